/*
 * report/html_table.h: the audit's table of references, what needs work first, and the controls that filter it.
 */
#ifndef CITE_REPORT_HTML_TABLE_H
#define CITE_REPORT_HTML_TABLE_H

#include "report/need.h"
#include "report/report.h"
#include "report/rot.h"
#include "report/verdicts.h"

/* The heading, the controls and the table. */
void cite__html_references(struct cite__report *report, const cite_audit *audit, const struct cite__rot *rot,
                           const struct cite__counts *counts, const struct cite__selection *selection);

#endif
