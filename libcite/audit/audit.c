/*
 * audit/audit.c: documents and checks brought together.
 *
 *     documents ── links ──┐                     ┌── places, in reading order
 *                          ├─ map: URL → reference
 *     checks ──────────────┘                     └── check, state
 *
 * Everything lives on one arena. Work is linear in the links added: a reference is found by its URL through the map,
 * and a link's reference by index.
 */
#include "audit/audit.h"

#include "core/alloc.h"
#include "core/error.h"
#include "core/str.h"

#include <string.h>

/*
 * How near to a citation a copy must be to show what was cited. Klein et al. (PLoS ONE 9(12) e115253, 2014) allowed 14 days on either
 * side of an article's date; a citation's own date is known by the month more often than by the day.
 */
#define COPY_DAYS 30

static const char *const state_names[CITE_STATE_COUNT_] = {
    [CITE_STATE_UNKNOWN] = "unknown", [CITE_STATE_ALIVE] = "alive", [CITE_STATE_MOVED] = "moved",
    [CITE_STATE_FAILING] = "failing", [CITE_STATE_DEAD] = "dead",   [CITE_STATE_DRIFTED] = "drifted",
    [CITE_STATE_REVIVED] = "revived",
};

const char *cite_state_name(cite_state state)
{
    return (size_t)state < CITE_STATE_COUNT_ ? state_names[state] : "unknown";
}

void cite__audit_complete(cite_audit *audit, const cite_run_options *given)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    if (options.now < 0)
        options.now = 0;
    if (options.now > CITE__TIME_MAX)
        options.now = CITE__TIME_MAX;
    if (options.copy_days == 0)
        options.copy_days = COPY_DAYS;
    cite_drift_defaults(&audit->drift, options.drift);
    if (!audit->drift.allocator)
        audit->drift.allocator = &audit->allocator;
    options.drift = &audit->drift;
    audit->options = options;
    audit->now = options.now;
}

cite_status cite_audit_new(cite_audit **out, const cite_allocator *allocator, cite_error *error)
{
    cite__error_clear(error);
    if (!out)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    *out = NULL;
    cite_allocator source = cite__allocator_or_default(allocator);
    cite_audit *audit = cite__alloc(&source, sizeof *audit);
    if (!audit)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    memset(audit, 0, sizeof *audit);
    audit->allocator = source;
    cite__arena_init(&audit->arena, &source);
    audit->arena.gives_back = true; /* its tables grow with the links of a whole collection */
    audit->rules = cite__history_defaults;
    cite__audit_complete(audit, NULL);
    cite__digest_init(&audit->scope);
    cite__map_init(&audit->by_url, &audit->arena, 0);
    *out = audit;
    return CITE_OK;
}

void cite_audit_free(cite_audit *audit)
{
    if (!audit)
        return;
    cite_allocator source = audit->allocator;
    cite__arena_release(&audit->arena);
    cite__free(&source, audit);
}

/* After CITE_ERROR_MEMORY the arena refuses further work, so every later call on this audit fails as well. */
cite_status cite_audit_add_document(cite_audit *audit, const char *name, const cite_document *document,
                                    cite_error *error)
{
    cite__error_clear(error);
    if (!audit || !document)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (audit->run != 0)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "the audit's run has begun");
    struct cite__member *member = cite__arena_zero(&audit->arena, 1, sizeof *member);
    struct cite__member **slot = NULL;
    if (member && cite__member_of(member, audit, name, document))
        slot = CITE__ARRAY_PUSH(&audit->members, &audit->arena);
    if (!slot)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    *slot = member;
    cite__run_add(audit, member, document);
    return CITE_OK;
}

/* Compares with what the store knows. What is read of it is dropped again: a sketch is of 10 kB. */
static void compare(cite_audit *audit, struct cite__entry *entry, const cite_check *check)
{
    struct cite__baseline baseline = {.page = CITE_FINGERPRINT_INIT, .against = {"", 0}};
    struct cite__arena scratch;

    if (entry->kept || !cite__shows_page(check))
        return;
    entry->page = check->fingerprint;
    cite__arena_init(&scratch, &audit->allocator);
    cite__run_baseline(audit, entry, &baseline, &scratch);
    if (cite__entry_compare(audit, entry, &baseline, NULL) != CITE_OK && audit->failed.status == CITE_OK)
        (void)cite__error_set(&audit->failed, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    cite__arena_release(&scratch);
}

static void observe(cite_audit *audit, struct cite__entry *entry, const cite_check *check)
{
    compare(audit, entry, check);
    cite__entry_set(audit, entry, check);
    entry->passed_over = check->status == CITE_VERDICT_SKIPPED && !check->deferred;
    cite__run_keep(audit, entry, check);
    if (!audit->options.copies)
        entry->page = NULL; /* the caller may drop it now */
}

void cite_audit_take(cite_audit *audit, const cite_checker *checker)
{
    if (!audit || !checker)
        return;
    for (size_t i = 0; i < audit->entries.count; i++) {
        const cite_check *check = cite_checker_find(checker, audit->entries.items[i]->reference.url);
        if (check)
            observe(audit, audit->entries.items[i], check);
    }
}

size_t cite_audit_observe(cite_audit *audit, const cite_check *check)
{
    if (!audit || !check)
        return CITE_NONE;
    size_t index = cite__map_get(&audit->by_url, check->url);
    if (index != CITE_NONE)
        observe(audit, audit->entries.items[index], check);
    return index;
}

size_t cite_audit_document_count(const cite_audit *audit)
{
    return audit->members.count;
}

const cite_audited *cite_audit_document(const cite_audit *audit, size_t index)
{
    return index < audit->members.count ? &audit->members.items[index]->about : NULL;
}

const cite_place *cite_audit_link(const cite_audit *audit, size_t document, size_t n)
{
    if (document >= audit->members.count || n >= audit->members.items[document]->about.links)
        return NULL;
    return &audit->members.items[document]->places[n];
}

const cite_audited_note *cite_audit_note(const cite_audit *audit, size_t document, size_t n)
{
    if (document >= audit->members.count || n >= audit->members.items[document]->about.kept_notes)
        return NULL;
    return &audit->members.items[document]->notes[n];
}

size_t cite_audit_reference_count(const cite_audit *audit)
{
    return audit->entries.count;
}

const cite_reference *cite_audit_reference(const cite_audit *audit, size_t index)
{
    return index < audit->entries.count ? &audit->entries.items[index]->reference : NULL;
}

const cite_place *cite_audit_place(const cite_audit *audit, size_t reference, size_t n)
{
    if (reference >= audit->entries.count || n >= audit->entries.items[reference]->places.count)
        return NULL;
    return audit->entries.items[reference]->places.items[n];
}

/* A spelling that is read in several places has the readings of each; the checker takes those of the first. */
static cite_status queue_entry(const struct cite__entry *entry, cite_checker *checker, cite_error *error)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < entry->places.count; i++) {
        const cite_place *place = entry->places.items[i];
        status = cite_checker_add(checker, entry->reference.url, place->alternatives, place->alternative_count,
                                  error);
    }
    return status;
}

static bool is_left(const struct cite__entry *entry)
{
    return !entry->kept && !entry->unasked && !entry->passed_over && !entry->reference.elsewhere;
}

cite_status cite_audit_queue(cite_audit *audit, cite_checker *checker, cite_error *error)
{
    cite_status status = CITE_OK;

    cite__error_clear(error);
    if (!audit)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite__run_start(audit);
    for (size_t i = 0; checker && status == CITE_OK && i < audit->entries.count; i++) {
        struct cite__entry *entry = audit->entries.items[i];
        if (entry->recalled)
            entry->recalled->severity = cite_checker_weigh(checker, entry->recalled);
        entry->reference.elsewhere = !cite_checker_takes(checker, entry->reference.url);
        if (is_left(entry))
            status = queue_entry(entry, checker, error);
    }
    return status;
}

int64_t cite_audit_run(const cite_audit *audit)
{
    return audit ? audit->run : 0;
}

size_t cite_audit_left(const cite_audit *audit)
{
    size_t left = 0;

    for (size_t i = 0; audit && i < audit->entries.count; i++)
        left += is_left(audit->entries.items[i]) ? 1 : 0;
    return left;
}
