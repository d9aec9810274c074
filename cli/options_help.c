/*
 * cli/options_help.c: the help of the commands, from the table of options.
 */
#include "message.h"
#include "option_rows.h"
#include "options.h"

#include <stdio.h>
#include <string.h>

/* Columns before an option's help. */
#define HELP_COLUMN 32

static void help_row(const struct option_row *row, const struct command *command)
{
    int used =
        row->letter != '\0' ? printf("  -%c, --%s", row->letter, row->name) : printf("      --%s", row->name);

    if (row->argument)
        used += printf(" %s", row->argument);
    printf("%*s%s", used < HELP_COLUMN ? HELP_COLUMN - used : 1, "", row->help);
    if (strcmp(row->name, "format") == 0)
        printf(": %s (default %s)", command->formats, command->format);
    if (row->kind == KIND_SECONDS || row->kind == KIND_DELAY)
        printf("; at most %u", row->most);
    if (row->kind == KIND_COUNT || row->kind == KIND_RETRIES)
        printf("; %u to %u", row->least, row->most);
    putchar('\n');
}

void options_help(const struct command *command)
{
    printf("Usage: " PROGRAM " %s%s [OPTION]... FILE...\n%s. FILE may be - for standard input.\n\nOptions:\n",
           command->name, command->bit == FOR_AUDIT ? " [run | archive]" : "", command->summary);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (option_rows[i].commands & command->bit)
            help_row(&option_rows[i], command);
    }
    fputs("\nExit status: 0 nothing to report, 1 findings, 2 wrong usage, 3 some work could not be done.\n",
          stdout);
}

void options_help_all(const struct command *commands, size_t count)
{
    fputs("Usage: " PROGRAM " COMMAND [OPTION]... FILE...\n"
          "Finds the notes, links and citations of a document, and checks its links.\n\nCommands:\n",
          stdout);
    for (size_t i = 0; i < count; i++)
        printf("  %-14s%s\n", commands[i].name, commands[i].summary);
    fputs("\n" PROGRAM " COMMAND --help tells the options of a command; -V, --version the version.\n"
          "Exit status: 0 nothing to report, 1 findings, 2 wrong usage, 3 some work could not be done.\n",
          stdout);
}

void options_list(void)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        printf("--%s\n", option_rows[i].name);
}
