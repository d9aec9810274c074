/*
 * support/findings.h: what was found in a document, one finding a line, as the corpus and the rules expect it.
 *
 *     note 3 printed "3" Text of the note, read as one line.
 *     note 4 repaired roman section 1 "[iv" Text.
 *     callout 3 repaired "’" after "sluice."
 *     link https://example.org/a-b in 3
 *       repairs joined-lines kept-hyphen
 *       or https://example.org/ab
 *     link https://example.org/b in text
 *     title On Mills
 *     date 2021-01
 *
 * The scheme is named where it is not arabic, the section where it is not 0.
 */
#ifndef CITE_TESTS_SUPPORT_FINDINGS_H
#define CITE_TESTS_SUPPORT_FINDINGS_H

#include "support/text.h"

#include <cite/document.h>

#include <stddef.h>

/* The kinds of findings, as bits. */
enum findings_kind {
    FINDINGS_NOTES = 1 << 0,
    FINDINGS_CALLOUTS = 1 << 1,
    FINDINGS_LINKS = 1 << 2,
    FINDINGS_REPAIRS = 1 << 3,      /* what was done to read a link; goes with FINDINGS_LINKS */
    FINDINGS_ALTERNATIVES = 1 << 4, /* its other readings, likeliest first; goes with FINDINGS_LINKS */
    FINDINGS_METADATA = 1 << 5      /* the title and the date that it tells of itself */
};

/* The bit of a kind's name ("notes", "callouts", "links", "repairs", "alternatives", "metadata"); 0 for any other word. */
unsigned findings_kind_named(const char *name, size_t len);

/* Appends the findings of a document: notes, callouts, links, each in reading order. */
void findings_write(struct text *out, const cite_document *document, unsigned kinds);

/*
 * Reads a document, with its bytes against an unmapped page, checks what holds of every document (invariants.h), and
 * appends its findings. NULL when all went well; otherwise what did not (static).
 */
const char *findings_read(struct text *out, const char *data, size_t len, unsigned kinds);

/* Prints the lines in which two texts differ to stderr: "- " those of expected, then "+ " those of found. */
void findings_print_difference(const char *expected, const char *found);

#endif
