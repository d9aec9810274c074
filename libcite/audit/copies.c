/*
 * audit/copies.c: when a reference was cited, and what archives have of it from then.
 */
#include "audit/audit.h"
#include "core/date.h"
#include "core/error.h"
#include "core/str.h"

#include <stdio.h>
#include <string.h>

/* Before there was a web nothing of it was cited; after it, a date is an error of reading. */
#define WEB_BEGAN 1991
#define YEAR_LAST 9998

/* The begin of a day, month or year; 0 for one that is none. A month over 12 is the next year's. */
static int64_t begin_of(int year, int month, int day)
{
    char stamp[40]; /* three numbers of any size */
    int64_t seconds = 0;

    if (month > 12) {
        year++;
        month = 1;
    }
    (void)snprintf(stamp, sizeof stamp, "%04d%02d%02d", year, month, day);
    return cite__date_stamp(&seconds, cite_str_from(stamp)) ? seconds : 0;
}

struct range {
    int64_t begin;
    int64_t end;
};

/* All that a date may mean. {0, 0} for a date on which nobody can have seen a page. */
static struct range range_of(const cite_day *date)
{
    bool has_month = date->month >= 1 && date->month <= 12;
    bool has_day = has_month && date->day >= 1 && date->day <= 31;

    if (date->year < WEB_BEGAN || date->year > YEAR_LAST)
        return (struct range){0, 0};
    int64_t begin = begin_of(date->year, has_month ? date->month : 1, has_day ? date->day : 1);
    if (has_day)
        return (struct range){begin, begin == 0 ? 0 : begin + CITE__DAY};
    return (struct range){begin, has_month ? begin_of(date->year, date->month + 1, 1)
                                           : begin_of(date->year + 1, 1, 1)};
}

/* What is told of one place; the first that is known, and not of the future. */
static struct range place_range(const cite_audit *audit, const cite_place *place)
{
    static const cite_day none = {0};
    const cite_audited *about = cite_audit_document(audit, place->document);
    const cite_day *const dates[] = {&place->accessed, &place->issued, about ? &about->date : &none};

    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        struct range range = range_of(dates[i]);
        if (range.begin > 0 && range.end > range.begin && (audit->now == 0 || range.begin <= audit->now))
            return range;
    }
    return (struct range){0, 0};
}

int64_t cite_audit_cited(const cite_audit *audit, size_t reference, int64_t *begin, int64_t *end)
{
    struct range first = {0, 0};
    const cite_place *place = NULL;

    for (size_t n = 0; (place = cite_audit_place(audit, reference, n)) != NULL; n++) {
        struct range range = place_range(audit, place);
        if (range.begin > 0 && (first.begin == 0 || range.begin < first.begin))
            first = range;
    }
    if (begin)
        *begin = first.begin;
    if (end)
        *end = first.end;
    return first.begin + (first.end - first.begin) / 2;
}

/* Some archives keep error pages too: such a copy shows nothing of what was cited. 0: nobody looked. */
static bool is_of_error(const cite_copy *copy)
{
    return copy->http_code >= 400;
}

static bool represents(const cite_audit *audit, size_t reference, const cite_copy *copy)
{
    int64_t window = (int64_t)audit->options.copy_days * CITE__DAY;
    int64_t begin = 0;
    int64_t end = 0;

    if (copy->memento.url.len == 0 ||
        (copy->http_code != 0 && (copy->http_code < 200 || copy->http_code > 299)))
        return false;
    cite_audit_cited(audit, reference, &begin, &end);
    return begin > 0 && copy->memento.datetime >= begin - window && copy->memento.datetime <= end + window;
}

static cite_status keep_memento(cite_audit *audit, cite_reference *reference, const cite_copy *copy,
                                cite_error *error)
{
    reference->archives_asked = copy->asked;
    if (copy->memento.url.len == 0 || is_of_error(copy))
        return CITE_OK;
    cite_memento *memento = cite__arena_zero(&audit->arena, 1, sizeof *memento);
    if (!memento)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    memento->url = cite__arena_str(&audit->arena, copy->memento.url);
    memento->original = cite__arena_str(&audit->arena, copy->memento.original);
    memento->datetime = copy->memento.datetime;
    if (!memento->url.ptr || !memento->original.ptr)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    reference->archive = memento;
    return CITE_OK;
}

/* Compares the page of this visit with a copy that stands for what was cited, and keeps both. */
static cite_status take_copy(cite_audit *audit, struct cite__entry *entry, const cite_copy *copy,
                             bool stands_for, cite_error *error)
{
    cite_status status = CITE_OK;

    if (stands_for && copy->fingerprint && entry->page) {
        struct cite__baseline baseline = {*copy->fingerprint, entry->reference.archive->url};
        status = cite__entry_compare(audit, entry, &baseline, error);
    }
    if (status == CITE_OK)
        status = cite__run_keep_copy(audit, entry, copy, stands_for, error);
    return status;
}

cite_status cite_audit_add_copy(cite_audit *audit, size_t index, const cite_copy *given, cite_error *error)
{
    cite_copy copy = CITE_COPY_INIT;
    struct cite__arena scratch;
    struct cite__baseline before; /* this visit's page, where a run that was resumed has it in the store */

    cite__error_clear(error);
    if (!audit || !given || index >= audit->entries.count)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    memcpy(&copy, given, given->size < sizeof copy ? given->size : sizeof copy);
    struct cite__entry *entry = audit->entries.items[index];
    const cite_fingerprint *page = entry->page;
    bool stands_for = represents(audit, index, &copy);
    cite__arena_init(&scratch, &audit->allocator);
    cite_status status = keep_memento(audit, &entry->reference, &copy, error);
    if (status == CITE_OK && !page && stands_for) {
        status = cite__run_page(audit, entry, &before, &scratch, error);
        entry->page = status == CITE_OK && before.against.len > 0 ? &before.page : NULL;
    }
    if (status == CITE_OK)
        status = take_copy(audit, entry, &copy, stands_for, error);
    entry->page = page;
    cite__arena_release(&scratch);
    return status;
}
