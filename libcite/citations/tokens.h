/*
 * citations/tokens.h: a note's reading cut into words, numbers, links and marks, with its quotations and brackets paired.
 *
 *     D. Stone, “On Mills,” River Quarterly 12 (1999): 3-9, https://example.org/a.
 *     W W    ,  Q  W W   ,Q W     W         N  (N    ) :N   ,L                    .
 *
 * Everything in this layer works on tokens: a link is one token and so is never cut, and what is quoted or bracketed is
 * known from its depth.
 */
#ifndef CITE_CITATIONS_TOKENS_H
#define CITE_CITATIONS_TOKENS_H

#include "citations/words.h"
#include "core/arena.h"
#include "core/str.h"

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Bytes of one reading that are searched for citations. A printed note is a thousand times shorter; what is longer is no
 * note, and its tokens would take more memory than the document.
 */
#define CITE__TOKENS_BYTES ((size_t)1 << 20)

enum cite__token_kind {
    CITE__TOKEN_WORD,   /* with inner hyphens, apostrophes and the stops of initials and abbreviations */
    CITE__TOKEN_NUMBER, /* 12, 49-65, 1974/75, 2022-05-02, 05.12.2016, 1980a */
    CITE__TOKEN_LINK,
    CITE__TOKEN_MARK /* one punctuation mark */
};

struct cite__token {
    size_t begin; /* in the reading */
    size_t end;
    size_t mate;    /* the token that ends or began this quotation or bracket; CITE_NONE */
    size_t link;    /* of a link: its index in the document */
    uint64_t words; /* of a word: bits of cite__word_kind */
    enum cite__token_kind kind;
    char mark; /* of a mark, as ASCII: " and ' for quotation marks of any form, - for dashes, # for § and № */
    unsigned char value; /* of a month or season */
    unsigned char depth; /* quotations and brackets around it */
    bool upper;          /* a word that starts in upper case, or in a script without case */
    bool caps;           /* a word without small letters, of two letters or more */
    bool initial;        /* one letter, or several with stops between: "J.", "J.-P.", "C.K." */
    bool stop;           /* the word ends in its full stop */
    bool cjk;
};

struct cite__tokens {
    cite_str text; /* the reading */
    struct cite__token *items;
    size_t count;
};

/* A link in the reading. */
struct cite__token_link {
    size_t begin;
    size_t end;
    size_t link;
};

/* Tokens [begin, end). */
struct cite__run {
    size_t begin;
    size_t end;
};

/* Cuts a reading. Tokens come from arena; false when memory is out. */
bool cite__tokens_read(struct cite__tokens *out, cite_str text, const struct cite__token_link *links,
                       size_t link_count, struct cite__arena *arena);

/* The token's text; that of an empty slice past the end. */
static inline cite_str cite__token_text(const struct cite__tokens *tokens, size_t index)
{
    if (index >= tokens->count)
        return (cite_str){"", 0};
    return cite__slice(tokens->text, tokens->items[index].begin, tokens->items[index].end);
}

/* The text from the first token of a run to its last; empty for an empty run. */
cite_str cite__run_text(const struct cite__tokens *tokens, struct cite__run run);

/* Whether the token is that mark; false past the end. */
static inline bool cite__token_is(const struct cite__tokens *tokens, size_t index, char mark)
{
    return index < tokens->count && tokens->items[index].kind == CITE__TOKEN_MARK &&
           tokens->items[index].mark == mark;
}

/* Whether the token is a word with one of these bits; false past the end. */
static inline bool cite__token_has(const struct cite__tokens *tokens, size_t index, uint64_t words)
{
    return index < tokens->count && (tokens->items[index].words & words) != 0;
}

/* Whether the token is of that kind; false past the end. */
static inline bool cite__token_kind_is(const struct cite__tokens *tokens, size_t index,
                                       enum cite__token_kind kind)
{
    return index < tokens->count && tokens->items[index].kind == kind;
}

/* The year that a number token begins with (1500 to 2099), or 0. */
int cite__token_year(const struct cite__tokens *tokens, size_t index);

/* Whether the token opens a paired quotation or italics; false past the end. */
static inline bool cite__token_quotes(const struct cite__tokens *tokens, size_t index)
{
    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_MARK))
        return false;
    const struct cite__token *token = &tokens->items[index];
    return token->mate != CITE_NONE && token->mate > index &&
           (token->mark == '"' || token->mark == '\'' || token->mark == '*');
}

/* Whether the token opens a paired bracket; false past the end. */
static inline bool cite__token_brackets(const struct cite__tokens *tokens, size_t index)
{
    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_MARK))
        return false;
    const struct cite__token *token = &tokens->items[index];
    return token->mate != CITE_NONE && token->mate > index && (token->mark == '(' || token->mark == '[');
}

#endif
