/*
 * support/stage.h: the parsing stages, run from a string up to the one that a test is about.
 *
 *     struct stage stage;
 *     assert_true(stage_run(&stage, "1 A note.\n", STAGE_NOTES));
 *     … stage.notes.items[0] …
 *     stage_release(&stage);
 *
 * The string stands against an unmapped page (support/guard.h). What stages behind the wanted one would fill is zero.
 */
#ifndef CITE_TESTS_SUPPORT_STAGE_H
#define CITE_TESTS_SUPPORT_STAGE_H

#include "links/links.h"
#include "links/readings.h"
#include "notes/candidates.h"
#include "notes/extent.h"
#include "notes/notes.h"
#include "notes/sequence.h"
#include "support/guard.h"
#include "support/text.h"
#include "text/text.h"

#include <cite/parser.h>

#include <stdbool.h>
#include <stddef.h>

/* How far to go. Each one includes those before. */
enum stage_goal {
    STAGE_NOTHING,    /* the environment alone */
    STAGE_TEXT,       /* lines and pages */
    STAGE_CANDIDATES, /* starts and calls */
    STAGE_SEQUENCE,   /* the chosen numbering, its gaps filled */
    STAGE_STACKS,     /* the texts of marks that stand apart */
    STAGE_EXTENTS,
    STAGE_NOTES, /* the stage as a whole; done anew, so that sequence and extents stay as they are */
    STAGE_LINKS,
    STAGE_READINGS
};

struct stage {
    struct guard guard;
    cite_parser *parser;
    struct cite__arena arena;
    struct cite__arena scratch;
    cite_error error;
    struct cite__env env;
    struct cite__text text;
    struct cite__starts starts;
    struct cite__calls calls;
    struct cite__sequence sequence;
    struct cite__extent *extents; /* one for each chosen note */
    struct cite__notes notes;
    struct cite__links links;
    struct cite__readings readings;
};

/* Runs the stages over a NUL-terminated text with default options. false where one failed. Release it all the same. */
bool stage_run(struct stage *stage, const char *text, enum stage_goal goal);

/* The same over len bytes; options may be NULL. */
bool stage_run_bytes(struct stage *stage, const void *data, size_t len, const cite_parser_options *options,
                     enum stage_goal goal);

/* Where needle first stands in the text; CITE_NONE where it does not. */
size_t stage_find(const struct stage *stage, const char *needle);

/* The bytes of a range of the text. */
cite_str stage_slice(const struct stage *stage, cite_span span);

/*
 * Appends the numbers of a sequence: "1 2 ?3 -4 | 1": "?" repaired, "-" inferred, "|" in front of a new section; in the
 * order of the text.
 */
void stage_write_sequence(struct text *out, const struct cite__sequence *sequence);

/* Appends the spans of a note, one "[…]" each, line feeds in them as "/" and form feeds as "^". */
void stage_write_spans(struct text *out, const struct stage *stage, const cite_span *spans, size_t count);

/* Ends a run, a failed one too. */
void stage_release(struct stage *stage);

#endif
