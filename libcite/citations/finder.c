/*
 * citations/finder.c: see finder.h.
 */
#include "citations/finder.h"

#include "citations/forms.h"
#include "core/str.h"

size_t cite__finder_link(const struct cite__tokens *tokens, struct cite__run run)
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

bool cite__finder_add(struct cite__finder *finder, const struct cite__reader *reader,
                      const struct cite__piece *piece, const struct cite__flow *flow, size_t note)
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
    citation->link = cite__finder_link(reader->tokens, piece->run);
    citation->confidence = fields ? confidence_of(fields) : 0.5;
    set_locator(citation, reader, piece, fields);
    *mention = (struct cite__mention){.note = note};
    bool ok = cite__mention_read(mention, reader, piece, fields, &finder->fold, &finder->keep);
    if (fields)
        mention->weak = may_repeat(fields);
    return ok && !reader->arena->failed;
}
