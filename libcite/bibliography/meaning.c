/*
 * bibliography/meaning.c: see meaning.h.
 *
 * Sources besides those of fields.c: biber's and pandoc's lists of entry types and fields, the tags that EndNote, Zotero
 * and Mendeley write.
 */
#include "bibliography/meaning.h"

#include "core/str.h"

#include <stddef.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* What a CSL word that no dialect knows begins with, where it would mean something else without. */
#define CSL_PREFIX CITE__LIT("csl-")

/* Words that several types are written with: the type that they mean where nothing else is said. */
static const struct {
    enum cite__dialect dialect;
    const char *word;
    cite_type type;
} plain_types[] = {
    {CITE__DIALECT_BIBTEX, "unpublished", CITE_TYPE_MANUSCRIPT},
    {CITE__DIALECT_BIBLATEX, "unpublished", CITE_TYPE_MANUSCRIPT},
    {CITE__DIALECT_RIS, "SOUND", CITE_TYPE_SONG},
    {CITE__DIALECT_RIS, "PCOMM", CITE_TYPE_PERSONAL_COMMUNICATION},
};

/* Entry types that are read and never written. */
static const struct {
    const char *word;
    cite_type type;
    const char *genre;
} tex_types[] = {
    {"inbook", CITE_TYPE_CHAPTER, NULL},
    {"bookinbook", CITE_TYPE_CHAPTER, NULL},
    {"suppbook", CITE_TYPE_CHAPTER, NULL},
    {"suppcollection", CITE_TYPE_CHAPTER, NULL},
    {"conference", CITE_TYPE_PAPER_CONFERENCE, NULL},
    {"proceedings", CITE_TYPE_BOOK, NULL},
    {"mvproceedings", CITE_TYPE_BOOK, NULL},
    {"mvbook", CITE_TYPE_BOOK, NULL},
    {"collection", CITE_TYPE_BOOK, NULL},
    {"mvcollection", CITE_TYPE_BOOK, NULL},
    {"reference", CITE_TYPE_BOOK, NULL},
    {"mvreference", CITE_TYPE_BOOK, NULL},
    {"manual", CITE_TYPE_BOOK, NULL},
    {"mastersthesis", CITE_TYPE_THESIS, "Master’s thesis"},
    {"electronic", CITE_TYPE_WEBPAGE, NULL},
    {"www", CITE_TYPE_WEBPAGE, NULL},
    {"suppperiodical", CITE_TYPE_ARTICLE_JOURNAL, NULL},
    {"newsarticle", CITE_TYPE_ARTICLE_NEWSPAPER, NULL},
    {"movie", CITE_TYPE_MOTION_PICTURE, NULL},
    {"music", CITE_TYPE_SONG, NULL},
    {"artwork", CITE_TYPE_GRAPHIC, NULL},
    {"image", CITE_TYPE_GRAPHIC, NULL},
    {"preprint", CITE_TYPE_ARTICLE, NULL},
};

static const struct {
    const char *word;
    cite_type type;
} ris_types[] = {
    {"ABST", CITE_TYPE_ARTICLE_JOURNAL},
    {"ADVS", CITE_TYPE_MOTION_PICTURE},
    {"AGGR", CITE_TYPE_DATASET},
    {"ANCIENT", CITE_TYPE_CLASSIC},
    {"CHART", CITE_TYPE_FIGURE},
    {"CONF", CITE_TYPE_PAPER_CONFERENCE},
    {"CTLG", CITE_TYPE_BOOK},
    {"DBASE", CITE_TYPE_DATASET},
    {"EBOOK", CITE_TYPE_BOOK},
    {"ECHAP", CITE_TYPE_CHAPTER},
    {"EDBOOK", CITE_TYPE_BOOK},
    {"EJOUR", CITE_TYPE_ARTICLE_JOURNAL},
    {"EQUA", CITE_TYPE_FIGURE},
    {"GOVDOC", CITE_TYPE_REPORT},
    {"GRANT", CITE_TYPE_REPORT},
    {"INPR", CITE_TYPE_ARTICLE_JOURNAL},
    {"MGZN", CITE_TYPE_ARTICLE_MAGAZINE},
    {"MULTI", CITE_TYPE_DOCUMENT},
    {"SER", CITE_TYPE_BOOK},
    {"UNBILL", CITE_TYPE_BILL},
    {"UNPD", CITE_TYPE_MANUSCRIPT},
    {"VIDEO", CITE_TYPE_MOTION_PICTURE},
    {"WEB", CITE_TYPE_WEBPAGE},
};

/* Names of fields that are read and never written. */
struct alias {
    const char *name;
    enum cite__meaning_kind kind;
    unsigned index;
};

static const struct alias tex_names[] = {
    {"journal", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE},
    {"journaltitle", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE},
    {"booktitle", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE},
    {"maintitle", CITE__MEANS_FIELD, CITE_FIELD_COLLECTION_TITLE},
    {"school", CITE__MEANS_FIELD, CITE_FIELD_PUBLISHER},
    {"institution", CITE__MEANS_FIELD, CITE_FIELD_PUBLISHER},
    {"annotation", CITE__MEANS_FIELD, CITE_FIELD_ANNOTE},
    {"annote", CITE__MEANS_FIELD, CITE_FIELD_ANNOTE},
    {"keyword", CITE__MEANS_FIELD, CITE_FIELD_KEYWORD},
    {"issue", CITE__MEANS_FIELD, CITE_FIELD_ISSUE},
    {"eid", CITE__MEANS_FIELD, CITE_FIELD_NUMBER},
    {"lastchecked", CITE__MEANS_WHEN, CITE_WHEN_ACCESSED},
    {"lastaccessed", CITE__MEANS_WHEN, CITE_WHEN_ACCESSED},
    {"origyear", CITE__MEANS_WHEN, CITE_WHEN_ORIGINAL},
};

static const struct alias ris_names[] = {
    {"T1", CITE__MEANS_FIELD, CITE_FIELD_TITLE},
    {"CT", CITE__MEANS_FIELD, CITE_FIELD_TITLE},
    {"JO", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE},
    {"JF", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE},
    {"BT", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE},
    {"JA", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE_SHORT},
    {"J1", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE_SHORT},
    {"N2", CITE__MEANS_FIELD, CITE_FIELD_ABSTRACT},
    {"CP", CITE__MEANS_FIELD, CITE_FIELD_ISSUE},
    {"PP", CITE__MEANS_FIELD, CITE_FIELD_PUBLISHER_PLACE},
    {"VO", CITE__MEANS_FIELD, CITE_FIELD_VOLUME},
    {"DI", CITE__MEANS_FIELD, CITE_FIELD_DOI},
    {"LK", CITE__MEANS_FIELD, CITE_FIELD_URL},
    {"DP", CITE__MEANS_FIELD, CITE_FIELD_SOURCE},
    {"A1", CITE__MEANS_ROLE, CITE_ROLE_AUTHOR},
    {"A2", CITE__MEANS_ROLE, CITE_ROLE_EDITOR},
    {"PY", CITE__MEANS_WHEN, CITE_WHEN_ISSUED},
    {"Y1", CITE__MEANS_WHEN, CITE_WHEN_ISSUED},
};

/* Names that CSL variables have elsewhere. */
static const struct alias csl_names[] = {
    {"event", CITE__MEANS_FIELD, CITE_FIELD_EVENT_TITLE},
    {"journalAbbreviation", CITE__MEANS_FIELD, CITE_FIELD_CONTAINER_TITLE_SHORT},
    {"shortTitle", CITE__MEANS_FIELD, CITE_FIELD_TITLE_SHORT},
    {"part-number", CITE__MEANS_FIELD, CITE_FIELD_PART},
    {"printing-number", CITE__MEANS_FIELD, CITE_FIELD_PRINTING},
    {"supplement-number", CITE__MEANS_FIELD, CITE_FIELD_SUPPLEMENT},
};

static const struct cite__meaning nothing = {CITE__MEANS_NOTHING, 0};

static bool is_word(const char *word, cite_str text)
{
    return word && cite__to_lower(word[0]) == cite__to_lower(text.ptr[0]) &&
           cite__str_equal_nocase(cite_str_from(word), text);
}

static const char *type_in(const struct cite__type_row *row, enum cite__dialect dialect)
{
    switch (dialect) {
    case CITE__DIALECT_BIBTEX: return row->bibtex;
    case CITE__DIALECT_BIBLATEX: return row->biblatex;
    case CITE__DIALECT_RIS: return row->ris;
    }
    return NULL;
}

cite_type cite__type_word(cite_str word)
{
    for (int i = 0; word.len > 0 && i < CITE_TYPE_COUNT_; i++) {
        if (cite__str_equal(cite_str_from(cite_type_name((cite_type)i)), word))
            return (cite_type)i;
    }
    return CITE_TYPE_COUNT_;
}

/* By the rows of one dialect: the subtype decides, and where no row has it, the row without one. */
static cite_type type_by_rows(cite_str word, cite_str subtype, enum cite__dialect dialect)
{
    cite_type found = CITE_TYPE_COUNT_;

    for (int i = 0; i < CITE_TYPE_COUNT_; i++) {
        const struct cite__type_row *row = cite__type_row((cite_type)i);
        const char *wanted = dialect == CITE__DIALECT_BIBLATEX ? row->subtype : NULL;
        if (!is_word(type_in(row, dialect), word))
            continue;
        if (wanted && subtype.len > 0 && is_word(wanted, subtype))
            return (cite_type)i;
        if (!wanted && found == CITE_TYPE_COUNT_)
            found = (cite_type)i;
    }
    for (size_t i = 0; i < COUNT(plain_types); i++) {
        if (plain_types[i].dialect == dialect && is_word(plain_types[i].word, word))
            return plain_types[i].type;
    }
    return found;
}

static cite_type tex_alias(cite_str word, const char **genre)
{
    for (size_t i = 0; i < COUNT(tex_types); i++) {
        if (is_word(tex_types[i].word, word)) {
            *genre = tex_types[i].genre;
            return tex_types[i].type;
        }
    }
    return CITE_TYPE_COUNT_;
}

static cite_type ris_alias(cite_str word)
{
    for (size_t i = 0; i < COUNT(ris_types); i++) {
        if (is_word(ris_types[i].word, word))
            return ris_types[i].type;
    }
    return CITE_TYPE_COUNT_;
}

static enum cite__dialect other_tex(enum cite__dialect dialect)
{
    return dialect == CITE__DIALECT_BIBTEX ? CITE__DIALECT_BIBLATEX : CITE__DIALECT_BIBTEX;
}

bool cite__type_is_bibtex(cite_str word)
{
    const char *genre = NULL;

    return word.len > 0 && (type_by_rows(word, (cite_str){"", 0}, CITE__DIALECT_BIBTEX) != CITE_TYPE_COUNT_ ||
                            tex_alias(word, &genre) != CITE_TYPE_COUNT_);
}

cite_type cite__type_read(cite_str word, cite_str subtype, enum cite__dialect dialect, const char **genre)
{
    const char *told = NULL;
    cite_type type = CITE_TYPE_COUNT_;

    if (word.len > 0)
        type = type_by_rows(word, subtype, dialect);
    if (type == CITE_TYPE_COUNT_ && word.len > 0)
        type = dialect == CITE__DIALECT_RIS ? ris_alias(word) : tex_alias(word, &told);
    if (type == CITE_TYPE_COUNT_ && word.len > 0 && dialect != CITE__DIALECT_RIS)
        type = type_by_rows(word, subtype, other_tex(dialect));
    if (type == CITE_TYPE_COUNT_)
        type = cite__type_word(word);
    if (genre)
        *genre = told;
    return type;
}

static struct cite__meaning alias_of(const struct alias *aliases, size_t count, cite_str name)
{
    for (size_t i = 0; i < count; i++) {
        if (is_word(aliases[i].name, name))
            return (struct cite__meaning){aliases[i].kind, aliases[i].index};
    }
    return nothing;
}

/* By the names that one dialect writes. */
static struct cite__meaning by_rows(cite_str name, cite_type type, enum cite__dialect dialect)
{
    cite_field field = cite__field_by_native(name, type, dialect);

    if (field != CITE_FIELD_COUNT_)
        return (struct cite__meaning){CITE__MEANS_FIELD, (unsigned)field};
    for (unsigned i = 0; i < CITE_ROLE_COUNT_; i++) {
        if (is_word(cite__row_name(cite__role_row((cite_role)i), dialect), name))
            return (struct cite__meaning){CITE__MEANS_ROLE, i};
    }
    for (unsigned i = 0; i < CITE_WHEN_COUNT_; i++) {
        if (is_word(cite__row_name(cite__when_row((cite_when)i), dialect), name))
            return (struct cite__meaning){CITE__MEANS_WHEN, i};
    }
    return nothing;
}

struct cite__meaning cite__word_read(cite_str word)
{
    if (word.len == 0)
        return nothing;
    for (unsigned i = 0; i < CITE_FIELD_COUNT_; i++) {
        if (is_word(cite_field_name((cite_field)i), word))
            return (struct cite__meaning){CITE__MEANS_FIELD, i};
    }
    for (unsigned i = 0; i < CITE_ROLE_COUNT_; i++) {
        if (is_word(cite_role_name((cite_role)i), word))
            return (struct cite__meaning){CITE__MEANS_ROLE, i};
    }
    for (unsigned i = 0; i < CITE_WHEN_COUNT_; i++) {
        if (is_word(cite_when_name((cite_when)i), word))
            return (struct cite__meaning){CITE__MEANS_WHEN, i};
    }
    return alias_of(csl_names, COUNT(csl_names), word);
}

/* Four digits, a hyphen, three digits and a digit or X: an ISSN, and no ISBN. */
static bool is_issn(cite_str value)
{
    if (value.len < 9 || value.ptr[4] != '-')
        return false;
    for (size_t i = 0; i < 9; i++) {
        bool last = i == 8 && cite__to_lower(value.ptr[i]) == 'x';
        if (i != 4 && !cite__is_digit(value.ptr[i]) && !last)
            return false;
    }
    return value.len == 9 || !cite__is_alnum(value.ptr[9]);
}

static struct cite__meaning tex_name(cite_str name, cite_type type, enum cite__dialect dialect)
{
    struct cite__meaning meaning = by_rows(name, type, dialect);

    if (meaning.kind == CITE__MEANS_NOTHING)
        meaning = alias_of(tex_names, COUNT(tex_names), name);
    if (meaning.kind == CITE__MEANS_NOTHING)
        meaning = by_rows(name, type, other_tex(dialect));
    if (meaning.kind == CITE__MEANS_NOTHING)
        meaning = cite__word_read(name);
    if (meaning.kind == CITE__MEANS_NOTHING && cite__str_starts_nocase(name, CSL_PREFIX))
        meaning = cite__word_read(cite__slice(name, CSL_PREFIX.len, name.len));
    return meaning;
}

struct cite__meaning cite__name_read(cite_str name, cite_str value, cite_type type, enum cite__dialect dialect)
{
    if (name.len == 0 || (size_t)type >= CITE_TYPE_COUNT_)
        return nothing;
    if (dialect != CITE__DIALECT_RIS)
        return tex_name(name, type, dialect);
    struct cite__meaning meaning = by_rows(name, type, dialect);
    if (meaning.kind == CITE__MEANS_NOTHING)
        meaning = alias_of(ris_names, COUNT(ris_names), name);
    /* "SN" is both; a book's title has the tag of a container in some programs. */
    if (meaning.kind == CITE__MEANS_FIELD && meaning.index == CITE_FIELD_ISBN && is_issn(value))
        meaning.index = CITE_FIELD_ISSN;
    if (is_word("BT", name) && type == CITE_TYPE_BOOK)
        meaning.index = CITE_FIELD_TITLE;
    return meaning;
}

bool cite__type_is_told(cite_type type, enum cite__dialect dialect)
{
    const struct cite__type_row *row = cite__type_row(type);
    cite_str subtype = cite_str_from(dialect == CITE__DIALECT_BIBLATEX ? row->subtype : NULL);

    return cite__type_read(cite_str_from(type_in(row, dialect)), subtype, dialect, NULL) == type;
}

const char *cite__field_called(cite_field field, cite_str value, cite_type type, enum cite__dialect dialect)
{
    const char *name = cite__field_native(field, type, dialect);

    if (!name)
        return NULL;
    struct cite__meaning meaning = cite__name_read(cite_str_from(name), value, type, dialect);
    return meaning.kind == CITE__MEANS_FIELD && meaning.index == (unsigned)field ? name : NULL;
}

bool cite__word_is_told(const char *csl, cite_type type, enum cite__dialect dialect)
{
    struct cite__meaning native = tex_name(cite_str_from(csl), type, dialect);
    struct cite__meaning word = cite__word_read(cite_str_from(csl));

    return native.kind == word.kind && native.index == word.index;
}
