/*
 * report/need.c: see need.h.
 */
#include "report/need.h"

#define VERDICTS ((size_t)CITE_VERDICT_COUNT_)

/* Each group has a rank for every verdict, so that none is in the way of another. */
enum { FINDINGS, DRIFTED, DOUBTS, MOVED, REST, GROUP_COUNT };

#define RANKS ((size_t)GROUP_COUNT * VERDICTS)

static size_t weight_of(cite_verdict verdict)
{
    size_t n = 0;

    while (n + 1 < VERDICTS && cite__verdict_by_weight(n) != verdict)
        n++;
    return n;
}

static size_t group_of(const cite_reference *reference)
{
    bool listed = cite__is_listed(reference);

    bool sure = reference->state == CITE_STATE_DEAD ||
                cite__verdict_words(cite__verdict_of(reference))->tone == CITE__TONE_BAD;

    if (listed && sure)
        return FINDINGS;
    if (!reference->known && cite_reference_has_drifted(reference))
        return DRIFTED;
    if (listed)
        return DOUBTS;
    return cite__is_moved(reference) ? MOVED : REST;
}

size_t cite__need_rank(const cite_reference *reference)
{
    return group_of(reference) * VERDICTS + weight_of(cite__verdict_of(reference));
}

bool cite__needs_work(const cite_reference *reference)
{
    return group_of(reference) != REST;
}

/* A counting sort: two passes. */
size_t *cite__need_order(const cite_audit *audit, struct cite__arena *arena)
{
    size_t next[RANKS + 1] = {0};
    size_t count = cite_audit_reference_count(audit);
    size_t *order = cite__arena_zero(arena, count, sizeof *order);

    if (!order)
        return NULL;
    for (size_t i = 0; i < count; i++)
        next[cite__need_rank(cite_audit_reference(audit, i)) + 1]++;
    for (size_t rank = 0; rank < RANKS; rank++)
        next[rank + 1] += next[rank];
    for (size_t i = 0; i < count; i++)
        order[next[cite__need_rank(cite_audit_reference(audit, i))]++] = i;
    return order;
}

/* Places in all, for each reference that may be shown. */
#define PLACES_EACH ((size_t)5)

static bool is_whole(const cite_audit *audit, size_t count, size_t most)
{
    size_t places = 0;

    for (size_t i = 0; i < count && count <= most; i++)
        places += cite_audit_reference(audit, i)->place_count;
    return count <= most && places / PLACES_EACH <= most;
}

bool cite__selection_of(struct cite__selection *out, const cite_audit *audit, size_t most,
                        struct cite__arena *arena)
{
    size_t count = cite_audit_reference_count(audit);
    bool *shown = NULL;

    *out = (struct cite__selection){cite__need_order(audit, arena), count < most ? count : most, NULL};
    if (!out->order)
        return false;
    if (is_whole(audit, count, most))
        return true;
    shown = cite__arena_zero(arena, count, sizeof *shown);
    for (size_t n = 0; shown && n < out->count; n++)
        shown[out->order[n]] = true;
    out->shown = shown;
    return shown != NULL;
}

bool cite__selection_has(const struct cite__selection *selection, const cite_audit *audit,
                         const cite_place *place)
{
    if (!selection->shown)
        return true;
    for (size_t n = 0; n < CITE__PLACES_SHOWN && selection->shown[place->reference]; n++) {
        const cite_place *named = cite_audit_place(audit, place->reference, n);
        if (!named || named == place)
            return named != NULL;
    }
    return false;
}
