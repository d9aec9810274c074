/*
 * notes/marks.h: reading one note mark: its style, the number it stands for, and how well a damaged one could stand for
 * another number.
 */
#ifndef CITE_NOTES_MARKS_H
#define CITE_NOTES_MARKS_H

#include <cite/common.h>
#include <cite/note.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a mark is set. Notes of one run share a style; a document may mix the two of a pair (a raised callout, a plain note). */
enum cite__mark_style {
    CITE__MARK_PLAIN,   /* 12 */
    CITE__MARK_RAISED,  /* ¹²  <sup>12</sup>  ^12  ^{12}  $^{12}$ */
    CITE__MARK_DOT,     /* 12. */
    CITE__MARK_PAREN,   /* 12) */
    CITE__MARK_BRACKET, /* [12] */
    CITE__MARK_ROUND,   /* (12) */
    CITE__MARK_CARET,   /* [^12] */
    CITE__MARK_WORD,    /* Note 12:  (note 12) */
    CITE__MARK_ROMAN_PLAIN,
    CITE__MARK_ROMAN_RAISED,
    CITE__MARK_ROMAN_DOT,
    CITE__MARK_ROMAN_PAREN,
    CITE__MARK_ROMAN_BRACKET, /* [iv] */
    CITE__MARK_ROMAN_ROUND,
    CITE__MARK_LETTER_PLAIN,
    CITE__MARK_LETTER_RAISED, /* ᵃ */
    CITE__MARK_LETTER_DOT,
    CITE__MARK_LETTER_PAREN,
    CITE__MARK_LETTER_BRACKET, /* [a] */
    CITE__MARK_LETTER_ROUND,
    CITE__MARK_SYMBOL, /* * † ‡ § ¶ */
    CITE__MARK_COUNT
};

/* By what a style counts. A note is called by marks of its family. */
enum cite__mark_family {
    CITE__FAMILY_ARABIC,
    CITE__FAMILY_ROMAN,
    CITE__FAMILY_LETTER,
    CITE__FAMILY_SYMBOL,
    CITE__FAMILY_WORD,
    CITE__FAMILY_COUNT
};

/* The largest note number: more digits are a year, an amount, a telephone number. */
#define CITE__LARGEST_NUMBER ((size_t)999999)

/* A mark that cannot be read at all costs this; what is dearer is no reading. */
#define CITE__MARK_DEAREST 5.0

struct cite__mark {
    cite_span span; /* the mark, brackets and the like included */
    size_t body;    /* where the note's text begins: behind the mark, a stop and blanks */
    size_t number;  /* as printed; 0 where it is not readable as it stands */
    size_t
        letter; /* as a letter of the alphabet, where it can be one: [c] is the roman 100 and the third letter */
    enum cite__mark_style style;
    cite_scheme scheme;
};

/* The scheme that marks of a style are of, its family, and the style of arabic marks that are set alike. */
cite_scheme cite__mark_scheme(enum cite__mark_style style);
enum cite__mark_family cite__mark_family(enum cite__mark_style style);
enum cite__mark_style cite__mark_shape(enum cite__mark_style style);

/* Whether a line that begins so is no note unless the text calls it: lists count by letters and signs far more often. */
bool cite__mark_needs_call(enum cite__mark_style style);

/* The number that a mark stands for in a run of a style; 0 where it is none of that style. */
size_t cite__mark_number_as(const struct cite__mark *mark, enum cite__mark_style style);

/* Reads a mark that is printed well and begins at offset at. false where there is none. */
bool cite__mark_read(struct cite__mark *out, cite_str text, size_t at);

/*
 * What it costs to read a damaged label as number: 0 where it says just that, CITE__MARK_DEAREST or more where it cannot.
 * The label's characters are laid against the number's digits; what stands for what is a table.
 */
double cite__mark_cost(cite_str label, size_t number);

/* Whether a code point can be what is left of a digit of a mark: a row of the table of damage. */
bool cite__mark_is_damage(uint32_t code);

/* Whether that is a letter: it is one of a mark only where digits or other signs stand beside it. */
bool cite__mark_is_letter(uint32_t code);

#endif
