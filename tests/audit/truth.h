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
    const char *beside; /* the address of a copy that is cited too, where no archive has one; else NULL */
    bool known;         /* a finding of the first run already, where that is the baseline */
};

/* When the runs are, and how long a search for copies looks back where nothing tells when a link was cited. */
extern const int64_t run_times[RUNS];

/* What is true of a link of an audit in a run. */
void truth_of(struct truth *out, const cite_audit *audit, size_t reference, unsigned run);

/* A run of which is told. */
struct telling {
    const cite_audit *audit;
    unsigned run;
    bool recheck;  /* it asks only what is due: the others are as they were in the run before */
    bool baseline; /* the first run is its baseline */
};

/* The same, as it is told. */
void truth_told(struct truth *out, const struct telling *telling, size_t reference);

/* Whether archives are asked for copies of a link, and for when. */
bool truth_is_searched(const char *url);
int64_t truth_asked_time(const cite_audit *audit, size_t reference);

/* When a link is to be asked again after the last visit of a history. */
int64_t truth_due(const struct truth *truth, unsigned run);

/* Whether surely nothing is there, and whether what is there is something else. */
bool truth_is_gone(const struct truth *truth);
bool truth_has_drifted(const struct truth *truth);

/* Whether what was found says neither that a page is there nor that it is not. */
bool truth_is_doubtful(const struct truth *truth);

/* Whether a verdict makes a finding. */
bool truth_is_finding(cite_verdict verdict);

/* Figures of a report, counted from what is true. */
struct figures {
    size_t total;
    size_t by_verdict[CITE_VERDICT_COUNT_];
    size_t by_state[CITE_STATE_COUNT_];
    size_t findings; /* without those that were known */
    size_t known;
    size_t moved;
    size_t gone; /* surely: the page, or its host */
    size_t lost; /* gone, or drifted */
    size_t drifted;
    size_t kept; /* there is a copy of the page in an archive */
    size_t asked;
    size_t doubtful; /* not known to work or to be gone: failures that may pass, and walls */
};

void figures_of(struct figures *out, const struct telling *telling);

#endif
