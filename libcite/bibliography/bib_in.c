/*
 * bibliography/bib_in.c: BibTeX and BibLaTeX entries as items.
 *
 * What a name means is decided by meaning.h; here stands what is made of more than one field: titles with subtitles,
 * dates in three fields, the type with its subtype and its keyword.
 */
#include "bibliography/bib_parents.h"
#include "bibliography/bib_scan.h"
#include "bibliography/edtf.h"
#include "bibliography/formats.h"
#include "bibliography/import.h"
#include "bibliography/item.h"
#include "bibliography/name_in.h"
#include "bibliography/out.h"
#include "bibliography/tex_in.h"
#include "bibliography/tex_table.h"
#include "core/error.h"
#include "core/str.h"

#include <string.h>

/* One entry on its way. */
struct entry {
    struct cite__import *import;
    const struct cite__bib_entry *from;
    struct cite__bib_view *view;
    cite_item *item;
    cite_type type;
    enum cite__dialect dialect;    /* BibLaTeX also where only that has such entries */
    bool used[CITE__BIB_VIEW_MAX]; /* fields that were read with others */
};

/* A field's value as Unicode; valid until the next one is made. */
static cite_str decode(struct entry *entry, const struct cite__bib_field *field, cite_str value,
                       enum cite__tex_way way)
{
    struct cite__buf *buf = cite__import_value(entry->import);
    cite_str unknown = {NULL, 0};

    cite__tex_read(buf, value, way, &unknown);
    if (unknown.len > 0)
        cite__import_warn(entry->import, field->line, "an unknown command is kept as it stands", unknown);
    return cite__buf_view(buf);
}

static const struct cite__bib_field *find(struct entry *entry, const char *name)
{
    for (size_t i = 0; i < entry->view->count; i++) {
        if (!entry->used[i] && cite__str_equal_nocase(entry->view->fields[i].name, cite_str_from(name)))
            return &entry->view->fields[i];
    }
    return NULL;
}

/* Finds a field and takes it out of what is left to read. */
static const struct cite__bib_field *take(struct entry *entry, const char *name)
{
    const struct cite__bib_field *field = find(entry, name);

    if (field)
        entry->used[field - entry->view->fields] = true;
    return field;
}

static cite_status check(const struct entry *entry)
{
    return entry->import->value.failed;
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
static cite_type read_type(struct entry *entry, const char **genre)
{
    const struct cite__bib_field *subtype = find(entry, "entrysubtype");
    const struct cite__bib_field *keywords = find(entry, "keywords");
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
        (void)take(entry, "entrysubtype");
    return type;
}

static cite_status read_keywords(struct entry *entry)
{
    const struct cite__bib_field *field = take(entry, "keywords");

    if (!field)
        return CITE_OK;
    cite_str value = decode(entry, field, field->value, CITE__TEX_PROSE);
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

static cite_status read_title(struct entry *entry, const struct cite__bib_field *title,
                              const struct cite__bib_field *subtitle)
{
    struct cite__buf *buf = &entry->import->value;
    struct cite__meaning meaning = cite__name_read(title->name, (cite_str){"", 0}, entry->type, entry->dialect);

    (void)decode(entry, title, title->value, CITE__TEX_PROSE);
    bool ended = buf->len > 0 && strchr(":?!", buf->data[buf->len - 1]);
    cite__buf_text(buf, ended ? " " : ": ");
    cite__tex_read(buf, subtitle->value, CITE__TEX_PROSE, NULL);
    if (meaning.kind != CITE__MEANS_FIELD)
        return cite__import_extra(entry->import, entry->item, title->name, cite__buf_view(buf), title->line);
    return cite__import_field(entry->import, entry->item, (cite_field)meaning.index, title->name,
                              cite__buf_view(buf));
}

static cite_status read_titles(struct entry *entry)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && status == CITE_OK; i++) {
        if (!find(entry, titles[i].title) || !find(entry, titles[i].subtitle))
            continue;
        const struct cite__bib_field *title = take(entry, titles[i].title);
        status = read_title(entry, title, take(entry, titles[i].subtitle));
    }
    return status;
}

/* Any dash between two numbers or names. */
static bool is_dash_at(cite_str text, size_t at)
{
    return cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("–")) || text.ptr[at] == '-' ||
           text.ptr[at] == '/';
}

/* "2019", "2019--2020", "-44"; what else it says is words, with the year in them where there is one alone. */
static void year_of(cite_date *date, cite_str text)
{
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};
    cite_date end = {.literal = {NULL, 0}};
    size_t digits = 0;

    if (cite__edtf_read(date, text) && date->begin.month == 0 && date->season == 0)
        return;
    *date = (cite_date){.literal = {NULL, 0}};
    if (cite__pages_split(text, &first, &last) && cite__edtf_read(date, first) && cite__edtf_read(&end, last) &&
        end.begin.month == 0) {
        date->end = end.begin;
        return;
    }
    *date = (cite_date){.literal = text};
    for (size_t at = 0; at < text.len; at++) {
        digits = cite__is_digit(text.ptr[at]) ? digits + 1 : 0;
        bool more = at + 1 < text.len && cite__is_digit(text.ptr[at + 1]);
        if (digits != 4 || more || date->begin.year != 0)
            continue;
        size_t used = 0;
        date->begin.year = (int)cite__str_number(cite__slice(text, at - 3, at + 1), 9999, &used);
    }
}

/* One word or number of a month; named: the months have names, so numbers are days. False where it is none. */
static bool month_word(cite_date *date, cite_str word, bool second, bool named)
{
    size_t used = 0;
    int month = cite__edtf_month(word);
    size_t number = cite__str_number(word, 31, &used);
    cite_day *day = second ? &date->end : &date->begin;

    if (used == word.len && word.len > 0 && number > 0) {
        int *place = named || day->month != 0 ? &day->day : &day->month;
        bool fits = *place == 0 && (place == &day->day || number <= 12);
        if (fits)
            *place = (int)number;
        return fits;
    }
    if (month == 0 && cite__edtf_season(word) != 0 && date->season == 0) {
        date->season = cite__edtf_season(word);
        return true;
    }
    if (month == 0 || day->month != 0)
        return false;
    day->month = month;
    return true;
}

static bool has_letters(cite_str text)
{
    for (size_t at = 0; at < text.len; at++) {
        if (cite__is_alpha(text.ptr[at]))
            return true;
    }
    return false;
}

/* "March", "3", "May–July", "10 January", "Spring". False where something in it is not understood. */
static bool month_of(cite_date *date, cite_str text)
{
    bool second = false;
    bool named = has_letters(text);

    for (size_t at = 0; at < text.len;) {
        size_t begin = at;
        while (at < text.len && (cite__is_alnum(text.ptr[at]) || text.ptr[at] == '.'))
            at++;
        cite_str word = cite__slice(text, begin, at);
        if (word.len > 0 && !month_word(date, word, second, named))
            return false;
        if (at == text.len)
            break;
        if (is_dash_at(text, at)) {
            if (second)
                return false;
            second = true;
        } else if (word.len == 0 && (unsigned char)text.ptr[at] < 0x80 && !cite__is_space(text.ptr[at])) {
            return false;
        }
        at += text.ptr[at] == '\xE2' ? 3 : text.ptr[at] == '\xC2' ? 2 : 1;
    }
    if (second)
        date->end.year = date->begin.year;
    return date->begin.month != 0 || date->season != 0;
}

static void day_of(cite_date *date, cite_str text)
{
    size_t used = 0;
    size_t number = cite__str_number(text, 31, &used);

    if (used == text.len && number > 0 && date->begin.month != 0 && date->begin.day == 0)
        date->begin.day = (int)number;
}

/* The words of a date must outlive the next value that is made. */
static cite_str keep(struct entry *entry, cite_str text)
{
    return cite__arena_str(&entry->import->scratch, text);
}

/* year, month and day. */
static cite_status read_year(struct entry *entry)
{
    const struct cite__bib_field *year = take(entry, "year");
    const struct cite__bib_field *month = take(entry, "month");
    const struct cite__bib_field *day = take(entry, "day");
    cite_date date = {.literal = {NULL, 0}};
    bool dated = entry->item->dates[CITE_WHEN_ISSUED].begin.year != 0;

    if (dated || (!year && !month))
        return CITE_OK;
    if (year) {
        cite_str text = keep(entry, decode(entry, year, year->value, CITE__TEX_PROSE));
        if (!text.ptr)
            return CITE_ERROR_MEMORY;
        year_of(&date, text);
    }
    if (month) {
        cite_str text = keep(entry, decode(entry, month, month->value, CITE__TEX_PROSE));
        cite_date whole = date;
        if (!text.ptr)
            return CITE_ERROR_MEMORY;
        if (date.begin.year != 0 && date.end.year == 0 && month_of(&whole, text))
            date = whole;
        else if (date.begin.year != 0 && month_of(&whole, text))
            date.begin.month = whole.begin.month;
        else
            date.literal = date.literal.len > 0 ? date.literal : text;
    }
    if (day && date.end.year == 0)
        day_of(&date, cite__str_trim(day->value));
    return cite__import_date(entry->import, entry->item, CITE_WHEN_ISSUED, &date);
}

static cite_status read_date(struct entry *entry, const struct cite__bib_field *field, cite_when when)
{
    /* "~" is a tie in TeX, and "about" in a date. */
    cite_str raw = cite__str_trim(field->value);
    cite_date date = {.literal = {NULL, 0}};

    if (cite__edtf_read(&date, raw))
        return cite__import_date(entry->import, entry->item, when, &date);
    return cite__import_date_text(entry->import, entry->item, when,
                                  decode(entry, field, field->value, CITE__TEX_PROSE));
}

/* Appends a part of a name as Unicode to the buffer of the whole name, and notes where it stands. */
static void add_part(struct entry *entry, const struct cite__bib_field *field, cite_str part, cite_str *place)
{
    struct cite__buf *buf = &entry->import->value;
    cite_str unknown = {NULL, 0};
    size_t begin = buf->len;

    cite__tex_read(buf, part, CITE__TEX_PROSE, &unknown);
    if (unknown.len > 0)
        cite__import_warn(entry->import, field->line, "an unknown command is kept as it stands", unknown);
    *place = (cite_str){NULL, buf->len - begin};
}

static cite_status read_name(struct entry *entry, const struct cite__bib_field *field, cite_role role,
                             cite_str text)
{
    struct cite__name_parts parts;
    cite_name name;

    memset(&name, 0, sizeof name);
    cite__name_split(&parts, text);
    const struct {
        cite_str from;
        cite_str *to;
    } moves[] = {{parts.family, &name.family},
                 {parts.given, &name.given},
                 {parts.dropping, &name.dropping_particle},
                 {parts.particle, &name.non_dropping_particle},
                 {parts.suffix, &name.suffix},
                 {parts.literal, &name.literal}};
    (void)cite__import_value(entry->import);
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++)
        add_part(entry, field, moves[i].from, moves[i].to);
    size_t at = 0;
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        moves[i].to->ptr = cite__buf_view(&entry->import->value).ptr + at;
        at += moves[i].to->len;
    }
    if (name.family.len == 0 && name.given.len == 0 && name.literal.len == 0)
        return CITE_OK;
    /* A name that is nothing but a first name is all that there is of it. */
    if (name.family.len == 0 && name.literal.len == 0) {
        name.family = name.given;
        name.given.len = 0;
    }
    return cite_item_add_name(entry->item, role, &name, entry->import->error);
}

static cite_status read_names(struct entry *entry, const struct cite__bib_field *field, cite_role role)
{
    cite_str rest = field->value;
    cite_str name = {NULL, 0};
    cite_status status = CITE_OK;

    while (status == CITE_OK && cite__name_next(&name, &rest)) {
        if (name.len > 0)
            status = read_name(entry, field, role, name);
        if (status == CITE_OK)
            status = check(entry);
    }
    return status;
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

static cite_status read_field(struct entry *entry, const struct cite__bib_field *field, cite_field meaning)
{
    bool verbatim = meaning == CITE_FIELD_URL || meaning == CITE_FIELD_DOI;
    cite_str value = decode(entry, field, field->value, verbatim ? CITE__TEX_VERBATIM : CITE__TEX_PROSE);
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};

    if (cite__str_equal_nocase(field->name, CITE__LIT("howpublished")) && is_url(value) &&
        cite__str_find_byte(value, ' ', 0) == CITE_NONE)
        meaning = CITE_FIELD_URL;
    if (meaning == CITE_FIELD_GENRE)
        value = genre_of(value);
    if (meaning == CITE_FIELD_PAGE && cite__pages_split(value, &first, &last)) {
        cite_str kept = keep(entry, value);
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
static cite_status read_custom(struct entry *entry, const struct cite__bib_field *field)
{
    cite_str value = decode(entry, field, field->value, CITE__TEX_PROSE);
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

static cite_status read_one(struct entry *entry, const struct cite__bib_field *field)
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
        return read_names(entry, field, (cite_role)meaning.index);
    case CITE__MEANS_WHEN: return read_date(entry, field, (cite_when)meaning.index);
    case CITE__MEANS_NOTHING: break;
    }
    return cite__import_extra(entry->import, entry->item, field->name,
                              decode(entry, field, field->value, CITE__TEX_PROSE), field->line);
}

static cite_status read_fields(struct entry *entry)
{
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
        status = read_one(entry, field);
        if (status == CITE_OK)
            status = check(entry);
    }
    return status == CITE_OK ? read_year(entry) : status;
}

static cite_status read_entry(struct cite__import *import, struct cite__bib_view *view,
                              const struct cite__bib_entry *from)
{
    struct entry entry = {.import = import, .from = from, .view = view, .dialect = import->dialect};
    const char *genre = NULL;

    if (find(&entry, "entrysubtype") || !cite__type_is_bibtex(from->type))
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
