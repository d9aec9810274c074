/*
 * fix/finder.h: the addresses of a zone of the source that a suggestion is about.
 *
 * One pass: at each "://" (or "www.") an address is read as far as it can go, and of its beginnings that end at a proper
 * place the longest one counts that is an old address. So the work grows with the source, whatever the suggestions are.
 */
#ifndef CITE_FIX_FINDER_H
#define CITE_FIX_FINDER_H

#include "fix/fix.h"

/*
 * How a format spells one character of an address at an offset of text: sets it and returns how many bytes it takes, or
 * returns 0 where an address ends.
 */
typedef size_t (*cite__fix_step)(char *out, cite_str text, size_t at);

struct cite__finder {
    struct cite_fix *fix;
    cite__fix_step step;
    char *run;       /* the address that is being read, without escapes; in front of it stands a scheme */
    size_t *offsets; /* where each of its bytes begins in the source, and the end */
    size_t len;
    bool whole;           /* the run ends where the address does, and not at the most that is read */
    size_t broken;        /* the first broken address that may lie ahead */
    size_t steps;         /* characters read and compared so far */
    struct cite__buf key; /* scratch */
    bool failed;          /* there was no memory for a key */
};

struct cite__found {
    cite_span span;
    size_t target;
    bool escaped; /* it was spelt with an escape of the format */
};

/* False when memory is out; to be released either way, which answers whether all could be looked for. */
bool cite__finder_init(struct cite__finder *finder, struct cite_fix *fix, cite__fix_step step);
bool cite__finder_release(struct cite__finder *finder);

/* The next address in source[*at, end), and *at past it; false where there is none. Zones must come in order. */
bool cite__finder_next(struct cite__found *out, struct cite__finder *finder, size_t end, size_t *at);

/* The same where the whole of a span must be one address; white space around it does not count. */
bool cite__finder_whole(struct cite__found *out, struct cite__finder *finder, cite_span span);

#endif
