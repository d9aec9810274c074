/*
 * support/stage.c: see stage.h.
 */
#include "support/stage.h"

#include "core/str.h"
#include "notes/stacks.h"
#include "parser.h"

#include <string.h>

/* The stages of the notes layer one by one; true where all that were wanted worked. */
static bool run_notes(struct stage *stage, enum stage_goal goal)
{
    struct cite__env *env = &stage->env;
    struct cite__call_index called[CITE__FAMILY_COUNT];
    bool done = true;

    if (done && goal >= STAGE_CANDIDATES)
        done = cite__starts_list(&stage->starts, &stage->text, env) == CITE_OK &&
               cite__calls_list(&stage->calls, &stage->text, env) == CITE_OK &&
               cite__call_indexes_make(called, &stage->calls, cite__sequence_limit(&stage->starts), env) ==
                   CITE_OK;
    if (done && goal >= STAGE_SEQUENCE)
        done = cite__sequence_choose(&stage->sequence, &stage->text, &stage->starts, called, env) == CITE_OK;
    if (done && goal >= STAGE_STACKS)
        done = cite__stacks_resolve(&stage->sequence, &stage->text, &stage->calls, env) == CITE_OK;
    if (done && goal >= STAGE_EXTENTS)
        done = cite__extents_find(&stage->extents, &stage->text, &stage->sequence, &stage->calls, called,
                                  env) == CITE_OK;
    if (done && goal >= STAGE_NOTES)
        done = cite__notes_find(&stage->notes, &stage->text, env) == CITE_OK;
    return done;
}

static bool run_links(struct stage *stage, enum stage_goal goal)
{
    struct cite__env *env = &stage->env;

    if (goal >= STAGE_LINKS && cite__links_find(&stage->links, &stage->text, &stage->notes, env) != CITE_OK)
        return false;
    return goal < STAGE_READINGS ||
           cite__readings_make(&stage->readings, &stage->text, &stage->notes, &stage->links, env) == CITE_OK;
}

bool stage_run_bytes(struct stage *stage, const void *data, size_t len, const cite_parser_options *options,
                     enum stage_goal goal)
{
    memset(stage, 0, sizeof *stage);
    cite__arena_init(&stage->arena, NULL);
    cite__arena_init(&stage->scratch, NULL);
    if (!guard_put(&stage->guard, data, len) ||
        cite_parser_new(&stage->parser, options, &stage->error) != CITE_OK)
        return false;
    stage->env = (struct cite__env){.arena = &stage->arena,
                                    .scratch = &stage->scratch,
                                    .options = &stage->parser->options,
                                    .error = &stage->error};
    for (size_t i = 0; i < CITE__PATTERNS_COUNT; i++)
        stage->env.patterns[i] = stage->parser->patterns[i];
    if (goal >= STAGE_TEXT && cite__text_read(&stage->text, stage->guard.text, &stage->env) != CITE_OK)
        return false;
    return run_notes(stage, goal) && run_links(stage, goal);
}

bool stage_run(struct stage *stage, const char *text, enum stage_goal goal)
{
    return stage_run_bytes(stage, text, strlen(text), NULL, goal);
}

size_t stage_find(const struct stage *stage, const char *needle)
{
    return cite__str_find(stage->guard.text, cite_str_from(needle), 0);
}

cite_str stage_slice(const struct stage *stage, cite_span span)
{
    return cite__slice(stage->guard.text, span.begin, span.end);
}

void stage_write_sequence(struct text *out, const struct cite__sequence *sequence)
{
    static const char *const signs[] = {"", "?", "-"};

    for (size_t i = 0; i < sequence->count; i++) {
        const struct cite__chosen *note = &sequence->items[i];
        if (i > 0)
            text_add_string(out, note->section != sequence->items[i - 1].section ? " | " : " ");
        text_add_string(out, signs[note->source]);
        text_add_number(out, note->number);
    }
    text_add_string(out, "");
}

void stage_write_spans(struct text *out, const struct stage *stage, const cite_span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_add_string(out, "[");
        for (size_t at = spans[i].begin; at < spans[i].end; at++) {
            const char c = stage->guard.text.ptr[at];
            text_add(out, c == '\n' ? "/" : c == '\f' ? "^" : &c, 1);
        }
        text_add_string(out, "]");
    }
    text_add_string(out, "");
}

void stage_release(struct stage *stage)
{
    cite__arena_release(&stage->scratch);
    cite__arena_release(&stage->arena);
    cite_parser_free(stage->parser);
    guard_release(&stage->guard);
    memset(stage, 0, sizeof *stage);
}
