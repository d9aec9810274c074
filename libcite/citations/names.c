/*
 * citations/names.c: see names.h. Where names end; people.c reads what they are.
 */
#include "citations/names.h"

#include "core/str.h"

/* Words of one person's name and of one body's; longer runs are titles or sentences. */
#define PERSON_WORDS   6
#define BODY_WORDS     14
#define GIVEN_INITIALS 4

static bool upper_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) && tokens->items[index].upper;
}

static bool initial_at(const struct cite__tokens *tokens, size_t index)
{
    return upper_at(tokens, index) && tokens->items[index].initial;
}

static bool text_is(const struct cite__tokens *tokens, size_t index, const char *word)
{
    return cite__str_equal_nocase(cite__token_text(tokens, index), cite_str_from(word));
}

/* A capital word that can stand in a name: no article, no preposition, unless it is an initial. */
static bool name_word_at(const struct cite__tokens *tokens, size_t index)
{
    if (!upper_at(tokens, index))
        return false;
    if (tokens->items[index].initial)
        return true;
    return !cite__token_has(tokens, index, CITE__WORD(FUNCTION)) || tokens->items[index].caps;
}

static bool rank_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_has(tokens, index, CITE__WORD(RANK)) && upper_at(tokens, index);
}

/* Skips "The Hon. Justice", "CAPT", "Dr.". */
size_t cite__names_ranks(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index;

    if (text_is(tokens, at, "the") && rank_at(tokens, at + 1))
        at++;
    while (at + 1 < limit && rank_at(tokens, at) && (name_word_at(tokens, at + 1) || rank_at(tokens, at + 1)))
        at++;
    return at;
}

/* "van", "der", in small letters. */
static bool particle_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_has(tokens, index, CITE__WORD(PARTICLE)) && !upper_at(tokens, index);
}

size_t cite__name_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = cite__names_ranks(tokens, index, limit);
    size_t words = 0;

    while (at < limit && words < PERSON_WORDS) {
        bool particle =
            particle_at(tokens, at) &&
            (name_word_at(tokens, at + 1) || (particle_at(tokens, at + 1) && name_word_at(tokens, at + 2)));
        if (!name_word_at(tokens, at) &&
            !(particle && at + 1 < limit && !cite__token_has(tokens, at, CITE__WORD(AND))))
            break;
        words++;
        at++;
    }
    return words > 0 ? at : index;
}

size_t cite__name_inverted_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index;
    size_t initials = 0;

    while (at < limit && at - index < 4 &&
           ((name_word_at(tokens, at) && !initial_at(tokens, at)) ||
            (cite__token_has(tokens, at, CITE__WORD(PARTICLE)) && upper_at(tokens, at + 1))))
        at++;
    if (at == index || !cite__token_is(tokens, at, ','))
        return index;
    at++;
    while (at < limit && initials < GIVEN_INITIALS && initial_at(tokens, at) && tokens->items[at].stop) {
        at++;
        initials++;
    }
    return initials > 0 ? at : index;
}

/* Whether a small word goes on a body's name: "Ministry of the Interior". */
static bool body_joint(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    if (!cite__token_has(tokens, index, CITE__WORD(FUNCTION) | CITE__WORD(PARTICLE)) || upper_at(tokens, index))
        return false;
    for (size_t i = index + 1; i < limit && i <= index + 2; i++) {
        if (upper_at(tokens, i))
            return true;
        if (!cite__token_has(tokens, i, CITE__WORD(FUNCTION) | CITE__WORD(PARTICLE)))
            return false;
    }
    return false;
}

size_t cite__names_body_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index;
    uint64_t telling = CITE__WORD(BODY);
    bool body = false;

    if (text_is(tokens, index, "the"))
        telling |= CITE__WORD(NEWS) | CITE__WORD(MAGAZINE);

    while (at < limit && at - index < BODY_WORDS) {
        bool and_here = cite__token_has(tokens, at, CITE__WORD(AND));
        if (!upper_at(tokens, at) && (!body_joint(tokens, at, limit) || (and_here && !body)))
            break;
        body |= cite__token_has(tokens, at, telling) && upper_at(tokens, at);
        at++;
    }
    return body ? at : index;
}

/* Past "et al.", "u.a."; index where there is none. */
size_t cite__names_others(const struct cite__tokens *tokens, size_t index)
{
    size_t at = cite__token_is(tokens, index, ',') ? index + 1 : index;

    if (text_is(tokens, at, "et") && (text_is(tokens, at + 1, "al.") || text_is(tokens, at + 1, "al")))
        return at + 2;
    if (text_is(tokens, at, "u.a.") || text_is(tokens, at, "u.a"))
        return at + 1;
    if (text_is(tokens, at, "and") && text_is(tokens, at + 1, "others"))
        return at + 2;
    return index;
}

static bool and_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_is(tokens, index, '&') ||
           (cite__token_has(tokens, index, CITE__WORD(AND)) && !upper_at(tokens, index));
}

/* Past the mark and the "and" between two names; index where there is none. *last: an "and" was among them. */
size_t cite__names_separator(const struct cite__tokens *tokens, size_t index, bool *last)
{
    size_t at = index;

    if (cite__token_is(tokens, at, ',') || cite__token_is(tokens, at, ';') || cite__token_is(tokens, at, '/'))
        at++;
    *last = and_at(tokens, at);
    return *last ? at + 1 : at;
}

/* Past an affiliation or "(ed.)" in brackets, and a suffix such as ", Jr.". */
size_t cite__names_tail(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index;

    if (cite__token_is(tokens, at, ',') && cite__token_has(tokens, at + 1, CITE__WORD(SUFFIX)) &&
        upper_at(tokens, at + 1))
        at += 2;
    if (cite__token_brackets(tokens, at) && tokens->items[at].mate < limit &&
        cite__token_year(tokens, at + 1) == 0)
        at = tokens->items[at].mate + 1;
    return at <= limit ? at : index;
}

size_t cite__name_any_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t end = cite__name_inverted_end(tokens, index, limit);

    if (end == index)
        end = cite__names_body_end(tokens, index, limit);
    if (end == index)
        end = cite__name_end(tokens, index, limit);
    return end;
}

size_t cite__names_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t end = index;
    size_t at = index;
    bool closed = false;

    for (size_t count = 0; count < CITE__NAMES_CEILING; count++) {
        size_t next = cite__name_any_end(tokens, at, limit);
        if (next == at)
            break;
        end = cite__names_tail(tokens, next, limit);
        size_t others = cite__names_others(tokens, end);
        if (others > end && others <= limit)
            return others;
        bool last = false;
        at = cite__names_separator(tokens, end, &last);
        if (closed || at == end || at >= limit)
            break;
        closed = last;
    }
    return end;
}

bool cite__names_only(const struct cite__tokens *tokens, struct cite__run run)
{
    while (run.end > run.begin &&
           (cite__token_is(tokens, run.end - 1, ',') || cite__token_is(tokens, run.end - 1, ':') ||
            cite__token_is(tokens, run.end - 1, '.') || cite__token_is(tokens, run.end - 1, ';')))
        run.end--;
    return run.end > run.begin && cite__names_end(tokens, run.begin, run.end) == run.end;
}

bool cite__names_body(const struct cite__tokens *tokens, struct cite__run run)
{
    if (run.end == run.begin + 1 && run.begin < tokens->count && tokens->items[run.begin].caps)
        return true;
    for (size_t i = run.begin; i < run.end; i++) {
        if (cite__token_has(tokens, i, CITE__WORD(BODY)) && upper_at(tokens, i))
            return true;
        if (i > run.begin && cite__token_has(tokens, i, CITE__WORD(FUNCTION)) && !upper_at(tokens, i) &&
            !cite__token_has(tokens, i, CITE__WORD(PARTICLE) | CITE__WORD(AND)))
            return true;
    }
    return text_is(tokens, run.begin, "the") && run.end > run.begin + 1;
}
