/*
 * bibliography/formats.c: see formats.h.
 */
#include "bibliography/formats.h"

#include "bibliography/import.h"
#include "core/error.h"

static const struct {
    const char *name;
    cite__bibliography_writer write;
    cite__styled_writer write_styled; /* in its place, where there are styles */
    cite__bibliography_reader read;   /* NULL: it is only written */
    enum cite__dialect dialect;       /* of the names in it */
} formats[CITE_FORMAT_COUNT_] = {
    [CITE_FORMAT_CSL_JSON] = {"csl-json", cite__csl_out, NULL, cite__csl_read, CITE__DIALECT_BIBTEX},
    [CITE_FORMAT_BIBTEX] = {"bibtex", cite__bibtex_out, NULL, cite__bib_read, CITE__DIALECT_BIBTEX},
    [CITE_FORMAT_BIBLATEX] = {"biblatex", cite__biblatex_out, NULL, cite__bib_read, CITE__DIALECT_BIBLATEX},
    [CITE_FORMAT_RIS] = {"ris", cite__ris_out, NULL, cite__ris_read, CITE__DIALECT_RIS},
    [CITE_FORMAT_TEXT] = {"text", NULL, cite__text_out, NULL, CITE__DIALECT_BIBTEX},
    [CITE_FORMAT_MARKDOWN] = {"markdown", NULL, cite__markdown_out, NULL, CITE__DIALECT_BIBTEX},
    [CITE_FORMAT_CSV] = {"csv", cite__csv_out, NULL, NULL, CITE__DIALECT_BIBTEX},
};

cite__bibliography_reader cite__format_reader(cite_format format, enum cite__dialect *dialect)
{
    *dialect = formats[format].dialect;
    return formats[format].read;
}

const char *cite_format_name(cite_format format)
{
    return (size_t)format < CITE_FORMAT_COUNT_ ? formats[format].name : NULL;
}

cite_status cite_bibliography_write_styled(const cite_bibliography *bibliography, cite_format format,
                                           cite_style style, cite_write_fn write, void *context,
                                           cite_error *error)
{
    cite__error_clear(error);
    if (!bibliography || !write)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if ((size_t)format >= CITE_FORMAT_COUNT_)
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "format", "there is no such format");
    if ((size_t)style >= CITE_STYLE_COUNT_)
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "style", "there is no such style");
    cite_status status = formats[format].write_styled
                             ? formats[format].write_styled(bibliography, style, write, context)
                             : formats[format].write(bibliography, write, context);
    return status == CITE_OK ? CITE_OK : cite__error_set(error, status, CITE_NONE, NULL);
}

cite_status cite_bibliography_write(const cite_bibliography *bibliography, cite_format format,
                                    cite_write_fn write, void *context, cite_error *error)
{
    return cite_bibliography_write_styled(bibliography, format, CITE_STYLE_CHICAGO, write, context, error);
}
