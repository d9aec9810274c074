/*
 * cite/save.h: asks a web archive to keep pages, over the Internet Archive's Save Page Now (SPN2) or a service that
 * speaks as it does.
 *
 *     cite_saver_new(&saver, &options, &error);
 *     cite_saver_add(saver, url, &error);
 *     while (cite_saver_pending(saver) > 0) {
 *         cite_saver_poll(saver, 500, &error);
 *         while ((saved = cite_saver_next(saver)) != NULL)
 *             ... saved->outcome, saved->copy.url ...
 *     }
 *     cite_saver_free(saver);
 *
 * The archive is asked gently: a few pages a minute, a few at a time, none that it kept a short while ago; it is left
 * alone when it says so, and what is over the account's quota is reported and not asked for. A page is named to it
 * without user name, password and fragment. The key is sent to the endpoint alone, and stands in no result and no error.
 *
 * A cite_saver belongs to one thread at a time. Built without libcurl, cite_saver_new answers CITE_ERROR_UNSUPPORTED.
 */
#ifndef CITE_SAVE_H
#define CITE_SAVE_H

#include <cite/archive.h>
#include <cite/common.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The Internet Archive's. */
#define CITE_SAVER_ENDPOINT "https://web.archive.org/save"

typedef enum cite_saved_outcome {
    CITE_SAVED_KEPT = 0,     /* a copy was made */
    CITE_SAVED_KEPT_BEFORE,  /* the archive has a copy that is young enough, and made none */
    CITE_SAVED_REFUSED,      /* the archive will not or cannot keep this page */
    CITE_SAVED_FAILED,       /* the archive failed, or does not say what became of it */
    CITE_SAVED_QUOTA,        /* the quota is spent; not asked for, or not accepted */
    CITE_SAVED_UNAUTHORIZED, /* the archive asks for a key, or does not know this one */
    CITE_SAVED_LEFT,         /* not done when the saver was cancelled, or the archive asked to be left alone */
    CITE_SAVED_COUNT_
} cite_saved_outcome;

/* What became of one page. Read-only; strings are built, NUL-terminated; lives as long as its saver. */
typedef struct cite_saved {
    size_t index; /* the n-th page that was added, from 0 */
    cite_str url; /* as it was added, without user name and password */
    cite_saved_outcome outcome;
    cite_memento copy; /* its url empty: none, or the archive did not say where it is */
    cite_str reason;   /* one line for a person */
    unsigned attempts; /* how often the archive was asked to keep it */
} cite_saved;

/* A zero field means the default. Set size by CITE_SAVER_OPTIONS_INIT. Strings are copied. */
typedef struct cite_saver_options {
    size_t size;                     /* sizeof(cite_saver_options) */
    const cite_allocator *allocator; /* NULL: malloc */
    const char *endpoint;            /* default CITE_SAVER_ENDPOINT; copies are below its folder, in "web/" */
    const char *key;                 /* with secret: "Authorization: LOW key:secret"; NULL: none is sent */
    const char *secret;
    const char *user_agent;
    long delay_ms;            /* between two pages that are asked for; default 10000: 6 a minute */
    long poll_ms;             /* between two questions of what became of one; default 6000 */
    long max_wait_ms;         /* how long the archive may take for one page; default 300000 */
    unsigned in_flight;       /* pages at a time, at most 32; default 3 */
    long not_archived_within; /* seconds; a page kept in that time is not kept anew; default 30 days */
    long rest_ms;             /* how long the archive is left alone where it fails; default 60000, doubled */
    long timeout_ms;          /* one request, whole; default 120000 */
    long connect_timeout_ms;  /* default 15000 */
    int allow_private;        /* 1: the endpoint may have a private address, and need not have TLS */
    const char *const *connect_to; /* as in cite_checker_options */
    const char *const *resolve;
    const char *const *allow_addresses;
    const char *ca_file;
    const char *proxy;
} cite_saver_options;

#define CITE_SAVER_OPTIONS_INIT                                                                                \
    {                                                                                                          \
        sizeof(cite_saver_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                    \
    }

typedef struct cite_saver cite_saver;

/*
 * The caller's, to be ended by cite_saver_free. CITE_ERROR_ARGUMENT: an endpoint that is no http or https address, or
 * has a user name; a key without a secret, or the reverse, or with other than visible ASCII characters; a key that
 * would be sent without TLS. CITE_ERROR_MEMORY, _NETWORK, _UNSUPPORTED.
 */
CITE_API CITE_NODISCARD
cite_status cite_saver_new(cite_saver **out, const cite_saver_options *options, cite_error *error);

/* Ends a saver; what the archive was asked for, it goes on with. NULL is fine. */
CITE_API void cite_saver_free(cite_saver *saver);

/*
 * Adds a page (copied). Two spellings of one address are asked for once, and each has its result. What is no http or
 * https address of the public web is refused here, and not sent. CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_saver_add(cite_saver *saver, cite_str url, cite_error *error);

/* Works for at most timeout_ms, or until one more page is done. CITE_ERROR_MEMORY, CITE_ERROR_NETWORK. */
CITE_API CITE_NODISCARD
cite_status cite_saver_poll(cite_saver *saver, int timeout_ms, cite_error *error);

/* A page that was done since the last call; NULL if none. */
CITE_API const cite_saved *cite_saver_next(cite_saver *saver);

/* Pages that were added, and what became of one; NULL while it is not done, and past the end. */
CITE_API size_t cite_saver_count(const cite_saver *saver);
CITE_API const cite_saved *cite_saver_result(const cite_saver *saver, size_t index);

/* Pages that are not done. */
CITE_API size_t cite_saver_pending(const cite_saver *saver);

/* Ends the run: what is not done becomes CITE_SAVED_LEFT, for the reason given (NULL: "cancelled"). */
CITE_API void cite_saver_cancel(cite_saver *saver, const char *reason);

/* What the archive last said of the account; -1: it did not say. */
typedef struct cite_saver_account {
    int64_t available;   /* pages that may be begun now */
    int64_t processing;  /* pages it works on */
    int64_t daily;       /* pages kept today, those of this saver too */
    int64_t daily_limit; /* pages that may be kept in a day */
} cite_saver_account;

/* What is known of the account, which is asked before the first page. */
CITE_API cite_saver_account cite_saver_quota(const cite_saver *saver);

/* The endpoint, in normal form; NUL-terminated, lives as long as the saver. */
CITE_API cite_str cite_saver_endpoint(const cite_saver *saver);

/* "kept", "kept-before", "refused", "failed", "quota", "unauthorized", "left"; static. "unknown" for any other number. */
CITE_API const char *cite_saved_outcome_name(cite_saved_outcome outcome);

#ifdef __cplusplus
}
#endif

#endif
