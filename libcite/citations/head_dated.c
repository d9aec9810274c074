/*
 * citations/head_dated.c: heads whose title ends at a stop: behind a year, "Marsh, A. (1999). Mills.", or in a list of works.
 */
#include "citations/forms.h"
#include "citations/head_parts.h"
#include "citations/prose.h"
#include "citations/rest.h"
#include "core/str.h"

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

    while (end < limit && end - index < CITE__HEAD_PUBLISHER && tokens->items[end].kind == CITE__TOKEN_WORD &&
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

/* "Mill Press." or "Ferry: Mill Press." behind a title. */
static bool press_behind(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t end = index;
    uint64_t words = 0;

    for (; end < limit && end - index < CITE__HEAD_PUBLISHER && !cite__token_is(tokens, end, '.'); end++) {
        bool joint = cite__token_is(tokens, end, '&') || cite__token_is(tokens, end, ',') ||
                     (cite__token_is(tokens, end, ':') && words == 0);
        bool word = cite__token_kind_is(tokens, end, CITE__TOKEN_WORD) &&
                    (tokens->items[end].upper || cite__token_has(tokens, end, CITE__WORD(FUNCTION)));
        if (!joint && !word)
            return false;
        words |= tokens->items[end].words;
    }
    return end > index + 1 && (end == limit || cite__token_is(tokens, end, '.')) &&
           cite__token_has(tokens, end - 1, CITE__WORD(PUBLISHER));
}

/* "Who Owns Rain? River Review, 7(2)": the mark of a question ends its title where the container or publisher follows. */
static bool question_stop(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    return (cite__token_is(tokens, index, '?') || cite__token_is(tokens, index, '!')) &&
           tokens->items[index].depth == 0 &&
           (journal_behind(tokens, index + 1, limit) || press_behind(tokens, index + 1, limit));
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
        if (question_stop(tokens, i, limit))
            return i + 1;
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

void cite__head_dated(struct cite__head *out, const struct cite__reader *reader,
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
void cite__head_listed(struct cite__head *out, const struct cite__reader *reader,
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
           tokens->items[end].kind != CITE__TOKEN_LINK &&
           !(end > from && question_stop(tokens, end - 1, limit)))
        end++;
    out->title = (struct cite__run){from, end};
    out->rest = end;
}
