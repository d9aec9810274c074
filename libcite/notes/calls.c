/*
 * notes/calls.c: places that may call a note (the second half of candidates.h).
 */
#include "core/array.h"
#include "core/str.h"
#include "notes/callglued.h"
#include "notes/callplace.h"
#include "notes/calltail.h"
#include "notes/candidates.h"
#include "notes/numerals.h"
#include "notes/quotation.h"
#include "notes/wording.h"
#include "text/utf8.h"

typedef CITE__ARRAY(struct cite__call) call_array;

/* Signs of a damaged callout at most: "there.*®", "democracies.>?>". */
#define MOST_SIGNS 4

/* Digits of a callout at most. */
#define MOST_DIGITS 4

#define YEAR_DIGITS ((size_t)4)

/* What a byte may begin; a stop begins nothing, but a letter behind it may. */
enum lead { NOTHING, STOP, DIGIT, MARKUP, SIGN, LETTER, NATIVE };

/* Letters are asked for apart: 0xCA and 0xCB begin raised letters (ʰ), 0xD9 to 0xEF digits of scripts that have their own. */
static const unsigned char leads[256] = {
    ['0'] = DIGIT,   ['1'] = DIGIT,   ['2'] = DIGIT,   ['3'] = DIGIT,   ['4'] = DIGIT,   ['5'] = DIGIT,
    ['6'] = DIGIT,   ['7'] = DIGIT,   ['8'] = DIGIT,   ['9'] = DIGIT,   ['<'] = MARKUP,  ['$'] = MARKUP,
    ['^'] = MARKUP,  ['['] = MARKUP,  ['('] = MARKUP,  [0xCA] = MARKUP, [0xCB] = MARKUP, [0xE3] = MARKUP,
    ['!'] = SIGN,    ['?'] = SIGN,    ['>'] = SIGN,    ['*'] = SIGN,    ['\''] = SIGN,   ['%'] = SIGN,
    ['&'] = SIGN,    ['~'] = SIGN,    ['+'] = SIGN,    ['|'] = SIGN,    ['='] = SIGN,    ['_'] = SIGN,
    [0xC2] = SIGN,   [0xE2] = SIGN,   [0xD9] = NATIVE, [0xDB] = NATIVE, [0xDF] = NATIVE, [0xE0] = NATIVE,
    [0xE1] = NATIVE, [0xEF] = NATIVE, ['.'] = STOP,    [','] = STOP,    [';'] = STOP,    [':'] = STOP,
    ['"'] = STOP,    [')'] = STOP,    [']'] = STOP,    ['}'] = STOP,
};

static enum lead lead_of(char byte)
{
    return cite__is_alpha(byte) ? LETTER : (enum lead)leads[(unsigned char)byte];
}

/* How many capital letters, ten at most, stand in front of at. */
static size_t capitals_before(cite_str text, size_t at)
{
    size_t count = 0;

    while (count < at && count < 10 && cite__is_upper(text.ptr[at - 1 - count]))
        count++;
    return count;
}

/* "of 8 March 19908;", "of 201932": a callout behind a year. */
static bool read_behind_year(struct cite__call *out, cite_str text, size_t at)
{
    size_t used = 0;
    size_t rest = 0;
    cite_str tail = cite__slice(text, at, text.len);

    while (used < tail.len && used < YEAR_DIGITS + MOST_DIGITS && cite__is_digit(tail.ptr[used]))
        used++;
    if (used <= YEAR_DIGITS || used > YEAR_DIGITS + 3 || tail.ptr[YEAR_DIGITS] == '0')
        return false;
    size_t year = cite__str_number(cite__slice(tail, 0, YEAR_DIGITS), 9999, &rest);
    size_t number = cite__str_number(cite__slice(tail, YEAR_DIGITS, used), CITE__LARGEST_NUMBER, &rest);
    if (year < 1500 || year > 2099 || !cite__callplace_before(&out->place, text, at) ||
        out->place == CITE__PLACE_WORD || cite__callplace_within_number(text, at) ||
        !cite__callplace_may_follow(text, at + used))
        return false;
    *out = (struct cite__call){.span = {at + YEAR_DIGITS, at + used},
                               .number = number,
                               .style = CITE__MARK_PLAIN,
                               .place = CITE__PLACE_WORD};
    return true;
}

static bool read_digits(struct cite__call *out, cite_str text, size_t at)
{
    size_t used = 0;
    size_t number = cite__str_number(cite__slice(text, at, text.len), CITE__LARGEST_NUMBER, &used);

    if (used == 0 || used > MOST_DIGITS || number == 0 || text.ptr[at] == '0')
        return false;
    if (!cite__callplace_before(&out->place, text, at) || cite__callplace_within_number(text, at) ||
        !cite__callplace_may_follow(text, at + used))
        return false;
    /* "2. Bleed every radiator": an item of a list. */
    if (at > 0 && text.ptr[at - 1] == '\n' && at + used < text.len &&
        (text.ptr[at + used] == '.' || text.ptr[at + used] == ')'))
        return false;
    /* Scripts without blanks go on right behind a callout (。1后来), but 3页 and 5月 are no callouts. */
    size_t len = 0;
    if (out->place != CITE__PLACE_STOP && cite__utf8_is_cjk(cite__utf8_at(text, at + used, &len)))
        return false;
    if (out->place == CITE__PLACE_WORD && cite__callplace_formula(text, at)) {
        /* "Directive 2003/30/EC23", "the TFEU17" and "the EU29" may call a note, "CO2" and "G20" rather do not. */
        if (capitals_before(text, at) < 2 || (capitals_before(text, at) == 2 && used == 1))
            return false;
        out->place = CITE__PLACE_NUMBER;
    }
    out->span = (cite_span){at, at + used};
    out->number = number;
    out->style = CITE__MARK_PLAIN;
    size_t word =
        out->place == CITE__PLACE_SPACED_WORD || text.ptr[at - 1] == ' ' ? cite__wording_calls(text, at) : at;
    if (word < at) {
        out->span.begin = word;
        out->style = CITE__MARK_WORD;
        out->place = CITE__PLACE_STOP;
    }
    return true;
}

/* Whether a number and one blank stand in front of at. */
static bool digit_spaced(cite_str text, size_t at)
{
    return at >= 2 && cite__is_space(text.ptr[at - 1]) && cite__is_digit(text.ptr[at - 2]);
}

/*
 * Whether a sign that ends at end may call a note: behind a blank only where it is glued to nothing either ("T. Weber *, Vienna",
 * an author's line), for "a * b" is a product and "*Text*" is emphasis.
 */
static bool may_call_by_sign(enum cite__place place, cite_str text, size_t end)
{
    bool line_end = end >= text.len || text.ptr[end] == '\n' || text.ptr[end] == '\r';
    bool comma = !line_end && (text.ptr[end] == ',' || text.ptr[end] == ';' || text.ptr[end] == '.');

    if (place == CITE__PLACE_SPACED_STOP || place == CITE__PLACE_SPACED_WORD)
        return line_end || comma;
    return cite__callplace_may_follow(text, end);
}

static bool read_markup(struct cite__call *out, cite_str text, size_t at)
{
    struct cite__mark mark;
    size_t len = 0;

    if (!cite__mark_read(&mark, text, at) || cite__mark_shape(mark.style) == CITE__MARK_PLAIN)
        return false;
    uint32_t before = cite__utf8_before(text, at, &len);
    enum cite__mark_style shape = cite__mark_shape(mark.style);
    bool raised = shape == CITE__MARK_RAISED || shape == CITE__MARK_CARET;
    /* "kg⁻¹", "x²", "10⁶": an exponent stands behind a unit, a variable or a number; "in 2014⁵" is none. */
    bool digit = before >= '0' && before <= '9';
    bool year = digit && cite__callplace_digits(text, at) == 4;
    if (raised &&
        (len == 0 || (cite__utf8_is_letter(before) && cite__callplace_formula(text, at)) || (digit && !year)))
        return false;
    bool marked = shape == CITE__MARK_BRACKET || shape == CITE__MARK_CARET;
    if (year)
        out->place = CITE__PLACE_WORD;
    else if (marked && digit_spaced(text, at)) /* "closed by 1930 [2]" */
        out->place = CITE__PLACE_SPACED_WORD;
    else if (!cite__callplace_before(&out->place, text, at)) {
        /* "[ix][x]": marks follow each other. */
        if (before != ']' && before != '>' && before != '*' && before != '_')
            return false;
        out->place = CITE__PLACE_STOP;
    }
    if (!raised && out->place == CITE__PLACE_WORD && cite__callplace_formula(text, at))
        return false;
    if (mark.style == CITE__MARK_SYMBOL && !may_call_by_sign(out->place, text, mark.span.end))
        return false;
    out->span = mark.span;
    out->number = mark.number;
    out->letter = mark.letter;
    out->style = mark.style;
    return true;
}

/* Digits of another script than ours: "حجر.١". */
static bool read_native(struct cite__call *out, cite_str text, size_t at)
{
    struct cite__numeral numeral;
    size_t len = 0;

    if (!cite__numeral_digits(&numeral, text, at))
        return read_markup(out, text, at);
    uint32_t before = cite__utf8_before(text, at, &len);
    if (!cite__callplace_before(&out->place, text, at) || cite__utf8_digit(before) >= 0)
        return false;
    /* "٣.٥": the stop stands within a number of the same script. */
    uint32_t first = cite__utf8_at(text, at, &len);
    uint32_t zero = first - (uint32_t)cite__utf8_digit(first);
    (void)cite__utf8_before(text, at, &len);
    uint32_t last = cite__utf8_before(text, at - len, &len);
    bool within = last >= zero && last - zero < 10;
    if ((out->place == CITE__PLACE_STOP && within) || !cite__callplace_may_follow(text, numeral.end))
        return false;
    bool cjk = cite__utf8_is_cjk(cite__utf8_at(text, numeral.end, &len));
    *out = (struct cite__call){
        .span = {at, numeral.end}, .number = numeral.arabic, .style = CITE__MARK_PLAIN, .place = out->place};
    return out->place == CITE__PLACE_STOP || !cjk;
}

/*
 * One to four signs of damage (digits among them) behind a stop, as in "operations.?" and "YouTube.*", or behind a stop and a
 * blank ("allies, '°"). Closing quotation marks alone are just that, unless the single kind stands alone behind a stop.
 */
static bool read_signs(struct cite__call *out, cite_str text, size_t at)
{
    size_t begin = at;
    size_t len = 0;
    int signs = 0;
    int quotes = 0;
    int digits = 0;
    int leading = 0; /* quotation marks in front of all else */

    if (!cite__callplace_before(&out->place, text, at) || out->place == CITE__PLACE_WORD ||
        out->place == CITE__PLACE_SPACED_WORD)
        return false;
    if (cite__is_digit(text.ptr[at]) && cite__callplace_within_number(text, at))
        return false;
    if (cite__callplace_asks(text, at))
        return false;
    while (signs < MOST_SIGNS) {
        uint32_t code = cite__utf8_at(text, at, &len);
        bool digit = code >= '0' && code <= '9';
        if (len == 0 || cite__utf8_is_letter(code) || code == ')' || code == '(' || code == ']' ||
            code == '[' || !(digit || cite__mark_is_damage(code)))
            break;
        if (leading == signs && cite__quotation_closes(text, at, code))
            return false; /* what stands behind it is read by itself */
        bool quote = code == 0x201D || code == '"' || code == 0xBB;
        leading += quote && leading == signs;
        quotes += code == 0x201D || code == '"';
        digits += digit;
        signs++;
        at += len;
    }
    /* “the roof,”1 wrote: the quotation mark closes, and the digits are read by themselves. */
    if (signs == quotes || signs == digits || (leading > 0 && digits > 0 && signs - leading == digits) ||
        !cite__callplace_may_follow(text, at))
        return false;
    out->span = (cite_span){begin, at};
    out->number = 0;
    out->style = CITE__MARK_PLAIN;
    return true;
}

/* Signs of damage, or one symbol: the longer reading, for "there.*®" is no asterisk. */
static bool read_longer(struct cite__call *out, cite_str text, size_t at)
{
    struct cite__call signs = {.number = 0};

    if (!read_signs(&signs, text, at))
        return read_markup(out, text, at);
    if (!read_markup(out, text, at) || signs.span.end > out->span.end)
        *out = signs;
    return true;
}

/* Digits, or digits with signs of damage behind them ("down.2>"), where those are more than a quotation mark. */
static bool read_number(struct cite__call *out, cite_str text, size_t at)
{
    struct cite__call signs = {.number = 0};
    size_t len = 0;

    if (cite__callglued_mixed(out, text, at))
        return true;
    if (!read_digits(out, text, at))
        return read_behind_year(out, text, at) || read_signs(out, text, at);
    uint32_t next = cite__utf8_at(text, out->span.end, &len);
    bool single = next == 0x2019 || next == '\'';
    bool quote = next == 0x201D || next == '"' || next == 0xBB ||
                 (single && cite__quotation_closes(text, out->span.end, next));
    bool stop = cite__utf8_is_stop(next);
    if (!quote && !stop && read_signs(&signs, text, at) && signs.span.end > out->span.end)
        *out = signs;
    return true;
}

/* Reads whatever call begins at at; out->span.end tells how far it goes. */
static bool read_call(struct cite__call *out, cite_str text, size_t at)
{
    switch (lead_of(text.ptr[at])) {
    case NOTHING:
    case STOP: return false;
    case DIGIT: return read_number(out, text, at);
    case MARKUP: return read_markup(out, text, at);
    case SIGN: return read_longer(out, text, at);
    case LETTER: return cite__callglued_letters(out, text, at) || cite__callglued_mixed(out, text, at);
    case NATIVE: return read_native(out, text, at);
    }
    return false;
}

/* Whether the letter at at, if it is one, may stand behind a stop: nearly all stand in words, or behind a blank. */
static bool may_be_letter(cite_str bytes, size_t at)
{
    return at > 0 && at < bytes.len && cite__is_alpha(bytes.ptr[at]) && !cite__is_alnum(bytes.ptr[at - 1]) &&
           !cite__is_space(bytes.ptr[at - 1]);
}

/* The next place, from at on, where a call may begin; the end of the text where there is none. */
static size_t next_place(cite_str bytes, size_t at)
{
    if (may_be_letter(bytes, at))
        return at;
    for (; at < bytes.len; at++) {
        unsigned char byte = (unsigned char)bytes.ptr[at];
        if (byte < 0x80 && leads[byte] == NOTHING)
            continue;
        if (leads[byte] > STOP)
            return at;
        if (may_be_letter(bytes, at + 1))
            return at + 1;
    }
    return at;
}

static bool add_call(call_array *calls, const struct cite__call *call, struct cite__env *env)
{
    struct cite__call *item = CITE__ARRAY_PUSH(calls, env->scratch);

    if (item)
        *item = *call;
    return item != NULL;
}

/* Adds what the tails of a run of digits may call. false when memory is out. */
static bool add_tails(call_array *calls, cite_str bytes, cite_span run, struct cite__env *env)
{
    struct cite__call tails[CITE__MOST_TAILS];
    size_t count = cite__calltail_list(tails, bytes, run);

    for (size_t i = 0; i < count; i++) {
        if (!add_call(calls, &tails[i], env))
            return false;
    }
    return true;
}

cite_status cite__calls_list(struct cite__calls *out, const struct cite__text *text, struct cite__env *env)
{
    call_array calls = {0};
    cite_str bytes = text->bytes;
    size_t at = next_place(bytes, 0);

    while (at < bytes.len) {
        enum lead lead = lead_of(bytes.ptr[at]);
        struct cite__call call = {.number = 0};
        bool found = read_call(&call, bytes, at);
        /* A run of digits is one thing: its tail is no callout of its own, unless a name's number stands in front of it. */
        size_t next = at + 1;
        while (lead == DIGIT && next < bytes.len && cite__is_digit(bytes.ptr[next]))
            next++;
        if (found && !add_call(&calls, &call, env))
            return CITE__ENV_MEMORY(env);
        bool whole = found && call.span.begin == at && call.span.end > next;
        if (lead == DIGIT && !whole && !add_tails(&calls, bytes, (cite_span){at, next}, env))
            return CITE__ENV_MEMORY(env);
        at = next_place(bytes, found ? call.span.end : next);
    }
    *out = (struct cite__calls){calls.items, calls.count, bytes};
    return CITE_OK;
}

size_t cite__calls_from(const struct cite__calls *calls, size_t offset)
{
    size_t low = 0;
    size_t high = calls->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (calls->items[middle].span.begin < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
