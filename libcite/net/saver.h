/*
 * net/saver.h: pages that an archive is asked to keep (cite/save.h): what the public functions and the loop that drives
 * the pages have in common.
 *
 *     WAITING ─POST─► POSTING ─job─► WORKING ◄─pending─► ASKING ─success─► DONE
 *        ▲               │                                 │
 *        └── try again ◄─┴────────── error ◄───────────────┘     "kept before": FIND ─► FINDING ─► DONE
 */
#ifndef CITE_NET_SAVER_H
#define CITE_NET_SAVER_H

#include "core/array.h"
#include "core/map.h"
#include "net/spn.h"
#include "net/transport.h"

#include <cite/save.h>

#include <stdbool.h>
#include <stdint.h>

/* Pages at a time; no account has more. */
#define CITE__SAVES_AT_ONCE 32

enum cite__save_state {
    CITE__SAVE_WAITING, /* to be posted */
    CITE__SAVE_POSTING,
    CITE__SAVE_WORKING, /* the archive is at it */
    CITE__SAVE_ASKING,  /* what became of it */
    CITE__SAVE_FIND,    /* its copy is to be looked for */
    CITE__SAVE_FINDING,
    CITE__SAVE_SAME, /* as another one of its target, and ends with it */
    CITE__SAVE_DONE
};

struct cite__save {
    cite_saved saved;
    cite_str target; /* what the archive is told */
    enum cite__save_state state;
    struct cite__save *same; /* the next one of the same target; has no life of its own */
    struct cite__save *next; /* of those that are done and not handed out */
    const char *form;
    const char *status_url; /* of its job; NULL: it has none */
    const char *find_url;
    int64_t due_ms;               /* nothing is asked before */
    int64_t give_up_ms;           /* its job must be through by then */
    int64_t posted_at;            /* by the archive's clock, seconds since 1970; 0: not known */
    bool kept_before;             /* the archive says so */
    unsigned failures;            /* of the archive, over it */
    unsigned silent;              /* answers in a row that do not tell how it stands */
    cite_str words;               /* why it is looked for: the reason where there is nothing to be found */
    cite_saved_outcome otherwise; /* and the outcome */
};

enum cite__save_account { CITE__ACCOUNT_DUE, CITE__ACCOUNT_ASKED, CITE__ACCOUNT_KNOWN };

struct cite_saver {
    cite_allocator allocator;
    struct cite__arena arena;   /* of what lives as long as it */
    struct cite__arena scratch; /* of one answer */
    cite_saver_options options; /* strings are the arena's */
    struct cite__transport *transport;
    cite_str endpoint; /* without a slash at its end; NUL-terminated */
    cite_str folder;   /* that it is in, with a slash */
    const char *headers[3];
    const char *no_key[2];
    struct cite__map by_target;
    CITE__ARRAY(struct cite__save *) saves;
    size_t started; /* those before were begun */
    size_t pending;
    struct cite__save *slots[CITE__SAVES_AT_ONCE]; /* under way; NULL: free */
    struct cite__save *done_first;
    struct cite__save *done_last;
    enum cite__save_account account_state;
    cite_saver_account account;
    const char *account_url;
    int64_t next_post_ms;
    int64_t rest_until_ms;
    unsigned troubles; /* answers in a row that are none */
    unsigned strange;  /* pages in a row that were answered otherwise than SPN2 does */
};

/* The options with the defaults in place of zeros. */
cite_saver_options cite__saver_complete(const cite_saver_options *given);

/* On a transport, which becomes its own even where this fails. CITE_ERROR_ARGUMENT, CITE_ERROR_MEMORY. */
cite_status cite__saver_on(cite_saver **out, const cite_saver_options *options,
                           struct cite__transport *transport, cite_error *error);

/* A page is done. reason is copied. */
void cite__saver_finish(cite_saver *saver, struct cite__save *save, cite_saved_outcome outcome,
                        cite_str reason);

/* All that are not done end so; requests in flight are dropped. */
void cite__saver_end(cite_saver *saver, cite_saved_outcome outcome, cite_str reason);

/* Works for at most timeout_ms, or until one more page is done. CITE_ERROR_MEMORY, CITE_ERROR_NETWORK. */
cite_status cite__saver_work(cite_saver *saver, int timeout_ms);

#endif
