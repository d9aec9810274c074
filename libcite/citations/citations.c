/*
 * citations/citations.c: see citations.h.
 */
#include "citations/citations.h"

#include "citations/endlist.h"
#include "citations/forms.h"
#include "citations/mention.h"
#include "citations/resolve.h"
#include "citations/split.h"
#include "core/array.h"
#include "core/error.h"
#include "core/str.h"

/* Folded titles are at most a few times longer than what is folded. */
#define FOLD_CEILING (8 * CITE__MENTION_TEXT)

struct finder {
    const struct cite__notes *notes;
    const struct cite__links *links;
    struct cite__env *env;
    struct cite__arena work; /* of one note: tokens, pieces */
    struct cite__arena keep; /* until the stage ends: mentions */
    struct cite__buf fold;
    size_t *link_order; /* the links that stand in notes, note by note */
    size_t *link_first; /* of each note the first of its links in link_order; one more at the end */
    CITE__ARRAY(cite_citation) items;
    CITE__ARRAY(struct cite__fields *) fields;
    CITE__ARRAY(struct cite__mention) mentions;
};

/* Sorts the links by note, keeping their order: a counting sort. */
static bool order_links(struct finder *finder)
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
static bool note_links(struct finder *finder, size_t note, const struct cite__flow *flow,
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

static size_t first_link(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (tokens->items[i].kind == CITE__TOKEN_LINK)
            return tokens->items[i].link;
    }
    return CITE_NONE;
}

/* The place in the work; the extent of an article is none. */
static void set_locator(cite_citation *citation, const struct cite__reader *reader,
                        const struct cite__piece *piece, const struct cite__fields *fields)
{
    struct cite__locator locator;

    if (!cite__locator_in(reader, piece->run, CITE__LOCATOR_BARE, &locator))
        return;
    if (fields && cite__str_equal(fields->values[CITE_FIELD_PAGE], locator.value))
        return;
    if (piece->kind == CITE__PIECE_SUPRA && cite__str_equal(cite_str_from(locator.label), CITE__LIT("note")))
        return;
    citation->locator_label = cite_str_from(locator.label);
    citation->locator = cite__arena_str(reader->arena, locator.value);
}

/* How sure a citation in full is: the more of its parts were read, the surer. */
static double confidence_of(const struct cite__fields *fields)
{
    double sure = 0.5;

    sure += fields->values[CITE_FIELD_TITLE].len > 0 ? 0.2 : 0;
    sure += fields->names[CITE_ROLE_AUTHOR].count > 0 ? 0.1 : 0;
    sure += fields->dates[CITE_WHEN_ISSUED].begin.year > 0 ? 0.1 : 0;
    sure +=
        fields->values[CITE_FIELD_URL].len > 0 || fields->values[CITE_FIELD_CONTAINER_TITLE].len > 0 ? 0.08 : 0;
    return sure;
}

/* A work of which only a family name and a title stand there may be a short form: resolve decides. */
static bool may_repeat(const struct cite__fields *fields)
{
    const struct cite__names *names = &fields->names[CITE_ROLE_AUTHOR];

    return names->count > 0 && names->items[0].given.len == 0 && fields->values[CITE_FIELD_URL].len == 0 &&
           fields->dates[CITE_WHEN_ISSUED].begin.year == 0;
}

static bool add_piece(struct finder *finder, const struct cite__reader *reader, const struct cite__piece *piece,
                      const struct cite__flow *flow, size_t note)
{
    struct cite__fields *fields = NULL;
    bool full =
        piece->kind == CITE__PIECE_WORK || piece->kind == CITE__PIECE_CASE || piece->kind == CITE__PIECE_LAW;

    if (full) {
        fields = cite__arena_alloc(reader->arena, sizeof *fields);
        if (!fields || !cite__fields_read(fields, reader, piece, finder->links))
            return false;
    }
    cite_citation *citation = CITE__ARRAY_PUSH(&finder->items, reader->arena);
    struct cite__fields **slot = CITE__ARRAY_PUSH(&finder->fields, reader->arena);
    struct cite__mention *mention = CITE__ARRAY_PUSH(&finder->mentions, &finder->keep);
    if (!citation || !slot || !mention)
        return false;
    *slot = fields;
    *citation = (cite_citation){.note = note, .item = CITE_NONE, .unresolved = {"", 0}, .locator = {"", 0}};
    citation->locator_label = (cite_str){"", 0};
    citation->span = cite__flow_span(flow, reader->tokens->items[piece->run.begin].begin,
                                     reader->tokens->items[piece->run.end - 1].end);
    citation->link = first_link(reader->tokens, piece->run);
    citation->confidence = fields ? confidence_of(fields) : 0.5;
    set_locator(citation, reader, piece, fields);
    *mention = (struct cite__mention){.note = note};
    bool ok = cite__mention_read(mention, reader, piece, fields, &finder->fold, &finder->keep);
    if (fields)
        mention->weak = may_repeat(fields);
    return ok && !reader->arena->failed;
}

/* Whether a run is one link, plain or of Markdown, and nothing else; *link is its index. */
static bool is_link_alone(const struct cite__tokens *tokens, struct cite__run run, size_t *link)
{
    size_t words = run.begin; /* where the words of a link of Markdown end */

    *link = first_link(tokens, run);
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
        size_t before = last ? first_link(tokens, last->run) : CITE_NONE;
        size_t again = CITE_NONE;
        if (before != CITE_NONE && is_link_alone(tokens, pieces->items[i].run, &again) &&
            cite__str_equal(links->items[before].url, links->items[again].url))
            last->run.end = pieces->items[i].run.end;
        else
            pieces->items[kept++] = pieces->items[i];
    }
    pieces->count = kept;
}

static bool read_note(struct finder *finder, size_t note, const struct cite__flow *flow)
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
        if (!add_piece(finder, &reader, &pieces.items[i], flow, note))
            return false;
    }
    return !finder->work.failed;
}

/* The links inside the ranges of an entry, which go on from *next in the document. */
static size_t entry_links(const struct finder *finder, const cite_span *ranges, size_t count, size_t *next,
                          size_t *first)
{
    const cite_link *links = finder->links->items;
    size_t end = 0;

    while (*next < finder->links->count && links[*next].spans[0].begin < ranges[0].begin)
        (*next)++;
    *first = *next;
    for (end = *next; end < finder->links->count && links[end].spans[0].begin < ranges[count - 1].end; end++) {
    }
    *next = end;
    return end - *first;
}

/* A citation that stands by itself, in no note. */
struct entry {
    const cite_span *ranges;
    size_t count;
    bool listed; /* in the list at the end; else in the document's first lines, how it wants to be cited */
};

/* The piece of an entry from a token on; its run is empty where there is none. Returns where the next one starts. */
static size_t entry_piece(const struct cite__reader *reader, const struct entry *entry, size_t from,
                          struct cite__piece *out)
{
    struct cite__pieces pieces = {0};

    if (entry->listed)
        return cite__endlist_piece(reader, from, out);
    *out = (struct cite__piece){.note = CITE_NONE};
    if (cite__split(&pieces, reader) && pieces.count == 1 && pieces.items[0].kind == CITE__PIECE_WORK)
        *out = pieces.items[0];
    return reader->tokens->count;
}

static cite_status read_entry(struct finder *finder, const struct cite__text *text, const struct entry *entry,
                              size_t *next)
{
    const cite_span *ranges = entry->ranges;
    size_t count = entry->count;
    struct cite__flow flow;
    struct cite__tokens tokens;
    struct cite__piece piece;
    size_t first = 0;
    size_t found = entry_links(finder, ranges, count, next, &first);
    cite_span *glued = cite__arena_alloc(&finder->work, (found + 1) * sizeof *glued);
    struct cite__token_link *links = cite__arena_alloc(&finder->work, (found + 1) * sizeof *links);
    struct cite__reader reader = {.tokens = &tokens,
                                  .patterns = finder->env->patterns[CITE__PATTERNS_CITATIONS],
                                  .arena = finder->env->arena,
                                  .scratch = &finder->work};

    if (!glued || !links)
        return CITE__ENV_MEMORY(finder->env);
    for (size_t i = 0; i < found; i++) {
        const cite_link *link = &finder->links->items[first + i];
        glued[i] = (cite_span){link->spans[0].begin, link->spans[link->span_count - 1].end};
    }
    cite_status status = cite__flow_read(&flow, text, (struct cite__ranges){ranges, count},
                                         (struct cite__ranges){glued, found}, finder->env);
    if (status != CITE_OK)
        return status;
    size_t kept = 0;
    for (size_t i = 0; i < found; i++) {
        size_t begin = cite__flow_find(&flow, glued[i].begin);
        size_t end = cite__flow_find(&flow, glued[i].end - 1);
        if (begin != CITE_NONE && end != CITE_NONE && end >= begin &&
            (kept == 0 || begin >= links[kept - 1].end))
            links[kept++] = (struct cite__token_link){begin, end + 1, first + i};
    }
    bool ok = cite__tokens_read(&tokens, flow.text, links, kept, &finder->work);
    for (size_t at = 0; ok && at < tokens.count;) {
        at = entry_piece(&reader, entry, at, &piece);
        if (piece.run.begin < piece.run.end)
            ok = add_piece(finder, &reader, &piece, &flow, CITE_NONE);
    }
    return ok && !finder->work.failed ? CITE_OK : CITE__ENV_MEMORY(finder->env);
}

static cite_status read_list(struct finder *finder, const struct cite__text *text)
{
    struct cite__endlist list;
    cite_span ranges[CITE__ENTRY_LINES];
    size_t next = 0;
    size_t count = 0;

    if (!cite__endlist_open(&list, text, finder->notes, finder->env->patterns[CITE__PATTERNS_CITATIONS],
                            &finder->keep))
        return CITE__ENV_MEMORY(finder->env);
    struct cite__arena_mark mark = cite__arena_here(&finder->work);
    while ((count = cite__endlist_next(&list, ranges)) > 0) {
        cite_status status = read_entry(finder, text, &(struct entry){ranges, count, true}, &next);
        if (status != CITE_OK)
            return status;
        cite__arena_back(&finder->work, mark);
    }
    return CITE_OK;
}

/* Leaves out what is only a citation if its work is found, and was not. */
static void drop_weak(struct cite__citations *citations, const struct finder *finder, size_t *moved)
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

/* How the document itself wants to be cited. */
static cite_status read_own(struct finder *finder, const struct cite__text *text,
                            const struct cite__front *front)
{
    size_t next = 0;

    if (front->citation_lines == 0)
        return CITE_OK;
    return read_entry(finder, text, &(struct entry){front->citation, front->citation_lines, false}, &next);
}

static cite_status find_all(struct finder *finder, struct cite__citations *out, const struct cite__text *text,
                            const struct cite__readings *readings)
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
        status = read_own(finder, text, &out->front);
    cite__arena_back(&finder->work, mark);
    if (status == CITE_OK)
        status = read_list(finder, text);
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
    struct finder finder = {.notes = notes, .links = links, .env = env};

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
