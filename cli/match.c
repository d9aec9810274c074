/*
 * cli/match.c: bibliography --match: which works are missing from a library.
 */
#include "commands.h"

#include <stdio.h>
#include <string.h>

static cite_status put(struct output *output, const char *text)
{
    return output_text(output, text) == 0 ? CITE_OK : CITE_ERROR_IO;
}

static cite_status put_count(struct output *output, const char *before, size_t count, const char *after)
{
    char text[96];

    snprintf(text, sizeof text, "%s%zu%s", before, count, after);
    return put(output, text);
}

/* A work that the library has: its key here, and there. Keys hold neither quotation marks nor backslashes nor controls. */
static cite_status put_found(struct output *output, const cite_item *work, const cite_item *entry,
                             size_t before)
{
    const char *const pieces[] = {before > 0 ? ",\n" : "\n", "    {\"key\": \"",       cite_item_key(work).ptr,
                                  "\", \"library\": \"",     cite_item_key(entry).ptr, "\"}"};
    cite_status status = CITE_OK;

    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0] && status == CITE_OK; i++)
        status = put(output, pieces[i]);
    return status;
}

/* Looks every work up; those that are not there go into missing. output is NULL, or gets the others as JSON. */
static cite_status look_up(cite_bibliography *missing, const cite_bibliography *works,
                           cite_bibliography *library, struct output *output, cite_error *error)
{
    cite_status status = CITE_OK;
    size_t found = 0;

    for (size_t i = 0; i < cite_bibliography_count(works) && status == CITE_OK; i++) {
        const cite_item *work = cite_bibliography_item(works, i);
        const cite_item *entry = NULL;
        status = cite_bibliography_match(&entry, library, work, error);
        if (status == CITE_OK && !entry)
            status = cite_bibliography_add_copy(NULL, missing, work, error);
        else if (status == CITE_OK && output)
            status = put_found(output, work, entry, found++);
    }
    return status;
}

/* The rest of the JSON: the missing works as CSL-JSON items. */
static cite_status put_missing_json(struct output *output, const cite_bibliography *missing, cite_error *error)
{
    cite_status status = put(output, "\n  ],\n  \"missing\": [");

    for (size_t i = 0; i < cite_bibliography_count(missing) && status == CITE_OK; i++) {
        status = put(output, i > 0 ? ",\n    " : "\n    ");
        if (status == CITE_OK)
            status = cite_item_write_json(cite_bibliography_item(missing, i), output_write, output, error);
    }
    return status == CITE_OK ? put(output, "\n  ]\n}\n") : status;
}

static cite_status put_missing_text(struct output *output, const cite_bibliography *missing, size_t works,
                                    cite_style style, cite_error *error)
{
    size_t count = cite_bibliography_count(missing);
    cite_status status = put_count(output, "", count, " of ");

    if (status == CITE_OK)
        status = put_count(output, "", works,
                           works == 1 ? " work is missing from the library\n"
                                      : " works are missing from the library\n");
    for (size_t i = 0; i < count && status == CITE_OK; i++) {
        status = put(output, "\n");
        if (status == CITE_OK)
            status = cite_item_write_styled(cite_bibliography_item(missing, i), CITE_FORMAT_TEXT, style,
                                            output_write, output, error);
        if (status == CITE_OK)
            status = put(output, "\n");
    }
    return status;
}

static cite_status write_report(cite_bibliography *missing, const cite_bibliography *works,
                                cite_bibliography *library, const struct settings *settings,
                                struct output *output, cite_error *error)
{
    cite_style style = (cite_style)settings->style;
    int json = strcmp(settings->format, "json") == 0;
    cite_status status = CITE_OK;

    if (json)
        status = put_count(output, "{\n  \"schema\": \"libcite.match/1\",\n  \"works\": ",
                           cite_bibliography_count(works), ",\n  \"found\": [");
    if (status == CITE_OK)
        status = look_up(missing, works, library, json ? output : NULL, error);
    if (status != CITE_OK)
        return status;
    if (json)
        return put_missing_json(output, missing, error);
    cite_format format = bibliography_format(settings->format);
    status = cite_bibliography_sort(missing, bibliography_order(format, settings->sort), error);
    if (status != CITE_OK)
        return status;
    if (format == CITE_FORMAT_TEXT)
        return put_missing_text(output, missing, cite_bibliography_count(works), style, error);
    return cite_bibliography_write_styled(missing, format, style, output_write, output, error);
}

cite_status write_missing(const cite_bibliography *works, cite_bibliography *library,
                          const struct settings *settings, struct output *output, size_t *missing,
                          cite_error *error)
{
    cite_bibliography *absent = NULL;
    cite_status status = cite_bibliography_new(&absent, NULL, error);

    if (status == CITE_OK)
        status = write_report(absent, works, library, settings, output, error);
    *missing = cite_bibliography_count(absent);
    cite_bibliography_free(absent);
    return status;
}
