/*
 * audit/merge.c: what one store knows, added to another, in one transaction.
 *
 * Rows are known again by what they are, not by their numbers: a document by its path and text, a link by its URL, a
 * run by the random name it got when it began. What hangs on them is added where it is not there yet.
 */
#include "audit/store.h"
#include "core/error.h"

#include <string.h>

/* Their rows' numbers in our numbers. */
#define OUR_DOCUMENT                                                                                           \
    "JOIN other.documents od ON od.id = t.document JOIN documents d ON d.path = od.path AND d.hash = od.hash"
#define OUR_RUN  "JOIN other.runs o_r ON o_r.id = t.run JOIN runs r ON r.uid = o_r.uid"
#define OUR_LINK "JOIN other.links ol ON ol.id = t.link JOIN links l ON l.url = ol.url"
#define OUR_OBSERVATION                                                                                        \
    "JOIN other.observations oo ON oo.id = t.observation JOIN other.runs o_r ON o_r.id = oo.run"               \
    " JOIN runs r ON r.uid = o_r.uid JOIN other.links ol ON ol.id = oo.link JOIN links l ON l.url = ol.url"    \
    " JOIN observations ours ON ours.run = r.id AND ours.link = l.id"

/* In the order in which rows need each other. A run that ended in one of the stores has ended. */
static const char *const statements[] = {
    "INSERT OR IGNORE INTO documents (path, hash, title, date, callouts)"
    " SELECT path, hash, title, date, callouts FROM other.documents ORDER BY id",
    "INSERT OR IGNORE INTO links (url) SELECT url FROM other.links ORDER BY id",
    "INSERT OR IGNORE INTO notes (document, position, number, section, text, label, source)"
    " SELECT d.id, t.position, t.number, t.section, t.text, t.label, t.source FROM other.notes t " OUR_DOCUMENT,
    "INSERT OR IGNORE INTO works (document, position, key, title, date)"
    " SELECT d.id, t.position, t.key, t.title, t.date FROM other.works t " OUR_DOCUMENT,
    "INSERT OR IGNORE INTO citations (document, position, note, work, link)"
    " SELECT d.id, t.position, t.note, t.work, t.link FROM other.citations t " OUR_DOCUMENT,
    "INSERT OR IGNORE INTO places (document, position, link, note, line, char, page, repairs, confidence, "
    "spans, work,"
    " accessed, issued) SELECT d.id, t.position, l.id, t.note, t.line, t.char, t.page, t.repairs, t.confidence,"
    " t.spans, t.work, t.accessed, t.issued FROM other.places t " OUR_DOCUMENT " " OUR_LINK,
    "INSERT OR IGNORE INTO runs (uid, scope, started, finished)"
    " SELECT uid, scope, started, finished FROM other.runs ORDER BY id",
    "UPDATE runs SET finished = (SELECT o.finished FROM other.runs o WHERE o.uid = runs.uid)"
    " WHERE finished IS NULL AND uid IN (SELECT uid FROM other.runs WHERE finished IS NOT NULL)",
    "INSERT OR IGNORE INTO run_documents (run, document)"
    " SELECT r.id, d.id FROM other.run_documents t " OUR_RUN " " OUR_DOCUMENT,
    "INSERT OR IGNORE INTO observations (run, link, at, verdict, hard, moved, http_code, flags, elapsed_ms, "
    "reason,"
    " final_url, alternative, title) SELECT r.id, l.id, t.at, t.verdict, t.hard, t.moved, t.http_code, t.flags,"
    " t.elapsed_ms, t.reason, t.final_url, t.alternative, t.title FROM other.observations t " OUR_RUN
    " " OUR_LINK " ORDER BY t.id",
    "INSERT OR IGNORE INTO evidence (observation, position, hop, method, url, http_code, address, elapsed_ms, "
    "error,"
    " rule) SELECT ours.id, t.position, t.hop, t.method, t.url, t.http_code, t.address, t.elapsed_ms, t.error, "
    "t.rule"
    " FROM other.evidence t " OUR_OBSERVATION,
    "INSERT OR IGNORE INTO fingerprints (observation, title, simhash, words, hash, shingles)"
    " SELECT ours.id, t.title, t.simhash, t.words, t.hash, t.shingles FROM other.fingerprints "
    "t " OUR_OBSERVATION,
    "INSERT OR IGNORE INTO drifts (observation, verdict, against, title, simhash, jaccard, dice, cosine,"
    " words) SELECT ours.id, t.verdict, t.against, t.title, t.simhash, t.jaccard, t.dice, t.cosine, t.words "
    "FROM other.drifts "
    "t " OUR_OBSERVATION,
    "INSERT OR IGNORE INTO archive_copies (link, url, captured, asked_at, http_code, asked, original, "
    "represents, title,"
    " simhash, words, hash, shingles) SELECT l.id, t.url, t.captured, t.asked_at, t.http_code, t.asked, "
    "t.original,"
    " t.represents, t.title, t.simhash, t.words, t.hash, t.shingles FROM other.archive_copies t " OUR_LINK,
};

static cite_status add_all(cite_store *into, cite_error *error)
{
    cite_status status = cite__store_begin(into, error);

    if (status != CITE_OK)
        return status;
    for (size_t i = 0; status == CITE_OK && i < sizeof statements / sizeof statements[0]; i++)
        status = cite__store_run(into, statements[i], error);
    return cite__store_commit(into, status, error);
}

/* The file behind a connection: empty for a store in memory. */
static cite_status same_file(cite_store *into, bool *same, cite_error *error)
{
    int64_t files = 0;

    cite_status status = cite__store_number(
        into, "SELECT count(DISTINCT file) FROM pragma_database_list WHERE name IN ('main', 'other')", &files,
        error);
    *same = files < 2;
    return status;
}

cite_status cite_audit_merge(cite_store *into, const cite_store *from, cite_error *error)
{
    struct cite__query query;
    bool same = false;

    cite__error_clear(error);
    if (!into || !from || into == from)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "a store cannot be merged with itself");
    cite__query_begin(&query, into, "ATTACH DATABASE ?1 AS other");
    cite__query_put_str(&query, cite_str_from(cite_store_path(from)));
    cite_status status = cite__query_run(&query, error);
    if (status != CITE_OK)
        return status;
    status = same_file(into, &same, error);
    if (status == CITE_OK && same)
        status = cite__error_named(error, CITE_ERROR_ARGUMENT, cite_store_path(from),
                                   "a store cannot be merged with itself");
    if (status == CITE_OK)
        status = add_all(into, error);
    (void)cite__store_run(into, "DETACH DATABASE other", NULL);
    return status;
}
