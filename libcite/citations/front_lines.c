/*
 * citations/front_lines.c: see front_lines.h.
 */
#include "citations/front_lines.h"

#include "citations/dates.h"
#include "citations/names.h"
#include "core/str.h"

/* A line longer than this is a paragraph that was not broken into lines; a sentence is one already where it is shorter. */
#define LONG_LINE     ((size_t)240)
#define LONG_SENTENCE ((size_t)100)

/* Words of a name: what has more of them has the capitals of a title. */
#define NAME_WORDS 4

/* Tokens of a line that holds a date and little else. */
#define DATE_TOKENS 8
#define YEAR_TOKENS 4

/* Tokens of a line of names with their affiliations. */
#define NAME_TOKENS 24

/* Behind which a name stands: "By Ann Marsh". */
static const char *const by_words[] = {"by",   "von",    "par",     "por",   "di",
                                       "door", "author", "authors", "Автор", "作者"};

static cite_str without_colon(cite_str text)
{
    text = cite__str_trim(text);
    if (cite__str_starts(text, CITE__LIT("：")))
        text = cite__slice(text, CITE__LIT("：").len, text.len);
    while (text.len > 0 && (text.ptr[0] == ':' || text.ptr[0] == '*'))
        text = cite__slice(text, 1, text.len);
    return cite__str_trim(text);
}

/* Without "# ", "**" around it, and the sign or number of a note behind it. */
static cite_str bare_words(cite_str line, const struct cite__text *text, const struct cite__notes *notes)
{
    const char *base = text->bytes.ptr;

    while (line.len > 0 && (line.ptr[0] == '#' || line.ptr[0] == '*' || line.ptr[0] == ' '))
        line = cite__slice(line, 1, line.len);
    for (size_t i = 0; i < notes->callout_count; i++) {
        cite_span span = notes->callouts[i].span;
        if (span.begin >= (size_t)(line.ptr - base) + line.len)
            break;
        if (span.end == (size_t)(line.ptr - base) + line.len)
            line.len -= span.end - span.begin;
    }
    for (size_t cut = 1; cut > 0 && line.len > 0;) {
        static const char *const signs[] = {"*", "∗", "†", "‡", "§", " "};
        cut = 0;
        for (size_t i = 0; i < sizeof signs / sizeof signs[0] && cut == 0; i++)
            cut = cite__str_ends(line, cite_str_from(signs[i])) ? cite_str_from(signs[i]).len : 0;
        line.len -= cut;
    }
    return line;
}

static size_t count_words(const struct cite__tokens *tokens)
{
    size_t words = 0;
    size_t cjk = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        const struct cite__token *token = &tokens->items[i];
        if (token->cjk)
            cjk += (token->end - token->begin) / 6 + 1; /* three bytes a character */
        else
            words += token->kind == CITE__TOKEN_WORD || token->kind == CITE__TOKEN_NUMBER;
    }
    return words + cjk;
}

static size_t past_by(const struct cite__tokens *tokens)
{
    for (size_t i = 0; tokens->count > 1 && i < sizeof by_words / sizeof by_words[0]; i++) {
        if (cite__str_equal_nocase(cite__token_text(tokens, 0), cite_str_from(by_words[i])))
            return cite__token_is(tokens, 1, ':') ? 2 : 1;
    }
    return 0;
}

/* Whether running text stands there: a verb, or more small words than an affiliation has. */
static bool has_prose(const struct cite__tokens *tokens, size_t begin)
{
    const uint64_t small = CITE__WORD(FUNCTION) | CITE__WORD(AND) | CITE__WORD(PARTICLE);
    size_t lower = 0;

    for (size_t i = begin; i < tokens->count; i++) {
        const struct cite__token *token = &tokens->items[i];
        if (token->kind != CITE__TOKEN_WORD || token->upper || (token->words & small) != 0)
            continue;
        if ((token->words & CITE__WORD(VERB)) != 0 || ++lower > 2)
            return true;
    }
    return false;
}

/* "Ann Marsh", "ANN MARSH and Bo Rill", "By Ann Marsh, Mill University", "Marsh, A. P.; Rill, B." */
static bool is_names(const struct cite__tokens *tokens)
{
    size_t begin = past_by(tokens);
    struct cite__run run = {begin, tokens->count};

    if (tokens->count == 0 || tokens->count > NAME_TOKENS)
        return false;
    if (begin > 0 && tokens->count <= begin + NAME_WORDS)
        return !cite__token_is(tokens, tokens->count - 1, '.');
    if (cite__name_inverted_end(tokens, begin, tokens->count) > begin && cite__names_only(tokens, run))
        return true;
    size_t end = cite__name_end(tokens, begin, tokens->count);
    if (end < begin + 2 || end > begin + NAME_WORDS || cite__names_body(tokens, (struct cite__run){begin, end}))
        return false;
    for (size_t i = begin; i < end; i++) {
        if (tokens->items[i].initial) /* "A." is no article here */
            continue;
        if (tokens->items[i].kind != CITE__TOKEN_WORD ||
            (tokens->items[i].words & (CITE__WORD(FUNCTION) | CITE__WORD(VERB) | CITE__WORD(FIELD))) != 0)
            return false;
    }
    if (has_prose(tokens, end))
        return false;
    if (cite__token_kind_is(tokens, end, CITE__TOKEN_NUMBER) && end + 1 < tokens->count &&
        !cite__token_is(tokens, end + 1, ',')) /* "River Review 12 (1999)"; "Ann Marsh 1" has a callout */
        return false;
    return end == tokens->count || tokens->items[end].kind != CITE__TOKEN_WORD ||
           cite__token_has(tokens, end, CITE__WORD(AND));
}

/* Sets what the line says of a date; true where it says little else. */
static bool is_date(struct cite__front_line *line, const struct cite__reader *reader)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__date_found found;

    if (cite__date_in(reader, (struct cite__run){0, tokens->count}, &found)) {
        line->date = found.date;
        return tokens->count <= DATE_TOKENS;
    }
    for (size_t i = 0; i < tokens->count; i++) {
        int year = cite__token_year(tokens, i);
        if (year == 0)
            continue;
        if (line->date.begin.year > 0 && line->date.begin.year != year) {
            line->date = (cite_date){.circa = 0};
            return false;
        }
        line->date.begin.year = year;
    }
    return line->date.begin.year > 0 && tokens->count <= YEAR_TOKENS;
}

/* A line that does not say itself what it is. */
static bool tell_by_look(struct cite__front_line *line, struct cite__env *env)
{
    struct cite__tokens tokens;
    struct cite__reader reader = {.tokens = &tokens,
                                  .patterns = env->patterns[CITE__PATTERNS_CITATIONS],
                                  .arena = env->scratch,
                                  .scratch = env->scratch};

    if (!cite__tokens_read(&tokens, line->words, NULL, 0, env->scratch))
        return false;
    line->word_count = count_words(&tokens);
    bool dated = is_date(line, &reader);
    if (line->kind == CITE__FRONT_TEXT && dated)
        line->kind = CITE__FRONT_DATE;
    else if (line->kind == CITE__FRONT_TEXT && is_names(&tokens))
        line->kind = CITE__FRONT_NAMES;
    return true;
}

/* "Eleven mills stood on the Arn. Seven of them still grind." */
static bool is_prose(cite_str line)
{
    if (line.len > LONG_LINE)
        return true;
    return line.len > LONG_SENTENCE &&
           (line.ptr[line.len - 1] == '.' || cite__str_find(line, CITE__LIT(". "), 0) != CITE_NONE);
}

static bool tell(struct cite__front_line *out, const struct cite__text *text, size_t index,
                 const struct cite__notes *notes, struct cite__env *env)
{
    const struct cite__line *line = &text->lines[index];
    cite_str raw = cite__slice(text->bytes, line->first, line->last);

    *out = (struct cite__front_line){.kind = CITE__FRONT_BLANK, .words = {"", 0}};
    if (raw.len == 0 || cite__str_is(raw, "---"))
        return true;
    out->words = bare_words(raw, text, notes);
    out->kind = is_prose(raw) ? CITE__FRONT_PROSE : CITE__FRONT_TEXT;
    if (out->kind == CITE__FRONT_PROSE || out->words.len == 0)
        return true;
    size_t label = cite__front_label(out->words, &out->kind);
    if (label > 0)
        out->words = without_colon(cite__slice(out->words, label, out->words.len));
    else if (raw.ptr[0] == '#' && raw.len > 1 && raw.ptr[1] == ' ')
        out->kind = CITE__FRONT_HEADING;
    else if (cite__str_find_byte(raw, '@', 0) != CITE_NONE)
        out->kind = CITE__FRONT_LABEL;
    return tell_by_look(out, env);
}

/* "title: On Mills" and "date: 2020-05-04" between the two lines "---" at the start of Markdown. */
static void tell_front_matter(struct cite__front_line *lines, size_t count, const struct cite__text *text)
{
    if (count == 0 || !cite__str_is(cite__slice(text->bytes, text->lines[0].first, text->lines[0].last), "---"))
        return;
    for (size_t i = 1; i < count; i++) {
        struct cite__front_line *line = &lines[i];
        cite_str raw = cite__slice(text->bytes, text->lines[i].first, text->lines[i].last);
        if (cite__str_is(raw, "---"))
            return;
        bool title = cite__str_starts(raw, CITE__LIT("title:"));
        if (line->kind != CITE__FRONT_DATED)
            line->kind = title ? CITE__FRONT_HEADING : CITE__FRONT_LABEL;
        if (!title)
            continue;
        line->words = cite__str_trim(cite__slice(raw, 6, raw.len));
        if (line->words.len >= 2 && (line->words.ptr[0] == '"' || line->words.ptr[0] == '\'') &&
            line->words.ptr[line->words.len - 1] == line->words.ptr[0])
            line->words = cite__slice(line->words, 1, line->words.len - 1);
    }
}

/* "Ice Cellars": what stands first of all and alone is a title by its place, though it looks like a name. */
static void tell_first(struct cite__front_line *lines, size_t count)
{
    size_t first = 0;

    while (first < count && lines[first].kind == CITE__FRONT_BLANK)
        first++;
    if (first + 1 < count && lines[first].kind == CITE__FRONT_NAMES &&
        lines[first + 1].kind == CITE__FRONT_BLANK)
        lines[first].kind = CITE__FRONT_TEXT;
}

/* Whether a line cannot be the end of a title: "A Mistake of Law:", "Rules of the". */
static bool goes_on(const struct cite__front_line *line)
{
    static const char *const ends[] = {":",   ",",    " the", " of",  " and", " for",
                                       " in", " und", " der", " des", " de",  " et"};

    for (size_t i = 0; line->kind == CITE__FRONT_TEXT && i < sizeof ends / sizeof ends[0]; i++) {
        if (cite__str_ends_nocase(line->words, cite_str_from(ends[i])))
            return true;
    }
    return false;
}

/* The first line that a note has, which the front ends before. */
static size_t first_noted(const struct cite__text *text, const struct cite__notes *notes, size_t limit)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (notes->items[i].span_count == 0 || notes->items[i].spans[0].begin == notes->items[i].spans[0].end)
            continue;
        size_t line = cite__text_line_at(text, notes->items[i].spans[0].begin);
        limit = line < limit ? line : limit;
    }
    return limit;
}

bool cite__front_lines(struct cite__front_line *lines, size_t *count, const struct cite__text *text,
                       const struct cite__notes *notes, struct cite__env *env)
{
    struct cite__arena_mark mark = cite__arena_here(env->scratch);

    *count =
        first_noted(text, notes, text->line_count < CITE__FRONT_LINES ? text->line_count : CITE__FRONT_LINES);
    for (size_t i = 0; i < *count; i++) {
        if (!tell(&lines[i], text, i, notes, env))
            return false;
        bool told = lines[i].kind == CITE__FRONT_NAMES || lines[i].kind == CITE__FRONT_DATE;
        if (told && i > 0 && goes_on(&lines[i - 1]))
            lines[i].kind = CITE__FRONT_TEXT;
    }
    tell_first(lines, *count);
    tell_front_matter(lines, *count, text);
    cite__arena_back(env->scratch, mark);
    return true;
}
