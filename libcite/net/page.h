/*
 * net/page.h: what a page's opening says of itself: whether a page that was sent as if all were well is a notice
 * that what was asked for is not there ("soft 404"), a form to sign in, or an empty one that scripts fill.
 *
 * Cautious: a page that is there must never be called gone. It takes a title or a first heading that says nothing
 * but that, and hardly any text beside it. Reads each byte a fixed number of times, and allocates nothing.
 */
#ifndef CITE_NET_PAGE_H
#define CITE_NET_PAGE_H

#include "text/simhash.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest title or heading that is read, in bytes; a notice is shorter, and a longer line is none. */
#define CITE__PAGE_LINE 200

/* A title or heading: its text without tags, each run of white space one space. */
struct cite__page_line {
    char bytes[CITE__PAGE_LINE];
    size_t len;
    bool found;
    bool cut; /* there was more of it */
};

struct cite__page {
    struct cite__page_line title;   /* the first one outside pictures */
    struct cite__page_line heading; /* the first h1 */
    size_t text_bytes;              /* of visible text, white space not counted */
    size_t words;                   /* of title and visible text, those with digits not counted */
    uint64_t likeness;              /* text/simhash.h, over the same */
    bool has_password;              /* a field for a password */
    bool has_script;
    bool has_mount; /* an element that scripts fill with the page ("root", "app") */
};

/* Whether a Content-Type is HTML's or XHTML's. */
bool cite__page_is_html(cite_str content_type);

/* Reads a page in UTF-8 or another superset of ASCII. */
void cite__page_read(struct cite__page *out, cite_str html);

/* Whether a page is a notice that what was asked for was not found; hint: whether it might be one. */
bool cite__page_says_gone(const struct cite__page *page, bool *hint);

/* Whether a page has little text: a notice with its menu and its foot, rather than an article. */
bool cite__page_is_short(const struct cite__page *page);

/* Whether a page is a form to sign in, and hardly more. */
bool cite__page_asks_login(const struct cite__page *page);

/* Whether a page is an empty one that scripts fill: what it holds cannot be known without running them. */
bool cite__page_is_shell(const struct cite__page *page);

#endif
