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
 * One archive. In the patterns "{url}" stands for the address asked for, and
 * "{stamp}" for 14 digits of the date.
 */
typedef struct cite_archive {
    const char *name;
    const char *timegate;
    long delay_ms; /* between two requests */
} cite_archive;

/* The archives that are asked where the options name none; ends with a name of NULL. Static. */
CITE_API const cite_archive *cite_archive_table(void);

/*
 * A zero field means the default. Set size by CITE_ARCHIVES_OPTIONS_INIT. The table, user_agent and pace_file must outlive the
 * cite_archives.
 */
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
    const char
        *pace_file; /* where processes share turns with archives and rests of archives; NULL: they do not */
} cite_archives_options;

#define CITE_ARCHIVES_OPTIONS_INIT                                                                             \
    {                                                                                                          \
        sizeof(cite_archives_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                                      \
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

#ifdef __cplusplus
}
#endif

#endif
