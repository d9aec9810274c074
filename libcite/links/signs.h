/*
 * links/signs.h: signs that typesetting puts where an address has others: a hyphen that may not break, a raised tilde, a ligature;
 * those that nobody sees, and how markup spells what would mean something else to it.
 */
#ifndef CITE_LINKS_SIGNS_H
#define CITE_LINKS_SIGNS_H

#include <cite/common.h>

#include <stddef.h>
#include <stdint.h>

/* One sign, and what the address has there. */
struct cite__sign {
    uint32_t code;   /* 0 for one that markup spells in ASCII */
    cite_str meant;  /* empty: nothing */
    unsigned repair; /* a bit of cite_repair */
};

/* The row of a sign; NULL for one that stands for itself. */
const struct cite__sign *cite__sign_of(uint32_t code);

/*
 * The row of what stands at at, and in *len how many bytes it takes; NULL where the byte stands for itself. Beside single signs this
 * knows how markup spells them: "&amp;" in HTML, "\\_" in LaTeX and Markdown, "\\/" in JSON.
 */
const struct cite__sign *cite__sign_at(cite_str text, size_t at, size_t *len);

#endif
