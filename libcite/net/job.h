/*
 * net/job.h: one link's state machine: readings, hops, retries, and what is asked beside the link.
 *
 *     QUEUED ──► HEAD ──► QUEUED (GET decides) · HOP · RETRY · NEXT · DONE
 *            └─► GET ───► HOP · RETRY · NEXT · HELD · DONE
 *     HOP, RETRY, NEXT ──► HEAD or GET
 *     HELD ──► NEXT or DONE, once its neighbours are in
 *
 * A job decides what to ask and what an answer means; when it may ask is the business of whoever drives it
 * (net/run.c). It knows no clock and no socket. One function changes its state.
 */
#ifndef CITE_NET_JOB_H
#define CITE_NET_JOB_H

#include "core/arena.h"
#include "core/array.h"
#include "net/cache.h"
#include "net/cookies.h"
#include "net/credentials.h"
#include "net/target.h"
#include "net/transport.h"
#include "net/verdict.h"

#include <cite/checker.h>

#include <stdbool.h>
#include <stdint.h>

/* Pages whose likenesses differ in no more bits are one page. */
#define CITE__ALIKE_BITS 3

enum cite__job_state {
    CITE__JOB_QUEUED, /* waits for its host's turn */
    CITE__JOB_HEAD,   /* waits for an answer */
    CITE__JOB_GET,    /* the same */
    CITE__JOB_HOP,    /* waits for the turn of the host it was sent to */
    CITE__JOB_RETRY,  /* waits for its back-off, then for its host's turn */
    CITE__JOB_NEXT,   /* another reading, or a question beside it, waits for its host's turn */
    CITE__JOB_HELD,   /* a page came; whether its host sends the same for every address is not known yet */
    CITE__JOB_DONE,
    CITE__JOB_STATES
};

/* What a job's request is for. */
enum cite__aim {
    CITE__AIM_PAGE, /* the link itself */
    CITE__AIM_DOI,  /* whether its DOI is registered */
    CITE__AIM_PROBE /* an address beside it that never was: whether its server tells them apart */
};

/* What a job wants after a step. */
enum cite__job_want {
    CITE__WANT_TURN,    /* its target's host to give it a turn */
    CITE__WANT_DELAY,   /* the same, after delay_ms */
    CITE__WANT_NOTHING, /* it is done, or held */
    CITE__WANT_MEMORY   /* memory is out; the job is done, as skipped */
};

/* What a step asks for. */
struct cite__job_step {
    enum cite__job_want want;
    int64_t delay_ms;
    int64_t host_delay_ms;            /* the host wants no request for so long; 0: it did not say */
    const struct cite__finding *shut; /* the host wants no request at all; NULL: it may be asked */
};

/* What all jobs of a checker have in common. */
struct cite__policy {
    struct cite__arena *arena;
    const cite_checker_options *options;         /* every field set */
    const struct cite__codes *accepted;          /* NULL: none */
    const struct cite__credentials *credentials; /* NULL: none */
    struct cite__live *spare;                    /* given back, to be used again */
    size_t moves[CITE__JOB_STATES];              /* how often a job came into each state */
    bool compares;                               /* whoever drives the jobs compares pages of one host */
};

struct cite__robots;

/* What one reading came to. */
struct cite__outcome {
    const struct cite__finding *finding;
    cite_str reason;
    long http_code;
    cite_str final_url;
    const cite_redirect *redirects;
    size_t redirect_count;
    cite_str title;
    unsigned flags;
    uint64_t likeness; /* net/page.h; has_likeness: it can be compared */
    bool has_likeness;
    const cite_fingerprint *fingerprint; /* NULL: none was made */
};

/* What a job has only while it is asked: as many of them are made as are asked, or held, at a time. */
struct cite__live {
    size_t reading;                   /* the one that is being asked */
    struct cite__outcome *first;      /* of the first reading, where another one is asked */
    struct cite__outcome *kept;       /* of the reading that is asked, while something beside it decides */
    struct cite__outcome outcomes[2]; /* what these two point to */
    enum cite__aim aim;
    struct cite__target login;     /* the reading that is asked, with the secrets that are its own */
    struct cite__target target;    /* what is asked now */
    cite_str address;              /* the same as people read it */
    struct cite__cookies *cookies; /* of this chain; NULL: none */
    size_t cookies_at;             /* how much evidence there was when they last changed */
    cite_str robots;               /* robots.txt, where it is asked for; else empty */
    unsigned robots_hops;
    bool asks_for_all; /* the driver's: what its sibling gets decides for the pages of its text */
    uint64_t likeness; /* the driver's: of that text */
    bool alike;        /* its sibling got the same */
    bool probed;       /* the sibling of this reading was asked */
    bool get_only;     /* HEAD was not believed */
    unsigned tries;    /* retries spent on this target */
    unsigned unasked;  /* requests whose time was over before they began */
    bool connected;    /* a request to this target was sent, and not answered in time */
    bool permanent;    /* every redirect of the chain was a permanent one */
    CITE__ARRAY(cite_redirect) redirects;
    CITE__ARRAY(cite_attempt) evidence;
    size_t chain;            /* where the evidence of the reading that is being asked begins */
    struct cite__live *next; /* of those that are given back */
};

/* A collection has hundreds of thousands of them: what is not needed from the beginning to the end is in live. */
struct cite__job {
    cite_check
        check; /* what is handed out; of a job that is not done, url, reason (why it is excluded) and evidence */
    cite_fingerprint *
        page; /* what check.fingerprint and the outcomes point to; by itself, as it is large and may be dropped */
    struct cite__live *live; /* NULL before the start and after the end */
    cite_str *readings;      /* likeliest first; where it is the only one, check.url */
    uint32_t reading_count;
    enum cite__job_state state;
    bool excluded; /* it is not asked at all */
    bool recalled; /* what it comes to is in check already */
    bool local;    /* its target, see net/target.h */
    bool open;     /* the driver's: its home waits for its outcome */
    size_t index;
    size_t host; /* the driver's: index of the target's host */
    size_t home; /* the driver's: index of the first reading's host; CITE_NONE: none */
    size_t next; /* the driver's: list of the jobs that are done */
};

/* A job that is not started; readings are copied. NULL when memory is out. */
struct cite__job *cite__job_new(struct cite__policy *policy, cite_str url, const cite_str *alternatives,
                                size_t count);

/* A job that is not started will ask nobody, for a reason that outlives it. */
void cite__job_exclude(struct cite__job *job, cite_str reason);

/* Gives a job that is not started what is remembered of its link; false when memory is out. */
bool cite__job_recall(struct cite__policy *policy, struct cite__job *job, const struct cite__record *record);

/*
 * Where a job that is not started will ask first, on an arena that may be emptied afterwards: CITE__TARGET_HTTP, or
 * CITE__TARGET_MEMORY. CITE__TARGET_INVALID where it will ask nobody, so that it may be started at once.
 */
struct cite__target cite__job_look(const struct cite__policy *policy, const struct cite__job *job,
                                   struct cite__arena *arena);

/* Takes up the first reading, unless what it comes to is known. */
struct cite__job_step cite__job_start(struct cite__policy *policy, struct cite__job *job);

/* Gives back what a job that is done needed while it was asked. */
void cite__job_rest(struct cite__policy *policy, struct cite__job *job);

/* Whether the rules that a job was sent to by its host's robots.txt cannot be had: that says nothing of the host. */
bool cite__job_robots_lost(const struct cite__job *job, const struct cite__answer *answer);

/* It is the job's turn: what to ask. */
void cite__job_ask(struct cite__policy *policy, struct cite__job *job, struct cite__request *request);

/* The job waits for its host's turn once more, after a question that decided nothing. */
void cite__job_wait_again(struct cite__policy *policy, struct cite__job *job);

/*
 * The same, where its host's robots.txt is to be read first; the job has its turn again afterwards. false when memory
 * is out.
 */
bool cite__job_ask_robots(struct cite__policy *policy, struct cite__job *job, struct cite__request *request);

/*
 * Its answer: the rules; NULL where it sent elsewhere, so that the job asks there, or when memory is out. The job
 * waits for its host's turn in either case.
 */
struct cite__robots *cite__job_robots(struct cite__policy *policy, struct cite__job *job,
                                      const struct cite__answer *answer);

/* What an answer leads to. */
struct cite__job_step cite__job_answer(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__answer *answer);

/*
 * Puts an answer on record without a decision: whether it was the host's doing is not known yet. The job waits
 * until it is refused or ended. CITE__WANT_NOTHING, CITE__WANT_MEMORY.
 */
struct cite__job_step cite__job_hold(struct cite__policy *policy, struct cite__job *job,
                                     const struct cite__answer *answer);

/* Its host cannot be asked, for a reason that is known already. */
struct cite__job_step cite__job_refuse(struct cite__policy *policy, struct cite__job *job,
                                       const struct cite__finding *finding);

/* Asks for the sibling of a job that is held; whether that got the same is in alike when it is no longer its aim. */
struct cite__job_step cite__job_probe(struct cite__policy *policy, struct cite__job *job);

/*
 * Ends the wait of a job that is held. alike: its host sends the same page for other addresses, so that the page
 * says nothing.
 */
struct cite__job_step cite__job_release(struct cite__policy *policy, struct cite__job *job, bool alike);

/* Ends a job before its time: by what is known of it, where that is something. reason must outlive it. Nothing where it is done. */
void cite__job_end(struct cite__policy *policy, struct cite__job *job, cite_verdict verdict, cite_str reason);

#endif
