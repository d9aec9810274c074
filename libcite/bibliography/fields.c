/*
 * bibliography/fields.c: see fields.h.
 *
 * Sources: CSL 1.0.2, appendices III and IV; the BibLaTeX manual, section 2; btxdoc, section 3; the RIS
 * specification, with the tags that Zotero and EndNote read.
 */
#include "bibliography/fields.h"

#include "core/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
    [CITE_TYPE_CLASSIC] = {"classic", "book", "book", "classic", "CLSWK"},
    [CITE_TYPE_COLLECTION] = {"collection", "misc", "misc", "collection", "GEN"},
    [CITE_TYPE_ENTRY] = {"entry", "incollection", "inreference", "entry", "GEN"},
    [CITE_TYPE_ENTRY_DICTIONARY] = {"entry-dictionary", "incollection", "inreference", "dictionary", "DICT"},
    [CITE_TYPE_ENTRY_ENCYCLOPEDIA] = {"entry-encyclopedia", "incollection", "inreference", NULL, "ENCYC"},
    [CITE_TYPE_EVENT] = {"event", "misc", "misc", "event", "GEN"},
    [CITE_TYPE_FIGURE] = {"figure", "misc", "misc", "figure", "FIGURE"},
    [CITE_TYPE_GRAPHIC] = {"graphic", "misc", "misc", "graphic", "ART"},
    [CITE_TYPE_MANUSCRIPT] = {"manuscript", "unpublished", "unpublished", NULL, "MANSCPT"},
    [CITE_TYPE_MUSICAL_SCORE] = {"musical_score", "misc", "misc", "score", "MUSIC"},
    [CITE_TYPE_PAMPHLET] = {"pamphlet", "booklet", "booklet", NULL, "PAMP"},
    [CITE_TYPE_PATENT] = {"patent", "misc", "patent", NULL, "PAT"},
    [CITE_TYPE_PERFORMANCE] = {"performance", "misc", "misc", "performance", "GEN"},
    [CITE_TYPE_PERIODICAL] = {"periodical", "misc", "periodical", NULL, "JFULL"},
    [CITE_TYPE_REVIEW] = {"review", "article", "article", "review", "JOUR"},
    [CITE_TYPE_REVIEW_BOOK] = {"review-book", "article", "article", "bookreview", "JOUR"},
    [CITE_TYPE_SONG] = {"song", "misc", "audio", NULL, "SOUND"},
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
    [CITE_FIELD_ABSTRACT] = {"abstract", "abstract", "abstract", "AB"},
    [CITE_FIELD_ANNOTE] = {"annote", "annote", "annotation", NULL},
    [CITE_FIELD_ARCHIVE_COLLECTION] = {"archive_collection", NULL, NULL, NULL},
    [CITE_FIELD_ARCHIVE_LOCATION] = {"archive_location", NULL, NULL, "AN"},
    [CITE_FIELD_ARCHIVE_PLACE] = {"archive-place", NULL, NULL, NULL},
    [CITE_FIELD_CALL_NUMBER] = {"call-number", NULL, NULL, "CN"},
    [CITE_FIELD_CONTAINER_TITLE_SHORT] = {"container-title-short", "shortjournal", "shortjournal", "J2"},
    [CITE_FIELD_DIMENSIONS] = {"dimensions", NULL, NULL, NULL},
    [CITE_FIELD_DIVISION] = {"division", NULL, NULL, NULL},
    [CITE_FIELD_JURISDICTION] = {"jurisdiction", NULL, NULL, NULL},
    [CITE_FIELD_KEYWORD] = {"keyword", "keywords", "keywords", "KW"},
    [CITE_FIELD_NUMBER_OF_PAGES] = {"number-of-pages", "pagetotal", "pagetotal", NULL},
    [CITE_FIELD_NUMBER_OF_VOLUMES] = {"number-of-volumes", "volumes", "volumes", "NV"},
    [CITE_FIELD_ORIGINAL_PUBLISHER] = {"original-publisher", "origpublisher", "origpublisher", NULL},
    [CITE_FIELD_ORIGINAL_PUBLISHER_PLACE] = {"original-publisher-place", "origlocation", "origlocation", NULL},
    [CITE_FIELD_ORIGINAL_TITLE] = {"original-title", "origtitle", "origtitle", NULL},
    [CITE_FIELD_PART] = {"part", "part", "part", NULL},
    [CITE_FIELD_PART_TITLE] = {"part-title", NULL, NULL, NULL},
    [CITE_FIELD_PRINTING] = {"printing", NULL, NULL, NULL},
    [CITE_FIELD_REFERENCES] = {"references", NULL, NULL, NULL},
    [CITE_FIELD_REVIEWED_GENRE] = {"reviewed-genre", NULL, NULL, NULL},
    [CITE_FIELD_REVIEWED_TITLE] = {"reviewed-title", NULL, NULL, "RI"},
    [CITE_FIELD_SCALE] = {"scale", NULL, NULL, NULL},
    [CITE_FIELD_SUPPLEMENT] = {"supplement", NULL, NULL, NULL},
    [CITE_FIELD_VERSION] = {"version", "version", "version", NULL},
    [CITE_FIELD_VOLUME_TITLE] = {"volume-title", NULL, NULL, NULL},
    [CITE_FIELD_VOLUME_TITLE_SHORT] = {"volume-title-short", NULL, NULL, NULL},
};

static const struct cite__field_row roles[CITE_ROLE_COUNT_] = {
    [CITE_ROLE_AUTHOR] = {"author", "author", "author", "AU"},
    [CITE_ROLE_EDITOR] = {"editor", "editor", "editor", "ED"},
    [CITE_ROLE_TRANSLATOR] = {"translator", "translator", "translator", "A4"},
    [CITE_ROLE_CONTAINER_AUTHOR] = {"container-author", "bookauthor", "bookauthor", NULL},
    [CITE_ROLE_COLLECTION_EDITOR] = {"collection-editor", NULL, NULL, "A3"},
    [CITE_ROLE_INTERVIEWER] = {"interviewer", NULL, NULL, NULL},
    [CITE_ROLE_RECIPIENT] = {"recipient", NULL, NULL, NULL},
    [CITE_ROLE_CHAIR] = {"chair", NULL, NULL, NULL},
    [CITE_ROLE_COMPILER] = {"compiler", NULL, NULL, NULL},
    [CITE_ROLE_COMPOSER] = {"composer", NULL, NULL, NULL},
    [CITE_ROLE_CONTRIBUTOR] = {"contributor", NULL, NULL, NULL},
    [CITE_ROLE_CURATOR] = {"curator", NULL, NULL, NULL},
    [CITE_ROLE_DIRECTOR] = {"director", NULL, NULL, NULL},
    [CITE_ROLE_EDITORIAL_DIRECTOR] = {"editorial-director", NULL, NULL, NULL},
    [CITE_ROLE_EXECUTIVE_PRODUCER] = {"executive-producer", NULL, NULL, NULL},
    [CITE_ROLE_GUEST] = {"guest", NULL, NULL, NULL},
    [CITE_ROLE_HOST] = {"host", NULL, NULL, NULL},
    [CITE_ROLE_ILLUSTRATOR] = {"illustrator", NULL, NULL, NULL},
    [CITE_ROLE_NARRATOR] = {"narrator", NULL, NULL, NULL},
    [CITE_ROLE_ORGANIZER] = {"organizer", NULL, NULL, NULL},
    [CITE_ROLE_ORIGINAL_AUTHOR] = {"original-author", NULL, NULL, NULL},
    [CITE_ROLE_PERFORMER] = {"performer", NULL, NULL, NULL},
    [CITE_ROLE_PRODUCER] = {"producer", NULL, NULL, NULL},
    [CITE_ROLE_REVIEWED_AUTHOR] = {"reviewed-author", NULL, NULL, NULL},
    [CITE_ROLE_SCRIPT_WRITER] = {"script-writer", NULL, NULL, NULL},
    [CITE_ROLE_SERIES_CREATOR] = {"series-creator", NULL, NULL, NULL},
};

static const struct cite__field_row whens[CITE_WHEN_COUNT_] = {
    [CITE_WHEN_ISSUED] = {"issued", "date", "date", "DA"},
    [CITE_WHEN_ACCESSED] = {"accessed", "urldate", "urldate", "Y2"},
    [CITE_WHEN_EVENT] = {"event-date", "eventdate", "eventdate", NULL},
    [CITE_WHEN_ORIGINAL] = {"original-date", "origdate", "origdate", NULL},
    [CITE_WHEN_SUBMITTED] = {"submitted", NULL, NULL, NULL},
    [CITE_WHEN_AVAILABLE] = {"available-date", NULL, NULL, NULL},
};

/* Sets of types. */
#define ONE(type) (UINT64_C(1) << CITE_TYPE_##type)
#define PERIODICAL                                                                                             \
    (ONE(ARTICLE_JOURNAL) | ONE(ARTICLE_MAGAZINE) | ONE(ARTICLE_NEWSPAPER) | ONE(PERIODICAL) | ONE(REVIEW) |   \
     ONE(REVIEW_BOOK))
#define PART_OF_BOOK                                                                                           \
    (ONE(CHAPTER) | ONE(PAPER_CONFERENCE) | ONE(ENTRY) | ONE(ENTRY_DICTIONARY) | ONE(ENTRY_ENCYCLOPEDIA))
#define WHOLE_BOOK (ONE(BOOK) | ONE(CLASSIC))
#define WEB        (ONE(ARTICLE) | ONE(WEBPAGE) | ONE(POST) | ONE(POST_WEBLOG))
/* What BibLaTeX writes as @misc, but for hearings, which have a body of their own. */
#define SUNDRY                                                                                                 \
    (ONE(BROADCAST) | ONE(COLLECTION) | ONE(DOCUMENT) | ONE(EVENT) | ONE(FIGURE) | ONE(GRAPHIC) |              \
     ONE(INTERVIEW) | ONE(MAP) | ONE(MUSICAL_SCORE) | ONE(PERFORMANCE) | ONE(SOFTWARE))
#define LOOSE (SUNDRY | ONE(HEARING) | ONE(MANUSCRIPT) | ONE(SPEECH))

_Static_assert(CITE_TYPE_COUNT_ <= 64, "a set of types is 64 bits");

/*
 * Where some types call a field otherwise. NULL means: as in the table of fields; NOTHING: the format has no name for it in
 * an entry of that type. In one type no two fields have one name, so that what was written can be read again; but ISBN
 * and ISSN, which their digits tell apart, share RIS's SN.
 */
#define NOTHING ""

static const struct {
    uint64_t types;
    cite_field field;
    const char *names[3]; /* by enum cite__dialect */
} exceptions[] = {
    {PERIODICAL, CITE_FIELD_CONTAINER_TITLE, {"journal", "journaltitle", NULL}},
    {PERIODICAL, CITE_FIELD_ISSUE, {"number", "number", NULL}},
    {PERIODICAL, CITE_FIELD_NUMBER, {"eid", "eid", NULL}},
    {PERIODICAL, CITE_FIELD_VOLUME_TITLE, {"issuetitle", "issuetitle", NULL}},
    {PART_OF_BOOK, CITE_FIELD_CONTAINER_TITLE, {"booktitle", "booktitle", NULL}},
    {PART_OF_BOOK | WHOLE_BOOK, CITE_FIELD_COLLECTION_NUMBER, {"number", "number", NULL}},
    {PART_OF_BOOK | WHOLE_BOOK, CITE_FIELD_NUMBER, {NOTHING, NOTHING, NULL}},
    {WHOLE_BOOK, CITE_FIELD_CONTAINER_TITLE, {"maintitle", "maintitle", NULL}},
    {WEB, CITE_FIELD_CONTAINER_TITLE, {NULL, "organization", NULL}},
    {WEB, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {LOOSE, CITE_FIELD_CONTAINER_TITLE, {NULL, "howpublished", NULL}},
    {LOOSE, CITE_FIELD_MEDIUM, {NULL, NOTHING, NULL}},
    {SUNDRY, CITE_FIELD_PUBLISHER, {NULL, "organization", NULL}},
    {SUNDRY, CITE_FIELD_AUTHORITY, {NULL, NOTHING, NULL}},
    {ONE(REPORT), CITE_FIELD_PUBLISHER, {"institution", "institution", NULL}},
    {ONE(REPORT), CITE_FIELD_NUMBER, {NULL, NULL, "SN"}},
    {ONE(REPORT), CITE_FIELD_ISBN, {NULL, NULL, NOTHING}},
    {ONE(REPORT), CITE_FIELD_ISSN, {NULL, NULL, NOTHING}},
    {ONE(THESIS), CITE_FIELD_PUBLISHER, {"school", "institution", NULL}},
    {ONE(LEGAL_CASE), CITE_FIELD_AUTHORITY, {NULL, "institution", "PB"}},
    {ONE(LEGAL_CASE), CITE_FIELD_PUBLISHER, {NULL, NULL, NOTHING}},
    {ONE(HEARING) | ONE(BILL), CITE_FIELD_AUTHORITY, {NULL, NULL, "T3"}},
    {ONE(HEARING) | ONE(BILL), CITE_FIELD_COLLECTION_TITLE, {NULL, NULL, NOTHING}},
    {ONE(HEARING), CITE_FIELD_SECTION, {NULL, NULL, "T2"}},
    {ONE(HEARING), CITE_FIELD_CONTAINER_TITLE, {NULL, NULL, NOTHING}},
    {ONE(BILL), CITE_FIELD_CHAPTER_NUMBER, {NULL, NULL, "ET"}},
    {ONE(BILL), CITE_FIELD_EDITION, {NULL, NULL, NOTHING}},
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

const char *cite__row_name(const struct cite__field_row *row, enum cite__dialect dialect)
{
    switch (dialect) {
    case CITE__DIALECT_BIBTEX: return row->bibtex;
    case CITE__DIALECT_BIBLATEX: return row->biblatex;
    case CITE__DIALECT_RIS: return row->ris;
    }
    return NULL;
}

const char *cite__field_native(cite_field field, cite_type type, enum cite__dialect dialect)
{
    for (size_t i = 0; i < EXCEPTION_COUNT; i++) {
        const char *name = exceptions[i].names[dialect];
        if (exceptions[i].field == field && name && (exceptions[i].types >> type & 1))
            return name[0] != '\0' ? name : NULL;
    }
    return cite__row_name(&fields[field], dialect);
}

static bool same_word(const char *word, cite_str text)
{
    return word && cite__to_lower(word[0]) == cite__to_lower(text.ptr[0]) &&
           cite__str_equal_nocase(cite_str_from(word), text);
}

/* Whether an exception takes the place of the table's name. */
static bool is_exempt(cite_field field, cite_type type, enum cite__dialect dialect)
{
    for (size_t i = 0; i < EXCEPTION_COUNT; i++) {
        if (exceptions[i].field == field && exceptions[i].names[dialect] && (exceptions[i].types >> type & 1))
            return true;
    }
    return false;
}

cite_field cite__field_by_native(cite_str name, cite_type type, enum cite__dialect dialect)
{
    for (size_t i = 0; i < EXCEPTION_COUNT; i++) {
        if ((exceptions[i].types >> type & 1) && same_word(exceptions[i].names[dialect], name))
            return exceptions[i].field;
    }
    for (int i = 0; i < CITE_FIELD_COUNT_; i++) {
        if (same_word(cite__row_name(&fields[i], dialect), name) && !is_exempt((cite_field)i, type, dialect))
            return (cite_field)i;
    }
    return CITE_FIELD_COUNT_;
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
