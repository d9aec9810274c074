/*
 * text/simhash.c: see simhash.h.
 */
#include "text/simhash.h"

#include "core/str.h"

/* FNV-1a, and the finishing mix of MurmurHash3, which spreads its bits. */
#define FNV_BEGIN UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

/* From here on a lead byte of UTF-8 begins a character of three bytes or more: scripts without spaces are there. */
#define LEAD_OF_THREE 0xe0u

uint64_t cite__simhash_mix(uint64_t number)
{
    number ^= number >> 33;
    number *= UINT64_C(0xff51afd7ed558ccd);
    number ^= number >> 33;
    number *= UINT64_C(0xc4ceb9fe1a85ec53);
    return number ^ number >> 33;
}

void cite__simhash_init(struct cite__simhash *hash)
{
    *hash = (struct cite__simhash){.word = FNV_BEGIN};
}

/* Adds the planes to the votes. */
static void settle(struct cite__simhash *hash)
{
    for (size_t plane = 0; plane < CITE__SIMHASH_PLANES; plane++) {
        for (size_t bit = 0; bit < CITE__SIMHASH_BITS; bit++)
            hash->votes[bit] += (uint32_t)(hash->planes[plane] >> bit & 1u) << plane;
        hash->planes[plane] = 0;
    }
    hash->pending = 0;
}

/* Adds a feature's bits to 64 counters at once: half of the carries end in each plane. */
static void vote(struct cite__simhash *hash, uint64_t feature)
{
    uint64_t carry = feature;

    for (size_t plane = 0; carry != 0; plane++) {
        uint64_t next = hash->planes[plane] & carry;
        hash->planes[plane] ^= carry;
        carry = next;
    }
    hash->features++;
    if (++hash->pending == (1u << CITE__SIMHASH_PLANES) - 1)
        settle(hash);
}

/* Their order counts. */
uint64_t cite__simhash_feature(const struct cite__simhash *hash)
{
    uint64_t feature = 0;

    for (size_t i = 0; i < CITE__SIMHASH_WORDS; i++)
        feature = cite__simhash_mix(feature ^ hash->last[i]);
    return feature;
}

uint64_t cite__simhash_of_word(cite_str word)
{
    uint64_t hash = FNV_BEGIN;

    for (size_t i = 0; i < word.len; i++)
        hash = (hash ^ (unsigned char)word.ptr[i]) * FNV_PRIME;
    return hash;
}

bool cite__simhash_word(struct cite__simhash *hash, uint64_t word, uint64_t *feature)
{
    for (size_t i = CITE__SIMHASH_WORDS - 1; i > 0; i--)
        hash->last[i] = hash->last[i - 1];
    hash->last[0] = word;
    if (++hash->words < CITE__SIMHASH_WORDS)
        return false;
    *feature = cite__simhash_feature(hash);
    vote(hash, *feature);
    return true;
}

static void end_word(struct cite__simhash *hash)
{
    uint64_t feature = 0;

    if (hash->in_word && !hash->has_digit)
        (void)cite__simhash_word(hash, hash->word, &feature);
    hash->word = FNV_BEGIN;
    hash->in_word = false;
    hash->has_digit = false;
}

void cite__simhash_byte(struct cite__simhash *hash, char byte)
{
    unsigned char c = (unsigned char)cite__to_lower(byte);

    if ((c < 0x80 && !cite__is_alnum(byte)) || c >= LEAD_OF_THREE)
        end_word(hash);
    if (c < 0x80 && !cite__is_alnum(byte))
        return;
    hash->in_word = true;
    hash->has_digit = hash->has_digit || cite__is_digit(byte);
    hash->word = (hash->word ^ c) * FNV_PRIME;
}

uint64_t cite__simhash_end(struct cite__simhash *hash)
{
    uint64_t number = 0;

    end_word(hash);
    if (hash->words > 0 && hash->words < CITE__SIMHASH_WORDS)
        vote(hash, cite__simhash_feature(hash));
    settle(hash);
    for (size_t bit = 0; bit < CITE__SIMHASH_BITS; bit++)
        number |= (uint64_t)(hash->votes[bit] > hash->features / 2) << bit;
    return number;
}

unsigned cite__simhash_distance(uint64_t a, uint64_t b)
{
    unsigned distance = 0;

    for (uint64_t rest = a ^ b; rest != 0; rest &= rest - 1)
        distance++;
    return distance;
}
