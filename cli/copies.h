/*
 * cli/copies.h: what web archives have of the links of an audit.
 */
#ifndef CLI_COPIES_H
#define CLI_COPIES_H

#include "commands.h"

/* --archives: which links are looked for. */
enum copies_choice { COPIES_NONE, COPIES_ROTTEN, COPIES_ALL };

/*
 * Asks the archives of the settings, and tells the audit what they have, until all have answered or somebody interrupts. What
 * is known from an earlier run is not asked again. The exit status, after a message where it is not EXIT_CLEAN.
 */
int copies_find(struct checking *checking, const struct settings *settings);

#endif
