/*
 * net/robots.h: which addresses of a host programs are asked to leave alone (RFC 9309, robots.txt).
 *
 * The rules of the groups that name this program count, else those of the groups for all ("*"); the longest rule that
 * fits an address decides, and where two are as long, the one that allows.
 */
#ifndef CITE_NET_ROBOTS_H
#define CITE_NET_ROBOTS_H

#include "core/arena.h"

#include <cite/common.h>

#include <stdbool.h>

/* RFC 9309, 2.5: at least so much of a file is read. */
#define CITE__ROBOTS_BYTES_MAX ((size_t)500 * 1024)

/* Rules of one host; what comes after so many is not read. */
#define CITE__ROBOTS_RULES_MAX 500

/*
 * Bytes of a pattern, and of an address, that are compared: a pattern of stars costs their product. A longer pattern is
 * none.
 */
#define CITE__ROBOTS_PATTERN_MAX 128
#define CITE__ROBOTS_PATH_MAX    1024

struct cite__robot_rule {
    cite_str pattern; /* "*" stands for anything, "$" at its end for the end */
    bool allows;
};

struct cite__robots {
    struct cite__robot_rule *rules;
    size_t count;
    cite_str origin;           /* the driver's: whose they are; a host has a file for each scheme and port */
    struct cite__robots *next; /* the driver's: of another origin of the host */
};

/* Reads a file; agent is what this program is called there, in lower case. NULL when memory is out. */
struct cite__robots *cite__robots_read(cite_str text, const char *agent, struct cite__arena *arena);

/* Rules that forbid everything: what a host that fails must be taken to mean (RFC 9309, 2.3.1.4). NULL as above. */
struct cite__robots *cite__robots_closed(struct cite__arena *arena);

/* Whether an address, from its path on, may be asked. */
bool cite__robots_allow(const struct cite__robots *robots, cite_str path);

#endif
