/*
 * audit/digest.c: see digest.h.
 */
#include "audit/digest.h"

#include <stdio.h>

/* FNV-1a, twice from different beginnings. */
#define FNV_PRIME UINT64_C(1099511628211)

void cite__digest_init(struct cite__digest *digest)
{
    *digest = (struct cite__digest){UINT64_C(14695981039346656037), UINT64_C(0x9e3779b97f4a7c15)};
}

void cite__digest_add(struct cite__digest *digest, cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        digest->a = (digest->a ^ (unsigned char)text.ptr[i]) * FNV_PRIME;
        digest->b = (digest->b ^ (unsigned char)text.ptr[i] ^ (digest->b >> 29)) * FNV_PRIME;
    }
    digest->a = (digest->a ^ text.len) * FNV_PRIME;
    digest->b = (digest->b ^ text.len) * FNV_PRIME;
}

void cite__digest_hex(const struct cite__digest *digest, char out[CITE__DIGEST_SIZE])
{
    (void)snprintf(out, CITE__DIGEST_SIZE, "%016llx%016llx", (unsigned long long)digest->a,
                   (unsigned long long)digest->b);
}
