/*
 * citations/words.c: looks a word up in the table of word_table.c.
 */
#include "citations/words.h"

#include "core/str.h"

#include <stdbool.h>
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

const struct cite__word *cite__word_find(cite_str word)
{
    unsigned char lower[CITE__WORD_SIZE + 2];
    size_t low = 0;
    size_t high = cite__word_count;

    if (word.len == 0 || word.len > CITE__WORD_SIZE)
        return NULL;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = (unsigned char)cite__to_lower(word.ptr[i]);
    for (size_t i = 0; i + 1 < word.len; i++)
        lower_pair(lower + i);
    cite_str key = {(const char *)lower, word.len};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order =
            cite__str_compare(key, (cite_str){cite__words[middle].word, strlen(cite__words[middle].word)});
        if (order == 0)
            return &cite__words[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
