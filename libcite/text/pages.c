/*
 * text/pages.c: see pages.h.
 *
 * A page number is told from a note mark that stands alone on its line by a vote: page numbers grow by one from page to
 * page, so "number less index of the page" is the same on most pages.
 */
#include "text/pages.h"

#include "core/array.h"
#include "core/map.h"
#include "core/str.h"

#include <string.h>

/* How many lines from the top and from the foot of a page may be furniture. */
#define EDGE_LINES 3

/* Fewer pages than this say nothing about what repeats. */
#define FEWEST_PAGES ((size_t)3)

/* In a text of two pages, two numbers in a row are page numbers. */
#define FEWEST_NUMBERS ((size_t)2)

/* A head with fewer letters ("Ibid.") may be the whole text of a note. */
#define SHORTEST_HEAD ((size_t)8)

#define LARGEST_PAGE_NUMBER ((size_t)99999)

/* The non-blank lines at a page's edges: up to EDGE_LINES from the top and as many from the foot. */
struct edges {
    size_t lines[2 * EDGE_LINES];
    size_t count;
    size_t top; /* how many of them are from the top */
};

/*
 * Some converters turn the form feed into a space: a page then starts with a line indented by one blank, in a text
 * whose other lines are not indented. Where one line in thirty or fewer is like that, those lines start pages.
 */
static void number_lost_pages(struct cite__text *text)
{
    size_t single = 0;
    size_t filled = 0;

    for (size_t i = 0; i < text->line_count; i++) {
        const struct cite__line *line = &text->lines[i];
        if (cite__line_blank(line))
            continue;
        filled++;
        single += line->first == line->begin + 1 && text->bytes.ptr[line->begin] == ' ';
    }
    if (single < 2 || single * 30 > filled)
        return;
    size_t page = 0;
    for (size_t i = 0; i < text->line_count; i++) {
        struct cite__line *line = &text->lines[i];
        bool starts = i > 0 && !cite__line_blank(line) && line->first == line->begin + 1 &&
                      text->bytes.ptr[line->begin] == ' ';
        page += starts;
        line->page = page;
    }
}

static cite_status fill_pages(struct cite__text *text, struct cite__env *env)
{
    CITE__ARRAY(struct cite__page) pages = {0};

    for (size_t i = 0; i < text->line_count; i++) {
        while (pages.count <= text->lines[i].page) {
            struct cite__page *page = CITE__ARRAY_PUSH(&pages, env->arena);
            if (!page)
                return CITE__ENV_MEMORY(env);
            *page = (struct cite__page){i, i};
        }
        pages.items[pages.count - 1].end = i + 1;
    }
    text->pages = pages.items;
    text->page_count = pages.count;
    return CITE_OK;
}

static struct edges page_edges(const struct cite__text *text, const struct cite__page *page)
{
    struct edges edges = {.count = 0};
    size_t top = page->begin;
    size_t foot = page->end;

    for (; top < page->end && edges.count < EDGE_LINES; top++) {
        if (!cite__line_blank(&text->lines[top]))
            edges.lines[edges.count++] = top;
    }
    edges.top = edges.count;
    while (foot > top && edges.count < edges.top + EDGE_LINES) {
        foot--;
        if (!cite__line_blank(&text->lines[foot]))
            edges.lines[edges.count++] = foot;
    }
    return edges;
}

/* The number that stands alone on a line, dashes around it ("– 7 –") left aside; CITE_NONE where there is none. */
static size_t lone_number(const struct cite__text *text, size_t index)
{
    const struct cite__line *line = &text->lines[index];
    size_t begin = line->first;
    size_t end = line->last;

    /* The bytes of "-", "–", "—", "|" and blanks. */
    while (begin < end && memchr("-\xE2\x80\x93\x94| ", text->bytes.ptr[begin], 7))
        begin++;
    while (end > begin && memchr("-\xE2\x80\x93\x94| ", text->bytes.ptr[end - 1], 7))
        end--;
    cite_str inner = cite__slice(text->bytes, begin, end);
    size_t used = 0;
    size_t number = cite__str_number(inner, LARGEST_PAGE_NUMBER, &used);
    return inner.len > 0 && used == inner.len ? number : CITE_NONE;
}

/* How often each key was counted. Keys must outlive it. */
struct tally {
    struct cite__map map;
    CITE__ARRAY(size_t) counts;
    struct cite__arena *arena;
};

static void tally_init(struct tally *tally, struct cite__arena *arena)
{
    *tally = (struct tally){.arena = arena};
    cite__map_init(&tally->map, arena, 0);
}

static size_t tally_get(const struct tally *tally, cite_str key)
{
    size_t at = cite__map_get(&tally->map, key);

    return at == CITE_NONE ? 0 : tally->counts.items[at];
}

/* Counts a key once more, and returns how often it has been counted; 0 when memory is out. */
static size_t tally_add(struct tally *tally, cite_str key)
{
    size_t at = cite__map_get(&tally->map, key);

    if (at != CITE_NONE)
        return ++tally->counts.items[at];
    size_t *count = CITE__ARRAY_PUSH(&tally->counts, tally->arena);
    if (!count || !cite__map_set(&tally->map, key, tally->counts.count - 1))
        return 0;
    *count = 1;
    return 1;
}

/* The bytes of a number, as a key. */
static cite_str number_key(size_t number, struct cite__arena *arena)
{
    size_t *key = cite__arena_alloc(arena, sizeof *key);

    if (!key)
        return (cite_str){NULL, 0};
    *key = number;
    return (cite_str){(const char *)key, sizeof *key};
}

/* The offset "number less page index" that most pages agree on, plus a bias; CITE_NONE where fewer than half do. */
static size_t page_number_offset(const struct cite__text *text, struct cite__env *env)
{
    struct tally votes;
    size_t best = CITE_NONE;
    size_t best_votes = 0;

    tally_init(&votes, env->scratch);
    for (size_t p = 0; p < text->page_count; p++) {
        struct edges edges = page_edges(text, &text->pages[p]);
        for (size_t i = 0; i < edges.count; i++) {
            size_t number = lone_number(text, edges.lines[i]);
            if (number == CITE_NONE)
                continue;
            size_t offset = number + text->page_count - p;
            size_t count = tally_add(&votes, number_key(offset, env->scratch));
            best = count > best_votes ? offset : best;
            best_votes = count > best_votes ? count : best_votes;
        }
    }
    size_t fewest = text->page_count < FEWEST_PAGES ? FEWEST_NUMBERS : FEWEST_PAGES;
    return best_votes >= fewest && best_votes * 2 >= text->page_count ? best : CITE_NONE;
}

/* Whether the number alone on a line is its page's number by that offset. */
static bool is_page_number(const struct cite__text *text, size_t line, size_t page, size_t offset)
{
    size_t number = lone_number(text, line);

    return number != CITE_NONE && number + text->page_count - page == offset;
}

static void mark_page_numbers(struct cite__text *text, size_t offset)
{
    for (size_t p = 0; p < text->page_count; p++) {
        struct edges edges = page_edges(text, &text->pages[p]);
        /* From the outermost line inwards: the mark of a note may read as the same number one line further in. */
        for (size_t depth = 0; depth < EDGE_LINES; depth++) {
            size_t foot = edges.top + depth;
            bool at_foot = foot < edges.count && is_page_number(text, edges.lines[foot], p, offset);
            bool at_top = depth < edges.top && is_page_number(text, edges.lines[depth], p, offset);
            if (at_foot || at_top) {
                text->lines[edges.lines[at_foot ? foot : depth]].furniture = true;
                break;
            }
        }
    }
}

/* Bytes of markup that may stand in front of a mark's number: "<sup>", "${}^{", "Note ". */
#define LONGEST_MARKUP ((size_t)8)

/* Where the first number of a line begins, if it is one of its first signs; where the line does otherwise. */
static size_t number_at(cite_str bytes, const struct cite__line *line)
{
    for (size_t at = line->first; at < line->last && at - line->first < LONGEST_MARKUP; at++) {
        if (cite__is_digit(bytes.ptr[at]))
            return at;
    }
    return line->first;
}

/*
 * A line's letters alone: what a running head keeps from page to page. At the foot of a page a number in front of them is kept as
 * well, less the index of the page: "12 See supra note 3." is a note, however many pages end like that. Empty where the letters
 * are too few.
 */
static cite_str head_key(const struct cite__text *text, size_t index, bool foot, struct cite__env *env)
{
    const struct cite__line *line = &text->lines[index];
    size_t len = 0;
    size_t letters = 0;
    size_t used = 0;
    cite_str numbered = cite__slice(text->bytes, number_at(text->bytes, line), line->last);
    size_t offset = cite__str_number(numbered, LARGEST_PAGE_NUMBER, &used) + text->page_count - line->page;
    char *key = cite__arena_alloc(env->scratch, line->last - line->first + 1 + sizeof offset);

    if (!key)
        return (cite_str){NULL, 0};
    if (foot && used > 0) {
        memcpy(key, &offset, sizeof offset);
        len = sizeof offset;
    }
    for (size_t at = line->first; at < line->last; at++) {
        char c = text->bytes.ptr[at];
        if (cite__is_digit(c) || cite__is_space(c))
            continue;
        letters += cite__is_alpha(c) || (unsigned char)c >= 0xC0; /* a letter of any script once */
        key[len++] = c;
    }
    return letters >= SHORTEST_HEAD ? (cite_str){key, len} : (cite_str){NULL, 0};
}

/* Heads are looked for in the two outermost lines; notes and paragraphs may be alike further in. */
static bool outermost(const struct edges *edges, size_t i)
{
    return i < edges->top ? i < 2 : i - edges->top < 2;
}

/* Calls use for every line at a page's edge that may be a running head, with its key. */
static void for_each_head(struct cite__text *text, struct cite__env *env, struct tally *seen,
                          void (*use)(struct cite__line *line, struct tally *seen, cite_str key))
{
    for (size_t p = 0; p < text->page_count; p++) {
        struct edges edges = page_edges(text, &text->pages[p]);
        for (size_t i = 0; i < edges.count; i++) {
            cite_str key = {NULL, 0};
            if (outermost(&edges, i))
                key = head_key(text, edges.lines[i], i >= edges.top, env);
            if (key.len > 0)
                use(&text->lines[edges.lines[i]], seen, key);
        }
    }
}

static void count_head(struct cite__line *line, struct tally *seen, cite_str key)
{
    (void)line;
    (void)tally_add(seen, key);
}

static void mark_head(struct cite__line *line, struct tally *seen, cite_str key)
{
    if (tally_get(seen, key) >= FEWEST_PAGES)
        line->furniture = true;
}

static void mark_heads(struct cite__text *text, struct cite__env *env)
{
    struct tally seen;

    tally_init(&seen, env->scratch);
    for_each_head(text, env, &seen, count_head);
    for_each_head(text, env, &seen, mark_head);
}

/* The next line with text behind a line; the line itself where there is none. */
static size_t next_filled(const struct cite__text *text, size_t line)
{
    for (size_t i = line + 1; i < text->line_count; i++) {
        if (!cite__line_blank(&text->lines[i]))
            return i;
    }
    return line;
}

/* Page numbers grow by no more than this from one that was found to the next. */
#define WIDEST_STEP ((size_t)3)

/* The key of a line that may be a running head behind a number; empty for a sentence: "12⏎See supra note 3." is a note. */
static cite_str headed_key(const struct cite__text *text, size_t line, struct cite__env *env)
{
    char last = text->bytes.ptr[text->lines[line].last - 1];
    bool sentence = last == '.' || last == ';' || last == ',';

    return sentence ? (cite_str){NULL, 0} : head_key(text, line, false, env);
}

/* Counts, in front of which lines a number stands alone: their keys, and for each line whether there is one. */
static size_t count_followed(const struct cite__text *text, struct tally *seen, struct cite__env *env)
{
    size_t most = 0;

    for (size_t i = 0; i < text->line_count; i++) {
        if (cite__line_blank(&text->lines[i]) || lone_number(text, i) == CITE_NONE)
            continue;
        size_t next = next_filled(text, i);
        cite_str key = next > i ? headed_key(text, next, env) : (cite_str){NULL, 0};
        size_t count = key.len > 0 ? tally_add(seen, key) : 0;
        most = count > most ? count : most;
    }
    return most;
}

/*
 * Form feeds may be lost altogether. The lines that begin pages are then told by a running head that stands behind a number alone
 * on its line again and again, where that number grows from one to the next.
 */
static void number_headed_pages(struct cite__text *text, struct cite__env *env)
{
    struct tally seen;
    size_t page = 0;
    size_t last = CITE_NONE;
    size_t begin = 0;

    tally_init(&seen, env->scratch);
    if (count_followed(text, &seen, env) < FEWEST_PAGES)
        return;
    for (size_t i = 0; i < text->line_count; i++) {
        size_t number = cite__line_blank(&text->lines[i]) ? CITE_NONE : lone_number(text, i);
        size_t next = number == CITE_NONE ? i : next_filled(text, i);
        bool grows = last == CITE_NONE || (number > last && number - last <= WIDEST_STEP);
        if (next > i && grows && tally_get(&seen, headed_key(text, next, env)) >= FEWEST_PAGES) {
            begin = next;
            last = number;
        }
        page += begin > 0 && i == begin;
        text->lines[i].page = page;
    }
}

cite_status cite__pages_find(struct cite__text *text, struct cite__env *env)
{
    if (text->line_count == 0)
        return CITE_OK;
    if (text->lines[text->line_count - 1].page == 0)
        number_lost_pages(text);
    if (text->lines[text->line_count - 1].page == 0)
        number_headed_pages(text, env);
    cite_status status = fill_pages(text, env);
    if (status != CITE_OK || text->page_count < FEWEST_NUMBERS)
        return status;
    size_t offset = page_number_offset(text, env);
    if (offset != CITE_NONE)
        mark_page_numbers(text, offset);
    mark_heads(text, env);
    return env->scratch->failed || env->arena->failed ? CITE__ENV_MEMORY(env) : CITE_OK;
}
