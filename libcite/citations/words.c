/*
 * citations/words.c: looks a word up in the table of word_table.c.
 */
#include "citations/words.h"

#include "core/str.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/*
 * Lower case for the letters that our words begin with: ASCII, Latin-1 and Cyrillic, whose capitals stand at a fixed
 * distance from the small letters. No other letter is in the table in two cases.
 */
static void lower_pair(unsigned char *pair)
{
    bool latin = pair[0] == 0xC3 && pair[1] >= 0x80 && pair[1] <= 0x9E && pair[1] != 0x97;
    bool cyrillic = pair[0] == 0xD0 && pair[1] >= 0x90 && pair[1] <= 0x9F;

    if (latin || cyrillic) {
        pair[1] = (unsigned char)(pair[1] + 0x20);
    } else if (pair[0] == 0xD0 && pair[1] >= 0xA0 && pair[1] <= 0xAF) {
        pair[0] = 0xD1;
        pair[1] = (unsigned char)(pair[1] - 0x20);
    }
}

/* The first bytes of a word, zeros behind its end, as a number: numbers are in the order of the words. */
static inline uint64_t prefix_of(const char word[CITE__WORD_SIZE])
{
    const unsigned char *bytes = (const unsigned char *)word;

    return (uint64_t)bytes[0] << 56 | (uint64_t)bytes[1] << 48 | (uint64_t)bytes[2] << 40 |
           (uint64_t)bytes[3] << 32 | (uint64_t)bytes[4] << 24 | (uint64_t)bytes[5] << 16 |
           (uint64_t)bytes[6] << 8 | bytes[7];
}

/* The last word whose prefix is at most that; or the first word. No branch depends on a comparison, for none can be foreseen. */
static size_t last_at_most(uint64_t prefix)
{
    size_t first = 0;

    for (size_t left = cite__word_count; left > 1;) {
        size_t half = left / 2;
        first += prefix_of(cite__words[first + half].word) <= prefix ? half : 0;
        left -= half;
    }
    return first;
}

const struct cite__word *cite__word_find(cite_str word)
{
    char lower[CITE__WORD_SIZE] = {0};
    bool above = false;

    if (word.len == 0 || word.len >= sizeof lower || word.ptr[word.len - 1] == '\0')
        return NULL;
    for (size_t i = 0; i < word.len; i++) {
        lower[i] = cite__to_lower(word.ptr[i]);
        above |= (unsigned char)lower[i] >= 0x80;
    }
    for (size_t i = 0; above && i + 1 < word.len; i++)
        lower_pair((unsigned char *)lower + i);
    uint64_t prefix = prefix_of(lower);
    /* Words that begin alike stand in front of the last of them. */
    for (size_t i = last_at_most(prefix) + 1; i > 0 && prefix_of(cite__words[i - 1].word) == prefix; i--) {
        if (memcmp(cite__words[i - 1].word, lower, sizeof lower) == 0)
            return &cite__words[i - 1];
    }
    return NULL;
}
