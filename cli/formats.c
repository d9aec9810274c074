/*
 * cli/formats.c: words of the command line to the library's formats and options.
 */
#define _POSIX_C_SOURCE 200809L

#include "commands.h"
#include "message.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

cite_report_format report_format(const char *word)
{
    for (int i = 0; word && i < CITE_REPORT_COUNT_; i++) {
        if (strcmp(cite_report_format_name((cite_report_format)i), word) == 0)
            return (cite_report_format)i;
    }
    return CITE_REPORT_TEXT;
}

cite_format bibliography_format(const char *word)
{
    for (int i = 0; i < CITE_FORMAT_COUNT_; i++) {
        if (strcmp(cite_format_name((cite_format)i), word) == 0)
            return (cite_format)i;
    }
    return CITE_FORMAT_BIBTEX;
}

cite_order bibliography_order(cite_format format, int sort)
{
    if (sort != SORT_AUTO)
        return (cite_order)(sort - SORT_CITED);
    /* A formatted bibliography is read by people, who look for authors. */
    return format == CITE_FORMAT_TEXT || format == CITE_FORMAT_MARKDOWN ? CITE_ORDER_AUTHOR : CITE_ORDER_ADDED;
}

/* --color decides; else NO_COLOR (no-color.org: any value but an empty one), else whether it is a terminal. */
static int wants_color(const struct settings *settings, const struct output *output)
{
    const char *no_color = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");

    if (settings->color != COLOR_AUTO)
        return settings->color == COLOR_ALWAYS;
    if (no_color && no_color[0] != '\0')
        return 0;
    return output_is_terminal(output) && terminal && strcmp(terminal, "dumb") != 0;
}

cite_report_options report_options(const struct settings *settings, const struct output *output)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    options.format = report_format(settings->format);
    options.color = wants_color(settings, output);
    options.width = output_width(output);
    options.now = (int64_t)time(NULL);
    return options;
}

int report_status(cite_status status, const cite_error *error, struct output *output)
{
    if (status == CITE_OK)
        return EXIT_CLEAN;
    output->incomplete = 1;
    if (status != CITE_ERROR_IO)
        complain(output->name, error->message);
    return EXIT_FAILED;
}
