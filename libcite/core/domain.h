/*
 * core/domain.h: the only caller of libpsl: known top-level domains and registrable domains.
 */
#ifndef CITE_CORE_DOMAIN_H
#define CITE_CORE_DOMAIN_H

#include <cite/common.h>

#include <stdbool.h>

/* Whether the last label of a host name is a known top-level domain. Host names over 253 bytes are not known. */
bool cite__domain_known_tld(cite_str host);

/* The registrable domain of a host ("example.co.uk" of "www.example.co.uk"), a slice of it; empty where it has none. */
cite_str cite__domain_registrable(cite_str host);

#endif
