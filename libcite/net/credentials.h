/*
 * net/credentials.h: what single servers are told besides the request: header fields, a login, cookies. Each belongs to one origin
 * (scheme, host and port), and is sent there alone: not to where a redirect leads, nor over http where it was given for https.
 */
#ifndef CITE_NET_CREDENTIALS_H
#define CITE_NET_CREDENTIALS_H

#include "core/arena.h"
#include "core/array.h"

#include <cite/checker.h>

/* The longest header field that servers commonly take. */
#define CITE__FIELD_MAX ((size_t)8192)

struct cite__login {
    cite_str origin;                   /* "https://example.org", in normal form */
    const char *secret;                /* "user:password"; NULL: none */
    const char *cookies;               /* "a=1; b=2"; NULL: none */
    CITE__ARRAY(const char *) headers; /* "Name: value"; ends with NULL where it has any */
};

struct cite__credentials {
    struct cite__arena *arena;
    CITE__ARRAY(struct cite__login) items;
};

void cite__credentials_init(struct cite__credentials *credentials, struct cite__arena *arena);

/* See cite_checker_add_credential. */
cite_status cite__credentials_add(struct cite__credentials *credentials, cite_str origin, cite_credential kind,
                                  cite_str value, cite_error *error);

/* What belongs to an origin in normal form; NULL: nothing. */
const struct cite__login *cite__credentials_for(const struct cite__credentials *credentials, cite_str origin);

/* The value of the field Cookie: those of the login, which may be NULL, and others, which may be. {NULL, 0}: none, or no memory. */
const char *cite__login_cookies(const struct cite__login *login, const char *others, struct cite__arena *arena);

#endif
