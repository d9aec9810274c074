/*
 * cli/nearest.c: the word that somebody most likely meant.
 */
#include "options.h"

#include <string.h>

/* Longest word compared: our longest option has 15 letters. */
#define WORD_MAX 32

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to insert, delete or replace to make b of a (Levenshtein), one row of the table at a time. */
static size_t distance(const char *a, const char *b)
{
    size_t row[WORD_MAX + 1];
    size_t a_len = strlen(a);
    size_t b_len = strlen(b);

    if (a_len > WORD_MAX || b_len > WORD_MAX)
        return WORD_MAX;
    for (size_t j = 0; j <= b_len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t above = row[j];
            row[j] = least(least(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[b_len];
}

const char *nearest_word(const char *word, const char *(*word_at)(size_t index, const void *context),
                         const void *context)
{
    const char *best = NULL;
    const char *candidate = NULL;
    size_t best_distance = strlen(word) / 2 + 1; /* half of it wrong: another word */

    if (best_distance > 4)
        best_distance = 4;
    for (size_t i = 0; (candidate = word_at(i, context)) != NULL; i++) {
        size_t found = distance(word, candidate);
        if (found < best_distance) {
            best = candidate;
            best_distance = found;
        }
    }
    return best;
}
