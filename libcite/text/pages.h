/*
 * text/pages.h: page breaks, and what stands on every page and belongs to none: page numbers, running heads and feet.
 */
#ifndef CITE_TEXT_PAGES_H
#define CITE_TEXT_PAGES_H

#include "text/text.h"

/*
 * Numbers the pages of the lines (form feeds have been counted already; where there are none, a lost form feed is looked
 * for), fills the table of pages, and marks furniture. CITE_ERROR_MEMORY.
 */
cite_status cite__pages_find(struct cite__text *text, struct cite__env *env);

#endif
