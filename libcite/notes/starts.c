/*
 * notes/starts.c: lines that may start a note (the first half of candidates.h).
 */
#include "core/array.h"
#include "core/str.h"
#include "notes/candidates.h"
#include "notes/continued.h"
#include "notes/evidence.h"
#include "notes/prose.h"
#include "notes/reference.h"
#include "notes/rules.h"
#include "notes/wording.h"
#include "text/utf8.h"

typedef CITE__ARRAY(struct cite__start) start_array;

/* Signs of a damaged mark at most: "190On the" is note 10. */
#define MOST_SIGNS 4

/* Lines read together for what the text says: a mark alone on its line has its text on the next. */
#define LINES_READ 5

/* An opening quotation mark starts a note's text far more often than it is what is left of a number. */
static bool opens_quote(uint32_t code)
{
    return code == 0x201C || code == 0x201E || code == 0x2018 || code == 0xAB || code == '"' || code == '(' ||
           code == '[';
}

/* Whether a note's text may begin with this code point. */
static bool may_begin(uint32_t code)
{
    return cite__utf8_is_upper(code) || opens_quote(code) || code == '<' || code == 0x2019 || code == '\'' ||
           cite__utf8_is_cjk(code);
}

/* Whether a text may begin with it right behind a number: "28(1)" and "9[a]" are one thing. */
static bool may_begin_fused(uint32_t code)
{
    return may_begin(code) && code != '(' && code != '[';
}

/* Whether a full stop or a closing bracket, and a blank, stand behind a mark. */
static bool ends_stopped(cite_str text, size_t at, size_t stop)
{
    return at + 1 < stop && (text.ptr[at] == '.' || text.ptr[at] == ')') && cite__is_space(text.ptr[at + 1]);
}

/* Whether a quotation mark at at opens nothing: "2‘ The Price of Salt" is what is left of 26, and "!'. Corti" of 11. */
static bool opens_nothing(cite_str text, size_t at, size_t stop)
{
    size_t len = 0;
    uint32_t code = cite__utf8_at(text, at, &len);
    bool quote = opens_quote(code) || code == 0x2019 || code == '\'';

    return quote && code != '(' && code != '[' && code != 0xAB && at + len < stop &&
           (text.ptr[at + len] == ' ' || ends_stopped(text, at + len, stop));
}

/* Fills *out with a mark whose number is not readable. */
static void set_damaged(struct cite__start *out, cite_str text, cite_span span, size_t stop)
{
    size_t body = span.end;
    enum cite__mark_style style = CITE__MARK_PLAIN;

    if (body < stop && (text.ptr[body] == '.' || text.ptr[body] == ')'))
        style = text.ptr[body++] == '.' ? CITE__MARK_DOT : CITE__MARK_PAREN;
    while (body < stop && cite__is_space(text.ptr[body]))
        body++;
    out->mark = (struct cite__mark){.span = span, .body = body, .style = style};
    out->alone = body >= stop;
}

/* "1O Text", "l2. Text", "'Z Text": digits, damage, letters that look like digits, and a capital behind a blank. */
static bool read_mixed(struct cite__start *out, cite_str text, size_t at, size_t stop)
{
    size_t end = at;
    size_t letters = 0;
    size_t others = 0;
    size_t len = 0;

    for (size_t signs = 0; end < stop && signs < MOST_SIGNS; signs++) {
        uint32_t code = cite__utf8_at(text, end, &len);
        if (ends_stopped(text, end, stop))
            break;
        /* "'s Avonds" and "'t Hart" are words. */
        bool word = cite__utf8_is_lower(code) && code != 'l' && code != 'o' && code != 'g';
        bool letter = cite__mark_is_letter(code) && !(word && (text.ptr[at] == '\'' || others == 0));
        bool digit = len == 1 && cite__is_digit(text.ptr[end]);
        if (!letter && !digit &&
            (opens_quote(code) || cite__utf8_is_letter(code) || !cite__mark_is_damage(code)))
            break;
        letters += letter;
        others += !letter;
        end += len;
    }
    if (letters == 0 || others == 0)
        return false;
    set_damaged(out, text, (cite_span){at, end}, stop);
    size_t behind = end + (out->mark.style != CITE__MARK_PLAIN);
    return out->mark.body > behind && out->mark.body < stop &&
           may_begin(cite__utf8_at(text, out->mark.body, &len));
}

/*
 * A damaged mark: one to four signs that damage leaves, digits among them, then a blank, or right away the capital or quotation
 * mark that the text begins with ("92Land-Locked", "190On the"). A capital that could be a digit needs the pattern of a name
 * behind it ("SPatrick").
 */
static bool read_damaged(struct cite__start *out, cite_str text, size_t at, size_t stop)
{
    size_t begin = at;
    size_t len = 0;

    for (int signs = 1; signs <= MOST_SIGNS && at < stop; signs++) {
        uint32_t code = cite__utf8_at(text, at, &len);
        bool letter = cite__utf8_is_letter(code);
        if (ends_stopped(text, at, stop) || (opens_quote(code) && !opens_nothing(text, at, stop)) ||
            !(cite__mark_is_damage(code) || (code >= '0' && code <= '9')) || (letter && signs > 1))
            return false;
        at += len;
        uint32_t next = at < stop ? cite__utf8_at(text, at, &len) : 0;
        bool blank = at >= stop || cite__utf8_is_space(next) || ends_stopped(text, at, stop);
        if (letter) {
            uint32_t after = cite__utf8_at(text, at + len, &len);
            if (!cite__utf8_is_upper(next) || !cite__utf8_is_lower(after))
                return false;
        } else if (!blank && (!may_begin_fused(next) || opens_nothing(text, at, stop))) {
            continue;
        }
        set_damaged(out, text, (cite_span){begin, at}, stop);
        out->fused = !blank;
        return true;
    }
    return false;
}

/* A well-printed mark that a note's text may follow: "28(1) June" and "2024, https" are none. */
static bool read_printed(struct cite__start *out, cite_str text, size_t at, size_t stop)
{
    size_t len = 0;

    if (!cite__mark_read(&out->mark, text, at) || out->mark.span.end > stop)
        return false;
    size_t end = out->mark.span.end;
    if (out->mark.style == CITE__MARK_SYMBOL && ends_stopped(text, end, stop)) /* "§. Text" was 5. */
        return false;
    uint32_t next = end < stop ? cite__utf8_at(text, end, &len) : 0;
    bool blank = end >= stop || cite__utf8_is_space(next);
    bool stopped = out->mark.body > end && !blank; /* 12. or 12) */
    enum cite__mark_style shape = cite__mark_shape(out->mark.style);
    bool letters = cite__mark_family(out->mark.style) != CITE__FAMILY_ARABIC;
    if (shape == CITE__MARK_PLAIN && !blank &&
        (letters || !may_begin_fused(next) || opens_nothing(text, end, stop)))
        return false;
    /* "a Text" may be a mark, "a text" and "I went" go on with a sentence. */
    if (shape == CITE__MARK_PLAIN && letters && out->mark.body < stop &&
        !may_begin(cite__utf8_at(text, out->mark.body, &len)))
        return false;
    if ((shape == CITE__MARK_DOT || shape == CITE__MARK_PAREN) && !blank && !stopped &&
        (letters || !may_begin(cite__utf8_at(text, end + 1, &len))))
        return false;
    out->fused = !blank && !stopped;
    out->alone = out->mark.body >= stop;
    return true;
}

/* "Note 12: Text". */
static bool read_word(struct cite__start *out, cite_str text, size_t at, size_t stop)
{
    if (!cite__wording_read(&out->mark, text, at) || out->mark.span.end > stop)
        return false;
    out->alone = out->mark.body >= stop;
    return true;
}

/* Whether a line starts with the mark that comes after another, or the first number after a sign: it is the next note's. */
static bool is_next(const struct cite__text *text, size_t line, const struct cite__mark *before)
{
    struct cite__mark mark;

    if (!cite__mark_read(&mark, text->bytes, text->lines[line].first))
        return false;
    bool sign = before->style == CITE__MARK_SYMBOL || before->number == 0;
    bool first = sign && mark.style != CITE__MARK_SYMBOL && mark.number == 1;
    return first || (before->number > 0 && mark.number == before->number + 1);
}

/* The text that follows a mark, up to a blank line, the next mark, and LINES_READ lines. */
static cite_str following(const struct cite__text *text, const struct cite__start *start)
{
    size_t end = text->lines[start->line].last;

    if (start->mark.body > end)
        end = start->mark.body;
    for (size_t i = start->line + 1; i < text->line_count && i < start->line + LINES_READ; i++) {
        bool blank = cite__line_blank(&text->lines[i]);
        if ((blank && !(start->alone && i == start->line + 1)) || (!blank && is_next(text, i, &start->mark)))
            break;
        if (!cite__line_blank(&text->lines[i]))
            end = text->lines[i].last;
    }
    size_t begin = start->mark.body;
    while (begin < end && cite__is_space(text->bytes.ptr[begin])) /* a mark alone on its line */
        begin++;
    return cite__slice(text->bytes, begin, end);
}

/* What something that is seen counts for, and how an explanation says it. */
struct sight {
    double weight;
    cite_str text;
};

#define SIGHT(weight, text) ((struct sight){weight, CITE__LIT(text)})

/* "vol.⏎12 (1933)": the number in front of the next line belongs to this word. */
bool cite__line_ends_in_counter(const struct cite__text *text, size_t line)
{
    static const cite_str counters[] = {
        {"vol.", 4},    {"vols.", 5},        {"no.", 3},     {"nos.", 4}, {"nr.", 3},   {"p.", 2},
        {"pp.", 3},     {"s.", 2},           {"bd.", 3},     {"ch.", 3},  {"art.", 4},  {"para.", 5},
        {"note", 4},    {"n.", 2},           {"t.", 2},      {"fig.", 4}, {"page", 4},  {"pages", 5},
        {"chapter", 7}, {"volume", 6},       {"section", 7}, {"part", 4}, {"table", 5}, {"figure", 6},
        {"doc.", 4},    {"\xE2\x84\x96", 3}, {"\xC2\xA7", 2}};
    cite_str before = cite__slice(text->bytes, text->lines[line].first, text->lines[line].last);
    size_t begin = before.len;

    while (begin > 0 && before.ptr[begin - 1] != ' ' && before.ptr[begin - 1] != '(')
        begin--;
    cite_str word = cite__slice(before, begin, before.len);
    for (size_t i = 0; i < sizeof counters / sizeof counters[0]; i++) {
        if (cite__str_equal_nocase(word, counters[i]))
            return true;
    }
    return false;
}

/* What the place says: a note starts behind a blank line, a page break, or a line that is complete. */
static struct sight position_of(const struct cite__text *text, size_t line)
{
    size_t len = 0;

    if (line == 0 || cite__line_blank(&text->lines[line - 1]) || text->lines[line - 1].furniture ||
        text->lines[line - 1].page != text->lines[line].page)
        return SIGHT(1.0, "behind a blank line, a running head or a page break");
    uint32_t last = cite__utf8_before(text->bytes, text->lines[line - 1].last, &len);
    if (cite__line_ends_in_counter(text, line - 1))
        return SIGHT(-2.5, "behind a word that a number belongs to");
    return cite__utf8_is_closing(last) && last != ',' ? SIGHT(0.5, "behind a line that is complete")
                                                      : SIGHT(-0.5, "behind a line that goes on");
}

/* What the first letter says: notes start with a capital, a quotation mark, an address; prose goes on in lower case. */
static struct sight opening_of(cite_str follow)
{
    size_t len = 0;

    if (follow.len == 0)
        return SIGHT(-1.0, "no text follows");
    uint32_t code = cite__utf8_at(follow, 0, &len);
    if (may_begin(code) || cite__str_starts(follow, CITE__LIT("http")) ||
        cite__str_starts(follow, CITE__LIT("www.")))
        return SIGHT(0.6, "its text begins with a capital, a quotation mark or an address");
    return cite__utf8_is_lower(code) ? SIGHT(-1.2, "its text begins in lower case")
                                     : SIGHT(0.0, "its text begins with neither a capital nor lower case");
}

/*
 * A note whose mark is lost altogether: "“Press Conference on 1 November,” https://…" behind a blank line, and what stands in
 * front is complete.
 */
static bool read_lost(struct cite__start *out, const struct cite__text *text, size_t line)
{
    size_t len = 0;
    size_t before = line;
    size_t begin = text->lines[line].first;

    while (before > 0 && cite__line_blank(&text->lines[before - 1]))
        before--;
    if (before == line || before == 0 || text->lines[before - 1].page != text->lines[line].page)
        return false;
    uint32_t last = cite__utf8_before(text->bytes, text->lines[before - 1].last, &len);
    if (!cite__utf8_is_closing(last) || last == ',' || last == ':' ||
        !may_begin(cite__utf8_at(text->bytes, begin, &len)))
        return false;
    *out = (struct cite__start){
        .line = line, .lost = true, .mark = {.span = {begin, begin}, .body = begin, .style = CITE__MARK_PLAIN}};
    return true;
}

/* What was seen of a candidate's mark. */
static void record_mark(const struct cite__start *start, cite_str bytes, const struct cite__env *env)
{
    cite_span span = start->mark.span;
    enum cite__note_rule rule = start->lost               ? CITE__RULE_MARK_LOST
                                : start->mark.number == 0 ? CITE__RULE_MARK_DAMAGED
                                                          : CITE__RULE_MARK_PRINTED;

    cite__note_fact(env, rule,
                    (struct cite__fact){.span = span,
                                        .number = start->mark.number,
                                        .detail = cite__slice(bytes, span.begin, span.end)});
}

/* What it says against a note that its text is set like a heading. */
#define TITLE 1.6

void cite__start_weigh(struct cite__start *start, const struct cite__text *text, struct cite__env *env)
{
    cite_span span = start->mark.span;

    if (start->weighed)
        return;
    cite_str follow = following(text, start);
    struct sight position = position_of(text, start->line);
    struct sight opening = opening_of(follow);
    /* "Octo⏎1⏎ber": a callout that stands on a line of its own. */
    if (start->alone && position.weight < 0.0 && opening.weight < 0.0)
        position = SIGHT(-4.0, "on a line of its own in the middle of a sentence");
    record_mark(start, text->bytes, env);
    cite__note_fact(env, CITE__RULE_POSITION,
                    (struct cite__fact){.span = span, .weight = position.weight, .detail = position.text});
    cite__note_fact(env, CITE__RULE_OPENING,
                    (struct cite__fact){.span = span, .weight = opening.weight, .detail = opening.text});
    start->position = position.weight;
    start->opening = opening.weight;
    start->likeness = start->opening + cite__note_likeness_of(span, follow, env);
    if (!start->alone && cite__item_is_title(text, start->line, start->mark.body)) {
        cite__note_fact(env, CITE__RULE_TITLE, (struct cite__fact){.span = span, .weight = -TITLE});
        start->likeness -= TITLE;
    }
    start->weighed = true;
}

static bool add_start(start_array *starts, const struct cite__text *text, struct cite__start start,
                      struct cite__env *env)
{
    struct cite__start *item = CITE__ARRAY_PUSH(starts, env->scratch);

    if (!item)
        return false;
    *item = start;
    if (!start.lost)
        cite__start_weigh(item, text, env);
    return true;
}

/* Adds what a line may start: "1O. Blum" may be note 10, or note 1 by O. Blum, and "M. Shaw" a mark, or a note that has lost its own. */
static bool list_line(start_array *starts, const struct cite__text *text, size_t line, struct cite__env *env)
{
    size_t first = text->lines[line].first;
    size_t last = text->lines[line].last;
    struct cite__start start = {.line = line};
    struct cite__start lost = {.line = line};
    bool mixed = read_mixed(&start, text->bytes, first, last);

    if (mixed && !add_start(starts, text, start, env))
        return false;
    start = (struct cite__start){.line = line};
    bool marked = read_printed(&start, text->bytes, first, last) ||
                  read_word(&start, text->bytes, first, last) ||
                  (!mixed && read_damaged(&start, text->bytes, first, last));
    if (marked && !add_start(starts, text, start, env))
        return false;
    /* An initial, "M. Shaw", is one letter. */
    bool initial = marked && start.mark.letter > 0 && start.mark.span.end - start.mark.span.begin == 1;
    if ((marked && !initial) || !read_lost(&lost, text, line))
        return true;
    return add_start(starts, text, lost, env);
}

cite_status cite__starts_list(struct cite__starts *out, const struct cite__text *text, struct cite__env *env)
{
    start_array starts = {0};
    bool asked = false;
    bool references = false;

    for (size_t i = 0; i < text->line_count; i++) {
        const struct cite__line *line = &text->lines[i];
        if (cite__line_blank(line) || line->furniture)
            continue;
        if (cite__reference_is(cite__slice(text->bytes, line->first, line->last))) {
            references = asked ? references : cite__reference_used(text->bytes);
            asked = true;
            if (references)
                continue;
        }
        if (cite__line_is_quoted(text, i) || cite__continued_behind(text->bytes, line->first) != line->first)
            continue; /* mail that is quoted; the label of a note that goes on here */
        if (!list_line(&starts, text, i, env))
            return CITE__ENV_MEMORY(env);
    }
    *out = (struct cite__starts){starts.items, starts.count};
    return env->scratch->failed ? CITE__ENV_MEMORY(env) : CITE_OK;
}
