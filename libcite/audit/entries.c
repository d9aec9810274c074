/*
 * audit/entries.c: the references of an audit: found by their URLs, where they stand, and what visits, pages and copies make
 * of them.
 */
#include "audit/audit.h"
#include "core/buf.h"
#include "core/error.h"
#include "core/str.h"

#include <string.h>

/* Longer ones are asked of nobody. */
#define URL_MAX ((size_t)8 * 1024)

size_t cite__audit_reference_for(cite_audit *audit, cite_str url)
{
    size_t index = cite__map_get(&audit->by_url, url);
    if (index != CITE_NONE)
        return index;
    cite_memento memento;
    index = audit->entries.count;
    struct cite__entry *entry = cite__arena_zero(&audit->arena, 1, sizeof *entry);
    cite_str copy = cite__arena_str(&audit->arena, url);
    if (!entry || !copy.ptr)
        return CITE_NONE;
    entry->reference.url = copy;
    entry->reference.drift_against = (cite_str){"", 0};
    entry->reference.original = (cite_str){"", 0};
    if (cite_memento_split(&memento, copy))
        entry->reference.original = memento.original;
    /* The array first: the map may never name an index that is not there. */
    struct cite__entry **slot = CITE__ARRAY_PUSH(&audit->entries, &audit->arena);
    if (!slot)
        return CITE_NONE;
    *slot = entry;
    return cite__map_set(&audit->by_url, copy, index) ? index : CITE_NONE;
}

bool cite__entry_add_place(cite_audit *audit, const cite_place *place)
{
    struct cite__entry *entry = audit->entries.items[place->reference];
    /* Most links stand in one place: room for one, where an array begins with 16. */
    if (entry->places.capacity == 0) {
        entry->places.items = cite__arena_alloc(&audit->arena, sizeof *entry->places.items);
        entry->places.capacity = entry->places.items ? 1 : 0;
    }
    const cite_place **slot = CITE__ARRAY_PUSH(&entry->places, &audit->arena);

    if (!slot)
        return false;
    *slot = place;
    entry->reference.place_count = entry->places.count;
    return true;
}

/* What a page says that stands where another one was, is not what the page said. */
#define NO_PAGE_FLAGS ((unsigned)(CITE_FLAG_LOGIN_WALL | CITE_FLAG_PARKED | CITE_FLAG_SCRIPT_SHELL))

bool cite__shows_page(const cite_check *check)
{
    return (check->status == CITE_VERDICT_OK || check->status == CITE_VERDICT_REDIRECTED) &&
           (check->flags & NO_PAGE_FLAGS) == 0 && check->fingerprint != NULL;
}

static bool has_drifted(const cite_drift *drift)
{
    return drift && (drift->verdict == CITE_DRIFT_MAJOR || drift->verdict == CITE_DRIFT_REPLACED);
}

void cite__entry_stand(struct cite__entry *entry)
{
    entry->reference.state = entry->before.state;
    entry->reference.since = entry->before.since;
    entry->reference.strikes = entry->before.strikes;
}

/* The oldest one goes where there are too many: they are moved up, as there are few. */
void cite__entry_add_visit(cite_audit *audit, struct cite__entry *entry, const cite_visit *visit)
{
    cite_visit *items = entry->visits.items;

    if (entry->visits.count == CITE__VISITS_MAX) {
        memmove(items, items + 1, (CITE__VISITS_MAX - 1) * sizeof *items);
        items[CITE__VISITS_MAX - 1] = *visit;
        return;
    }
    /* As with places: without a store there is one. */
    if (entry->visits.capacity == 0) {
        entry->visits.items = cite__arena_alloc(&audit->arena, sizeof *items);
        entry->visits.capacity = entry->visits.items ? 1 : 0;
    }
    cite_visit *slot = CITE__ARRAY_PUSH(&entry->visits, &audit->arena);
    if (slot)
        *slot = *visit;
    entry->reference.visits = entry->visits.items;
    entry->reference.visit_count = entry->visits.count;
}

/* This run's visit, once: what is told again replaces it. */
static void show_visit(cite_audit *audit, struct cite__entry *entry, const struct cite__sight *sight)
{
    const cite_drift *drift = entry->reference.drift;
    const cite_visit visit = {sight->at, sight->verdict, drift ? drift->verdict : CITE_DRIFT_NO_BASELINE};

    if (!cite__is_visit(sight->verdict))
        return;
    if (entry->visited && entry->visits.count > 0)
        entry->visits.items[entry->visits.count - 1] = visit;
    else
        cite__entry_add_visit(audit, entry, &visit);
    entry->visited = true;
}

/* A spelling of an address that a document may have used for what an archive names. rest is without a last slash. */
static size_t find_spelling(const cite_audit *audit, struct cite__buf *buf, cite_str scheme, cite_str rest,
                            bool slash)
{
    cite__buf_clear(buf);
    cite__buf_str(buf, scheme);
    cite__buf_str(buf, rest);
    cite__buf_text(buf, slash ? "/" : "");
    return buf->failed == CITE_OK ? cite__map_get(&audit->by_url, cite__buf_view(buf)) : CITE_NONE;
}

/* The reference of what was copied: an archive may name it by the other scheme, with or without the last slash. */
static size_t find_original(const cite_audit *audit, cite_str original)
{
    static const cite_str schemes[] = {{"https://", 8}, {"http://", 7}};
    size_t found = cite__map_get(&audit->by_url, original);
    size_t mark = cite__str_find(original, CITE__LIT("://"), 0);
    struct cite__buf buf;

    if (found != CITE_NONE || mark == CITE_NONE)
        return found;
    cite_str rest = cite__slice(original, mark + 3, original.len);
    if (rest.len > 0 && rest.ptr[rest.len - 1] == '/')
        rest.len--;
    cite__buf_init(&buf, &audit->allocator, URL_MAX);
    for (size_t i = 0; i < 4 && found == CITE_NONE; i++)
        found = find_spelling(audit, &buf, schemes[i / 2], rest, i % 2 != 0);
    cite__buf_release(&buf);
    return found;
}

/*
 * A document that cites an archived copy beside the page tells the copy of the page, as long as the copy is there; archives change their
 * addresses too (Aturban et al., arXiv 2108.05939).
 */
static void pair(cite_audit *audit, const struct cite__entry *entry, const cite_check *check)
{
    bool answers = check->status == CITE_VERDICT_OK || check->status == CITE_VERDICT_REDIRECTED;
    cite_memento memento;

    if (entry->reference.original.len == 0 || !cite_memento_split(&memento, entry->reference.url))
        return;
    size_t index = find_original(audit, memento.original);
    if (index == CITE_NONE)
        return;
    cite_reference *original = &audit->entries.items[index]->reference;
    bool is_it = original->archive && cite__str_equal(original->archive->url, entry->reference.url);
    if (!answers && is_it)
        original->archive = NULL;
    cite_memento *copy = answers && !original->archive ? cite__arena_alloc(&audit->arena, sizeof *copy) : NULL;
    if (copy) {
        *copy = memento;
        copy->url = entry->reference.url;
        original->archive = copy;
    }
}

void cite__entry_set(cite_audit *audit, struct cite__entry *entry, const cite_check *check)
{
    struct cite__sight sight = cite__sight_of(check);
    struct cite__standing standing = entry->before;

    if (sight.at <= 0)
        sight.at = audit->now;
    sight.drifted = has_drifted(entry->reference.drift);
    cite__standing_add(&standing, &sight, &audit->rules);
    show_visit(audit, entry, &sight);
    pair(audit, entry, check);
    entry->reference.check = check;
    entry->reference.state = standing.state;
    entry->reference.since = standing.since;
    entry->reference.strikes = standing.strikes;
}

/* All first visits share what is said of them. false when memory is out. */
static bool set_drift(cite_audit *audit, struct cite__entry *entry, const struct cite__baseline *baseline)
{
    static const cite_drift none = {.verdict = CITE_DRIFT_NO_BASELINE};
    cite_reference *reference = &entry->reference;
    cite_error damaged;

    if (baseline->against.len == 0) {
        reference->drift = &none;
        reference->drift_against = CITE__LIT("");
        return true;
    }
    cite_drift *drift = cite__arena_zero(&audit->arena, 1, sizeof *drift);
    cite_str against = cite__arena_str(&audit->arena, baseline->against);
    if (!drift || !against.ptr)
        return false;
    drift->verdict = CITE_DRIFT_NO_BASELINE;
    if (cite_drift_judge(drift, &baseline->page, entry->page, &audit->drift, &damaged) == CITE_ERROR_MEMORY)
        return false;
    reference->drift = drift;
    reference->drift_against = against;
    return true;
}

cite_status cite__entry_compare(cite_audit *audit, struct cite__entry *entry,
                                const struct cite__baseline *baseline, cite_error *error)
{
    if (!set_drift(audit, entry, baseline))
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (entry->reference.check)
        cite__entry_set(audit, entry, entry->reference.check);
    return CITE_OK;
}
