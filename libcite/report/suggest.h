/*
 * report/suggest.h: what to cite instead of a reference.
 */
#ifndef CITE_REPORT_SUGGEST_H
#define CITE_REPORT_SUGGEST_H

#include <cite/audit.h>

struct cite__suggestion {
    const char *kind;  /* the contract's word ("moved", "alternative"); NULL where there is none */
    const char *words; /* for a person, in front of the address */
    cite_str url;
};

struct cite__suggestion cite__suggestion_of(const cite_reference *reference);

#endif
