/*
 * citations/lead.c: see lead.h.
 */
#include "citations/lead.h"

#include "citations/dates.h"
#include "citations/names.h"
#include "citations/prose.h"
#include "core/str.h"

/* Tokens behind a quotation that tell whether it is a title. */
#define TITLE_FOLLOW 80

/* Tokens of a title in quotation marks inside a sentence, with its marks: a single word is a term. */
#define QUOTED_TOKENS 4

/* Tokens that are looked back over for the end of running text: a long list of names and a long title. */
#define PROSE_BACK 120

/* Tokens of a sentence in which a verb before the first comma is looked for. */
#define STATEMENT_TOKENS 40

/* Whether something that only a citation has follows a quotation: a year, a date, a link, "in" and a title. */
static bool strong_follow(const struct cite__reader *reader, size_t at, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__date_found date;
    size_t end = 0;

    while (cite__token_is(tokens, at, ',') || cite__token_is(tokens, at, '.') ||
           cite__token_is(tokens, at, '"'))
        at++;
    if (at >= limit)
        return false;
    if (cite__evidence_at(reader, at, limit, &end) & (CITE__EVIDENCE_LINK | CITE__EVIDENCE_YEAR))
        return true;
    if (cite__str_equal(cite__token_text(tokens, at), CITE__LIT("in")) && cite__starter(tokens, at + 1))
        return true;
    return cite__date_at(reader, at, limit, &date);
}

/* Whether a quotation at the head of a chunk is a title: what follows it is no running text. */
static bool quote_is_title(const struct cite__reader *reader, size_t end, size_t limit)
{
    if (strong_follow(reader, end, limit))
        return true;
    struct cite__run rest = {end, limit - end > TITLE_FOLLOW ? end + TITLE_FOLLOW : limit};
    for (size_t i = end; i < rest.end; i++) {
        if (cite__token_kind_is(reader->tokens, i, CITE__TOKEN_LINK))
            return true;
    }
    struct cite__prose_count count = cite__prose_counts(reader->tokens, rest);
    return count.verbs == 0 && count.lower <= count.upper + 1;
}

/* After running text: where the capital words that end at index began to be more than running text. */
static size_t after_prose(const struct cite__tokens *tokens, size_t begin, size_t index)
{
    size_t at = index;

    if (index - begin > PROSE_BACK)
        begin = index - PROSE_BACK;
    for (size_t i = index; i > begin; i--) {
        const struct cite__token *token = &tokens->items[i - 1];
        bool plain =
            token->kind == CITE__TOKEN_WORD && !token->upper && token->depth == 0 &&
            !cite__token_has(tokens, i - 1, CITE__WORD(FUNCTION) | CITE__WORD(AND) | CITE__WORD(PARTICLE)) &&
            !token->stop;
        if (plain || cite__token_has(tokens, i - 1, CITE__WORD(VERB)))
            break;
        if (token->upper && !cite__token_has(tokens, i - 1, CITE__WORD(FUNCTION)))
            at = i - 1;
    }
    return at;
}

/* What stands between the start of a sentence and the first evidence in it. */
struct lead {
    size_t start;
    size_t index; /* of the evidence */
    size_t end;   /* of the evidence */
    size_t limit;
    bool prose;
    size_t title; /* where a sentence with a verb before its first comma ends its running text; else index */
};

static struct lead lead_of(const struct cite__tokens *tokens, size_t start, size_t index, size_t end,
                           size_t limit)
{
    struct lead lead = {.start = start, .index = index, .end = end, .limit = limit, .title = index};
    size_t comma = start;

    if (start == index)
        return lead;
    while (comma < index && comma - start < STATEMENT_TOKENS && !cite__token_is(tokens, comma, ','))
        comma++;
    bool stated = cite__prose_counts(tokens, (struct cite__run){start, comma}).verbs > 0;
    lead.prose =
        stated || cite__prose(tokens, (struct cite__run){start, index}) || !cite__starter(tokens, start);
    if (stated)
        lead.title = comma;
    return lead;
}

static size_t quote_left(const struct cite__reader *reader, const struct lead *lead)
{
    const struct cite__tokens *tokens = reader->tokens;

    if (lead->index == lead->start || cite__names_only(tokens, (struct cite__run){lead->start, lead->index}))
        return quote_is_title(reader, lead->end, lead->limit) ? lead->start : CITE_NONE;
    if (lead->end - lead->index < QUOTED_TOKENS || !strong_follow(reader, lead->end, lead->limit))
        return CITE_NONE;
    return lead->prose ? cite__authors_before(tokens, lead->index, lead->start) : lead->start;
}

/* Where the citation starts whose first evidence stands at index; CITE_NONE where that is no citation. */
size_t cite__lead_left(const struct cite__reader *reader, size_t start, size_t index, size_t limit,
                       unsigned evidence, size_t end)
{
    struct lead lead = lead_of(reader->tokens, start, index, end, limit);

    if (evidence == CITE__EVIDENCE_QUOTE)
        return quote_left(reader, &lead);
    return lead.prose ? after_prose(reader->tokens, start, lead.title) : start;
}
