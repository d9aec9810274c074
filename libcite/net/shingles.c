/*
 * net/shingles.c: see shingles.h.
 *
 * A set of more numbers than are kept is represented by its lowest ones. Two sets are compared over the numbers up to
 * the lower of their limits: of each it is known there whether it is in either set, and as numbers are hashes, these are
 * a sample of both.
 */
#include "net/shingles.h"

#include "core/alloc.h"
#include "core/str.h"

#define VERSION     1
#define HEAD_SIZE   8
#define RUN_SIZE    4
#define WORD_SIZE   6
#define MORE_RUNS   1u
#define MORE_WORDS  2u
#define COUNT_MAX   0xFFFFu
#define RADIX_BITS  8
#define RADIX_SIZE  256
#define NUMBER_BITS 32

/* Sorts numbers by way of spare, which has room for as many: four passes, whatever they are. */
static void sort(uint32_t *numbers, uint32_t *spare, size_t count)
{
    for (unsigned shift = 0; shift < NUMBER_BITS; shift += RADIX_BITS) {
        size_t starts[RADIX_SIZE] = {0};
        size_t at = 0;
        for (size_t i = 0; i < count; i++)
            starts[numbers[i] >> shift & (RADIX_SIZE - 1)]++;
        for (size_t i = 0; i < RADIX_SIZE; i++) {
            size_t here = starts[i];
            starts[i] = at;
            at += here;
        }
        for (size_t i = 0; i < count; i++)
            spare[starts[numbers[i] >> shift & (RADIX_SIZE - 1)]++] = numbers[i];
        uint32_t *other = numbers;
        numbers = spare;
        spare = other;
    }
}

/* How many distinct numbers there are among sorted ones, up to one more than are kept. */
static size_t distinct(const uint32_t *numbers, size_t count)
{
    size_t found = 0;

    for (size_t i = 0; i < count && found <= CITE__SKETCH_MAX; i++)
        found += i == 0 || numbers[i] != numbers[i - 1];
    return found;
}

static unsigned char *put(unsigned char *at, uint32_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        *at++ = (unsigned char)(number >> 8 * i & 0xFFu);
    return at;
}

static uint32_t get(const unsigned char *at, size_t bytes)
{
    uint32_t number = 0;

    for (size_t i = 0; i < bytes; i++)
        number |= (uint32_t)at[i] << 8 * i;
    return number;
}

/* Writes each of the first kept distinct numbers once, and where counted how often it was there. */
static unsigned char *put_set(unsigned char *at, const uint32_t *numbers, size_t count, size_t kept,
                              bool counted)
{
    for (size_t i = 0; i < count && kept > 0; kept--) {
        size_t end = i + 1;
        while (end < count && numbers[end] == numbers[i])
            end++;
        at = put(at, numbers[i], RUN_SIZE);
        if (counted)
            at = put(at, end - i < COUNT_MAX ? (uint32_t)(end - i) : COUNT_MAX, WORD_SIZE - RUN_SIZE);
        i = end;
    }
    return at;
}

cite_str cite__sketch_make(uint32_t *runs, size_t run_count, uint32_t *words, size_t word_count,
                           struct cite__arena *arena)
{
    static const cite_str none = {NULL, 0};
    size_t spare_count = run_count > word_count ? run_count : word_count;
    uint32_t *spare = cite__alloc(&arena->allocator, (spare_count + 1) * sizeof *spare);

    if (!spare)
        return none;
    sort(runs, spare, run_count);
    sort(words, spare, word_count);
    cite__free(&arena->allocator, spare);
    size_t all_runs = distinct(runs, run_count);
    size_t all_words = distinct(words, word_count);
    size_t kept_runs = all_runs < CITE__SKETCH_MAX ? all_runs : CITE__SKETCH_MAX;
    size_t kept_words = all_words < CITE__SKETCH_MAX ? all_words : CITE__SKETCH_MAX;
    size_t size = HEAD_SIZE + kept_runs * RUN_SIZE + kept_words * WORD_SIZE;
    unsigned char *bytes = cite__arena_alloc(arena, size);
    if (!bytes)
        return none;
    unsigned char *at = put(bytes, VERSION, 1);
    at = put(at, (all_runs > kept_runs ? MORE_RUNS : 0) | (all_words > kept_words ? MORE_WORDS : 0), 1);
    at = put(at, (uint32_t)kept_runs, 2);
    at = put(at, (uint32_t)kept_words, 2);
    at = put(at, 0, 2);
    at = put_set(at, runs, run_count, kept_runs, false);
    (void)put_set(at, words, word_count, kept_words, true);
    return (cite_str){(const char *)bytes, size};
}

/* Whether the numbers of a set ascend, and none was counted never. */
static bool is_set(const unsigned char *set, size_t count, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        const unsigned char *at = set + i * size;
        if (i > 0 && get(at - size, RUN_SIZE) >= get(at, RUN_SIZE))
            return false;
        if (size > RUN_SIZE && get(at + RUN_SIZE, size - RUN_SIZE) == 0)
            return false;
    }
    return true;
}

bool cite__sketch_read(struct cite__sketch *out, cite_str bytes)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr;

    if (bytes.len < HEAD_SIZE || at[0] != VERSION || at[1] > (MORE_RUNS | MORE_WORDS))
        return false;
    *out = (struct cite__sketch){.run_count = get(at + 2, 2),
                                 .word_count = get(at + 4, 2),
                                 .more_runs = (at[1] & MORE_RUNS) != 0,
                                 .more_words = (at[1] & MORE_WORDS) != 0};
    if (bytes.len != HEAD_SIZE + out->run_count * RUN_SIZE + out->word_count * WORD_SIZE)
        return false;
    out->runs = at + HEAD_SIZE;
    out->words = out->runs + out->run_count * RUN_SIZE;
    return is_set(out->runs, out->run_count, RUN_SIZE) && is_set(out->words, out->word_count, WORD_SIZE);
}

/* One set of a block. */
struct set {
    const unsigned char *at;
    size_t count;
    size_t size;
    bool more;
};

static uint32_t number_of(const struct set *set, size_t index)
{
    return get(set->at + index * set->size, RUN_SIZE);
}

/* Up to which number all numbers of a set are known. */
static uint32_t limit_of(const struct set *set)
{
    return set->more && set->count > 0 ? number_of(set, set->count - 1) : UINT32_MAX;
}

/* What two sets have, up to the number to which both are known. */
struct overlap {
    size_t either;
    size_t both;
    double product; /* over the numbers in both: of how often they are in each */
    double a_square;
    double b_square;
};

static double times_of(const struct set *set, size_t index)
{
    return (double)get(set->at + index * set->size + RUN_SIZE, set->size - RUN_SIZE);
}

static struct overlap overlap_of(const struct set *a, const struct set *b)
{
    struct overlap overlap = {0};
    uint32_t limit = limit_of(a) < limit_of(b) ? limit_of(a) : limit_of(b);
    size_t i = 0;
    size_t j = 0;

    for (;;) {
        bool has_a = i < a->count && number_of(a, i) <= limit;
        bool has_b = j < b->count && number_of(b, j) <= limit;
        if (!has_a && !has_b)
            return overlap;
        bool in_a = has_a && (!has_b || number_of(a, i) <= number_of(b, j));
        bool in_b = has_b && (!has_a || number_of(b, j) <= number_of(a, i));
        double of_a = in_a ? times_of(a, i++) : 0.0;
        double of_b = in_b ? times_of(b, j++) : 0.0;
        overlap.either++;
        overlap.both += in_a && in_b;
        overlap.product += of_a * of_b;
        overlap.a_square += of_a * of_a;
        overlap.b_square += of_b * of_b;
    }
}

double cite__sketch_jaccard(const struct cite__sketch *a, const struct cite__sketch *b)
{
    const struct set of_a = {a->runs, a->run_count, RUN_SIZE, a->more_runs};
    const struct set of_b = {b->runs, b->run_count, RUN_SIZE, b->more_runs};
    struct overlap overlap = overlap_of(&of_a, &of_b);

    return overlap.either == 0 ? 1.0 : (double)overlap.both / (double)overlap.either;
}

/* By Newton's method, from above: two figures are not worth linking libm. */
static double root_of(double number)
{
    double root = number > 1.0 ? number : 1.0;
    double next = root / 2.0 + number / root / 2.0;

    while (next < root) {
        root = next;
        next = root / 2.0 + number / root / 2.0;
    }
    return root;
}

double cite__cosine(double product, double a_square, double b_square)
{
    if (product <= 0.0)
        return 0.0;
    double cosine = product / root_of(a_square * b_square);
    return cosine < 1.0 ? cosine : 1.0;
}

double cite__sketch_cosine(const struct cite__sketch *a, const struct cite__sketch *b)
{
    const struct set of_a = {a->words, a->word_count, WORD_SIZE, a->more_words};
    const struct set of_b = {b->words, b->word_count, WORD_SIZE, b->more_words};
    struct overlap overlap = overlap_of(&of_a, &of_b);

    if (overlap.either == 0)
        return 1.0;
    return cite__cosine(overlap.product, overlap.a_square, overlap.b_square);
}
