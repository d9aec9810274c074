/*
 * cli/options.c: see options.h.
 */
#include "options.h"

#include "config.h"
#include "explain.h"
#include "message.h"
#include "option_rows.h"

#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* getopt's value for the row of a long option; above every character. */
#define FIRST_VALUE 256

/* "citation-check: links: --timeout: ..." */
static int refuse(const struct command *command, const char *option, const char *problem, const char *value)
{
    say("%s: --%s: %s: '%s' (see " PROGRAM " %s --help)", command->name, option, problem, value, command->name);
    return -1;
}

static int refuse_word(const struct command *command, const char *option, const char *words, const char *value)
{
    say("%s: --%s: '%s' is none of: %s (see " PROGRAM " %s --help)", command->name, option, value, words,
        command->name);
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

long options_seconds(const char *text)
{
    return read_number(text, 3, SECONDS_MAX);
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

static int refuse_number(const struct command *command, const struct option_row *row, const char *value)
{
    char problem[80];

    if (row->kind == KIND_SECONDS)
        snprintf(problem, sizeof problem, "not a number of seconds from 0.001 to %u", row->most);
    else if (row->kind == KIND_DELAY)
        snprintf(problem, sizeof problem, "not a number of seconds from 0 to %u", row->most);
    else
        snprintf(problem, sizeof problem, "not a whole number from %u to %u", row->least, row->most);
    return refuse(command, row->name, problem, value);
}

static int apply_number(struct settings *settings, const struct command *command, const struct option_row *row,
                        const char *value)
{
    void *place = (char *)settings + row->offset;
    bool seconds = row->kind == KIND_SECONDS || row->kind == KIND_DELAY;
    long number = read_number(value, seconds ? 3 : 0, row->most);

    if (number < 0 || number < (long)row->least || (row->kind == KIND_SECONDS && number == 0))
        return refuse_number(command, row, value);
    if (row->kind == KIND_DELAY)
        settings->checker.no_delay = number == 0;
    if (seconds) {
        memcpy(place, &number, sizeof number);
        return 0;
    }
    unsigned count = (unsigned)number;
    memcpy(place, &count, sizeof count);
    if (row->kind == KIND_RETRIES)
        settings->checker.no_retries = number == 0;
    return 0;
}

/* "3/16" */
static int apply_shard(struct settings *settings, const struct command *command, const struct option_row *row,
                       const char *value)
{
    const char *stroke = strchr(value, '/');
    char part[16] = "";

    if (stroke && (size_t)(stroke - value) < sizeof part)
        memcpy(part, value, (size_t)(stroke - value));
    long shards = stroke ? read_number(stroke + 1, 0, row->most) : -1;
    long shard = read_number(part, 0, row->most);
    if (shard < 1 || shard > shards)
        return refuse(command, row->name, "not K/N, such as 2/8: K from 1 to N, N at most 100000", value);
    settings->checker.shard = (unsigned)shard;
    settings->checker.shards = (unsigned)shards;
    return 0;
}

static int append(struct option_list *list, const struct command *command, const struct option_row *row,
                  const char *value)
{
    if (value[0] == '\0')
        return refuse(command, row->name, "must not be empty", value);
    if (list->count == LIST_MAX)
        return refuse(command, row->name, "given too often", value);
    list->items[list->count++] = value;
    return 0;
}

/* Values are copied by memcpy: an offset says where, not what type, stands there. */
int options_apply(struct settings *settings, const struct command *command, const struct option_row *row,
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
    case KIND_LIST: return append((struct option_list *)place, command, row, value);
    case KIND_SHARD: return apply_shard(settings, command, row, value);
    case KIND_COUNT:
    case KIND_SECONDS:
    case KIND_DELAY:
    case KIND_RETRIES: return apply_number(settings, command, row, value);
    }
    return 0;
}

/* KIND_WORD is stored as an int, also where the field is an enum. */
_Static_assert(sizeof(cite_method) == sizeof(int), "an enum field of the table must have the size of an int");

/* getopt's two tables, for the options of one command. */
struct getopt_tables {
    struct option longs[OPTION_COUNT + 1];
    char shorts[2 * OPTION_COUNT + 2];
};

static void fill_tables(struct getopt_tables *tables, const struct command *command)
{
    size_t count = 0;
    size_t len = 0;

    memset(tables, 0, sizeof *tables);
    tables->shorts[len++] = ':'; /* a missing argument is told apart from an unknown option */
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (!(option_rows[i].commands & command->bit))
            continue;
        struct option *option = &tables->longs[count++];
        option->name = option_rows[i].name;
        option->has_arg = option_rows[i].kind == KIND_TARGET ? optional_argument
                          : option_rows[i].argument          ? required_argument
                                                             : no_argument;
        option->val = FIRST_VALUE + (int)i;
        if (option_rows[i].letter == '\0')
            continue;
        tables->shorts[len++] = option_rows[i].letter;
        if (option_rows[i].argument)
            tables->shorts[len++] = ':';
    }
}

static const struct option_row *row_of(int value)
{
    if (value >= FIRST_VALUE)
        return &option_rows[value - FIRST_VALUE];
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (option_rows[i].letter != '\0' && option_rows[i].letter == value)
            return &option_rows[i];
    }
    return NULL;
}

/* The options of one command by number; NULL past the end. */
static const char *option_at(size_t index, const void *context)
{
    const struct command *command = context;

    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if ((option_rows[i].commands & command->bit) && index-- == 0)
            return option_rows[i].name;
    }
    return NULL;
}

static const struct {
    unsigned bit;
    const char *name;
} names[] = {
    {FOR_TEXT, "text"},   {FOR_EXTRACT, "extract"}, {FOR_LINKS, "links"}, {FOR_BIBLIOGRAPHY, "bibliography"},
    {FOR_AUDIT, "audit"},
};

unsigned options_bit(const char *command)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i].name, command) == 0)
            return names[i].bit;
    }
    return 0;
}

/* "links and audit": the commands that take an option. */
static void list_commands(char *out, size_t size, unsigned bits)
{
    size_t len = 0;

    out[0] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof names[0] && len < size; i++) {
        unsigned later = bits & ~((names[i].bit << 1) - 1);
        if (!(bits & names[i].bit))
            continue;
        const char *between = len == 0 ? "" : later ? ", " : " and ";
        len += (size_t)snprintf(out + len, size - len, "%s%s", between, names[i].name);
    }
}

/* An option that only other commands take. */
static int refuse_foreign(const struct command *command, const struct option_row *row, const char *typed)
{
    char commands[64];

    list_commands(commands, sizeof commands, row->commands);
    say("%s: %s is an option of %s (see " PROGRAM " %s --help)", command->name, typed, commands, command->name);
    return -1;
}

static int refuse_letter(const struct command *command, int letter)
{
    const char typed[3] = {'-', (char)letter, '\0'};
    const struct option_row *row = row_of(letter);

    if (row)
        return refuse_foreign(command, row, typed);
    say("%s: unknown option %s (see " PROGRAM " %s --help)", command->name, typed, command->name);
    return -1;
}

/* A long option, with or without "=" and a value. */
static int refuse_long(const struct command *command, const char *word)
{
    char typed[64]; /* a longer word is near none of ours */
    const char *near = NULL;

    snprintf(typed, sizeof typed, "%.*s", (int)strcspn(word, "="), word);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (strcmp(option_rows[i].name, typed + 2) == 0)
            return refuse_foreign(command, &option_rows[i], typed);
    }
    near = nearest_word(typed + 2, option_at, command);
    if (near)
        say("%s: unknown option %s; did you mean --%s? (see " PROGRAM " %s --help)", command->name, typed, near,
            command->name);
    else
        say("%s: unknown option %s (see " PROGRAM " %s --help)", command->name, typed, command->name);
    return -1;
}

static int refuse_unknown(const struct command *command, const char *word, int letter)
{
    /* getopt gives the option's value where it was handed an argument it does not take */
    if (letter >= FIRST_VALUE) {
        say("%s: --%s takes no argument (see " PROGRAM " %s --help)", command->name, row_of(letter)->name,
            command->name);
        return -1;
    }
    return letter != 0 ? refuse_letter(command, letter) : refuse_long(command, word);
}

static int refuse_missing(const struct command *command, int value)
{
    const struct option_row *row = row_of(value);

    say("%s: --%s needs an argument (see " PROGRAM " %s --help)", command->name, row ? row->name : "?",
        command->name);
    return -1;
}

/* What can be told only when all options are known. */
static int check_settings(struct settings *settings, const struct command *command)
{
    if (settings->match && settings->format == command->format)
        settings->format = "text"; /* what is missing is told to a person, unless a format is asked for */
    if (command->formats && word_index(command->formats, settings->format) < 0)
        return refuse_word(command, "format", command->formats, settings->format);
    if (command->bit == FOR_BIBLIOGRAPHY && !settings->match && word_index("json", settings->format) == 0)
        return refuse(command, "format", "is written with --match alone", settings->format);
    if (settings->explain && word_index("text", settings->format) < 0)
        return refuse(command, "explain", "writes text, not", settings->format);
    if (settings->input_count > 0 || settings->files_from || settings->dump_config)
        return 0;
    say("%s: no file given; '-' reads standard input (see " PROGRAM " %s --help)", command->name,
        command->name);
    return -1;
}

/* The words of the command line, onto what the settings are already. */
static int read_words(struct settings *settings, const struct command *command, int argc, char **argv)
{
    struct getopt_tables tables;
    int value = 0;

    fill_tables(&tables, command);
    opterr = 0;
    optind = 1;
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
            given = optind < argc && explain_takes(argv[optind]) ? argv[optind++] : "";
        if (row && options_apply(settings, command, row, given) != 0)
            return -1;
    }
    settings->inputs = argv + optind;
    settings->input_count = (size_t)(argc - optind);
    return 0;
}

/* The words are read twice: once for what they say of the configuration, and again to have the last word. */
int options_read(struct settings *settings, const struct command *command, int argc, char **argv)
{
    const struct settings fresh = {.format = command->format, .checker = CITE_CHECKER_OPTIONS_INIT};
    struct settings words = fresh;

    *settings = fresh;
    if (read_words(&words, command, argc, argv) != 0)
        return -1;
    if (words.help || words.version) {
        *settings = words;
        return 0;
    }
    if (!words.no_config && config_apply(settings, command, words.config) != 0)
        return -1;
    if (read_words(settings, command, argc, argv) != 0)
        return -1;
    return check_settings(settings, command);
}

void options_release(struct settings *settings)
{
    listing_release(&settings->listing);
    free(settings->config_text);
    settings->config_text = NULL;
}
