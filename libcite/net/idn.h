/*
 * net/idn.h: host names in the ASCII form that the DNS knows (RFC 5890), by Punycode (RFC 3492).
 *
 * libcurl would do this by libidn2, but reads the name in the encoding of the process's locale, which a library
 * does not set: in the C locale "http://bücher.example/" is no URL to it.
 */
#ifndef CITE_NET_IDN_H
#define CITE_NET_IDN_H

#include "core/buf.h"

#include <cite/common.h>

#include <stdbool.h>

/* The longest host name and label (RFC 1035, 2.3.4). */
#define CITE__HOST_MAX  253
#define CITE__LABEL_MAX 63

/*
 * Appends host, each label with non-ASCII letters as "xn--…". Capital letters of the Latin, Greek, Cyrillic and
 * Armenian scripts become small. false where it is no UTF-8 or a label becomes too long; what was appended is
 * then of no use.
 */
bool cite__idn_host(struct cite__buf *out, cite_str host);

#endif
