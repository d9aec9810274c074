/*
 * citations/imprint.c: what a work stands in and who published it where.
 */
#include "citations/kind.h"
#include "citations/parts.h"
#include "citations/prose.h"
#include "core/str.h"

static bool is_body(const struct cite__parts *parts, struct cite__run run)
{
    bool acronym = run.end == run.begin + 1 && parts->tokens->items[run.begin].caps;
    uint64_t words = cite__kind_words(parts->tokens, run);

    return acronym || ((words & CITE__WORD(BODY)) && !(words & CITE__WORD(JOURNAL)));
}

/* "Mill Press" behind an unquoted title; "The Ferry Press" is a newspaper. */
static bool is_press(const struct cite__parts *parts, struct cite__run run)
{
    return parts->head.style != CITE__HEAD_QUOTED && !parts->rest.in &&
           (cite__kind_words(parts->tokens, run) & CITE__WORD(PUBLISHER)) &&
           !cite__str_equal_nocase(cite__token_text(parts->tokens, run.begin), CITE__LIT("the"));
}

/* Publisher or container: a body that issues nothing periodical is the publisher. */
static void place_texts(struct cite__parts *parts)
{
    const struct cite__rest *rest = &parts->rest;

    for (size_t i = 0; i < rest->text_count; i++) {
        struct cite__run text = rest->texts[i];
        bool in = rest->in && i == rest->in_text;
        bool body = (is_body(parts, text) || is_press(parts, text)) && !rest->journal;
        struct cite__run *slot = in || (!body && !rest->in) ? &parts->container : &parts->publisher;
        bool letters = cite__kind_words(parts->tokens, text) & (CITE__WORD(LETTERS) | CITE__WORD(INTERVIEW));
        if (cite__prose(parts->tokens, text) || (letters && parts->rest.link == CITE_NONE && !rest->journal))
            continue;
        if (slot->end == 0)
            *slot = text;
        else if (slot == &parts->publisher && slot->end + 1 == text.begin)
            slot->end = text.end;
    }
    if (rest->italic.end > 0 && parts->container.end == 0)
        parts->container = rest->italic;
    else if (rest->italic.end > 0)
        parts->container = rest->journal || !rest->in ? rest->italic : parts->container;
    if (rest->publisher.end > 0)
        parts->publisher = rest->publisher;
}

/* "人民出版社": how the names of publishers end in Chinese, where books stand in quotation marks as articles do. */
static bool is_chinese_press(const struct cite__parts *parts, struct cite__run run)
{
    static const char *const ends[] = {"出版社", "书局", "書局", "书店", "書店", "印书馆", "印書館"};
    cite_str text = cite__run_text(parts->tokens, run);

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (cite__str_ends_nocase(text, cite_str_from(ends[i])))
            return true;
    }
    return false;
}

/* "Place: Publisher" behind a title in author-date style. */
static void split_place(struct cite__parts *parts, struct cite__run *run)
{
    for (size_t i = run->begin; i < run->end; i++) {
        if (cite__token_is(parts->tokens, i, ':') && !parts->rest.journal && i - run->begin <= 3 &&
            !parts->rest.in && (parts->head.style != CITE__HEAD_QUOTED || is_chinese_press(parts, *run))) {
            struct cite__run publisher = {i + 1, run->end};
            cite__parts_put(parts, CITE_FIELD_PUBLISHER_PLACE, (struct cite__run){run->begin, i});
            *run = (struct cite__run){0, 0};
            parts->publisher = publisher;
            parts->pressed = true;
            return;
        }
    }
}

/* Words of a place: "Neuwied und Darmstadt", "Ferry am Main". */
#define PLACE_WORDS 4

/* A few words with a stop before them and nothing that names a body or periodical: a place. */
static bool is_place(const struct cite__parts *parts, struct cite__run run)
{
    uint64_t telling = ~(CITE__WORD(FUNCTION) | CITE__WORD(AND) | CITE__WORD(PARTICLE) | CITE__WORD(THESIS) |
                         CITE__WORD(ABBREV) | CITE__WORD(SURNAME));

    if (run.end <= run.begin || run.end - run.begin > PLACE_WORDS + 1 || run.begin == 0)
        return false;
    bool stop = cite__token_is(parts->tokens, run.begin - 1, '.') ||
                cite__token_is(parts->tokens, run.begin - 1, ',') ||
                cite__token_is(parts->tokens, run.begin - 1, '"');
    return stop && (cite__kind_words(parts->tokens, run) & telling) == 0;
}

/* In a list of works a few words at the end are the place: "River Law. Ferry.", "in: Mills. New Ferry." */
static void place_alone(struct cite__parts *parts)
{
    const struct cite__rest *rest = &parts->rest;
    bool in = rest->in && rest->text_count > 0 && rest->text_count - 1 > rest->in_text;
    bool container = parts->container.end > 0;
    struct cite__run *run = container && !rest->in ? &parts->container : &parts->publisher;

    if (rest->italic.end > 0 || rest->link != CITE_NONE || rest->place.end > 0 || (rest->journal && !in))
        return;
    if (rest->text_count == 0)
        return;
    struct cite__run last = rest->texts[rest->text_count - 1];
    if (!is_place(parts, last) || (rest->in && !in))
        return;
    if (run->begin <= last.begin && run->end == last.end)
        run->end = run->begin < last.begin ? last.begin - 1 : 0;
    if (run->end <= run->begin)
        *run = (struct cite__run){0, 0};
    if (cite__token_has(parts->tokens, last.begin, CITE__WORD(THESIS))) { /* "Diss. Hamburg" */
        cite__parts_put(parts, CITE_FIELD_GENRE, (struct cite__run){last.begin, last.begin + 1});
        last.begin++;
    }
    cite__parts_put(parts, CITE_FIELD_PUBLISHER_PLACE, last);
    parts->pressed = true;
}

void cite__parts_place(struct cite__parts *parts, bool listed)
{
    place_texts(parts);
    split_place(parts, &parts->container);
    split_place(parts, &parts->publisher);
    if (listed)
        place_alone(parts);
}
