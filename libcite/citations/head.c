/*
 * citations/head.c: see head.h.
 */
#include "citations/head.h"

#include "citations/dates.h"
#include "citations/dotted.h"
#include "citations/forms.h"
#include "citations/names.h"
#include "citations/prose.h"
#include "citations/rest.h"
#include "core/str.h"

/* Tokens of a publisher or container between a title and a date: "…, Mill Press, May 2022". */
#define PUBLISHER_TOKENS 10

static struct cite__run without_marks(const struct cite__tokens *tokens, struct cite__run run)
{
    while (run.begin < run.end && tokens->items[run.begin].kind == CITE__TOKEN_MARK &&
           tokens->items[run.begin].mate == CITE_NONE && tokens->items[run.begin].mark != '#')
        run.begin++;
    while (run.end > run.begin && tokens->items[run.end - 1].kind == CITE__TOKEN_MARK &&
           tokens->items[run.end - 1].mate == CITE_NONE && tokens->items[run.end - 1].mark != '?' &&
           tokens->items[run.end - 1].mark != '!' && tokens->items[run.end - 1].depth <= 1)
        run.end--;
    return run;
}

/* The names before a title: without "with contributions by …", and whether "(ed.)" ends them. */
static struct cite__run names_part(const struct cite__tokens *tokens, struct cite__run run, bool *editors)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (i > run.begin && cite__names_help(tokens, i))
            run.end = i;
        *editors |= cite__token_has(tokens, i, CITE__WORD(EDITOR)) && i + 1 < tokens->count;
    }
    run = without_marks(tokens, run);
    while (run.end > run.begin && cite__token_has(tokens, run.end - 1, CITE__WORD(EDITOR)))
        run = without_marks(tokens, (struct cite__run){run.begin, run.end - 1});
    return run;
}

/* The first title in quotation marks, at depth 0; CITE_NONE for none. A mark that was never closed or opened counts. */
static size_t first_quote(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        const struct cite__token *token = &tokens->items[i];
        if (token->kind == CITE__TOKEN_LINK)
            return CITE_NONE;
        if (token->kind != CITE__TOKEN_MARK || token->depth > 0)
            continue;
        if (token->mark == '"' && token->mate == CITE_NONE && cite__token_quotes(tokens, i + 1) &&
            i + 1 < run.end)
            continue; /* a stray mark before the one that opens */
        if (token->mark == '"' || (token->mark == '\'' && cite__token_quotes(tokens, i)))
            return i;
        if (cite__token_brackets(tokens, i))
            i = token->mate;
    }
    return CITE_NONE;
}

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

/* Where a bare title that starts at from ends: at a date, a link, a bracket with a year, a container, an editor … */
static size_t bare_end(const struct cite__reader *reader, size_t from, size_t limit)
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
    for (size_t i = stop; i > from + 1 && stop - i < PUBLISHER_TOKENS; i--) {
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

static void read_bare(struct cite__head *out, const struct cite__reader *reader, struct cite__run run)
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
    size_t end = bare_end(reader, from, run.end);
    end = before_parts(tokens, from, end);
    out->title = (struct cite__run){from, end};
    out->rest = end;
}

static void read_quoted(struct cite__head *out, const struct cite__reader *reader, struct cite__run run,
                        size_t quote)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t mate = tokens->items[quote].mate;

    out->style = CITE__HEAD_QUOTED;
    out->names = (struct cite__run){run.begin, quote};
    if (mate != CITE_NONE && mate > quote) {
        out->title = (struct cite__run){quote + 1, mate};
        out->rest = mate + 1;
        return;
    }
    bool opens = quote + 1 < run.end && tokens->items[quote + 1].begin == tokens->items[quote].end;
    if (opens) {
        out->title = (struct cite__run){quote + 1, bare_end(reader, quote + 1, run.end)};
        out->rest = out->title.end;
        return;
    }
    read_bare(out, reader, (struct cite__run){run.begin, quote});
    out->style = CITE__HEAD_QUOTED;
    out->title.end = quote;
    out->rest = quote + 1;
}

/* The square bracket with a translation in [from, limit) before any link or italics; CITE_NONE for none. */
static size_t translation_at(const struct cite__tokens *tokens, size_t from, size_t limit)
{
    for (size_t i = from; i < limit; i++) {
        if (cite__token_kind_is(tokens, i, CITE__TOKEN_LINK) || cite__token_is(tokens, i, '*'))
            return CITE_NONE;
        if (cite__token_is(tokens, i, '[') && cite__token_brackets(tokens, i) && tokens->items[i].mate > i + 2)
            return i;
    }
    return CITE_NONE;
}

static bool title_stop(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_is(tokens, index, '.') && tokens->items[index].depth == 0 &&
           cite__starter(tokens, index + 1);
}

/* A periodical or body behind the comma of a title, with a number or the end behind it: ", River Review, vol. 9", ", Mill Office, 3". */
static bool journal_behind(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    uint64_t periodical = CITE__WORD(JOURNAL) | CITE__WORD(NEWS) | CITE__WORD(MAGAZINE);
    uint64_t words = 0;
    size_t end = index;

    while (end < limit && end - index < PUBLISHER_TOKENS && tokens->items[end].kind == CITE__TOKEN_WORD &&
           (tokens->items[end].upper || cite__token_has(tokens, end, CITE__WORD(FUNCTION))) &&
           !cite__token_has(tokens, end, CITE__WORD(VOLUME) | CITE__WORD(ISSUE))) {
        words |= tokens->items[end].upper ? tokens->items[end].words : 0;
        end++;
    }
    size_t number = cite__token_is(tokens, end, ',') ? end + 1 : end;
    bool numbered = cite__token_kind_is(tokens, number, CITE__TOKEN_NUMBER) ||
                    cite__token_has(tokens, number, CITE__WORD(VOLUME) | CITE__WORD(ISSUE));
    return end > index + 1 && tokens->items[index].upper && numbered && (words & periodical) != 0;
}

/* Where a title ends in front of its container: "…, LAW JOURNAL", "…, in: …", "… in: …", "…, Law Review 3"; false where not. */
static bool before_container(const struct cite__tokens *tokens, size_t index, size_t limit, size_t *end)
{
    *end = index;
    if (cite__token_is(tokens, index - 1, ',') && tokens->items[index].caps &&
        tokens->items[index].depth == 0 && cite__token_kind_is(tokens, index + 1, CITE__TOKEN_WORD)) {
        *end = index - 1;
        return true;
    }
    if (cite__str_equal_nocase(cite__token_text(tokens, index), CITE__LIT("in")) &&
        cite__token_is(tokens, index + 1, ':')) {
        *end = cite__token_is(tokens, index - 1, ',') ? index - 1 : index;
        return true;
    }
    return cite__token_is(tokens, index, ',') && journal_behind(tokens, index + 1, limit);
}

/* Where a title in author-date style ends that has no translation. */
static size_t dated_end(const struct cite__reader *reader, size_t from, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__locator locator;

    for (size_t i = from; i < limit; i++) {
        if (cite__token_kind_is(tokens, i, CITE__TOKEN_LINK) || title_stop(tokens, i))
            return i;
        if (cite__token_has(tokens, i, CITE__WORD(ACCESS)) && tokens->items[i].upper)
            return i;
        if (i > from && cite__token_is(tokens, i, '*') && cite__token_quotes(tokens, i))
            return i;
        if (i > from && cite__token_is(tokens, i, ',') &&
            (cite__locator_at(reader, i, limit, CITE__LOCATOR_LABELLED, &locator) ||
             cite__str_equal(cite__token_text(tokens, i + 1), CITE__LIT("in:"))))
            return i;
        size_t end = i;
        if (i > from && before_container(tokens, i, limit, &end))
            return end;
    }
    return limit;
}

static void read_dated(struct cite__head *out, const struct cite__reader *reader,
                       const struct cite__piece *piece)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t limit = piece->run.end;
    size_t from = piece->year.end;

    out->style = CITE__HEAD_DATED;
    out->names = (struct cite__run){piece->run.begin, piece->year.begin};
    while (from < limit && (cite__token_is(tokens, from, '.') || cite__token_is(tokens, from, ',') ||
                            cite__token_is(tokens, from, ':') || cite__token_is(tokens, from, ';')))
        from++;
    if (cite__token_quotes(tokens, from) && tokens->items[from].mate < limit) {
        out->title = (struct cite__run){from + 1, tokens->items[from].mate};
        out->rest = tokens->items[from].mate + 1;
    } else {
        size_t bracket = translation_at(tokens, from, limit);
        size_t end = bracket != CITE_NONE ? bracket : dated_end(reader, from, limit);
        out->title = (struct cite__run){from, end};
        out->rest = end;
    }
    if (cite__token_is(tokens, out->rest, '[') && cite__token_brackets(tokens, out->rest)) {
        out->translation = (struct cite__run){out->rest + 1, tokens->items[out->rest].mate};
        out->rest = tokens->items[out->rest].mate + 1;
    }
}

/* "Stone, David: River Law, Ferry 1967", "Stone, David. “River Law.” River Quarterly 3": no year behind the names. */
static void read_listed(struct cite__head *out, const struct cite__reader *reader,
                        const struct cite__piece *piece)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t limit = piece->run.end;
    size_t from = piece->names.end;
    bool colon = cite__token_is(tokens, from, ':');

    while (from < limit && (cite__token_is(tokens, from, ':') || cite__token_is(tokens, from, '.') ||
                            cite__token_is(tokens, from, ',')))
        from++;
    out->style = CITE__HEAD_DOTTED;
    out->names = piece->names;
    if (cite__token_quotes(tokens, from) && tokens->items[from].mate < limit) {
        out->style = tokens->items[from].mark == '*' ? CITE__HEAD_DOTTED : CITE__HEAD_QUOTED;
        out->title = (struct cite__run){from + 1, tokens->items[from].mate};
        out->rest = tokens->items[from].mate + 1;
        return;
    }
    size_t end = from;
    while (end < limit && !(colon && cite__token_is(tokens, end, ',')) && !title_stop(tokens, end) &&
           !(end > from && cite__token_quotes(tokens, end) && tokens->items[end].mark == '*') &&
           tokens->items[end].kind != CITE__TOKEN_LINK)
        end++;
    out->title = (struct cite__run){from, end};
    out->rest = end;
}

void cite__head_read(struct cite__head *out, const struct cite__reader *reader, const struct cite__piece *piece)
{
    const struct cite__tokens *tokens = reader->tokens;

    *out = (struct cite__head){.rest = piece->run.begin};
    if (piece->year.end > piece->year.begin) {
        read_dated(out, reader, piece);
    } else if (piece->names.end > piece->names.begin &&
               (piece->listed || cite__token_is(tokens, piece->names.end, ':'))) {
        read_listed(out, reader, piece);
    } else if (piece->names.end > piece->names.begin) {
        cite__dotted_head(out, reader, piece);
    } else {
        size_t quote = first_quote(tokens, piece->run);
        if (quote != CITE_NONE)
            read_quoted(out, reader, piece->run, quote);
        else
            read_bare(out, reader, piece->run);
    }
    out->names = names_part(tokens, out->names, &out->editors);
    out->title = without_marks(tokens, out->title);
    if (out->rest > piece->run.end)
        out->rest = piece->run.end;
}
