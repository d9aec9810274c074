/*
 * net/address.h: which addresses may be contacted: those of the public Internet. The table is that of the IANA
 * special- purpose address registries (RFC 6890 and its updates).
 */
#ifndef CITE_NET_ADDRESS_H
#define CITE_NET_ADDRESS_H

#include <cite/common.h>

#include <stdbool.h>

/* Bytes of the longest address. */
#define CITE__ADDRESS_SIZE 16

/* An address in network byte order. */
struct cite__address {
    unsigned char bytes[CITE__ADDRESS_SIZE];
    size_t len; /* 4 or 16 */
};

/*
 * Room for the longest numeric form, eight groups with an IPv4 address at the end (RFC 4291, 2.2), and its NUL.
 */
#define CITE__ADDRESS_TEXT 46

/* Reads a numeric address ("192.0.2.1", "2001:db8::1"); false for anything else. */
bool cite__address_parse(struct cite__address *out, cite_str text);

/* Writes an address in its numeric form. */
void cite__address_text(char out[CITE__ADDRESS_TEXT], const struct cite__address *address);

/* Addresses that begin with the same bits. */
struct cite__network {
    struct cite__address address;
    unsigned bits;
};

/* Reads "192.0.2.0/24", or a single address; false for anything else. */
bool cite__network_parse(struct cite__network *out, cite_str text);

bool cite__network_has(const struct cite__network *network, const struct cite__address *address);

/*
 * What kind of special network an address belongs to ("loopback", "private network"), or NULL for a public
 * address. An IPv6 address that carries an IPv4 one is judged by what it carries. Static.
 */
const char *cite__address_special(const struct cite__address *address);

#endif
