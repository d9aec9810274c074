/*
 * notes/evidence.h: how much a stretch of text reads like a note: addresses, years, signal words, page references.
 */
#ifndef CITE_NOTES_EVIDENCE_H
#define CITE_NOTES_EVIDENCE_H

#include "core/env.h"
#include "core/pattern.h"

#include <cite/common.h>

#include <stddef.h>

/* The patterns, compiled once by the parser as CITE__PATTERNS_NOTES. */
extern const struct cite__pattern cite__note_patterns[];
extern const size_t cite__note_pattern_count;

/* Less than this and a paragraph tells nothing for being part of a note. */
#define CITE__NOTE_LIKE 1.2

/*
 * 0 for plain prose, to about 5 for a reference with its address. Only the first few hundred bytes are read: a note shows
 * early what it is, and the work stays linear.
 */
double cite__note_likeness(cite_str text, struct cite__env *env);

/* The same for the text of a candidate, what speaks for it recorded as facts about the candidate's mark. */
double cite__note_likeness_of(cite_span mark, cite_str text, struct cite__env *env);

#endif
