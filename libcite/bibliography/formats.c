/*
 * bibliography/formats.c: see formats.h.
 */
#include "bibliography/formats.h"

#include "core/error.h"

static const struct {
    const char *name;
    cite__bibliography_writer write;
} formats[CITE_FORMAT_COUNT_] = {
    [CITE_FORMAT_CSL_JSON] = {"csl-json", cite__csl_out},
    [CITE_FORMAT_BIBTEX] = {"bibtex", cite__bibtex_out},
    [CITE_FORMAT_BIBLATEX] = {"biblatex", cite__biblatex_out},
    [CITE_FORMAT_RIS] = {"ris", cite__ris_out},
};

const char *cite_format_name(cite_format format)
{
    return (size_t)format < CITE_FORMAT_COUNT_ ? formats[format].name : NULL;
}

cite_status cite_bibliography_write(const cite_bibliography *bibliography, cite_format format,
                                    cite_write_fn write, void *context, cite_error *error)
{
    cite__error_clear(error);
    if (!bibliography || !write)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if ((size_t)format >= CITE_FORMAT_COUNT_)
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "format", "there is no such format");
    cite_status status = formats[format].write(bibliography, write, context);
    return status == CITE_OK ? CITE_OK : cite__error_set(error, status, CITE_NONE, NULL);
}
