/*
 * report/rot.c: see rot.h.
 *
 *     places ── accessed, issued, document ──► when each reference was cited: earliest over its places
 *                                                │
 *     references ────────────────────────────────┴─► tallies by year, domain, document
 */
#include "report/rot.h"

#include "core/array.h"
#include "core/date.h"
#include "core/domain.h"
#include "core/map.h"
#include "core/str.h"
#include "core/url.h"
#include "report/places.h"
#include "report/verdicts.h"

#include <assert.h>

/* What a date may name: a chart of more years would be one of errors. */
#define LAST_YEAR 2190
#define YEARS     ((size_t)(LAST_YEAR - CITE__WEB_BEGAN + 1))

/* Where only the year is known. */
#define MID_YEAR 7

static const struct fate {
    const char *words;
    const char *style;
} fates[CITE__FATE_COUNT] = {
    [CITE__FATE_GONE] = {"gone", "gone"},
    [CITE__FATE_DRIFTED] = {"drifted", "drifted"},
    [CITE__FATE_DOUBTFUL] = {"in doubt", "doubt"},
    [CITE__FATE_WORKING] = {"working", "working"},
    [CITE__FATE_UNASKED] = {"not checked", "unasked"},
};

const char *cite__fate_words(enum cite__fate fate)
{
    return fates[fate].words;
}

const char *cite__fate_class(enum cite__fate fate)
{
    return fates[fate].style;
}

enum cite__fate cite__fate_of(const cite_reference *reference)
{
    static const enum cite__fate by_tone[] = {
        [CITE__TONE_GOOD] = CITE__FATE_WORKING,
        [CITE__TONE_BAD] = CITE__FATE_GONE,
        [CITE__TONE_DOUBTFUL] = CITE__FATE_DOUBTFUL,
        [CITE__TONE_QUIET] = CITE__FATE_UNASKED,
    };

    if (reference->state == CITE_STATE_DEAD)
        return CITE__FATE_GONE;
    if (cite_reference_has_drifted(reference))
        return CITE__FATE_DRIFTED;
    return by_tone[cite__verdict_words(cite__verdict_of(reference))->tone];
}

void cite__year_month(int64_t seconds, int *year, int *month)
{
    char text[CITE__DATE_SIZE];

    *year = 0;
    *month = 0;
    if (seconds == 0)
        return;
    cite__date_iso(text, seconds);
    *year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    *month = (text[5] - '0') * 10 + (text[6] - '0');
}

struct count {
    const cite_audit *audit;
    struct cite__cited *cited;
    int now_year; /* LAST_YEAR where the present is not known */
    int now_month;
};

/* Takes a date that can be one of a visit to the web: not before there was one, and not after today. */
static bool take_date(const struct count *count, struct cite__cited *cited, const cite_day *date,
                      enum cite__dated_by by)
{
    if (date->year < CITE__WEB_BEGAN || date->year > count->now_year)
        return false;
    int month = date->month;
    if (month < 1 || month > 12)
        month = MID_YEAR;
    if (date->year == count->now_year && month > count->now_month)
        month = count->now_month;
    cited->by = by;
    cited->year = date->year;
    cited->month = month;
    return true;
}

static struct cite__cited cited_at(const struct count *count, const cite_place *place)
{
    struct cite__cited cited = {.work = place->work};

    if (!take_date(count, &cited, &place->accessed, CITE__DATED_BY_ACCESS) &&
        !take_date(count, &cited, &place->issued, CITE__DATED_BY_WORK))
        take_date(count, &cited, &cite_audit_document(count->audit, place->document)->date,
                  CITE__DATED_BY_DOCUMENT);
    return cited;
}

static bool is_earlier(const struct cite__cited *a, const struct cite__cited *b)
{
    if (b->by == CITE__DATED_BY_NOTHING || a->by == CITE__DATED_BY_NOTHING)
        return a->by != CITE__DATED_BY_NOTHING;
    return a->year < b->year || (a->year == b->year && a->month < b->month);
}

/* The earliest place that has a date; the first that names a work. */
static void date_reference(const struct count *count, size_t index)
{
    struct cite__cited *cited = &count->cited[index];
    const cite_place *place = NULL;

    for (size_t n = 0; (place = cite_audit_place(count->audit, index, n)) != NULL; n++) {
        struct cite__cited here = cited_at(count, place);
        cite_str work = cited->work.len > 0 ? cited->work : here.work;
        if (is_earlier(&here, cited))
            *cited = here;
        cited->work = work;
    }
}

static void add(struct cite__tally *tally, enum cite__fate fate)
{
    tally->total++;
    tally->by_fate[fate]++;
}

/* Years in which nothing was cited stay between those in which something was. */
static bool count_years(struct cite__rot *out, const cite_audit *audit, struct cite__arena *arena)
{
    struct cite__tally *years = cite__arena_zero(arena, YEARS, sizeof *years);
    size_t count = cite_audit_reference_count(audit);
    size_t first = YEARS;
    size_t end = 0;

    if (!years)
        return false;
    for (size_t i = 0; i < count; i++) {
        enum cite__fate fate = cite__fate_of(cite_audit_reference(audit, i));
        add(&out->all, fate);
        out->by_source[out->cited[i].by]++;
        if (out->cited[i].by == CITE__DATED_BY_NOTHING)
            continue;
        size_t year = (size_t)(out->cited[i].year - CITE__WEB_BEGAN);
        add(&years[year], fate);
        first = year < first ? year : first;
        end = year >= end ? year + 1 : end;
    }
    out->first_year = CITE__WEB_BEGAN + (int)first;
    out->years = end > 0 ? years + first : years;
    out->year_count = end > 0 ? end - first : 0;
    return true;
}

/* The registrable domain of a URL in lower case; its host where there is none (an address, a name of one's own). */
static cite_str domain_of(cite_str url, struct cite__arena *arena)
{
    struct cite__url parts;

    if (!cite__url_split(&parts, url) || parts.host.len == 0)
        return (cite_str){NULL, 0};
    cite_str domain = cite__domain_registrable(parts.host);
    if (domain.len == 0)
        domain = parts.host;
    char *lower = cite__arena_alloc(arena, domain.len);
    for (size_t i = 0; lower && i < domain.len; i++)
        lower[i] = cite__to_lower(domain.ptr[i]);
    return (cite_str){lower, domain.len};
}

static bool count_domains(struct cite__rot *out, const cite_audit *audit, struct cite__arena *arena)
{
    CITE__ARRAY(struct cite__group) groups = {0};
    struct cite__map map;
    const cite_reference *reference = NULL;

    cite__map_init(&map, arena, 0);
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        cite_str domain = domain_of(reference->url, arena);
        if (domain.len == 0)
            continue;
        if (!domain.ptr)
            return false;
        size_t index = cite__map_get(&map, domain);
        if (index == CITE_NONE) {
            struct cite__group *group = CITE__ARRAY_PUSH(&groups, arena);
            index = groups.count - 1;
            if (!group || !cite__map_set(&map, domain, index))
                return false;
            *group = (struct cite__group){.name = domain, .index = index};
        }
        /* The map names groups that are there. */
        assert(groups.items);
        add(&groups.items[index].tally, cite__fate_of(reference));
    }
    out->domains = groups.items;
    out->domain_count = groups.count;
    return true;
}

/* Each distinct link once in each document: its places in one document follow each other. */
static bool count_documents(struct cite__rot *out, const cite_audit *audit, struct cite__arena *arena)
{
    size_t count = cite_audit_document_count(audit);
    struct cite__group *groups = cite__arena_zero(arena, count, sizeof *groups);
    const cite_reference *reference = NULL;

    if (!groups)
        return false;
    for (size_t i = 0; i < count; i++) {
        groups[i].name = cite__document_name(cite_audit_document(audit, i)->name, "");
        groups[i].index = i;
    }
    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        size_t last = CITE_NONE;
        for (size_t n = 0; n < reference->place_count; n++) {
            size_t document = cite_audit_place(audit, i, n)->document;
            if (document != last && document < count)
                add(&groups[document].tally, cite__fate_of(reference));
            last = document;
        }
    }
    out->documents = groups;
    out->document_count = count;
    return true;
}

bool cite__rot_of(struct cite__rot *out, const cite_audit *audit, int64_t now, struct cite__arena *arena)
{
    struct count count = {audit, NULL, LAST_YEAR, 12};
    size_t references = cite_audit_reference_count(audit);

    *out = (struct cite__rot){0};
    count.cited = cite__arena_zero(arena, references, sizeof *count.cited);
    if (!count.cited)
        return false;
    if (now != 0)
        cite__year_month(now, &count.now_year, &count.now_month);
    if (count.now_year > LAST_YEAR)
        count.now_year = LAST_YEAR;
    for (size_t i = 0; i < references; i++)
        date_reference(&count, i);
    out->cited = count.cited;
    return count_years(out, audit, arena) && count_domains(out, audit, arena) &&
           count_documents(out, audit, arena);
}

static bool is_worse(const struct cite__group *a, const struct cite__group *b)
{
    size_t gone_a = a->tally.by_fate[CITE__FATE_GONE] + a->tally.by_fate[CITE__FATE_DRIFTED];
    size_t gone_b = b->tally.by_fate[CITE__FATE_GONE] + b->tally.by_fate[CITE__FATE_DRIFTED];

    return gone_a != gone_b ? gone_a > gone_b : a->tally.total > b->tally.total;
}

/* An insertion into a short list for each group, so the work stays linear in them. */
size_t cite__groups_worst(size_t *chosen, size_t most, const struct cite__group *groups, size_t count)
{
    size_t used = 0;

    for (size_t i = 0; i < count; i++) {
        size_t at = used;
        if (used == most && !is_worse(&groups[i], &groups[chosen[most - 1]]))
            continue;
        if (used < most)
            used++;
        else
            at = most - 1;
        for (; at > 0 && is_worse(&groups[i], &groups[chosen[at - 1]]); at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = i;
    }
    return used;
}
