/*
 * net/walls.h: what stands between a program and a page: walls against bots, pages to sign in, and the pages of
 * hosts whose names are for sale.
 *
 * Each wall is told by a mark that its maker sets: a field of the head, or words of the page. A field that its maker
 * sends with every answer counts with an error's code only; words count on a short page only.
 */
#ifndef CITE_NET_WALLS_H
#define CITE_NET_WALLS_H

#include "net/page.h"
#include "net/verdict.h"

#include <stdbool.h>

/* The finding for the wall that an answer is; NULL where it is none. page is NULL where the body is no HTML. */
const struct cite__finding *cite__wall_of(const struct cite__answer *answer, const struct cite__page *page);

/* Whether an address is that of a page to sign in. */
bool cite__login_is_page(cite_str url);

/* Whether a chain of redirects ended at a page to sign in, where what was cited is none. */
bool cite__login_is_wall(cite_str cited, cite_str final);

/* Whether a host, or the page that it sent, is one of a trade in names. page may be NULL. */
bool cite__host_is_parked(cite_str url, const struct cite__answer *answer, const struct cite__page *page);

#endif
