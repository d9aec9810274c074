/*
 * audit/record.c: see record.h.
 */
#include "audit/record.h"

#include "audit/pages.h"
#include "core/buf.h"
#include "core/date.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"

#include <stdio.h>
#include <string.h>

/* A URL is at most 8 KiB where it is asked; a longer one is cut, as nothing will ever be found for it. */
#define URL_MAX ((size_t)64 * 1024)

/* Two numbers of 20 digits with a sign and a space, and a link torn into a hundred pieces. */
#define SPAN_MAX  ((size_t)48)
#define SPANS_MAX (SPAN_MAX * 100)

/* Binds a URL without what may be a password. */
static void put_url(struct cite__query *query, cite_str url)
{
    struct cite__buf buf;
    size_t from = 0;

    cite__buf_init(&buf, &cite__store_options(query->store)->allocator, URL_MAX);
    for (size_t at = 0; at < url.len; at++) {
        size_t user = cite__url_user_len(url, at);
        if (user == 0)
            continue;
        cite__buf_str(&buf, cite__slice(url, from, at));
        from = at + user;
        at = from - 1;
    }
    cite__buf_str(&buf, cite__slice(url, from, url.len));
    if (buf.failed == CITE_ERROR_MEMORY)
        cite__query_out_of_memory(query);
    cite__query_put_str(query, cite__buf_view(&buf));
    cite__buf_release(&buf);
}

static void put_date(struct cite__query *query, const cite_date *date)
{
    char text[CITE__EDTF_SIZE];

    if (!date) {
        cite__query_put_null(query);
        return;
    }
    cite__date_edtf(text, date);
    cite__query_put_str(query, cite_str_from(text));
}

/* CITE_NONE is NULL. */
static void put_index(struct cite__query *query, size_t index)
{
    if (index == CITE_NONE)
        cite__query_put_null(query);
    else
        cite__query_put_int(query, (int64_t)index);
}

cite_status cite__record_find_link(cite_store *store, cite_str url, int64_t *id, cite_error *error)
{
    struct cite__query query;

    *id = 0;
    cite__query_begin(&query, store, "SELECT id FROM links WHERE url = ?1");
    put_url(&query, url);
    if (cite__query_row(&query))
        *id = cite__query_int(&query, 0, 1, INT64_MAX);
    return cite__query_end(&query, error);
}

cite_status cite__record_link(cite_store *store, cite_str url, int64_t *id, cite_error *error)
{
    struct cite__query query;

    cite_status status = cite__record_find_link(store, url, id, error);
    if (status != CITE_OK || *id != 0)
        return status;
    cite__query_begin(&query, store, "INSERT INTO links (url) VALUES (?1)");
    put_url(&query, url);
    status = cite__query_run(&query, error);
    *id = cite__store_last_id(store);
    return status;
}

static cite_status add_notes(cite_store *store, const cite_document *document, int64_t id, cite_error *error)
{
    const cite_note *note = NULL;
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && (note = cite_document_note(document, i)) != NULL; i++) {
        struct cite__query query;
        cite__query_begin(&query, store,
                          "INSERT INTO notes (document, position, number, section, text, label, source)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        cite__query_put_int(&query, id);
        cite__query_put_int(&query, (int64_t)i);
        cite__query_put_int(&query, (int64_t)note->number);
        cite__query_put_int(&query, (int64_t)note->section);
        put_url(&query, note->text);
        cite__query_put_str(&query, note->label);
        cite__query_put_int(&query, note->number_source);
        status = cite__query_run(&query, error);
    }
    return status;
}

static cite_status add_works(cite_store *store, const cite_document *document, int64_t id, cite_error *error)
{
    const cite_bibliography *works = cite_document_bibliography(document);
    size_t count = works ? cite_bibliography_count(works) : 0;
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < count; i++) {
        const cite_item *item = cite_bibliography_item(works, i);
        struct cite__query query;
        cite__query_begin(
            &query, store,
            "INSERT INTO works (document, position, key, title, date) VALUES (?1, ?2, ?3, ?4, ?5)");
        cite__query_put_int(&query, id);
        cite__query_put_int(&query, (int64_t)i);
        cite__query_put_str(&query, cite_item_key(item));
        cite__query_put_str(&query, cite_item_get(item, CITE_FIELD_TITLE));
        put_date(&query, cite_item_date(item, CITE_WHEN_ISSUED));
        status = cite__query_run(&query, error);
    }
    return status;
}

static cite_status add_citations(cite_store *store, const cite_document *document, int64_t id,
                                 cite_error *error)
{
    const cite_citation *citation = NULL;
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && (citation = cite_document_citation(document, i)) != NULL; i++) {
        struct cite__query query;
        cite__query_begin(&query, store,
                          "INSERT INTO citations (document, position, note, work, link)"
                          " VALUES (?1, ?2, ?3, ?4, ?5)");
        cite__query_put_int(&query, id);
        cite__query_put_int(&query, (int64_t)i);
        put_index(&query, citation->note);
        put_index(&query, citation->item);
        put_index(&query, citation->link);
        status = cite__query_run(&query, error);
    }
    return status;
}

/* "120-140 190-200": the ranges of a link; more of them than fit are those of no link that people write. */
static void put_spans(struct cite__query *query, const cite_place *place)
{
    char text[SPANS_MAX];
    size_t len = 0;

    for (size_t i = 0; i < place->span_count && len + SPAN_MAX < sizeof text; i++)
        len += (size_t)snprintf(text + len, sizeof text - len, len > 0 ? " %zu-%zu" : "%zu-%zu",
                                place->spans[i].begin, place->spans[i].end);
    cite__query_put_str(query, (cite_str){text, len});
}

static int64_t day_number(const cite_day *day)
{
    return (int64_t)day->year * 10000 + (int64_t)day->month * 100 + day->day;
}

static cite_status add_place(cite_store *store, const cite_document *document, int64_t id,
                             const cite_place *place, cite_error *error)
{
    const cite_link *link = cite_document_link(document, place->link);
    struct cite__query query;
    int64_t link_id = 0;

    cite_status status = cite__record_link(store, link->url, &link_id, error);
    if (status != CITE_OK)
        return status;
    cite__query_begin(
        &query, store,
        "INSERT INTO places (document, position, link, note, line, char, page, repairs, confidence,"
        " spans, work, accessed, issued)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
    cite__query_put_int(&query, id);
    cite__query_put_int(&query, (int64_t)place->link);
    cite__query_put_int(&query, link_id);
    put_index(&query, link->note);
    cite__query_put_int(&query, place->line);
    cite__query_put_int(&query, place->column);
    cite__query_put_int(&query, place->page);
    cite__query_put_int(&query, place->repairs);
    cite__query_put_real(&query, place->confidence);
    put_spans(&query, place);
    cite__query_put_str(&query, place->work);
    cite__query_put_int(&query, day_number(&place->accessed));
    cite__query_put_int(&query, day_number(&place->issued));
    return cite__query_run(&query, error);
}

static cite_status add_document(cite_store *store, const cite_document *document, const char *digest,
                                struct cite__member *member, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store,
                      "INSERT INTO documents (path, hash, title, date, callouts) VALUES (?1, ?2, ?3, ?4, ?5)");
    cite__query_put_str(&query, cite_str_from(member->about.name));
    cite__query_put_str(&query, cite_str_from(digest));
    cite__query_put_str(&query, cite_document_title(document));
    put_date(&query, cite_document_date(document));
    cite__query_put_int(&query, (int64_t)member->about.callouts);
    cite_status status = cite__query_run(&query, error);
    member->id = cite__store_last_id(store);
    if (status == CITE_OK)
        status = add_notes(store, document, member->id, error);
    if (status == CITE_OK)
        status = add_works(store, document, member->id, error);
    if (status == CITE_OK)
        status = add_citations(store, document, member->id, error);
    for (size_t i = 0; status == CITE_OK && i < member->about.links; i++)
        status = add_place(store, document, member->id, &member->places[i], error);
    return status;
}

static cite_status find_or_add(cite_store *store, const cite_document *document, struct cite__member *member,
                               cite_error *error)
{
    struct cite__query query;
    struct cite__digest digest;
    char hex[CITE__DIGEST_SIZE];

    cite__digest_init(&digest);
    cite__digest_add(&digest, cite_document_text(document));
    cite__digest_hex(&digest, hex);
    cite__query_begin(&query, store, "SELECT id FROM documents WHERE path = ?1 AND hash = ?2");
    cite__query_put_str(&query, cite_str_from(member->about.name));
    cite__query_put_str(&query, cite_str_from(hex));
    if (cite__query_row(&query))
        member->id = cite__query_int(&query, 0, 1, INT64_MAX);
    cite_status status = cite__query_end(&query, error);
    if (status != CITE_OK || member->id != 0)
        return status;
    return add_document(store, document, hex, member, error);
}

cite_status cite__record_document(cite_store *store, const cite_document *document, struct cite__member *member,
                                  cite_error *error)
{
    member->id = 0;
    cite_status status = cite__store_begin(store, error);
    if (status == CITE_OK)
        status = cite__store_commit(store, find_or_add(store, document, member, error), error);
    return status;
}

cite_status cite__record_run(cite_store *store, cite_str scope, int64_t started, int64_t *id, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store,
                      "INSERT INTO runs (uid, scope, started) VALUES (lower(hex(randomblob(16))), ?1, ?2)");
    cite__query_put_str(&query, scope);
    cite__query_put_int(&query, started);
    cite_status status = cite__query_run(&query, error);
    *id = cite__store_last_id(store);
    return status;
}

cite_status cite__record_run_document(cite_store *store, int64_t run, int64_t document, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store, "INSERT OR IGNORE INTO run_documents (run, document) VALUES (?1, ?2)");
    cite__query_put_int(&query, run);
    cite__query_put_int(&query, document);
    return cite__query_run(&query, error);
}

static void put_check(struct cite__query *query, const cite_check *check, int64_t at)
{
    struct cite__sight sight = cite__sight_of(check);

    cite__query_put_int(query, at);
    cite__query_put_int(query, check->status);
    cite__query_put_int(query, sight.hard);
    cite__query_put_int(query, sight.moved);
    cite__query_put_int(query, check->http_code);
    cite__query_put_int(query, check->flags);
    cite__query_put_int(query, check->elapsed_ms);
    put_url(query, check->reason);
    put_url(query, check->final_url);
    put_url(query, check->used_alternative);
    cite__query_put_str(query, check->title);
}

static cite_status add_attempt(cite_store *store, int64_t observation, size_t position, bool hop,
                               const cite_attempt *attempt, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(&query, store,
                      "INSERT INTO evidence (observation, position, hop, method, url, http_code, address,"
                      " elapsed_ms, error, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    cite__query_put_int(&query, observation);
    cite__query_put_int(&query, (int64_t)position);
    cite__query_put_int(&query, hop);
    cite__query_put_str(&query, attempt->method);
    put_url(&query, attempt->url);
    cite__query_put_int(&query, attempt->http_code);
    cite__query_put_str(&query, attempt->address);
    cite__query_put_int(&query, attempt->elapsed_ms);
    put_url(&query, attempt->error);
    cite__query_put_str(&query, attempt->rule);
    return cite__query_run(&query, error);
}

/* Attempts first, then the hops of the redirects. */
static cite_status add_evidence(cite_store *store, int64_t observation, const cite_check *check,
                                cite_error *error)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < check->attempts; i++)
        status = add_attempt(store, observation, i, false, &check->evidence[i], error);
    for (size_t i = 0; status == CITE_OK && i < check->redirect_count; i++) {
        cite_attempt hop = {.url = check->redirects[i].url, .http_code = check->redirects[i].http_code};
        status = add_attempt(store, observation, check->attempts + i, true, &hop, error);
    }
    return status;
}

/* The sketch is kept where there was nothing to compare with: this page is what later ones are compared with. */
static cite_status add_page(cite_store *store, int64_t observation, const struct cite__entry *entry,
                            cite_error *error)
{
    bool whole = entry->reference.drift && entry->reference.drift_against.len == 0;

    if (!entry->page)
        return CITE_OK;
    cite_status status = cite__record_page(store, observation, entry->page, whole, error);
    if (status == CITE_OK && entry->reference.drift)
        status = cite__record_drift(store, observation, &entry->reference, error);
    return status;
}

static cite_status add_visit(cite_store *store, int64_t run, const struct cite__entry *entry,
                             const cite_check *check, int64_t at, cite_error *error)
{
    struct cite__query query;

    cite__query_begin(
        &query, store,
        "INSERT INTO observations (run, link, at, verdict, hard, moved, http_code, flags, elapsed_ms,"
        " reason, final_url, alternative, title) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
        " ?12, ?13) ON CONFLICT (run, link) DO NOTHING");
    cite__query_put_int(&query, run);
    cite__query_put_int(&query, entry->link);
    put_check(&query, check, at);
    cite_status status = cite__query_run(&query, error);
    if (status != CITE_OK || cite__store_changes(store) == 0)
        return status;
    int64_t observation = cite__store_last_id(store);
    status = add_evidence(store, observation, check, error);
    return status == CITE_OK ? add_page(store, observation, entry, error) : status;
}

cite_status cite__record_check(cite_store *store, int64_t run, const struct cite__entry *entry,
                               const cite_check *check, int64_t at, cite_error *error)
{
    cite_status status = cite__store_begin(store, error);

    if (status == CITE_OK)
        status = cite__store_commit(store, add_visit(store, run, entry, check, at, error), error);
    return status;
}
