/*
 * cli/copies.c: see copies.h.
 */
#include "copies.h"

#include "archives.h"
#include "message.h"
#include "progress.h"

#include <stdlib.h>
#include <string.h>

/* Milliseconds in one poll: how long an interruption may wait. */
#define POLL_MS 200

struct search {
    const struct settings *settings;
    struct checking *checking;
    cite_archives *archives;
    size_t *references; /* by the number of a search */
    size_t count;
    size_t found;
    struct progress progress;
};

/* Gone or drifted: where a reader would look for a copy. A wall keeps programs out, not readers. */
static int is_rotten(const cite_reference *reference)
{
    const cite_check *check = reference->check;

    if (reference->state == CITE_STATE_DEAD || reference->state == CITE_STATE_DRIFTED)
        return 1;
    return check && check->status != CITE_VERDICT_BLOCKED && cite_check_weight(check) == CITE_WEIGHT_ERROR;
}

/* A copy of a copy helps nobody, and what is no page on the web has none. */
static int is_wanted(const struct search *search, const cite_reference *reference)
{
    const char *url = reference->url.ptr;
    int is_web = strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0;

    if (!is_web || reference->archive || reference->archives_asked > 0 || reference->original.len > 0)
        return 0;
    if (!reference->check || reference->check->status == CITE_VERDICT_SKIPPED)
        return 0;
    return search->settings->copies == COPIES_ALL || is_rotten(reference);
}

/* Where nothing tells when it was cited, the last copy there is. */
static cite_status add_searches(struct search *search, cite_error *error)
{
    const cite_audit *audit = search->checking->audit;
    const cite_reference *reference = NULL;
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        int64_t cited = cite_audit_cited(audit, i, NULL, NULL);
        if (!is_wanted(search, reference))
            continue;
        status = cite_archives_add(search->archives, reference->url,
                                   cited > 0 ? cited : search->checking->started, error);
        if (status == CITE_OK)
            search->references[search->count++] = i;
        else if (status == CITE_ERROR_ARGUMENT)
            status = CITE_OK; /* an address that is none has its verdict */
    }
    return status;
}

static cite_status take(struct search *search, cite_error *error)
{
    const cite_archives_found *found = NULL;
    cite_status status = CITE_OK;

    while (status == CITE_OK && (found = cite_archives_next(search->archives)) != NULL) {
        cite_copy copy = CITE_COPY_INIT;
        copy.memento = found->memento;
        copy.fingerprint = found->fingerprint;
        copy.http_code = found->http_code;
        copy.asked = found->asked;
        search->found += found->memento.url.len > 0;
        progress_step(&search->progress, found->url, found->memento.url.len > 0);
        if (found->index < search->count && found->asked > 0)
            status =
                cite_audit_add_copy(search->checking->audit, search->references[found->index], &copy, error);
    }
    return status;
}

static cite_status find_all(struct search *search, cite_error *error)
{
    cite_status status = CITE_OK;

    while (status == CITE_OK && cite_archives_pending(search->archives) > 0 && !is_interrupted()) {
        status = cite_archives_poll(search->archives, POLL_MS, error);
        if (status == CITE_OK)
            status = take(search, error);
    }
    return status == CITE_OK ? take(search, error) : status;
}

static int run(struct search *search)
{
    cite_error error = {CITE_OK, CITE_NONE, ""};

    cite_status status = add_searches(search, &error);
    if (status == CITE_OK && search->count > 0) {
        progress_begin(&search->progress, search->count, search->settings->quiet);
        search->progress.counted = "copies";
        status = find_all(search, &error);
        progress_end(&search->progress);
    }
    size_t left = cite_archives_pending(search->archives);
    if (status != CITE_OK)
        complain("archives cannot be asked", error.message);
    else if (left > 0)
        say("interrupted: archives were not asked for %zu of %zu links", left, search->count);
    else if (search->count > 0 && !search->settings->quiet)
        say("archives have a copy of %zu of the %zu links that were looked for", search->found, search->count);
    return status == CITE_OK && left == 0 ? EXIT_CLEAN : EXIT_FAILED;
}

int copies_find(struct checking *checking, const struct settings *settings)
{
    struct search search = {.settings = settings, .checking = checking};
    int status = EXIT_CLEAN;

    if (settings->copies == COPIES_NONE || settings->checker.offline)
        return EXIT_CLEAN;
    if (is_interrupted()) {
        say("interrupted: no archives were asked");
        return EXIT_FAILED;
    }
    search.archives = archives_open(settings, &status);
    if (!search.archives)
        return status;
    search.references = calloc(cite_audit_reference_count(checking->audit) + 1, sizeof *search.references);
    if (search.references) {
        status = run(&search);
    } else {
        complain(NULL, "out of memory");
        status = EXIT_FAILED;
    }
    free(search.references);
    cite_archives_free(search.archives);
    return status;
}
