/*
 * notes/numerals.h: the number within a mark: digits of any script, raised ones, roman numerals, letters, signs.
 */
#ifndef CITE_NOTES_NUMERALS_H
#define CITE_NOTES_NUMERALS_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest number of a note in digits: more are a year, an amount, a telephone number. */
#define CITE__MOST_DIGITS 6

/* Each reading is 0 where the text cannot be read so: "c" is the roman 100 and the third letter. */
struct cite__numeral {
    size_t end;    /* behind it */
    size_t arabic; /* digits */
    size_t roman;
    size_t letter; /* a to z, then aa to zz */
    size_t symbol; /* * † ‡ § ¶, then doubled */
};

/* The digit that a superscript stands for, or -1. */
int cite__numeral_raised_digit(uint32_t code);

/* Reads digits of one script. false where there are none, or too many. */
bool cite__numeral_digits(struct cite__numeral *out, cite_str text, size_t at);

/* Reads what is raised by its characters: ¹², ①, ⁱᵛ, ᵃ. */
bool cite__numeral_raised(struct cite__numeral *out, cite_str text, size_t at);

/* Reads a roman numeral, or one letter, single or doubled, in lower case or capitals, up to what is no letter of ASCII. */
bool cite__numeral_letters(struct cite__numeral *out, cite_str text, size_t at);

/* Reads one sign, single or doubled. */
bool cite__numeral_symbol(struct cite__numeral *out, cite_str text, size_t at);

#endif
