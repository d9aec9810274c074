/*
 * citations/prose.c: see prose.h.
 */
#include "citations/prose.h"

#include "core/str.h"

/* Signals in a row: "But see also, for example, …". */
#define SIGNALS 3

/* Tokens that are counted, the last ones of a run: a judgement on more would be no other, and would not be linear. */
#define PROSE_TOKENS 160

struct cite__prose_count cite__prose_counts(const struct cite__tokens *tokens, struct cite__run run)
{
    struct cite__prose_count count = {0};

    if (run.end > run.begin + PROSE_TOKENS)
        run.begin = run.end - PROSE_TOKENS;
    for (size_t i = run.begin; i < run.end; i++) {
        const struct cite__token *token = &tokens->items[i];
        if (token->kind != CITE__TOKEN_WORD || token->depth > 0)
            continue;
        count.words++;
        if (token->upper)
            count.upper++;
        else if (cite__token_has(tokens, i, CITE__WORD(VERB)))
            count.verbs++;
        else if (!cite__token_has(tokens, i, CITE__WORD(FUNCTION) | CITE__WORD(PARTICLE) | CITE__WORD(AND)) &&
                 !token->stop)
            count.lower++;
    }
    return count;
}

bool cite__prose(const struct cite__tokens *tokens, struct cite__run run)
{
    struct cite__prose_count count = cite__prose_counts(tokens, run);

    return (count.verbs > 0 && (count.lower + count.verbs) * 2 > count.upper) ||
           count.lower > 4 + 2 * count.upper;
}

static const enum cite__citation_pattern signal_patterns[] = {CITE__CITATION_SIGNAL, CITE__CITATION_SIGNAL_DE,
                                                              CITE__CITATION_SIGNAL_ROMANCE,
                                                              CITE__CITATION_SIGNAL_OTHER};

#define SIGNAL_PATTERN_COUNT (sizeof signal_patterns / sizeof signal_patterns[0])

size_t cite__signals_skip(const struct cite__reader *reader, size_t index, size_t limit)
{
    size_t at = index;

    for (size_t round = 0; round < SIGNALS && cite__token_kind_is(reader->tokens, at, CITE__TOKEN_WORD);
         round++) {
        struct cite__match match;
        size_t i = 0;
        while (i < SIGNAL_PATTERN_COUNT && !cite__reader_match(reader, signal_patterns[i], at, limit, &match))
            i++;
        if (i == SIGNAL_PATTERN_COUNT)
            break;
        size_t next = cite__reader_token(reader, match.groups[0].end, at + 1);
        if (next >= limit)
            break;
        at = next;
    }
    return at;
}

/* The words that introduce a citation in the middle of a sentence. */
static const char *const inside[] = {"see",   "cf.",    "cf",   "compare", "vgl.",  "vgl",    "siehe",
                                     "voir",  "véase",  "cfr.", "ver",     "vedi",  "см.",    "ср.",
                                     "sowie", "ebenso", "bei",  "also",    "cited", "quoted", "reprinted"};

bool cite__signal_inside(const struct cite__reader *reader, size_t index, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;

    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) || tokens->items[index].upper ||
        tokens->items[index].depth > 0)
        return false;
    for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++) {
        if (cite__str_is(cite__token_text(tokens, index), inside[i])) {
            size_t next = cite__signals_skip(reader, index, limit);
            return next > index && next < limit;
        }
    }
    return false;
}

bool cite__starter(const struct cite__tokens *tokens, size_t index)
{
    if (index >= tokens->count)
        return true;
    const struct cite__token *token = &tokens->items[index];
    if (token->kind == CITE__TOKEN_LINK)
        return true;
    if (token->kind == CITE__TOKEN_WORD)
        return token->upper;
    return token->kind == CITE__TOKEN_MARK && (token->mark == '"' || token->mark == '\'' ||
                                               token->mark == '[' || token->mark == '*' || token->mark == '<');
}
