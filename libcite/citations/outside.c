/*
 * citations/outside.c: the citations that stand in no note; see finder.h.
 */
#include "citations/endlist.h"
#include "citations/finder.h"
#include "citations/intext.h"
#include "core/error.h"
#include "core/str.h"

/* The links inside the ranges of an entry, which go on from *next in the document. */
static size_t entry_links(const struct cite__finder *finder, const cite_span *ranges, size_t count,
                          size_t *next, size_t *first)
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

static cite_status read_entry(struct cite__finder *finder, const struct cite__text *text,
                              const struct entry *entry, size_t *next)
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
            ok = cite__finder_add(finder, &reader, &piece, &flow, CITE_NONE);
    }
    return ok && !finder->work.failed ? CITE_OK : CITE__ENV_MEMORY(finder->env);
}

/* Works that one pair of brackets in running text cites. */
#define BRACKET_WORKS 16

static bool read_window(struct cite__finder *finder, const struct cite__text *text, cite_span window)
{
    struct cite__flow_piece piece = {0, window.begin};
    struct cite__flow flow = {cite__slice(text->bytes, window.begin, window.end), &piece, 1};
    struct cite__piece pieces[BRACKET_WORKS];
    struct cite__tokens tokens;
    struct cite__reader reader = {.tokens = &tokens,
                                  .patterns = finder->env->patterns[CITE__PATTERNS_CITATIONS],
                                  .arena = finder->env->arena,
                                  .scratch = &finder->work};

    if (!cite__tokens_read(&tokens, flow.text, NULL, 0, &finder->work))
        return false;
    size_t count = cite__intext_pieces(&reader, &tokens, pieces, BRACKET_WORKS);
    for (size_t i = 0; i < count; i++) {
        if (!cite__finder_add(finder, &reader, &pieces[i], &flow, CITE_NONE))
            return false;
    }
    return !finder->work.failed;
}

/* Running text: without a work that has a year nothing in it can be found. */
static cite_status read_running(struct cite__finder *finder, const struct cite__text *text, const bool *taken)
{
    struct cite__arena_mark mark = cite__arena_here(&finder->work);
    struct cite__intext intext;
    cite_span window;

    cite__intext_open(&intext, text, taken);
    while (finder->items.count > 0 && cite__intext_next(&intext, &window)) {
        if (!read_window(finder, text, window))
            return CITE__ENV_MEMORY(finder->env);
        cite__arena_back(&finder->work, mark);
    }
    return CITE_OK;
}

static cite_status read_list(struct cite__finder *finder, const struct cite__text *text,
                             const struct cite__front *front)
{
    struct cite__endlist list;
    cite_span ranges[CITE__ENTRY_LINES];
    size_t next = 0;
    size_t count = 0;

    if (!cite__endlist_open(&list, text, finder->notes, finder->env->patterns[CITE__PATTERNS_CITATIONS],
                            &finder->keep))
        return CITE__ENV_MEMORY(finder->env);
    for (size_t i = 0; i < front->citation_lines; i++)
        list.noted[cite__text_line_at(text, front->citation[i].begin)] = true;
    struct cite__arena_mark mark = cite__arena_here(&finder->work);
    while ((count = cite__endlist_next(&list, ranges)) > 0) {
        cite_status status = read_entry(finder, text, &(struct entry){ranges, count, true}, &next);
        if (status != CITE_OK)
            return status;
        cite__arena_back(&finder->work, mark);
    }
    return read_running(finder, text, list.noted);
}

/* How the document itself wants to be cited. */
static cite_status read_own(struct cite__finder *finder, const struct cite__text *text,
                            const struct cite__front *front)
{
    size_t next = 0;

    if (front->citation_lines == 0)
        return CITE_OK;
    return read_entry(finder, text, &(struct entry){front->citation, front->citation_lines, false}, &next);
}

cite_status cite__finder_outside(struct cite__finder *finder, const struct cite__text *text,
                                 const struct cite__front *front)
{
    struct cite__arena_mark mark = cite__arena_here(&finder->work);

    cite_status status = read_own(finder, text, front);
    cite__arena_back(&finder->work, mark);
    return status == CITE_OK ? read_list(finder, text, front) : status;
}
