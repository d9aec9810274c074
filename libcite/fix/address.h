/*
 * fix/address.h: addresses that others wrote, made safe to put anywhere; and the form by which two spellings are one.
 */
#ifndef CITE_FIX_ADDRESS_H
#define CITE_FIX_ADDRESS_H

#include "core/buf.h"

#include <cite/common.h>

#include <stdbool.h>

/*
 * Appends an address as RFC 3986 wants it: its user information left out, and all percent-encoded that may not stand in
 * it: controls, spaces, quotation marks, angle brackets, braces, backslashes and, but for the host, what is not ASCII. So no
 * format needs to escape more than & ' ( ) and what TeX reads. False where it is no http, https or ftp address with a
 * sensible host; then what was appended means nothing.
 */
bool cite__fix_address(struct cite__buf *out, cite_str url);

/* Appends the form in which two spellings of an address are equal; the fragment counts. */
void cite__fix_key(struct cite__buf *out, cite_str url);

/* Appends a byte as "%41". */
void cite__fix_percent(struct cite__buf *out, char byte);

#endif
