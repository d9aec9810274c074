/*
 * cli/config.h: the options that a configuration file sets, before the command line does.
 *
 * Where --config names no file, ".citation-check.ini" is looked for in the working directory and the folders above it. One
 * that is found so may come with somebody else's documents: it is read only where it belongs to the user (or to root), and
 * cannot write files, reach private addresses, weaken TLS, or lead the requests elsewhere.
 */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "options.h"

#define CONFIG_NAME ".citation-check.ini"

/*
 * Applies a file to the settings of a command; path NULL: the one that is found, if any. 0, or -1 after a message. The
 * settings' strings then stand in settings->config_text, which the caller frees.
 */
int config_apply(struct settings *settings, const struct command *command, const char *path);

/* A value itself, or for "env:NAME" that of the variable; NULL where it is not set. */
const char *environment_value(const char *value);

/* Prints the settings as a configuration file would set them. */
void config_print(const struct settings *settings, const struct command *command);

#endif
