/*
 * audit/address.h: an address of the web, whatever its spelling: host in lower case and path with query, percent-encodings
 * decoded; scheme and fragment do not count. Read here without the library, which may be wrong.
 */
#ifndef CITE_TESTS_AUDIT_ADDRESS_H
#define CITE_TESTS_AUDIT_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ADDRESS_MAX = 2048 };

struct address {
    char host[256];
    char path[ADDRESS_MAX];
};

/* Reads an address; false for what is none of http or https, or has a host that cannot be asked. */
bool address_read(struct address *out, const char *url);

/* Reads the address of a request's head. */
bool address_of_request(struct address *out, const char *head);

/* Whether two spellings are of one address. */
bool address_is_one(const char *a, const char *b);

/* A number for host and path. */
uint64_t address_number(const struct address *address);

/* Where the address of an original begins in that of a copy in an archive ("/web/20210304050607/https://…"), or NULL. */
const char *address_in_archive(const struct address *address);

#endif
