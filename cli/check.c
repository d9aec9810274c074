/*
 * cli/check.c: checks the links of the inputs, with a progress line, until all are done or somebody interrupts.
 */
#define _POSIX_C_SOURCE 200809L

#include "cache.h"
#include "commands.h"
#include "config.h"
#include "ignore.h"
#include "message.h"
#include "progress.h"
#include "store.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Milliseconds in one poll: how long an interruption may wait. */
#define POLL_MS 200

#define DAY_S 86400L

#define WHY_INTERRUPTED "interrupted"

/* A signal handler can reach nothing but a static variable. */
static volatile sig_atomic_t interrupted;

static void on_signal(int number)
{
    (void)number;
    interrupted = 1;
}

/* The first signal ends the checking in order; the second one the program at once. */
static void catch_signals(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

int is_interrupted(void)
{
    return interrupted != 0;
}

struct run {
    struct checking *checking;
    struct progress progress;
    struct cache cache;
    checked_fn checked;
    void *context;
};

static void take_finished(struct run *run)
{
    const cite_check *check = NULL;

    while ((check = cite_checker_next(run->checking->checker)) != NULL) {
        cache_put(&run->cache, check);
        size_t reference = cite_audit_observe(run->checking->audit, check);
        cite_checker_drop_page(run->checking->checker, check->url);
        progress_step(&run->progress, check->url, cite_check_weight(check) == CITE_WEIGHT_ERROR);
        if (run->checked && reference != CITE_NONE)
            run->checked(run->context, reference);
    }
}

/* EXIT_FAILED where some links were not checked, after a message. */
static int poll_all(struct run *run)
{
    cite_checker *checker = run->checking->checker;
    cite_error error = {CITE_OK, CITE_NONE, ""};
    size_t left = 0;

    while (cite_checker_pending(checker) > 0 && !interrupted) {
        if (cite_checker_poll(checker, POLL_MS, &error) != CITE_OK)
            break;
        take_finished(run);
    }
    left = cite_checker_pending(checker);
    if (left > 0)
        cite_checker_cancel(checker, interrupted ? WHY_INTERRUPTED : "the checking failed");
    take_finished(run);
    progress_end(&run->progress);
    if (left == 0)
        return EXIT_CLEAN;
    say("%s: %zu of %zu links were not checked", interrupted ? WHY_INTERRUPTED : error.message, left,
        cite_checker_total(checker));
    return EXIT_FAILED;
}

/* The store first: what is added to the audit then is kept in it. EXIT_USAGE or EXIT_FAILED after a message. */
static int begin_audit(struct checking *checking, const struct settings *settings)
{
    cite_error error;

    if (cite_audit_new(&checking->audit, NULL, &error) != CITE_OK) {
        complain(NULL, error.message);
        return EXIT_FAILED;
    }
    if (!settings->kept || settings->checker.offline || settings->no_check)
        return EXIT_CLEAN;
    return store_begin(checking, settings);
}

static int fill_audit(struct checking *checking, const struct inputs *inputs)
{
    cite_error error;

    for (size_t i = 0; i < inputs->count; i++) {
        if (cite_audit_add_document(checking->audit, inputs->names[i], inputs->documents[i], &error) !=
            CITE_OK) {
            complain(inputs->names[i], error.message);
            return -1;
        }
    }
    return 0;
}

static cite_status add_secrets(cite_checker *checker, const struct settings *settings, cite_error *error)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < settings->host_count; i++) {
        const struct host_value *host = &settings->hosts[i];
        status = cite_checker_add_credential(checker, cite_str_from(host->origin), host->kind,
                                             cite_str_from(host->value), error);
    }
    return status;
}

/* A checker with every link in it that is to be asked; NULL after a message, with the exit status for it. */
static cite_checker *make_checker(const struct checking *checking, const struct settings *settings,
                                  struct cache *cache, int *exit_status)
{
    cite_checker_options options = settings->checker;
    cite_checker *checker = NULL;
    cite_error error;

    options.now = checking->started;
    options.fingerprints = checking->store != NULL;
    options.proxy = settings->proxy ? environment_value(settings->proxy) : NULL;
    options.cache_ok_s = (long)settings->cache_age * DAY_S;
    options.cache_redirected_s = (long)settings->cache_redirected * DAY_S;
    options.resolve = settings->resolve.count > 0 ? settings->resolve.items : NULL;
    options.connect_to = settings->connect_to.count > 0 ? settings->connect_to.items : NULL;
    options.allow_addresses = settings->allow_addresses.count > 0 ? settings->allow_addresses.items : NULL;
    if (settings->proxy && !options.proxy) {
        complain(settings->proxy, "is not set");
        *exit_status = EXIT_USAGE;
        return NULL;
    }
    cite_status status = cite_checker_new(&checker, &options, &error);
    if (status == CITE_OK)
        status = add_secrets(checker, settings, &error);
    if (status == CITE_OK)
        status = ignore_apply(checker, settings, &error);
    if (status == CITE_OK)
        status = cache_open(cache, settings->cache, checker, &error);
    if (status == CITE_OK)
        status = cite_audit_queue(checking->audit, checker, &error);
    if (status == CITE_OK)
        return checker;
    complain("links cannot be checked", error.message);
    *exit_status = status == CITE_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
    (void)cache_close(cache);
    cite_checker_free(checker);
    return NULL;
}

int checking_findings(const struct settings *settings, const cite_audit *audit)
{
    const cite_reference *reference = NULL;

    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if (fails_on(settings, reference))
            return 1;
    }
    return 0;
}

int checking_run(struct checking *checking, const struct settings *settings, const struct inputs *inputs,
                 checked_fn checked, void *context)
{
    struct run run = {.checking = checking, .checked = checked, .context = context, .cache = {.file = -1}};

    *checking = (struct checking){.started = (int64_t)time(NULL), .status = EXIT_CLEAN};
    int kept = begin_audit(checking, settings);
    if (kept == EXIT_USAGE || !checking->audit) {
        checking->status = kept;
        return -1;
    }
    if (fill_audit(checking, inputs) != 0) {
        checking->status = EXIT_FAILED;
        return -1;
    }
    if (settings->no_check || settings->dump_links || cite_audit_reference_count(checking->audit) == 0)
        return 0;
    checking->checker = make_checker(checking, settings, &run.cache, &checking->status);
    if (!checking->checker)
        return checking->status == EXIT_USAGE ? -1 : 0;
    catch_signals();
    progress_begin(&run.progress, cite_checker_total(checking->checker),
                   settings->quiet || settings->checker.offline);
    checking->status = poll_all(&run);
    if (cache_close(&run.cache) != 0)
        checking->status = EXIT_FAILED;
    /* Spellings that the checker asks as one address have their answer from here. */
    cite_audit_take(checking->audit, checking->checker);
    checking->status = worse(checking->status, worse(kept, store_finish(checking, settings)));
    if (checking_findings(settings, checking->audit))
        checking->status = worse(checking->status, EXIT_FINDINGS);
    return 0;
}

void checking_release(struct checking *checking)
{
    cite_audit_free(checking->audit);
    cite_checker_free(checking->checker);
    cite_store_free(checking->store);
}
