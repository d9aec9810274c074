/*
 * cli/cmd_store.c: the commands under audit that ask a store, or join some.
 */
#include "message.h"
#include "store.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Writes a listing, or says why there is none; ends listing and store. */
static int put_listing(const struct settings *settings, cite_store *store, cite_listing *listing,
                       cite_status made, cite_error *error)
{
    struct output output;
    int status = EXIT_FAILED;

    if (made != CITE_OK) {
        complain(NULL, error->message);
        status = made == CITE_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
    } else if (output_open(&output, settings->output) == 0) {
        cite_report_options options = report_options(settings, &output);
        status =
            report_status(cite_report_listing(listing, &options, output_write, &output, error), error, &output);
        status = output_close(&output) == 0 ? status : EXIT_FAILED;
    }
    cite_listing_free(listing);
    cite_store_free(store);
    return status;
}

int64_t run_number(const char *word)
{
    char *end = NULL;

    if (word[0] < '1' || word[0] > '9')
        return 0;
    long long number = strtoll(word, &end, 10);
    return *end == '\0' ? (int64_t)number : 0;
}

static cite_status list_runs(cite_listing **out, cite_store *store, char *const *arguments, cite_error *error)
{
    (void)arguments;
    return cite_store_runs(out, store, error);
}

static cite_status list_history(cite_listing **out, cite_store *store, char *const *arguments,
                                cite_error *error)
{
    return cite_store_history(out, store, cite_str_from(arguments[0]), error);
}

static cite_status list_due(cite_listing **out, cite_store *store, char *const *arguments, cite_error *error)
{
    (void)arguments;
    return cite_store_due(out, store, (int64_t)time(NULL), error);
}

static cite_status list_diff(cite_listing **out, cite_store *store, char *const *arguments, cite_error *error)
{
    return cite_store_diff(out, store, run_number(arguments[0]), run_number(arguments[1]), error);
}

/* What asks a store: its arguments are counted before the store is opened. */
static const struct {
    const char *word;
    const char *usage;
    size_t arguments;
    cite_status (*list)(cite_listing **out, cite_store *store, char *const *arguments, cite_error *error);
} lists[] = {
    {"runs", "runs", 0, list_runs},
    {"history", "history URL", 1, list_history},
    {"due", "due", 0, list_due},
    {"diff", "diff RUN RUN (numbers, as \"audit runs\" lists them)", 2, list_diff},
};

static int refuse_use(const char *usage)
{
    say("usage: " PROGRAM " audit %s", usage);
    return EXIT_USAGE;
}

static int put_list(const struct settings *settings, size_t index, char *const *arguments)
{
    cite_listing *listing = NULL;
    cite_error error;
    int status = EXIT_CLEAN;
    cite_store *store = store_open(settings, 1, &status);

    if (!store)
        return EXIT_FAILED;
    cite_status made = lists[index].list(&listing, store, arguments, &error);
    return put_listing(settings, store, listing, made, &error);
}

/* Each store by itself: one that cannot be read is named, and the others are merged all the same. */
static int merge(const struct settings *settings, char *const *arguments, size_t count)
{
    cite_store_options options = CITE_STORE_OPTIONS_INIT;
    int status = EXIT_CLEAN;

    cite_store *into = store_open(settings, 0, &status);
    if (!into)
        return worse(status, EXIT_FAILED);
    options.must_exist = 1;
    for (size_t i = 0; i < count; i++) {
        cite_store *from = NULL;
        cite_error error;
        cite_status merged = cite_store_open(&from, arguments[i], &options, &error);
        if (merged == CITE_OK)
            merged = cite_audit_merge(into, from, &error);
        if (merged != CITE_OK) {
            complain(NULL, error.message);
            status = EXIT_FAILED;
        }
        cite_store_free(from);
    }
    cite_store_free(into);
    return status;
}

int store_is_command(const char *word)
{
    if (strcmp(word, "merge") == 0 || strcmp(word, "report") == 0)
        return 1;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (strcmp(lists[i].word, word) == 0)
            return 1;
    }
    return 0;
}

int store_command(const struct settings *settings)
{
    char *const *arguments = settings->inputs + 1;
    size_t count = settings->input_count - 1;

    if (settings->no_store) {
        say("audit: %s needs a store, so it does not go with --no-store", settings->inputs[0]);
        return EXIT_USAGE;
    }
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (strcmp(lists[i].word, settings->inputs[0]) != 0)
            continue;
        bool numbers =
            lists[i].arguments < 2 || (count == 2 && run_number(arguments[0]) && run_number(arguments[1]));
        return count == lists[i].arguments && numbers ? put_list(settings, i, arguments)
                                                      : refuse_use(lists[i].usage);
    }
    return count > 0 ? merge(settings, arguments, count) : refuse_use("merge STORE...");
}
