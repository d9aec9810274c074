/*
 * bibliography/translit.h: characters reduced to what counts when titles and names are compared.
 *
 * Letters of the Latin, Greek and Cyrillic scripts become small ASCII letters, those of other scripts stay as they
 * are. It knows no locale and allocates nothing.
 */
#ifndef CITE_BIBLIOGRAPHY_TRANSLIT_H
#define CITE_BIBLIOGRAPHY_TRANSLIT_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longest reading of one character: "shch". */
#define CITE__TRANSLIT_MAX 4

/* What a character is to the words of a title. */
enum cite__translit_kind {
    CITE__TRANSLIT_GAP,    /* stands between words: a space, a hyphen, a bracket */
    CITE__TRANSLIT_DROP,   /* stands inside words and is not counted: an accent, an apostrophe, a soft hyphen */
    CITE__TRANSLIT_LETTER, /* a letter or digit */
};

/* The character at text.ptr[at] (at < text.len), and in *len how many bytes it takes. U+FFFD where ill-formed. */
uint32_t cite__translit_decode(cite_str text, size_t at, size_t *len);

/*
 * What a character is. For a letter out holds its reading, *len bytes, not NUL-terminated: ASCII where the tables know
 * one, else *len is 0 and the character stands for itself.
 */
enum cite__translit_kind cite__translit(uint32_t character, char out[CITE__TRANSLIT_MAX], size_t *len);

/* Whether it is a capital letter of the Latin, Greek or Cyrillic script. */
bool cite__translit_is_capital(uint32_t character);

/* Whether it is of a script that is written without spaces: Han, kana, hangul and their kin. */
bool cite__translit_is_east_asian(uint32_t character);

#endif
