/*
 * report/html_works.c: the bibliography of a page: plain and readable, in the order of first citation. It follows no
 * citation style; for that there are the formats of cite_bibliography_write.
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/html_parts.h"

#include <cite/bibliography.h>

static void put_name(struct cite__sink *out, const cite_name *name)
{
    if (name->literal.len > 0) {
        cite__clean_html(out, name->literal);
        return;
    }
    if (name->non_dropping_particle.len > 0) {
        cite__clean_html(out, name->non_dropping_particle);
        cite__sink_text(out, " ");
    }
    cite__clean_html(out, name->family);
    if (name->given.len > 0) {
        cite__sink_text(out, name->family.len > 0 ? ", " : "");
        cite__clean_html(out, name->given);
    }
}

static bool put_names(struct cite__sink *out, const cite_item *item, cite_role role)
{
    size_t count = cite_item_name_count(item, role);

    for (size_t i = 0; i < count; i++) {
        cite__sink_text(out, i > 0 ? "; " : "");
        put_name(out, cite_item_name(item, role, i));
    }
    return count > 0;
}

/* ". " and a field, with tags of ours around it. */
static void put_field(struct cite__sink *out, const cite_item *item, cite_field field, const char *opening,
                      const char *closing)
{
    cite_str value = cite_item_get(item, field);

    if (value.len == 0)
        return;
    cite__sink_text(out, opening);
    cite__clean_html(out, value);
    cite__sink_text(out, closing);
}

static void put_year(struct cite__sink *out, const cite_item *item)
{
    const cite_date *date = cite_item_date(item, CITE_WHEN_ISSUED);

    if (!date)
        return;
    if (date->begin.year > 0) {
        cite__sink_text(out, date->circa ? ", c. " : ", ");
        cite__sink_size(out, (size_t)date->begin.year);
    } else if (date->literal.len > 0) {
        cite__sink_text(out, ", ");
        cite__clean_html(out, date->literal);
    }
}

static void put_work(struct cite__sink *out, const cite_item *item)
{
    cite__sink_text(out, "<li>");
    if (put_names(out, item, CITE_ROLE_AUTHOR) || put_names(out, item, CITE_ROLE_EDITOR))
        cite__sink_text(out, ": ");
    put_field(out, item, CITE_FIELD_TITLE, "<cite>", "</cite>");
    put_field(out, item, CITE_FIELD_CONTAINER_TITLE, ". In: ", "");
    put_field(out, item, CITE_FIELD_VOLUME, " ", "");
    put_field(out, item, CITE_FIELD_ISSUE, " (", ")");
    put_field(out, item, CITE_FIELD_PUBLISHER, ", ", "");
    put_year(out, item);
    put_field(out, item, CITE_FIELD_PAGE, ", ", "");
    put_field(out, item, CITE_FIELD_DOI, ". doi:", "");
    cite_str url = cite_item_get(item, CITE_FIELD_URL);
    if (url.len > 0) {
        cite__sink_text(out, ". ");
        cite__html_url(out, url);
    }
    cite__sink_text(out, "</li>\n");
}

void cite__html_bibliography(struct cite__sink *out, const cite_bibliography *bibliography)
{
    size_t count = bibliography ? cite_bibliography_count(bibliography) : 0;

    if (count == 0)
        return;
    cite__sink_text(out, "<h2>Works cited</h2>\n<ol class=\"works\">\n");
    for (size_t i = 0; i < count; i++)
        put_work(out, cite_bibliography_item(bibliography, i));
    cite__sink_text(out, "</ol>\n");
}
