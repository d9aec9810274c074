/*
 * audit/schema.c: see schema.h.
 *
 *     documents ─┬─ notes ──── citations ── works        what each document holds
 *                └─ places ─── links
 *     runs ──────┬─ run_documents                        what was asked, and when
 *                └─ observations ─ evidence              what was found: rows are only ever added
 *                        └─ fingerprints, drifts         what the page said, and how far it is from what was cited
 *     links ──────── archive_copies
 *
 * Times are seconds since 1970 UTC; days are numbers such as 20210304, with 00 for what is not known. Verdicts and flags are
 * the numbers of cite/checker.h and cite/drift.h, which never change. A copy without an address says that none was found.
 */
#include "audit/schema.h"

/* The steps in their order. */
static const char *const steps[CITE__STORE_VERSION] = {
    /* 1: documents, links and what was found */
    "CREATE TABLE documents (id INTEGER PRIMARY KEY, path TEXT NOT NULL, hash TEXT NOT NULL, title TEXT, date "
    "TEXT,"
    " UNIQUE (path, hash)) STRICT;"
    "CREATE TABLE notes (document INTEGER NOT NULL REFERENCES documents, position INTEGER NOT NULL,"
    " number INTEGER NOT NULL, section INTEGER NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE works (document INTEGER NOT NULL REFERENCES documents, position INTEGER NOT NULL,"
    " key TEXT NOT NULL, title TEXT, date TEXT, PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE citations (document INTEGER NOT NULL REFERENCES documents, position INTEGER NOT NULL,"
    " note INTEGER, work INTEGER, link INTEGER, PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE links (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE) STRICT;"
    "CREATE TABLE places (document INTEGER NOT NULL REFERENCES documents, position INTEGER NOT NULL,"
    " link INTEGER NOT NULL REFERENCES links, note INTEGER, line INTEGER NOT NULL,"
    " PRIMARY KEY (document, position)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX places_of_link ON places (link);"
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, scope TEXT NOT NULL,"
    " started INTEGER NOT NULL, finished INTEGER) STRICT;"
    "CREATE TABLE run_documents (run INTEGER NOT NULL REFERENCES runs, document INTEGER NOT NULL REFERENCES "
    "documents,"
    " PRIMARY KEY (run, document)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE observations (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs,"
    " link INTEGER NOT NULL REFERENCES links, at INTEGER NOT NULL, verdict INTEGER NOT NULL, hard INTEGER NOT "
    "NULL,"
    " moved INTEGER NOT NULL, http_code INTEGER NOT NULL, flags INTEGER NOT NULL, elapsed_ms INTEGER NOT NULL,"
    " reason TEXT NOT NULL, final_url TEXT NOT NULL, alternative TEXT NOT NULL, title TEXT NOT NULL,"
    " UNIQUE (run, link)) STRICT;"
    "CREATE INDEX observations_of_link ON observations (link, at);"
    "CREATE TABLE evidence (observation INTEGER NOT NULL REFERENCES observations, position INTEGER NOT NULL,"
    " hop INTEGER NOT NULL, method TEXT NOT NULL, url TEXT NOT NULL, http_code INTEGER NOT NULL,"
    " address TEXT NOT NULL, elapsed_ms INTEGER NOT NULL, error TEXT NOT NULL, rule TEXT NOT NULL,"
    " PRIMARY KEY (observation, position)) STRICT, WITHOUT ROWID;"
    "CREATE TRIGGER observations_stay BEFORE UPDATE ON observations"
    " BEGIN SELECT RAISE(ABORT, 'observations are only added'); END;"
    "CREATE TRIGGER observations_last BEFORE DELETE ON observations"
    " BEGIN SELECT RAISE(ABORT, 'observations are only added'); END;",

    /* 2: what pages said, and copies of them */
    "CREATE TABLE fingerprints (observation INTEGER PRIMARY KEY REFERENCES observations, title TEXT NOT NULL,"
    " simhash INTEGER NOT NULL, words INTEGER NOT NULL, hash TEXT NOT NULL, shingles BLOB) STRICT;"
    "CREATE TABLE drifts (observation INTEGER PRIMARY KEY REFERENCES observations, verdict INTEGER NOT NULL,"
    " against TEXT NOT NULL, title REAL, simhash REAL, jaccard REAL, dice REAL, cosine REAL) STRICT;"
    "CREATE TABLE archive_copies (id INTEGER PRIMARY KEY, link INTEGER NOT NULL REFERENCES links, url TEXT NOT "
    "NULL,"
    " captured INTEGER NOT NULL, asked_at INTEGER NOT NULL, http_code INTEGER NOT NULL,"
    " UNIQUE (link, url, asked_at)) STRICT;",

    /* 3: what a report shows of a document, and what a copy said */
    "ALTER TABLE documents ADD COLUMN callouts INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE notes ADD COLUMN label TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE notes ADD COLUMN source INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE places ADD COLUMN char INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE places ADD COLUMN page INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE places ADD COLUMN repairs INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE places ADD COLUMN confidence REAL NOT NULL DEFAULT 1;"
    "ALTER TABLE places ADD COLUMN spans TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE places ADD COLUMN work TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE places ADD COLUMN accessed INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE places ADD COLUMN issued INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE drifts ADD COLUMN words REAL;"
    "ALTER TABLE archive_copies ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE archive_copies ADD COLUMN original TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE archive_copies ADD COLUMN represents INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE archive_copies ADD COLUMN title TEXT;"
    "ALTER TABLE archive_copies ADD COLUMN simhash INTEGER;"
    "ALTER TABLE archive_copies ADD COLUMN words INTEGER;"
    "ALTER TABLE archive_copies ADD COLUMN hash TEXT;"
    "ALTER TABLE archive_copies ADD COLUMN shingles BLOB;",
};

const char *cite__schema_step(size_t number)
{
    return number >= 1 && number <= CITE__STORE_VERSION ? steps[number - 1] : NULL;
}
