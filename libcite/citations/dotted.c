/*
 * citations/dotted.c: see dotted.h.
 */
#include "citations/dotted.h"

#include "citations/forms.h"
#include "citations/names.h"
#include "citations/prose.h"

/* Tokens of a body's name that stands alone before a stop. */
#define BODY_TOKENS 8

/* A year behind a stop or a comma, which only the date of a work has: "М.: Наука, 1974", "сад. 1904". */
static bool dated_year(const struct cite__tokens *tokens, size_t index)
{
    return index > 0 && cite__token_year(tokens, index) > 0 &&
           (cite__token_is(tokens, index - 1, '.') || cite__token_is(tokens, index - 1, ','));
}

static bool year_in(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (dated_year(tokens, i))
            return true;
    }
    return false;
}

/* A title in a sentence of its own, with the year or the address of the work behind it. */
static bool title_and_date(const struct cite__reader *reader, size_t index)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__chunk next;

    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) || !cite__chunk_next(tokens, index, &next) ||
        next.run.end < index + 2 || cite__prose(tokens, next.run) ||
        cite__prose_counts(tokens, next.run).verbs > 0 ||
        cite__signals_skip(reader, index, next.run.end) > index)
        return false;
    bool yeared =
        cite__token_is(tokens, next.run.end - 2, '.') && cite__token_year(tokens, next.run.end - 1) > 0;
    return yeared || (!next.hard && cite__token_kind_is(tokens, next.next, CITE__TOKEN_LINK));
}

/* "Stein, David: Das Recht der Flüsse": names that stand family first before a colon, with one given name each, since
 * "Stein, River Law: A History" is an author and a title. Their end, or run.begin. */
static size_t colon_names(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t end = cite__names_listed_end(tokens, run.begin, run.end);
    size_t family = run.begin;
    size_t spelled = 0;

    while (family < end && !cite__token_is(tokens, family, ','))
        family++;
    for (size_t i = family + 1; i < end && tokens->items[i].kind == CITE__TOKEN_WORD && tokens->items[i].upper;
         i++)
        spelled += !tokens->items[i].initial;
    bool one = family == run.begin + 1 || cite__token_has(tokens, run.begin, CITE__WORD(PARTICLE));
    return one && spelled <= 1 && cite__token_is(tokens, end, ':') && cite__starter(tokens, end + 1)
               ? end
               : run.begin;
}

bool cite__dotted_at(const struct cite__reader *reader, struct cite__run run, const struct cite__chunk *chunk,
                     struct cite__run *names)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t end = cite__names_gost_end(tokens, run.begin, run.end);

    bool first = chunk->run.begin == 0 || cite__token_is(tokens, chunk->run.begin - 1, ';');
    size_t listed = first ? colon_names(tokens, run) : run.begin;
    if (listed > run.begin) {
        *names = (struct cite__run){run.begin, listed};
        return listed + 2 < run.end;
    }
    *names = (struct cite__run){run.begin, end};
    size_t note = CITE_NONE;
    if (end > run.begin) /* "Иванов А. П. Указ. соч.": a work that was told before */
        return end < run.end && cite__starter(tokens, end) &&
               cite__supra_end(reader, end, run.end, &note) == end;
    names->end = run.end;
    return !chunk->hard && !chunk->last && run.end > run.begin + 1 && run.end - run.begin <= BODY_TOKENS &&
           cite__names_body_end(tokens, run.begin, run.end) == run.end && title_and_date(reader, chunk->next);
}

bool cite__dotted_goes_on(const struct cite__reader *reader, const struct cite__piece *piece,
                          struct cite__run run, bool link)
{
    const struct cite__tokens *tokens = reader->tokens;
    bool yeared = year_in(tokens, (struct cite__run){piece->names.end, piece->run.end});

    for (size_t i = piece->names.end; cite__token_is(tokens, piece->names.end, ':') && i < piece->run.end; i++)
        yeared |= cite__token_year(tokens, i) > 0; /* "Stein, David: Flüsse. Ferry 1999." */

    if (cite__names_gost_end(tokens, run.begin, run.end) > run.begin)
        return false;
    if (cite__chunk_by_form(tokens, run.begin))
        return !link || !cite__chunk_has_link(tokens, run);
    return !yeared && !link && !cite__prose(tokens, run);
}

static bool title_ends(const struct cite__tokens *tokens, size_t index)
{
    if (cite__token_is(tokens, index, '.') && tokens->items[index].depth == 0)
        return cite__starter(tokens, index + 1) || cite__token_is(tokens, index + 1, '-') ||
               cite__token_kind_is(tokens, index + 1, CITE__TOKEN_NUMBER);
    return cite__token_kind_is(tokens, index, CITE__TOKEN_LINK) ||
           (cite__token_is(tokens, index, '/') && tokens->items[index].begin > tokens->items[index - 1].end) ||
           (cite__token_is(tokens, index, '[') && cite__token_brackets(tokens, index));
}

void cite__dotted_head(struct cite__head *out, const struct cite__reader *reader,
                       const struct cite__piece *piece)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t limit = piece->run.end;
    size_t from = piece->names.end;

    *out = (struct cite__head){.style = CITE__HEAD_DOTTED, .names = piece->names};
    while (from < limit && (cite__token_is(tokens, from, '.') || cite__token_is(tokens, from, ',')))
        from++;
    size_t end = from;
    while (end < limit && !(end > from && title_ends(tokens, end)))
        end++;
    out->title = (struct cite__run){from, end};
    /* " / А. П. Чехов": who is responsible, told before; " // ": the container. */
    if (cite__token_is(tokens, end, '/') && !cite__token_is(tokens, end + 1, '/')) {
        while (end < limit && !cite__token_is(tokens, end, '.') &&
               !(cite__token_is(tokens, end, '/') && cite__token_is(tokens, end + 1, '/')))
            end++;
    }
    while (end < limit && cite__token_is(tokens, end, '/'))
        end++;
    out->rest = end;
}
