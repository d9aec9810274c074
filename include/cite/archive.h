/*
 * cite/archive.h: copies of pages in web archives: what an archive's address is a copy of, and the copies nearest to a
 * date, asked of several archives at once (Memento, RFC 7089).
 *
 *     cite_archives_new(&archives, &options, &error);
 *     cite_archives_add(archives, url, when, &error);             as often as there are addresses
 *     while (cite_archives_pending(archives) > 0) {
 *         cite_archives_poll(archives, 1000, &error);
 *         while ((found = cite_archives_next(archives)) != NULL)
 *             ... found->index, found->memento.url, found->memento.datetime ...
 *     }
 *     cite_archives_free(archives);
 *
 * A cite_archives belongs to one thread at a time. Built without libcurl, cite_archives_new answers
 * CITE_ERROR_UNSUPPORTED; the functions on addresses work in every build.
 */
#ifndef CITE_ARCHIVE_H
#define CITE_ARCHIVE_H

#include <cite/common.h>
#include <cite/drift.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A copy of a page. */
typedef struct cite_memento {
    cite_str url;      /* where the copy is */
    cite_str original; /* what it is a copy of */
    int64_t datetime;  /* when it was made, seconds since 1970 UTC */
} cite_memento;

/*
 * Reads an address in an archive, whose path holds the time of the copy as 14 digits (or fewer, from 4) and the address
 * that was copied, as those of most archives do. 1, and slices of url in *out, where it is one; else 0.
 */
CITE_API int cite_memento_split(cite_memento *out, cite_str url);

/*
 * Writes the address of the copy's raw bytes, without the archive's own additions ("id_" behind the digits), to out, which
 * is called once or not at all. 1 where url is an address in an archive, else 0.
 */
CITE_API int cite_memento_write_raw(cite_str url, cite_write_fn out, void *context);

/*
 * One archive. In the patterns "{url}" stands for the address asked for, "{query}" for the same with all but letters, digits
 * and "-._~" encoded, and "{stamp}" for 14 digits of the date.
 */
typedef struct cite_archive {
    const char *name;
    const char *timegate;
    long delay_ms;       /* between two requests */
    const char *timemap; /* lists all copies, as application/link-format; NULL: nothing does */
    const char *
        cdx; /* lists them with their codes and digests, as rows of a CDX server, and is asked instead of the TimeMap;
                        where the copies are says the timegate, which must have a "{stamp}"; NULL: there is none */
} cite_archive;

/* The archives that are asked where the options name none; ends with a name of NULL. Static. */
CITE_API const cite_archive *cite_archive_table(void);

/* A zero field means the default. Set size by CITE_ARCHIVES_OPTIONS_INIT. Strings and the table are copied. */
typedef struct cite_archives_options {
    size_t size;                     /* sizeof(cite_archives_options) */
    const cite_allocator *allocator; /* NULL: malloc */
    const cite_archive *table;       /* ends with a name of NULL, at most 64; default cite_archive_table() */
    const char *user_agent;
    long timeout_ms;               /* one request, whole; default 30000 */
    long connect_timeout_ms;       /* default 10000 */
    long rest_ms;                  /* an archive that failed is not asked for so long; default 15 minutes */
    int allow_private;             /* 1: private and loopback addresses may be asked */
    const char *const *connect_to; /* "HOST:PORT:HOST:PORT": what to connect to instead; ends with NULL */
    const char *ca_file;           /* certificates that are believed, in PEM; default: the system's */
    int fetch_pages;       /* 1: the copies that are found are fetched, and get fingerprints (cite/drift.h) */
    size_t max_body_bytes; /* of a copy that is fetched; what is over is cut; default 2 MiB */
    const char *pace_file; /* a file in which processes share their turns with archives; NULL: none */
    const char *proxy;     /* these as in cite_checker_options */
    const char *const *resolve;
    const char *const *allow_addresses;
} cite_archives_options;

#define CITE_ARCHIVES_OPTIONS_INIT                                                                             \
    {                                                                                                          \
        sizeof(cite_archives_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                             \
    }

typedef struct cite_archives cite_archives;

/*
 * The caller's, to be ended by cite_archives_free. CITE_ERROR_MEMORY, _NETWORK, _ARGUMENT, _UNSUPPORTED; for the pace file
 * CITE_ERROR_IO, and CITE_ERROR_FORMAT where it is another program's, which is left as it is.
 */
CITE_API CITE_NODISCARD
cite_status cite_archives_new(cite_archives **out, const cite_archives_options *options, cite_error *error);

/* Ends searches that are under way too. NULL is fine. */
CITE_API void cite_archives_free(cite_archives *archives);

/*
 * What a search came to. Read-only; strings are NUL-terminated. An archive that rests while its turn with a search comes is
 * not asked, and so not counted.
 */
typedef struct cite_archives_found {
    cite_memento memento; /* the nearest copy; its url empty: none */
    size_t asked;         /* archives that were asked */
    size_t answered;      /* those that said what they have, or that they have nothing */
    size_t index;         /* how many searches were added before */
    cite_str url;         /* what was asked for: without user information and fragment */
    int64_t datetime;     /* the time that was asked for */
    const char *archive;  /* the name of the archive that has the copy; NULL: none has */
    cite_str fetched;     /* the address whose bytes were fetched; empty: none was, or in vain */
    long http_code;       /* that the copy has, of an error or a redirect too; 0: not known */
    const cite_fingerprint *
        fingerprint; /* of the copy's page; NULL: it was not fetched, or is the copy of an error or a redirect */
} cite_archives_found;

/*
 * Adds a search: every archive is asked for its copy of url nearest to a time, seconds since 1970 UTC. Each archive has
 * one request at a time, and its delay between two; searches wait for their turns in the order they were added.
 *
 * An archive that fails (no answer, 429, a code from 500) rests, and those that wait for it go on without it. One that asks
 * for a pause of up to a minute is given it, and asked again, at most twice in a row.
 *
 * CITE_ERROR_MEMORY, _ARGUMENT (no http or https address).
 */
CITE_API CITE_NODISCARD
cite_status cite_archives_add(cite_archives *archives, cite_str url, int64_t datetime, cite_error *error);

/*
 * Works until a search is finished, at most timeout_ms; does not wait where one is there to be taken, or none is under way.
 * CITE_ERROR_MEMORY, _NETWORK; _IO, _FORMAT (the pace file). What was added stays, and a later call goes on.
 */
CITE_API CITE_NODISCARD
cite_status cite_archives_poll(cite_archives *archives, int timeout_ms, cite_error *error);

/*
 * The next finished search; NULL where there is none. It lives until the next call of cite_archives_next or
 * cite_archives_find, or the end.
 */
CITE_API const cite_archives_found *cite_archives_next(cite_archives *archives);

/* Searches that were added and are not finished. */
CITE_API size_t cite_archives_pending(const cite_archives *archives);

/*
 * One search by itself: adds it, and waits for all answers. That no archive has a copy, or none answers, is no error. *found
 * lives as what cite_archives_next returns does. The statuses of cite_archives_add and cite_archives_poll.
 */
CITE_API CITE_NODISCARD
cite_status cite_archives_find(cite_archives *archives, cite_str url, int64_t datetime,
                               const cite_archives_found **found, cite_error *error);

/* One copy that an archive told of. Strings are NUL-terminated, and live as long as the list. */
typedef struct cite_archived {
    cite_memento memento;
    const char *archive; /* the archive's name */
    long http_code;      /* that the copy has; 0: not known */
    cite_str digest;     /* of its bytes, as the archive reckons it; empty: not known */
    int changed; /* 1: the digest differs from that of the page's copy before, in this archive; errors and redirects between them do
                    not count */
} cite_archived;

/* All copies of a page that archives know, the earliest first, each address once. */
typedef struct cite_copies cite_copies;

/* What a list came to. */
typedef struct cite_copies_summary {
    cite_str url; /* what was asked for */
    size_t count;
    size_t changed;  /* copies that are changed */
    size_t asked;    /* archives that were asked for their list */
    size_t answered; /* those that sent one, or have nothing */
    int cut; /* 1: some archive has more copies: it failed on the way, or there are more than 200000 or 50 pages of them */
} cite_copies_summary;

/*
 * Asks every archive that has a timemap or cdx for its list of copies, and waits for all of them; searches go on meanwhile.
 * *out is the caller's, to be ended by cite_copies_free, and NULL on failure. Archive by archive a list has its pages one
 * after the other; pages on other hosts are not read. The statuses of cite_archives_add and cite_archives_poll.
 */
CITE_API CITE_NODISCARD
cite_status cite_archives_list(cite_archives *archives, cite_str url, cite_copies **out, cite_error *error);

CITE_API const cite_copies_summary *cite_copies_about(const cite_copies *copies);
CITE_API const cite_archived *cite_copies_at(const cite_copies *copies, size_t index); /* NULL past the end */
CITE_API void cite_copies_free(cite_copies *copies);                                   /* NULL is fine */

#ifdef __cplusplus
}
#endif

#endif
