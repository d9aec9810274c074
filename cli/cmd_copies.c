/*
 * cli/cmd_copies.c: "audit copies": the copies of pages that web archives know.
 */
#include "archives.h"
#include "commands.h"
#include "message.h"

#include <string.h>

int copies_is_command(const struct settings *settings)
{
    return settings->input_count > 0 && strcmp(settings->inputs[0], "copies") == 0 &&
           (settings->input_count > 1 || !settings->files_from);
}

static int refuse(const char *problem)
{
    say("audit copies: %s", problem);
    return -1;
}

/* What can be told before anybody is asked. 0, or -1 after a message. */
static int check_sense(const struct settings *settings)
{
    if (settings->input_count < 2)
        return refuse("no address given; usage: " PROGRAM " audit copies URL...");
    if (strcmp(settings->format, "text") != 0 && strcmp(settings->format, "json") != 0)
        return refuse("it writes text or json");
    if (settings->checker.offline || settings->no_check)
        return refuse("it asks archives, which --offline and --no-check forbid");
    for (size_t i = 1; i < settings->input_count; i++) {
        const char *url = settings->inputs[i];
        if (strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0)
            continue;
        cite_span user = user_information(cite_str_from(url));
        say("audit copies: not an address that begins with http:// or https://: '%.*s%s'", (int)user.begin, url,
            url + user.end);
        return -1;
    }
    return 0;
}

/* Writes the copies of one page. That no archive answers is a failure: it says nothing of the page. */
static int put_copies(cite_archives *archives, const char *url, const cite_report_options *options,
                      struct output *output)
{
    cite_copies *copies = NULL;
    cite_error error;
    cite_status status = cite_archives_list(archives, cite_str_from(url), &copies, &error);

    if (status != CITE_OK) {
        complain(NULL, error.message);
        output->incomplete = 1;
        return status == CITE_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
    }
    int silent = cite_copies_about(copies)->answered == 0;
    if (silent)
        complain(cite_copies_about(copies)->url.ptr, "no archive answered");
    status = cite_report_copies(copies, options, output_write, output, &error);
    cite_copies_free(copies);
    return worse(report_status(status, &error, output), silent ? EXIT_FAILED : EXIT_CLEAN);
}

/* As JSON: one object for one page, an array for several. */
static int put_all(cite_archives *archives, const struct settings *settings, struct output *output)
{
    cite_report_options options = report_options(settings, output);
    int json = options.format == CITE_REPORT_JSON;
    int several = settings->input_count > 2;
    int status = EXIT_CLEAN;

    for (size_t i = 1; i < settings->input_count; i++) {
        if (json && several)
            output_text(output, i == 1 ? "[\n" : ",\n");
        else if (!json && i > 1)
            output_text(output, "\n");
        status = worse(status, put_copies(archives, settings->inputs[i], &options, output));
        output_flush(output);
    }
    if (json && several)
        output_text(output, "]\n");
    return status;
}

int copies_command(const struct settings *settings)
{
    struct output output;
    int status = EXIT_USAGE;

    if (check_sense(settings) != 0)
        return EXIT_USAGE;
    cite_archives *archives = archives_open(settings, &status);
    if (!archives)
        return status;
    if (output_open(&output, settings->output) != 0) {
        cite_archives_free(archives);
        return EXIT_FAILED;
    }
    status = put_all(archives, settings, &output);
    cite_archives_free(archives);
    return output_close(&output) == 0 ? status : EXIT_FAILED;
}
