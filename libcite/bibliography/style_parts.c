/*
 * bibliography/style_parts.c: what the parts of a template say, each a function of the work; style_when.c says its dates.
 */
#include "bibliography/style_parts.h"

#include "bibliography/fold.h"
#include "bibliography/item.h"
#include "bibliography/style.h"
#include "core/str.h"

#include <string.h>

static cite_str field_of(const struct cite__entry *entry, cite_field field)
{
    return cite_item_get(entry->item, field);
}

static void say(struct cite__entry *entry, cite_str value)
{
    cite__line_value(entry->line, value, (enum cite__face)entry->part->face);
}

static void say_lead(struct cite__entry *entry)
{
    const struct cite__name_style *names = &entry->style->names;
    size_t authors = cite__style_name_count(entry->item, CITE_ROLE_AUTHOR);
    size_t editors = cite__style_name_count(entry->item, CITE_ROLE_EDITOR);

    if (authors > 0) {
        cite__style_names(entry->line, entry->item, CITE_ROLE_AUTHOR, names, true);
    } else if (editors > 0) {
        cite__style_names(entry->line, entry->item, CITE_ROLE_EDITOR, names, true);
        cite__line_words(entry->line, editors > 1 ? names->editors : names->editor);
        entry->editor_led = true;
    }
    entry->lead = authors + editors > 0;
}

static enum cite__face title_face(const struct cite__entry *entry)
{
    if (entry->part->face != CITE__FACE_TITLE)
        return (enum cite__face)entry->part->face;
    return field_of(entry, CITE_FIELD_CONTAINER_TITLE).len > 0 ? CITE__FACE_QUOTED : CITE__FACE_ITALIC;
}

static void put_title(struct cite__entry *entry)
{
    static const cite_field titles[] = {CITE_FIELD_TITLE, CITE_FIELD_TITLE_SHORT, CITE_FIELD_TITLE_TRANSLATED};
    size_t i = 0;

    while (i + 1 < sizeof titles / sizeof titles[0] && field_of(entry, titles[i]).len == 0)
        i++;
    cite__line_value(entry->line, field_of(entry, titles[i]), title_face(entry));
    entry->titled = field_of(entry, titles[i]).len > 0;
    cite_str translated = field_of(entry, CITE_FIELD_TITLE_TRANSLATED);
    if (titles[i] == CITE_FIELD_TITLE_TRANSLATED || translated.len == 0)
        return;
    cite__line_before(entry->line, " [");
    cite__line_value(entry->line, translated, CITE__FACE_PLAIN);
    cite__line_words(entry->line, "]");
}

static void say_title(struct cite__entry *entry)
{
    put_title(entry);
    if (entry->titled && title_face(entry) == CITE__FACE_QUOTED)
        entry->sentence_end = entry->line->written;
}

/* In the natural order, and what they are where the style says it behind them. */
static void say_role(struct cite__entry *entry, cite_role role, const char *one, const char *several)
{
    size_t count = cite__style_name_count(entry->item, role);

    cite__style_names(entry->line, entry->item, role, &entry->style->names, false);
    if (count > 0 && entry->style->names.initials)
        cite__line_words(entry->line, count > 1 ? several : one);
}

static void say_editors(struct cite__entry *entry)
{
    if (!entry->editor_led)
        say_role(entry, CITE_ROLE_EDITOR, ", Ed.", ", Eds.");
}

static void say_translators(struct cite__entry *entry)
{
    say_role(entry, CITE_ROLE_TRANSLATOR, ", Trans.", ", Trans.");
}

static void say_interviewers(struct cite__entry *entry)
{
    say_role(entry, CITE_ROLE_INTERVIEWER, ", Interviewer", ", Interviewers");
}

static void say_recipients(struct cite__entry *entry)
{
    say_role(entry, CITE_ROLE_RECIPIENT, NULL, NULL);
}

static bool is_whole_number(cite_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!cite__is_digit(text.ptr[i]))
            return false;
    }
    return text.len > 0;
}

static const char *ordinal_ending(cite_str number)
{
    char last = number.ptr[number.len - 1];
    bool teen = number.len > 1 && number.ptr[number.len - 2] == '1';

    if (teen || last < '1' || last > '3')
        return "th";
    return last == '1' ? "st" : last == '2' ? "nd" : "rd";
}

/* "2" is "2nd ed."; an edition in words stays as it stands. */
static void say_edition(struct cite__entry *entry)
{
    cite_str edition = field_of(entry, CITE_FIELD_EDITION);

    say(entry, edition);
    if (!is_whole_number(edition))
        return;
    cite__line_words(entry->line, ordinal_ending(edition));
    cite__line_words(entry->line, " ed.");
}

/* What kind of letter it is; without a title something must say that it is one. */
static void say_letter(struct cite__entry *entry)
{
    cite_str genre = field_of(entry, CITE_FIELD_GENRE);

    say(entry, genre);
    if (genre.len == 0 && !entry->titled)
        cite__line_words(entry->line, "Personal communication");
}

static void say_series(struct cite__entry *entry)
{
    say(entry, field_of(entry, CITE_FIELD_COLLECTION_TITLE));
    if (field_of(entry, CITE_FIELD_COLLECTION_TITLE).len > 0)
        cite__line_before(entry->line, " ");
    say(entry, field_of(entry, CITE_FIELD_COLLECTION_NUMBER));
}

/* "In A. Orr (Ed.), Waters"; who leads the entry is not named again. */
static void say_in(struct cite__entry *entry)
{
    size_t editors = entry->editor_led ? 0 : cite__style_name_count(entry->item, CITE_ROLE_EDITOR);
    const struct cite__name_style *names = &entry->style->names;

    if (field_of(entry, CITE_FIELD_CONTAINER_TITLE).len == 0)
        return;
    if (editors > 0) {
        cite__style_names(entry->line, entry->item, CITE_ROLE_EDITOR, names, false);
        cite__line_words(entry->line, editors > 1 ? names->editors : names->editor);
        cite__line_before(entry->line, ", ");
    }
    say(entry, field_of(entry, CITE_FIELD_CONTAINER_TITLE));
}

/* Whether the author is a body of that name. */
static bool is_author(const struct cite__entry *entry, cite_str body)
{
    const cite_name *author = cite_item_name(entry->item, CITE_ROLE_AUTHOR, 0);

    return author && author->family.len == 0 && cite__fold_equal(author->literal, body);
}

static void say_body(struct cite__entry *entry, cite_field field)
{
    if (!is_author(entry, field_of(entry, field)))
        say(entry, field_of(entry, field));
}

/* A site that is its own publisher is named once. */
static void say_publisher(struct cite__entry *entry)
{
    if (!cite__fold_equal(field_of(entry, CITE_FIELD_PUBLISHER), field_of(entry, CITE_FIELD_CONTAINER_TITLE)))
        say_body(entry, CITE_FIELD_PUBLISHER);
}

static void say_container(struct cite__entry *entry)
{
    say_body(entry, CITE_FIELD_CONTAINER_TITLE);
}

static void say_imprint_with(struct cite__entry *entry, enum cite__date_form form)
{
    cite_str place = field_of(entry, CITE_FIELD_PUBLISHER_PLACE);
    cite_str publisher = field_of(entry, CITE_FIELD_PUBLISHER);

    say(entry, place);
    if (place.len > 0)
        cite__line_before(entry->line, ": ");
    say(entry, publisher);
    if (place.len + publisher.len > 0)
        cite__line_before(entry->line, ", ");
    cite__say_date_of(entry, CITE_WHEN_ISSUED, form);
}

static void say_imprint(struct cite__entry *entry)
{
    say_imprint_with(entry, CITE__DATE_YEAR);
}

static void say_imprint_date(struct cite__entry *entry)
{
    say_imprint_with(entry, CITE__DATE_FULL);
}

/* "410 U.S. 113" */
static void say_reporter(struct cite__entry *entry)
{
    static const cite_field fields[] = {CITE_FIELD_VOLUME, CITE_FIELD_CONTAINER_TITLE, CITE_FIELD_PAGE};

    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        say(entry, field_of(entry, fields[i]));
        if (field_of(entry, fields[i]).len > 0)
            cite__line_before(entry->line, " ");
    }
}

static void say_pages(struct cite__entry *entry)
{
    cite_str pages = field_of(entry, CITE_FIELD_PAGE);
    cite_str first = {NULL, 0};
    cite_str last = {NULL, 0};
    bool range = cite__pages_split(pages, &first, &last);

    if (entry->part->label && pages.len > 0)
        cite__line_words(entry->line,
                         range || cite__str_find_byte(pages, ',', 0) != CITE_NONE ? "pp. " : "p. ");
    if (!range) {
        say(entry, pages);
        return;
    }
    say(entry, first);
    cite__line_words(entry->line, "–");
    say(entry, last);
}

static bool has_link(const struct cite__entry *entry)
{
    return field_of(entry, CITE_FIELD_URL).len + field_of(entry, CITE_FIELD_DOI).len > 0;
}

static void say_link(struct cite__entry *entry)
{
    cite_str doi = field_of(entry, CITE_FIELD_DOI);
    cite_str url = field_of(entry, CITE_FIELD_URL);

    if (entry->url_last || !has_link(entry))
        return;
    if (doi.len > 0)
        cite__line_url(entry->line, cite__fold_is_doi_url(doi) ? "" : "https://doi.org/", doi);
    else
        cite__line_url(entry->line, "", url);
    entry->url_last = true;
}

static void say_accessed(struct cite__entry *entry)
{
    const cite_date *issued = cite_item_date(entry->item, CITE_WHEN_ISSUED);
    const cite_date *accessed = cite_item_date(entry->item, CITE_WHEN_ACCESSED);

    if (issued || !accessed || !has_link(entry))
        return;
    cite__say_date_of(entry, CITE_WHEN_ACCESSED, CITE__DATE_FULL);
    if (!entry->part->label)
        return;
    cite__line_words(entry->line, entry->part->label);
    say_link(entry);
}

/* A group says more of the title; where there is none, of nothing that stands before it. */
static void say_open(struct cite__entry *entry)
{
    const char *opening = entry->part->before;

    if (!entry->titled && strcmp(opening, " [") == 0)
        opening = ". [";
    cite__line_open(entry->line, opening);
}

static void say_close(struct cite__entry *entry)
{
    cite__line_close(entry->line, entry->part->before ? entry->part->before : ")");
}

/* By enum cite__element, less the fields. */
static void (*const elements[])(struct cite__entry *entry) = {
    [CITE__SAY_LEAD - CITE_FIELD_COUNT_] = say_lead,
    [CITE__SAY_TITLE - CITE_FIELD_COUNT_] = say_title,
    [CITE__SAY_EDITORS - CITE_FIELD_COUNT_] = say_editors,
    [CITE__SAY_TRANSLATORS - CITE_FIELD_COUNT_] = say_translators,
    [CITE__SAY_INTERVIEWERS - CITE_FIELD_COUNT_] = say_interviewers,
    [CITE__SAY_RECIPIENTS - CITE_FIELD_COUNT_] = say_recipients,
    [CITE__SAY_EDITION - CITE_FIELD_COUNT_] = say_edition,
    [CITE__SAY_LETTER - CITE_FIELD_COUNT_] = say_letter,
    [CITE__SAY_SERIES - CITE_FIELD_COUNT_] = say_series,
    [CITE__SAY_IN - CITE_FIELD_COUNT_] = say_in,
    [CITE__SAY_IMPRINT - CITE_FIELD_COUNT_] = say_imprint,
    [CITE__SAY_IMPRINT_DATE - CITE_FIELD_COUNT_] = say_imprint_date,
    [CITE__SAY_PUBLISHER - CITE_FIELD_COUNT_] = say_publisher,
    [CITE__SAY_CONTAINER - CITE_FIELD_COUNT_] = say_container,
    [CITE__SAY_REPORTER - CITE_FIELD_COUNT_] = say_reporter,
    [CITE__SAY_PAGES - CITE_FIELD_COUNT_] = say_pages,
    [CITE__SAY_YEAR - CITE_FIELD_COUNT_] = cite__say_year,
    [CITE__SAY_DATE - CITE_FIELD_COUNT_] = cite__say_date,
    [CITE__SAY_ISSUE_DATE - CITE_FIELD_COUNT_] = cite__say_issue_date,
    [CITE__SAY_EVENT_DATE - CITE_FIELD_COUNT_] = cite__say_event_date,
    [CITE__SAY_DATE_FIRST - CITE_FIELD_COUNT_] = cite__say_date_first,
    [CITE__SAY_YEAR_FIRST - CITE_FIELD_COUNT_] = cite__say_year_first,
    [CITE__SAY_DATE_SECOND - CITE_FIELD_COUNT_] = cite__say_date_second,
    [CITE__SAY_YEAR_SECOND - CITE_FIELD_COUNT_] = cite__say_year_second,
    [CITE__SAY_ACCESSED - CITE_FIELD_COUNT_] = say_accessed,
    [CITE__SAY_LINK - CITE_FIELD_COUNT_] = say_link,
    [CITE__SAY_OPEN - CITE_FIELD_COUNT_] = say_open,
    [CITE__SAY_CLOSE - CITE_FIELD_COUNT_] = say_close,
};

/* "no." and "vol." stand before numbers, not before words that say what they are. */
static void say_field(struct cite__entry *entry)
{
    cite_str value = field_of(entry, (cite_field)entry->part->element);

    if (value.len > 0 && cite__is_digit(value.ptr[0]))
        cite__line_words(entry->line, entry->part->label);
    say(entry, value);
}

void cite__part_say(struct cite__entry *entry)
{
    if (entry->part->element < CITE_FIELD_COUNT_)
        say_field(entry);
    else
        elements[entry->part->element - CITE_FIELD_COUNT_](entry);
}
