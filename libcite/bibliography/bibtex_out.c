/*
 * bibliography/bibtex_out.c: BibTeX entries (btxdoc, 3), UTF-8.
 *
 * Dates are year, a month macro and day. BibTeX itself knows no ranges and no "about": such a date is written a second
 * time as BibLaTeX's date, which BibTeX passes over.
 */
#include "bibliography/formats.h"
#include "bibliography/tex.h"

#include <cite/bibliography.h>

static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                     "jul", "aug", "sep", "oct", "nov", "dec"};

static const char *const seasons[] = {"Spring", "Summer", "Autumn", "Winter"};

static void put_year(struct cite__tex *tex, const cite_date *date)
{
    cite__tex_open(tex, "year", "issued");
    cite__out_byte(tex->out, '{');
    cite__out_number(tex->out, date->begin.year, 1);
    if (date->end.year != 0 && date->end.year != date->begin.year) {
        cite__out_text(tex->out, "--");
        cite__out_number(tex->out, date->end.year, 1);
    }
    cite__out_byte(tex->out, '}');
}

static void put_month(struct cite__tex *tex, const cite_date *date)
{
    const cite_day *begin = &date->begin;
    const cite_day *end = &date->end;

    if (begin->month == 0 && date->season == 0)
        return;
    cite__tex_open(tex, "month", "issued-month");
    if (begin->month == 0) {
        cite__out_byte(tex->out, '{');
        cite__out_text(tex->out, seasons[date->season - 1]);
        cite__out_byte(tex->out, '}');
        return;
    }
    cite__out_text(tex->out, months[begin->month - 1]);
    if (end->year == begin->year && end->month != 0 && end->month != begin->month) {
        cite__out_text(tex->out, " # \"--\" # ");
        cite__out_text(tex->out, months[end->month - 1]);
    }
}

static void put_issued(struct cite__tex *tex)
{
    const cite_date *date = cite_item_date(tex->item, CITE_WHEN_ISSUED);

    if (!date || date->begin.year == 0)
        return;
    put_year(tex, date);
    put_month(tex, date);
    if (date->begin.month != 0 && date->begin.day != 0 && date->end.year == 0) {
        cite__tex_open(tex, "day", "issued-day");
        cite__out_byte(tex->out, '{');
        cite__out_number(tex->out, date->begin.day, 1);
        cite__out_byte(tex->out, '}');
    }
    if (date->end.year != 0 || date->circa)
        cite__tex_date(tex, CITE_WHEN_ISSUED);
}

static void put_entry(struct cite__out *out, const cite_item *item)
{
    struct cite__tex tex = {.out = out,
                            .item = item,
                            .dialect = CITE__DIALECT_BIBTEX,
                            .entry_type = cite__type_row(cite_item_type(item))->bibtex};

    cite__tex_begin(&tex);
    cite__tex_names(&tex);
    cite__tex_fields(&tex);
    put_issued(&tex);
    for (size_t i = 0; i < CITE_WHEN_COUNT_; i++) {
        if (i != CITE_WHEN_ISSUED)
            cite__tex_date(&tex, (cite_when)i);
        cite__tex_date_words(&tex, (cite_when)i);
    }
    cite__tex_keywords(&tex);
    cite__tex_extras(&tex);
    cite__tex_end(&tex);
}

cite_status cite__bibtex_out(const cite_bibliography *bibliography, cite_write_fn write, void *context)
{
    struct cite__out out;
    size_t count = cite_bibliography_count(bibliography);

    cite__out_init(&out, write, context);
    for (size_t i = 0; i < count && out.failed == CITE_OK; i++) {
        cite__out_text(&out, i > 0 ? "\n" : "");
        put_entry(&out, cite_bibliography_item(bibliography, i));
    }
    return cite__out_finish(&out);
}
