/*
 * citations/tokens.c: see tokens.h. One pass cuts, a second pairs (in pairs.c).
 */
#include "citations/tokens.h"

#include "citations/pairs.h"
#include "core/array.h"
#include "core/str.h"
#include "text/utf8.h"

struct cutter {
    cite_str text;
    CITE__ARRAY(struct cite__token) tokens;
    struct cite__arena *arena;
};

/* Marks outside ASCII and the ASCII mark each counts as. Quotation marks have their form judged by pairs.c. */
static const struct {
    uint32_t code;
    char mark;
} marks[] = {
    {0x2018, '\''}, {0x2019, '\''}, {0x201A, '\''}, {0x201B, '\''}, {0x2039, '\''}, {0x203A, '\''},
    {0x201C, '"'},  {0x201D, '"'},  {0x201E, '"'},  {0x201F, '"'},  {0xAB, '"'},    {0xBB, '"'},
    {0x300A, '"'},  {0x300B, '"'},  {0x300C, '"'},  {0x300D, '"'},  {0x300E, '"'},  {0x300F, '"'},
    {0x2010, '-'},  {0x2011, '-'},  {0x2012, '-'},  {0x2013, '-'},  {0x2014, '-'},  {0x2015, '-'},
    {0x2212, '-'},  {0xFF1B, ';'},  {0xFF0C, ','},  {0x3001, ','},  {0x3002, '.'},  {0xFF0E, '.'},
    {0xFF1A, ':'},  {0xFF1F, '?'},  {0xFF01, '!'},  {0xFF08, '('},  {0xFF09, ')'},  {0x3010, '['},
    {0x3011, ']'},  {0xA7, '#'},    {0x2116, '#'},  {0x2026, '~'},
};

static char mark_of(uint32_t code)
{
    if (code == '_')
        return '*'; /* both set emphasis in plain text: *Title*, _Title_ */
    if (code < 0x80)
        return (char)code;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (marks[i].code == code)
            return marks[i].mark;
    }
    return '~';
}

static uint32_t code_at(const struct cutter *cutter, size_t at, size_t *len)
{
    if (at < cutter->text.len && (unsigned char)cutter->text.ptr[at] < 0x80) {
        *len = 1;
        return (unsigned char)cutter->text.ptr[at];
    }
    return cite__utf8_at(cutter->text, at, len);
}

static bool letter_at(const struct cutter *cutter, size_t at, size_t *len)
{
    uint32_t code = code_at(cutter, at, len);

    if (code < 0x80)
        return *len > 0 && cite__is_alpha((char)code);
    return cite__utf8_is_letter(code) || (code >= 0x300 && code < 0x370); /* or a combining accent */
}

static bool digit_at(const struct cutter *cutter, size_t at)
{
    return at < cutter->text.len && cite__is_digit(cutter->text.ptr[at]);
}

static struct cite__token *push(struct cutter *cutter, size_t begin, size_t end, enum cite__token_kind kind)
{
    struct cite__token *token = CITE__ARRAY_PUSH(&cutter->tokens, cutter->arena);

    if (token)
        *token = (struct cite__token){
            .begin = begin, .end = end, .mate = CITE_NONE, .link = CITE_NONE, .kind = kind};
    return token;
}

/* How far [begin, at) goes on as a word; *letters counts its letters since the last joint. */
static size_t joint(const struct cutter *cutter, size_t at, size_t letters)
{
    size_t len = 0;
    size_t next = 0;
    uint32_t code = code_at(cutter, at, &len);
    bool hyphen = code == '-' || code == 0x2010 || code == 0x2011;
    bool apostrophe = code == '\'' || code == 0x2019;
    bool initial = code == '.' && letters <= 2;

    if (len == 0 || !(hyphen || apostrophe || initial))
        return at;
    if (!letter_at(cutter, at + len, &next) && !(hyphen && digit_at(cutter, at + len)))
        return at;
    uint32_t follower = code_at(cutter, at + len, &next);
    if (initial && letters == 2 && !cite__utf8_is_upper(follower))
        return at;
    return at + len;
}

/* Steps over one letter, digit or joint of a word; at where the word ends. */
static size_t word_step(const struct cutter *cutter, size_t at, size_t *letters, bool *inner_stop)
{
    size_t len = 0;
    size_t next = joint(cutter, at, *letters);

    if (next > at) {
        *inner_stop |= cutter->text.ptr[at] == '.';
        *letters = 0;
        return next;
    }
    if (letter_at(cutter, at, &len)) {
        (*letters)++;
        return at + len;
    }
    size_t ignored = 0;
    if (digit_at(cutter, at) && !cite__utf8_is_cjk(cite__utf8_before(cutter->text, at, &ignored))) {
        *letters += 3; /* no initial */
        return at + 1;
    }
    return at;
}

struct shape {
    size_t letters;
    size_t small;
    bool upper;
    bool cjk;
};

static struct shape shape_of(const struct cutter *cutter, size_t begin, size_t end)
{
    struct shape shape = {0};

    for (size_t at = begin; at < end;) {
        size_t len = 0;
        uint32_t code = code_at(cutter, at, &len);
        if (cite__utf8_is_letter(code)) {
            bool lower = cite__utf8_is_lower(code);
            if (shape.letters == 0) {
                shape.upper = !lower;
                shape.cjk = cite__utf8_is_cjk(code);
            }
            shape.letters++;
            shape.small += lower;
        }
        at += len > 0 ? len : 1;
    }
    return shape;
}

static bool is_initial(cite_str word, size_t letters, bool inner_stop)
{
    return letters == 1 || (inner_stop && letters <= 4) ||
           (letters == 2 && cite__str_find_byte(word, '-', 0) != CITE_NONE);
}

static size_t cut_word(struct cutter *cutter, size_t begin)
{
    size_t letters = 0;
    size_t end = begin;
    bool inner_stop = false;

    for (size_t at = begin;; at = end) {
        for (; at < cutter->text.len && cite__is_alpha(cutter->text.ptr[at]); at++)
            letters++;
        end = word_step(cutter, at, &letters, &inner_stop);
        if (end == at)
            break;
    }
    struct cite__token *token = push(cutter, begin, end, CITE__TOKEN_WORD);
    if (!token)
        return end;
    cite_str text = cite__slice(cutter->text, begin, end);
    const struct cite__word *word = cite__word_find(text);
    struct shape shape = shape_of(cutter, begin, end);
    token->words = word ? word->flags : 0;
    token->value = word ? word->value : 0;
    token->upper = shape.upper;
    token->cjk = shape.cjk;
    token->caps = shape.small == 0 && shape.letters >= 2 && !shape.cjk;
    token->initial = shape.upper && !shape.cjk && is_initial(text, shape.letters, inner_stop);
    bool stopped = end < cutter->text.len && cutter->text.ptr[end] == '.';
    token->initial |= stopped && shape.upper && (token->words & CITE__WORD(DIGRAPH)) != 0;
    bool takes_stop = inner_stop || token->initial || (token->words & CITE__WORD(ABBREV)) != 0;
    if (takes_stop && stopped) {
        token->stop = true;
        token->end = ++end;
    }
    return end;
}

/* A dash, slash or stop with a digit behind it goes on a number. */
static size_t number_joint(const struct cutter *cutter, size_t at)
{
    size_t len = 0;
    uint32_t code = code_at(cutter, at, &len);
    bool joins = len > 0 && (code == '.' || code == '/' || mark_of(code) == '-');

    return joins && digit_at(cutter, at + len) ? at + len : at;
}

static size_t cut_number(struct cutter *cutter, size_t begin)
{
    size_t end = begin;
    size_t len = 0;
    size_t suffix = 0;

    while (digit_at(cutter, end)) {
        end++;
        end = number_joint(cutter, end);
    }
    for (size_t at = end; letter_at(cutter, at, &len); at += len) {
        size_t ignored = 0;
        if (cite__utf8_is_cjk(code_at(cutter, at, &ignored)))
            break;
        suffix = at + len;
    }
    push(cutter, begin, suffix > 0 && suffix - end <= 2 ? suffix : end, CITE__TOKEN_NUMBER);
    return suffix > 0 && suffix - end <= 2 ? suffix : end;
}

/* One token that is no link, from at on; returns its end. */
static size_t cut_one(struct cutter *cutter, size_t at)
{
    size_t len = 0;
    uint32_t code = code_at(cutter, at, &len);

    if (cite__utf8_is_space(code))
        return at + len;
    if (digit_at(cutter, at))
        return cut_number(cutter, at);
    size_t ignored = 0;
    if (letter_at(cutter, at, &ignored))
        return cut_word(cutter, at);
    struct cite__token *token = push(cutter, at, at + len, CITE__TOKEN_MARK);
    if (token)
        token->mark = mark_of(code);
    return at + len;
}

bool cite__tokens_read(struct cite__tokens *out, cite_str text, const struct cite__token_link *links,
                       size_t link_count, struct cite__arena *arena)
{
    struct cutter cutter = {.text = text, .arena = arena};
    size_t next = 0;
    size_t at = 0;

    if (cutter.text.len > CITE__TOKENS_BYTES)
        cutter.text.len = CITE__TOKENS_BYTES;
    while (at < cutter.text.len) {
        while (next < link_count && links[next].end <= at)
            next++;
        if (next < link_count && links[next].begin <= at) {
            struct cite__token *token = push(&cutter, at, links[next].end, CITE__TOKEN_LINK);
            if (token)
                token->link = links[next].link;
            at = links[next++].end;
            continue;
        }
        size_t whole = cutter.text.len;
        if (next < link_count && links[next].begin < whole)
            cutter.text.len = links[next].begin; /* a word may not run into a link */
        at = cut_one(&cutter, at);
        cutter.text.len = whole;
    }
    *out = (struct cite__tokens){text, cutter.tokens.items, cutter.tokens.count};
    if (arena->failed)
        return false;
    cite__pairs_find(out);
    return true;
}

cite_str cite__run_text(const struct cite__tokens *tokens, struct cite__run run)
{
    if (run.begin >= run.end || run.end > tokens->count)
        return (cite_str){"", 0};
    return cite__slice(tokens->text, tokens->items[run.begin].begin, tokens->items[run.end - 1].end);
}

int cite__token_year(const struct cite__tokens *tokens, size_t index)
{
    size_t used = 0;

    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER))
        return 0;
    size_t year = cite__str_number(cite__token_text(tokens, index), 99999, &used);
    return used == 4 && year >= 1500 && year < 2100 ? (int)year : 0;
}
