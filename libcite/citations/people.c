/*
 * citations/people.c: a list of names as people and bodies; names.c knows where each ends.
 */
#include "citations/names.h"
#include "core/array.h"
#include "core/str.h"

static bool upper_at(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) && tokens->items[index].upper;
}

/* What building a list keeps. */
struct builder {
    const struct cite__reader *reader;
    const struct cite__tokens *tokens;
    bool listed; /* the list starts family first for sure */
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

    run.begin = cite__names_ranks(tokens, run.begin, run.end);
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
           (particle - 1 > run.begin || !upper_at(tokens, particle - 1)))
        particle--;
    /* A capital particle is a fixed part of the family name, and so is what stands behind it: "Van de Mill". */
    for (size_t i = family.begin; i > particle; i--) {
        if (upper_at(tokens, i - 1))
            family.begin = i - 1;
    }
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

/* "Stone, David" where it starts a list: one word, a comma, a few words that no list could go on from. */
static size_t spelled_end(const struct builder *builder, size_t index, size_t limit, bool inverted)
{
    const struct cite__tokens *tokens = builder->tokens;
    bool first = builder->names.count == 0;
    size_t family = cite__name_end(tokens, index, limit);

    if (builder->listed || !first) {
        bool after_mark =
            index > 0 && (cite__token_is(tokens, index - 1, '/') || cite__token_is(tokens, index - 1, ';'));
        return first || inverted || after_mark ? cite__name_listed_end(tokens, index, limit, first) : index;
    }
    bool one = family == index + 1 || cite__token_has(tokens, index, CITE__WORD(PARTICLE));
    return one ? cite__name_spelled_end(tokens, index, limit) : index;
}

static size_t add_one(struct builder *builder, size_t at, size_t limit, struct cite__names *out)
{
    const struct cite__tokens *tokens = builder->tokens;
    bool first = builder->names.count == 0;
    size_t end = cite__name_gost_end(tokens, at, limit);

    if (end > at) {
        size_t given = at + 1 + cite__token_is(tokens, at + 1, ',');
        add_inverted(builder, (struct cite__run){at, at + 1}, (struct cite__run){given, end});
        out->inverted |= first;
        return end;
    }
    end = cite__name_inverted_end(tokens, at, limit);

    if (end == at)
        end = spelled_end(builder, at, limit, out->inverted);
    if (end > at) {
        size_t comma = comma_in(tokens, (struct cite__run){at, end});
        add_inverted(builder, (struct cite__run){at, comma}, (struct cite__run){comma + 1, end});
        out->inverted |= first;
        return end;
    }
    end = cite__names_body_end(tokens, at, limit);
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

static bool read_list(struct cite__names *out, struct builder builder, struct cite__run run)
{
    const struct cite__reader *reader = builder.reader;
    size_t at = run.begin;

    *out = (struct cite__names){0};
    while (at < run.end && builder.names.count < CITE__NAMES_CEILING) {
        bool last = false;
        size_t others = cite__names_others(reader->tokens, at);
        if (others > at) {
            out->others = true;
            break;
        }
        size_t next = cite__names_separator(reader->tokens, at, &last);
        if (next == at)
            next = add_one(&builder, at, run.end, out);
        if (next == at)
            break;
        at = cite__names_tail(reader->tokens, next, run.end);
    }
    out->items = builder.names.items;
    out->count = builder.names.count;
    return !reader->arena->failed;
}

bool cite__names_read(struct cite__names *out, const struct cite__reader *reader, struct cite__run run)
{
    return read_list(out, (struct builder){.reader = reader, .tokens = reader->tokens}, run);
}

bool cite__names_read_listed(struct cite__names *out, const struct cite__reader *reader, struct cite__run run)
{
    return read_list(out, (struct builder){.reader = reader, .tokens = reader->tokens, .listed = true}, run);
}
