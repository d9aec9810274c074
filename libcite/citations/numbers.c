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

bool cite__number_at(const struct cite__reader *reader, size_t index, size_t limit, struct cite__number *out)
{
    struct cite__match match;

    if (!cite__token_kind_is(reader->tokens, index, CITE__TOKEN_WORD) || !reader->tokens->items[index].upper)
        return false;
    *out = (struct cite__number){.standard = true};
    if (cite__reader_match(reader, CITE__CITATION_STANDARD, index, limit, &match)) {
        out->number = cite__slice(reader->tokens->text, match.groups[0].begin, match.groups[0].end);
    } else if (cite__reader_match(reader, CITE__CITATION_SERIES, index, limit, &match)) {
        out->standard = false;
        out->genre = cite__slice(reader->tokens->text, match.groups[1].begin, match.groups[1].end);
        out->number = cite__slice(reader->tokens->text, match.groups[2].begin, match.groups[2].end);
    } else {
        return false;
    }
    out->run = (struct cite__run){index, cite__reader_token(reader, match.groups[0].end, index + 1)};
    return out->run.end <= limit;
}

/* "vol. 3", "Bd. 3", "no. 4", "№ 4", "Issue 83". */
size_t cite__take_labelled(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    bool sign = cite__str_is_nocase(cite__token_text(tokens, index), "n") &&
                cite__str_equal(cite__token_text(tokens, index + 1), CITE__LIT("\xC2\xB0")); /* "n° 3" */
    bool volume = cite__token_has(tokens, index, CITE__WORD(VOLUME));
    bool issue =
        cite__token_has(tokens, index, CITE__WORD(ISSUE)) ||
        (cite__token_is(tokens, index, '#') && tokens->items[index].end - tokens->items[index].begin == 3) ||
        sign;
    size_t number = index + 1 + sign;

    if ((!volume && !issue) || !cite__token_kind_is(tokens, number, CITE__TOKEN_NUMBER) ||
        number >= walker->limit)
        return index;
    cite__walker_set(volume ? &walker->out->volume : &walker->out->issue, cite__token_text(tokens, number));
    walker->out->journal = true;
    return number + 1;
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

/* "12(3), 529-547", "93: 6, pp. 5", "17(3) April 2016: 22-40"; behind a container. */
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

size_t cite__take_extent(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    bool behind =
        index > 0 && (cite__token_is(tokens, index - 1, ',') || cite__token_is(tokens, index - 1, ':'));

    if (!walker->out->in || !walker->out->press || !behind || walker->access || index + 1 < walker->limit ||
        !cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER))
        return index;
    cite_str text = cite__token_text(tokens, index);
    size_t used = 0;
    (void)cite__str_number(text, 99999, &used);
    if (used == 0 || used + 1 >= text.len || text.ptr[used] == '.' || text.ptr[used] == '/')
        return index; /* a single page is the place that is cited, not the extent */
    cite__walker_set(&walker->out->pages, text);
    return index + 1;
}

size_t cite__take_number(struct cite__walker *walker, size_t index)
{
    struct cite__number number;

    if (walker->access || walker->out->number.len > 0 ||
        !cite__number_at(walker->reader, index, walker->limit, &number))
        return index;
    walker->out->genre = number.genre;
    walker->out->number = number.number;
    walker->out->standard = number.standard;
    return number.run.end;
}

/* "ISBN 978-0-300-08886-8", "ISBN: 0-300-08886-X", "ISBN-13 …": the digits of ISO 2108, with what parts them. */
size_t cite__take_isbn(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    size_t at = index + 1;
    size_t digits = 0;

    if (!cite__str_starts(cite__token_text(tokens, index), CITE__LIT("ISBN")) ||
        tokens->items[index].kind != CITE__TOKEN_WORD)
        return index;
    at += cite__token_is(tokens, at, ':');
    if (at >= walker->limit || !cite__token_kind_is(tokens, at, CITE__TOKEN_NUMBER))
        return index;
    size_t begin = tokens->items[at].begin;
    size_t end = begin;
    for (; end < tokens->text.len && digits < 13; end++) {
        char c = tokens->text.ptr[end];
        bool check = digits == 9 && (c == 'X' || c == 'x');
        if (!cite__is_digit(c) && !check && c != '-' && c != ' ')
            break;
        digits += cite__is_digit(c) || check;
        if (check) {
            end++;
            break;
        }
    }
    if (digits != 10 && digits != 13)
        return index;
    cite__walker_set(&walker->out->isbn, cite__str_trim(cite__slice(tokens->text, begin, end)));
    return cite__reader_token(walker->reader, end, at + 1);
}
