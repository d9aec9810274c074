/*
 * cli/config.c: see config.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "config.h"

#include "ini.h"
#include "message.h"
#include "option_rows.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A configuration of every option with its explanation is a tenth of that. */
#define CONFIG_BYTES ((size_t)1 << 20)

/* Folders that are looked through upwards: deeper ones do not exist in practice, and a loop has an end. */
#define FOLDERS 64

#define PATH_BYTES 4096

/* What only the command line can ask for. */
static const char *const never[] = {"config", "no-config", "dump-config", "help", "version", "explain", NULL};

/* What a file that was found, and not named, must not ask for: see config.h. */
static const char *const named_only[] = {
    "output", "html",   "json", "bibliography", "store",      "allow-private", "insecure", "proxy", "resolve",
    "header", "cookie", "auth", "ca-file",      "connect-to", "allow-address", "doi-api",  NULL};

struct file {
    const char *path;
    int found; /* and not named */
};

static int is_listed(const char *const *names, const char *name)
{
    for (; *names; names++) {
        if (strcmp(*names, name) == 0)
            return 1;
    }
    return 0;
}

static int complain_at(const struct file *file, size_t line, const char *problem, const char *word)
{
    say("%s:%zu: %s%s%s%s", file->path, line, problem, word ? ": '" : "", word ? word : "", word ? "'" : "");
    return -1;
}

static const char *row_name(size_t index, const void *context)
{
    (void)context;
    return index < OPTION_COUNT ? option_rows[index].name : NULL;
}

static const struct option_row *row_named(const char *name)
{
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (strcmp(option_rows[i].name, name) == 0)
            return &option_rows[i];
    }
    return NULL;
}

static int refuse_key(const struct file *file, const struct ini_entry *entry)
{
    const char *near = nearest_word(entry->key, row_name, NULL);

    if (near)
        say("%s:%zu: no such option: '%s'; did you mean '%s'?", file->path, entry->line, entry->key, near);
    else
        say("%s:%zu: no such option: '%s'", file->path, entry->line, entry->key);
    return -1;
}

/* "yes" and "no" for options that take no value on the command line. */
static int flag_of(const char *value)
{
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on", "0", "1"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i], value) == 0)
            return (int)(i % 2);
    }
    return -1;
}

static int apply_entry(struct settings *settings, const struct command *command, const struct file *file,
                       const struct ini_entry *entry)
{
    const struct option_row *row = row_named(entry->key);

    if (entry->section[0] != '\0' && options_bit(entry->section) == 0)
        return complain_at(file, entry->line, "no such section", entry->section);
    if (!row || is_listed(never, entry->key))
        return refuse_key(file, entry);
    if (file->found && is_listed(named_only, entry->key))
        return complain_at(file, entry->line, "only a file that --config names may set this", entry->key);
    if (entry->section[0] != '\0' && !(row->commands & options_bit(entry->section)))
        return complain_at(file, entry->line, "this command has no such option", entry->key);
    bool mine = entry->section[0] == '\0' || options_bit(entry->section) == command->bit;
    if (!mine || !(row->commands & command->bit))
        return 0;
    if (row->kind == KIND_FLAG && flag_of(entry->value) <= 0)
        return flag_of(entry->value) == 0 ? 0
                                          : complain_at(file, entry->line, "neither yes nor no", entry->value);
    if (options_apply(settings, command, row, entry->value) == 0)
        return 0;
    return complain_at(file, entry->line, "set here", NULL);
}

/* The whole file, NUL-terminated; NULL after a message. A file that holds a NUL is none. */
static char *read_text(const char *path, int file)
{
    char *text = malloc(CONFIG_BYTES + 1);
    size_t len = 0;
    ssize_t got = 1;

    while (text && got > 0 && len < CONFIG_BYTES) {
        got = read(file, text + len, CONFIG_BYTES - len);
        if (got < 0 && errno == EINTR)
            got = 1;
        else if (got > 0)
            len += (size_t)got;
    }
    const char *problem = !text                  ? "out of memory"
                          : got < 0              ? strerror(errno)
                          : len == CONFIG_BYTES  ? "too large for a configuration file"
                          : memchr(text, 0, len) ? "no text"
                                                 : NULL;
    if (problem) {
        complain(path, problem);
        free(text);
        return NULL;
    }
    text[len] = '\0';
    return text;
}

/* Whether a file that was found may be read: it belongs to the user, or to root. */
static int is_ours(int file, const char *path)
{
    struct stat status;

    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
        (status.st_uid == geteuid() || status.st_uid == 0))
        return 1;
    complain(path, "not read: it belongs to somebody else; --config reads it all the same");
    return 0;
}

/* Opens the file in the working directory or the nearest folder above; -1 where there is none. */
static int find_file(char *path, size_t size)
{
    size_t len = 0;

    if (!getcwd(path, size - sizeof "/" CONFIG_NAME))
        return -1;
    len = strlen(path);
    for (int i = 0; i < FOLDERS; i++) {
        memcpy(path + len, "/" CONFIG_NAME, sizeof "/" CONFIG_NAME);
        int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (file >= 0 && is_ours(file, path))
            return file;
        if (file >= 0)
            close(file);
        path[len] = '\0';
        char *slash = strrchr(path, '/');
        if (!slash)
            return -1;
        len = (size_t)(slash - path);
    }
    return -1;
}

static int apply_text(struct settings *settings, const struct command *command, const struct file *file)
{
    struct ini ini;
    struct ini_entry entry;

    ini_begin(&ini, settings->config_text);
    while (ini_next(&ini, &entry)) {
        if (apply_entry(settings, command, file, &entry) != 0)
            return -1;
    }
    return ini.problem ? complain_at(file, ini.line, ini.problem, NULL) : 0;
}

int config_apply(struct settings *settings, const struct command *command, const char *path)
{
    char found[PATH_BYTES];
    struct file file = {path, path == NULL};
    int handle = path ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : find_file(found, sizeof found);

    if (handle < 0 && !path)
        return 0;
    if (!path)
        file.path = found;
    if (handle < 0) {
        complain(path, strerror(errno));
        return -1;
    }
    settings->config_text = read_text(file.path, handle);
    close(handle);
    return settings->config_text ? apply_text(settings, command, &file) : -1;
}

static void print_word(const char *words, int index)
{
    for (; index > 0; index--) {
        words += strcspn(words, " ");
        words += strspn(words, " ");
    }
    printf("%.*s\n", (int)strcspn(words, " "), words);
}

static void print_list(const char *name, const struct option_list *list)
{
    if (list->count == 0)
        printf("; %s =\n", name);
    for (size_t i = 0; i < list->count; i++)
        printf("%s = \"%s\"\n", name, list->items[i]);
}

static void print_seconds(const char *name, long milliseconds, int is_set)
{
    if (is_set)
        printf("%s = %ld.%03ld\n", name, milliseconds / 1000, milliseconds % 1000);
    else
        printf("; %s =\n", name);
}

/* What the row sets, where it is set; a comment where the default holds. */
static void print_row(const struct settings *settings, const struct option_row *row)
{
    const void *place = (const char *)settings + row->offset;
    const char *text = NULL;
    unsigned count = 0;
    long seconds = 0;
    int number = 0;

    switch (row->kind) {
    case KIND_FLAG:
        memcpy(&number, place, sizeof number);
        printf("%s = %s\n", row->name, number ? "yes" : "no");
        return;
    case KIND_WORD:
        memcpy(&number, place, sizeof number);
        printf("%s = ", row->name);
        print_word(row->words, number);
        return;
    case KIND_TEXT:
    case KIND_TARGET:
        memcpy(&text, place, sizeof text);
        printf(text ? "%s = \"%s\"\n" : "; %s =\n", row->name, text ? text : "");
        return;
    case KIND_LIST: print_list(row->name, place); return;
    case KIND_SECONDS:
    case KIND_DELAY:
        memcpy(&seconds, place, sizeof seconds);
        print_seconds(row->name, seconds,
                      seconds > 0 || (row->kind == KIND_DELAY && settings->checker.no_delay));
        return;
    case KIND_COUNT:
    case KIND_RETRIES:
        memcpy(&count, place, sizeof count);
        printf(count > 0 || (row->kind == KIND_RETRIES && settings->checker.no_retries) ? "%s = %u\n"
                                                                                        : "; %s =\n",
               row->name, count);
        return;
    }
}

void config_print(const struct settings *settings, const struct command *command)
{
    printf("[%s]\n", command->name);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if ((option_rows[i].commands & command->bit) && !is_listed(never, option_rows[i].name))
            print_row(settings, &option_rows[i]);
    }
}
