/*
 * fix/finder.c: see finder.h.
 */
#include "fix/finder.h"

#include "core/str.h"
#include "fix/address.h"

#include <string.h>

/* The longest address that is looked for, as links go. */
#define RUN_MAX ((size_t)8 * 1024)

/* Places where an address may end that are tried: signs behind it, and brackets in it. */
#define ENDS_MAX ((size_t)32)

/* Of one row of closing signs. */
#define CLOSERS_MAX ((size_t)16)

/* Brackets and the like in one address. Behind each another one may begin, so this is how often a byte is read. */
#define SOFT_MAX ((size_t)4)

/*
 * A text without blanks can make each address reach over many others, which are then read again and again. Where that has
 * taken more than so many steps for each byte of the source, addresses are read as far as most of them go, and no further.
 */
#define STEPS_PER_BYTE ((size_t)32)
#define STEPS_AT_LEAST ((size_t)1024 * 1024)
#define TIRED_RUN      ((size_t)128)
#define TIRED_ENDS     ((size_t)2)

/* What is put in front of an address without a scheme. */
#define SCHEME     "https://"
#define SCHEME_LEN (sizeof SCHEME - 1)

bool cite__finder_init(struct cite__finder *finder, struct cite_fix *fix, cite__fix_step step)
{
    *finder = (struct cite__finder){.fix = fix, .step = step};
    cite__buf_init(&finder->key, &fix->allocator, 4 * RUN_MAX);
    char *room = cite__arena_alloc(&fix->arena, SCHEME_LEN + RUN_MAX);
    finder->offsets = cite__arena_alloc(&fix->arena, (RUN_MAX + 1) * sizeof *finder->offsets);
    if (!room || !finder->offsets)
        return false;
    memcpy(room, SCHEME, SCHEME_LEN);
    finder->run = room + SCHEME_LEN;
    return true;
}

bool cite__finder_release(struct cite__finder *finder)
{
    cite__buf_release(&finder->key);
    return !finder->failed;
}

/* No format lets these stand in an address. */
static bool is_hard(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F || c == '<' || c == '>' || c == '"';
}

/* An address may hold these, though it should not, or end in front of one. */
static bool is_soft(char c)
{
    return c != '\0' && strchr("[]{}|\\^`", c);
}

/* Signs that close a sentence or a bracket, or emphasis. */
static bool is_closer(char c)
{
    return c != '\0' && strchr(".,;:!?)'*_~", c);
}

/* Blanks, quotation marks and punctuation above ASCII: no letters, which may stand in an address. */
static bool is_high_sign(cite_str text, size_t at)
{
    static const struct {
        unsigned begin, end;
    } signs[] = {{0xA0, 0xBF},     {0x2000, 0x206F}, {0x3000, 0x303F}, {0xFF01, 0xFF0F},
                 {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}};
    const unsigned char *p = (const unsigned char *)text.ptr + at;
    bool well_formed = false;
    size_t step = cite__utf8_step(text, at, &well_formed);
    unsigned code = 0;

    if (well_formed && step == 2)
        code = (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    else if (well_formed && step == 3)
        code = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (code >= signs[i].begin && code <= signs[i].end)
            return true;
    }
    return false;
}

static bool is_tired(const struct cite__finder *finder, size_t at)
{
    return finder->steps > STEPS_AT_LEAST && (finder->steps - STEPS_AT_LEAST) / STEPS_PER_BYTE > at;
}

/* Reads what may be an address from begin on; where the reading ended. */
static size_t read_run(struct cite__finder *finder, cite_str text, size_t begin)
{
    size_t most = is_tired(finder, begin) ? TIRED_RUN : RUN_MAX;
    size_t at = begin;
    size_t soft = 0;

    finder->len = 0;
    finder->whole = true;
    while (at < text.len) {
        char c = '\0';
        size_t used = finder->step(&c, text, at);
        if (used == 0 || is_hard(c))
            break;
        soft += is_soft(c);
        if (finder->len == most || soft > SOFT_MAX) {
            finder->whole = false;
            break;
        }
        finder->run[finder->len] = c;
        finder->offsets[finder->len++] = at;
        at += used;
    }
    finder->offsets[finder->len] = at;
    finder->steps += finder->len;
    return at;
}

/* Passes what is left of a run: in it no other address begins, but behind a sign that ends this one. */
static size_t pass_run(const struct cite__finder *finder, cite_str text, size_t at)
{
    for (size_t i = 0; i < finder->len; i++) {
        if (is_soft(finder->run[i]))
            return finder->offsets[i];
    }
    while (at < text.len) {
        char c = '\0';
        size_t used = finder->step(&c, text, at);
        if (used == 0 || is_hard(c) || is_soft(c))
            break;
        at += used;
    }
    return at;
}

struct ends {
    size_t at[ENDS_MAX]; /* rising */
    size_t count;
};

/* An address may end at first, or behind any of the closing signs from there to last. */
static void add_ends(struct ends *ends, size_t first, size_t last)
{
    for (size_t at = first; at <= last && at - first < CLOSERS_MAX && ends->count < ENDS_MAX; at++) {
        if (ends->count == 0 || ends->at[ends->count - 1] < at)
            ends->at[ends->count++] = at;
    }
}

/*
 * Where the address in the run may end: at its end, in front of closing signs there, in front of a sign that should not be
 * in it, and in front of a bracket that it does not open.
 */
static void find_ends(struct ends *ends, const struct cite__finder *finder)
{
    cite_str run = {finder->run, finder->len};
    size_t first = 0; /* where the closing signs at hand begin */
    size_t open = 0;

    ends->count = 0;
    for (size_t i = 0; i < run.len;) {
        char c = run.ptr[i];
        bool well_formed = false;
        size_t step = (unsigned char)c < 0x80 ? 1 : cite__utf8_step(run, i, &well_formed);
        bool unopened = c == ')' && open == 0;
        open += c == '(';
        open -= c == ')' && open > 0;
        if (is_soft(c) || unopened || ((unsigned char)c >= 0x80 && is_high_sign(run, i)))
            add_ends(ends, first, i);
        if (!is_closer(c) && !is_soft(c))
            first = i + step;
        i += step;
    }
    if (finder->whole)
        add_ends(ends, first, run.len);
}

/* The target of the first len bytes of the run, in front of which a scheme is missing where it is bare. */
static size_t target_of(struct cite__finder *finder, size_t len, bool bare)
{
    size_t before = bare ? SCHEME_LEN : 0;

    finder->steps += len;
    cite__buf_clear(&finder->key);
    cite__fix_key(&finder->key, (cite_str){finder->run - before, before + len});
    if (finder->key.failed == CITE_ERROR_MEMORY)
        finder->failed = true;
    if (finder->key.failed != CITE_OK)
        return CITE_NONE;
    return cite__map_get(&finder->fix->by_key, cite__buf_view(&finder->key));
}

static void set_found(struct cite__found *out, const struct cite__finder *finder, size_t len, size_t target)
{
    out->span = (cite_span){finder->offsets[0], finder->offsets[len]};
    out->target = target;
    out->escaped = out->span.end - out->span.begin != len;
}

/* Whether a span lies in an address that goes on in the next line. */
static bool is_broken(struct cite__finder *finder, cite_span span)
{
    const struct cite_fix *fix = finder->fix;

    while (finder->broken < fix->broken_count && fix->broken[finder->broken].end <= span.begin)
        finder->broken++;
    return finder->broken < fix->broken_count && fix->broken[finder->broken].begin < span.end;
}

/* Where the scheme in front of "://" begins; colon where none stands there that is ours. */
static size_t scheme_begin(cite_str text, size_t from, size_t colon)
{
    static const cite_str schemes[] = {CITE__ROW("https"), CITE__ROW("http"), CITE__ROW("ftp")};

    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        size_t len = schemes[i].len;
        if (colon - from < len)
            continue;
        if (!cite__str_equal_nocase(cite__slice(text, colon - len, colon), schemes[i]))
            continue;
        bool compound = colon - from > len && text.ptr[colon - len - 1] == '+';
        return compound ? colon : colon - len;
    }
    return colon;
}

/* "www." that begins a word. */
static bool is_bare(cite_str text, size_t from, size_t at)
{
    if (!cite__str_starts_nocase(cite__slice(text, at, text.len), CITE__LIT("www.")))
        return false;
    if (at == from)
        return true;
    char before = text.ptr[at - 1];
    return !cite__is_alnum(before) && before != '/' && before != '.' && before != '@' && before != '-';
}

/* The next place where an address begins; false where there is none. */
static bool find_start(cite_str text, size_t from, size_t *begin, bool *bare)
{
    for (size_t at = from; at < text.len; at++) {
        char c = text.ptr[at];
        *begin = at;
        *bare = (c == 'w' || c == 'W') && is_bare(text, from, at);
        if (*bare)
            return true;
        if (c != ':' || !cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("://")))
            continue;
        *begin = scheme_begin(text, from, at);
        if (*begin < at)
            return true;
    }
    return false;
}

/* The longest beginning of the run that is an old address. */
static bool decide(struct cite__found *out, struct cite__finder *finder, bool bare)
{
    struct ends ends;

    find_ends(&ends, finder);
    if (finder->len <= TIRED_RUN && ends.count > TIRED_ENDS && is_tired(finder, finder->offsets[0]))
        ends.count = TIRED_ENDS;
    for (size_t i = ends.count; i > 0; i--) {
        size_t len = ends.at[i - 1];
        size_t target = len > 0 ? target_of(finder, len, bare) : CITE_NONE;
        if (target == CITE_NONE)
            continue;
        set_found(out, finder, len, target);
        return !is_broken(finder, out->span);
    }
    return false;
}

bool cite__finder_next(struct cite__found *out, struct cite__finder *finder, size_t end, size_t *at)
{
    cite_str text = cite__slice(finder->fix->source, 0, end);
    size_t begin = 0;
    bool bare = false;

    while (find_start(text, *at, &begin, &bare)) {
        size_t read = read_run(finder, text, begin);
        if (decide(out, finder, bare)) {
            *at = out->span.end;
            return true;
        }
        *at = pass_run(finder, text, read);
        if (*at <= begin)
            *at = begin + 1;
    }
    *at = end;
    return false;
}

bool cite__finder_whole(struct cite__found *out, struct cite__finder *finder, cite_span span)
{
    cite_str text = cite__slice(finder->fix->source, 0, span.end);

    while (span.begin < text.len && cite__is_space(text.ptr[span.begin]))
        span.begin++;
    while (text.len > span.begin && cite__is_space(text.ptr[text.len - 1]))
        text.len--;
    if (read_run(finder, text, span.begin) != text.len || finder->len == 0)
        return false;
    size_t target = target_of(finder, finder->len, false);
    if (target == CITE_NONE)
        return false;
    set_found(out, finder, finder->len, target);
    return !is_broken(finder, out->span);
}
