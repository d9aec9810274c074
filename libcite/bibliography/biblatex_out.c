/*
 * bibliography/biblatex_out.c: BibLaTeX entries (the BibLaTeX manual, 2), UTF-8.
 *
 * Dates are ISO 8601-2. Types that share an entry type are told apart by entrysubtype.
 */
#include "bibliography/formats.h"
#include "bibliography/tex.h"

#include <cite/bibliography.h>

/* A chapter of a book without an editor is by the book's author. */
static const char *entry_type(const cite_item *item)
{
    cite_type type = cite_item_type(item);

    if (type == CITE_TYPE_CHAPTER && cite_item_name_count(item, CITE_ROLE_EDITOR) == 0)
        return "inbook";
    return cite__type_row(type)->biblatex;
}

static void put_entry(struct cite__out *out, const cite_item *item)
{
    struct cite__tex tex = {
        .out = out, .item = item, .dialect = CITE__DIALECT_BIBLATEX, .entry_type = entry_type(item)};
    const char *subtype = cite__type_row(cite_item_type(item))->subtype;

    cite__tex_begin(&tex);
    if (subtype)
        cite__tex_put(&tex, "entrysubtype", cite_str_from(subtype));
    cite__tex_names(&tex);
    cite__tex_fields(&tex);
    for (size_t i = 0; i < CITE_WHEN_COUNT_; i++) {
        cite__tex_date(&tex, (cite_when)i);
        cite__tex_date_words(&tex, (cite_when)i);
    }
    cite__tex_keywords(&tex);
    cite__tex_extras(&tex);
    cite__tex_end(&tex);
}

cite_status cite__biblatex_out(const cite_bibliography *bibliography, cite_write_fn write, void *context)
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
