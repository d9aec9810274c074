/*
 * corpus/findings.h: what was found in a document, one finding a line, as expected.txt has it.
 *
 *     note 3 printed "3" Text of the note, read as one line.
 *     note 4 repaired roman section 1 "[iv" Text.
 *     callout 3 repaired "’" after "sluice."
 *     link https://example.org/a in 3
 *     link https://example.org/b in text
 *
 * The scheme is named where it is not arabic, the section where it is not 0.
 */
#ifndef CITE_TESTS_CORPUS_FINDINGS_H
#define CITE_TESTS_CORPUS_FINDINGS_H

#include "support/text.h"

#include <cite/document.h>

/* Appends the findings of a document: notes, callouts, links, each in reading order. */
void findings_write(struct text *out, const cite_document *document);

#endif
