/*
 * bibliography/bib_in.c: BibTeX and BibLaTeX entries as items.
 *
 * What a name means is decided by meaning.h; here stands what is made of more than one field: titles with subtitles,
 * the type with its subtype and its keyword. bib_dates.c and bib_names.c read the dates and the names.
 */
#include "bibliography/bib_fields.h"
#include "bibliography/bib_parents.h"
#include "bibliography/bib_scan.h"
#include "bibliography/copy.h"
#include "bibliography/formats.h"
#include "bibliography/import.h"
#include "bibliography/item.h"
#include "bibliography/out.h"
#include "bibliography/tex_in.h"
#include "bibliography/tex_table.h"
#include "core/error.h"
#include "core/str.h"

#include <string.h>

cite_str cite__bib_decode(struct cite__bib_reading *entry, const struct cite__bib_field *field, cite_str value,
                          enum cite__tex_way way)
{
    struct cite__buf *buf = cite__import_value(entry->import);
    cite_str unknown = {NULL, 0};

    cite__tex_read(buf, value, way, &unknown);
    if (unknown.len > 0)
        cite__import_warn(entry->import, field->line, "an unknown command is kept as it stands", unknown);
    return cite__buf_view(buf);
}

const struct cite__bib_field *cite__bib_find(struct cite__bib_reading *entry, const char *name)
{
    for (size_t i = 0; i < entry->view->count; i++) {
        if (!entry->used[i] && cite__str_equal_nocase(entry->view->fields[i].name, cite_str_from(name)))
            return &entry->view->fields[i];
    }
    return NULL;
}

const struct cite__bib_field *cite__bib_take(struct cite__bib_reading *entry, const char *name)
{
    const struct cite__bib_field *field = cite__bib_find(entry, name);

    if (field)
        entry->used[field - entry->view->fields] = true;
    return field;
}

/* "csl-type=hearing, tides": the type that one of our writers put there. Cuts it off. */
static cite_type type_keyword(cite_str *keywords)
{
    static const cite_str mark = {CITE__TYPE_KEYWORD, sizeof CITE__TYPE_KEYWORD - 1};

    if (!cite__str_starts(*keywords, mark))
        return CITE_TYPE_COUNT_;
    size_t end = cite__str_find_byte(*keywords, ',', 0);
    if (end == CITE_NONE)
        end = keywords->len;
    cite_type type = cite__type_word(cite__str_trim(cite__slice(*keywords, mark.len, end)));
    if (type != CITE_TYPE_COUNT_)
        *keywords = cite__str_trim(cite__slice(*keywords, end < keywords->len ? end + 1 : end, keywords->len));
    return type;
}

/* The type of the work; *genre is what the entry type says besides, or NULL. */
static cite_type read_type(struct cite__bib_reading *entry, const char **genre)
{
    const struct cite__bib_field *subtype = cite__bib_find(entry, "entrysubtype");
    const struct cite__bib_field *keywords = cite__bib_find(entry, "keywords");
    cite_str word = subtype ? cite__str_trim(subtype->value) : (cite_str){"", 0};
    cite_str list = keywords ? cite__str_trim(keywords->value) : (cite_str){"", 0};
    cite_type told = type_keyword(&list);
    cite_type type = cite__type_read(entry->from->type, word, entry->dialect, genre);

    if (type == CITE_TYPE_COUNT_) {
        type = CITE_TYPE_DOCUMENT;
        if (told == CITE_TYPE_COUNT_)
            cite__import_warn(entry->import, entry->from->line,
                              "an unknown type of entry is read as a document", entry->from->type);
    }
    if (told != CITE_TYPE_COUNT_)
        type = told;
    const char *known = cite__type_row(type)->subtype;
    if (subtype && known && cite__str_equal_nocase(cite_str_from(known), word))
        (void)cite__bib_take(entry, "entrysubtype");
    return type;
}

static cite_status read_keywords(struct cite__bib_reading *entry)
{
    const struct cite__bib_field *field = cite__bib_take(entry, "keywords");

    if (!field)
        return CITE_OK;
    cite_str value = cite__bib_decode(entry, field, field->value, CITE__TEX_PROSE);
    (void)type_keyword(&value);
    return cite__import_field(entry->import, entry->item, CITE_FIELD_KEYWORD, field->name, value);
}

/* Titles that two fields make. A title that ends with a mark of its own needs no colon. */
static const struct {
    const char *title;
    const char *subtitle;
} titles[] = {
    {"title", "subtitle"},           {"booktitle", "booksubtitle"},
    {"maintitle", "mainsubtitle"},   {"journaltitle", "journalsubtitle"},
    {"issuetitle", "issuesubtitle"},
};

static cite_status read_title(struct cite__bib_reading *entry, const struct cite__bib_field *title,
                              const struct cite__bib_field *subtitle)
{
    struct cite__buf *buf = &entry->import->value;
    struct cite__meaning meaning = cite__name_read(title->name, (cite_str){"", 0}, entry->type, entry->dialect);

    (void)cite__bib_decode(entry, title, title->value, CITE__TEX_PROSE);
    bool ended = buf->len > 0 && strchr(":?!", buf->data[buf->len - 1]);
    cite__buf_text(buf, ended ? " " : ": ");
    cite__tex_read(buf, subtitle->value, CITE__TEX_PROSE, NULL);
    if (meaning.kind != CITE__MEANS_FIELD)
        return cite__import_extra(entry->import, entry->item, title->name, cite__buf_view(buf), title->line);
    return cite__import_field(entry->import, entry->item, (cite_field)meaning.index, title->name,
                              cite__buf_view(buf));
}

static cite_status read_titles(struct cite__bib_reading *entry)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && status == CITE_OK; i++) {
        if (!cite__bib_find(entry, titles[i].title) || !cite__bib_find(entry, titles[i].subtitle))
            continue;
        const struct cite__bib_field *title = cite__bib_take(entry, titles[i].title);
        status = read_title(entry, title, cite__bib_take(entry, titles[i].subtitle));
    }
    return status;
}

cite_str cite__bib_keep(struct cite__bib_reading *entry, cite_str text)
{
    return cite__arena_str(&entry->import->scratch, text);
}

/* BibLaTeX's own words for a kind of thesis or report. */
static const struct {
    const char *word;
    const char *genre;
} genres[] = {
    {"mathesis", "Master’s thesis"},    {"bathesis", "Bachelor’s thesis"},  {"phdthesis", "PhD thesis"},
    {"candthesis", "Candidate thesis"}, {"techreport", "Technical report"}, {"resreport", "Research report"},
};

static cite_str genre_of(cite_str word)
{
    for (size_t i = 0; i < sizeof genres / sizeof genres[0]; i++) {
        if (cite__str_equal(word, cite_str_from(genres[i].word)))
            return cite_str_from(genres[i].genre);
    }
    return word;
}

static bool is_url(cite_str value)
{
    return cite__str_starts_nocase(value, CITE__LIT("http://")) ||
           cite__str_starts_nocase(value, CITE__LIT("https://"));
}

static cite_status read_field(struct cite__bib_reading *entry, const struct cite__bib_field *field,
                              cite_field meaning)
{
    bool verbatim = meaning == CITE_FIELD_URL || meaning == CITE_FIELD_DOI;
    cite_str value =
        cite__bib_decode(entry, field, field->value, verbatim ? CITE__TEX_VERBATIM : CITE__TEX_PROSE);
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};

    if (cite__str_equal_nocase(field->name, CITE__LIT("howpublished")) && is_url(value) &&
        cite__str_find_byte(value, ' ', 0) == CITE_NONE)
        meaning = CITE_FIELD_URL;
    if (meaning == CITE_FIELD_GENRE)
        value = genre_of(value);
    if (meaning == CITE_FIELD_PAGE && cite__pages_split(value, &first, &last)) {
        cite_str kept = cite__bib_keep(entry, value);
        if (!kept.ptr || !cite__pages_split(kept, &first, &last))
            return CITE_ERROR_MEMORY;
        struct cite__buf *buf = cite__import_value(entry->import);
        cite__buf_str(buf, first);
        cite__buf_byte(buf, '-');
        cite__buf_str(buf, last);
        value = cite__buf_view(buf);
    }
    return cite__import_field(entry->import, entry->item, meaning, field->name, value);
}

/* "csl-custom-2 = {name: value}". */
static cite_status read_custom(struct cite__bib_reading *entry, const struct cite__bib_field *field)
{
    cite_str value = cite__bib_decode(entry, field, field->value, CITE__TEX_PROSE);
    size_t colon = cite__str_find(value, CITE__LIT(": "), 0);

    if (colon == CITE_NONE || colon == 0)
        return cite__import_extra(entry->import, entry->item, field->name, value, field->line);
    return cite__import_extra(entry->import, entry->item, cite__slice(value, 0, colon),
                              cite__slice(value, colon + 2, value.len), field->line);
}

static bool is_link(cite_str name)
{
    return cite__str_equal_nocase(name, CITE__LIT("crossref")) ||
           cite__str_equal_nocase(name, CITE__LIT("xdata"));
}

static cite_status read_one(struct cite__bib_reading *entry, const struct cite__bib_field *field)
{
    struct cite__meaning meaning =
        cite__name_read(field->name, cite__str_trim(field->value), entry->type, entry->dialect);

    if (is_link(field->name))
        return CITE_OK; /* what it stands for was inherited */
    if (cite__str_starts_nocase(field->name, CITE__LIT(CITE__TEX_EXTRA)))
        return read_custom(entry, field);
    switch (meaning.kind) {
    case CITE__MEANS_FIELD: return read_field(entry, field, (cite_field)meaning.index);
    case CITE__MEANS_ROLE:
        if (cite_item_name_count(entry->item, (cite_role)meaning.index) > 0)
            break; /* a second field of the same meaning */
        return cite__bib_read_names(entry, field, (cite_role)meaning.index);
    case CITE__MEANS_WHEN: return cite__bib_read_date(entry, field, (cite_when)meaning.index);
    case CITE__MEANS_NOTHING: break;
    }
    return cite__import_extra(entry->import, entry->item, field->name,
                              cite__bib_decode(entry, field, field->value, CITE__TEX_PROSE), field->line);
}

/* "note = {Archived at \url{...} on 2021-03-04}": whether a field is that. */
static bool is_copy(const struct cite__bib_field *field)
{
    cite_str url = {NULL, 0};
    cite_str day = {NULL, 0};

    return (cite__str_equal_nocase(field->name, CITE__LIT("note")) ||
            cite__str_equal_nocase(field->name, CITE__LIT("addendum"))) &&
           cite__copy_read(field->value, &url, &day);
}

/* Reads it, after all other fields; where the copy is told otherwise already, as what its name means. */
static cite_status read_copy(struct cite__bib_reading *entry, const struct cite__bib_field *field)
{
    cite_str url = {NULL, 0};
    cite_str day = {NULL, 0};
    bool done = false;

    if (!field || !cite__copy_read(field->value, &url, &day))
        return CITE_OK;
    cite_status status = cite__copy_take(entry->item, url, day, &done);
    return done || status != CITE_OK ? status : read_one(entry, field);
}

static cite_status read_fields(struct cite__bib_reading *entry)
{
    const struct cite__bib_field *copy = NULL;
    cite_status status = read_titles(entry);

    if (status == CITE_OK)
        status = read_keywords(entry);
    for (size_t i = 0; i < entry->view->count && status == CITE_OK; i++) {
        const struct cite__bib_field *field = &entry->view->fields[i];
        bool late = cite__str_equal_nocase(field->name, CITE__LIT("year")) ||
                    cite__str_equal_nocase(field->name, CITE__LIT("month")) ||
                    cite__str_equal_nocase(field->name, CITE__LIT("day"));
        if (entry->used[i] || late)
            continue;
        if (!copy && is_copy(field)) {
            copy = field;
            continue;
        }
        status = read_one(entry, field);
        if (status == CITE_OK)
            status = entry->import->value.failed;
    }
    if (status == CITE_OK)
        status = read_copy(entry, copy);
    return status == CITE_OK ? cite__bib_read_year(entry) : status;
}

static cite_status read_entry(struct cite__import *import, struct cite__bib_view *view,
                              const struct cite__bib_entry *from)
{
    struct cite__bib_reading entry = {.import = import, .from = from, .view = view, .dialect = import->dialect};
    const char *genre = NULL;

    if (cite__bib_find(&entry, "entrysubtype") || !cite__type_is_bibtex(from->type))
        entry.dialect = CITE__DIALECT_BIBLATEX;
    entry.type = read_type(&entry, &genre);
    entry.item = cite__import_begin(import, entry.type);
    if (!entry.item)
        return CITE_ERROR_MEMORY;
    cite_status status = read_fields(&entry);
    if (status == CITE_OK && genre && cite_item_get(entry.item, CITE_FIELD_GENRE).len == 0)
        status = cite__item_put(entry.item, CITE_FIELD_GENRE, cite_str_from(genre), import->error);
    if (status != CITE_OK) {
        cite__import_drop(import);
        return status;
    }
    return cite__import_end(import, entry.item, from->key, from->key, from->line);
}

/* Entries that are no works. */
static bool is_work(const struct cite__bib_entry *entry)
{
    return !cite__str_equal_nocase(entry->type, CITE__LIT("xdata")) &&
           !cite__str_equal_nocase(entry->type, CITE__LIT("set"));
}

cite_status cite__bib_read(struct cite__import *import)
{
    struct cite__bib bib;
    struct cite__map keys;
    struct cite__bib_view *view = cite__arena_alloc(&import->scratch, sizeof *view);
    cite_status status = CITE_OK;

    cite__map_init(&keys, &import->scratch, 0);
    if (!view || !cite__bib_scan(&bib, import) || !cite__bib_index(&keys, &bib))
        return CITE_ERROR_MEMORY;
    for (size_t i = 0; i < bib.entries.count && status == CITE_OK; i++) {
        const struct cite__bib_entry *entry = &bib.entries.items[i];
        struct cite__arena_mark mark = cite__arena_here(&import->scratch);
        if (!is_work(entry)) {
            if (cite__str_equal_nocase(entry->type, CITE__LIT("set")))
                cite__import_warn(import, entry->line, "a set of entries is no work of its own", entry->key);
            continue;
        }
        cite__bib_inherit(view, &bib, &keys, entry);
        status = read_entry(import, view, entry);
        cite__arena_back(&import->scratch, mark);
    }
    return status;
}
