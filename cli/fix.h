/*
 * cli/fix.h: what to do about rotten addresses: a patch for the inputs, and links to copies in archives. Nothing is changed.
 */
#ifndef CLI_FIX_H
#define CLI_FIX_H

#include "commands.h"

/* Whether the words of --fix-kinds are kinds of suggestions; else says which is not. */
int fix_kinds_are_good(const char *list);

/* Writes --fix's patch of all inputs that are text, Markdown, HTML or BibTeX, and says how many addresses are in it. */
int write_fixes(const struct settings *settings, const struct checking *checking, struct output *output);

/* Writes --robust-links: a list in HTML of the references that have a copy. */
int write_robust_links(const struct checking *checking, struct output *output);

#endif
