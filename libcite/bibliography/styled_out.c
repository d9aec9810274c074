/*
 * bibliography/styled_out.c: a formatted bibliography, as plain text or Markdown: a paragraph each work, parted by empty lines.
 */
#include "bibliography/formats.h"
#include "bibliography/style.h"
#include "core/error.h"

static void put_item(struct cite__out *out, const cite_item *item, cite_style style, bool markdown)
{
    struct cite__line line;

    cite__line_init(&line, out, markdown);
    cite__style_put(&line, item, cite__style_row(style));
}

static cite_status put_all(const cite_bibliography *bibliography, cite_style style, bool markdown,
                           cite_write_fn write, void *context)
{
    struct cite__out out;
    size_t count = cite_bibliography_count(bibliography);

    cite__out_init(&out, write, context);
    for (size_t i = 0; i < count && out.failed == CITE_OK; i++) {
        cite__out_text(&out, i > 0 ? "\n" : "");
        put_item(&out, cite_bibliography_item(bibliography, i), style, markdown);
        cite__out_text(&out, "\n");
    }
    return cite__out_finish(&out);
}

cite_status cite__text_out(const cite_bibliography *bibliography, cite_style style, cite_write_fn write,
                           void *context)
{
    return put_all(bibliography, style, false, write, context);
}

cite_status cite__markdown_out(const cite_bibliography *bibliography, cite_style style, cite_write_fn write,
                               void *context)
{
    return put_all(bibliography, style, true, write, context);
}

cite_status cite_item_write_styled(const cite_item *item, cite_format format, cite_style style,
                                   cite_write_fn write, void *context, cite_error *error)
{
    struct cite__out out;
    bool styled = format == CITE_FORMAT_TEXT || format == CITE_FORMAT_MARKDOWN;

    cite__error_clear(error);
    if (!item || !write || !styled || (size_t)style >= CITE_STYLE_COUNT_)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite__out_init(&out, write, context);
    put_item(&out, item, style, format == CITE_FORMAT_MARKDOWN);
    cite_status status = cite__out_finish(&out);
    return status == CITE_OK ? CITE_OK : cite__error_set(error, status, CITE_NONE, NULL);
}
