/*
 * audit/history.h: what a row of visits says of a link over time. Pure: no store, no clock.
 *
 *     struct cite__standing standing = {0};
 *     for each visit, the earliest first:
 *         cite__standing_add(&standing, &visit, &rules);
 *
 * One bad visit may be chance: a link is dead only after several of them, days apart, or where the host or the server
 * itself said on two days that there is no such page. A visit that was refused tells nothing either way.
 */
#ifndef CITE_AUDIT_HISTORY_H
#define CITE_AUDIT_HISTORY_H

#include <cite/audit.h>

#include <stdbool.h>
#include <stdint.h>

#define CITE__DAY ((int64_t)86400)

/* The last second of the year 9999: no time in a store is later, or before 1970. */
#define CITE__TIME_MAX INT64_C(253402300799)

/* What one visit counts for. */
struct cite__sight {
    int64_t at; /* seconds since 1970 UTC, from 0 to the year 9999 */
    cite_verdict verdict;
    bool hard;  /* the server or the register said "gone": 404 or 410 to a GET, or a host that does not exist */
    bool moved; /* permanent redirects alone led to another address */
    bool drifted; /* something else than what was cited answered */
    cite_drift_verdict drift;
};

/* Every field set. */
struct cite__history_rules {
    unsigned strikes;  /* bad visits that make a link dead */
    int64_t spacing_s; /* how far apart they must be to count each */
};

/* Three bad visits, three days apart: what the maintainers of large collections of references found to be safe. */
extern const struct cite__history_rules cite__history_defaults;

/* A link after the visits added so far; all zero before the first. */
struct cite__standing {
    cite_state state;
    int64_t since;    /* when the state began; where it is failing or dead, the first bad visit */
    int64_t last;     /* the latest visit */
    unsigned strikes; /* bad visits since the last good one that count */
    size_t visits;
    int64_t struck;  /* the last bad visit that counted */
    int64_t hard_at; /* the first hard evidence since the last good visit */
    bool hard;       /* there is some */
};

/* Adds a visit that is not earlier than those before. */
void cite__standing_add(struct cite__standing *standing, const struct cite__sight *sight,
                        const struct cite__history_rules *rules);

/* When the link is to be asked again; 0 where it never was. */
int64_t cite__standing_due(const struct cite__standing *standing, const struct cite__history_rules *rules);

/* What a check counts for. */
struct cite__sight cite__sight_of(const cite_check *check);

/* Whether a check is a visit: skipped and offline links were not asked. */
bool cite__is_visit(cite_verdict verdict);

#endif
