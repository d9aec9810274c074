/*
 * cli/main.c: citation-check: the table of commands.
 */
#define _POSIX_C_SOURCE 200809L

#include "commands.h"
#include "config.h"
#include "message.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct command commands[] = {
    {"text", FOR_TEXT, NULL, NULL, "Prints the text that spans refer to", command_text},
    {"extract", FOR_EXTRACT, "text", "text json jsonl html", "Lists notes, links, citations and works",
     command_extract},
    {"links", FOR_LINKS, "text", "text json jsonl html csv markdown junit sarif github",
     "Checks every distinct link", command_links},
    {"bibliography", FOR_BIBLIOGRAPHY, "bibtex", "bibtex biblatex csl-json ris text markdown csv json",
     "Writes the works cited, each once", command_bibliography},
    {"audit", FOR_AUDIT, "text", "text json jsonl html csv markdown junit sarif github",
     "Extracts, checks, and reports what needs work", command_audit},
};

#define COMMAND_COUNT (sizeof commands / sizeof commands[0])

static const char *command_at(size_t index, const void *context)
{
    (void)context;
    return index < COMMAND_COUNT ? commands[index].name : NULL;
}

static const struct command *command_named(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static int refuse_command(const char *word)
{
    const char *near = nearest_word(word, command_at, NULL);

    if (word[0] == '-' && word[1] != '\0')
        say("unknown option %s before the command (see " PROGRAM " --help)", word);
    else if (access(word, F_OK) == 0 || strcmp(word, "-") == 0)
        say("no command given; try: " PROGRAM " audit %s (see " PROGRAM " --help)", word);
    else if (near)
        say("unknown command '%s'; did you mean '%s'? (see " PROGRAM " --help)", word, near);
    else
        say("unknown command '%s' (see " PROGRAM " --help)", word);
    return EXIT_USAGE;
}

/* Standard output may be a full disk or a closed pipe here too. */
static int end_of_print(void)
{
    struct output output;

    return output_open(&output, NULL) == 0 && output_close(&output) == 0 ? EXIT_CLEAN : EXIT_FAILED;
}

static int print_version(void)
{
    printf(PROGRAM " %s\n", cite_version_string());
    return end_of_print();
}

static int print_help(const struct command *command)
{
    if (command)
        options_help(command);
    else
        options_help_all(commands, COMMAND_COUNT);
    return end_of_print();
}

/* What stands without a command: "help", --help, --version, and the list that the test of the man page reads. */
static int run_without_command(int argc, char **argv)
{
    const char *word = argv[1];

    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return print_help(NULL);
    if (strcmp(word, "help") == 0 && argc < 3)
        return print_help(NULL);
    if (strcmp(word, "help") == 0)
        return command_named(argv[2]) ? print_help(command_named(argv[2])) : refuse_command(argv[2]);
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return print_version();
    if (strcmp(word, "--list-options") == 0) {
        options_list();
        return end_of_print();
    }
    return refuse_command(word);
}

static int run(struct settings *settings, const struct command *command)
{
    if (settings->help)
        return print_help(command);
    if (settings->version)
        return print_version();
    if (settings->dump_config) {
        config_print(settings, command);
        return end_of_print();
    }
    if (inputs_list(settings, command) != 0 || refuse_clashes(settings, command) != 0)
        return EXIT_USAGE;
    return command->run(settings);
}

int main(int argc, char **argv)
{
    struct settings settings;

    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, which is handled where it happens */
    if (argc < 2) {
        say("no command given (see " PROGRAM " --help)");
        return EXIT_USAGE;
    }
    const struct command *command = command_named(argv[1]);
    if (!command)
        return run_without_command(argc, argv);
    int status =
        options_read(&settings, command, argc - 1, argv + 1) == 0 ? run(&settings, command) : EXIT_USAGE;
    options_release(&settings);
    return status;
}
