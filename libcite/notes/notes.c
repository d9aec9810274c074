/*
 * notes/notes.c: the stage: candidates, one choice, extents, callouts.
 */
#include "notes/notes.h"

#include "core/str.h"
#include "notes/callouts.h"
#include "notes/candidates.h"
#include "notes/doubled.h"
#include "notes/extent.h"
#include "notes/native.h"
#include "notes/sequence.h"
#include "notes/stacks.h"

static const char *const source_names[] = {"printed", "repaired", "inferred"};
static const char *const scheme_names[] = {"arabic", "roman", "letter", "symbol", "named"};

const char *cite_number_source_name(cite_number_source source)
{
    return (size_t)source < sizeof source_names / sizeof source_names[0] ? source_names[source] : "unknown";
}

const char *cite_scheme_name(cite_scheme scheme)
{
    return (size_t)scheme < sizeof scheme_names / sizeof scheme_names[0] ? scheme_names[scheme] : "unknown";
}

static cite_note make_note(const struct cite__text *text, const struct cite__chosen *chosen,
                           const struct cite__extent *extent)
{
    return (cite_note){.number = chosen->number,
                       .label = cite__slice(text->bytes, chosen->label.begin, chosen->label.end),
                       .text = CITE__LIT(""),
                       .spans = extent->spans,
                       .span_count = extent->count,
                       .section = chosen->section,
                       .number_source = chosen->source,
                       .scheme = cite__mark_scheme(chosen->style),
                       .confidence = chosen->confidence};
}

/* Finds notes that nothing declares. */
static cite_status find_printed(struct cite__notes *out, const struct cite__text *text, struct cite__env *env)
{
    struct cite__starts starts;
    struct cite__calls calls;
    struct cite__call_index called[CITE__FAMILY_COUNT];
    struct cite__sequence sequence;
    struct cite__callouts callouts;
    struct cite__extent *extents = NULL;

    *out = (struct cite__notes){.count = 0};
    cite_status status = cite__starts_list(&starts, text, env);
    if (status == CITE_OK)
        status = cite__calls_list(&calls, text, env);
    if (status == CITE_OK)
        status = cite__call_indexes_make(called, &calls, cite__sequence_limit(&starts), env);
    if (status == CITE_OK)
        status = cite__sequence_choose(&sequence, text, &starts, called, env);
    if (status == CITE_OK)
        status = cite__stacks_resolve(&sequence, text, &calls, env);
    if (status == CITE_OK)
        cite__doubled_join(&sequence, text);
    if (status == CITE_OK)
        status = cite__extents_find(&extents, text, &sequence, &calls, called, env);
    if (status == CITE_OK)
        status = cite__callouts_choose(&callouts, text, &sequence, extents, &calls, env);
    if (status != CITE_OK)
        return status;
    out->items = cite__arena_zero(env->arena, sequence.count, sizeof *out->items);
    if (!out->items)
        return CITE__ENV_MEMORY(env);
    out->count = sequence.count;
    out->callouts = callouts.items;
    out->callout_count = callouts.count;
    for (size_t i = 0; i < sequence.count; i++)
        out->items[i] = make_note(text, &sequence.items[i], &extents[i]);
    return CITE_OK;
}

cite_status cite__notes_find(struct cite__notes *out, const struct cite__text *text, struct cite__env *env)
{
    cite_status status = cite__native_find(out, text, env);

    return status != CITE_OK || out->count > 0 ? status : find_printed(out, text, env);
}
