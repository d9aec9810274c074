/*
 * citations/pairs.h: pairs quotation marks, asterisks and brackets of a token list.
 */
#ifndef CITE_CITATIONS_PAIRS_H
#define CITE_CITATIONS_PAIRS_H

#include "citations/tokens.h"

/*
 * Sets mate and depth. A quotation runs over no link and at most CITE__PAIRS_REACH tokens: one that was never closed
 * stays without mate. Inside a quotation only brackets are paired.
 */
#define CITE__PAIRS_REACH 160

void cite__pairs_find(struct cite__tokens *tokens);

#endif
