/*
 * bibliography/csl_in.c: CSL-JSON 1.0.2 (csl-data.json) as items: an array of them, an object with such an array under
 * "items", or a single one.
 *
 * What has no variable becomes an extra, as do the members of "custom"; a value of another shape than its variable has is
 * kept there as JSON. After a syntax error the reader looks for the next object of the array that has a type or an id.
 */
#include "bibliography/edtf.h"
#include "bibliography/formats.h"
#include "bibliography/import.h"
#include "bibliography/item.h"
#include "core/error.h"
#include "core/json_read.h"
#include "core/str.h"

#include <string.h>

/* The months of CSL-JSON that are seasons: 13 to 16 in old files, 21 to 24 in EDTF's way. */
#define OLD_SEASON 13
#define SEASON     21

struct csl {
    struct cite__import *import;
    struct cite__json_reader json;
    struct cite__buf unescaped;
    /* Of the item that is being read: */
    cite_item *item;
    size_t line;
    cite_str id;  /* on the scratch arena */
    cite_str key; /* likewise */
    bool typed;
    bool others[CITE_ROLE_COUNT_];
};

enum outcome { READ, BROKEN, NO_MEMORY };

static enum outcome outcome_of(cite_status status)
{
    return status == CITE_OK ? READ : NO_MEMORY;
}

static size_t here(struct csl *csl)
{
    return cite__import_line(csl->import, csl->json.begin);
}

static bool is_scalar(enum cite__json_token token)
{
    return token == CITE__JSON_STRING || token == CITE__JSON_NUMBER;
}

/* A copy that outlives the token; empty and *outcome NO_MEMORY where there is no room. */
static cite_str keep(struct csl *csl, cite_str text, enum outcome *outcome)
{
    cite_str copy = cite__arena_str(&csl->import->scratch, text);

    if (copy.ptr)
        return copy;
    *outcome = NO_MEMORY;
    return (cite_str){"", 0};
}

/* Any value as an extra: a string as it is, others as the JSON that stands there. */
static enum outcome read_extra(struct csl *csl, cite_str name, enum cite__json_token token)
{
    size_t begin = csl->json.begin;

    if (token == CITE__JSON_STRING)
        return outcome_of(cite__import_extra(csl->import, csl->item, name, csl->json.string, here(csl)));
    if (!cite__json_skip(&csl->json, token))
        return BROKEN;
    return token == CITE__JSON_NULL
               ? READ
               : outcome_of(cite__import_extra(csl->import, csl->item, name,
                                               cite__slice(csl->import->text, begin, csl->json.at), csl->line));
}

static enum outcome read_misshapen(struct csl *csl, cite_str name, enum cite__json_token token)
{
    if (token != CITE__JSON_NULL)
        cite__import_warn(csl->import, here(csl), "a value of the wrong kind is kept under \"custom\"", name);
    return read_extra(csl, name, token);
}

/* The members of a name; parts that are there more than once: the last. */
static const struct {
    const char *key;
    size_t offset;
} parts[] = {
    {"family", offsetof(cite_name, family)},
    {"given", offsetof(cite_name, given)},
    {"dropping-particle", offsetof(cite_name, dropping_particle)},
    {"non-dropping-particle", offsetof(cite_name, non_dropping_particle)},
    {"suffix", offsetof(cite_name, suffix)},
    {"literal", offsetof(cite_name, literal)},
};

static cite_str *part_named(cite_name *name, cite_str key)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (cite__str_equal(cite_str_from(parts[i].key), key))
            return (cite_str *)(void *)((char *)name + parts[i].offset);
    }
    return NULL;
}

/* The members of an object that is a name, its brace read already. */
static enum outcome read_parts(struct csl *csl, cite_name *name)
{
    enum outcome outcome = READ;

    for (;;) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            return outcome;
        if (token != CITE__JSON_KEY)
            return BROKEN;
        cite_str *part = part_named(name, csl->json.string);
        token = cite__json_next(&csl->json);
        if (part && is_scalar(token))
            *part = keep(csl, csl->json.string, &outcome);
        else if (!cite__json_skip(&csl->json, token))
            return BROKEN;
    }
}

static enum outcome add_name(struct csl *csl, cite_role role, const cite_name *name)
{
    if (name->family.len == 0 && name->given.len == 0 && name->literal.len == 0) {
        cite__import_warn(csl->import, here(csl), "a name without a name", cite_str_from(cite_role_name(role)));
        return READ;
    }
    return outcome_of(cite_item_add_name(csl->item, role, name, csl->import->error));
}

static enum outcome read_name(struct csl *csl, cite_role role, enum cite__json_token token)
{
    cite_name name;
    enum outcome outcome = READ;

    memset(&name, 0, sizeof name);
    if (token == CITE__JSON_OBJECT) {
        outcome = read_parts(csl, &name);
    } else if (token == CITE__JSON_STRING) {
        name.literal = keep(csl, csl->json.string, &outcome);
    } else {
        cite__import_warn(csl->import, here(csl), "a name that is no object",
                          cite_str_from(cite_role_name(role)));
        return cite__json_skip(&csl->json, token) ? READ : BROKEN;
    }
    return outcome == READ ? add_name(csl, role, &name) : outcome;
}

static enum outcome read_names(struct csl *csl, cite_role role)
{
    enum outcome outcome = READ;

    while (outcome == READ) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_ARRAY_END)
            break;
        outcome = token == CITE__JSON_ERROR ? BROKEN : read_name(csl, role, token);
    }
    return outcome;
}

/* One number of a date, which may be a string. 0 where it is none. */
static int number_of(cite_str text)
{
    bool negative = text.len > 0 && text.ptr[0] == '-';
    size_t used = 0;
    cite_str digits = cite__slice(text, negative ? 1 : 0, text.len);
    size_t number = cite__str_number(digits, 999999, &used);

    return used != digits.len ? 0 : negative ? -(int)number : (int)number;
}

/* "[2020, 3, 5]", its bracket read already. */
static enum outcome read_day(struct csl *csl, cite_date *date, cite_day *day)
{
    int numbers[3] = {0, 0, 0};

    for (size_t i = 0;; i++) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_ARRAY_END)
            break;
        if (i < 3 && is_scalar(token))
            numbers[i] = number_of(csl->json.string);
        else if (!cite__json_skip(&csl->json, token))
            return BROKEN;
    }
    for (int i = 0; i < 2; i++) {
        int first = i == 0 ? OLD_SEASON : SEASON;
        if (numbers[1] >= first && numbers[1] < first + 4) {
            date->season = numbers[1] - first + 1;
            numbers[1] = 0;
        }
    }
    bool possible = numbers[1] >= 0 && numbers[1] <= 12 && numbers[2] >= 0 && numbers[2] <= 31;
    *day = possible ? (cite_day){numbers[0], numbers[1], numbers[2]} : (cite_day){numbers[0], 0, 0};
    return READ;
}

static enum outcome read_date_parts(struct csl *csl, cite_date *date)
{
    for (size_t i = 0;; i++) {
        enum cite__json_token token = cite__json_next(&csl->json);
        enum outcome outcome = READ;
        if (token == CITE__JSON_ARRAY_END)
            return READ;
        if (token == CITE__JSON_ARRAY && i < 2)
            outcome = read_day(csl, date, i == 0 ? &date->begin : &date->end);
        else if (!cite__json_skip(&csl->json, token))
            return BROKEN;
        if (outcome != READ)
            return outcome;
    }
}

/* One member of a date. A raw date is numbers where it is one. */
static enum outcome read_date_member(struct csl *csl, cite_date *date, cite_str key,
                                     enum cite__json_token token)
{
    cite_str text = is_scalar(token) ? csl->json.string : (cite_str){"", 0};
    enum outcome outcome = READ;
    cite_date raw = {.literal = {NULL, 0}};

    if (cite__str_equal(key, CITE__LIT("date-parts")) && token == CITE__JSON_ARRAY)
        return read_date_parts(csl, date);
    if (cite__str_equal(key, CITE__LIT("season")) && is_scalar(token)) {
        int season = number_of(text);
        date->season = season >= 1 && season <= 4 ? season : cite__edtf_season(text);
    } else if (cite__str_equal(key, CITE__LIT("circa"))) {
        date->circa = token == CITE__JSON_TRUE || (is_scalar(token) && !cite__str_equal(text, CITE__LIT("0")) &&
                                                   !cite__str_equal(text, CITE__LIT("false")) && text.len > 0);
    } else if (cite__str_equal(key, CITE__LIT("literal")) && is_scalar(token)) {
        date->literal = keep(csl, text, &outcome);
    } else if (is_scalar(token) && date->begin.year == 0) { /* "raw", "edtf" */
        text = keep(csl, text, &outcome);
        if (cite__edtf_read(&raw, text))
            *date = raw;
        else
            date->literal = text;
    }
    return cite__json_skip(&csl->json, token) ? outcome : BROKEN;
}

static enum outcome read_date(struct csl *csl, cite_when when)
{
    cite_date date = {.literal = {NULL, 0}};

    for (;;) {
        enum outcome outcome = READ;
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            break;
        if (token != CITE__JSON_KEY)
            return BROKEN;
        cite_str key = keep(csl, csl->json.string, &outcome);
        token = cite__json_next(&csl->json);
        if (outcome == READ)
            outcome = read_date_member(csl, &date, key, token);
        if (outcome != READ)
            return outcome;
    }
    if (date.begin.year == 0) {
        date.begin = (cite_day){0};
        date.end = (cite_day){0};
    }
    return outcome_of(cite__import_date(csl->import, csl->item, when, &date));
}

/* "others": ["author"]: the lists that go on. */
static enum outcome read_others(struct csl *csl)
{
    for (;;) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_ARRAY_END)
            return READ;
        if (token == CITE__JSON_STRING) {
            struct cite__meaning meaning = cite__word_read(csl->json.string);
            if (meaning.kind == CITE__MEANS_ROLE)
                csl->others[meaning.index] = true;
        } else if (!cite__json_skip(&csl->json, token)) {
            return BROKEN;
        }
    }
}

static enum outcome read_custom(struct csl *csl)
{
    for (;;) {
        enum outcome outcome = READ;
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            return READ;
        if (token != CITE__JSON_KEY)
            return BROKEN;
        cite_str name = keep(csl, csl->json.string, &outcome);
        token = cite__json_next(&csl->json);
        if (outcome != READ)
            return outcome;
        bool translated = cite__str_equal(name, cite_str_from(cite_field_name(CITE_FIELD_TITLE_TRANSLATED)));
        if (translated && token == CITE__JSON_STRING)
            outcome = outcome_of(cite__import_field(csl->import, csl->item, CITE_FIELD_TITLE_TRANSLATED, name,
                                                    csl->json.string));
        else if (cite__str_equal(name, CITE__LIT("others")) && token == CITE__JSON_ARRAY)
            outcome = read_others(csl);
        else
            outcome = read_extra(csl, name, token);
        if (outcome != READ)
            return outcome;
    }
}

static enum outcome read_type(struct csl *csl)
{
    cite_type type = cite__type_word(csl->json.string);

    csl->typed = true;
    if (type != CITE_TYPE_COUNT_) {
        cite_item_set_type(csl->item, type);
        return READ;
    }
    cite__import_warn(csl->import, here(csl), "an unknown type is read as a document", csl->json.string);
    return outcome_of(
        cite__import_extra(csl->import, csl->item, CITE__LIT("type"), csl->json.string, here(csl)));
}

/* One member of an item, its key read already. */
static enum outcome read_member(struct csl *csl, cite_str name)
{
    enum outcome outcome = READ;
    enum cite__json_token token = cite__json_next(&csl->json);
    struct cite__meaning meaning = cite__word_read(name);

    if (token == CITE__JSON_ERROR)
        return BROKEN;
    if (cite__str_equal(name, CITE__LIT("id")) && is_scalar(token)) {
        csl->id = keep(csl, csl->json.string, &outcome);
        return outcome;
    }
    if (cite__str_equal(name, CITE__LIT("citation-key")) && is_scalar(token)) {
        csl->key = keep(csl, csl->json.string, &outcome);
        return outcome;
    }
    if (cite__str_equal(name, CITE__LIT("type")) && token == CITE__JSON_STRING)
        return read_type(csl);
    if (cite__str_equal(name, CITE__LIT("custom")) && token == CITE__JSON_OBJECT)
        return read_custom(csl);
    if (meaning.kind == CITE__MEANS_FIELD && is_scalar(token))
        return outcome_of(
            cite__import_field(csl->import, csl->item, (cite_field)meaning.index, name, csl->json.string));
    if (meaning.kind == CITE__MEANS_ROLE && token == CITE__JSON_ARRAY)
        return read_names(csl, (cite_role)meaning.index);
    if (meaning.kind == CITE__MEANS_WHEN && token == CITE__JSON_OBJECT)
        return read_date(csl, (cite_when)meaning.index);
    if (meaning.kind == CITE__MEANS_WHEN && is_scalar(token)) {
        cite_str text = keep(csl, csl->json.string, &outcome);
        return outcome == READ
                   ? outcome_of(cite__import_date_text(csl->import, csl->item, (cite_when)meaning.index, text))
                   : outcome;
    }
    return meaning.kind == CITE__MEANS_NOTHING ? read_extra(csl, name, token)
                                               : read_misshapen(csl, name, token);
}

static enum outcome read_members(struct csl *csl)
{
    for (;;) {
        enum outcome outcome = READ;
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            return READ;
        if (token != CITE__JSON_KEY)
            return BROKEN;
        cite_str name = keep(csl, csl->json.string, &outcome);
        if (outcome == READ)
            outcome = read_member(csl, name);
        if (outcome == READ && (csl->unescaped.failed != CITE_OK))
            outcome = NO_MEMORY;
        if (outcome != READ)
            return outcome;
    }
}

static enum outcome add_others(struct csl *csl)
{
    static const cite_name others = {.literal = {CITE__OTHERS, sizeof CITE__OTHERS - 1}};
    enum outcome outcome = READ;

    for (size_t i = 0; i < CITE_ROLE_COUNT_ && outcome == READ; i++) {
        if (csl->others[i])
            outcome = outcome_of(cite_item_add_name(csl->item, (cite_role)i, &others, csl->import->error));
    }
    return outcome;
}

/* One item, its brace read already. lost: it may be part of one, and is an item only where it says so. */
static enum outcome read_item(struct csl *csl, bool lost)
{
    csl->line = here(csl);
    csl->id = (cite_str){"", 0};
    csl->key = (cite_str){"", 0};
    csl->typed = false;
    memset(csl->others, 0, sizeof csl->others);
    csl->item = cite__import_begin(csl->import, CITE_TYPE_DOCUMENT);
    if (!csl->item)
        return NO_MEMORY;
    enum outcome outcome = read_members(csl);
    if (outcome == READ)
        outcome = add_others(csl);
    bool named = csl->typed || csl->id.len > 0;
    if (outcome != READ || (lost && !named)) {
        cite__import_drop(csl->import);
        return outcome == READ ? BROKEN : outcome;
    }
    if (!named)
        cite__import_warn(csl->import, csl->line, "an item without an id and a type", (cite_str){"", 0});
    /* Without a key of its own an item is cited by its id, where that may be a key. */
    bool as_key = csl->key.len == 0 && cite__key_is_valid(csl->id);
    return outcome_of(
        cite__import_end(csl->import, csl->item, csl->id, as_key ? csl->id : csl->key, csl->line));
}

/* The offset of the next brace that begins an object behind another one; CITE_NONE where there is none. */
static size_t next_object(cite_str text, size_t from)
{
    for (size_t at = cite__str_find_byte(text, '{', from); at != CITE_NONE;
         at = cite__str_find_byte(text, '{', at + 1)) {
        size_t back = at;
        while (back > from && cite__is_space(text.ptr[back - 1]))
            back--;
        if (back == 0 || text.ptr[back - 1] != ',')
            continue;
        back--;
        while (back > 0 && cite__is_space(text.ptr[back - 1]))
            back--;
        if (back > 0 && text.ptr[back - 1] == '}')
            return at;
    }
    return CITE_NONE;
}

static void tell_problem(struct csl *csl)
{
    const char *problem = csl->json.problem ? csl->json.problem : "something else than an item";

    cite__import_fail(csl->import, here(csl), problem, (cite_str){"", 0});
}

/* Goes on behind an error. False where nothing more is found. */
static enum outcome recover(struct csl *csl, bool *found)
{
    struct cite__arena_mark mark = cite__arena_here(&csl->import->scratch);

    *found = false;
    for (;;) {
        size_t at = next_object(csl->import->text, csl->json.at);
        if (at == CITE_NONE)
            return READ;
        cite__json_restart(&csl->json, at);
        if (cite__json_next(&csl->json) != CITE__JSON_OBJECT)
            continue;
        enum outcome outcome = read_item(csl, true);
        cite__arena_back(&csl->import->scratch, mark);
        if (outcome == NO_MEMORY)
            return NO_MEMORY;
        if (outcome == READ) {
            *found = true;
            return READ;
        }
    }
}

/* The items of an array, its bracket read already. */
static enum outcome read_items(struct csl *csl)
{
    struct cite__arena_mark mark = cite__arena_here(&csl->import->scratch);

    for (;;) {
        enum cite__json_token token = cite__json_next(&csl->json);
        enum outcome outcome = BROKEN;
        bool found = true;
        if (token == CITE__JSON_ARRAY_END)
            return READ;
        if (token == CITE__JSON_OBJECT) {
            outcome = read_item(csl, false);
        } else if (token != CITE__JSON_ERROR) {
            tell_problem(csl);
            outcome = cite__json_skip(&csl->json, token) ? READ : BROKEN;
        }
        if (outcome == BROKEN) {
            tell_problem(csl);
            outcome = recover(csl, &found);
        }
        cite__arena_back(&csl->import->scratch, mark);
        if (outcome == NO_MEMORY || !found)
            return outcome;
    }
}

/* Whether the object that begins at an offset holds an array "items"; the reader then stands in it. */
static bool find_items(struct csl *csl)
{
    enum cite__json_token token = cite__json_next(&csl->json);

    while (token == CITE__JSON_KEY) {
        bool items = cite__str_equal(csl->json.string, CITE__LIT("items"));
        token = cite__json_next(&csl->json);
        if (items && token == CITE__JSON_ARRAY)
            return true;
        if (!cite__json_skip(&csl->json, token))
            return false;
        token = cite__json_next(&csl->json);
    }
    return false;
}

static enum outcome read_top(struct csl *csl)
{
    enum cite__json_token token = cite__json_next(&csl->json);

    if (token == CITE__JSON_ARRAY || find_items(csl))
        return read_items(csl);
    cite__json_read_init(&csl->json, csl->import->text, &csl->unescaped);
    (void)cite__json_next(&csl->json);
    enum outcome outcome = read_item(csl, false);
    if (outcome == BROKEN)
        tell_problem(csl);
    return outcome;
}

cite_status cite__csl_read(struct cite__import *import)
{
    struct csl *csl = cite__arena_zero(&import->scratch, 1, sizeof *csl);
    cite_str text = cite__str_trim(import->text);

    if (!csl)
        return CITE_ERROR_MEMORY;
    if (text.len == 0 || (text.ptr[0] != '[' && text.ptr[0] != '{'))
        return cite__error_named(import->error, CITE_ERROR_FORMAT, "csl-json",
                                 "neither an array nor an object");
    csl->import = import;
    cite__buf_init(&csl->unescaped, &import->into->allocator, import->value.ceiling);
    cite__json_read_init(&csl->json, import->text, &csl->unescaped);
    enum outcome outcome = read_top(csl);
    cite__buf_release(&csl->unescaped);
    return outcome == NO_MEMORY ? CITE_ERROR_MEMORY : CITE_OK;
}
