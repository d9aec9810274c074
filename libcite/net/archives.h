/*
 * net/archives.h: archives asked for copies: what the files of that work share.
 *
 *     task      one thing that is asked of every archive: the copy nearest to a date, or a list of all
 *     station   one archive: its place in the tasks' order, its turn, its rest
 *
 * Tasks stand in one list, in the order they were added. A station goes along it: so its queue is the rest of the list, and
 * costs one pointer. A task is through when every station has passed it.
 */
#ifndef CITE_NET_ARCHIVES_H
#define CITE_NET_ARCHIVES_H

#include "core/arena.h"
#include "core/buf.h"
#include "core/date.h"
#include "net/pace.h"
#include "net/transport.h"

#include <cite/archive.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More archives than there are. */
#define CITE__ARCHIVES_MAX 64

/* How a TimeGate is told the date (RFC 7089, 2.1.1). */
#define CITE__ACCEPT_DATETIME "Accept-Datetime: "

struct cite__task {
    struct cite__task *before; /* in the list of all */
    struct cite__task *after;
    struct cite__task *next; /* of those whose copies one archive is to send, or of the finished */
    struct cite__arena arena;
    cite_archives_found found;
    cite_copies *copies; /* a list of copies, its own; NULL: it searches the nearest one */
    size_t waiting;      /* stations that have not passed it */
    size_t nearest;      /* the station that has the nearest copy */
    bool plain;          /* the copy has no raw form, and is fetched as it is */
    bool done;
    char url[]; /* found.url: with the task, so that one that waits takes no more than this */
};

struct cite__tasks {
    struct cite__task *first;
    struct cite__task *last;
};

/* What a station's request is for. */
enum cite__purpose {
    CITE__ASK_NOTHING,
    CITE__ASK_GATE, /* where the nearest copy is */
    CITE__ASK_PAGE, /* what it says */
    CITE__ASK_LIST  /* which copies there are */
};

struct cite__pages;

struct cite__station {
    cite_archive archive;
    cite_str host;            /* under which its turns are booked */
    struct cite__task *next;  /* the first task that it has not passed; NULL: it has passed all */
    struct cite__tasks pages; /* whose copies it is to send: they come first */
    struct cite__task *task;  /* what it is asked for now; NULL: nothing */
    enum cite__purpose purpose;
    struct cite__buf url; /* of the request */
    char accept_datetime[sizeof CITE__ACCEPT_DATETIME + CITE__HTTP_DATE_SIZE];
    const char *headers[2];
    struct cite__pages *listed; /* how far its list is read; NULL: it has none */
    unsigned hops;              /* redirects that were followed for this request */
    unsigned pauses;            /* that it was given in a row */
    unsigned strange;           /* answers in a row that said nothing */
    bool counted;               /* among those that the task has asked */
    bool has_turn;
    bool sent;
    bool untold; /* the pace file was another's when it was to be told of a rest or a pause */
    int64_t turn_ms;
    int64_t next_ms; /* no request before */
    int64_t rest_ms; /* nor before this, and nobody waits for it */
};

struct cite_archives {
    cite_allocator allocator;
    struct cite__arena arena; /* of the table and the options */
    cite_archives_options options;
    struct cite__transport *transport;
    struct cite__pace pace;
    struct cite__station stations[CITE__ARCHIVES_MAX];
    size_t count;
    struct cite__tasks tasks; /* all of them */
    struct cite__tasks done;  /* by next */
    struct cite__task *taken; /* in the caller's hands */
    size_t pending;
    size_t added;
};

/* The options with the defaults in place of zeros. */
cite_archives_options cite__archives_complete(const cite_archives_options *given);

/* On a transport, which becomes its own even where this fails. CITE_ERROR_MEMORY; CITE_ERROR_IO, CITE_ERROR_FORMAT. */
cite_status cite__archives_on(cite_archives **out, const cite_archives_options *options,
                              struct cite__transport *transport, cite_error *error);

/* archive_run.c: turns. */

/* Works until one more task is done, or, where one is given, that one; at most timeout_ms. */
cite_status cite__archives_run(struct cite_archives *archives, int timeout_ms, const struct cite__task *until);

/* Puts a new task behind all others. */
void cite__archives_put(struct cite_archives *archives, struct cite__task *task);

/* Takes a task away, done or not, and frees it. NULL is fine. */
void cite__archives_drop(struct cite_archives *archives, struct cite__task *task);

/* Takes the first off a list that is linked by next, NULL where it is empty; or one that may be on it. */
struct cite__task *cite__tasks_take(struct cite__tasks *tasks);
void cite__tasks_remove(struct cite__tasks *tasks, const struct cite__task *task);

/* Whether a URL is an http or https one. */
bool cite__is_web_url(cite_str url);

/* archive_search.c: what is asked, and what an answer means. */

/*
 * Fills in a station's question for a task: what it asks where. CITE_ERROR_MEMORY; CITE_ERROR_LIMIT: too long an address;
 * CITE_ERROR_UNSUPPORTED: the archive has no list.
 */
cite_status cite__archive_ask(struct cite__station *station, struct cite__task *task,
                              enum cite__purpose purpose);

/* What an answer comes to. */
enum cite__archive_says {
    CITE__ARCHIVE_THROUGH, /* the station is through with the task */
    CITE__ARCHIVE_GOES_ON, /* it is to ask again: its url says what */
    CITE__ARCHIVE_STRANGE, /* it is through, by an answer that says nothing */
    CITE__ARCHIVE_FAILED   /* it is through, and the archive out of order */
};

/* Takes an answer to a station's question. CITE_ERROR_MEMORY; *says is set all the same. */
cite_status cite__archive_hear(enum cite__archive_says *says, struct cite_archives *archives,
                               struct cite__station *station, const struct cite__answer *answer);

/* Appends a pattern of the table with its places filled. */
void cite__archive_put(struct cite__buf *out, const char *pattern, cite_str url, int64_t datetime);

/* archive_list.c: lists of copies. */

/* Whether a station's archive has a list, and whether it is one of a CDX server. */
bool cite__archive_lists(const struct cite__station *station, bool *by_cdx);

/* Takes an answer that holds a list, or says that there is none. CITE_ERROR_MEMORY; *says is set all the same. */
cite_status cite__archive_hear_list(enum cite__archive_says *says, struct cite_archives *archives,
                                    struct cite__station *station, const struct cite__answer *answer);

/* A list that was begun will not be read to its end. */
void cite__archive_cut_list(struct cite__station *station);
void cite__pages_free(struct cite__pages *pages);

/* An empty list; NULL when memory is out. cite__copies_finish sorts it, and compares digests. */
cite_copies *cite__copies_new(const cite_allocator *allocator, cite_str url);
void cite__copies_finish(cite_copies *copies, const cite_archives_found *found);

#endif
