/*
 * notes/native.c: see native.h.
 *
 * A definition stands at the start of a line; its text goes on over the lines that follow, and behind a blank line where they are
 * indented (as in pandoc and in GitHub's Markdown). Names that are numbers are the notes' numbers; others are numbered in the order
 * in which they are first called, as Markdown shows them.
 */
#include "notes/native.h"

#include "core/array.h"
#include "core/map.h"
#include "core/str.h"
#include "notes/rules.h"

#include <string.h>

/* A longer name is no name. */
#define LONGEST_NAME ((size_t)100)

struct definition {
    size_t line;
    cite_span mark; /* "[^name]" */
    cite_str name;
    size_t number; /* 0: not known yet */
    bool called;
};

typedef CITE__ARRAY(struct definition) definition_array;
typedef CITE__ARRAY(cite_callout) callout_array;

struct finder {
    const struct cite__text *text;
    struct cite__env *env;
    definition_array definitions;
    callout_array callouts;
    struct cite__map by_name;
};

/* The name in "[^name]" at at; empty where there is none. */
static cite_str name_at(cite_str text, size_t at)
{
    cite_str none = {text.ptr, 0};
    size_t end = at + 2;

    if (!cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("[^")))
        return none;
    while (end < text.len && end - at <= LONGEST_NAME && text.ptr[end] != ']' && text.ptr[end] != '[' &&
           !cite__is_space(text.ptr[end]))
        end++;
    return end < text.len && text.ptr[end] == ']' && end > at + 2 ? cite__slice(text, at + 2, end) : none;
}

static bool is_definition(const struct cite__text *text, const struct cite__line *line, cite_str *name)
{
    *name = name_at(text->bytes, line->first);
    size_t behind = line->first + name->len + 3;

    return name->len > 0 && behind < line->last && text->bytes.ptr[behind] == ':';
}

static bool list_definitions(struct finder *finder)
{
    const struct cite__text *text = finder->text;

    for (size_t i = 0; i < text->line_count; i++) {
        cite_str name = {NULL, 0};
        const struct cite__line *line = &text->lines[i];
        if (cite__line_blank(line) || !is_definition(text, line, &name) ||
            cite__map_get(&finder->by_name, name) != CITE_NONE)
            continue;
        struct definition *definition = CITE__ARRAY_PUSH(&finder->definitions, finder->env->scratch);
        if (!definition || !cite__map_set(&finder->by_name, name, finder->definitions.count - 1))
            return false;
        *definition =
            (struct definition){.line = i, .mark = {line->first, line->first + name.len + 3}, .name = name};
    }
    return true;
}

/* The numbers that the names say, where all of them are numbers and no two are the same. */
static bool number_by_name(struct finder *finder)
{
    for (size_t i = 0; i < finder->definitions.count; i++) {
        struct definition *definition = &finder->definitions.items[i];
        size_t used = 0;
        size_t number = cite__str_number(definition->name, 999999, &used);
        if (used != definition->name.len || number == 0)
            return false;
        definition->number = number;
    }
    return true;
}

/* Lists the callouts, and numbers the notes in the order in which they are first called, unless their names did. */
static bool list_callouts(struct finder *finder, bool numbered)
{
    cite_str bytes = finder->text->bytes;
    size_t next = 1;

    for (size_t at = cite__str_find(bytes, CITE__LIT("[^"), 0); at != CITE_NONE;
         at = cite__str_find(bytes, CITE__LIT("[^"), at + 2)) {
        cite_str name = name_at(bytes, at);
        size_t index = name.len > 0 ? cite__map_get(&finder->by_name, name) : CITE_NONE;
        cite_str defined = {NULL, 0};
        const struct cite__line *line = &finder->text->lines[cite__text_line_at(finder->text, at)];
        if (index == CITE_NONE || (line->first == at && is_definition(finder->text, line, &defined)))
            continue;
        struct definition *definition = &finder->definitions.items[index];
        if (!definition->called && !numbered)
            definition->number = next++;
        definition->called = true;
        cite_callout *callout = CITE__ARRAY_PUSH(&finder->callouts, finder->env->arena);
        if (!callout)
            return false;
        cite_span span = {at, at + name.len + 3};
        *callout = (cite_callout){.label = cite__slice(bytes, span.begin, span.end),
                                  .span = span,
                                  .note = index,
                                  .scheme = numbered ? CITE_SCHEME_ARABIC : CITE_SCHEME_NAMED,
                                  .confidence = 1.0};
    }
    for (size_t i = 0; i < finder->definitions.count && !numbered; i++) {
        if (!finder->definitions.items[i].called)
            finder->definitions.items[i].number = next++;
    }
    return true;
}

/* The last line of a definition that starts at line from: see above. */
static size_t last_line(const struct cite__text *text, size_t from)
{
    size_t last = from;
    bool blank = false;

    for (size_t i = from + 1; i < text->line_count; i++) {
        const struct cite__line *line = &text->lines[i];
        cite_str name = {NULL, 0};
        if (cite__line_blank(line)) {
            blank = true;
            continue;
        }
        bool indented = line->first - line->begin >= 4 || text->bytes.ptr[line->begin] == '\t';
        if (is_definition(text, line, &name) || (blank && !indented) || text->bytes.ptr[line->first] == '#')
            break;
        last = i;
    }
    return last;
}

static bool make_note(cite_note *note, const struct finder *finder, const struct definition *definition,
                      bool numbered)
{
    const struct cite__text *text = finder->text;
    cite_span *span = cite__arena_alloc(finder->env->arena, sizeof *span);

    if (!span)
        return false;
    *span = (cite_span){definition->mark.begin, text->lines[last_line(text, definition->line)].last};
    *note = (cite_note){.number = definition->number,
                        .label = cite__slice(text->bytes, definition->mark.begin, definition->mark.end),
                        .text = CITE__LIT(""),
                        .spans = span,
                        .span_count = 1,
                        .number_source = CITE_NUMBER_PRINTED,
                        .scheme = numbered ? CITE_SCHEME_ARABIC : CITE_SCHEME_NAMED,
                        .confidence = 1.0};
    return true;
}

/* Nothing is weighed here: the document says what is what. */
static void record(const struct cite__notes *notes, const struct cite__env *env)
{
    for (size_t i = 0; env->trace && i < notes->count; i++) {
        const cite_note *note = &notes->items[i];
        cite__note_fact(
            env, CITE__RULE_DECLARED,
            (struct cite__fact){.span = {note->spans[0].begin, note->spans[0].begin + note->label.len},
                                .number = note->number,
                                .weight = note->confidence,
                                .detail = note->label});
    }
    for (size_t i = 0; env->trace && i < notes->callout_count; i++) {
        const cite_callout *callout = &notes->callouts[i];
        cite__note_fact(env, CITE__RULE_CALL_DECLARED,
                        (struct cite__fact){
                            .span = callout->span, .number = callout->number, .weight = callout->confidence});
    }
}

cite_status cite__native_find(struct cite__notes *out, const struct cite__text *text, struct cite__env *env)
{
    struct finder finder = {.text = text, .env = env};

    *out = (struct cite__notes){.count = 0};
    cite__map_init(&finder.by_name, env->scratch, 0);
    if (!list_definitions(&finder))
        return CITE__ENV_MEMORY(env);
    bool numbered = number_by_name(&finder);
    if (!list_callouts(&finder, numbered))
        return CITE__ENV_MEMORY(env);
    if (finder.callouts.count == 0) /* nothing calls them: link definitions, or a list */
        return CITE_OK;
    cite_note *notes = cite__arena_zero(env->arena, finder.definitions.count, sizeof *notes);
    if (!notes)
        return CITE__ENV_MEMORY(env);
    for (size_t i = 0; i < finder.definitions.count; i++) {
        if (!make_note(&notes[i], &finder, &finder.definitions.items[i], numbered))
            return CITE__ENV_MEMORY(env);
    }
    for (size_t i = 0; i < finder.callouts.count; i++)
        finder.callouts.items[i].number = notes[finder.callouts.items[i].note].number;
    *out = (struct cite__notes){.items = notes,
                                .count = finder.definitions.count,
                                .callouts = finder.callouts.items,
                                .callout_count = finder.callouts.count};
    record(out, env);
    return CITE_OK;
}
