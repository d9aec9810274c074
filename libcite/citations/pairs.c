/*
 * citations/pairs.c: see pairs.h.
 *
 * Whether a mark opens or closes is told by its form where the form tells (“ „ « 《), and by the white space around it
 * where it does not (" ' ‘ ’ *), since scanned text and typewriters mix them up.
 */
#include "citations/pairs.h"

#include "core/str.h"
#include "text/utf8.h"

/* Brackets that may be open at the same time; deeper ones stay unpaired. */
#define BRACKET_DEPTH 12

static uint32_t code_of(const struct cite__tokens *tokens, size_t index)
{
    size_t len = 0;

    return cite__utf8_at(tokens->text, tokens->items[index].begin, &len);
}

static bool space_before(const struct cite__tokens *tokens, size_t index)
{
    const struct cite__token *token = &tokens->items[index];

    if (index == 0 || tokens->items[index - 1].end < token->begin)
        return true;
    const struct cite__token *before = token - 1;
    return before->kind == CITE__TOKEN_MARK &&
           (before->mark == '(' || before->mark == '[' || before->mark == '"' || before->mark == '\'' ||
            before->mark == '-' || before->mark == '<');
}

static bool space_after(const struct cite__tokens *tokens, size_t index)
{
    return index + 1 >= tokens->count || tokens->items[index + 1].begin > tokens->items[index].end;
}

static bool is_quote_mark(const struct cite__token *token)
{
    return token->kind == CITE__TOKEN_MARK && (token->mark == '"' || token->mark == '\'' || token->mark == '*');
}

static bool opens(const struct cite__tokens *tokens, size_t index)
{
    uint32_t code = code_of(tokens, index);

    if (code == 0x201E || code == 0x201A || code == 0x300A || code == 0x300C || code == 0x300E)
        return true;
    if (code == 0x201D || code == 0x300B || code == 0x300D || code == 0x300F)
        return false;
    if (code == 0xAB && space_after(tokens, index))
        return space_before(tokens, index); /* « a French quotation » has blanks inside */
    return space_before(tokens, index) && !space_after(tokens, index);
}

/* A possessive s’ in a ‘quotation’: an s before it, a small word behind it that does not go on a citation. */
static bool possessive(const struct cite__tokens *tokens, size_t index)
{
    const struct cite__token *token = &tokens->items[index];

    if (index == 0 || index + 1 >= tokens->count || tokens->text.ptr[token->begin - 1] != 's')
        return false;
    const struct cite__token *next = token + 1;
    return next->kind == CITE__TOKEN_WORD && !next->upper &&
           (next->words & (CITE__WORD(FUNCTION) | CITE__WORD(AND))) == 0;
}

static bool closes(const struct cite__tokens *tokens, size_t index, char mark)
{
    const struct cite__token *token = &tokens->items[index];

    if (!is_quote_mark(token) || token->mark != mark)
        return false;
    uint32_t code = code_of(tokens, index);
    if (code == 0x201D || code == 0x300B || code == 0x300D || code == 0x300F)
        return true;
    if (tokens->items[index - 1].end < token->begin)
        return code == 0xBB && (space_after(tokens, index) || token[1].kind == CITE__TOKEN_MARK);
    if (mark == '\'')
        return !possessive(tokens, index) &&
               (index + 1 >= tokens->count || token[1].begin > token->end || token[1].kind == CITE__TOKEN_MARK);
    return true;
}

/* The end of the quotation that opens at index, or CITE_NONE. */
static size_t quotation_end(const struct cite__tokens *tokens, size_t index)
{
    char mark = tokens->items[index].mark;
    size_t limit = tokens->count - index > CITE__PAIRS_REACH ? index + CITE__PAIRS_REACH : tokens->count;

    for (size_t i = index + 1; i < limit; i++) {
        const struct cite__token *token = &tokens->items[i];
        if (token->kind == CITE__TOKEN_LINK)
            return CITE_NONE;
        if (i > index + 1 && closes(tokens, i, mark))
            return i;
        if (mark != '\'' && token->kind == CITE__TOKEN_MARK && token->mark == mark && opens(tokens, i))
            return CITE_NONE; /* the first was never closed */
    }
    return CITE_NONE;
}

static void pair(struct cite__tokens *tokens, size_t open, size_t close)
{
    tokens->items[open].mate = close;
    tokens->items[close].mate = open;
    for (size_t i = open + 1; i < close; i++)
        tokens->items[i].depth = 1;
}

static void pair_quotations(struct cite__tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++) {
        if (!is_quote_mark(&tokens->items[i]) || !opens(tokens, i))
            continue;
        size_t end = quotation_end(tokens, i);
        if (end != CITE_NONE) {
            pair(tokens, i, end);
            i = end;
        }
    }
}

static char closer_of(char mark)
{
    if (mark == '(')
        return ')';
    return (char)(mark == '[' ? ']' : '\0');
}

/* Brackets pair among tokens of one depth; those around a quotation and those in it do not meet. */
static void pair_brackets(struct cite__tokens *tokens)
{
    size_t open[BRACKET_DEPTH];
    size_t depth = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        const struct cite__token *token = &tokens->items[i];
        if (token->kind != CITE__TOKEN_MARK)
            continue;
        while (depth > 0 && i - open[depth - 1] > CITE__PAIRS_REACH)
            depth--;
        if (closer_of(token->mark) && depth < BRACKET_DEPTH) {
            open[depth++] = i;
        } else if ((token->mark == ')' || token->mark == ']') && depth > 0) {
            const struct cite__token *opener = &tokens->items[open[depth - 1]];
            if (closer_of(opener->mark) == token->mark && opener->depth == token->depth) {
                tokens->items[i].mate = open[depth - 1];
                tokens->items[open[depth - 1]].mate = i;
                depth--;
            }
        }
    }
}

static void add_bracket_depth(struct cite__tokens *tokens)
{
    unsigned depth = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        struct cite__token *token = &tokens->items[i];
        if (token->kind == CITE__TOKEN_MARK && (token->mark == ')' || token->mark == ']') &&
            token->mate != CITE_NONE)
            depth--;
        token->depth = (unsigned char)(token->depth + depth);
        if (cite__token_brackets(tokens, i))
            depth++;
    }
}

/* "(see Mill v. Brook [1931] 2 K.B. 5)": what such a bracket holds are citations of their own, so its marks part them. */
static void open_asides(struct cite__tokens *tokens)
{
    for (size_t i = 0; i + 1 < tokens->count; i++) {
        struct cite__token *token = &tokens->items[i];
        bool aside = token->mark == '(' && cite__token_brackets(tokens, i) && token->depth == 0 &&
                     cite__token_has(tokens, i + 1, CITE__WORD(ASIDE)) && !tokens->items[i + 1].upper;
        bool numbered = false;
        for (size_t k = i + 2; aside && k < token->mate; k++)
            numbered |= tokens->items[k].kind == CITE__TOKEN_NUMBER;
        if (!aside || !numbered)
            continue;
        struct cite__token *mate = &tokens->items[token->mate];
        token->mark = mate->mark = ';';
        token->mate = mate->mate = CITE_NONE;
    }
}

void cite__pairs_find(struct cite__tokens *tokens)
{
    pair_quotations(tokens);
    pair_brackets(tokens);
    open_asides(tokens);
    add_bracket_depth(tokens);
}
