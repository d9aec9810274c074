/*
 * citations/numbers.c: the numbers of a work: volume, issue, pages, the number of a standard or report, ISBN.
 */
#include "citations/walker.h"

#include "core/str.h"

static cite_str slice(const struct cite__walker *walker, cite_span span)
{
    return span.begin == CITE_NONE ? (cite_str){"", 0}
                                   : cite__slice(walker->tokens->text, span.begin, span.end);
}

void cite__walker_set(cite_str *field, cite_str value)
{
    if (field->len == 0)
        *field = value;
}

void cite__walker_date(cite_date *field, const cite_date *date)
{
    /* A full date behind a bare year of the same work tells more: "1999. Title. May 1999." */
    if (field->begin.year == 0 || (field->begin.year == date->begin.year && field->begin.month == 0))
        *field = *date;
}

/* "vol. 3", "Bd. 3", "no. 4", "№ 4", "Issue 83". */
size_t cite__take_labelled(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    bool volume = cite__token_has(tokens, index, CITE__WORD(VOLUME));
    bool issue =
        cite__token_has(tokens, index, CITE__WORD(ISSUE)) ||
        (cite__token_is(tokens, index, '#') && tokens->items[index].end - tokens->items[index].begin == 3);

    if ((!volume && !issue) || !cite__token_kind_is(tokens, index + 1, CITE__TOKEN_NUMBER) ||
        index + 1 >= walker->limit)
        return index;
    cite__walker_set(volume ? &walker->out->volume : &walker->out->issue, cite__token_text(tokens, index + 1));
    walker->out->journal = true;
    return index + 2;
}

size_t cite__take_pages(struct cite__walker *walker, size_t index)
{
    struct cite__locator locator;

    if (!cite__token_has(walker->tokens, index, CITE__WORD(PAGE) | CITE__WORD(SECTION) | CITE__WORD(NOTE)) ||
        !cite__locator_at(walker->reader, index, walker->limit, CITE__LOCATOR_LABELLED, &locator))
        return index;
    if (locator.label && cite__str_equal(cite_str_from(locator.label), CITE__LIT("page")))
        cite__walker_set(&walker->out->pages, locator.value);
    return locator.run.end;
}

/* "27 River Studies 183": the volume, the journal and the page in British and American law. */
static size_t take_law_journal(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    size_t at = index + 1;

    if (walker->out->volume.len > 0 || cite__token_text(tokens, index).len > 3)
        return index;
    while (at < walker->limit &&
           (cite__token_is(tokens, at, '.') ||
            (cite__token_kind_is(tokens, at, CITE__TOKEN_WORD) &&
             (tokens->items[at].upper || cite__token_has(tokens, at, CITE__WORD(FUNCTION))))))
        at++;
    if (at == index + 1 || !tokens->items[index + 1].upper ||
        !cite__token_kind_is(tokens, at, CITE__TOKEN_NUMBER) || at >= walker->limit)
        return index;
    walker->out->volume = cite__token_text(tokens, index);
    walker->out->italic = (struct cite__run){index + 1, at};
    cite__walker_set(&walker->out->pages, cite__token_text(tokens, at));
    walker->out->journal = true;
    return at + 1;
}

/* "12(3), 529-547", "93: 6, pp. 5", "28(1) June 2023: 31-53"; behind a container. */
size_t cite__take_volume(struct cite__walker *walker, size_t index)
{
    struct cite__match match;

    if (!cite__token_kind_is(walker->tokens, index, CITE__TOKEN_NUMBER) || walker->access ||
        walker->tokens->items[index].depth > 0)
        return index;
    size_t end = take_law_journal(walker, index);
    if (end > index)
        return end;
    bool container = walker->out->italic.end > 0 || walker->out->text_count > 0 || walker->text < index;
    if (!container || !cite__reader_match(walker->reader, CITE__CITATION_VOLUME, index, walker->limit, &match))
        return index;
    cite_str issue = slice(walker, match.groups[2]);
    cite__walker_set(&issue, slice(walker, match.groups[3]));
    cite__walker_set(&issue, slice(walker, match.groups[4]));
    cite_str pages = slice(walker, match.groups[5]);
    bool lone = issue.len == 0 && pages.len == 0;
    if (walker->out->volume.len > 0 || walker->out->journal || (lone && walker->out->italic.end == 0)) {
        if (walker->out->journal)
            cite__walker_set(&walker->out->pages, cite__token_text(walker->tokens, index));
        return index + 1;
    }
    walker->out->volume = slice(walker, match.groups[1]);
    cite__walker_set(&walker->out->issue, issue);
    cite__walker_set(&walker->out->pages, pages);
    walker->out->journal = true;
    size_t behind = cite__reader_token(walker->reader, match.groups[0].end, index + 1);
    for (size_t i = index; i < behind; i++) { /* the year in its bracket: "12 (1999)" */
        struct cite__date_found date;
        if (cite__token_is(walker->tokens, i, '(') && cite__date_in_bracket(walker->reader, i, behind, &date))
            cite__walker_date(&walker->out->issued, &date.date);
    }
    return behind;
}
