/*
 * net/anchor.h: whether what a URL's fragment names is in the page: an element's id or name, a text fragment
 * (":~:text=..."), or a page of a PDF ("page=12").
 *
 * Cautious: what scripts make, or give a meaning to, and what did not come whole, is not known. Reads each byte a fixed number of
 * times.
 */
#ifndef CITE_NET_ANCHOR_H
#define CITE_NET_ANCHOR_H

#include <cite/common.h>

enum cite__anchor { CITE__ANCHOR_UNKNOWN, CITE__ANCHOR_FOUND, CITE__ANCHOR_MISSING };

/* fragment: without "#", as it stands in the URL. */
enum cite__anchor cite__anchor_in_html(cite_str html, cite_str fragment);

/* The same of a PDF, of which the beginning is enough. */
enum cite__anchor cite__anchor_in_pdf(cite_str pdf, cite_str fragment);

#endif
