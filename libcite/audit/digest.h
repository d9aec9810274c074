/*
 * audit/digest.h: a number that tells texts apart.
 */
#ifndef CITE_AUDIT_DIGEST_H
#define CITE_AUDIT_DIGEST_H

#include <cite/common.h>

#include <stdint.h>

/* Room for a digest as 32 hexadecimal digits and its NUL. */
#define CITE__DIGEST_SIZE 33

/*
 * A number of 128 bits that tells texts apart, to be fed piece by piece. It need not withstand anybody: who forges it
 * deceives his own store.
 */
struct cite__digest {
    uint64_t a;
    uint64_t b;
};

void cite__digest_init(struct cite__digest *digest);
void cite__digest_add(struct cite__digest *digest, cite_str text); /* the piece, and where it ends */
void cite__digest_hex(const struct cite__digest *digest, char out[CITE__DIGEST_SIZE]);

#endif
