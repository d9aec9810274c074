/*
 * citations/patterns.h: the patterns of this layer. Each is anchored (\G): it is tried where a token starts that can begin
 * it, and sees a window of the text from there on, so that the work stays linear in the text.
 */
#ifndef CITE_CITATIONS_PATTERNS_H
#define CITE_CITATIONS_PATTERNS_H

#include "citations/tokens.h"
#include "core/pattern.h"

#include <stdbool.h>
#include <stddef.h>

/* Rows of cite__citation_patterns. */
enum cite__citation_pattern {
    CITE__CITATION_SIGNAL, /* see, cf., for example … at the head */
    CITE__CITATION_SIGNAL_DE,
    CITE__CITATION_SIGNAL_ROMANCE, /* French, Spanish, Italian, Portuguese */
    CITE__CITATION_SIGNAL_OTHER,   /* Russian, Chinese, Japanese */
    CITE__CITATION_IBID,
    CITE__CITATION_SUPRA,    /* 1, 2, 3, 4: the number of the note, where there is one */
    CITE__CITATION_LOCATOR,  /* 1: label; 2: value */
    CITE__CITATION_PAGES,    /* bare numbers; 1: value */
    CITE__CITATION_VOLUME,   /* 12(3), 5 · 12: 3, 5 · 12 (1999): 5; 1: volume; 2, 3, 4: issue; 5: pages */
    CITE__CITATION_REPORTER, /* what follows the parties of a case */
    CITE__CITATION_STATUTE,  /* 22 U.S.C. § 611; Fed. Reg. …; 1: the code, of what starts with a number */
    CITE__CITATION_BILL,     /* H.R. 1234 */
    CITE__CITATION_SESSION,  /* , 99th Cong., 1st sess. (1985); 1: the congress; 2: the year */
    CITE__CITATION_REPORT,   /* (1987) 14 N.S.W.L.R. 61 (C.A.), with no parties before it */
    CITE__CITATION_DOI,
    CITE__CITATION_DATE_CJK,   /* 1: year; 2: month; 3: day */
    CITE__CITATION_NO_DATE,    /* n.d., o. J. … */
    CITE__CITATION_STANDARD,   /* RFC 3986, ISO 8601, DIN EN 1504 … */
    CITE__CITATION_SERIES,     /* Working Paper No. 12; 1: the series; 2: the number */
    CITE__CITATION_ENTRY_BODY, /* a body and the date in brackets behind it */
    CITE__CITATION_ENTRY,      /* the names and the year, or the colon, of an entry of the list at the end */
    CITE__CITATION_COUNT
};

extern const struct cite__pattern cite__citation_patterns[];
extern const size_t cite__citation_pattern_count;

/* Bytes of text that a pattern sees: the longest thing one of them reads is far shorter. */
#define CITE__CITATION_WINDOW ((size_t)192)

/* What the modules of this layer are given besides tokens. */
struct cite__reader {
    const struct cite__tokens *tokens;
    const struct cite__patterns *patterns;
    struct cite__arena *arena; /* results */
    struct cite__arena *scratch;
};

/* Tries a pattern at token index, up to token limit; the groups are offsets in the reading. match may be NULL. */
bool cite__reader_match(const struct cite__reader *reader, enum cite__citation_pattern pattern, size_t index,
                        size_t limit, struct cite__match *match);

/* The first token at or behind an offset of the reading, not before from. */
size_t cite__reader_token(const struct cite__reader *reader, size_t offset, size_t from);

#endif
