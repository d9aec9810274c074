/*
 * cli/store.h: the store of audits: where it is, and a run in it.
 */
#ifndef CLI_STORE_H
#define CLI_STORE_H

#include "commands.h"

/*
 * Opens the store of the settings, or the user's own one: "citation-check/audit.db" in XDG_DATA_HOME or ~/.local/share.
 * NULL after a message, or where there is to be none: *status then says EXIT_FAILED or EXIT_CLEAN. must_exist: a file that
 * is not there is a failure.
 */
cite_store *store_open(const struct settings *settings, int must_exist, int *status);

/* Begins the run of an audit. EXIT_CLEAN also where there is no store; EXIT_USAGE for a baseline that does not exist. */
int store_begin(struct checking *checking, const struct settings *settings);

/* Ends it, and says where it was kept. */
int store_finish(struct checking *checking, const struct settings *settings);

/* The number of a run; 0 for a word that is none. */
int64_t run_number(const char *word);

/* "runs", "history", "due", "diff", "merge", "report": whether a word is one, and what it does where it is the first input. */
int store_is_command(const char *word);
int store_command(const struct settings *settings);

/* Whether a list of states and statuses, as --fail-on takes it, holds no other word; says so where it does. */
int fail_on_is_good(const char *list);

/* Whether a reference makes the command fail. */
int fails_on(const struct settings *settings, const cite_reference *reference);

#endif
