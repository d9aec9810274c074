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
    return cite__str_is_nocase(cite__token_text(tokens, index), word);
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

/* Particles in a row: "van de la". */
#define PARTICLES 3

/* "van", "der" in small letters; in capital ones behind another word of the name: "H. Van de Mill". */
static bool particle_at(const struct cite__tokens *tokens, size_t index, size_t words)
{
    return cite__token_has(tokens, index, CITE__WORD(PARTICLE)) && (words > 0 || !upper_at(tokens, index)) &&
           !cite__token_has(tokens, index, CITE__WORD(AND));
}

/* Where the particles before a word of a name end; index for none. */
static size_t particles_end(const struct cite__tokens *tokens, size_t index, size_t limit, size_t words)
{
    size_t at = index;

    while (at < limit && at - index < PARTICLES && particle_at(tokens, at, words))
        at++;
    return at > index && at < limit && name_word_at(tokens, at) ? at : index;
}

size_t cite__name_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = cite__names_ranks(tokens, index, limit);
    size_t words = 0;

    while (at < limit && words < PERSON_WORDS) {
        size_t word = particles_end(tokens, at, limit, words);
        if (word == at && !name_word_at(tokens, at))
            break;
        words += word + 1 - at;
        at = word + 1;
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

/* The words before those who only helped: "with Ann Marsh", "unter Mitarbeit von Ann Marsh". */
static const char *const help[] = {"with", "unter", "mit", "avec", "assisted", "при"};

bool cite__names_help(const struct cite__tokens *tokens, size_t index)
{
    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) || tokens->items[index].upper)
        return false;
    for (size_t i = 0; i < sizeof help / sizeof help[0]; i++) {
        if (text_is(tokens, index, help[i]))
            return true;
    }
    return false;
}

/* Words of a family name and of the given names behind its comma: "García Márquez, Gabriel José". */
#define FAMILY_WORDS 3
#define GIVEN_WORDS  4

size_t cite__name_spelled_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t family = cite__name_end(tokens, index, limit);
    size_t given = family + 1;

    /* "李明、张华": two names, since no comma parts a family name in these scripts */
    if (family == index || family - index > FAMILY_WORDS || !cite__token_is(tokens, family, ',') ||
        initial_at(tokens, index) || tokens->items[index].cjk)
        return index;
    size_t end = cite__name_end(tokens, given, limit);
    return end > given && end - given <= GIVEN_WORDS ? end : index;
}

/* Whether the word at index bids a family name alone, with given names behind its comma: "…, Marsh, Ann". */
static bool pair_follows(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t end = cite__name_spelled_end(tokens, index, limit);

    return end > index && cite__token_is(tokens, index + 1, ',');
}

size_t cite__name_listed_end(const struct cite__tokens *tokens, size_t index, size_t limit, bool first)
{
    bool marked =
        index > 0 && (cite__token_is(tokens, index - 1, '/') || cite__token_is(tokens, index - 1, ';'));
    size_t end = cite__name_inverted_end(tokens, index, limit);

    if (end == index && (first || marked || pair_follows(tokens, index, limit)))
        end = cite__name_spelled_end(tokens, index, limit);
    return end;
}

size_t cite__names_listed_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t end = index;
    size_t at = index;
    bool closed = false;

    for (size_t count = 0; count < CITE__NAMES_CEILING; count++) {
        size_t next = cite__name_listed_end(tokens, at, limit, count == 0);
        if (next == at && count > 0)
            next = cite__name_end(tokens, at, limit);
        if (next == at)
            break;
        bool role = cite__token_brackets(tokens, next) && cite__token_has(tokens, next + 1, CITE__WORD(EDITOR));
        end = role ? next : cite__names_tail(tokens, next, limit);
        size_t others = cite__names_others(tokens, end);
        if (others > end && others <= limit)
            return others;
        bool last = false;
        at = cite__names_separator(tokens, end, &last);
        if (closed || at == end || at >= limit)
            break;
        closed = last && !cite__token_is(tokens, end, ';');
    }
    return end;
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

/* A bracket with a year is no affiliation but a publisher's: "(London: T. Rill, 1813)". */
static bool holds_year(const struct cite__tokens *tokens, size_t bracket)
{
    for (size_t i = bracket + 1; i < tokens->items[bracket].mate; i++) {
        if (cite__token_year(tokens, i) > 0)
            return true;
    }
    return false;
}

size_t cite__names_tail(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index;

    if (cite__token_is(tokens, at, ',') && cite__token_has(tokens, at + 1, CITE__WORD(SUFFIX)) &&
        upper_at(tokens, at + 1))
        at += 2;
    if (cite__token_brackets(tokens, at) && tokens->items[at].mate < limit && !holds_year(tokens, at))
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

/* A capital word in Cyrillic letters (U+0410 to U+042F, with Ё and its neighbours from U+0400 on). */
static bool cyrillic_at(const struct cite__tokens *tokens, size_t index)
{
    if (!upper_at(tokens, index) || initial_at(tokens, index) || tokens->items[index].stop)
        return false;
    unsigned char first = (unsigned char)cite__token_text(tokens, index).ptr[0];
    return first == 0xD0 || first == 0xD1;
}

size_t cite__name_gost_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index + 1;
    size_t initials = 0;

    if (!cyrillic_at(tokens, index) || cite__token_has(tokens, index, CITE__WORD(FUNCTION) | CITE__WORD(BODY)))
        return index;
    at += cite__token_is(tokens, at, ',');
    while (at < limit && initials < GIVEN_INITIALS && initial_at(tokens, at) && tokens->items[at].stop) {
        at++;
        initials++;
    }
    return initials > 0 && at <= limit ? at : index;
}

size_t cite__names_gost_end(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t end = cite__name_gost_end(tokens, index, limit);

    for (size_t count = 1; end > index && count < CITE__NAMES_CEILING && cite__token_is(tokens, end, ',');
         count++) {
        size_t next = cite__name_gost_end(tokens, end + 1, limit);
        if (next == end + 1)
            break;
        end = next;
    }
    return end;
}
