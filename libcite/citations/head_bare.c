/*
 * citations/head_bare.c: heads with an unquoted title, between commas: "Ann Marsh, Mills and Ferries, 1999".
 */
#include "citations/dates.h"
#include "citations/forms.h"
#include "citations/head_parts.h"
#include "citations/names.h"
#include "citations/prose.h"
#include "citations/rest.h"
#include "core/str.h"

/* A date that ends a title: not the years of "River Law, 1780-1860 (1977)". */
static bool date_ends(const struct cite__reader *reader, size_t index, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__date_found date;

    if (!cite__date_at(reader, index, limit, &date) || cite__token_is(tokens, date.run.end, '('))
        return false;
    return date.exact || cite__token_is(tokens, index - 1, ',') || date.run.end == limit ||
           cite__token_kind_is(tokens, date.run.end + 1, CITE__TOKEN_LINK);
}

/* Behind a comma: an editor, a container after "in", or the page that ends the citation. */
static bool part_follows(const struct cite__reader *reader, size_t index, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__locator locator;
    struct cite__number number;

    if (!cite__token_is(tokens, index - 1, ','))
        return false;
    if (cite__number_at(reader, index, limit, &number) &&
        (number.run.end >= limit || tokens->items[number.run.end].kind != CITE__TOKEN_WORD))
        return true;
    if (cite__token_has(tokens, index, CITE__WORD(EDITOR) | CITE__WORD(TRANSLATOR)) ||
        cite__str_equal(cite__token_text(tokens, index), CITE__LIT("in")))
        return true;
    return cite__locator_at(reader, index, limit, CITE__LOCATOR_BARE, &locator) && locator.run.end == limit;
}

size_t cite__head_bare_end(const struct cite__reader *reader, size_t from, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;

    for (size_t i = from; i < limit; i++) {
        size_t end = i + 1;
        bool head = i == from || tokens->items[i - 1].kind == CITE__TOKEN_MARK;
        if (cite__token_kind_is(tokens, i, CITE__TOKEN_LINK) ||
            (head && cite__token_has(tokens, i, CITE__WORD(ACCESS))))
            return i;
        if (i == from)
            continue;
        if (cite__evidence_at(reader, i, limit, &end) == CITE__EVIDENCE_YEAR && cite__token_is(tokens, i, '('))
            return i;
        if (cite__token_brackets(tokens, i))
            i = tokens->items[i].mate;
        else if (date_ends(reader, i, limit) || part_follows(reader, i, limit))
            return i;
    }
    return limit;
}

/* Whether a piece behind a title's comma is no part of the title: a publisher, a container, "6 Mill L. Rev. 3". */
static bool is_part(const struct cite__tokens *tokens, struct cite__run piece, bool numbered)
{
    bool acronym = piece.end == piece.begin + 1 && tokens->items[piece.begin].caps;
    bool small = cite__prose_counts(tokens, piece).lower > 0;
    uint64_t periodical = CITE__WORD(JOURNAL) | CITE__WORD(FIELD) | CITE__WORD(NEWS) | CITE__WORD(MAGAZINE);
    uint64_t words = 0;

    if (piece.begin >= piece.end || small)
        return false;
    for (size_t i = piece.begin; i < piece.end; i++)
        words |= tokens->items[i].upper ? tokens->items[i].words : 0;
    if (tokens->items[piece.begin].kind == CITE__TOKEN_NUMBER)
        return (words & periodical) != 0 && cite__token_year(tokens, piece.begin) == 0;
    if (!tokens->items[piece.begin].upper)
        return false;
    return acronym || numbered || (words & (periodical | CITE__WORD(BODY) | CITE__WORD(PUBLISHER))) != 0;
}

/* In "title, River Quarterly 12 (1999)" and "title, Mill Press, May 2022": the title alone. */
static size_t before_parts(const struct cite__tokens *tokens, size_t from, size_t end)
{
    size_t stop = end;

    while (stop > from &&
           (cite__token_is(tokens, stop - 1, ',') || cite__token_is(tokens, stop - 1, ':') ||
            (tokens->items[stop - 1].kind == CITE__TOKEN_NUMBER && cite__token_year(tokens, stop - 1) == 0)))
        stop--;
    bool numbered = stop < end && !cite__token_is(tokens, end - 1, ',');
    for (size_t i = stop; i > from + 1 && stop - i < CITE__HEAD_PUBLISHER; i--) {
        if (cite__token_is(tokens, i - 1, ',') && tokens->items[i - 1].depth == 0)
            return is_part(tokens, (struct cite__run){i, stop}, numbered && stop - i > 1) ? i - 1 : end;
    }
    return end;
}

size_t cite__head_names(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t end = cite__names_end(tokens, run.begin, run.end);
    size_t first = cite__name_any_end(tokens, run.begin, run.end);
    bool closed = false;

    size_t slash = first;
    while (cite__token_is(tokens, slash, '/') && slash + 1 < run.end &&
           cite__name_any_end(tokens, slash + 1, run.end) > slash + 1)
        slash = cite__name_any_end(tokens, slash + 1, run.end);
    if (slash > first && cite__token_is(tokens, slash, ','))
        return slash; /* "Stein/Bach, Mill Law" */
    if (first == run.begin + 1 && tokens->items[run.begin].caps && cite__token_is(tokens, first, ','))
        return first; /* "RMS, Mills and Ferries" */

    for (size_t i = run.begin; i < end; i++)
        closed |= cite__token_is(tokens, i, '&') ||
                  cite__str_equal(cite__token_text(tokens, i), CITE__LIT("al.")) ||
                  (cite__token_has(tokens, i, CITE__WORD(AND)) && !tokens->items[i].upper);
    bool with = cite__str_equal(cite__token_text(tokens, end), CITE__LIT("with")) ||
                (cite__token_is(tokens, end, ',') &&
                 cite__str_equal(cite__token_text(tokens, end + 1), CITE__LIT("with")));
    if (closed && with) {
        while (end < run.end && !(cite__token_is(tokens, end, ',') &&
                                  !cite__str_equal(cite__token_text(tokens, end + 1), CITE__LIT("with"))))
            end++;
    }
    if (closed && cite__token_is(tokens, end, ','))
        return end;
    if (cite__token_brackets(tokens, first) && cite__token_year(tokens, first + 1) == 0 &&
        cite__token_is(tokens, tokens->items[first].mate + 1, ','))
        return tokens->items[first].mate + 1;
    if (first > run.begin && cite__token_is(tokens, first, ','))
        return first;
    return end > run.begin && cite__token_is(tokens, end, ',') &&
                   cite__names_body(tokens, (struct cite__run){run.begin, end})
               ? end
               : run.begin;
}

/* A letter, a talk: "Ann Marsh, interview, 3 May 2020" has names and no title. */
static bool read_spoken(struct cite__head *out, const struct cite__tokens *tokens, struct cite__run run)
{
    bool spoken = false;

    for (size_t i = run.begin; i < run.end; i++) {
        if (tokens->items[i].kind == CITE__TOKEN_LINK)
            return false;
        spoken |=
            cite__token_has(tokens, i, CITE__WORD(LETTERS) | CITE__WORD(INTERVIEW)) && !tokens->items[i].upper;
    }
    size_t end = cite__name_end(tokens, run.begin, run.end);
    if (!spoken || !(cite__token_is(tokens, end, ',') || cite__token_is(tokens, end, '.')))
        return false;
    *out = (struct cite__head){
        .style = CITE__HEAD_BARE, .names = {run.begin, end}, .title = {end, end}, .rest = end};
    return true;
}

/* "Ann Marsh, Mills and Ferries, 1999" is no list of three: its first name and a title. */
static size_t one_author(const struct cite__tokens *tokens, struct cite__run run, size_t names)
{
    size_t first = cite__name_end(tokens, run.begin, run.end);

    return first >= run.begin + 2 && first + 1 < names && cite__token_is(tokens, first, ',') ? first
                                                                                             : run.begin;
}

/* "Testimony of Ann Marsh before the River Committee", "Author interview with a miller": no names, but what it is. */
static bool says_itself(const struct cite__tokens *tokens, struct cite__run run)
{
    uint64_t telling = CITE__WORD(HEARING) | CITE__WORD(INTERVIEW);
    size_t at = run.begin + !cite__token_has(tokens, run.begin, telling);

    return at + 1 < run.end && cite__token_has(tokens, at, telling) &&
           cite__token_has(tokens, at + 1, CITE__WORD(FUNCTION)) && !tokens->items[at + 1].upper;
}

void cite__head_bare(struct cite__head *out, const struct cite__reader *reader, struct cite__run run)
{
    const struct cite__tokens *tokens = reader->tokens;
    if (read_spoken(out, tokens, run))
        return;
    size_t names = cite__head_names(tokens, run);
    struct cite__date_found date;

    /* "Mill Report, May 2022": what a date or link follows at once is the title. */
    if (names > run.begin &&
        (names + 1 >= run.end || cite__token_kind_is(tokens, names + 1, CITE__TOKEN_LINK) ||
         cite__date_at(reader, names + 1, run.end, &date)))
        names = one_author(tokens, run, names);
    if (says_itself(tokens, run))
        names = run.begin;
    out->style = CITE__HEAD_BARE;
    out->names = (struct cite__run){run.begin, names};
    size_t from = names > run.begin ? names + 1 : run.begin;
    size_t end = cite__head_bare_end(reader, from, run.end);
    end = before_parts(tokens, from, end);
    out->title = (struct cite__run){from, end};
    out->rest = end;
}
