/*
 * notes/continued.h: "(continued...)" and "12(...continued)": what marks that a note goes on over a page.
 */
#ifndef CITE_NOTES_CONTINUED_H
#define CITE_NOTES_CONTINUED_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* Behind "(...continued)" at at, a repeated number in front of it included; at itself where there is none. */
size_t cite__continued_behind(cite_str text, size_t at);

/* The end of [begin, end) without a "(continued...)" that closes it. */
size_t cite__continued_before(cite_str text, size_t begin, size_t end);

/* A range of a note's text without the words that say that it goes on; those in front stand in no first range. */
cite_span cite__continued_without(cite_str text, cite_span span, bool first);

#endif
