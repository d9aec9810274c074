/*
 * net/tls.h: servers with certificates that are made for the test: good ones, and ones with a fault.
 */
#ifndef CITE_TESTS_NET_TLS_H
#define CITE_TESTS_NET_TLS_H

#include "support/server.h"

enum tls_fault {
    TLS_FINE,
    TLS_EXPIRED,
    TLS_WRONG_HOST,
    TLS_SELF_SIGNED,
    TLS_UNKNOWN_ISSUER,
    TLS_OLD, /* TLS 1.0 alone */
    TLS_FAULTS
};

struct tls;

/* Makes an authority and writes its certificate to a file, which clients are to believe. NULL where that fails. */
struct tls *tls_new(const char *ca_path);

/* What to start a server for a host with; lives as long as tls. NULL where that fails. */
const struct server_wrap *tls_wrap(struct tls *tls, const char *host, enum tls_fault fault);

/*
 * The same for a server of every host: it shows a good certificate for the name that the client asks for. One for each tls.
 */
const struct server_wrap *tls_wrap_any(struct tls *tls);

void tls_free(struct tls *tls);

#endif
