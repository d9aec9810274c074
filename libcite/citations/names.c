/*
 * citations/names.c: see names.h. First where names end (no memory), then what they are.
 */
#include "citations/names.h"

#include "core/array.h"
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
static size_t skip_ranks(const struct cite__tokens *tokens, size_t index, size_t limit)
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
    size_t at = skip_ranks(tokens, index, limit);
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

static size_t body_end(const struct cite__tokens *tokens, size_t index, size_t limit)
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
static size_t skip_others(const struct cite__tokens *tokens, size_t index)
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
static size_t skip_separator(const struct cite__tokens *tokens, size_t index, bool *last)
{
    size_t at = index;

    if (cite__token_is(tokens, at, ',') || cite__token_is(tokens, at, ';') || cite__token_is(tokens, at, '/'))
        at++;
    *last = and_at(tokens, at);
    return *last ? at + 1 : at;
}

/* Past an affiliation or "(ed.)" in brackets, and a suffix such as ", Jr.". */
static size_t skip_tail(const struct cite__tokens *tokens, size_t index, size_t limit)
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
        end = body_end(tokens, index, limit);
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
        end = skip_tail(tokens, next, limit);
        size_t others = skip_others(tokens, end);
        if (others > end && others <= limit)
            return others;
        bool last = false;
        at = skip_separator(tokens, end, &last);
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

/* What building a list keeps. */
struct builder {
    const struct cite__reader *reader;
    const struct cite__tokens *tokens;
    CITE__ARRAY(cite_name) names;
};

static cite_str built(struct builder *builder, struct cite__run run)
{
    return cite__arena_str(builder->reader->arena, cite__run_text(builder->tokens, run));
}

static void add(struct builder *builder, cite_name name)
{
    cite_name *slot = CITE__ARRAY_PUSH(&builder->names, builder->reader->arena);

    if (slot)
        *slot = name;
}

static void add_body(struct builder *builder, struct cite__run run)
{
    add(builder, (cite_name){.literal = built(builder, run)});
}

/* "Kim Tong-Hyung", "Wang Li": the family name first, where the first word is such a name and the second is none. */
static bool family_first(const struct cite__tokens *tokens, struct cite__run run)
{
    if (run.end - run.begin != 2 || !cite__token_has(tokens, run.begin, CITE__WORD(SURNAME)) ||
        cite__token_has(tokens, run.begin + 1, CITE__WORD(SURNAME)))
        return false;
    return cite__str_find_byte(cite__token_text(tokens, run.begin + 1), '-', 0) != CITE_NONE;
}

/* A person in direct order. */
static void add_person(struct builder *builder, struct cite__run run)
{
    const struct cite__tokens *tokens = builder->tokens;
    struct cite__run family = {run.end - 1, run.end};
    cite_name name = {0};

    run.begin = skip_ranks(tokens, run.begin, run.end);
    if (run.end - run.begin >= 3 && cite__token_has(tokens, run.end - 1, CITE__WORD(SUFFIX))) {
        name.suffix = built(builder, family);
        run.end--;
        family = (struct cite__run){run.end - 1, run.end};
    }
    if (family_first(tokens, run)) {
        name.family = built(builder, (struct cite__run){run.begin, run.begin + 1});
        name.given = built(builder, family);
        add(builder, name);
        return;
    }
    size_t particle = family.begin;
    while (particle > run.begin && cite__token_has(tokens, particle - 1, CITE__WORD(PARTICLE)) &&
           !upper_at(tokens, particle - 1))
        particle--;
    name.family = built(builder, family);
    if (particle < family.begin)
        name.non_dropping_particle = built(builder, (struct cite__run){particle, family.begin});
    if (particle > run.begin)
        name.given = built(builder, (struct cite__run){run.begin, particle});
    add(builder, name);
}

static void add_inverted(struct builder *builder, struct cite__run family, struct cite__run given)
{
    const struct cite__tokens *tokens = builder->tokens;
    cite_name name = {0};
    size_t particle = family.begin;

    while (particle + 1 < family.end && cite__token_has(tokens, particle, CITE__WORD(PARTICLE)) &&
           !upper_at(tokens, particle))
        particle++;
    if (particle > family.begin)
        name.non_dropping_particle = built(builder, (struct cite__run){family.begin, particle});
    name.family = built(builder, (struct cite__run){particle, family.end});
    name.given = built(builder, given);
    add(builder, name);
}

static size_t comma_in(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (cite__token_is(tokens, i, ','))
            return i;
    }
    return CITE_NONE;
}

/* "Stone, David" where it starts a list: one word, a comma, one to three words that no list could go on from. */
static size_t spelled_inverted_end(const struct cite__tokens *tokens, size_t index, size_t limit, bool first)
{
    size_t family = cite__name_end(tokens, index, limit);
    size_t given = family + 1;

    if (family == index || !cite__token_is(tokens, family, ',') || initial_at(tokens, index) ||
        (family - index > 1 && !cite__token_has(tokens, index, CITE__WORD(PARTICLE))))
        return index;
    bool after_slash =
        index > 0 && (cite__token_is(tokens, index - 1, '/') || cite__token_is(tokens, index - 1, ';'));
    if (!first && !after_slash)
        return index;
    size_t end = cite__name_end(tokens, given, limit);
    return end > given && end - given <= 3 ? end : index;
}

static size_t add_one(struct builder *builder, size_t at, size_t limit, struct cite__names *out)
{
    const struct cite__tokens *tokens = builder->tokens;
    bool first = builder->names.count == 0;
    size_t end = cite__name_inverted_end(tokens, at, limit);

    if (end == at)
        end = spelled_inverted_end(tokens, at, limit, first);
    if (end > at) {
        size_t comma = comma_in(tokens, (struct cite__run){at, end});
        add_inverted(builder, (struct cite__run){at, comma}, (struct cite__run){comma + 1, end});
        out->inverted |= first;
        return end;
    }
    end = body_end(tokens, at, limit);
    size_t person = cite__name_end(tokens, at, limit);
    if (end > at || (person == at + 1 && tokens->items[at].caps && !tokens->items[at].initial)) {
        end = end > at ? end : person;
        add_body(builder, (struct cite__run){at, end});
        out->body |= first;
        return end;
    }
    if (person > at)
        add_person(builder, (struct cite__run){at, person});
    return person;
}

bool cite__names_read(struct cite__names *out, const struct cite__reader *reader, struct cite__run run)
{
    struct builder builder = {.reader = reader, .tokens = reader->tokens};
    size_t at = run.begin;

    *out = (struct cite__names){0};
    while (at < run.end && builder.names.count < CITE__NAMES_CEILING) {
        bool last = false;
        size_t others = skip_others(reader->tokens, at);
        if (others > at) {
            out->others = true;
            break;
        }
        size_t next = skip_separator(reader->tokens, at, &last);
        if (next == at)
            next = add_one(&builder, at, run.end, out);
        if (next == at)
            break;
        at = skip_tail(reader->tokens, next, run.end);
    }
    out->items = builder.names.items;
    out->count = builder.names.count;
    return !reader->arena->failed;
}
