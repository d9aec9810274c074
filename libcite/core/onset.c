/*
 * core/onset.c: see onset.h.
 */
#include "core/onset.h"

#include "core/str.h"

#include <string.h>

#define GROUPS 7

/* The groups of alternatives that begin anywhere, and of those that begin where no word goes on. */
#define ANYWHERE 0x00FFu
#define WORDS_AT 8

/* The group of what begins with a character above ASCII, whatever stands behind it: an eighth that begins anywhere. */
#define ABOVE 7

#define FIRST_ABOVE ((size_t)0x80)

/* UTF-8's first bytes of U+017F, the long s, and of U+212A, the kelvin sign: letters of ASCII in another case. */
#define LONG_S 0xC5
#define KELVIN 0xE2

/* One alternative: the bytes that fit each place. */
struct alternative {
    bool fits[CITE__ONSET_SIZE][CITE__ONSET_END + 1];
    bool
        above[CITE__ONSET_END]; /* bytes above ASCII that fit the first place: anything may stand behind them */
    bool word_start;
};

/* The place may hold a character above ASCII, of several bytes, so that its bytes may stand in the places behind it. */
static void fit_above(struct alternative *out, size_t place)
{
    for (size_t byte = FIRST_ABOVE; byte < CITE__ONSET_END; byte++) {
        if (place == 0)
            out->above[byte] = true;
        for (size_t behind = place > 0 ? place : CITE__ONSET_SIZE; behind < CITE__ONSET_SIZE; behind++)
            out->fits[behind][byte] = true;
    }
}

static void fit(struct alternative *out, size_t place, unsigned char byte, bool caseless)
{
    char lower = cite__to_lower((char)byte);

    out->fits[place][byte] = true;
    if (byte == '~')
        fit_above(out, place);
    if (!caseless || !cite__is_alpha((char)byte))
        return;
    out->fits[place][(unsigned char)lower] = true;
    out->fits[place][(unsigned char)(lower - 'a' + 'A')] = true;
    if (lower != 's' && lower != 'k')
        return;
    if (place > 0)
        fit_above(out, place);
    else
        out->above[lower == 's' ? LONG_S : KELVIN] = true;
}

/* One place of an alternative; what stands behind it. */
static const char *read_place(struct alternative *out, size_t place, const char *at, bool caseless)
{
    if (*at != '[') {
        fit(out, place, (unsigned char)*at, caseless);
        return at + 1;
    }
    for (at++; *at != ']' && *at != '\0'; at++) {
        unsigned first = (unsigned char)*at;
        bool range = at[1] == '-' && at[2] != ']' && at[2] != '\0';
        unsigned last = range ? (unsigned char)at[2] : first;
        at += range ? 2 : 0;
        for (unsigned byte = first; byte <= last; byte++)
            fit(out, place, (unsigned char)byte, caseless);
    }
    return *at == ']' ? at + 1 : at;
}

/* One alternative; where the next one begins. */
static const char *read_alternative(struct alternative *out, const char *at, bool caseless)
{
    size_t place = 0;

    memset(out, 0, sizeof *out);
    out->word_start = *at == '<';
    at += out->word_start;
    while (*at != '|' && *at != '\0' && place < CITE__ONSET_SIZE)
        at = read_place(out, place++, at, caseless);
    for (; place < CITE__ONSET_SIZE; place++)
        memset(out->fits[place], true, sizeof out->fits[place]);
    return at + (*at == '|');
}

void cite__onset_init(struct cite__onset *onset, const char *onsets, bool caseless)
{
    struct alternative next;
    size_t counts[2] = {0, 0};

    memset(onset, 0, sizeof *onset);
    for (const char *at = onsets; *at != '\0';) {
        at = read_alternative(&next, at, caseless);
        size_t group = counts[next.word_start]++ % GROUPS + (next.word_start ? WORDS_AT : 0);
        for (size_t byte = 0; byte <= CITE__ONSET_END; byte++) {
            for (size_t place = 0; place < CITE__ONSET_SIZE; place++)
                onset->fits[place][byte] |= (uint16_t)((unsigned)next.fits[place][byte] << group);
            if (byte < CITE__ONSET_END && next.above[byte])
                onset->fits[0][byte] |= 1u << ABOVE;
            onset->fits[1][byte] |= 1u << ABOVE;
            onset->fits[2][byte] |= 1u << ABOVE;
        }
    }
}

/* A group of the set for an alternative of a row; where all are taken, they serve again. */
static uint64_t group_of(struct cite__onset_set *set, size_t row, bool word_start)
{
    size_t group = set->count++ % CITE__ONSET_GROUPS;
    uint64_t bit = UINT64_C(1) << group;

    set->rows[group] |= UINT32_C(1) << row;
    if (word_start && set->count <= CITE__ONSET_GROUPS)
        set->words |= bit;
    else
        set->words &= ~bit;
    return bit;
}

void cite__onset_set_add(struct cite__onset_set *set, size_t row, const char *onsets, bool caseless)
{
    struct alternative next;

    for (const char *at = onsets; *at != '\0';) {
        at = read_alternative(&next, at, caseless);
        uint64_t group = group_of(set, row, next.word_start);
        bool any_above = memchr(next.above, 1, sizeof next.above) != NULL;
        uint64_t above = any_above ? group_of(set, row, false) : 0;
        for (size_t byte = 0; byte <= CITE__ONSET_END; byte++) {
            for (size_t place = 0; place < CITE__ONSET_SIZE; place++)
                set->fits[place][byte] |= next.fits[place][byte] ? group : 0;
            set->fits[0][byte] |= byte < CITE__ONSET_END && next.above[byte] ? above : 0;
            set->fits[1][byte] |= above;
            set->fits[2][byte] |= above;
        }
    }
}

static size_t byte_at(cite_str text, size_t at)
{
    return at < text.len ? (unsigned char)text.ptr[at] : CITE__ONSET_END;
}

/* Whether a letter, digit or "_" of ASCII stands in front of at. */
static bool in_word(cite_str text, size_t at)
{
    return at > 0 && (cite__is_alnum(text.ptr[at - 1]) || text.ptr[at - 1] == '_');
}

bool cite__onset_at(const struct cite__onset *onset, cite_str text, size_t at)
{
    unsigned fits = onset->fits[0][byte_at(text, at)];

    if (fits == 0)
        return false;
    if (in_word(text, at))
        fits &= ANYWHERE;
    for (size_t place = 1; place < CITE__ONSET_SIZE && fits != 0; place++)
        fits &= onset->fits[place][byte_at(text, at + place)];
    return fits != 0;
}

size_t cite__onset_find(const struct cite__onset *onset, cite_str text, size_t at)
{
    for (; at < text.len; at++) {
        if (onset->fits[0][(unsigned char)text.ptr[at]] != 0 && cite__onset_at(onset, text, at))
            return at;
    }
    return at == text.len && cite__onset_at(onset, text, at) ? at : CITE_NONE;
}

/* The groups that fit at text.ptr[at]. */
static uint64_t groups_at(const struct cite__onset_set *set, cite_str text, size_t at)
{
    uint64_t fits = set->fits[0][(unsigned char)text.ptr[at]];

    if (at + 2 < text.len)
        fits &= set->fits[1][(unsigned char)text.ptr[at + 1]] & set->fits[2][(unsigned char)text.ptr[at + 2]];
    else
        fits &= set->fits[1][byte_at(text, at + 1)] & set->fits[2][byte_at(text, at + 2)];
    if (fits != 0 && in_word(text, at))
        fits &= ~set->words;
    return fits;
}

void cite__onset_set_find(const struct cite__onset_set *set, cite_str text, size_t first[CITE__ONSET_ROWS])
{
    uint32_t seen = 0;
    uint64_t unseen = UINT64_MAX; /* groups */

    for (size_t row = 0; row < CITE__ONSET_ROWS; row++)
        first[row] = CITE_NONE;
    for (size_t at = 0; at < text.len; at++) {
        uint64_t fits = groups_at(set, text, at) & unseen;
        if (fits == 0)
            continue;
        unseen &= ~fits;
        uint32_t rows = 0;
        for (size_t group = 0; group < CITE__ONSET_GROUPS; group++)
            rows |= (fits >> group & 1) != 0 ? set->rows[group] : 0;
        for (size_t row = 0; row < CITE__ONSET_ROWS; row++) {
            if (((rows & ~seen) >> row & 1) != 0)
                first[row] = at;
        }
        seen |= rows;
    }
}
