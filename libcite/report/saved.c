/*
 * report/saved.c: what became of the pages that an archive was asked to keep, for a terminal and as JSON.
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/json_parts.h"
#include "report/report.h"
#include "report/text_parts.h"

#include <string.h>

/* Columns of "unauthorized", the longest outcome, and two spaces. */
#define OUTCOME_COLUMNS ((size_t)14)

static enum cite__paint paint_of(cite_saved_outcome outcome)
{
    switch (outcome) {
    case CITE_SAVED_KEPT:
    case CITE_SAVED_KEPT_BEFORE: return CITE__PAINT_GOOD;
    case CITE_SAVED_QUOTA:
    case CITE_SAVED_LEFT: return CITE__PAINT_DOUBTFUL;
    case CITE_SAVED_REFUSED:
    case CITE_SAVED_FAILED:
    case CITE_SAVED_UNAUTHORIZED:
    case CITE_SAVED_COUNT_: break;
    }
    return CITE__PAINT_BAD;
}

/* The page, and below it where its copy is, or why there is none. */
static void put_saved(struct cite__report *report, const cite_saved *saved)
{
    struct cite__sink *out = &report->out;
    const char *word = cite_saved_outcome_name(saved->outcome);

    cite__painted(report, paint_of(saved->outcome), word);
    cite__sink_repeat(out, " ", OUTCOME_COLUMNS - strlen(word));
    cite__clean_plain(out, saved->url);
    cite__sink_text(out, "\n");
    cite__sink_repeat(out, " ", OUTCOME_COLUMNS);
    cite__clean_plain(out, saved->copy.url.len > 0 ? saved->copy.url : saved->reason);
    cite__sink_text(out, "\n");
}

static void count_outcomes(size_t counts[CITE_SAVED_COUNT_], const cite_saver *saver)
{
    const cite_saved *saved = NULL;

    memset(counts, 0, CITE_SAVED_COUNT_ * sizeof *counts);
    for (size_t i = 0; i < cite_saver_count(saver); i++) {
        saved = cite_saver_result(saver, i);
        if (saved)
            counts[saved->outcome]++;
    }
}

/* "3 pages: 2 kept, 1 refused. 51 of 30000 pages were kept today." */
static void put_counts(struct cite__report *report, const cite_saver *saver)
{
    struct cite__sink *out = &report->out;
    const cite_saver_account account = cite_saver_quota(saver);
    size_t counts[CITE_SAVED_COUNT_];
    const char *before = ": ";

    count_outcomes(counts, saver);
    cite__counted(out, cite_saver_count(saver), "page", "pages");
    for (size_t i = 0; i < CITE_SAVED_COUNT_; i++) {
        if (counts[i] == 0)
            continue;
        cite__sink_text(out, before);
        cite__sink_size(out, counts[i]);
        cite__sink_text(out, " ");
        cite__sink_text(out, cite_saved_outcome_name((cite_saved_outcome)i));
        before = ", ";
    }
    cite__sink_text(out, "\n");
    if (account.daily < 0 || account.daily_limit < 0)
        return;
    cite__sink_text(out, "The account has kept ");
    cite__sink_size(out, (size_t)account.daily);
    cite__sink_text(out, " of ");
    cite__counted(out, (size_t)account.daily_limit, "page", "pages");
    cite__sink_text(out, " today.\n");
}

cite_status cite__saved_text(struct cite__report *report, const cite_saver *saver)
{
    for (size_t i = 0; i < cite_saver_count(saver); i++) {
        const cite_saved *saved = cite_saver_result(saver, i);
        if (saved)
            put_saved(report, saved);
    }
    put_counts(report, saver);
    return cite__sink_finish(&report->out);
}

static void put_saved_json(struct cite__json *json, const cite_saved *saved)
{
    cite__json_object(json);
    cite__json_key(json, "url");
    cite__json_shown(json, saved->url);
    cite__json_key(json, "outcome");
    cite__json_text(json, cite_saved_outcome_name(saved->outcome));
    cite__json_key(json, "reason");
    cite__json_shown(json, saved->reason);
    if (saved->copy.url.len > 0) {
        cite__json_key(json, "copy");
        cite__json_object(json);
        cite__json_key(json, "url");
        cite__json_shown(json, saved->copy.url);
        cite__json_key(json, "original");
        cite__json_shown(json, saved->copy.original);
        cite__json_time(json, "datetime", saved->copy.datetime);
        cite__json_end(json);
    }
    cite__json_key(json, "attempts");
    cite__json_size(json, saved->attempts);
    cite__json_end(json);
}

static void put_number(struct cite__json *json, const char *key, int64_t number)
{
    if (number < 0)
        return;
    cite__json_key(json, key);
    cite__json_int(json, number);
}

static void put_account_json(struct cite__json *json, const cite_saver_account *account)
{
    cite__json_key(json, "account");
    cite__json_object(json);
    put_number(json, "available", account->available);
    put_number(json, "processing", account->processing);
    put_number(json, "daily", account->daily);
    put_number(json, "daily_limit", account->daily_limit);
    cite__json_end(json);
}

static void put_summary_json(struct cite__json *json, const cite_saver *saver)
{
    size_t counts[CITE_SAVED_COUNT_];

    count_outcomes(counts, saver);
    cite__json_key(json, "summary");
    cite__json_object(json);
    cite__json_key(json, "total");
    cite__json_size(json, cite_saver_count(saver));
    for (size_t i = 0; i < CITE_SAVED_COUNT_; i++)
        put_number(json, cite_saved_outcome_name((cite_saved_outcome)i),
                   counts[i] > 0 ? (int64_t)counts[i] : -1);
    cite__json_end(json);
}

cite_status cite__saved_json(struct cite__report *report, const cite_saver *saver)
{
    const cite_saver_account account = cite_saver_quota(saver);
    struct cite__json json;

    cite__json_init(&json, report->write, report->context, true);
    cite__json_object(&json);
    cite__json_key(&json, "schema");
    cite__json_text(&json, "libcite.saved/1");
    cite__json_key(&json, "endpoint");
    cite__json_shown(&json, cite_saver_endpoint(saver));
    put_account_json(&json, &account);
    cite__json_key(&json, "saved");
    cite__json_array(&json);
    for (size_t i = 0; i < cite_saver_count(saver); i++) {
        const cite_saved *saved = cite_saver_result(saver, i);
        if (saved)
            put_saved_json(&json, saved);
    }
    cite__json_end(&json);
    put_summary_json(&json, saver);
    cite__json_end(&json);
    return cite__json_finish(&json);
}
