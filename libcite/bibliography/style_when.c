/*
 * bibliography/style_when.c: see style_parts.h: which date of a work a part says, and where.
 */
#include "bibliography/style_parts.h"

void cite__say_date_of(struct cite__entry *entry, cite_when when, enum cite__date_form form)
{
    const cite_date *date = cite_item_date(entry->item, when);

    if (date)
        cite__style_date(entry->line, date, form);
}

void cite__say_year(struct cite__entry *entry)
{
    cite__say_date_of(entry, CITE_WHEN_ISSUED, CITE__DATE_YEAR);
}

void cite__say_date(struct cite__entry *entry)
{
    cite__say_date_of(entry, CITE_WHEN_ISSUED, CITE__DATE_FULL);
}

void cite__say_issue_date(struct cite__entry *entry)
{
    cite__say_date_of(entry, CITE_WHEN_ISSUED,
                      cite_item_get(entry->item, CITE_FIELD_VOLUME).len > 0 ? CITE__DATE_YEAR
                                                                            : CITE__DATE_FULL);
}

void cite__say_event_date(struct cite__entry *entry)
{
    bool event = cite_item_date(entry->item, CITE_WHEN_EVENT) != NULL;

    cite__say_date_of(entry, event ? CITE_WHEN_EVENT : CITE_WHEN_ISSUED, CITE__DATE_FULL);
}

/* "(2020, March 5)", "(n.d.)"; here where somebody comes first or nobody does, as the part wants it. */
static void say_date_bracketed(struct cite__entry *entry, enum cite__date_form form)
{
    const cite_date *date = cite_item_date(entry->item, CITE_WHEN_ISSUED);

    cite__line_words(entry->line, "(");
    if (date)
        cite__style_date(entry->line, date, form);
    else
        cite__line_words(entry->line, "n.d.");
    cite__line_words(entry->line, ")");
    entry->sentence_end = entry->line->written;
}

void cite__say_date_first(struct cite__entry *entry)
{
    if (entry->lead)
        say_date_bracketed(entry, CITE__DATE_YEAR_FIRST);
}

void cite__say_year_first(struct cite__entry *entry)
{
    if (entry->lead)
        say_date_bracketed(entry, CITE__DATE_YEAR);
}

void cite__say_date_second(struct cite__entry *entry)
{
    if (!entry->lead)
        say_date_bracketed(entry, CITE__DATE_YEAR_FIRST);
}

void cite__say_year_second(struct cite__entry *entry)
{
    if (!entry->lead)
        say_date_bracketed(entry, CITE__DATE_YEAR);
}
