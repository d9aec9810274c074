/*
 * bibliography/key_base.h: the base of a citation key, from what an item holds: its author, its year and a word of its title.
 */
#ifndef CITE_BIBLIOGRAPHY_KEY_BASE_H
#define CITE_BIBLIOGRAPHY_KEY_BASE_H

#include "bibliography/key.h"

#include <cite/bibliography.h>

#include <stddef.h>

/* Writes an item's base to out and returns its length; 0 where the item says nothing. No NUL ends it. */
size_t cite__key_base(char out[CITE__KEY_SIZE], const cite_item *item);

#endif
