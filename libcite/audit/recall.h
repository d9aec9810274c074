/*
 * audit/recall.h: rows out of a store. What a file holds is never trusted: numbers are kept within their ranges.
 */
#ifndef CITE_AUDIT_RECALL_H
#define CITE_AUDIT_RECALL_H

#include "audit/audit.h"
#include "audit/store.h"
#include "core/arena.h"

/* The columns of observations that cite__recall_sight reads, from column 0 on; "o" and "d" name the tables. */
#define CITE__SIGHT_COLUMNS "o.at, o.verdict, o.hard, o.moved, d.verdict"
#define CITE__SIGHT_TABLES  "observations o LEFT JOIN drifts d ON d.observation = o.id"

/* A row's visit, from those columns. */
struct cite__sight cite__recall_sight(const struct cite__query *query);

/* A link after all its visits that are sought, but those of that run. */
cite_status cite__recall_standing(struct cite__standing *out, cite_store *store,
                                  const struct cite__sought *sought, cite_error *error);

/* The same, and tells of each visit. */
typedef void (*cite__visit_fn)(void *context, const struct cite__sight *sight);
cite_status cite__recall_visits(struct cite__standing *out, cite_store *store,
                                const struct cite__sought *sought, cite__visit_fn visited, void *context,
                                cite_error *error);

/*
 * The visit to a link in a run, or the last one (run 0), as a check on the arena; NULL where there is none. Its url
 * is left empty.
 */
cite_status cite__recall_check(cite_check **out, cite_store *store, struct cite__arena *arena,
                               const struct cite__sought *sought, cite_error *error);

/* What a link is before a run, and the copies of it that are known: what a report shows of it besides that run's visit. */
cite_status cite__recall_entry(struct cite_audit *audit, cite_store *store, struct cite__entry *entry,
                               int64_t run, int64_t until, cite_error *error);

/* Takes the visit to a link in a run (0: the last one) for this run's; nothing where there is none. */
cite_status cite__recall_visit(struct cite_audit *audit, cite_store *store, struct cite__entry *entry,
                               int64_t run, int64_t until, cite_error *error);

/* Whether there is such a run; fails with CITE_ERROR_ARGUMENT where there is not. */
cite_status cite__recall_run(cite_store *store, int64_t run, cite_error *error);

/* A verdict within its range; CITE_VERDICT_SKIPPED for any other number. */
cite_verdict cite__recall_verdict(const struct cite__query *query, int column);

#endif
