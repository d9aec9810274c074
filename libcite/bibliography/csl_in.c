/*
 * bibliography/csl_in.c: CSL-JSON 1.0.2 (csl-data.json) as items: an array of them, an object with such an array under
 * "items", or a single one. csl_names.c and csl_dates.c read the names and the dates.
 *
 * What has no variable becomes an extra, as do the members of "custom"; a value of another shape than its variable has is
 * kept there as JSON. After a syntax error the reader looks for the next object of the array that has a type or an id.
 */
#include "bibliography/csl_fields.h"
#include "bibliography/formats.h"
#include "bibliography/import.h"
#include "bibliography/item.h"
#include "core/error.h"
#include "core/json_read.h"
#include "core/str.h"

#include <string.h>

cite_str cite__csl_keep(struct cite__csl *csl, cite_str text, enum cite__csl_outcome *outcome)
{
    cite_str copy = cite__arena_str(&csl->import->scratch, text);

    if (copy.ptr)
        return copy;
    *outcome = CITE__CSL_NO_MEMORY;
    return (cite_str){"", 0};
}

/* Any value as an extra: a string as it is, others as the JSON that stands there. */
static enum cite__csl_outcome read_extra(struct cite__csl *csl, cite_str name, enum cite__json_token token)
{
    size_t begin = csl->json.begin;

    if (token == CITE__JSON_STRING)
        return cite__csl_outcome(
            cite__import_extra(csl->import, csl->item, name, csl->json.string, cite__csl_here(csl)));
    if (!cite__json_skip(&csl->json, token))
        return CITE__CSL_BROKEN;
    return token == CITE__JSON_NULL
               ? CITE__CSL_READ
               : cite__csl_outcome(cite__import_extra(csl->import, csl->item, name,
                                                      cite__slice(csl->import->text, begin, csl->json.at),
                                                      csl->line));
}

static enum cite__csl_outcome read_misshapen(struct cite__csl *csl, cite_str name, enum cite__json_token token)
{
    if (token != CITE__JSON_NULL)
        cite__import_warn(csl->import, cite__csl_here(csl),
                          "a value of the wrong kind is kept under \"custom\"", name);
    return read_extra(csl, name, token);
}

/* "others": ["author"]: the lists that go on. */
static enum cite__csl_outcome read_others(struct cite__csl *csl)
{
    for (;;) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_ARRAY_END)
            return CITE__CSL_READ;
        if (token == CITE__JSON_STRING) {
            struct cite__meaning meaning = cite__word_read(csl->json.string);
            if (meaning.kind == CITE__MEANS_ROLE)
                csl->others[meaning.index] = true;
        } else if (!cite__json_skip(&csl->json, token)) {
            return CITE__CSL_BROKEN;
        }
    }
}

static enum cite__csl_outcome read_custom(struct cite__csl *csl)
{
    for (;;) {
        enum cite__csl_outcome outcome = CITE__CSL_READ;
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            return CITE__CSL_READ;
        if (token != CITE__JSON_KEY)
            return CITE__CSL_BROKEN;
        cite_str name = cite__csl_keep(csl, csl->json.string, &outcome);
        token = cite__json_next(&csl->json);
        if (outcome != CITE__CSL_READ)
            return outcome;
        bool translated = cite__str_equal(name, cite_str_from(cite_field_name(CITE_FIELD_TITLE_TRANSLATED)));
        if (translated && token == CITE__JSON_STRING)
            outcome = cite__csl_outcome(cite__import_field(csl->import, csl->item, CITE_FIELD_TITLE_TRANSLATED,
                                                           name, csl->json.string));
        else if (cite__str_equal(name, CITE__LIT("others")) && token == CITE__JSON_ARRAY)
            outcome = read_others(csl);
        else
            outcome = read_extra(csl, name, token);
        if (outcome != CITE__CSL_READ)
            return outcome;
    }
}

static enum cite__csl_outcome read_type(struct cite__csl *csl)
{
    cite_type type = cite__type_word(csl->json.string);

    csl->typed = true;
    if (type != CITE_TYPE_COUNT_) {
        cite_item_set_type(csl->item, type);
        return CITE__CSL_READ;
    }
    cite__import_warn(csl->import, cite__csl_here(csl), "an unknown type is read as a document",
                      csl->json.string);
    return cite__csl_outcome(
        cite__import_extra(csl->import, csl->item, CITE__LIT("type"), csl->json.string, cite__csl_here(csl)));
}

/* One member of an item, its key read already. */
static enum cite__csl_outcome read_member(struct cite__csl *csl, cite_str name)
{
    enum cite__csl_outcome outcome = CITE__CSL_READ;
    enum cite__json_token token = cite__json_next(&csl->json);
    struct cite__meaning meaning = cite__word_read(name);

    if (token == CITE__JSON_ERROR)
        return CITE__CSL_BROKEN;
    if (cite__str_equal(name, CITE__LIT("id")) && cite__csl_is_scalar(token)) {
        csl->id = cite__csl_keep(csl, csl->json.string, &outcome);
        return outcome;
    }
    if (cite__str_equal(name, CITE__LIT("citation-key")) && cite__csl_is_scalar(token)) {
        csl->key = cite__csl_keep(csl, csl->json.string, &outcome);
        return outcome;
    }
    if (cite__str_equal(name, CITE__LIT("type")) && token == CITE__JSON_STRING)
        return read_type(csl);
    if (cite__str_equal(name, CITE__LIT("custom")) && token == CITE__JSON_OBJECT)
        return read_custom(csl);
    if (meaning.kind == CITE__MEANS_FIELD && cite__csl_is_scalar(token))
        return cite__csl_outcome(
            cite__import_field(csl->import, csl->item, (cite_field)meaning.index, name, csl->json.string));
    if (meaning.kind == CITE__MEANS_ROLE && token == CITE__JSON_ARRAY)
        return cite__csl_names(csl, (cite_role)meaning.index);
    if (meaning.kind == CITE__MEANS_WHEN && token == CITE__JSON_OBJECT)
        return cite__csl_date(csl, (cite_when)meaning.index);
    if (meaning.kind == CITE__MEANS_WHEN && cite__csl_is_scalar(token)) {
        cite_str text = cite__csl_keep(csl, csl->json.string, &outcome);
        return outcome == CITE__CSL_READ ? cite__csl_outcome(cite__import_date_text(
                                               csl->import, csl->item, (cite_when)meaning.index, text))
                                         : outcome;
    }
    return meaning.kind == CITE__MEANS_NOTHING ? read_extra(csl, name, token)
                                               : read_misshapen(csl, name, token);
}

static enum cite__csl_outcome read_members(struct cite__csl *csl)
{
    for (;;) {
        enum cite__csl_outcome outcome = CITE__CSL_READ;
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            return CITE__CSL_READ;
        if (token != CITE__JSON_KEY)
            return CITE__CSL_BROKEN;
        cite_str name = cite__csl_keep(csl, csl->json.string, &outcome);
        if (outcome == CITE__CSL_READ)
            outcome = read_member(csl, name);
        if (outcome == CITE__CSL_READ && (csl->unescaped.failed != CITE_OK))
            outcome = CITE__CSL_NO_MEMORY;
        if (outcome != CITE__CSL_READ)
            return outcome;
    }
}

static enum cite__csl_outcome add_others(struct cite__csl *csl)
{
    static const cite_name others = {.literal = {CITE__OTHERS, sizeof CITE__OTHERS - 1}};
    enum cite__csl_outcome outcome = CITE__CSL_READ;

    for (size_t i = 0; i < CITE_ROLE_COUNT_ && outcome == CITE__CSL_READ; i++) {
        if (csl->others[i])
            outcome =
                cite__csl_outcome(cite_item_add_name(csl->item, (cite_role)i, &others, csl->import->error));
    }
    return outcome;
}

/* One item, its brace read already. lost: it may be part of one, and is an item only where it says so. */
static enum cite__csl_outcome read_item(struct cite__csl *csl, bool lost)
{
    csl->line = cite__csl_here(csl);
    csl->id = (cite_str){"", 0};
    csl->key = (cite_str){"", 0};
    csl->typed = false;
    memset(csl->others, 0, sizeof csl->others);
    csl->item = cite__import_begin(csl->import, CITE_TYPE_DOCUMENT);
    if (!csl->item)
        return CITE__CSL_NO_MEMORY;
    enum cite__csl_outcome outcome = read_members(csl);
    if (outcome == CITE__CSL_READ)
        outcome = add_others(csl);
    bool named = csl->typed || csl->id.len > 0;
    if (outcome != CITE__CSL_READ || (lost && !named)) {
        cite__import_drop(csl->import);
        return outcome == CITE__CSL_READ ? CITE__CSL_BROKEN : outcome;
    }
    if (!named)
        cite__import_warn(csl->import, csl->line, "an item without an id and a type", (cite_str){"", 0});
    /* Without a key of its own an item is cited by its id, where that may be a key. */
    bool as_key = csl->key.len == 0 && cite__key_is_valid(csl->id);
    return cite__csl_outcome(
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

static void tell_problem(struct cite__csl *csl)
{
    const char *problem = csl->json.problem ? csl->json.problem : "something else than an item";

    cite__import_fail(csl->import, cite__csl_here(csl), problem, (cite_str){"", 0});
}

/* Goes on behind an error. False where nothing more is found. */
static enum cite__csl_outcome recover(struct cite__csl *csl, bool *found)
{
    struct cite__arena_mark mark = cite__arena_here(&csl->import->scratch);

    *found = false;
    for (;;) {
        size_t at = next_object(csl->import->text, csl->json.at);
        if (at == CITE_NONE)
            return CITE__CSL_READ;
        cite__json_restart(&csl->json, at);
        if (cite__json_next(&csl->json) != CITE__JSON_OBJECT)
            continue;
        enum cite__csl_outcome outcome = read_item(csl, true);
        cite__arena_back(&csl->import->scratch, mark);
        if (outcome == CITE__CSL_NO_MEMORY)
            return CITE__CSL_NO_MEMORY;
        if (outcome == CITE__CSL_READ) {
            *found = true;
            return CITE__CSL_READ;
        }
    }
}

/* The items of an array, its bracket read already. */
static enum cite__csl_outcome read_items(struct cite__csl *csl)
{
    struct cite__arena_mark mark = cite__arena_here(&csl->import->scratch);

    for (;;) {
        enum cite__json_token token = cite__json_next(&csl->json);
        enum cite__csl_outcome outcome = CITE__CSL_BROKEN;
        bool found = true;
        if (token == CITE__JSON_ARRAY_END)
            return CITE__CSL_READ;
        if (token == CITE__JSON_OBJECT) {
            outcome = read_item(csl, false);
        } else if (token != CITE__JSON_ERROR) {
            tell_problem(csl);
            outcome = cite__json_skip(&csl->json, token) ? CITE__CSL_READ : CITE__CSL_BROKEN;
        }
        if (outcome == CITE__CSL_BROKEN) {
            tell_problem(csl);
            outcome = recover(csl, &found);
        }
        cite__arena_back(&csl->import->scratch, mark);
        if (outcome == CITE__CSL_NO_MEMORY || !found)
            return outcome;
    }
}

/* Whether the object that begins at an offset holds an array "items"; the reader then stands in it. */
static bool find_items(struct cite__csl *csl)
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

static enum cite__csl_outcome read_top(struct cite__csl *csl)
{
    enum cite__json_token token = cite__json_next(&csl->json);

    if (token == CITE__JSON_ARRAY || find_items(csl))
        return read_items(csl);
    cite__json_read_init(&csl->json, csl->import->text, &csl->unescaped);
    (void)cite__json_next(&csl->json);
    enum cite__csl_outcome outcome = read_item(csl, false);
    if (outcome == CITE__CSL_BROKEN)
        tell_problem(csl);
    return outcome;
}

cite_status cite__csl_read(struct cite__import *import)
{
    struct cite__csl *csl = cite__arena_zero(&import->scratch, 1, sizeof *csl);
    cite_str text = cite__str_trim(import->text);

    if (!csl)
        return CITE_ERROR_MEMORY;
    if (text.len == 0 || (text.ptr[0] != '[' && text.ptr[0] != '{'))
        return cite__error_named(import->error, CITE_ERROR_FORMAT, "csl-json",
                                 "neither an array nor an object");
    csl->import = import;
    cite__buf_init(&csl->unescaped, &import->into->allocator, import->value.ceiling);
    cite__json_read_init(&csl->json, import->text, &csl->unescaped);
    enum cite__csl_outcome outcome = read_top(csl);
    cite__buf_release(&csl->unescaped);
    return outcome == CITE__CSL_NO_MEMORY ? CITE_ERROR_MEMORY : CITE_OK;
}
