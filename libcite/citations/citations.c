/*
 * citations/citations.c: see citations.h.
 */
#include "citations/citations.h"

#include "citations/finder.h"
#include "citations/resolve.h"
#include "core/error.h"
#include "core/str.h"

/* Folded titles are at most a few times longer than what is folded. */
#define FOLD_CEILING (8 * CITE__MENTION_TEXT)

/* Sorts the links by note, keeping their order: a counting sort. */
static bool order_links(struct cite__finder *finder)
{
    size_t notes = finder->notes->count;

    finder->link_first = cite__arena_zero(&finder->keep, notes + 2, sizeof *finder->link_first);
    finder->link_order = cite__arena_zero(&finder->keep, finder->links->count, sizeof *finder->link_order);
    if (!finder->link_first || !finder->link_order)
        return false;
    size_t *next = finder->link_first + 1; /* counts, then where the next link of a note goes */
    for (size_t i = 0; i < finder->links->count; i++) {
        if (finder->links->items[i].note < notes)
            next[finder->links->items[i].note + 1]++;
    }
    for (size_t note = 1; note <= notes; note++)
        next[note] += next[note - 1];
    for (size_t i = 0; i < finder->links->count; i++) {
        if (finder->links->items[i].note < notes)
            finder->link_order[next[finder->links->items[i].note]++] = i;
    }
    return true;
}

/* The links of a note where they stand in its reading; false when memory is out. */
static bool note_links(struct cite__finder *finder, size_t note, const struct cite__flow *flow,
                       struct cite__token_link **out, size_t *count)
{
    size_t first = finder->link_first[note];
    size_t last = finder->link_first[note + 1];

    *count = 0;
    *out = cite__arena_alloc(&finder->work, (last - first) * sizeof **out);
    for (size_t i = first; *out && i < last; i++) {
        const cite_link *link = &finder->links->items[finder->link_order[i]];
        size_t begin = cite__flow_find(flow, link->spans[0].begin);
        size_t end = cite__flow_find(flow, link->spans[link->span_count - 1].end - 1);
        if (begin == CITE_NONE || end == CITE_NONE || end < begin ||
            (*count > 0 && begin < (*out)[*count - 1].end))
            continue;
        (*out)[(*count)++] = (struct cite__token_link){begin, end + 1, finder->link_order[i]};
    }
    return *out != NULL;
}

/* Whether a run is one link, plain or of Markdown, and nothing else; *link is its index. */
static bool is_link_alone(const struct cite__tokens *tokens, struct cite__run run, size_t *link)
{
    size_t words = run.begin; /* where the words of a link of Markdown end */

    *link = cite__finder_link(tokens, run);
    if (cite__token_is(tokens, run.begin, '[') && cite__token_brackets(tokens, run.begin))
        words = tokens->items[run.begin].mate;
    for (size_t i = words; i < run.end; i++) {
        if (tokens->items[i].kind != CITE__TOKEN_LINK && tokens->items[i].kind != CITE__TOKEN_MARK)
            return false;
    }
    return *link != CITE_NONE;
}

/*
 * A citation that is the address of the one before it once more belongs to that one: a converter has set a broken link
 * twice, "<https://example.org/on-mills/>. [le.org/on-mills/](https://example.org/on-mills/)".
 */
static void join_copies(struct cite__pieces *pieces, const struct cite__tokens *tokens,
                        const struct cite__links *links)
{
    size_t kept = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        struct cite__piece *last = kept > 0 ? &pieces->items[kept - 1] : NULL;
        size_t before = last ? cite__finder_link(tokens, last->run) : CITE_NONE;
        size_t again = CITE_NONE;
        if (before != CITE_NONE && is_link_alone(tokens, pieces->items[i].run, &again) &&
            cite__str_equal(links->items[before].url, links->items[again].url))
            last->run.end = pieces->items[i].run.end;
        else
            pieces->items[kept++] = pieces->items[i];
    }
    pieces->count = kept;
}

static bool read_note(struct cite__finder *finder, size_t note, const struct cite__flow *flow)
{
    struct cite__tokens tokens;
    struct cite__pieces pieces = {0};
    struct cite__token_link *links = NULL;
    size_t link_count = 0;
    struct cite__reader reader = {.tokens = &tokens,
                                  .patterns = finder->env->patterns[CITE__PATTERNS_CITATIONS],
                                  .arena = finder->env->arena,
                                  .scratch = &finder->work};

    if (!note_links(finder, note, flow, &links, &link_count) ||
        !cite__tokens_read(&tokens, flow->text, links, link_count, &finder->work) ||
        !cite__split(&pieces, &reader))
        return false;
    join_copies(&pieces, &tokens, finder->links);
    for (size_t i = 0; i < pieces.count; i++) {
        if (!cite__finder_add(finder, &reader, &pieces.items[i], flow, note))
            return false;
    }
    return !finder->work.failed;
}

/* Leaves out what is only a citation if its work is found, and was not. */
static void drop_weak(struct cite__citations *citations, const struct cite__finder *finder, size_t *moved)
{
    size_t kept = 0;

    for (size_t i = 0; i < citations->count; i++) {
        bool weak = finder->mentions.items[i].weak && !citations->fields[i] && citations->same[i] == CITE_NONE;
        moved[i] = kept;
        if (weak)
            continue;
        citations->items[kept] = citations->items[i];
        citations->fields[kept] = citations->fields[i];
        citations->same[kept] = citations->same[i];
        kept++;
    }
    citations->count = kept;
    for (size_t i = 0; i < kept; i++) {
        if (citations->same[i] != CITE_NONE)
            citations->same[i] = moved[citations->same[i]];
        if (citations->items[i].form != CITE_FORM_FULL)
            citations->fields[i] = NULL;
    }
}

static cite_status find_all(struct cite__finder *finder, struct cite__citations *out,
                            const struct cite__text *text, const struct cite__readings *readings)
{
    if (!order_links(finder))
        return CITE__ENV_MEMORY(finder->env);
    struct cite__arena_mark mark = cite__arena_here(&finder->work);
    for (size_t note = 0; note < readings->count; note++) {
        if (!read_note(finder, note, &readings->items[note]))
            return CITE__ENV_MEMORY(finder->env);
        cite__arena_back(&finder->work, mark);
    }
    cite_status status = cite__front_read(&out->front, text, finder->notes, finder->env);
    if (status == CITE_OK)
        status = cite__finder_outside(finder, text, &out->front);
    if (status != CITE_OK)
        return status;
    out->items = finder->items.items;
    out->fields = finder->fields.items;
    out->count = finder->items.count;
    out->same = cite__arena_zero(finder->env->arena, out->count, sizeof *out->same);
    size_t *moved = cite__arena_zero(&finder->keep, out->count, sizeof *moved);
    if (!out->same || !moved)
        return CITE__ENV_MEMORY(finder->env);
    status =
        cite__resolve(out->items, finder->mentions.items, out->same, out->count, finder->notes, finder->env);
    if (status == CITE_OK)
        drop_weak(out, finder, moved);
    return status;
}

cite_status cite__citations_find(struct cite__citations *out, const struct cite__text *text,
                                 const struct cite__notes *notes, const struct cite__links *links,
                                 const struct cite__readings *readings, struct cite__env *env)
{
    struct cite__finder finder = {.notes = notes, .links = links, .env = env};

    *out = (struct cite__citations){0};
    cite__arena_init(&finder.work, &env->scratch->allocator);
    cite__arena_init(&finder.keep, &env->scratch->allocator);
    cite__buf_init(&finder.fold, &env->scratch->allocator, FOLD_CEILING);
    cite_status status = find_all(&finder, out, text, readings);
    if (status != CITE_OK)
        *out = (struct cite__citations){0};
    cite__buf_release(&finder.fold);
    cite__arena_release(&finder.keep);
    cite__arena_release(&finder.work);
    return status;
}

const char *cite_form_name(cite_form form)
{
    switch (form) {
    case CITE_FORM_FULL: return "full";
    case CITE_FORM_SHORT: return "short";
    case CITE_FORM_IBID: return "ibid";
    case CITE_FORM_SUPRA: return "supra";
    }
    return NULL;
}
