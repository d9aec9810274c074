/*
 * report/html_table.h: the audit's table of references, worst first, and the controls that filter it.
 */
#ifndef CITE_REPORT_HTML_TABLE_H
#define CITE_REPORT_HTML_TABLE_H

#include "report/report.h"
#include "report/rot.h"
#include "report/verdicts.h"

/* The heading, the controls and the table. */
void cite__html_references(struct cite__report *report, const cite_audit *audit, const struct cite__rot *rot,
                           const struct cite__counts *counts);

#endif
