/*
 * citations/cores.c: see cores.h. A table of finders; the first that fits wins.
 */
#include "citations/cores.h"

#include "citations/forms.h"
#include "citations/lawcores.h"
#include "citations/names.h"
#include "citations/prose.h"
#include "core/str.h"

/* Tokens that a core looks back for its names or parties: a list of some ten names. */
#define LOOK_BACK 40

typedef bool (*core_finder)(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                            struct cite__core *out);

static bool upper_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) && tokens->items[index].upper;
}

static bool is_and(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_is(tokens, index, '&') || cite__token_is(tokens, index, '/') ||
           (cite__token_has(tokens, index, CITE__WORD(AND)) && !upper_at(tokens, index));
}

static bool name_at(const struct cite__tokens *tokens, size_t index)
{
    const struct cite__token *token = &tokens->items[index];

    if (token->kind != CITE__TOKEN_WORD || token->depth > 0)
        return false;
    if (cite__str_equal(cite__token_text(tokens, index), CITE__LIT("al.")) ||
        (cite__token_has(tokens, index, CITE__WORD(PARTICLE)) && upper_at(tokens, index + 1)))
        return true;
    return token->upper &&
           (token->initial || !cite__token_has(tokens, index, CITE__WORD(FUNCTION) | CITE__WORD(MONTH)));
}

/* "the paper by von Mill" and "dem Beitrag von Mill": behind a small word a small particle is a preposition. */
static size_t past_preposition(const struct cite__tokens *tokens, size_t first, size_t end, size_t begin)
{
    size_t at = first;
    bool small = first > begin && tokens->items[first - 1].kind == CITE__TOKEN_WORD;

    while (small && at + 1 < end && !upper_at(tokens, at) &&
           cite__token_has(tokens, at, CITE__WORD(PARTICLE) | CITE__WORD(FUNCTION)))
        at++;
    return at;
}

size_t cite__names_before(const struct cite__tokens *tokens, size_t index, size_t begin)
{
    size_t at = index;

    if (begin + LOOK_BACK < index)
        begin = index - LOOK_BACK;
    if (at > begin && cite__token_is(tokens, at - 1, ','))
        at--;
    if (at == begin || !name_at(tokens, at - 1))
        return index;
    size_t first = at;
    while (first > begin) {
        bool joint = first >= begin + 2 && is_and(tokens, first - 1) && name_at(tokens, first - 2);
        bool et = cite__str_equal(cite__token_text(tokens, first - 1), CITE__LIT("et"));
        if (name_at(tokens, first - 1) || et)
            first--;
        else if (joint)
            first -= 2;
        else
            break;
    }
    return past_preposition(tokens, first, at, begin);
}

size_t cite__authors_before(const struct cite__tokens *tokens, size_t index, size_t begin)
{
    size_t first = cite__names_before(tokens, index, begin);
    size_t at = first;

    if (begin + LOOK_BACK < index)
        begin = index - LOOK_BACK;
    while (at > begin && at < index) {
        size_t joint = at;
        while (joint > begin && !upper_at(tokens, joint - 1) && tokens->items[joint - 1].depth == 0 &&
               cite__token_has(tokens, joint - 1, CITE__WORD(FUNCTION)))
            joint--;
        if (joint == begin || !upper_at(tokens, joint - 1) || tokens->items[joint - 1].depth > 0)
            break;
        at = joint - 1;
    }
    while (at < first && cite__token_has(tokens, at, CITE__WORD(FUNCTION)) &&
           !cite__str_equal(cite__token_text(tokens, at), CITE__LIT("The")))
        at++;
    return cite__names_body_end(tokens, at, index) + 1 >= index && at < first ? at : first;
}

void cite__core_locators(const struct cite__reader *reader, size_t limit, enum cite__locator_kind kind,
                         struct cite__run *run)
{
    struct cite__locator locator;
    const struct cite__tokens *tokens = reader->tokens;

    while (run->end < limit && cite__locator_at(reader, run->end, limit, kind, &locator)) {
        run->end = locator.run.end;
        if (is_and(tokens, run->end) && cite__token_has(tokens, run->end + 1, CITE__WORD(PAGE)) &&
            cite__locator_at(reader, run->end + 1, limit, CITE__LOCATOR_LABELLED, &locator))
            run->end = locator.run.end;
    }
}

static bool find_ibid(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                      struct cite__core *out)
{
    size_t end = cite__ibid_end(reader, index, chunk.end);

    if (end == index)
        return false;
    *out = (struct cite__core){.kind = CITE__PIECE_IBID, .note = CITE_NONE};
    out->run = (struct cite__run){cite__names_before(reader->tokens, index, chunk.begin), end};
    cite__core_locators(reader, chunk.end, CITE__LOCATOR_BARE, &out->run);
    return true;
}

/* The author and short title before a supra: all of the chunk if it is short and no prose, else the names. */
static size_t supra_begin(const struct cite__reader *reader, size_t index, size_t begin)
{
    struct cite__run before = {begin, index};
    size_t names = cite__names_before(reader->tokens, index, begin);

    if (index - begin > LOOK_BACK || cite__prose(reader->tokens, before) ||
        cite__prose_counts(reader->tokens, before).verbs > 0 ||
        (names > begin && cite__str_equal(cite__token_text(reader->tokens, names - 1), CITE__LIT("in"))))
        return names;
    for (size_t i = begin; i < index; i++) {
        if (cite__token_kind_is(reader->tokens, i, CITE__TOKEN_LINK) || cite__token_is(reader->tokens, i, ';'))
            return names;
    }
    return begin < index && upper_at(reader->tokens, begin) ? begin : names;
}

static bool find_supra(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                       struct cite__core *out)
{
    size_t note = CITE_NONE;
    size_t end = cite__supra_end(reader, index, chunk.end, &note);

    if (end == index)
        return false;
    *out = (struct cite__core){.kind = CITE__PIECE_SUPRA, .note = note};
    out->run = (struct cite__run){supra_begin(reader, index, chunk.begin), end};
    cite__core_locators(reader, chunk.end, CITE__LOCATOR_BARE, &out->run);
    /* "(n 7)" and "below" say nothing without a name before them; "above, n. 7" does. */
    return !cite__token_is(reader->tokens, index, '(') || out->run.begin < index;
}

/* Where "(1999)" or "1999" at index ends; index where no year stands there. */
static size_t year_end(const struct cite__tokens *tokens, size_t index, bool *bracket)
{
    *bracket = cite__token_brackets(tokens, index);
    if (*bracket)
        return cite__token_year(tokens, index + 1) > 0 && tokens->items[index].mate == index + 2 ? index + 3
                                                                                                 : index;
    if (tokens->items[index].depth > 0 || cite__token_year(tokens, index) == 0)
        return index;
    return cite__token_text(tokens, index).len <= 7 ? index + 1 : index;
}

static bool dated_follow(const struct cite__tokens *tokens, size_t end, size_t limit)
{
    return end >= limit || cite__token_is(tokens, end, ',') || cite__token_is(tokens, end, '.') ||
           cite__token_is(tokens, end, ')') || cite__token_has(tokens, end, CITE__WORD(PAGE));
}

/* Surnames alone: no name of more than two words, so that "In May 1999" or a title is none. */
static bool surnames(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t words = 0;

    for (size_t i = run.begin; i < run.end; i++) {
        if (is_and(tokens, i) || cite__token_is(tokens, i, ','))
            words = 0;
        else if (++words > 2 && !cite__str_equal(cite__token_text(tokens, i), CITE__LIT("al.")))
            return false;
        if (cite__token_has(tokens, i, CITE__WORD(LAW) | CITE__WORD(BODY) | CITE__WORD(SEASON)))
            return false;
    }
    return run.end > run.begin;
}

/* A few words before the names, with no sign of a citation that began there: "So schon". */
static bool plain(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t upper = 0;

    for (size_t i = run.begin; i < run.end; i++) {
        if (tokens->items[i].kind == CITE__TOKEN_MARK)
            return false;
        upper += tokens->items[i].upper;
    }
    return upper <= 1;
}

static bool find_dated(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                       struct cite__core *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    bool bracket = false;
    size_t end = year_end(tokens, index, &bracket);
    size_t begin = end > index ? cite__names_before(tokens, index, chunk.begin) : index;

    if (begin == index || end > chunk.end)
        return false;
    struct cite__run names = {begin, index};
    if (cite__token_is(tokens, index - 1, ','))
        names.end--;
    if (!surnames(tokens, names)) { /* "der Beitrag von Mill": the last small word in it is a preposition */
        for (size_t i = names.begin; i < names.end; i++) {
            if (!upper_at(tokens, i) && cite__token_has(tokens, i, CITE__WORD(PARTICLE)))
                begin = i + 1;
        }
        names.begin = begin;
    }
    if (!surnames(tokens, names))
        return false;
    *out = (struct cite__core){.kind = CITE__PIECE_DATED, .note = CITE_NONE, .run = {begin, end}};
    cite__core_locators(reader, chunk.end, CITE__LOCATOR_LABELLED, &out->run);
    struct cite__run before = {chunk.begin, begin};
    bool located = out->run.end > end;
    bool small_before = begin > chunk.begin && tokens->items[begin - 1].kind == CITE__TOKEN_WORD &&
                        !tokens->items[begin - 1].upper;
    if (begin > chunk.begin && !(located && small_before) && !cite__prose(tokens, before) &&
        !plain(tokens, before))
        return false;
    bool head = begin == chunk.begin && dated_follow(tokens, end, chunk.end);
    out->weak = !located && !head;
    return located || bracket || begin == chunk.begin || dated_follow(tokens, end, chunk.end);
}

static const core_finder finders[] = {
    find_ibid,       find_supra,     cite__core_case,    cite__core_report,
    cite__core_bill, cite__core_act, cite__core_statute, find_dated,
};

bool cite__core_at(const struct cite__reader *reader, size_t index, struct cite__run chunk,
                   struct cite__core *out)
{
    for (size_t i = 0; i < sizeof finders / sizeof finders[0]; i++) {
        if (finders[i](reader, index, chunk, out))
            return true;
    }
    return false;
}

static bool year_in(const struct cite__tokens *tokens, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if (cite__token_year(tokens, i) > 0)
            return true;
    }
    return false;
}

unsigned cite__evidence_at(const struct cite__reader *reader, size_t index, size_t limit, size_t *end)
{
    const struct cite__tokens *tokens = reader->tokens;

    if (cite__token_kind_is(tokens, index, CITE__TOKEN_LINK)) {
        *end = index + 1;
        return CITE__EVIDENCE_LINK;
    }
    if (cite__token_quotes(tokens, index) && tokens->items[index].mate < limit) {
        *end = tokens->items[index].mate + 1;
        return CITE__EVIDENCE_QUOTE;
    }
    if (cite__token_brackets(tokens, index) && tokens->items[index].mate < limit) {
        *end = tokens->items[index].mate + 1;
        return year_in(tokens, index, *end) ? CITE__EVIDENCE_YEAR : 0;
    }
    return 0;
}
