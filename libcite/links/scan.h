/*
 * links/scan.h: places where a link may start.
 */
#ifndef CITE_LINKS_SCAN_H
#define CITE_LINKS_SCAN_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

enum cite__link_kind {
    CITE__LINK_SCHEME,    /* https://… */
    CITE__LINK_WWW,       /* www.… */
    CITE__LINK_HOST,      /* example.org/path */
    CITE__LINK_DOI,       /* doi:10.1000/x, 10.1000/x */
    CITE__LINK_IDENTIFIER /* hdl:, arXiv:, PMID:, PMCID:, ark:, urn:nbn: */
};

struct cite__link_start {
    size_t begin; /* the first byte of the link as printed ("doi:" included) */
    size_t body;  /* behind the scheme and its slashes; behind an identifier's label; else begin */
    enum cite__link_kind kind;
    cite_str
        head; /* what comes in front of the body in the URL: a scheme, a resolver; a slice of the text or static */
    bool mended; /* the scheme is not the printed one */
};

/* Goes through a text; make one with cite__link_scan and pull starts from it. */
struct cite__link_scanner {
    cite_str text;
    size_t at;    /* nothing before this is looked at again */
    size_t colon; /* next ':' at or behind at; CITE_NONE: none left */
    size_t dot;   /* next '.' */
    size_t slash; /* next '/' */
};

struct cite__link_scanner cite__link_scan(cite_str text);

/* The next start at or behind the offset that cite__link_skip set; false at the end. Linear over the whole text. */
bool cite__link_next(struct cite__link_scanner *scanner, struct cite__link_start *out);

/* Goes on behind a link that was read up to end. */
void cite__link_skip(struct cite__link_scanner *scanner, size_t end);

#endif
