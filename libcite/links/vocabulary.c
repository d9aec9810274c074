/*
 * links/vocabulary.c: see vocabulary.h.
 */
#include "links/vocabulary.h"

#include "core/str.h"

#include <cite/link.h>

/* Bits for each byte of text: words have six letters and more with their space, so one bit in six is set at most. */
#define BITS_PER_BYTE ((size_t)2)

/* A set of this many bits is 2 MiB; longer documents have few words that are new. */
#define MOST_BITS ((size_t)1 << 24)

/* A name shorter than this, and halves shorter than that, fall into words by chance. */
#define SHORTEST_NAME ((size_t)9)
#define SHORTEST_HALF ((size_t)3)
#define LONGEST_NAME  ((size_t)40)

/* A word of letters, in either case, hashed eight letters at a time. Its two bits are at both ends of the hash. */
static uint64_t hash_of(cite_str word)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325) ^ word.len;

    for (size_t i = 0; i < word.len;) {
        size_t stop = word.len - i > 8 ? i + 8 : word.len;
        uint64_t eight = 0;
        for (; i < stop; i++)
            eight = eight << 8 | ((unsigned char)word.ptr[i] | 0x20u); /* the small letter */
        hash = (hash ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return hash;
}

static void set_bit(struct cite__vocabulary *vocabulary, uint64_t hash)
{
    size_t place = (size_t)hash & vocabulary->mask;

    vocabulary->bits[place / 64] |= (uint64_t)1 << place % 64;
}

static bool has_bit(const struct cite__vocabulary *vocabulary, uint64_t hash)
{
    size_t place = (size_t)hash & vocabulary->mask;

    return (vocabulary->bits[place / 64] >> place % 64 & 1) != 0;
}

/* What stands beside a word that belongs to an address: its words are what is to be checked. */
static bool joins(char c)
{
    return c == '-' || c == '_' || c == '/' || c == '=' || c == '%' || cite__is_digit(c) ||
           (unsigned char)c >= 0x80;
}

bool cite__vocabulary_read(struct cite__vocabulary *vocabulary, cite_str text, struct cite__arena *arena)
{
    size_t count = 1024;

    while (count < MOST_BITS && count / BITS_PER_BYTE < text.len)
        count *= 2;
    vocabulary->bits = cite__arena_zero(arena, count / 64, sizeof *vocabulary->bits);
    vocabulary->mask = count - 1;
    if (!vocabulary->bits)
        return false;
    for (size_t at = 0; at < text.len; at++) {
        size_t begin = at;
        while (at < text.len && cite__is_alpha(text.ptr[at]))
            at++;
        if (at - begin < SHORTEST_HALF || (begin > 0 && joins(text.ptr[begin - 1])) ||
            (at < text.len && joins(text.ptr[at])))
            continue;
        uint64_t hash = hash_of(cite__slice(text, begin, at));
        set_bit(vocabulary, hash);
        set_bit(vocabulary, hash >> 32);
    }
    return true;
}

bool cite__vocabulary_has(const struct cite__vocabulary *vocabulary, cite_str word)
{
    uint64_t hash = hash_of(word);

    return has_bit(vocabulary, hash) && has_bit(vocabulary, hash >> 32);
}

/* Goes through the names of a path, of letters alone, that stand in a name of several words: "against-the-truckcartel". */
static bool next_name(cite_str url, size_t *at, cite_span *out)
{
    while (*at < url.len) {
        size_t begin = *at;
        bool letters = true;
        while (*at < url.len && cite__is_alnum(url.ptr[*at]))
            letters &= cite__is_alpha(url.ptr[(*at)++]);
        size_t len = *at - begin;
        bool parted = (begin > 0 && url.ptr[begin - 1] == '-') || (*at < url.len && url.ptr[*at] == '-');
        *out = (cite_span){begin, *at};
        *at += 1;
        if (letters && parted && len >= SHORTEST_NAME && len <= LONGEST_NAME)
            return true;
    }
    return false;
}

bool cite__vocabulary_wanted(cite_str url)
{
    size_t at = cite__str_find_byte(url, '/', 0);
    cite_span name;

    return at != CITE_NONE && next_name(url, &at, &name);
}

void cite__vocabulary_mend(struct cite__edits *edits, cite_str url, const struct cite__vocabulary *vocabulary)
{
    size_t at = cite__str_find_byte(url, '/', 0);
    cite_span name;

    while (at != CITE_NONE && next_name(url, &at, &name)) {
        size_t half = CITE_NONE;
        size_t found = 0;
        if (cite__vocabulary_has(vocabulary, cite__slice(url, name.begin, name.end)))
            continue;
        for (size_t i = name.begin + SHORTEST_HALF; i + SHORTEST_HALF <= name.end; i++) {
            if (!cite__vocabulary_has(vocabulary, cite__slice(url, name.begin, i)) ||
                !cite__vocabulary_has(vocabulary, cite__slice(url, i, name.end)))
                continue;
            half = i;
            found++;
        }
        if (found == 1)
            cite__edits_add(edits, (struct cite__edit){.begin = half,
                                                       .end = half,
                                                       .text = CITE__LIT("-"),
                                                       .repair = CITE_REPAIR_MENDED_PATH});
    }
}
