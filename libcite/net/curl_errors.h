/*
 * net/curl_errors.h: what libcurl's results mean. Part of the only caller of libcurl: net/transport_curl.c.
 */
#ifndef CITE_NET_CURL_ERRORS_H
#define CITE_NET_CURL_ERRORS_H

#include "net/transport.h"

#include <stdbool.h>

#include <curl/curl.h>

/* How a transfer ended. */
struct cite__curl_facts {
    CURLcode code;
    long os_errno;      /* of the last attempt to connect */
    long verify_result; /* OpenSSL's number for a certificate that was refused; 0 where there is none */
    cite_str words;
    bool cut;       /* we ended it, at a cap */
    bool refused;   /* we refused an address */
    bool literal;   /* its host is a numeric address: no name to look up */
    bool looked_up; /* it came past the name's look-up */
    bool connected; /* it came past the connection */
    long elapsed_ms;
};

enum cite__net cite__curl_net(const struct cite__curl_facts *facts);

#endif
