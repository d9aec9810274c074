/*
 * bibliography/tex_in.h: a value of a BibTeX entry as Unicode.
 *
 *     {\'E}tudes \& d{\'e}bats --- {NATO}, $\alpha$ and CO$_2$  →  Études & débats — NATO, α and CO₂
 *
 * What is not known is kept as it stands, so that nothing is lost: \foo{bar} is "\foo bar". One pass, no recursion.
 */
#ifndef CITE_BIBLIOGRAPHY_TEX_IN_H
#define CITE_BIBLIOGRAPHY_TEX_IN_H

#include "core/buf.h"

#include <cite/common.h>

#include <stdbool.h>

enum cite__tex_way {
    CITE__TEX_PROSE,   /* dashes, quotation marks and ties are read; white space of any length is one space */
    CITE__TEX_VERBATIM /* URLs and the like: only escapes are undone, and there is no white space */
};

/*
 * Appends a value to out. *unknown, which may be NULL, gets the name of the first command that is not known, as a slice
 * of value; else it stays.
 */
void cite__tex_read(struct cite__buf *out, cite_str value, enum cite__tex_way way, cite_str *unknown);

#endif
