/*
 * citations/intext.c: see intext.h.
 */
#include "citations/intext.h"

#include "citations/prose.h"
#include "core/str.h"

/* Bytes of one pair of brackets: seven works with their pages take that many. */
#define BRACKET_BYTES ((size_t)400)

/* Bytes of the names in front of a bracket that begins with a year. */
#define NAMES_BYTES ((size_t)100)

/* Tokens of the names of one citation: "Stone, Marsh, Rill, & Ford" has seven. */
#define NAME_TOKENS 12

void cite__intext_open(struct cite__intext *out, const struct cite__text *text, const bool *taken)
{
    *out = (struct cite__intext){text, taken, 0, 0};
}

static bool is_taken(const struct cite__intext *intext, size_t line)
{
    const struct cite__line *item = &intext->text->lines[line];

    return intext->taken[line] || item->furniture || cite__line_blank(item);
}

/* The end of the bracket that opens at offset, behind it; 0 where it does not close soon, or holds no year. */
static size_t bracket_end(const struct cite__intext *intext, size_t line, size_t offset)
{
    const struct cite__text *text = intext->text;
    size_t limit = offset + BRACKET_BYTES < text->bytes.len ? offset + BRACKET_BYTES : text->bytes.len;
    size_t digits = 0;
    bool year = false;

    for (size_t i = offset + 1; i < limit; i++) {
        char c = text->bytes.ptr[i];
        if (c == '\n' && (++line >= text->line_count || is_taken(intext, line)))
            return 0;
        if (c == '(')
            return 0;
        if (c == ')')
            return year || digits == 4 ? i + 1 : 0;
        year = year || (digits == 4 && !cite__is_digit(c));
        digits = cite__is_digit(c) ? digits + 1 : 0;
    }
    return 0;
}

/* Where the words in front of a bracket start: in this line or the one before, at a space. */
static size_t words_before(const struct cite__intext *intext, size_t line, size_t offset)
{
    const struct cite__text *text = intext->text;
    size_t first = line > 0 && !is_taken(intext, line - 1) ? line - 1 : line;
    size_t begin = text->lines[first].first;

    if (begin + NAMES_BYTES < offset)
        begin = offset - NAMES_BYTES;
    while (begin < offset && begin > text->lines[first].first && !cite__is_space(text->bytes.ptr[begin - 1]))
        begin++;
    return begin;
}

bool cite__intext_next(struct cite__intext *intext, cite_span *window)
{
    const struct cite__text *text = intext->text;

    for (; intext->line < text->line_count; intext->line++) {
        const struct cite__line *line = &text->lines[intext->line];
        size_t from = intext->at > line->first ? intext->at : line->first;
        while (!is_taken(intext, intext->line) && from < line->last) {
            size_t open = cite__str_find_byte(cite__slice(text->bytes, 0, line->last), '(', from);
            if (open == CITE_NONE)
                break;
            size_t end = bracket_end(intext, intext->line, open);
            from = open + 1;
            if (end == 0)
                continue;
            *window = (cite_span){words_before(intext, intext->line, open), end};
            intext->at = from;
            return true;
        }
    }
    return false;
}

static bool is_year(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_year(tokens, index) > 0 && cite__token_text(tokens, index).len <= 5; /* "2020a" */
}

/* By its text: the marks of "(see …)" say that what is inside is parted from what is around it (pairs.c). */
static bool is_sign(const struct cite__tokens *tokens, size_t index, const char *sign)
{
    return cite__str_is(cite__token_text(tokens, index), sign);
}

/* What may stand among surnames: other surnames, what joins them, "et al.". */
static bool among_names(const struct cite__tokens *tokens, size_t index)
{
    const struct cite__token *token = &tokens->items[index];

    if (token->kind == CITE__TOKEN_MARK)
        return token->mark == ',' || token->mark == '&' || token->mark == '/' || token->mark == '.';
    if (token->kind != CITE__TOKEN_WORD)
        return false;
    return token->upper || (token->words & (CITE__WORD(AND) | CITE__WORD(PARTICLE))) != 0 ||
           cite__str_is(cite__token_text(tokens, index), "et") ||
           cite__str_is(cite__token_text(tokens, index), "al.") ||
           cite__str_is(cite__token_text(tokens, index), "al");
}

static bool is_surname(const struct cite__tokens *tokens, size_t index)
{
    const uint64_t others = CITE__WORD(MONTH) | CITE__WORD(SEASON) | CITE__WORD(FUNCTION);

    return cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) && tokens->items[index].upper &&
           !tokens->items[index].initial && !cite__token_has(tokens, index, others);
}

static void add(struct cite__piece *out, size_t *count, struct cite__run run)
{
    out[(*count)++] =
        (struct cite__piece){.kind = CITE__PIECE_DATED, .run = run, .note = CITE_NONE, .weak = true};
}

/* "see also Rill & Ford, 2018, p. 12": one part of what stands between brackets. */
static bool read_part(const struct cite__reader *reader, struct cite__run part, struct cite__run *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t begin = cite__signals_skip(reader, part.begin, part.end);
    size_t year = begin;

    while (year < part.end && year - begin <= NAME_TOKENS && among_names(tokens, year))
        year++;
    if (year == begin || year >= part.end || !is_year(tokens, year))
        return false;
    if (!is_surname(tokens, begin) && !cite__token_has(tokens, begin, CITE__WORD(PARTICLE)))
        return false;
    *out = (struct cite__run){begin, part.end};
    return true;
}

static size_t read_parts(const struct cite__reader *reader, struct cite__run inside, struct cite__piece *out,
                         size_t ceiling)
{
    size_t count = 0;
    size_t begin = inside.begin;

    for (size_t i = inside.begin; i <= inside.end && count < ceiling; i++) {
        struct cite__run run;
        if (i < inside.end && !cite__token_is(reader->tokens, i, ';'))
            continue;
        if (i > begin && read_part(reader, (struct cite__run){begin, i}, &run))
            add(out, &count, run);
        begin = i + 1;
    }
    return count;
}

/* "Stone's (2019)": the work is Stone's. */
static void cut_possessive(struct cite__tokens *tokens, size_t index)
{
    static const char *const endings[] = {"'s", "’s", "'", "’"};
    cite_str word = cite__token_text(tokens, index);

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        cite_str ending = cite_str_from(endings[i]);
        if (word.len > ending.len && cite__str_ends(word, ending)) {
            tokens->items[index].end -= ending.len;
            return;
        }
    }
}

/* The surnames right before token open: "Marsh", "Rill and Ford", "Marsh et al."; open for none. */
static size_t surnames_before(const struct cite__tokens *tokens, size_t open)
{
    size_t begin = open;

    while (begin > 0 && open - begin < NAME_TOKENS && among_names(tokens, begin - 1) &&
           !cite__token_is(tokens, begin - 1, '.')) {
        bool joined = begin == open || !is_surname(tokens, begin) || !is_surname(tokens, begin - 1);
        if (!joined) /* "However Marsh": one name is enough */
            break;
        begin--;
    }
    while (begin < open && !is_surname(tokens, begin) && !cite__token_has(tokens, begin, CITE__WORD(PARTICLE)))
        begin++;
    return begin;
}

size_t cite__intext_pieces(const struct cite__reader *reader, struct cite__tokens *tokens,
                           struct cite__piece *out, size_t ceiling)
{
    size_t close = tokens->count - 1;
    size_t open = close;
    size_t count = 0;

    if (tokens->count < 3 || !is_sign(tokens, close, ")"))
        return 0;
    while (open > 0 && !is_sign(tokens, open, "("))
        open--;
    if (!is_sign(tokens, open, "("))
        return 0;
    if (!is_year(tokens, open + 1))
        return read_parts(reader, (struct cite__run){open + 1, close}, out, ceiling);
    size_t begin = surnames_before(tokens, open);
    if (begin == open || ceiling == 0)
        return 0;
    cut_possessive(tokens, open - 1);
    add(out, &count, (struct cite__run){begin, close + 1});
    return count;
}
