/*
 * fix/fix.h: a source, the places in it where another address is to be put, and what is put there.
 *
 *     source ── zones (what of it is read, by format) ── finder (addresses in a zone) ── edits ──┬─ apply
 *                                                                                                └─ diff
 *
 * A format decides which zones there are and how an address is spelt there; all of them share the finder, and nothing
 * but an edit ever changes a byte.
 */
#ifndef CITE_FIX_FIX_H
#define CITE_FIX_FIX_H

#include "core/arena.h"
#include "core/array.h"
#include "core/buf.h"
#include "core/map.h"

#include <cite/fix.h>

#include <stdbool.h>
#include <stddef.h>

/* The longest source, which is the longest input that the library reads. */
#define CITE__FIX_SOURCE_MAX ((size_t)256 * 1024 * 1024)

/* The longest address that is put anywhere, before it is escaped: twice what links may have. */
#define CITE__FIX_ADDRESS_MAX ((size_t)16 * 1024)

/* What is put in one place: some addresses, each byte of which is escaped by at most six. */
#define CITE__FIX_TEXT_MAX (32 * CITE__FIX_ADDRESS_MAX)

/* Room for "2021-03-04" and its NUL. */
#define CITE__FIX_DAY_SIZE 11

/* The most texts that a format makes of a target. */
#define CITE__FIX_FORMS 4

/* A suggestion that can be used. */
struct cite__fix_target {
    cite_suggestion_kind kind; /* CITE_SUGGESTION_NONE: it cannot */
    cite_str old;              /* clean: see cite__fix_address; NUL-terminated */
    cite_str url;
    char day[CITE__FIX_DAY_SIZE]; /* of the copy */
    cite_str
        made[CITE__FIX_FORMS]; /* what the format puts, made when first put; so many places cost one text */
    size_t places;
};

/* span of the source is replaced by text; an empty span is a place between two bytes. */
struct cite__fix_edit {
    cite_span span;
    cite_str text;
};

struct cite_fix {
    cite_allocator allocator;
    struct cite__arena arena;
    cite_str source;
    const cite_span *broken; /* only while it is made */
    size_t broken_count;
    struct cite__fix_target *targets;
    size_t count;
    size_t places;
    struct cite__map by_key;                  /* cite__fix_key of an old address → its target */
    CITE__ARRAY(struct cite__fix_edit) edits; /* in order; they do not overlap */
    struct cite__buf work;                    /* what is made for the next edit */
};

/* Each format: fills edits and places. False when memory is out. */
bool cite__fix_text(struct cite_fix *fix);
bool cite__fix_markdown(struct cite_fix *fix);
bool cite__fix_html(struct cite_fix *fix);
bool cite__fix_bibtex(struct cite_fix *fix);

/* A copy on the arena of what work holds, which is empty afterwards; ptr NULL when memory is out. */
cite_str cite__fix_keep(struct cite_fix *fix);

/*
 * Puts text, which lives as long as the fix, in the place of a span; what would change a byte twice is left out. False when
 * memory is out, and for a text with ptr NULL.
 */
bool cite__fix_edit(struct cite_fix *fix, cite_span span, cite_str text);

/* Counts a place of a target. */
void cite__fix_count(struct cite_fix *fix, size_t target);

#endif
