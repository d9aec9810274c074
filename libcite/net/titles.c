/*
 * net/titles.c: see titles.h.
 */
#include "net/titles.h"

#include "core/str.h"
#include "net/maintext.h"
#include "net/shingles.h"

/* Over all pairs of words, one of each title: the product of their counts, summed over the words. */
static double product_of(const struct cite__maintext *a, const struct cite__maintext *b)
{
    size_t pairs = 0;

    for (size_t i = 0; i < a->words.count; i++) {
        for (size_t j = 0; j < b->words.count; j++)
            pairs += a->words.items[i].hash == b->words.items[j].hash;
    }
    return (double)pairs;
}

/* What is read of a title: it ends with a whole character. */
static cite_str opening(cite_str title)
{
    size_t len = title.len < CITE__TITLE_MAX ? title.len : CITE__TITLE_MAX;

    while (len > 0 && len < title.len && ((unsigned char)title.ptr[len] & 0xC0u) == 0x80)
        len--;
    return cite__slice(title, 0, len);
}

bool cite__titles_cosine(double *cosine, cite_str a, cite_str b, const cite_allocator *allocator)
{
    struct cite__maintext texts[2];
    struct cite__arena arena;

    *cosine = -1.0;
    cite__arena_init(&arena, allocator);
    bool read = cite__maintext_read(&texts[0], opening(a), false, &arena) &&
                cite__maintext_read(&texts[1], opening(b), false, &arena);
    if (read && texts[0].words.count > 0 && texts[1].words.count > 0)
        *cosine = cite__cosine(product_of(&texts[0], &texts[1]), product_of(&texts[0], &texts[0]),
                               product_of(&texts[1], &texts[1]));
    cite__arena_release(&arena);
    return read;
}
