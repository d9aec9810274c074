/*
 * audit/truth.h: what an audit has to say of a link in a run, from what the world is and from what the documentation promises:
 * states by a table of histories, days by a table of states. Nothing of the library decides here.
 */
#ifndef CITE_TESTS_AUDIT_TRUTH_H
#define CITE_TESTS_AUDIT_TRUTH_H

#include "audit/world.h"

enum against { AGAINST_NONE, AGAINST_NOTHING, AGAINST_BASELINE, AGAINST_COPY };

struct truth {
    struct visit visit;  /* to the reading that decides */
    const char *reading; /* that reading, where it is not the first; else NULL */
    cite_verdict verdict;
    char history[RUNS + 1]; /* a letter for each visit, see beliefs.h */
    cite_state state;
    unsigned since; /* the run in which the state began */
    unsigned strikes;
    enum against against; /* AGAINST_NONE: there is no page to compare */
    cite_drift_verdict drift;
    enum copy copy;
    int64_t copy_time;
};

/* When the runs are, and how long a search for copies looks back where nothing tells when a link was cited. */
extern const int64_t run_times[RUNS];

/* What is true of a link of an audit in a run. */
void truth_of(struct truth *out, const cite_audit *audit, size_t reference, unsigned run);

/* Whether archives are asked for copies of a link, and for when. */
bool truth_is_searched(const char *url);
int64_t truth_asked_time(const cite_audit *audit, size_t reference);

/* When a link is to be asked again after the last visit of a history. */
int64_t truth_due(const struct truth *truth, unsigned run);

/* Whether surely nothing is there, and whether what is there is something else. */
bool truth_is_gone(const struct truth *truth);
bool truth_has_drifted(const struct truth *truth);

/* Whether a verdict makes a finding. */
bool truth_is_finding(cite_verdict verdict);

/* Figures of a report, counted from what is true. */
struct figures {
    size_t total;
    size_t by_verdict[CITE_VERDICT_COUNT_];
    size_t findings;
    size_t moved;
    size_t gone;    /* surely: the page or its host, or what never was an address */
    size_t drifted; /* and not gone */
    size_t asked;
};

void figures_of(struct figures *out, const cite_audit *audit, unsigned run);

#endif
