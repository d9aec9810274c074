/*
 * citations/lawcores.c: see lawcores.h.
 */
#include "citations/lawcores.h"

#include "citations/dates.h"
#include "citations/names.h"
#include "citations/prose.h"
#include "core/str.h"

/* Tokens that a core looks back for its parties or its title. */
#define LOOK_BACK 40

/* Reporters and codes in a row that print the same text. */
#define PARALLEL 4

static bool upper_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) && tokens->items[index].upper;
}

/* The start of the parties or of a law's title before index: capital words, with "of", "and", "the" between them. */
static size_t title_before(const struct cite__tokens *tokens, size_t index, size_t begin)
{
    size_t at = index;

    if (begin + LOOK_BACK < index)
        begin = index - LOOK_BACK;
    while (at > begin) {
        const struct cite__token *token = &tokens->items[at - 1];
        bool mark = token->kind == CITE__TOKEN_MARK;
        bool closes = mark && token->mark == ')' && token->mate != CITE_NONE && token->mate >= begin;
        bool word = token->kind == CITE__TOKEN_WORD && (token->upper || (token->words & CITE__WORD(FUNCTION)));
        if (!closes && !word && !(mark && (token->mark == '&' || token->mark == '\'')))
            break;
        at = closes ? token->mate : at - 1;
    }
    while (at < index && (!upper_at(tokens, at) ||
                          (cite__token_has(tokens, at, CITE__WORD(FUNCTION)) && !tokens->items[at].initial)))
        at++;
    return at;
}

/* ", Supreme Court of Ferry, 26 August 1992": the court and the day instead of a reporter. Its end, or index. */
static size_t court_end(const struct cite__reader *reader, size_t index, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__date_found date;

    if (!cite__token_is(tokens, index, ','))
        return index;
    size_t court = cite__names_body_end(tokens, index + 1, limit);
    if (court == index + 1 || !cite__token_is(tokens, court, ',') ||
        !cite__date_at(reader, court + 1, limit, &date))
        return index;
    return date.run.end;
}

bool cite__core_case(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                     struct cite__core *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    cite_str text = cite__token_text(tokens, index);
    struct cite__match match;

    if (!(cite__str_equal(text, CITE__LIT("v.")) || cite__str_equal(text, CITE__LIT("v")) ||
          cite__str_equal(text, CITE__LIT("vs."))) ||
        tokens->items[index].depth > 0 || !upper_at(tokens, index + 1))
        return false;
    size_t end = index + 1;
    while (end < chunk.end && (upper_at(tokens, end) || (cite__token_has(tokens, end, CITE__WORD(FUNCTION)) &&
                                                         upper_at(tokens, end + 1) && end + 1 < chunk.end)))
        end++;
    *out = (struct cite__core){.kind = CITE__PIECE_CASE, .note = CITE_NONE};
    out->run = (struct cite__run){title_before(tokens, index, chunk.begin), end};
    for (size_t i = 0;
         i < PARALLEL && cite__reader_match(reader, CITE__CITATION_REPORTER, out->run.end, chunk.end, &match);
         i++)
        out->run.end = cite__reader_token(reader, match.groups[0].end, out->run.end + 1);
    if (out->run.end == end)
        out->run.end = court_end(reader, end, chunk.end);
    cite__core_locators(reader, chunk.end, CITE__LOCATOR_LABELLED, &out->run);
    return out->run.begin < index;
}

/* "(1987) 14 N.S.W.L.R. 61 (C.A.)" that starts a note: a case whose parties the running text names. */
bool cite__core_report(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                       struct cite__core *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;

    if (index != chunk.begin || !cite__token_brackets(tokens, index) ||
        cite__token_year(tokens, index + 1) == 0 || tokens->items[index].mate != index + 2 ||
        !cite__reader_match(reader, CITE__CITATION_REPORT, index, chunk.end, &match))
        return false;
    size_t end = cite__reader_token(reader, match.groups[0].end, index + 1);
    *out = (struct cite__core){.kind = CITE__PIECE_CASE, .note = CITE_NONE, .run = {index, end}};
    cite__core_locators(reader, chunk.end, CITE__LOCATOR_LABELLED, &out->run);
    return true;
}

/* Takes the places where the law is printed, each behind a comma: ", 22 U.S.C. § 611, 52 Stat. 631 (1938)". */
static void take_prints(const struct cite__reader *reader, size_t limit, struct cite__run *run)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;

    for (size_t i = 0; i < PARALLEL; i++) {
        size_t at = cite__token_is(tokens, run->end, ',') ? run->end + 1 : limit;
        if (at >= limit || !cite__reader_match(reader, CITE__CITATION_STATUTE, at, limit, &match))
            break;
        run->end = cite__reader_token(reader, match.groups[0].end, at + 1);
    }
}

/* "(Vic.)": the land or state of a statute, alone in its bracket. */
static bool jurisdiction_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_brackets(tokens, index) && tokens->items[index].mate == index + 2 &&
           cite__token_has(tokens, index + 1, CITE__WORD(LAND));
}

/* The year token of the act whose telling word is at index: "Act 1991", "Act of 1938", "Fish (Nets) 1991 (Vic.)"; or limit. */
static size_t act_year(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t year = index + 1;

    if (cite__token_year(tokens, index) > 0)
        return jurisdiction_at(tokens, index + 1) ? index : limit;
    if (!cite__token_has(tokens, index, CITE__WORD(LAW)) || !upper_at(tokens, index))
        return limit;
    if (cite__str_equal(cite__token_text(tokens, year), CITE__LIT("of")))
        year++;
    return year < limit && cite__token_year(tokens, year) > 0 ? year : limit;
}

bool cite__core_act(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                    struct cite__core *out)
{
    const struct cite__tokens *tokens = reader->tokens;

    if (tokens->items[index].depth > 0)
        return false;
    size_t year = act_year(tokens, index, chunk.end);
    if (year >= chunk.end)
        return false;
    *out = (struct cite__core){.kind = CITE__PIECE_LAW, .note = CITE_NONE};
    out->run = (struct cite__run){title_before(tokens, index, chunk.begin), year + 1};
    if (cite__token_brackets(tokens, year + 1) && tokens->items[year + 1].mate < chunk.end)
        out->run.end = tokens->items[year + 1].mate + 1;
    take_prints(reader, chunk.end, &out->run);
    cite__core_locators(reader, chunk.end, CITE__LOCATOR_LABELLED, &out->run);
    return out->run.begin < index;
}

static bool may_print(const struct cite__tokens *tokens, size_t index)
{
    cite_str text = cite__token_text(tokens, index);

    return cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER) || cite__str_starts(text, CITE__LIT("Pub")) ||
           cite__str_starts(text, CITE__LIT("Exec")) || cite__str_starts(text, CITE__LIT("T.I.A"));
}

bool cite__core_statute(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                        struct cite__core *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;

    if (tokens->items[index].depth > 0 || !may_print(tokens, index) ||
        !cite__reader_match(reader, CITE__CITATION_STATUTE, index, chunk.end, &match))
        return false;
    *out = (struct cite__core){.kind = CITE__PIECE_LAW, .note = CITE_NONE};
    out->run = (struct cite__run){index, cite__reader_token(reader, match.groups[0].end, index + 1)};
    take_prints(reader, chunk.end, &out->run);
    struct cite__run title = {chunk.begin, index};
    if (index > chunk.begin && cite__token_is(tokens, index - 1, ',') && upper_at(tokens, chunk.begin) &&
        !cite__prose(tokens, title) && index - chunk.begin < LOOK_BACK)
        out->run.begin = chunk.begin;
    return true;
}

/* Behind a bill's title: ", 99th Cong., 1st sess. (1985)". Its end, or index. */
static size_t session_end(const struct cite__reader *reader, size_t index, size_t limit)
{
    struct cite__match match;

    if (!cite__reader_match(reader, CITE__CITATION_SESSION, index, limit, &match))
        return index;
    return cite__reader_token(reader, match.groups[0].end, index + 1);
}

/* "H.R. 1234", with its title behind a dash or comma: "H.R.1234 - River Safety Act of 1999". */
bool cite__core_bill(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                     struct cite__core *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;

    if (!upper_at(tokens, index) || !tokens->items[index].initial || tokens->items[index].depth > 0 ||
        !cite__reader_match(reader, CITE__CITATION_BILL, index, chunk.end, &match))
        return false;
    size_t end = cite__reader_token(reader, match.groups[0].end, index + 1);
    *out = (struct cite__core){.kind = CITE__PIECE_LAW, .note = CITE_NONE, .run = {index, end}};
    size_t session = session_end(reader, end, chunk.end);
    if (session == end && !cite__token_is(tokens, end, '-') && !cite__token_is(tokens, end, ','))
        return true;
    for (end++; session < end && end < chunk.end && end - index < LOOK_BACK; end++) {
        const struct cite__token *token = &tokens->items[end];
        if (token->kind == CITE__TOKEN_LINK || (token->kind == CITE__TOKEN_MARK && token->mate == CITE_NONE) ||
            (token->kind == CITE__TOKEN_WORD && !token->upper &&
             !cite__token_has(tokens, end, CITE__WORD(FUNCTION))))
            break;
        out->run.end = end + 1;
    }
    out->run.end = session_end(reader, out->run.end > session ? out->run.end : session, chunk.end);
    if (session > out->run.end)
        out->run.end = session;
    return true;
}
