/*
 * audit/editions.c: see pages.h.
 */
#include "audit/editions.h"

#include <stdbool.h>

/* Sentences of eight to fifteen words: 200 to 600 words. */
enum { SENTENCES_MIN = 24, SENTENCES_MORE = 16, WORDS_MIN = 8, WORDS_MORE = 8, VOCABULARY = 180 };

/* A third of the pages is Russian to look at. */
static const char *const syllables[2][16] = {
    {"ba", "co", "du", "fe", "gi", "ho", "ju", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"},
    {"ба", "ко", "ду", "фе", "ги", "хо", "жу", "ке", "ли", "мо", "ну", "па", "ре", "си", "то", "ву"},
};

uint64_t page_mix(uint64_t number)
{
    number += UINT64_C(0x9e3779b97f4a7c15);
    number = (number ^ number >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    number = (number ^ number >> 27) * UINT64_C(0x94d049bb133111eb);
    return number ^ number >> 31;
}

/* The n-th word of a text: five syllables, so that hardly any two texts share one. */
static void put_word(struct text *out, uint64_t text, uint64_t n)
{
    uint64_t number = page_mix(text ^ page_mix(n % VOCABULARY));
    const char *const *alphabet = syllables[text % 3 == 0 ? 1 : 0];

    for (unsigned i = 0; i < 5; i++)
        text_add_string(out, alphabet[number >> (4 * i) & 15]);
}

static void put_sentence(struct text *out, uint64_t text, uint64_t sentence)
{
    uint64_t number = page_mix(text + 3 * sentence + 1);
    unsigned words = WORDS_MIN + (unsigned)(number % WORDS_MORE);

    for (unsigned i = 0; i < words; i++) {
        if (i > 0)
            text_add_string(out, " ");
        put_word(out, text, page_mix(number + i));
    }
    text_add_string(out, ".");
}

/* The number of the sentence that stands at a place: those that an edition changed have other numbers. */
static uint64_t sentence_at(const struct page *page, unsigned place)
{
    bool mended = page->edition == EDITION_MENDED && place % 12 == 5;
    bool mended_2 = page->edition == EDITION_MENDED_2 && place % 12 == 9;
    bool rewritten = page->edition == EDITION_REWRITTEN && place % 5 < 3;

    if (mended || mended_2)
        return 1000 + place;
    return rewritten ? 2000 + place : place;
}

/* The rewritten sentences have words of their own. */
static uint64_t text_at(const struct page *page, unsigned place)
{
    if (page->edition == EDITION_OTHER || page->edition == EDITION_ELSE)
        return page_mix(page->text + (uint64_t)page->edition);
    if (page->edition == EDITION_REWRITTEN && place % 5 < 3)
        return page_mix(page->text + 99) / 3 * 3 + page->text % 3;
    return page->text;
}

static void put_title(struct text *out, const struct page *page)
{
    uint64_t text = text_at(page, 4);

    for (unsigned i = 0; i < 4; i++) {
        text_add_string(out, i > 0 ? " " : "");
        put_word(out, text, i);
    }
}

void page_write(struct text *out, const struct page *page, unsigned around)
{
    unsigned sentences = SENTENCES_MIN + (unsigned)(page->text / 7 % SENTENCES_MORE);

    text_add_string(out, "<!DOCTYPE html>\n<html>\n<head><meta charset=\"utf-8\"><title>");
    put_title(out, page);
    text_add_string(out, "</title></head>\n<body>\n<nav><ul><li><a href=\"/\">Start</a></li><li>Visit ");
    text_add_number(out, around);
    text_add_string(out, "</li></ul></nav>\n<main>\n<h1>");
    put_title(out, page);
    text_add_string(out, "</h1>\n<p>");
    for (unsigned i = 0; i < sentences; i++) {
        text_add_string(out, i % 6 == 5 ? "</p>\n<p>" : i > 0 ? " " : "");
        put_sentence(out, text_at(page, i), sentence_at(page, i));
    }
    text_add_string(out, "</p>\n</main>\n<footer>Counter: ");
    text_add_number(out, 4711 + 13 * (size_t)around);
    text_add_string(out, "</footer>\n</body>\n</html>\n");
}

cite_drift_verdict page_drift(const struct page *before, const struct page *now)
{
    static const cite_drift_verdict from_first[EDITIONS] = {
        [EDITION_NONE] = CITE_DRIFT_NO_BASELINE, [EDITION_FIRST] = CITE_DRIFT_SAME,
        [EDITION_MENDED] = CITE_DRIFT_MINOR,     [EDITION_MENDED_2] = CITE_DRIFT_MINOR,
        [EDITION_REWRITTEN] = CITE_DRIFT_MAJOR,  [EDITION_OTHER] = CITE_DRIFT_REPLACED,
        [EDITION_ELSE] = CITE_DRIFT_REPLACED,
    };

    if (before->text != now->text)
        return CITE_DRIFT_REPLACED;
    if (before->edition == now->edition)
        return CITE_DRIFT_SAME;
    return before->edition == EDITION_FIRST ? from_first[now->edition] : CITE_DRIFT_REPLACED;
}
