/*
 * cite/archive.h: copies of pages in web archives: what an archive's address is a copy of, and the copy nearest to a
 * date, asked of several archives at once (Memento, RFC 7089).
 *
 *     cite_archives_new(&archives, &options, &error);
 *     cite_archives_find(archives, url, when, &found, &error);
 *     ... found.url, found.datetime ...
 *     cite_archives_free(archives);
 *
 * A cite_archives belongs to one thread at a time. Built without libcurl, cite_archives_new answers
 * CITE_ERROR_UNSUPPORTED; the functions on addresses work in every build.
 */
#ifndef CITE_ARCHIVE_H
#define CITE_ARCHIVE_H

#include <cite/common.h>
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

/* One archive. Strings must outlive the cite_archives. */
typedef struct cite_archive {
    const char *name;
    const char *timegate; /* "{url}" stands for the address asked for, "{stamp}" for 14 digits of the date */
    long delay_ms;        /* between two requests */
} cite_archive;

/* The archives that are asked where the options name none; ends with a name of NULL. Static. */
CITE_API const cite_archive *cite_archive_table(void);

/* A zero field means the default. Set size by CITE_ARCHIVES_OPTIONS_INIT. */
typedef struct cite_archives_options {
    size_t size;                     /* sizeof(cite_archives_options) */
    const cite_allocator *allocator; /* NULL: malloc */
    const cite_archive *table;       /* ends with a name of NULL; default cite_archive_table() */
    const char *user_agent;
    long timeout_ms;               /* one request, whole; default 30000 */
    long connect_timeout_ms;       /* default 10000 */
    long rest_ms;                  /* an archive that failed is not asked for so long; default 15 minutes */
    int allow_private;             /* 1: private and loopback addresses may be asked */
    const char *const *connect_to; /* "HOST:PORT:HOST:PORT": what to connect to instead; ends with NULL */
    const char *ca_file;           /* certificates that are believed, in PEM; default: the system's */
} cite_archives_options;

#define CITE_ARCHIVES_OPTIONS_INIT                                                                             \
    {                                                                                                          \
        sizeof(cite_archives_options), 0, 0, 0, 0, 0, 0, 0, 0, 0                                               \
    }

typedef struct cite_archives cite_archives;

/* The caller's, to be ended by cite_archives_free. CITE_ERROR_MEMORY, _NETWORK, _ARGUMENT, _UNSUPPORTED. */
CITE_API CITE_NODISCARD
cite_status cite_archives_new(cite_archives **out, const cite_archives_options *options, cite_error *error);

/* NULL is fine. */
CITE_API void cite_archives_free(cite_archives *archives);

/* What a search came to. */
typedef struct cite_archives_found {
    cite_memento
        memento;  /* the nearest copy; its url empty: none. NUL-terminated, until the next search or the end */
    size_t asked; /* archives that were asked */
    size_t answered; /* those that said what they have, or that they have nothing */
} cite_archives_found;

/*
 * Asks every archive for its copy of url nearest to a time, seconds since 1970 UTC, and waits for all answers. That no
 * archive has one, or none answers, is no error. CITE_ERROR_MEMORY, _NETWORK, _ARGUMENT (no http or https address).
 */
CITE_API CITE_NODISCARD
cite_status cite_archives_find(cite_archives *archives, cite_str url, int64_t datetime,
                               cite_archives_found *found, cite_error *error);

#ifdef __cplusplus
}
#endif

#endif
