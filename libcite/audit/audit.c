/*
 * audit/audit.c: documents and checks brought together.
 *
 *     documents ── links ──┐                     ┌── occurrences, in reading order
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

static const char *const state_names[CITE_STATE_COUNT_] = {
    [CITE_STATE_UNKNOWN] = "unknown", [CITE_STATE_ALIVE] = "alive", [CITE_STATE_MOVED] = "moved",
    [CITE_STATE_FAILING] = "failing", [CITE_STATE_DEAD] = "dead",   [CITE_STATE_DRIFTED] = "drifted",
    [CITE_STATE_REVIVED] = "revived",
};

const char *cite_state_name(cite_state state)
{
    return (size_t)state < CITE_STATE_COUNT_ ? state_names[state] : "unknown";
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
    audit->rules = cite__history_defaults;
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

/* The index of the reference of a URL, made where it is new; CITE_NONE when memory is out. */
static size_t reference_for(cite_audit *audit, cite_str url)
{
    size_t index = cite__map_get(&audit->by_url, url);
    if (index != CITE_NONE)
        return index;
    index = audit->entries.count;
    struct cite__entry *entry = cite__arena_zero(&audit->arena, 1, sizeof *entry);
    cite_str copy = cite__arena_str(&audit->arena, url);
    if (!entry || !copy.ptr)
        return CITE_NONE;
    entry->reference.url = copy;
    /* The array first: the map may never name an index that is not there. */
    struct cite__entry **slot = CITE__ARRAY_PUSH(&audit->entries, &audit->arena);
    if (!slot)
        return CITE_NONE;
    *slot = entry;
    return cite__map_set(&audit->by_url, copy, index) ? index : CITE_NONE;
}

static bool add_occurrence(cite_audit *audit, struct cite__member *member, size_t document, size_t link)
{
    size_t index = reference_for(audit, cite_document_link(member->document, link)->url);
    if (index == CITE_NONE)
        return false;
    struct cite__entry *entry = audit->entries.items[index];
    cite_occurrence *occurrence = CITE__ARRAY_PUSH(&entry->occurrences, &audit->arena);
    if (!occurrence)
        return false;
    *occurrence = (cite_occurrence){document, link};
    entry->reference.occurrence_count = entry->occurrences.count;
    member->references[link] = index;
    return true;
}

/* After CITE_ERROR_MEMORY the arena refuses further work, so every later call on this audit fails as well. */
cite_status cite_audit_add_document(cite_audit *audit, const char *name, const cite_document *document,
                                    cite_error *error)
{
    cite__error_clear(error);
    if (!audit || !document)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    size_t count = cite_document_link_count(document);
    size_t index = audit->members.count;
    cite_str copy = cite__arena_str(&audit->arena, cite_str_from(name ? name : ""));
    size_t *references = cite__arena_zero(&audit->arena, count, sizeof *references);
    struct cite__member member = {document, copy.ptr, references, count};
    if (!copy.ptr || !references)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    for (size_t link = 0; link < count; link++) {
        if (!add_occurrence(audit, &member, index, link))
            return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    struct cite__member *slot = CITE__ARRAY_PUSH(&audit->members, &audit->arena);
    if (!slot)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    *slot = member;
    return CITE_OK;
}

void cite__entry_set(const struct cite_audit *audit, struct cite__entry *entry, const cite_check *check)
{
    struct cite__sight sight = cite__sight_of(check);
    struct cite__standing standing = entry->before;

    if (sight.at <= 0)
        sight.at = audit->now;
    cite__standing_add(&standing, &sight, &audit->rules);
    entry->reference.check = check;
    entry->reference.state = standing.state;
    entry->reference.since = standing.since;
    entry->reference.strikes = standing.strikes;
}

static void observe(cite_audit *audit, struct cite__entry *entry, const cite_check *check)
{
    cite__entry_set(audit, entry, check);
    entry->passed_over = check->status == CITE_VERDICT_SKIPPED && !check->deferred;
    cite__run_keep(audit, entry, check);
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

const cite_document *cite_audit_document(const cite_audit *audit, size_t index)
{
    return index < audit->members.count ? audit->members.items[index].document : NULL;
}

const char *cite_audit_document_name(const cite_audit *audit, size_t index)
{
    return index < audit->members.count ? audit->members.items[index].name : NULL;
}

size_t cite_audit_reference_count(const cite_audit *audit)
{
    return audit->entries.count;
}

const cite_reference *cite_audit_reference(const cite_audit *audit, size_t index)
{
    return index < audit->entries.count ? &audit->entries.items[index]->reference : NULL;
}

cite_occurrence cite_audit_occurrence(const cite_audit *audit, size_t reference, size_t n)
{
    if (reference >= audit->entries.count || n >= audit->entries.items[reference]->occurrences.count)
        return (cite_occurrence){CITE_NONE, CITE_NONE};
    return audit->entries.items[reference]->occurrences.items[n];
}

size_t cite_audit_reference_of(const cite_audit *audit, size_t document, size_t link)
{
    if (document >= audit->members.count || link >= audit->members.items[document].link_count)
        return CITE_NONE;
    return audit->members.items[document].references[link];
}

static const cite_link *link_at(const cite_audit *audit, cite_occurrence place)
{
    return cite_document_link(audit->members.items[place.document].document, place.link);
}

/* A spelling that is read in several places has the readings of each; the checker takes those of the first. */
static cite_status queue_entry(const cite_audit *audit, const struct cite__entry *entry, cite_checker *checker,
                               cite_error *error)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < entry->occurrences.count; i++) {
        const cite_link *link = link_at(audit, entry->occurrences.items[i]);
        status = cite_checker_add(checker, link->url, link->alternatives, link->alternative_count, error);
    }
    return status;
}

static bool is_left(const struct cite__entry *entry)
{
    return !entry->kept && !entry->unasked && !entry->passed_over;
}

cite_status cite_audit_queue(cite_audit *audit, cite_checker *checker, cite_error *error)
{
    cite_status status = CITE_OK;

    cite__error_clear(error);
    if (!audit || !checker)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    for (size_t i = 0; status == CITE_OK && i < audit->entries.count; i++) {
        struct cite__entry *entry = audit->entries.items[i];
        if (entry->recalled)
            entry->recalled->severity = cite_checker_weigh(checker, entry->recalled);
        if (is_left(entry))
            status = queue_entry(audit, entry, checker, error);
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
