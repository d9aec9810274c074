/*
 * cli/check.c: checks the links of the inputs, with a progress line, until all are done or somebody interrupts.
 */
#define _POSIX_C_SOURCE 200809L

#include "cache.h"
#include "commands.h"
#include "config.h"
#include "copies.h"
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

/*
 * What is known of a page is up to 10 kB. It is kept for so many links, as other spellings of an address are told of it when
 * all is done; runs over more do without that.
 */
#define PAGES_KEPT ((size_t)2000)

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
    size_t unasked;  /* links that were put off since it was last set to 0 */
    int drops_pages; /* what a page said is not needed after its visit was kept */
    checked_fn checked;
    void *context;
};

static void take_finished(struct run *run)
{
    const cite_check *check = NULL;

    while ((check = cite_checker_next(run->checking->checker)) != NULL) {
        cache_put(&run->cache, check);
        run->unasked += check->deferred != 0;
        size_t reference = cite_audit_observe(run->checking->audit, check);
        if (run->drops_pages)
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
    run->unasked = 0;
    if (left > 0)
        cite_checker_cancel(checker, interrupted ? WHY_INTERRUPTED : "the checking failed");
    take_finished(run);
    progress_end(&run->progress);
    /* A page that waited for its neighbours has its verdict now, and was checked. */
    if (run->unasked == 0)
        return EXIT_CLEAN;
    say("%s: %zu of %zu links were not checked", interrupted ? WHY_INTERRUPTED : error.message, run->unasked,
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
    if (settings->checker.offline || settings->no_check)
        return EXIT_CLEAN;
    return store_begin(checking, settings);
}

/* What is needed of a document is kept, and the document goes. */
static cite_status add_document(struct checking *checking, const struct document_input *input,
                                cite_error *error)
{
    cite_status status = cite_audit_add_document(checking->audit, input->path, input->document, error);

    if (status == CITE_OK && checking->works)
        status = cite_bibliography_merge(checking->works, cite_document_bibliography(input->document), error);
    cite_document_free(input->document);
    return status;
}

/* EXIT_FAILED where an input could not be read; -1 where nothing can be reported, after a message. */
static int fill_audit(struct checking *checking, const struct settings *settings)
{
    struct documents *documents = documents_open(settings, 0);
    struct document_input input;
    cite_status status = CITE_OK;
    cite_error error;

    while (documents && status == CITE_OK && documents_next(documents, &input)) {
        status = add_document(checking, &input, &error);
        if (status != CITE_OK)
            complain(input.path, error.message);
    }
    int read = status == CITE_OK ? documents_status(documents) : -1;
    documents_close(documents);
    return read;
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
    options.fingerprints = checking->store != NULL || settings->copies == COPIES_ALL;
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

/* Asks the links of the audit. -1 where the settings make no sense. */
static int check_links(struct checking *checking, const struct settings *settings, checked_fn checked,
                       void *context)
{
    struct run run = {.checking = checking, .checked = checked, .context = context, .cache = {.file = -1}};
    int status = EXIT_CLEAN;

    checking->checker = make_checker(checking, settings, &run.cache, &status);
    if (!checking->checker) {
        checking->status = status == EXIT_USAGE ? status : worse(checking->status, status);
        return status == EXIT_USAGE ? -1 : 0;
    }
    catch_signals();
    run.drops_pages = settings->copies != COPIES_ALL && cite_checker_total(checking->checker) > PAGES_KEPT;
    progress_begin(&run.progress, cite_checker_total(checking->checker),
                   settings->quiet || settings->checker.offline);
    status = poll_all(&run);
    if (cache_close(&run.cache) != 0)
        status = EXIT_FAILED;
    /* Spellings that the checker asks as one address have their answer from here. */
    cite_audit_take(checking->audit, checking->checker);
    status = worse(status, copies_find(checking, settings));
    status = worse(status, store_finish(checking, settings));
    if (checking_findings(settings, checking->audit))
        status = worse(status, EXIT_FINDINGS);
    checking->status = worse(checking->status, status);
    return 0;
}

int checking_run(struct checking *checking, const struct settings *settings, cite_bibliography *works,
                 checked_fn checked, void *context)
{
    *checking = (struct checking){.works = works, .started = (int64_t)time(NULL)};
    checking->status = begin_audit(checking, settings);
    if (checking->status == EXIT_USAGE || !checking->audit)
        return -1;
    int read = fill_audit(checking, settings);
    checking->status = worse(checking->status, read < 0 ? EXIT_FAILED : read);
    if (read < 0)
        return -1;
    if (settings->no_check || settings->dump_links || cite_audit_reference_count(checking->audit) == 0)
        return 0;
    return check_links(checking, settings, checked, context);
}

void checking_release(struct checking *checking)
{
    cite_audit_free(checking->audit);
    cite_checker_free(checking->checker);
    cite_store_free(checking->store);
}
