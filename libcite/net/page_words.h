/*
 * net/page_words.h: the words of notices that a page was not found, by language. In lower case as far as ASCII
 * goes, words one space apart, without marks.
 */
#ifndef CITE_NET_PAGE_WORDS_H
#define CITE_NET_PAGE_WORDS_H

#include <cite/common.h>

#include <stdbool.h>

/* How much a phrase tells. */
enum cite__page_weight {
    CITE__PAGE_FILLER = 0, /* says nothing, beside one that does */
    CITE__PAGE_HINT = 1,   /* may be a title of its own: it takes title and heading */
    CITE__PAGE_NOTICE = 2  /* says it alone */
};

struct cite__page_phrase {
    const char *words;
    enum cite__page_weight weight;
};

/* The longest phrase at the beginning of a text, up to the end of a word; NULL where there is none. Static. */
const struct cite__page_phrase *cite__page_phrase_at(cite_str text);

/* Whether a folded title or heading speaks of signing in. */
bool cite__page_speaks_of_login(cite_str line);

#endif
