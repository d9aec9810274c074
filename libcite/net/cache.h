/*
 * net/cache.h: visits that are remembered from run to run, a line for each:
 *
 *     c1 <tab> sum <tab> checked_at <tab> status <tab> code <tab> url <tab> final url <tab> title (<tab> code <tab> url)*
 *
 * Only what went well is remembered, so that a failure is never taken for the truth: links that answered, with nothing to
 * remark, asked without exceptions. Lines are only ever appended: one that was torn has a wrong sum and is passed over, a later one
 * about the same link counts. A line with what is no text has it escaped ("\x1b").
 */
#ifndef CITE_NET_CACHE_H
#define CITE_NET_CACHE_H

#include "core/arena.h"
#include "core/array.h"
#include "core/buf.h"
#include "core/map.h"

#include <cite/checker.h>

#include <stdbool.h>
#include <stdint.h>

struct cite__record {
    cite_str line; /* as it stands in the text, without its end; a copy */
    cite_str url;
    cite_str final_url;
    cite_str title;
    cite_verdict status; /* CITE_VERDICT_OK or CITE_VERDICT_REDIRECTED */
    long http_code;
    int64_t checked_at;
    const cite_redirect *redirects;
    size_t redirect_count;
};

struct cite__cache {
    struct cite__arena *arena;
    struct cite__map by_url; /* normal form to index */
    CITE__ARRAY(struct cite__record) records;
};

void cite__cache_init(struct cite__cache *cache, struct cite__arena *arena);

/*
 * Whether a text may be one of remembered visits: it is empty, or begins as a line of any version does, torn off perhaps. A
 * document or a picture that somebody named by mistake is none.
 */
bool cite__cache_is_one(cite_str text);

/*
 * Takes up the lines of a text that are not too old at now: older than ok_s, or for one that leads elsewhere for the time
 * being redirected_s. What is no such line is passed over. CITE_ERROR_MEMORY.
 */
cite_status cite__cache_read(struct cite__cache *cache, cite_str text, const cite_checker_options *options);

/* What is remembered of a URL in normal form; NULL: nothing. */
const struct cite__record *cite__cache_find(const struct cite__cache *cache, cite_str normal);

/* Whether a check may be remembered. */
bool cite__record_is_worth(const cite_check *check);

/* Appends a check as a line, with its end. */
void cite__record_write(struct cite__buf *out, const cite_check *check);

/* Reads a line without its end; false where it is none, or memory is out (arena->failed). */
bool cite__record_read(struct cite__record *out, cite_str line, struct cite__arena *arena);

#endif
