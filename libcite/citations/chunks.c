/*
 * citations/chunks.c: see chunks.h.
 */
#include "citations/chunks.h"

#include "citations/forms.h"
#include "citations/head.h"
#include "citations/names.h"
#include "citations/prose.h"
#include "core/str.h"

/* Tokens of the names before a year, and of a citation without a core. Longer ones are running text. */
#define DATED_NAMES 60
#define BARE_TOKENS 60

/* Tokens of an introduction before a colon. */
#define INTRO_TOKENS 24

/* Whether a quotation that ends in a stop ends a sentence too: running text follows, no container or date. */
static bool quoted_stop(const struct cite__tokens *tokens, size_t index)
{
    const struct cite__token *token = &tokens->items[index];

    if (token->kind != CITE__TOKEN_MARK || token->mark != '"' || token->mate == CITE_NONE ||
        token->mate > index || !cite__token_is(tokens, index - 1, '.'))
        return false;
    if (!cite__token_kind_is(tokens, index + 1, CITE__TOKEN_WORD) || !tokens->items[index + 1].upper ||
        cite__token_has(tokens, index + 1, CITE__WORD(MONTH)))
        return false;
    size_t end = index + 1;
    while (end < tokens->count && end < index + BARE_TOKENS && !cite__token_is(tokens, end, '.') &&
           tokens->items[end].kind != CITE__TOKEN_LINK)
        end++;
    return cite__prose(tokens, (struct cite__run){index + 1, end}) ||
           cite__token_has(tokens, index + 1, CITE__WORD(VERB));
}

/* Words of the abbreviated name of a reporter, on each side of a stop in it. */
#define REPORTER_WORDS ((size_t)4)

/* "85 Fed. Reg. 298", "412 U.S. App. D.C. 96": the stop at index stands between two numbers with abbreviations alone. */
static bool in_reporter(const struct cite__tokens *tokens, size_t index)
{
    size_t left = index;
    size_t right = index + 1;

    while (left > 0 && index - left < 2 * REPORTER_WORDS &&
           (cite__token_is(tokens, left - 1, '.') ||
            (cite__token_kind_is(tokens, left - 1, CITE__TOKEN_WORD) && tokens->items[left - 1].upper)))
        left--;
    while (right - index <= 2 * REPORTER_WORDS &&
           (cite__token_is(tokens, right, '.') ||
            (cite__token_kind_is(tokens, right, CITE__TOKEN_WORD) && tokens->items[right].upper &&
             (tokens->items[right].stop || cite__token_is(tokens, right + 1, '.')))))
        right++;
    return left > 0 && left < index && right > index + 1 &&
           cite__token_kind_is(tokens, left - 1, CITE__TOKEN_NUMBER) &&
           cite__token_kind_is(tokens, right, CITE__TOKEN_NUMBER);
}

/* "U. Pa. L. Rev.", "Colum. L. Rev.": the stop before an abbreviation that goes on the name of a journal ends nothing. */
static bool abbreviated(const struct cite__tokens *tokens, size_t next)
{
    if (!cite__token_kind_is(tokens, next, CITE__TOKEN_WORD) || !tokens->items[next].stop)
        return false;
    for (size_t i = next; i < next + 4; i++) {
        if (!cite__token_kind_is(tokens, i, CITE__TOKEN_WORD))
            return false;
        if (cite__token_has(tokens, i, CITE__WORD(JOURNAL)) && tokens->items[i].stop)
            return true;
    }
    return false;
}

/* "Там же. С. 47", "Указ. соч. С. 50": the stop between a short form and its page ends nothing. */
static bool before_page(const struct cite__tokens *tokens, size_t index, size_t next)
{
    bool back = index > 0 && (cite__token_has(tokens, index - 1, CITE__WORD(IBID)) ||
                              cite__str_is(cite__token_text(tokens, index - 1), "же") ||
                              cite__str_is(cite__token_text(tokens, index - 1), "соч"));

    return back && cite__token_has(tokens, next, CITE__WORD(PAGE)) &&
           cite__token_kind_is(tokens, next + 1, CITE__TOKEN_NUMBER);
}

static bool ends_sentence(const struct cite__tokens *tokens, size_t index)
{
    const struct cite__token *token = &tokens->items[index];

    if (token->kind != CITE__TOKEN_MARK || (token->mark != '.' && token->mark != '?' && token->mark != '!'))
        return false;
    size_t next = index + 1;
    while (cite__token_is(tokens, next, '>') || cite__token_is(tokens, next, '.'))
        next++;
    if (next < tokens->count && tokens->items[next].begin == token->end && token->end - token->begin == 1 &&
        tokens->items[next].kind != CITE__TOKEN_MARK)
        return false; /* "end.of" */
    bool ordinal = token->mark == '.' && cite__token_kind_is(tokens, index - 1, CITE__TOKEN_NUMBER) &&
                   index > 0 && cite__token_text(tokens, index - 1).len <= 2;
    if (ordinal && cite__token_has(tokens, next, CITE__WORD(EDITION) | CITE__WORD(MONTH)))
        return false; /* "5. Aufl.", "15. Januar" */
    return cite__starter(tokens, next) && !abbreviated(tokens, next) &&
           !(token->mark == '.' && (in_reporter(tokens, index) || before_page(tokens, index, next)));
}

bool cite__chunk_next(const struct cite__tokens *tokens, size_t from, struct cite__chunk *out)
{
    if (from >= tokens->count)
        return false;
    for (size_t i = from; i < tokens->count; i++) {
        if (tokens->items[i].depth > 0)
            continue;
        bool semicolon = cite__token_is(tokens, i, ';');
        bool quote = quoted_stop(tokens, i);
        if (!semicolon && !quote && !ends_sentence(tokens, i))
            continue;
        *out = (struct cite__chunk){.run = {from, quote ? i + 1 : i}, .next = i + 1, .hard = semicolon};
        out->last = i + 1 >= tokens->count;
        return true;
    }
    *out =
        (struct cite__chunk){.run = {from, tokens->count}, .next = tokens->count, .hard = true, .last = true};
    return true;
}

size_t cite__chunk_skip(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index;

    while (at + 1 < limit && (cite__token_is(tokens, at, ',') || cite__token_is(tokens, at, '.') ||
                              cite__token_is(tokens, at, ';') ||
                              (cite__token_has(tokens, at, CITE__WORD(AND)) && !tokens->items[at].upper)))
        at++;
    return at;
}

/* "for wells beyond the river, M. Stone and …": a small phrase before the first full name of a citation. */
static size_t intro_comma(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t comma = run.begin;

    if (!cite__token_has(tokens, run.begin, CITE__WORD(FUNCTION)))
        return run.begin;
    while (comma < run.end && comma - run.begin < INTRO_TOKENS && tokens->items[comma].kind == CITE__TOKEN_WORD)
        comma++;
    struct cite__prose_count count = cite__prose_counts(tokens, (struct cite__run){run.begin, comma});
    if (!cite__token_is(tokens, comma, ',') || count.lower == 0 || count.upper > 2 || count.verbs > 0)
        return run.begin;
    size_t end = cite__name_end(tokens, comma + 1, run.end);
    bool more = cite__token_is(tokens, end, ',') || cite__token_is(tokens, end, '&') ||
                cite__token_has(tokens, end, CITE__WORD(AND));
    return end > comma + 2 && more ? comma + 1 : run.begin;
}

size_t cite__chunk_intro(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t colon = run.begin;

    while (colon < run.end && colon - run.begin < INTRO_TOKENS && !cite__token_is(tokens, colon, ':') &&
           !cite__token_quotes(tokens, colon) && tokens->items[colon].kind != CITE__TOKEN_LINK)
        colon++;
    if (!cite__token_is(tokens, colon, ':') || colon + 1 >= run.end || !cite__starter(tokens, colon + 1))
        return intro_comma(tokens, run);
    struct cite__run before = {run.begin, colon};
    struct cite__prose_count count = cite__prose_counts(tokens, before);
    bool named = cite__head_names(tokens, (struct cite__run){colon + 1, run.end}) > colon + 1 ||
                 cite__token_quotes(tokens, colon + 1);
    bool small = count.lower >= 2 && count.upper <= 2;
    bool place = cite__token_has(tokens, run.begin, CITE__WORD(FUNCTION)) && colon - run.begin <= 5;
    return named && (small || place) ? colon + 1 : intro_comma(tokens, run);
}

bool cite__chunk_has_link(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (tokens->items[i].kind == CITE__TOKEN_LINK)
            return true;
    }
    return false;
}

bool cite__chunk_names(const struct cite__tokens *tokens, struct cite__run run, const struct cite__chunk *chunk)
{
    if (chunk->last || run.begin >= run.end || run.end - run.begin > DATED_NAMES)
        return false;
    if (chunk->hard)
        return cite__name_inverted_end(tokens, run.begin, run.end) == run.end;
    bool titled =
        cite__token_quotes(tokens, chunk->next) || cite__token_has(tokens, chunk->next, CITE__WORD(MONTH));
    return titled && cite__names_only(tokens, run);
}

/* "(1999)", "(2016, May 3)", "(n.d.)" at index: its end, or index. */
static size_t dated_bracket(const struct cite__reader *reader, size_t index, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__date_found date;

    if (!cite__token_is(tokens, index, '(') || !cite__token_brackets(tokens, index) ||
        tokens->items[index].mate >= limit)
        return index;
    bool dated = cite__date_at(reader, index + 1, tokens->items[index].mate, &date) ||
                 cite__token_has(tokens, index + 1, CITE__WORD(FORTHCOMING));
    return dated && tokens->items[index].mate - index <= 7 ? tokens->items[index].mate + 1 : index;
}

/* The year after the names: in brackets, or bare between two stops (". 1999."). */
static bool dated_year(const struct cite__reader *reader, struct cite__run run, struct cite__run *year)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t limit = run.end - run.begin > DATED_NAMES ? run.begin + DATED_NAMES : run.end;

    for (size_t i = run.begin + 1; i < limit; i++) {
        size_t end = dated_bracket(reader, i, run.end);
        bool stop_before = cite__token_is(tokens, i - 1, '.') || tokens->items[i - 1].stop;
        if (end == i && cite__token_year(tokens, i) > 0 && stop_before && i + 1 == run.end)
            end = i + 1;
        if (end > i) {
            *year = (struct cite__run){i, end};
            return true;
        }
        if (cite__token_quotes(tokens, i) || tokens->items[i].kind == CITE__TOKEN_LINK)
            return false;
        if (cite__token_brackets(tokens, i))
            i = tokens->items[i].mate;
    }
    return false;
}

/* Names in author-date style: "Stone, D., & Marsh, A.", or one body without a comma. */
static bool dated_names(const struct cite__tokens *tokens, struct cite__run names)
{
    while (names.end > names.begin &&
           (cite__token_is(tokens, names.end - 1, '.') || cite__token_is(tokens, names.end - 1, ',')))
        names.end--;
    if (names.begin >= names.end || !cite__starter(tokens, names.begin))
        return false;
    if (cite__name_inverted_end(tokens, names.begin, names.end) > names.begin)
        return cite__names_only(tokens, names);
    for (size_t i = names.begin; i < names.end; i++) {
        if (tokens->items[i].kind == CITE__TOKEN_MARK && tokens->items[i].mark != '&' &&
            tokens->items[i].mark != '-' && tokens->items[i].depth == 0)
            return false;
    }
    return names.end - names.begin <= 12 && !cite__prose(tokens, names);
}

/* Whether the chunk at index can be the title that follows "(1999).". */
static bool title_follows(const struct cite__reader *reader, size_t index)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__chunk next;

    if (!cite__chunk_next(tokens, index, &next) || next.run.begin >= next.run.end)
        return false;
    if (cite__signals_skip(reader, next.run.begin, next.run.end) > next.run.begin)
        return false;
    return cite__chunk_goes_on(reader, next.run, (struct cite__dated_state){false, false});
}

bool cite__chunk_dated(const struct cite__reader *reader, struct cite__run run, const struct cite__chunk *chunk,
                       struct cite__run *year)
{
    const struct cite__tokens *tokens = reader->tokens;

    if (run.begin >= run.end || !dated_year(reader, run, year) ||
        !dated_names(tokens, (struct cite__run){run.begin, year->begin}))
        return false;
    size_t at = year->end;
    if (at >= run.end)
        return !chunk->hard && title_follows(reader, chunk->next);
    struct cite__locator locator;
    if (cite__locator_at(reader, at, run.end, CITE__LOCATOR_BARE, &locator))
        return false;
    while (at < run.end && (cite__token_is(tokens, at, ',') || cite__token_is(tokens, at, ':') ||
                            cite__token_is(tokens, at, '.')))
        at++;
    return at < run.end && cite__starter(tokens, at) && run.end - at >= 2 &&
           !cite__prose(tokens, (struct cite__run){at, run.end});
}

bool cite__chunk_by_form(const struct cite__tokens *tokens, size_t index)
{
    if (cite__token_has(tokens, index,
                        CITE__WORD(ACCESS) | CITE__WORD(PAGE) | CITE__WORD(VOLUME) | CITE__WORD(ISSUE)))
        return true;
    if (cite__token_kind_is(tokens, index, CITE__TOKEN_LINK) ||
        cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER))
        return true;
    return cite__token_is(tokens, index, '<') || cite__token_is(tokens, index, '[') ||
           cite__token_is(tokens, index, '#');
}

bool cite__chunk_goes_on(const struct cite__reader *reader, struct cite__run run,
                         struct cite__dated_state state)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__run year;

    if (cite__chunk_by_form(tokens, run.begin))
        return !state.link || !cite__chunk_has_link(tokens, run);
    if (state.link)
        return false;
    if (dated_year(reader, run, &year) && dated_names(tokens, (struct cite__run){run.begin, year.begin}) &&
        state.title)
        return false;
    if (!cite__prose(tokens, run))
        return true;
    bool statement =
        cite__token_has(tokens, run.begin, CITE__WORD(FUNCTION)) && cite__prose_counts(tokens, run).verbs > 0;
    return !state.title && !statement;
}

bool cite__chunk_bare(const struct cite__reader *reader, struct cite__run run, struct cite__piece *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__locator locator = {0};
    struct cite__date_found date = {0};

    while (run.end > run.begin &&
           (cite__token_is(tokens, run.end - 1, '.') || cite__token_is(tokens, run.end - 1, ',')))
        run.end--;
    if (run.end <= run.begin + 2 || run.end - run.begin > BARE_TOKENS || !cite__starter(tokens, run.begin) ||
        cite__prose(tokens, run))
        return false;
    size_t title = cite__head_names(tokens, run);
    title += title > run.begin;
    bool letters = false;
    for (size_t i = run.begin; i < run.end; i++)
        letters |= cite__token_has(tokens, i, CITE__WORD(LETTERS) | CITE__WORD(INTERVIEW));
    bool located = cite__locator_in(reader, run, CITE__LOCATOR_BARE, &locator) && locator.run.end == run.end;
    bool dated = cite__date_in(reader, run, &date);
    bool one = title == run.begin + 2; /* a family name or an acronym, and its comma */
    bool yeared = false;
    for (size_t i = title + 2; i < run.end; i++)
        yeared |= cite__token_is(tokens, i - 1, ',') && cite__token_year(tokens, i) > 0 &&
                  tokens->items[i].depth == 0;
    struct cite__prose_count count = cite__prose_counts(tokens, (struct cite__run){title, run.end});
    *out = (struct cite__piece){.kind = CITE__PIECE_WORK, .run = run, .note = CITE_NONE};
    if (located && title > run.begin && count.upper >= 1 && locator.run.begin > title) {
        out->kind = one && !yeared ? CITE__PIECE_TITLE : CITE__PIECE_WORK;
        return true;
    }
    if (dated && letters)
        return true;
    if (yeared && title > run.begin && count.upper >= 2)
        return true;
    return dated && title > run.begin && count.upper >= 2 && date.run.begin > title + 1;
}
