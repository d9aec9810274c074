/*
 * cli/archives.c: see archives.h.
 */
#include "archives.h"

#include "config.h"
#include "folders.h"
#include "message.h"

#include <stdlib.h>
#include <string.h>

/* As many as the library takes. */
#define TABLE_MAX 64

static const char *either(const char *first, const char *second)
{
    return first ? first : second;
}

/* What the configuration says of an archive goes over what is said of it already. */
static void put_over(cite_archive *into, const struct archive_value *value)
{
    into->name = value->name;
    into->timegate = either(value->timegate, into->timegate);
    into->timemap = either(value->timemap, into->timemap);
    into->cdx = either(value->cdx, into->cdx);
    if (value->has_delay)
        into->delay_ms = value->delay_ms;
}

/* The place of an archive in a table, which may be the one behind its end. */
static size_t place_of(const cite_archive *table, size_t count, const char *name)
{
    size_t at = 0;

    while (at < count && strcmp(table[at].name, name) != 0)
        at++;
    return at;
}

/* 0, or -1 after a message. table has room for TABLE_MAX and an end, and is all zero. */
static int fill_table(cite_archive *table, const struct settings *settings)
{
    const cite_archive *own = cite_archive_table();
    size_t count = 0;

    for (; !settings->no_default_archives && count < TABLE_MAX && own[count].name; count++)
        table[count] = own[count];
    for (size_t i = 0; i < settings->archive_count; i++) {
        size_t at = place_of(table, count, settings->archives[i].name);
        if (at == TABLE_MAX) {
            complain(settings->archives[i].name, "too many archives");
            return -1;
        }
        if (at == count)
            table[count++] = (cite_archive){.delay_ms = ARCHIVE_DELAY_MS};
        put_over(&table[at], &settings->archives[i]);
        if (!table[at].timegate) {
            say("[archive %s]: no timegate", table[at].name);
            return -1;
        }
    }
    if (count > 0)
        return 0;
    say("no archives to ask: --no-default-archives, and none in a configuration file");
    return -1;
}

static cite_archives_options make_options(const struct settings *settings, const cite_archive *table)
{
    cite_archives_options options = CITE_ARCHIVES_OPTIONS_INIT;
    const cite_checker_options *checker = &settings->checker;

    options.table = table;
    options.fetch_pages = 1;
    options.user_agent = checker->user_agent;
    options.timeout_ms = checker->timeout_ms;
    options.connect_timeout_ms = checker->connect_timeout_ms;
    options.max_body_bytes = checker->max_body_bytes;
    options.allow_private = checker->allow_private;
    options.ca_file = checker->ca_file;
    options.connect_to = settings->connect_to.count > 0 ? settings->connect_to.items : NULL;
    options.resolve = settings->resolve.count > 0 ? settings->resolve.items : NULL;
    options.allow_addresses = settings->allow_addresses.count > 0 ? settings->allow_addresses.items : NULL;
    options.proxy = settings->proxy ? environment_value(settings->proxy) : NULL;
    return options;
}

/* Without a folder that can be written to, each run keeps its own pace. */
static cite_status open_with(cite_archives **out, cite_archives_options *options, cite_error *error)
{
    char *path = folder_path("XDG_STATE_HOME", ".local/state", "citation-check/archives");

    if (path)
        folder_make(path);
    options->pace_file = path;
    cite_status status = cite_archives_new(out, options, error);
    if (status == CITE_ERROR_IO) {
        complain(NULL, error->message);
        options->pace_file = NULL;
        status = cite_archives_new(out, options, error);
    }
    free(path);
    return status;
}

cite_archives *archives_open(const struct settings *settings, int *status)
{
    cite_archive table[TABLE_MAX + 1] = {{0}};
    cite_archives *archives = NULL;
    cite_error error;

    *status = EXIT_USAGE;
    if (fill_table(table, settings) != 0)
        return NULL;
    cite_archives_options options = make_options(settings, table);
    if (settings->proxy && !options.proxy) {
        complain(settings->proxy, "is not set");
        return NULL;
    }
    cite_status opened = open_with(&archives, &options, &error);
    *status = opened == CITE_OK ? EXIT_CLEAN : opened == CITE_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
    if (opened != CITE_OK)
        complain("archives cannot be asked", error.message);
    return archives;
}
