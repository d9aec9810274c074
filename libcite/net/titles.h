/*
 * net/titles.h: how alike two titles are.
 */
#ifndef CITE_NET_TITLES_H
#define CITE_NET_TITLES_H

#include "core/arena.h"

#include <cite/common.h>

/*
 * The cosine of how often words, folded, stand in two titles, in *cosine; -1 where one has none. Reads the first 200
 * bytes of each. false when memory is out.
 */
bool cite__titles_cosine(double *cosine, cite_str a, cite_str b, const cite_allocator *allocator);

#endif
