/*
 * notes/rest.c: see rest.h.
 *
 *     … Running text calls 9 and 10.10      the last line that calls a note of this page
 *     ergy. See Jakubiec, 2023, p. 4.       from here on the lines read like a note
 *     9 The next note …
 */
#include "notes/rest.h"

#include "core/str.h"
#include "notes/evidence.h"
#include "text/utf8.h"

bool cite__rest_is_open(cite_str text)
{
    size_t at = text.len;
    size_t len = 0;

    for (int i = 0; i < 4; i++) {
        uint32_t code = cite__utf8_before(text, at, &len);
        if (len == 0)
            return true;
        if (cite__utf8_is_stop(code))
            return false;
        if (!cite__utf8_is_closing(code) || code == ',' || code == ';' || code == ':')
            return true;
        at -= len;
    }
    return true;
}

bool cite__rest_breaks_off(cite_str text)
{
    size_t len = 0;
    size_t begin = text.len;
    uint32_t last = cite__utf8_before(text, text.len, &len);

    while (begin > 0 && !cite__is_space(text.ptr[begin - 1]))
        begin--;
    cite_str word = cite__slice(text, begin, text.len);
    return (cite__utf8_is_letter(last) || last == ',' || last == '-') &&
           (cite__str_find_byte(word, '/', 0) == CITE_NONE || cite__str_find_byte(word, '.', 0) == CITE_NONE);
}

/* The largest number of a note on the page of a note, among those that follow it in its numbering. */
static size_t largest_on_page(const struct cite__text *text, const struct cite__sequence *sequence,
                              size_t index)
{
    const struct cite__chosen *items = sequence->items;
    size_t page = text->lines[items[index].line].page;
    size_t last = index;

    while (last + 1 < sequence->count && text->lines[items[last + 1].line].page == page &&
           cite__chosen_together(&items[index], &items[last + 1]))
        last++;
    return items[last].number;
}

/* The last call in a range of a note from first on to last; NULL where there is none. */
static const struct cite__call *last_call(const struct cite__calls *calls, cite_span range,
                                          const struct cite__chosen *first, size_t last)
{
    enum cite__mark_family family = cite__mark_family(first->style);

    for (size_t c = cite__calls_from(calls, range.end); c > 0 && calls->items[c - 1].span.begin >= range.begin;
         c--) {
        const struct cite__call *call = &calls->items[c - 1];
        size_t number = cite__call_number_as(call, family);
        if (number >= first->number && number <= last && cite__call_is_strong(call, calls->text))
            return call;
    }
    return NULL;
}

/* What each byte of a line costs that is to be a note's; running text pays it without a return. */
#define BYTE_COST 0.004

/* What it is worth that a line in lower case stands behind a complete one. */
#define NEW_SENTENCE 1.0

/* What a line says for being a note's. One word on a line is what is left of a narrow column, and says nothing. */
static double line_worth(cite_str line, struct cite__env *env)
{
    double worth = cite__note_likeness(line, env);

    if (worth <= 0.0 && cite__str_find_byte(line, ' ', 0) == CITE_NONE && cite__rest_is_open(line))
        return 0.0;
    return worth - BYTE_COST * (double)line.len;
}

/* Whether the text of a paragraph in front of a line is complete, a callout at its end left aside. */
static bool is_complete_before(const struct cite__text *text, const struct cite__call *call, size_t line)
{
    const struct cite__line *before = &text->lines[line - 1];
    size_t end = call->span.end == before->last ? call->span.begin : before->last;

    return end > before->first && !cite__rest_is_open(cite__slice(text->bytes, before->first, end));
}

size_t cite__rest_line(const struct cite__text *text, const struct cite__sequence *sequence, size_t index,
                       const struct cite__calls *calls, cite_span paragraph, struct cite__env *env)
{
    const struct cite__chosen *next = &sequence->items[index + 1];
    size_t largest = largest_on_page(text, sequence, index + 1);
    const struct cite__call *call = last_call(calls, paragraph, next, largest);
    size_t found = CITE_NONE;
    double best = 0.0;
    double sum = 0.0;

    if (!call)
        return CITE_NONE;
    size_t calling = cite__text_line_at(text, call->span.begin);
    size_t line = cite__text_line_at(text, paragraph.end - 1);
    for (; line > calling && paragraph.end - text->lines[line].first <= CITE__LONGEST_REST; line--) {
        cite_str bytes = cite__slice(text->bytes, text->lines[line].first, text->lines[line].last);
        size_t len = 0;
        bool lower = cite__utf8_is_lower(cite__utf8_at(bytes, 0, &len));
        sum += line_worth(bytes, env);
        double own = sum + (lower && is_complete_before(text, call, line) ? NEW_SENTENCE : 0.0);
        if (own >= best && own > 0.0) {
            best = own;
            found = line;
        }
    }
    return found;
}
