/*
 * cli/cmd_audit.c: extracts, checks and reports at once: the command for a text that is about to be published.
 */
#include "commands.h"
#include "message.h"
#include "store.h"

#include <string.h>

/* The format of --bibliography by the file's extension. */
static const struct {
    const char *extension;
    cite_format format;
} extensions[] = {
    {".bib", CITE_FORMAT_BIBTEX}, {".json", CITE_FORMAT_CSL_JSON}, {".ris", CITE_FORMAT_RIS},
    {".csv", CITE_FORMAT_CSV},    {".md", CITE_FORMAT_MARKDOWN},   {".txt", CITE_FORMAT_TEXT},
};

/* CITE_FORMAT_COUNT_ for an extension that is none of them. */
static cite_format format_by_name(const char *path)
{
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot && i < sizeof extensions / sizeof extensions[0]; i++) {
        if (strcmp(dot, extensions[i].extension) == 0)
            return extensions[i].format;
    }
    return CITE_FORMAT_COUNT_;
}

/* What an audit writes. */
enum part { PART_REPORT, PART_HTML, PART_JSON, PART_BIBLIOGRAPHY, PART_COUNT };

struct parts {
    struct output outputs[PART_COUNT];
    int is_open[PART_COUNT];
    int status; /* EXIT_FAILED where one could not be opened or written */
};

/* All outputs are opened before the checking: a wrong name should not cost anybody a long run. */
static void parts_open(struct parts *parts, const struct settings *settings)
{
    const char *const paths[PART_COUNT] = {settings->output, settings->html, settings->json,
                                           settings->bibliography};

    parts->status = EXIT_CLEAN;
    for (int i = 0; i < PART_COUNT; i++) {
        parts->is_open[i] = 0;
        if (i != PART_REPORT && !paths[i])
            continue;
        if (output_open(&parts->outputs[i], paths[i]) == 0)
            parts->is_open[i] = 1;
        else
            parts->status = EXIT_FAILED;
    }
}

static void parts_close(struct parts *parts, int incomplete)
{
    for (int i = 0; i < PART_COUNT; i++) {
        if (!parts->is_open[i])
            continue;
        parts->outputs[i].incomplete |= incomplete;
        if (output_close(&parts->outputs[i]) != 0)
            parts->status = EXIT_FAILED;
    }
}

static int write_report(const struct settings *settings, const struct checking *checking, struct output *output,
                        const char *format)
{
    cite_error error;
    cite_report_options options = report_options(settings, output);

    options.format = report_format(format);
    options.started = checking->started;
    options.checker = &settings->checker;
    cite_status status = cite_report_audit(checking->audit, &options, output_write, output, &error);
    return report_status(status, &error, output);
}

static int write_bibliography(const struct settings *settings, cite_bibliography *works, struct output *output)
{
    cite_format format = format_by_name(settings->bibliography);
    cite_error error;

    cite_status status = cite_bibliography_sort(works, bibliography_order(format, SORT_AUTO), &error);
    if (status == CITE_OK)
        status = cite_bibliography_write(works, format, output_write, output, &error);
    return report_status(status, &error, output);
}

static int write_parts(struct parts *parts, const struct settings *settings, const struct checking *checking)
{
    const char *const formats[PART_BIBLIOGRAPHY] = {settings->format, "html", "json"};
    int status = EXIT_CLEAN;

    for (int i = 0; i < PART_BIBLIOGRAPHY; i++) {
        if (parts->is_open[i])
            status = worse(status, write_report(settings, checking, &parts->outputs[i], formats[i]));
    }
    if (parts->is_open[PART_BIBLIOGRAPHY])
        status =
            worse(status, write_bibliography(settings, checking->works, &parts->outputs[PART_BIBLIOGRAPHY]));
    return status;
}

static struct settings with_store(const struct settings *settings)
{
    struct settings rest = *settings;

    rest.kept = !rest.no_store;
    return rest;
}

/* What can be told before anything is read. */
static int are_sensible(const struct settings *settings)
{
    const char *needs = settings->resume ? "--resume" : settings->recheck ? "--recheck" : "--baseline";

    if (settings->no_store && (settings->resume || settings->recheck || settings->baseline > 0)) {
        say("audit: %s needs a store, so it does not go with --no-store", needs);
        return 0;
    }
    return !settings->fail_on || fail_on_is_good(settings->fail_on);
}

static int run_audit(struct settings rest)
{
    struct checking checking;
    struct parts parts;
    cite_bibliography *works = NULL;
    cite_error error;

    if (!are_sensible(&rest))
        return EXIT_USAGE;
    if (rest.bibliography && format_by_name(rest.bibliography) == CITE_FORMAT_COUNT_) {
        complain("audit: --bibliography: not a name that ends in .bib, .json, .ris, .csv, .md or .txt",
                 rest.bibliography);
        return EXIT_USAGE;
    }
    if (rest.bibliography && cite_bibliography_new(&works, NULL, &error) != CITE_OK) {
        complain(NULL, error.message);
        return EXIT_FAILED;
    }
    parts_open(&parts, &rest);
    int status = EXIT_CLEAN;
    int made = checking_run(&checking, &rest, works, NULL, NULL) == 0;
    if (made)
        status = write_parts(&parts, &rest, &checking);
    parts_close(&parts, !made);
    /* What was asked for makes no sense: that nothing was written follows from it. */
    status = !made && checking.status == EXIT_USAGE ? EXIT_USAGE
                                                    : worse(status, worse(parts.status, checking.status));
    checking_release(&checking);
    cite_bibliography_free(works);
    return status;
}

int command_audit(const struct settings *settings)
{
    if (settings->input_count > 0 && store_is_command(settings->inputs[0]))
        return store_command(settings);
    return run_audit(with_store(settings));
}
