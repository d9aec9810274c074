/*
 * citations/head.c: see head.h. Which style a head has, and what all of them share; head_bare.c and head_dated.c read the titles
 * that no quotation marks enclose.
 */
#include "citations/head.h"

#include "citations/dotted.h"
#include "citations/head_parts.h"
#include "citations/names.h"
#include "core/str.h"

/*
 * “The Ferry Sank ‘By Accident’,”: marks inside a quotation are not paired (pairs.c); an even number of one kind are pairs, and
 * belong to the title.
 */
static bool inner_quote(const struct cite__tokens *tokens, struct cite__run run, size_t index)
{
    char mark = tokens->items[index].mark;
    size_t count = 0;

    if (mark != '\'' && mark != '"')
        return false;
    for (size_t i = run.begin; i < run.end; i++)
        count += cite__token_is(tokens, i, mark);
    return count % 2 == 0;
}

static bool stray_mark(const struct cite__tokens *tokens, struct cite__run run, size_t index)
{
    const struct cite__token *token = &tokens->items[index];

    return token->kind == CITE__TOKEN_MARK && token->mate == CITE_NONE && !inner_quote(tokens, run, index);
}

static struct cite__run without_marks(const struct cite__tokens *tokens, struct cite__run run)
{
    while (run.begin < run.end && stray_mark(tokens, run, run.begin) && tokens->items[run.begin].mark != '#')
        run.begin++;
    while (run.end > run.begin && stray_mark(tokens, run, run.end - 1) &&
           tokens->items[run.end - 1].mark != '?' && tokens->items[run.end - 1].mark != '!' &&
           tokens->items[run.end - 1].depth <= 1)
        run.end--;
    return run;
}

/* The names before a title: without "with contributions by …", and whether "(ed.)" ends them. */
static struct cite__run names_part(const struct cite__tokens *tokens, struct cite__run run, bool *editors)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (i > run.begin && cite__names_help(tokens, i))
            run.end = i;
        *editors |= cite__token_has(tokens, i, CITE__WORD(EDITOR)) && i + 1 < tokens->count;
    }
    run = without_marks(tokens, run);
    while (run.end > run.begin && cite__token_has(tokens, run.end - 1, CITE__WORD(EDITOR)))
        run = without_marks(tokens, (struct cite__run){run.begin, run.end - 1});
    return run;
}

/* The first title in quotation marks, at depth 0; CITE_NONE for none. A mark that was never closed or opened counts. */
static size_t first_quote(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        const struct cite__token *token = &tokens->items[i];
        if (token->kind == CITE__TOKEN_LINK)
            return CITE_NONE;
        if (token->kind != CITE__TOKEN_MARK || token->depth > 0)
            continue;
        if (token->mark == '"' && token->mate == CITE_NONE && cite__token_quotes(tokens, i + 1) &&
            i + 1 < run.end)
            continue; /* a stray mark before the one that opens */
        if (token->mark == '"' || (token->mark == '\'' && cite__token_quotes(tokens, i)))
            return i;
        if (cite__token_brackets(tokens, i))
            i = token->mate;
    }
    return CITE_NONE;
}

static void read_quoted(struct cite__head *out, const struct cite__reader *reader, struct cite__run run,
                        size_t quote)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t mate = tokens->items[quote].mate;

    out->style = CITE__HEAD_QUOTED;
    out->names = (struct cite__run){run.begin, quote};
    if (mate != CITE_NONE && mate > quote) {
        out->title = (struct cite__run){quote + 1, mate};
        out->rest = mate + 1;
        return;
    }
    bool opens = quote + 1 < run.end && tokens->items[quote + 1].begin == tokens->items[quote].end;
    if (opens) {
        out->title = (struct cite__run){quote + 1, cite__head_bare_end(reader, quote + 1, run.end)};
        out->rest = out->title.end;
        return;
    }
    cite__head_bare(out, reader, (struct cite__run){run.begin, quote});
    out->style = CITE__HEAD_QUOTED;
    out->title.end = quote;
    out->rest = quote + 1;
}

void cite__head_read(struct cite__head *out, const struct cite__reader *reader, const struct cite__piece *piece)
{
    const struct cite__tokens *tokens = reader->tokens;

    *out = (struct cite__head){.rest = piece->run.begin};
    if (piece->year.end > piece->year.begin) {
        cite__head_dated(out, reader, piece);
    } else if (piece->names.end > piece->names.begin &&
               (piece->listed || cite__token_is(tokens, piece->names.end, ':'))) {
        cite__head_listed(out, reader, piece);
    } else if (piece->names.end > piece->names.begin) {
        cite__dotted_head(out, reader, piece);
    } else {
        size_t quote = first_quote(tokens, piece->run);
        if (quote != CITE_NONE)
            read_quoted(out, reader, piece->run, quote);
        else
            cite__head_bare(out, reader, piece->run);
    }
    out->names = names_part(tokens, out->names, &out->editors);
    out->title = without_marks(tokens, out->title);
    if (out->rest > piece->run.end)
        out->rest = piece->run.end;
}
