/*
 * net/memento.h: what archives say of their copies ("mementos", RFC 7089): an address in an archive, an answer's head, a
 * TimeMap, rows of a CDX server. Pure functions of the text; nothing here asks anyone.
 */
#ifndef CITE_NET_MEMENTO_H
#define CITE_NET_MEMENTO_H

#include "core/arena.h"
#include "core/array.h"
#include "net/transport.h"

#include <cite/archive.h>

#include <stdbool.h>
#include <stdint.h>

/* The copy that an answer of a TimeGate, or of an archive's playback, leads to; slices of it. false: it leads to none. */
bool cite__memento_of_answer(cite_memento *out, const struct cite__answer *answer);

/* When the copy was made that an answer holds, by its Memento-Datetime; false: it holds none. */
bool cite__memento_datetime(int64_t *datetime, cite_str head);

struct cite__timemap {
    CITE__ARRAY(cite_memento) mementos; /* slices of the text */
    CITE__ARRAY(cite_str) pages;        /* further TimeMaps that go on with this one */
    cite_str original;                  /* empty: it does not say */
    cite_str timegate;
};

/* The most mementos that are taken from one page of a TimeMap or CDX answer: more than archives put on one. */
#define CITE__MEMENTOS_MAX 200000

/* Reads a TimeMap in application/link-format, or a Link field. false when memory is out. */
bool cite__timemap_read(struct cite__timemap *out, cite_str text, struct cite__arena *arena);

/* The memento nearest to a time; the earlier of two. NULL where there is none. */
const cite_memento *cite__timemap_nearest(const struct cite__timemap *map, int64_t datetime);

/* Whether of two copies the first is nearer to a time; of equally near ones, whether it is the earlier. */
bool cite__memento_is_nearer(const cite_memento *a, const cite_memento *b, int64_t datetime);

/* One row of a CDX server's answer in its plain form; slices of it. */
struct cite__cdx_row {
    cite_str original;
    cite_str mimetype;
    cite_str digest;
    int64_t datetime;
    long status; /* 0: it does not say ("-") */
};

/* The next row of "urlkey timestamp original mimetype statuscode digest length" lines; false: there is none. */
bool cite__cdx_next(struct cite__cdx_row *out, cite_str text, size_t *at);

/*
 * The key by which a CDX server goes on where its answer ended: a line by itself behind an empty one, percent-encoded. Empty
 * where there is none.
 */
cite_str cite__cdx_resume_key(cite_str text);

#endif
