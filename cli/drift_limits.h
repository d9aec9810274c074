/*
 * cli/drift_limits.h: --drift: where the verdicts on pages begin.
 */
#ifndef CLI_DRIFT_LIMITS_H
#define CLI_DRIFT_LIMITS_H

#include <cite.h>

/*
 * Reads "minor=0.6,title=0.9" into limits, over the defaults. list may be NULL: the defaults alone. 0, or -1 after a message that names
 * what is wrong.
 */
int drift_limits_read(cite_drift_options *limits, const char *list);

#endif
