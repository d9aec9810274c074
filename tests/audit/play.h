/*
 * audit/play.h: one run of an audit in the world: servers, documents, store, checker, archives.
 *
 *     play_begin(&play, paths, count, "test.db");
 *     for each run:
 *         play_open(&play, run, false);
 *         play_check(&play, 0);
 *         play_search(&play);
 *         play_finish(&play);
 *         ... play.audit ...
 *         play_close(&play);
 *     play_end(&play);
 *
 * Every function fails the test where something goes wrong.
 */
#ifndef CITE_TESTS_AUDIT_PLAY_H
#define CITE_TESTS_AUDIT_PLAY_H

#include "audit/world.h"
#include "net/tls.h"

enum { PLAY_DOCUMENTS = 16, PLAY_MAPPINGS = 64 };

struct play {
    const char *store_path;
    struct tls *tls;
    const struct server_wrap *wrap;
    char *paths[PLAY_DOCUMENTS];
    cite_document *documents[PLAY_DOCUMENTS];
    size_t count;
    bool recheck;  /* the next run asks only what is due */
    bool baseline; /* and has the first one as its baseline */

    /* While a run is open. */
    unsigned run;
    struct server_answerer answerer;
    struct server *plain;
    struct server *secure;
    int closed; /* a socket that nobody listens at */
    char mappings[PLAY_MAPPINGS][320];
    const char *connect_to[PLAY_MAPPINGS + 1];
    cite_store *store;
    cite_audit *audit;
    cite_checker_options options;
    cite_checker *checker;
};

/* Reads the documents. The store's file is removed, if there is one. */
void play_begin(struct play *play, const char *const *paths, size_t count, const char *store_path);
void play_end(struct play *play);

/* Opens store and audit for a run, or goes on with the one that was broken off. */
void play_open(struct play *play, unsigned run, bool resume);

/* Asks all links that are left, or so many of them that at least stop_after are known; 0: all. */
void play_check(struct play *play, size_t stop_after);

/* Asks the archives, and hands over what they have. */
void play_search(struct play *play);

/* Ends the run in the store. */
void play_finish(struct play *play);

/* Ends all of it; where the run is not finished, as a program that is killed does. */
void play_close(struct play *play);

#endif
