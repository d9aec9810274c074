/*
 * audit/world.h: an internet on this machine, and all that is true of it.
 *
 * What becomes of an address is a function of the address and of the run alone: its fate and what an archive has of it
 * stand in its path ("/lost-second/kept-other/eels.html"), or follow from its bytes. The server answers by the same
 * function that says what is to be found, so that nothing of the library decides what is right.
 */
#ifndef CITE_TESTS_AUDIT_WORLD_H
#define CITE_TESTS_AUDIT_WORLD_H

#include "audit/address.h"
#include "audit/editions.h"
#include "support/text.h"

#include <cite/audit.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RUNS = 3 };

/* How a server answers. */
enum way {
    WAY_PAGE,
    WAY_GONE,      /* 404 */
    WAY_WALL,      /* 403 */
    WAY_FAILS,     /* 500 */
    WAY_BUSY,      /* 503 */
    WAY_NOTICE,    /* 200, and the page says that there is none */
    WAY_MOVED,     /* 301 to another host */
    WAY_PASSING,   /* 302 to another host */
    WAY_HOME,      /* 302 to the home page */
    WAY_REFUSED,   /* no connection */
    WAY_KNOWN,     /* a DOI that is registered */
    WAY_UNKNOWN,   /* one that is not */
    WAY_ELSEWHERE, /* no address of the web */
    WAYS
};

/* One visit to an address. */
struct visit {
    enum way way;
    struct page page;        /* what is read there; edition: EDITION_NONE where nothing is */
    char final[ADDRESS_MAX]; /* where it leads; empty: nowhere else */
};

/* What an archive has. */
enum copy {
    COPY_NONE,
    COPY_SAME,  /* of the page as it was cited, made five days after */
    COPY_ELSE,  /* of another text, made then */
    COPY_ERROR, /* of a 404, made then */
    COPY_LATE,  /* of the page as it was cited, made 400 days after */
    COPIES
};

/* Where the archives are; one of them has nothing. */
#define WORLD_KEEPER "keep.example"
#define WORLD_EMPTY  "bare.example"

/* What somebody finds at an address in a run, from 0 on; WAY_ELSEWHERE for what is no address. */
void world_visit(struct visit *out, const char *url, unsigned run);

/* The same; final is as the server says it. */
void world_visit_at(struct visit *out, const struct address *address, unsigned run);

/* What the archive has of an address, and when it made the copy, where it is asked for a time. */
enum copy world_copy(const char *url);
int64_t world_copy_time(enum copy copy, int64_t asked);

/* Whether the host of an address refuses connections. */
bool world_refuses(const struct address *address);

/* Adds the answer to a request's head (struct server_answerer). context is the run, an unsigned. */
void world_answer(void *context, const char *head, struct text *out);

#endif
