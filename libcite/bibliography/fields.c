/*
 * bibliography/fields.c: see fields.h.
 *
 * Sources: CSL 1.0.2, appendices III and IV; the BibLaTeX manual, section 2; btxdoc, section 3; the RIS
 * specification, with the tags that Zotero and EndNote read.
 */
#include "bibliography/fields.h"

#include <stddef.h>
#include <string.h>

static const struct cite__type_row types[CITE_TYPE_COUNT_] = {
    [CITE_TYPE_DOCUMENT] = {"document", "misc", "misc", NULL, "GEN"},
    [CITE_TYPE_ARTICLE] = {"article", "misc", "online", "preprint", "UNPB"},
    [CITE_TYPE_ARTICLE_JOURNAL] = {"article-journal", "article", "article", NULL, "JOUR"},
    [CITE_TYPE_ARTICLE_MAGAZINE] = {"article-magazine", "article", "article", "magazine", "MGZN"},
    [CITE_TYPE_ARTICLE_NEWSPAPER] = {"article-newspaper", "article", "article", "newspaper", "NEWS"},
    [CITE_TYPE_BILL] = {"bill", "misc", "legislation", "bill", "BILL"},
    [CITE_TYPE_BOOK] = {"book", "book", "book", NULL, "BOOK"},
    [CITE_TYPE_BROADCAST] = {"broadcast", "misc", "misc", "broadcast", "SOUND"},
    [CITE_TYPE_CHAPTER] = {"chapter", "incollection", "incollection", NULL, "CHAP"},
    [CITE_TYPE_DATASET] = {"dataset", "misc", "dataset", NULL, "DATA"},
    [CITE_TYPE_HEARING] = {"hearing", "misc", "misc", "hearing", "HEAR"},
    [CITE_TYPE_INTERVIEW] = {"interview", "misc", "misc", "interview", "PCOMM"},
    [CITE_TYPE_LEGAL_CASE] = {"legal_case", "misc", "jurisdiction", NULL, "CASE"},
    [CITE_TYPE_LEGISLATION] = {"legislation", "misc", "legislation", NULL, "STAT"},
    [CITE_TYPE_MAP] = {"map", "misc", "misc", "map", "MAP"},
    [CITE_TYPE_MOTION_PICTURE] = {"motion_picture", "misc", "video", NULL, "MPCT"},
    [CITE_TYPE_PAPER_CONFERENCE] = {"paper-conference", "inproceedings", "inproceedings", NULL, "CPAPER"},
    [CITE_TYPE_PERSONAL_COMMUNICATION] = {"personal_communication", "misc", "letter", NULL, "PCOMM"},
    [CITE_TYPE_POST] = {"post", "misc", "online", "post", "ICOMM"},
    [CITE_TYPE_POST_WEBLOG] = {"post-weblog", "misc", "online", "weblog", "BLOG"},
    [CITE_TYPE_REGULATION] = {"regulation", "misc", "legal", "regulation", "LEGAL"},
    [CITE_TYPE_REPORT] = {"report", "techreport", "report", NULL, "RPRT"},
    [CITE_TYPE_SOFTWARE] = {"software", "misc", "software", NULL, "COMP"},
    [CITE_TYPE_SPEECH] = {"speech", "unpublished", "unpublished", "speech", "SLIDE"},
    [CITE_TYPE_STANDARD] = {"standard", "misc", "standard", NULL, "STAND"},
    [CITE_TYPE_THESIS] = {"thesis", "phdthesis", "thesis", NULL, "THES"},
    [CITE_TYPE_TREATY] = {"treaty", "misc", "legal", "treaty", "GEN"},
    [CITE_TYPE_WEBPAGE] = {"webpage", "misc", "online", NULL, "ELEC"},
};

static const struct cite__field_row fields[CITE_FIELD_COUNT_] = {
    [CITE_FIELD_TITLE] = {"title", "title", "title", "TI"},
    [CITE_FIELD_TITLE_SHORT] = {"title-short", "shorttitle", "shorttitle", "ST"},
    [CITE_FIELD_TITLE_TRANSLATED] = {"title-translated", "titleaddon", "titleaddon", "TT"},
    [CITE_FIELD_CONTAINER_TITLE] = {"container-title", "howpublished", "journaltitle", "T2"},
    [CITE_FIELD_COLLECTION_TITLE] = {"collection-title", "series", "series", "T3"},
    [CITE_FIELD_COLLECTION_NUMBER] = {"collection-number", NULL, NULL, NULL},
    [CITE_FIELD_PUBLISHER] = {"publisher", "publisher", "publisher", "PB"},
    [CITE_FIELD_PUBLISHER_PLACE] = {"publisher-place", "address", "location", "CY"},
    [CITE_FIELD_EVENT_TITLE] = {"event-title", "eventtitle", "eventtitle", NULL},
    [CITE_FIELD_EVENT_PLACE] = {"event-place", "venue", "venue", NULL},
    [CITE_FIELD_AUTHORITY] = {"authority", "organization", "organization", NULL},
    [CITE_FIELD_GENRE] = {"genre", "type", "type", "M3"},
    [CITE_FIELD_MEDIUM] = {"medium", NULL, "howpublished", NULL},
    [CITE_FIELD_VOLUME] = {"volume", "volume", "volume", "VL"},
    [CITE_FIELD_ISSUE] = {"issue", NULL, NULL, "IS"},
    [CITE_FIELD_NUMBER] = {"number", "number", "number", "M1"},
    [CITE_FIELD_PAGE] = {"page", "pages", "pages", "SP"},
    [CITE_FIELD_EDITION] = {"edition", "edition", "edition", "ET"},
    [CITE_FIELD_CHAPTER_NUMBER] = {"chapter-number", "chapter", "chapter", NULL},
    [CITE_FIELD_SECTION] = {"section", "section", "section", "SE"},
    [CITE_FIELD_STATUS] = {"status", "pubstate", "pubstate", NULL},
    [CITE_FIELD_LANGUAGE] = {"language", "language", "language", "LA"},
    [CITE_FIELD_ARCHIVE] = {"archive", "library", "library", "AV"},
    [CITE_FIELD_SOURCE] = {"source", NULL, NULL, "DB"},
    [CITE_FIELD_NOTE] = {"note", "note", "note", "N1"},
    [CITE_FIELD_URL] = {"URL", "url", "url", "UR"},
    [CITE_FIELD_DOI] = {"DOI", "doi", "doi", "DO"},
    [CITE_FIELD_ISBN] = {"ISBN", "isbn", "isbn", "SN"},
    [CITE_FIELD_ISSN] = {"ISSN", "issn", "issn", "SN"},
    [CITE_FIELD_PMID] = {"PMID", "pmid", "pmid", NULL},
    [CITE_FIELD_PMCID] = {"PMCID", "pmcid", "pmcid", NULL},
};

static const struct cite__field_row roles[CITE_ROLE_COUNT_] = {
    [CITE_ROLE_AUTHOR] = {"author", "author", "author", "AU"},
    [CITE_ROLE_EDITOR] = {"editor", "editor", "editor", "ED"},
    [CITE_ROLE_TRANSLATOR] = {"translator", "translator", "translator", "A4"},
    [CITE_ROLE_CONTAINER_AUTHOR] = {"container-author", "bookauthor", "bookauthor", "A2"},
    [CITE_ROLE_COLLECTION_EDITOR] = {"collection-editor", NULL, NULL, "A3"},
    [CITE_ROLE_INTERVIEWER] = {"interviewer", NULL, NULL, NULL},
    [CITE_ROLE_RECIPIENT] = {"recipient", NULL, NULL, NULL},
};

static const struct cite__field_row whens[CITE_WHEN_COUNT_] = {
    [CITE_WHEN_ISSUED] = {"issued", "date", "date", "DA"},
    [CITE_WHEN_ACCESSED] = {"accessed", "urldate", "urldate", "Y2"},
    [CITE_WHEN_EVENT] = {"event-date", "eventdate", "eventdate", NULL},
    [CITE_WHEN_ORIGINAL] = {"original-date", "origdate", "origdate", NULL},
};

/*
 * Where a type calls a field otherwise. NULL means: as in the table of fields; NOTHING: the format has no name for it in
 * an entry of that type. In one type no two fields have one name, so that what was written can be read again; but ISBN
 * and ISSN, which their digits tell apart, share RIS's SN.
 */
#define NOTHING ""

static const struct {
    cite_type type;
    cite_field field;
    const char *names[3]; /* by enum cite__dialect */
} exceptions[] = {
    {CITE_TYPE_ARTICLE, CITE_FIELD_CONTAINER_TITLE, {NULL, "organization", NULL}},
    {CITE_TYPE_ARTICLE, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_ARTICLE_JOURNAL, CITE_FIELD_CONTAINER_TITLE, {"journal", "journaltitle", NULL}},
    {CITE_TYPE_ARTICLE_JOURNAL, CITE_FIELD_ISSUE, {"number", "number", NULL}},
    {CITE_TYPE_ARTICLE_JOURNAL, CITE_FIELD_NUMBER, {NOTHING, NOTHING, NULL}},
    {CITE_TYPE_ARTICLE_MAGAZINE, CITE_FIELD_CONTAINER_TITLE, {"journal", "journaltitle", NULL}},
    {CITE_TYPE_ARTICLE_MAGAZINE, CITE_FIELD_ISSUE, {"number", "number", NULL}},
    {CITE_TYPE_ARTICLE_MAGAZINE, CITE_FIELD_NUMBER, {NOTHING, NOTHING, NULL}},
    {CITE_TYPE_ARTICLE_NEWSPAPER, CITE_FIELD_CONTAINER_TITLE, {"journal", "journaltitle", NULL}},
    {CITE_TYPE_ARTICLE_NEWSPAPER, CITE_FIELD_ISSUE, {"number", "number", NULL}},
    {CITE_TYPE_ARTICLE_NEWSPAPER, CITE_FIELD_NUMBER, {NOTHING, NOTHING, NULL}},
    {CITE_TYPE_BILL, CITE_FIELD_AUTHORITY, {NULL, NULL, "T3"}},
    {CITE_TYPE_BILL, CITE_FIELD_COLLECTION_TITLE, {NULL, NULL, NOTHING}},
    {CITE_TYPE_BILL, CITE_FIELD_CHAPTER_NUMBER, {NULL, NULL, "ET"}},
    {CITE_TYPE_BILL, CITE_FIELD_EDITION, {NULL, NULL, NOTHING}},
    {CITE_TYPE_BROADCAST, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NULL}},
    {CITE_TYPE_BROADCAST, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {CITE_TYPE_BROADCAST, CITE_FIELD_PUBLISHER, {NULL, "organization", NULL}},
    {CITE_TYPE_BROADCAST, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_CHAPTER, CITE_FIELD_CONTAINER_TITLE, {"booktitle", "booktitle", NULL}},
    {CITE_TYPE_DOCUMENT, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NULL}},
    {CITE_TYPE_DOCUMENT, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {CITE_TYPE_DOCUMENT, CITE_FIELD_PUBLISHER, {NULL, "organization", NULL}},
    {CITE_TYPE_DOCUMENT, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_HEARING, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NOTHING}},
    {CITE_TYPE_HEARING, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {CITE_TYPE_HEARING, CITE_FIELD_AUTHORITY, {NULL, NULL, "T3"}},
    {CITE_TYPE_HEARING, CITE_FIELD_COLLECTION_TITLE, {NULL, NULL, NOTHING}},
    {CITE_TYPE_HEARING, CITE_FIELD_SECTION, {NULL, NULL, "T2"}},
    {CITE_TYPE_INTERVIEW, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NULL}},
    {CITE_TYPE_INTERVIEW, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {CITE_TYPE_INTERVIEW, CITE_FIELD_PUBLISHER, {NULL, "organization", NULL}},
    {CITE_TYPE_INTERVIEW, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_LEGAL_CASE, CITE_FIELD_AUTHORITY, {NULL, "institution", "PB"}},
    {CITE_TYPE_LEGAL_CASE, CITE_FIELD_PUBLISHER, {NULL, NULL, NOTHING}},
    {CITE_TYPE_MAP, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NULL}},
    {CITE_TYPE_MAP, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {CITE_TYPE_MAP, CITE_FIELD_PUBLISHER, {NULL, "organization", NULL}},
    {CITE_TYPE_MAP, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_PAPER_CONFERENCE, CITE_FIELD_CONTAINER_TITLE, {"booktitle", "booktitle", NULL}},
    {CITE_TYPE_POST, CITE_FIELD_CONTAINER_TITLE, {NULL, "organization", NULL}},
    {CITE_TYPE_POST, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_POST_WEBLOG, CITE_FIELD_CONTAINER_TITLE, {NULL, "organization", NULL}},
    {CITE_TYPE_POST_WEBLOG, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_REPORT, CITE_FIELD_PUBLISHER, {"institution", "institution", NULL}},
    {CITE_TYPE_REPORT, CITE_FIELD_NUMBER, {NULL, NULL, "SN"}},
    {CITE_TYPE_REPORT, CITE_FIELD_ISBN, {NULL, NULL, NOTHING}},
    {CITE_TYPE_REPORT, CITE_FIELD_ISSN, {NULL, NULL, NOTHING}},
    {CITE_TYPE_SOFTWARE, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NULL}},
    {CITE_TYPE_SOFTWARE, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {CITE_TYPE_SOFTWARE, CITE_FIELD_PUBLISHER, {NULL, "organization", NULL}},
    {CITE_TYPE_SOFTWARE, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {CITE_TYPE_SPEECH, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NULL}},
    {CITE_TYPE_SPEECH, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {CITE_TYPE_THESIS, CITE_FIELD_PUBLISHER, {"school", "institution", NULL}},
    {CITE_TYPE_WEBPAGE, CITE_FIELD_CONTAINER_TITLE, {NULL, "organization", NULL}},
    {CITE_TYPE_WEBPAGE, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
};

#define EXCEPTION_COUNT (sizeof exceptions / sizeof exceptions[0])

const struct cite__type_row *cite__type_row(cite_type type)
{
    return &types[(size_t)type < CITE_TYPE_COUNT_ ? type : CITE_TYPE_DOCUMENT];
}

const struct cite__field_row *cite__role_row(cite_role role)
{
    return &roles[role];
}

const struct cite__field_row *cite__when_row(cite_when when)
{
    return &whens[when];
}

static const char *name_in(const struct cite__field_row *row, enum cite__dialect dialect)
{
    switch (dialect) {
    case CITE__DIALECT_BIBTEX: return row->bibtex;
    case CITE__DIALECT_BIBLATEX: return row->biblatex;
    case CITE__DIALECT_RIS: return row->ris;
    }
    return NULL;
}

const char *cite__field_called(cite_field field, cite_type type, enum cite__dialect dialect)
{
    for (size_t i = 0; i < EXCEPTION_COUNT; i++) {
        const char *name = exceptions[i].names[dialect];
        if (exceptions[i].type == type && exceptions[i].field == field && name)
            return *name ? name : NULL;
    }
    return name_in(&fields[field], dialect);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Two types that are written alike. */
static bool written_alike(const struct cite__type_row *a, const struct cite__type_row *b,
                          enum cite__dialect dialect)
{
    switch (dialect) {
    case CITE__DIALECT_BIBTEX: return same_text(a->bibtex, b->bibtex);
    case CITE__DIALECT_BIBLATEX:
        return same_text(a->biblatex, b->biblatex) && same_text(a->subtype, b->subtype);
    case CITE__DIALECT_RIS: return same_text(a->ris, b->ris);
    }
    return false;
}

/* The first type of those that are written alike is the one that is meant where nothing is said. */
bool cite__type_is_told(cite_type type, enum cite__dialect dialect)
{
    for (size_t i = 0; i < (size_t)type && i < CITE_TYPE_COUNT_; i++) {
        if (written_alike(&types[i], cite__type_row(type), dialect))
            return false;
    }
    return true;
}

const char *cite_type_name(cite_type type)
{
    return (size_t)type < CITE_TYPE_COUNT_ ? types[type].csl : NULL;
}

const char *cite_field_name(cite_field field)
{
    return (size_t)field < CITE_FIELD_COUNT_ ? fields[field].csl : NULL;
}

const char *cite_role_name(cite_role role)
{
    return (size_t)role < CITE_ROLE_COUNT_ ? roles[role].csl : NULL;
}

const char *cite_when_name(cite_when when)
{
    return (size_t)when < CITE_WHEN_COUNT_ ? whens[when].csl : NULL;
}
