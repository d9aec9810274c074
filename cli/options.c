/*
 * cli/options.c: see options.h. An option is a row of the table: its names, where its value goes, what may stand there.
 */
#include "options.h"

#include "explain.h"
#include "message.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum kind {
    KIND_FLAG,    /* int: 1 */
    KIND_TEXT,    /* const char * */
    KIND_WORD,    /* int or enum: the position in words */
    KIND_COUNT,   /* unsigned, from least to most */
    KIND_SECONDS, /* long, in milliseconds; seconds with up to three decimals, from 1 ms to most */
    KIND_TARGET,  /* const char *: a target of explain.h, which may be left out */
    KIND_RETRIES  /* unsigned; 0 sets no_retries, for a zero field of the library means its default */
};

struct option_row {
    const char *name;
    char letter; /* '\0': none */
    enum kind kind;
    unsigned commands;
    size_t offset;        /* in struct settings */
    const char *argument; /* its name in the help; NULL: takes none */
    const char *words;    /* of KIND_WORD */
    unsigned least;
    unsigned most;
    const char *help;
};

#define AT(field) offsetof(struct settings, field)

/* A day: longer than any sensible run, and far from overflow in milliseconds. */
#define SECONDS_MAX 86400u

static const struct option_row rows[] = {
    {"format", 'f', KIND_TEXT, FOR_FORMATS, AT(format), "FORMAT", NULL, 0, 0, "how to write the results"},
    {"output", 'o', KIND_TEXT, FOR_ALL, AT(output), "FILE", NULL, 0, 0,
     "write to FILE, whole or not at all, instead of standard output"},
    {"html", '\0', KIND_TEXT, FOR_AUDIT, AT(html), "FILE", NULL, 0, 0,
     "write the report as a web page as well"},
    {"json", '\0', KIND_TEXT, FOR_AUDIT, AT(json), "FILE", NULL, 0, 0, "write the report as JSON as well"},
    {"bibliography", '\0', KIND_TEXT, FOR_AUDIT, AT(bibliography), "FILE", NULL, 0, 0,
     "write the works cited as well: .bib, .json (CSL-JSON) or .ris"},
    {"explain", '\0', KIND_TARGET, FOR_EXTRACT, AT(explain), "[WHAT]", NULL, 0, 0,
     "print why all reads as it does, or note:N, callout:N, link:N, or what is on the line of a byte OFFSET"},
    {"dump-links", '\0', KIND_FLAG, FOR_LINKS, AT(dump_links), NULL, NULL, 0, 0,
     "print each distinct URL on a line, and check nothing"},
    {"no-check", '\0', KIND_FLAG, FOR_CHECKING, AT(no_check), NULL, NULL, 0, 0, "list the links, check none"},
    {"offline", '\0', KIND_FLAG, FOR_CHECKING, AT(checker.offline), NULL, NULL, 0, 0,
     "ask nothing; links are reported as offline"},
    {"timeout", '\0', KIND_SECONDS, FOR_CHECKING, AT(checker.timeout_ms), "SECONDS", NULL, 0, SECONDS_MAX,
     "longest time for one request (20)"},
    {"connect-timeout", '\0', KIND_SECONDS, FOR_CHECKING, AT(checker.connect_timeout_ms), "SECONDS", NULL, 0,
     SECONDS_MAX, "longest time to connect (10)"},
    {"max-time", '\0', KIND_SECONDS, FOR_CHECKING, AT(checker.max_time_ms), "SECONDS", NULL, 0, SECONDS_MAX,
     "longest time for all; what is left is skipped (no limit)"},
    {"retries", '\0', KIND_RETRIES, FOR_CHECKING, AT(checker.retries), "N", NULL, 0, 20,
     "ask again after time-outs, 429, 5xx and failed connections (2)"},
    {"concurrency", '\0', KIND_COUNT, FOR_CHECKING, AT(checker.concurrency), "N", NULL, 1, 256,
     "requests at the same time (32)"},
    {"per-host", '\0', KIND_COUNT, FOR_CHECKING, AT(checker.per_host), "N", NULL, 1, 64,
     "requests at the same time to one host (2)"},
    {"max-redirects", '\0', KIND_COUNT, FOR_CHECKING, AT(checker.max_redirects), "N", NULL, 1, 50,
     "redirects followed for one link (10)"},
    {"method", '\0', KIND_WORD, FOR_CHECKING, AT(checker.method), "METHOD", "get head", 0, 0,
     "get, or head first and get where that is refused (get)"},
    {"allow-private", '\0', KIND_FLAG, FOR_CHECKING, AT(checker.allow_private), NULL, NULL, 0, 0,
     "ask private and loopback addresses too"},
    {"insecure", '\0', KIND_FLAG, FOR_CHECKING, AT(checker.insecure), NULL, NULL, 0, 0,
     "do not verify certificates"},
    {"user-agent", '\0', KIND_TEXT, FOR_CHECKING, AT(checker.user_agent), "TEXT", NULL, 0, 0,
     "what servers are told is asking"},
    {"color", '\0', KIND_WORD, FOR_REPORTS, AT(color), "WHEN", "auto always never", 0, 0,
     "colours in text: auto, always or never (auto)"},
    {"quiet", 'q', KIND_FLAG, FOR_ALL, AT(quiet), NULL, NULL, 0, 0, "no progress line"},
    {"help", 'h', KIND_FLAG, FOR_ALL, AT(help), NULL, NULL, 0, 0, "print this help and stop"},
    {"version", 'V', KIND_FLAG, FOR_ALL, AT(version), NULL, NULL, 0, 0, "print the version and stop"},
};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

/* getopt's value for the row of a long option; above every character. */
#define FIRST_VALUE 256

/* "citation-check: links: --timeout: ..." */
static int refuse(const struct command *command, const char *option, const char *problem, const char *value)
{
    fprintf(stderr, PROGRAM ": %s: --%s: %s: '%s' (see " PROGRAM " %s --help)\n", command->name, option,
            problem, value, command->name);
    return -1;
}

static int refuse_word(const struct command *command, const char *option, const char *words, const char *value)
{
    fprintf(stderr, PROGRAM ": %s: --%s: '%s' is none of: %s (see " PROGRAM " %s --help)\n", command->name,
            option, value, words, command->name);
    return -1;
}

/* A decimal number up to most, with decimals places scaled in: "2.5" with 3 is 2500. -1 where it is none. */
static long read_number(const char *text, unsigned decimals, unsigned long most)
{
    unsigned long value = 0;
    unsigned long scale = 1;
    const char *at = text;

    for (unsigned i = 0; i < decimals; i++)
        scale *= 10;
    for (; *at >= '0' && *at <= '9'; at++) {
        value = value * 10 + (unsigned long)(*at - '0');
        if (value > most)
            return -1;
    }
    if (at == text)
        return -1;
    value *= scale;
    if (*at == '.' && decimals > 0) {
        for (at++; *at >= '0' && *at <= '9' && scale > 1; at++) {
            scale /= 10;
            value += (unsigned long)(*at - '0') * scale;
        }
    }
    return *at == '\0' ? (long)value : -1;
}

/* The position of a word in a list of words separated by spaces; -1 where it is not there. */
static int word_index(const char *words, const char *word)
{
    size_t len = strlen(word);
    int index = 0;

    for (const char *at = words; *at; index++) {
        size_t span = strcspn(at, " ");
        if (span == len && memcmp(at, word, len) == 0)
            return index;
        at += span;
        at += strspn(at, " ");
    }
    return -1;
}

static int apply_number(struct settings *settings, const struct command *command, const struct option_row *row,
                        const char *value)
{
    void *place = (char *)settings + row->offset;
    long number = read_number(value, row->kind == KIND_SECONDS ? 3 : 0, row->most);

    if (number < 0 || number < (long)row->least || (row->kind == KIND_SECONDS && number == 0))
        return refuse(command, row->name, "not a number in range", value);
    if (row->kind == KIND_SECONDS) {
        memcpy(place, &number, sizeof number);
        return 0;
    }
    unsigned count = (unsigned)number;
    memcpy(place, &count, sizeof count);
    if (row->kind == KIND_RETRIES)
        settings->checker.no_retries = number == 0;
    return 0;
}

/* Values are copied by memcpy: an offset says where, not what type, stands there. */
static int apply(struct settings *settings, const struct command *command, const struct option_row *row,
                 const char *value)
{
    void *place = (char *)settings + row->offset;
    int number = 1;

    switch (row->kind) {
    case KIND_FLAG: memcpy(place, &number, sizeof number); return 0;
    case KIND_TEXT:
        if (value[0] == '\0')
            return refuse(command, row->name, "must not be empty", value);
        memcpy(place, &value, sizeof value);
        return 0;
    case KIND_WORD:
        number = word_index(row->words, value);
        if (number < 0)
            return refuse_word(command, row->name, row->words, value);
        memcpy(place, &number, sizeof number);
        return 0;
    case KIND_TARGET:
        if (!explain_is_target(value))
            return refuse(command, row->name, "none of note:N, callout:N, link:N, OFFSET", value);
        memcpy(place, &value, sizeof value);
        return 0;
    case KIND_COUNT:
    case KIND_SECONDS:
    case KIND_RETRIES: return apply_number(settings, command, row, value);
    }
    return 0;
}

/* KIND_WORD is stored as an int, also where the field is an enum. */
_Static_assert(sizeof(cite_method) == sizeof(int), "an enum field of the table must have the size of an int");

/* getopt's two tables, for the options of one command. */
struct getopt_tables {
    struct option longs[ROW_COUNT + 1];
    char shorts[2 * ROW_COUNT + 2];
};

static void fill_tables(struct getopt_tables *tables, const struct command *command)
{
    size_t count = 0;
    size_t len = 0;

    memset(tables, 0, sizeof *tables);
    tables->shorts[len++] = ':'; /* a missing argument is told apart from an unknown option */
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (!(rows[i].commands & command->bit))
            continue;
        struct option *option = &tables->longs[count++];
        option->name = rows[i].name;
        option->has_arg = rows[i].kind == KIND_TARGET ? optional_argument
                          : rows[i].argument          ? required_argument
                                                      : no_argument;
        option->val = FIRST_VALUE + (int)i;
        if (rows[i].letter == '\0')
            continue;
        tables->shorts[len++] = rows[i].letter;
        if (rows[i].argument)
            tables->shorts[len++] = ':';
    }
}

static const struct option_row *row_of(int value)
{
    if (value >= FIRST_VALUE)
        return &rows[value - FIRST_VALUE];
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (rows[i].letter != '\0' && rows[i].letter == value)
            return &rows[i];
    }
    return NULL;
}

static const char *option_at(size_t index)
{
    return index < ROW_COUNT ? rows[index].name : NULL;
}

static int refuse_unknown(const struct command *command, const char *word, int letter)
{
    const struct option_row *row = letter >= FIRST_VALUE ? row_of(letter) : NULL;

    if (row) /* getopt gives the option's value where it was handed an argument it does not take */
        fprintf(stderr, PROGRAM ": %s: --%s takes no argument", command->name, row->name);
    else if (letter != 0)
        fprintf(stderr, PROGRAM ": %s: unknown option -%c", command->name, letter);
    else {
        char name[64];
        size_t len = strcspn(word + 2, "=");
        const char *near = NULL;
        if (len < sizeof name) {
            memcpy(name, word + 2, len);
            name[len] = '\0';
            near = nearest_word(name, option_at);
        }
        fprintf(stderr, PROGRAM ": %s: unknown option %.*s", command->name, (int)(len < 200 ? len + 2 : 200),
                word);
        if (near)
            fprintf(stderr, "; did you mean --%s?", near);
    }
    fprintf(stderr, " (see " PROGRAM " %s --help)\n", command->name);
    return -1;
}

static int refuse_missing(const struct command *command, int value)
{
    const struct option_row *row = row_of(value);

    fprintf(stderr, PROGRAM ": %s: --%s needs an argument (see " PROGRAM " %s --help)\n", command->name,
            row ? row->name : "?", command->name);
    return -1;
}

/* What can be told only when all options are known. */
static int check_settings(struct settings *settings, const struct command *command)
{
    if (settings->help || settings->version)
        return 0;
    if (command->formats && word_index(command->formats, settings->format) < 0)
        return refuse_word(command, "format", command->formats, settings->format);
    if (settings->explain && word_index("text", settings->format) < 0)
        return refuse(command, "explain", "writes text, not", settings->format);
    if (settings->input_count > 0)
        return 0;
    fprintf(stderr, PROGRAM ": %s: no file given; '-' reads standard input (see " PROGRAM " %s --help)\n",
            command->name, command->name);
    return -1;
}

int options_read(struct settings *settings, const struct command *command, int argc, char **argv)
{
    struct getopt_tables tables;
    int value = 0;

    *settings = (struct settings){.format = command->format, .checker = CITE_CHECKER_OPTIONS_INIT};
    fill_tables(&tables, command);
    opterr = 0;
    for (;;) {
        const char *word = optind < argc ? argv[optind] : "";
        value = getopt_long(argc, argv, tables.shorts, tables.longs, NULL);
        if (value == -1)
            break;
        if (value == '?')
            return refuse_unknown(command, optopt == 0 ? argv[optind - 1] : word, optopt);
        if (value == ':')
            return refuse_missing(command, optopt);
        const struct option_row *row = row_of(value);
        const char *given = optarg;
        if (row && row->kind == KIND_TARGET && !given)
            given = optind < argc && argv[optind][0] && explain_is_target(argv[optind]) ? argv[optind++] : "";
        if (row && apply(settings, command, row, given) != 0)
            return -1;
    }
    settings->inputs = argv + optind;
    settings->input_count = (size_t)(argc - optind);
    return check_settings(settings, command);
}

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
        printf(": %s (%s)", command->formats, command->format);
    putchar('\n');
}

void options_help(const struct command *command)
{
    printf("Usage: " PROGRAM " %s [OPTION]... FILE...\n%s. FILE may be - for standard input.\n\nOptions:\n",
           command->name, command->summary);
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (rows[i].commands & command->bit)
            help_row(&rows[i], command);
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
    for (size_t i = 0; i < ROW_COUNT; i++)
        printf("--%s\n", rows[i].name);
}
