/*
 * report/copies.c: the copies of a page that archives know, as a table for a terminal and as JSON.
 */
#include "core/date.h"
#include "core/str.h"
#include "report/clean.h"
#include "report/json_parts.h"
#include "report/report.h"
#include "report/text_parts.h"

#include <cite/archive.h>

/* "2026-01-31 12:00". */
#define TIME_COLUMNS ((size_t)16)

/* An archive's name, as long as most. */
#define NAME_COLUMNS ((size_t)22)

/* The code of a copy: a page's own, an error's or a redirect's. */
static void put_code(struct cite__report *report, long code)
{
    cite__sink_text(&report->out, "  ");
    if (code == 0) {
        cite__sink_text(&report->out, "   ");
        return;
    }
    cite__paint(report, code <= 299 ? CITE__PAINT_GOOD : CITE__PAINT_DOUBTFUL);
    cite__sink_size(&report->out, (size_t)code);
    cite__paint(report, CITE__PAINT_NONE);
}

static void put_copy(struct cite__report *report, const cite_archived *copy)
{
    struct cite__sink *out = &report->out;
    char when[CITE__DATE_SIZE];

    cite__date_iso(when, copy->memento.datetime);
    when[10] = ' ';
    cite__sink_text(out, "  ");
    cite__sink_bytes(out, when, TIME_COLUMNS);
    put_code(report, copy->http_code);
    cite__sink_text(out, "  ");
    cite__painted(report, CITE__PAINT_BOLD, copy->changed ? "changed" : "       ");
    cite__sink_text(out, "  ");
    size_t used = cite__clean_cut(out, cite_str_from(copy->archive), NAME_COLUMNS);
    cite__sink_repeat(out, " ", used < NAME_COLUMNS ? NAME_COLUMNS - used : 0);
    cite__sink_text(out, "  ");
    cite__clean_plain(out, copy->memento.url);
    cite__sink_text(out, "\n");
}

cite_status cite__copies_text(struct cite__report *report, const cite_copies *copies)
{
    const cite_copies_summary *summary = cite_copies_about(copies);
    const cite_archived *copy = NULL;
    struct cite__sink *out = &report->out;

    cite__clean_plain(out, summary->url);
    cite__sink_text(out, "\n");
    for (size_t i = 0; (copy = cite_copies_at(copies, i)) != NULL; i++)
        put_copy(report, copy);
    cite__sink_text(out, "  ");
    cite__counted(out, summary->count, "copy", "copies");
    cite__sink_text(out, ", ");
    cite__counted(out, summary->changed, "change", "changes");
    cite__sink_text(out, "; ");
    cite__sink_size(out, summary->answered);
    cite__sink_text(out, " of ");
    cite__counted(out, summary->asked, "archive", "archives");
    cite__sink_text(out, " answered");
    cite__sink_text(out, summary->cut ? "; there are more copies\n" : "\n");
    return cite__sink_finish(out);
}

static void put_copy_json(struct cite__json *json, const cite_archived *copy)
{
    char when[CITE__DATE_SIZE];

    cite__date_iso(when, copy->memento.datetime);
    cite__json_object(json);
    cite__json_optional(json, "url", copy->memento.url);
    cite__json_optional(json, "original", copy->memento.original);
    cite__json_key(json, "datetime");
    cite__json_text(json, when);
    cite__json_key(json, "archive");
    cite__json_text(json, copy->archive);
    if (copy->http_code != 0) {
        cite__json_key(json, "http_code");
        cite__json_int(json, copy->http_code);
    }
    cite__json_optional(json, "digest", copy->digest);
    cite__json_key(json, "changed");
    cite__json_bool(json, copy->changed != 0);
    cite__json_end(json);
}

cite_status cite__copies_json(struct cite__report *report, const cite_copies *copies)
{
    const cite_copies_summary *summary = cite_copies_about(copies);
    const cite_archived *copy = NULL;
    struct cite__json json;

    cite__json_init(&json, report->write, report->context, true);
    cite__json_object(&json);
    cite__json_key(&json, "schema");
    cite__json_text(&json, "libcite.copies/1");
    cite__json_optional(&json, "url", summary->url);
    cite__json_key(&json, "asked");
    cite__json_size(&json, summary->asked);
    cite__json_key(&json, "answered");
    cite__json_size(&json, summary->answered);
    cite__json_key(&json, "complete");
    cite__json_bool(&json, !summary->cut && summary->asked == summary->answered);
    cite__json_key(&json, "copies");
    cite__json_array(&json);
    for (size_t i = 0; (copy = cite_copies_at(copies, i)) != NULL; i++)
        put_copy_json(&json, copy);
    cite__json_end(&json);
    cite__json_end(&json);
    return cite__json_finish(&json);
}
