/*
 * citations/endlist.c: see endlist.h.
 */
#include "citations/endlist.h"

#include "citations/names.h"
#include "citations/prose.h"
#include "core/str.h"

/* Lines without an entry after which a list is over: a new article may follow it. */
#define IDLE_LINES 40

/* Bytes of an entry in which its names and year stand. */
#define ENTRY_WINDOW ((size_t)400)

/* Words of those who only helped. */
#define HELP_TOKENS 12

static const char *const headings[] = {
    "literatur",
    "literaturverzeichnis",
    "bibliographie",
    "bibliography",
    "select bibliography",
    "selected bibliography",
    "references",
    "reference list",
    "works cited",
    "cited works",
    "bibliografía",
    "bibliografia",
    "referencias",
    "références",
    "références bibliographiques",
    "riferimenti bibliografici",
    "referencias bibliográficas",
    "referências",
    "literatuur",
    "Литература",
    "ЛИТЕРАТУРА",
    "Список литературы",
    "СПИСОК ЛИТЕРАТУРЫ",
    "Библиография",
    "参考文献",
    "參考文獻",
};

/* A heading's words: without "#", "7." and the colon. */
static cite_str bare_heading(cite_str line)
{
    size_t at = 0;

    while (at < line.len && (line.ptr[at] == '#' || line.ptr[at] == '*' || line.ptr[at] == '.' ||
                             cite__is_digit(line.ptr[at]) || cite__is_space(line.ptr[at])))
        at++;
    while (line.len > at && (line.ptr[line.len - 1] == ':' || line.ptr[line.len - 1] == '*'))
        line.len--;
    return cite__slice(line, at, line.len);
}

static bool is_heading(cite_str line)
{
    cite_str words = bare_heading(line);

    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        if (cite__str_is_nocase(words, headings[i]))
            return true;
    }
    return false;
}

bool cite__endlist_open(struct cite__endlist *out, const struct cite__text *text,
                        const struct cite__notes *notes, const struct cite__patterns *patterns,
                        struct cite__arena *scratch)
{
    *out = (struct cite__endlist){.text = text, .patterns = patterns, .scratch = scratch, .idle = CITE_NONE};
    out->noted = cite__arena_zero(scratch, text->line_count + 1, sizeof *out->noted);
    if (!out->noted)
        return false;
    for (size_t i = 0; i < notes->count; i++) {
        for (size_t s = 0; s < notes->items[i].span_count; s++) {
            cite_span span = notes->items[i].spans[s];
            size_t line = span.begin < span.end ? cite__text_line_at(text, span.begin) : text->line_count;
            for (; line < text->line_count && text->lines[line].begin < span.end; line++)
                out->noted[line] = true;
        }
    }
    return true;
}

/* Whether a line bids another one: it ends in "in:", a comma, a slash. What looks like a new name behind it is an editor's. */
static bool unfinished(const struct cite__endlist *list, size_t line)
{
    cite_str text = cite__str_trim(
        cite__slice(list->text->bytes, list->text->lines[line].first, list->text->lines[line].last));
    if (text.len == 0)
        return false;
    char last = text.ptr[text.len - 1];
    return last == ':' || last == ',' || last == '/' || last == '&' ||
           cite__str_ends_nocase(text, CITE__LIT(" in")) || cite__str_ends_nocase(text, CITE__LIT(" and")) ||
           cite__str_ends_nocase(text, CITE__LIT(" und"));
}

static bool starts_entry(const struct cite__endlist *list, size_t line)
{
    size_t begin = list->text->lines[line].first;
    size_t end = begin + ENTRY_WINDOW < list->text->bytes.len ? begin + ENTRY_WINDOW : list->text->bytes.len;
    cite_str window = cite__slice(list->text->bytes, begin, end);
    struct cite__match match;

    return cite__pattern_find(list->patterns, CITE__CITATION_ENTRY, window, 0, &match, list->scratch) ||
           cite__pattern_find(list->patterns, CITE__CITATION_ENTRY_BODY, window, 0, &match, list->scratch);
}

/* Steps to the line where the next entry starts; line_count at the end. */
static size_t find_entry(struct cite__endlist *list)
{
    const struct cite__text *text = list->text;

    for (; list->line < text->line_count; list->line++) {
        const struct cite__line *line = &text->lines[list->line];
        if (list->noted[list->line] || line->furniture || cite__line_blank(line))
            continue;
        if (is_heading(cite__slice(text->bytes, line->first, line->last))) {
            list->idle = 0;
            continue;
        }
        if (list->idle == CITE_NONE)
            continue;
        if (starts_entry(list, list->line)) {
            list->idle = 0;
            return list->line;
        }
        list->idle = list->idle < IDLE_LINES ? list->idle + 1 : CITE_NONE;
    }
    return text->line_count;
}

size_t cite__endlist_next(struct cite__endlist *list, cite_span *ranges)
{
    const struct cite__text *text = list->text;
    size_t first = find_entry(list);
    size_t count = 0;

    for (size_t i = first; i < text->line_count && count < CITE__ENTRY_LINES; i++) {
        const struct cite__line *line = &text->lines[i];
        bool page_break = i > 0 && line->page != text->lines[i - 1].page;
        if (line->furniture || list->noted[i])
            continue; /* the foot of a page: the entry may go on behind it */
        if (cite__line_blank(line) && !page_break &&
            (i + 1 >= text->line_count || !text->lines[i + 1].furniture))
            break;
        if (cite__line_blank(line))
            continue;
        if (i > first && ((!unfinished(list, i - 1) && starts_entry(list, i)) ||
                          is_heading(cite__slice(text->bytes, line->first, line->last))))
            break;
        ranges[count++] =
            (cite_span){line->begin, i + 1 < text->line_count ? text->lines[i + 1].begin : line->end};
        list->noted[i] = true;
        list->line = i + 1;
    }
    return count;
}

/* Past what stands between the names and the year or colon: ", unter Mitarbeit von …", "(Hrsg.)", a comma. */
static size_t skip_roles(const struct cite__tokens *tokens, size_t index, size_t limit)
{
    size_t at = index;

    if (cite__names_help(tokens, cite__token_is(tokens, at, ',') ? at + 1 : at)) {
        at += cite__token_is(tokens, at, ',');
        while (at < limit && at - index < HELP_TOKENS && tokens->items[at].kind == CITE__TOKEN_WORD)
            at++;
    }
    if (cite__token_brackets(tokens, at) && cite__token_has(tokens, at + 1, CITE__WORD(EDITOR)))
        at = tokens->items[at].mate + 1;
    size_t role = cite__token_is(tokens, at, ',') ? at + 1 : at;
    return cite__token_has(tokens, role, CITE__WORD(EDITOR)) ? role + 1 : at;
}

/* "Stone, David. River Law": a stop behind the names, or one that belongs to their last initial, and then a title. */
static bool title_behind(const struct cite__tokens *tokens, size_t names, size_t head)
{
    bool stop = cite__token_is(tokens, head, '.') || (head == names && tokens->items[head - 1].stop);
    size_t at = head + cite__token_is(tokens, head, '.');

    return stop && cite__starter(tokens, at) && cite__token_year(tokens, at) == 0;
}

/* Where an entry that starts in the middle of a line starts: behind a stop, with names and year of its own. */
static size_t second_entry(const struct cite__reader *reader, size_t from, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;

    for (size_t i = from; i + 1 < limit; i++) {
        if (!cite__token_is(tokens, i, '.') || tokens->items[i].depth > 0)
            continue;
        size_t names = cite__names_listed_end(tokens, i + 1, limit);
        size_t head = names + cite__token_is(tokens, names, ',');
        bool yeared = cite__token_year(tokens, head) > 0 && cite__token_is(tokens, head + 1, ':');
        if (names > i + 1 && yeared)
            return i + 1;
    }
    return limit;
}

/* Finds the year, "(n.d.)" or the colon behind the names, from index on; false where there is neither. */
static bool find_year(const struct cite__reader *reader, size_t index, struct cite__piece *out)
{
    const struct cite__tokens *tokens = reader->tokens;

    for (size_t i = index; i + 1 < out->run.end; i++) {
        if (tokens->items[i].kind == CITE__TOKEN_LINK)
            return false;
        if (cite__token_is(tokens, i, ':')) {
            out->names = (struct cite__run){out->run.begin, i};
            return true;
        }
        bool bracket = cite__token_brackets(tokens, i) &&
                       (cite__token_year(tokens, i + 1) > 0 ||
                        cite__reader_match(reader, CITE__CITATION_NO_DATE, i + 1, tokens->items[i].mate, NULL));
        if (bracket || (cite__token_year(tokens, i) > 0 && tokens->items[i].depth == 0)) {
            out->year = (struct cite__run){i, bracket ? tokens->items[i].mate + 1 : i + 1};
            return out->year.end < out->run.end;
        }
    }
    return false;
}

size_t cite__endlist_piece(const struct cite__reader *reader, size_t from, struct cite__piece *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__run run = {from, tokens->count};

    *out = (struct cite__piece){.kind = CITE__PIECE_WORK, .note = CITE_NONE, .listed = true};
    size_t names = cite__names_listed_end(tokens, from, run.end);
    size_t head = names > from ? skip_roles(tokens, names, run.end) : from + 1;
    size_t next = second_entry(reader, head, run.end);
    run.end = next;
    while (run.end > from && tokens->items[run.end - 1].kind == CITE__TOKEN_MARK &&
           tokens->items[run.end - 1].mate == CITE_NONE)
        run.end--;
    out->run = run;
    bool found = true;
    if (names > from && title_behind(tokens, names, head) && head + 2 < run.end)
        out->names = (struct cite__run){from, head};
    else
        found = find_year(reader, head, out);
    if (!found)
        out->run = (struct cite__run){from, from};
    return next;
}
