/*
 * citations/front.c: see front.h.
 *
 * Each of the first lines is told by its look (front_lines.h); runs of up to four lines that are nothing else are
 * candidates for the title; what stands around them speaks for them or against, and the one with most wins.
 */
#include "citations/front.h"

#include "citations/front_lines.h"
#include "core/str.h"
#include "text/flow.h"

/* Lines of one title: longer ones are running text. */
#define TITLE_LINES 4

/* Bytes of one title. */
#define TITLE_BYTES ((size_t)300)

/* Lines behind the title in which a date still is the document's. */
#define DATE_REACH 8

/* Words of most titles, with their subtitles. */
#define TITLE_WORDS ((size_t)24)

/* What a candidate needs to be a title at all. */
#define TITLE_LEAST 3

/* Bytes of lines that are one paragraph of running text. */
#define PARAGRAPH_BYTES ((size_t)150)

/* Lines, from the start, in which a title that is said again is looked for: a cover, then the first page. */
#define AGAIN_LINES 200

struct front {
    const struct cite__text *text;
    struct cite__front_line lines[CITE__FRONT_LINES];
    size_t count;
};

/* Lines [first, last) and what speaks for their being the title. */
struct candidate {
    size_t first;
    size_t last;
    int score;
};

static enum cite__front_kind kind_at(const struct front *front, size_t line)
{
    return line < front->count ? front->lines[line].kind : CITE__FRONT_BLANK;
}

/* The next line that is not blank, from line on. */
static size_t past_blanks(const struct front *front, size_t line)
{
    while (line < front->count && front->lines[line].kind == CITE__FRONT_BLANK)
        line++;
    return line;
}

static cite_str line_text(const struct cite__text *text, size_t line)
{
    return cite__slice(text->bytes, text->lines[line].first, text->lines[line].last);
}

static size_t run_end(const struct front *front, size_t line)
{
    while (kind_at(front, line) == CITE__FRONT_TEXT)
        line++;
    return line;
}

static size_t run_bytes(const struct front *front, size_t line)
{
    size_t end = run_end(front, line);

    return end > line ? front->text->lines[end - 1].last - front->text->lines[line].first : 0;
}

/* Whether the words of a candidate's first line stand alone on a line elsewhere: on the cover and again on page one. */
static bool said_again(const struct front *front, const struct candidate *candidate)
{
    const struct cite__text *text = front->text;
    cite_str words = front->lines[candidate->first].words;
    size_t limit = text->line_count < AGAIN_LINES ? text->line_count : AGAIN_LINES;

    if (words.len < 8)
        return false;
    for (size_t i = 0; i < limit; i++) {
        if ((i < candidate->first || i >= candidate->last) &&
            cite__str_starts_nocase(line_text(text, i), words))
            return true;
    }
    return false;
}

/* How it ends: a title is no sentence, and no part of a list. */
static int score_ending(cite_str words)
{
    if (words.len == 0)
        return -3;
    char last = words.ptr[words.len - 1];
    return last == '.' || last == ',' || last == ';' || last == '|' ? -3 : 0;
}

/* How it begins: "1) What is meant?" is a heading in the text, a small letter goes on with something. */
static int score_beginning(cite_str words)
{
    size_t at = 0;

    while (at < words.len && cite__is_digit(words.ptr[at]))
        at++;
    if (at > 0 && at < words.len && (words.ptr[at] == '.' || words.ptr[at] == ')' || words.ptr[at] == ' '))
        return -3;
    return words.len > 0 && cite__is_lower(words.ptr[0]) ? -1 : 0;
}

static int score_words(const struct front *front, const struct candidate *candidate)
{
    size_t words = 0;
    bool volume = false; /* "River Review 12 (1999) 3": a running head, not a title */

    for (size_t i = candidate->first; i < candidate->last; i++) {
        cite_str line = front->lines[i].words;
        words += front->lines[i].word_count;
        volume =
            volume || (front->lines[i].date.begin.year > 0 && cite__str_find_byte(line, '(', 0) != CITE_NONE);
    }
    int score = words < 2 ? -4 : words < 4 ? -1 : words <= TITLE_WORDS ? 1 : -2;
    return volume ? score - 3 : score;
}

static int score_place(const struct front *front, const struct candidate *candidate)
{
    size_t next = past_blanks(front, candidate->last);
    int score = 0;

    switch (kind_at(front, next)) {
    case CITE__FRONT_NAMES:
    case CITE__FRONT_ABSTRACT: score += 3; break;
    case CITE__FRONT_DATE:
    case CITE__FRONT_DATED: score += 2; break;
    case CITE__FRONT_PROSE: score += 1; break;
    case CITE__FRONT_TEXT: score += run_bytes(front, next) >= PARAGRAPH_BYTES; break;
    case CITE__FRONT_BLANK:
    case CITE__FRONT_HEADING:
    case CITE__FRONT_LABEL:
    case CITE__FRONT_CITE: break;
    }
    if (candidate->first > 0 && kind_at(front, candidate->first - 1) == CITE__FRONT_NAMES)
        score += 1;
    if (kind_at(front, candidate->last) == CITE__FRONT_NAMES)
        score += 1;
    return score;
}

static void weigh(const struct front *front, struct candidate *candidate, size_t rank)
{
    candidate->score = rank == 0 ? 3 : rank < 3 ? 2 : rank > 6 ? -1 : 0;
    if (kind_at(front, candidate->first) == CITE__FRONT_HEADING)
        candidate->score += 6;
    if (said_again(front, candidate))
        candidate->score += 3;
    candidate->score += score_words(front, candidate) + score_place(front, candidate);
    candidate->score += score_beginning(front->lines[candidate->first].words);
    candidate->score += score_ending(front->lines[candidate->last - 1].words);
}

/* "On Mills", and below it, with no blank line between, lines of running text. */
static bool heads_paragraph(const struct front *front, size_t first, size_t last)
{
    const struct cite__line *line = &front->text->lines[first];
    size_t width = line->last - line->first;

    return last - first > 2 && width * 10 < (line[1].last - line[1].first) * 7;
}

/* The lines from first on that may be one title: up to a line of another kind, TITLE_LINES at most. */
static bool take_candidate(const struct front *front, size_t first, struct candidate *out)
{
    const struct cite__text *text = front->text;
    size_t last = first;

    if (kind_at(front, first) == CITE__FRONT_HEADING) {
        *out = (struct candidate){first, first + 1, 0};
        return true;
    }
    last = run_end(front, first);
    *out = (struct candidate){first, last, 0};
    if (last - first > TITLE_LINES && heads_paragraph(front, first, last)) {
        out->last = first + 1;
        return true;
    }
    return last > first && last - first <= TITLE_LINES &&
           text->lines[last - 1].last - text->lines[first].first <= TITLE_BYTES;
}

static bool find_title(const struct front *front, struct candidate *out)
{
    bool found = false;
    size_t rank = 0;
    bool past_paragraph = false;

    for (size_t line = 0; line < front->count && !(found && past_paragraph);) {
        struct candidate candidate;
        bool taken = take_candidate(front, line, &candidate);
        past_paragraph = kind_at(front, line) == CITE__FRONT_PROSE || (!taken && candidate.last > line);
        if (taken) {
            weigh(front, &candidate, rank++);
            if (candidate.score >= TITLE_LEAST && (!found || candidate.score > out->score)) {
                *out = candidate;
                found = true;
            }
        }
        line = candidate.last > line ? candidate.last : line + 1;
    }
    return found;
}

static cite_status read_title(struct cite__front *out, const struct front *front, const struct candidate *title,
                              const struct cite__notes *notes, struct cite__env *env)
{
    const struct cite__front_line *last = &front->lines[title->last - 1];
    const char *base = front->text->bytes.ptr;
    cite_span range = {(size_t)(front->lines[title->first].words.ptr - base),
                       (size_t)(last->words.ptr - base) + last->words.len};
    struct cite__flow flow;

    for (size_t i = 0; i < notes->callout_count && notes->callouts[i].span.begin < range.end; i++) {
        if (notes->callouts[i].span.end == range.end)
            range.end = notes->callouts[i].span.begin;
    }
    while (range.end > range.begin && cite__is_space(base[range.end - 1]))
        range.end--;
    cite_status status = cite__flow_read(&flow, front->text, (struct cite__ranges){&range, 1},
                                         (struct cite__ranges){NULL, 0}, env);
    if (status == CITE_OK)
        out->title = cite__str_trim(flow.text);
    return status;
}

/* A line's worth as the document's date: one that says so, then a date near the title, then a year in a running head. */
static int date_worth(const struct front *front, size_t line, const struct candidate *title)
{
    const struct cite__front_line *item = &front->lines[line];
    bool near = title->last == 0 || (line < title->last + DATE_REACH);

    if (item->date.begin.year == 0)
        return 0;
    switch (item->kind) {
    case CITE__FRONT_DATED: return 5;
    case CITE__FRONT_DATE: return near ? (item->date.begin.month > 0 || item->date.season > 0 ? 4 : 3) : 1;
    case CITE__FRONT_LABEL:
    case CITE__FRONT_TEXT: return near && line < title->first ? 2 : 0;
    case CITE__FRONT_BLANK:
    case CITE__FRONT_HEADING:
    case CITE__FRONT_NAMES:
    case CITE__FRONT_PROSE:
    case CITE__FRONT_ABSTRACT:
    case CITE__FRONT_CITE: return 0;
    }
    return 0;
}

static void find_date(struct cite__front *out, const struct front *front, const struct candidate *title)
{
    int best = 0;

    for (size_t i = 0; i < front->count; i++) {
        int worth = date_worth(front, i, title);
        if (worth > best) {
            best = worth;
            out->date = front->lines[i].date;
        }
    }
}

/* "Citation", "Cite as: Marsh, A. (1999) …": what follows the label, up to a blank line. */
static void find_citation(struct cite__front *out, const struct front *front)
{
    size_t line = 0;

    while (line < front->count && front->lines[line].kind != CITE__FRONT_CITE)
        line++;
    if (line == front->count)
        return;
    cite_str rest = front->lines[line].words;
    if (rest.len > 0) {
        size_t begin = (size_t)(rest.ptr - front->text->bytes.ptr);
        out->citation[out->citation_lines++] = (cite_span){begin, front->text->lines[line].end};
        line++;
    } else {
        line = past_blanks(front, line + 1);
    }
    for (; line < front->count && out->citation_lines < CITE__FRONT_CITATION; line++) {
        if (front->lines[line].kind == CITE__FRONT_BLANK || front->lines[line].kind == CITE__FRONT_LABEL)
            break;
        out->citation[out->citation_lines++] =
            (cite_span){front->text->lines[line].begin, front->text->lines[line].end};
    }
}

cite_status cite__front_read(struct cite__front *out, const struct cite__text *text,
                             const struct cite__notes *notes, struct cite__env *env)
{
    struct front front = {.text = text};
    struct candidate title = {0, 0, 0};

    *out = (struct cite__front){.title = {"", 0}};
    if (!cite__front_lines(front.lines, &front.count, text, notes, env))
        return CITE__ENV_MEMORY(env);
    bool found = find_title(&front, &title);
    find_date(out, &front, &title);
    find_citation(out, &front);
    return found ? read_title(out, &front, &title, notes, env) : CITE_OK;
}
