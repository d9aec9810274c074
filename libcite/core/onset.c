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

/* What begins with a character above ASCII, whatever stands behind it: an eighth group that begins anywhere. */
#define ABOVE 0x0080u

#define FIRST_ABOVE ((size_t)0x80)

/* UTF-8's first bytes of U+017F, the long s, and of U+212A, the kelvin sign: letters of ASCII in another case. */
#define LONG_S 0xC5
#define KELVIN 0xE2

/* The place may hold a character above ASCII, of several bytes, so that its bytes may stand in the places behind it. */
static void fit_above(struct cite__onset *onset, size_t place, uint16_t group)
{
    for (; place < CITE__ONSET_SIZE; place++) {
        for (size_t byte = FIRST_ABOVE; byte < CITE__ONSET_END; byte++)
            onset->fits[place][byte] |= place == 0 ? ABOVE : group;
    }
}

static void fit(struct cite__onset *onset, size_t place, unsigned char byte, bool caseless, uint16_t group)
{
    char lower = cite__to_lower((char)byte);

    onset->fits[place][byte] |= group;
    if (byte == '~')
        fit_above(onset, place, group);
    if (!caseless || !cite__is_alpha((char)byte))
        return;
    onset->fits[place][(unsigned char)lower] |= group;
    onset->fits[place][(unsigned char)(lower - 'a' + 'A')] |= group;
    if (lower != 's' && lower != 'k')
        return;
    if (place > 0)
        fit_above(onset, place, group);
    else
        onset->fits[0][lower == 's' ? LONG_S : KELVIN] |= ABOVE;
}

/* One place of an alternative; what stands behind it. */
static const char *read_place(struct cite__onset *onset, size_t place, const char *at, bool caseless,
                              uint16_t group)
{
    if (*at != '[') {
        fit(onset, place, (unsigned char)*at, caseless, group);
        return at + 1;
    }
    for (at++; *at != ']' && *at != '\0'; at++) {
        unsigned first = (unsigned char)*at;
        bool range = at[1] == '-' && at[2] != ']' && at[2] != '\0';
        unsigned last = range ? (unsigned char)at[2] : first;
        at += range ? 2 : 0;
        for (unsigned byte = first; byte <= last; byte++)
            fit(onset, place, (unsigned char)byte, caseless, group);
    }
    return *at == ']' ? at + 1 : at;
}

/* One alternative; what stands behind it. */
static const char *read_alternative(struct cite__onset *onset, const char *at, bool caseless, uint16_t group)
{
    size_t place = 0;

    while (*at != '|' && *at != '\0' && place < CITE__ONSET_SIZE)
        at = read_place(onset, place++, at, caseless, group);
    for (; place < CITE__ONSET_SIZE; place++) {
        for (size_t byte = 0; byte <= CITE__ONSET_END; byte++)
            onset->fits[place][byte] |= group;
    }
    return at;
}

void cite__onset_init(struct cite__onset *onset, const char *onsets, bool caseless)
{
    size_t anywhere = 0;
    size_t word_start = 0;

    memset(onset, 0, sizeof *onset);
    for (size_t byte = 0; byte <= CITE__ONSET_END; byte++) {
        for (size_t place = 1; place < CITE__ONSET_SIZE; place++)
            onset->fits[place][byte] = ABOVE;
    }
    for (const char *at = onsets; *at != '\0';) {
        bool word = *at == '<';
        size_t group = word ? WORDS_AT + word_start++ % GROUPS : anywhere++ % GROUPS;
        at = read_alternative(onset, at + (word ? 1 : 0), caseless, (uint16_t)(1u << group));
        at += *at == '|';
    }
}

static size_t byte_at(cite_str text, size_t at)
{
    return at < text.len ? (unsigned char)text.ptr[at] : CITE__ONSET_END;
}

bool cite__onset_at(const struct cite__onset *onset, cite_str text, size_t at)
{
    unsigned fits = onset->fits[0][byte_at(text, at)];

    if (fits == 0)
        return false;
    if (at > 0 && (cite__is_alnum(text.ptr[at - 1]) || text.ptr[at - 1] == '_'))
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
