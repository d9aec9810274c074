/*
 * cli/config.c: see config.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "config.h"

#include "ini.h"
#include "message.h"
#include "option_rows.h"
#include "upwards.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What only the command line can ask for. */
static const char *const never[] = {"config", "no-config", "dump-config", "help", "version", "explain", NULL};

/* What a file that was found, and not named, must not ask for: see config.h. */
static const char *const named_only[] = {
    "output",     "html",          "json",          "bibliography", "store",       "allow-private",
    "insecure",   "proxy",         "resolve",       "header",       "cookie",      "auth",
    "ca-file",    "connect-to",    "allow-address", "doi-api",      "ignore-file", "cache",
    "files-from", "save-endpoint", "save-key",      "save-secret",  NULL};

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

    if (near && strcmp(near, entry->key) != 0) /* an option, but one of the command line alone */
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

const char *environment_value(const char *value)
{
    static const char prefix[] = "env:";

    return strncmp(value, prefix, sizeof prefix - 1) == 0 ? getenv(value + sizeof prefix - 1) : value;
}

/* What a server can be told, by the words of a configuration file. */
static const struct {
    const char *key;
    cite_credential kind;
} host_keys[] = {
    {"header", CITE_CREDENTIAL_HEADER},
    {"basic", CITE_CREDENTIAL_BASIC},
    {"bearer", CITE_CREDENTIAL_BEARER},
    {"cookie", CITE_CREDENTIAL_COOKIE},
};

#define HOST_SECTION "host "

static int is_host_section(const char *section)
{
    return strncmp(section, HOST_SECTION, sizeof HOST_SECTION - 1) == 0;
}

/* An entry of a server. No message repeats its value. */
static int apply_host(struct settings *settings, const struct file *file, const struct ini_entry *entry)
{
    const char *origin = entry->section + sizeof HOST_SECTION - 1;
    const char *value = environment_value(entry->value);
    size_t kind = 0;

    origin += strspn(origin, " \t");
    while (kind < sizeof host_keys / sizeof host_keys[0] && strcmp(host_keys[kind].key, entry->key) != 0)
        kind++;
    if (file->found)
        return complain_at(file, entry->line, "only a file that --config names may set this", entry->section);
    if (kind == sizeof host_keys / sizeof host_keys[0])
        return complain_at(file, entry->line, "none of header, basic, bearer, cookie", entry->key);
    if (!value)
        return complain_at(file, entry->line, "an environment variable that is not set", entry->value);
    if (settings->host_count == LIST_MAX)
        return complain_at(file, entry->line, "too many of them", entry->key);
    settings->hosts[settings->host_count++] = (struct host_value){origin, host_keys[kind].kind, value};
    return 0;
}

#define ARCHIVE_SECTION "archive "

static int is_archive_section(const char *section)
{
    return strncmp(section, ARCHIVE_SECTION, sizeof ARCHIVE_SECTION - 1) == 0;
}

/* The archive of a name, a new one where there is none; NULL where there are too many. */
static struct archive_value *archive_named(struct settings *settings, const char *name)
{
    size_t at = 0;

    while (at < settings->archive_count && strcmp(settings->archives[at].name, name) != 0)
        at++;
    if (at == ARCHIVES_MAX)
        return NULL;
    if (at == settings->archive_count)
        settings->archives[settings->archive_count++] = (struct archive_value){.name = name};
    return &settings->archives[at];
}

/* An address with a place for the page's: anything else would ask for the same, whatever the page. */
static int is_pattern(const char *value)
{
    return (strncmp(value, "http://", 7) == 0 || strncmp(value, "https://", 8) == 0) &&
           (strstr(value, "{url}") || strstr(value, "{query}"));
}

/* An entry of an archive. */
static int apply_archive(struct settings *settings, const struct file *file, const struct ini_entry *entry)
{
    const char *name = entry->section + sizeof ARCHIVE_SECTION - 1;

    name += strspn(name, " \t");
    if (file->found)
        return complain_at(file, entry->line, "only a file that --config names may set this", entry->section);
    struct archive_value *archive = archive_named(settings, name);
    if (!archive)
        return complain_at(file, entry->line, "too many of them", entry->section);
    if (strcmp(entry->key, "delay") == 0) {
        archive->delay_ms = options_seconds(entry->value);
        archive->has_delay = 1;
        return archive->delay_ms >= 0 ? 0
                                      : complain_at(file, entry->line, "not a number of seconds", entry->value);
    }
    const char **place = strcmp(entry->key, "timegate") == 0  ? &archive->timegate
                         : strcmp(entry->key, "timemap") == 0 ? &archive->timemap
                         : strcmp(entry->key, "cdx") == 0     ? &archive->cdx
                                                              : NULL;
    if (!place)
        return complain_at(file, entry->line, "none of timegate, timemap, cdx, delay", entry->key);
    if (!is_pattern(entry->value))
        return complain_at(file, entry->line, "not an address with {url} or {query} in it", entry->value);
    *place = entry->value;
    return 0;
}

static int apply_entry(struct settings *settings, const struct command *command, const struct file *file,
                       const struct ini_entry *entry)
{
    const struct option_row *row = row_named(entry->key);

    if (is_host_section(entry->section))
        return apply_host(settings, file, entry);
    if (is_archive_section(entry->section))
        return apply_archive(settings, file, entry);
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
    int handle = path ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : upwards_open(found, CONFIG_NAME);

    if (handle < 0 && !path)
        return 0;
    if (!path)
        file.path = found;
    if (handle < 0) {
        complain(path, strerror(errno));
        return -1;
    }
    settings->config_text = upwards_read(file.path, handle, "a configuration file");
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

/* Without the user name and password that a proxy may have. */
static void print_text(const char *name, const char *text)
{
    cite_span user = text ? user_information(cite_str_from(text)) : (cite_span){0, 0};

    if (text)
        printf("%s = \"%.*s%s\"\n", name, (int)user.begin, text, text + user.end);
    else
        printf("; %s =\n", name);
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
        print_text(row->name, text);
        return;
    case KIND_LIST: print_list(row->name, place); return;
    case KIND_SECONDS:
    case KIND_DELAY:
        memcpy(&seconds, place, sizeof seconds);
        print_seconds(row->name, seconds,
                      seconds > 0 || (row->kind == KIND_DELAY && settings->checker.no_delay));
        return;
    case KIND_SHARD:
        if (settings->checker.shards > 0)
            printf("%s = %u/%u\n", row->name, settings->checker.shard, settings->checker.shards);
        else
            printf("; %s =\n", row->name);
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

static void print_archive(const struct archive_value *archive)
{
    printf("[archive %s]\n", archive->name);
    if (archive->timegate)
        printf("timegate = \"%s\"\n", archive->timegate);
    if (archive->timemap)
        printf("timemap = \"%s\"\n", archive->timemap);
    if (archive->cdx)
        printf("cdx = \"%s\"\n", archive->cdx);
    if (archive->has_delay)
        printf("delay = %ld.%03ld\n", archive->delay_ms / 1000, archive->delay_ms % 1000);
}

void config_print(const struct settings *settings, const struct command *command)
{
    printf("[%s]\n", command->name);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if ((option_rows[i].commands & command->bit) && !is_listed(never, option_rows[i].name))
            print_row(settings, &option_rows[i]);
    }
    for (size_t i = 0; (command->bit & FOR_CHECKING) && i < settings->host_count; i++)
        printf("; [host %s] %s is set, and not shown\n", settings->hosts[i].origin,
               host_keys[settings->hosts[i].kind].key);
    for (size_t i = 0; command->bit == FOR_AUDIT && i < settings->archive_count; i++)
        print_archive(&settings->archives[i]);
}
