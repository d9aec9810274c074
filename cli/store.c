/*
 * cli/store.c: see store.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "store.h"

#include "copies.h"
#include "drift_limits.h"
#include "folders.h"
#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define STORE_NAME "citation-check/audit.db"

static cite_store *open_path(const char *path, int must_exist, int asked_for, int *status)
{
    cite_store_options options = CITE_STORE_OPTIONS_INIT;
    cite_store *store = NULL;
    cite_error error;

    options.must_exist = must_exist;
    switch (cite_store_open(&store, path, &options, &error)) {
    case CITE_OK: break;
    case CITE_ERROR_UNSUPPORTED:
        if (!asked_for)
            break;
        complain(path, error.message);
        *status = EXIT_FAILED;
        break;
    case CITE_ERROR_MEMORY:
    case CITE_ERROR_ARGUMENT:
    case CITE_ERROR_FORMAT:
    case CITE_ERROR_LIMIT:
    case CITE_ERROR_IO:
    case CITE_ERROR_NETWORK:
    case CITE_ERROR_STORE:
    case CITE_ERROR_INTERNAL:
        complain(NULL, error.message);
        *status = EXIT_FAILED;
        break;
    }
    return store;
}

cite_store *store_open(const struct settings *settings, int must_exist, int *status)
{
    *status = EXIT_CLEAN;
    if (settings->no_store)
        return NULL;
    if (settings->store)
        return open_path(settings->store, must_exist, 1, status);
    char *path = folder_path("XDG_DATA_HOME", ".local/share", STORE_NAME);
    if (!path) {
        say("no store: neither XDG_DATA_HOME nor HOME names a folder");
        return NULL;
    }
    if (!must_exist)
        folder_make(path);
    cite_store *store =
        open_path(path, must_exist, must_exist || settings->resume || settings->recheck, status);
    free(path);
    return store;
}

int store_begin(struct checking *checking, const struct settings *settings)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    cite_drift_options limits;
    cite_error error;
    int status = EXIT_CLEAN;

    checking->store = settings->kept ? store_open(settings, 0, &status) : NULL;
    options.now = checking->started;
    options.resume = settings->resume;
    options.recheck = settings->recheck;
    options.baseline = checking->store ? settings->baseline : 0;
    (void)drift_limits_read(&limits, settings->drift); /* it was read before */
    options.drift = &limits;
    options.copies = settings->copies == COPIES_ALL;
    cite_status begun = cite_audit_begin(checking->audit, checking->store, &options, &error);
    if (begun == CITE_OK)
        return status;
    complain(NULL, error.message);
    return begun == CITE_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
}

int store_finish(struct checking *checking, const struct settings *settings)
{
    long long run = (long long)cite_audit_run(checking->audit);
    cite_error error;

    /* Also where the run could not begin: that is said here. */
    if (cite_audit_finish(checking->audit, (int64_t)time(NULL), &error) != CITE_OK) {
        complain(error.message, "not all of this run is kept");
        return EXIT_FAILED;
    }
    if (run == 0)
        return EXIT_CLEAN;
    size_t left = cite_audit_left(checking->audit);
    if (left > 0)
        say("run %lld is kept in %s; %zu links are left, --resume goes on with them", run,
            cite_store_path(checking->store), left);
    else if (!settings->quiet)
        say("run %lld is kept in %s", run, cite_store_path(checking->store));
    return EXIT_CLEAN;
}

/* Whether a word of a list separated by commas is the word given. */
static int list_has(const char *list, const char *word)
{
    size_t len = strlen(word);

    for (const char *at = list; *at;) {
        size_t span = strcspn(at, ",");
        if (span == len && memcmp(at, word, len) == 0)
            return 1;
        at += span;
        at += strspn(at, ",");
    }
    return 0;
}

/* Whether len characters are the name of a state or of a status. */
static int is_outcome(const char *word, size_t len)
{
    for (int i = 0; i < CITE_STATE_COUNT_; i++) {
        const char *name = cite_state_name((cite_state)i);
        if (strlen(name) == len && memcmp(name, word, len) == 0)
            return 1;
    }
    for (int i = 0; i < CITE_VERDICT_COUNT_; i++) {
        const char *name = cite_verdict_name((cite_verdict)i);
        if (strlen(name) == len && memcmp(name, word, len) == 0)
            return 1;
    }
    return 0;
}

int fail_on_is_good(const char *list)
{
    for (const char *at = list; *at;) {
        size_t span = strcspn(at, ",");
        if (!is_outcome(at, span)) {
            say("audit: --fail-on: '%.*s' is neither a state nor a status (see " PROGRAM " audit --help)",
                (int)span, at);
            return 0;
        }
        at += span;
        at += strspn(at, ",");
    }
    return 1;
}

/* "dead" is a state and a status; over time, it is the state that is meant. */
int fails_on(const struct settings *settings, const cite_reference *reference)
{
    if (reference->known || reference->elsewhere)
        return 0;
    if (!settings->fail_on)
        return cite_check_weight(reference->check) == CITE_WEIGHT_ERROR;
    if (list_has(settings->fail_on, cite_state_name(reference->state)))
        return 1;
    return reference->check && reference->check->status != CITE_VERDICT_DEAD &&
           list_has(settings->fail_on, cite_verdict_name(reference->check->status));
}
