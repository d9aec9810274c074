/*
 * audit/tables.h: the figures that reports and listings give, against those of the truth.
 */
#ifndef CITE_TESTS_AUDIT_TABLES_H
#define CITE_TESTS_AUDIT_TABLES_H

#include "audit/truth.h"

/* The head line and the table of a report for a terminal. */
void table_check_text(const char *report, const struct figures *figures);

/* The page: the sentence at its head, its figures and charts, and how many rows the filters promise. */
void table_check_html(const char *page, const struct telling *telling);

/* What a store tells after all runs: audit is that of the last one. */
void table_check_runs(cite_store *store, const cite_audit *audit, size_t documents);
void table_check_histories(cite_store *store, const cite_audit *audit);
void table_check_due(cite_store *store, const cite_audit *audit);
void table_check_diff(cite_store *store, const cite_audit *audit, unsigned first, unsigned second);

#endif
