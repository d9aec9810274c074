/*
 * cli/ignore.h: which links are checked: --include, --exclude and the file of patterns.
 */
#ifndef CLI_IGNORE_H
#define CLI_IGNORE_H

#include "options.h"

#define IGNORE_NAME ".citecheckignore"

/*
 * Gives a checker the rules: those of the file first, so that the command line has the last word. CITE_ERROR_ARGUMENT for a
 * pattern that is none, or a named file that cannot be read; else as cite_checker_add_rule.
 */
cite_status ignore_apply(cite_checker *checker, const struct settings *settings, cite_error *error);

#endif
