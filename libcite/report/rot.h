/*
 * report/rot.h: the figures of an audit: what became of its references, when they were cited, and how that falls by year,
 * by registrable domain and by document.
 */
#ifndef CITE_REPORT_ROT_H
#define CITE_REPORT_ROT_H

#include "core/arena.h"

#include <cite/audit.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What became of a reference, in the order in which charts stack it. */
enum cite__fate {
    CITE__FATE_GONE,     /* dead by its history, or this visit found no such page */
    CITE__FATE_DRIFTED,  /* answers, but not with what was cited */
    CITE__FATE_DOUBTFUL, /* refused, or failed in a way that may pass */
    CITE__FATE_WORKING,
    CITE__FATE_UNASKED,
    CITE__FATE_COUNT
};

enum cite__fate cite__fate_of(const cite_reference *reference);

/* "gone", "drifted", "in doubt", "working", "not checked"; and the same as a style class. Static. */
const char *cite__fate_words(enum cite__fate fate);
const char *cite__fate_class(enum cite__fate fate);

/* The first year in which there was a web to cite. */
#define CITE__WEB_BEGAN 1991

/* What tells when a link was cited. */
enum cite__dated_by {
    CITE__DATED_BY_NOTHING,
    CITE__DATED_BY_ACCESS,   /* the citation says when the page was seen */
    CITE__DATED_BY_WORK,     /* the date of the cited work, where that is no older than the web */
    CITE__DATED_BY_DOCUMENT, /* the date of the document that cites it */
    CITE__DATED_BY_COUNT
};

struct cite__cited {
    cite_str work; /* the title of the cited work; empty where it is not known */
    enum cite__dated_by by;
    int year;  /* 0 where nothing tells */
    int month; /* 1 to 12; the middle of the year where only that is known */
};

struct cite__tally {
    size_t total;
    size_t by_fate[CITE__FATE_COUNT];
};

struct cite__group {
    cite_str name;
    size_t index; /* of a document: in the audit */
    struct cite__tally tally;
};

struct cite__rot {
    struct cite__tally all;
    const struct cite__cited *cited; /* by reference: the earliest place that has a date */
    size_t by_source[CITE__DATED_BY_COUNT];
    const struct cite__tally *years; /* from first_year on */
    size_t year_count;
    int first_year;
    const struct cite__group *domains;
    size_t domain_count;
    const struct cite__group *documents;
    size_t document_count;
};

/* The year and month of a time; year 0 for 0. */
void cite__year_month(int64_t seconds, int *year, int *month);

/* Counts everything, on the arena; false when memory is out. Linear in documents, links and citations. */
bool cite__rot_of(struct cite__rot *out, const cite_audit *audit, int64_t now, struct cite__arena *arena);

/*
 * The groups with most that is gone, then with most links, into chosen (room for most); returns how many. Ties stand in
 * the order of the groups.
 */
size_t cite__groups_worst(size_t *chosen, size_t most, const struct cite__group *groups, size_t count);

#endif
