/*
 * citations/words.c: looks a word up in the table of word_table.c.
 */
#include "citations/words.h"

#include "core/str.h"

#include <stdbool.h>

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

/* As cite__str_compare, of a key and a word of the table: most differ in their first bytes. */
static int compare(const unsigned char *key, size_t len, const char *word)
{
    size_t i = 0;

    while (i < len && key[i] == (unsigned char)word[i])
        i++;
    if (i == len)
        return word[i] == '\0' ? 0 : -1;
    return key[i] < (unsigned char)word[i] ? -1 : 1;
}

const struct cite__word *cite__word_find(cite_str word)
{
    unsigned char lower[CITE__WORD_SIZE + 2];
    bool above = false;
    size_t low = 0;
    size_t high = cite__word_count;

    if (word.len == 0 || word.len > CITE__WORD_SIZE)
        return NULL;
    for (size_t i = 0; i < word.len; i++) {
        lower[i] = (unsigned char)cite__to_lower(word.ptr[i]);
        above |= lower[i] >= 0x80;
    }
    for (size_t i = 0; above && i + 1 < word.len; i++)
        lower_pair(lower + i);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(lower, word.len, cite__words[middle].word);
        if (order == 0)
            return &cite__words[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
