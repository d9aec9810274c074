/*
 * cli/cmd_audit.c: extracts, checks and reports at once: the command for a text that is about to be published.
 */
#include "commands.h"
#include "copies.h"
#include "drift_limits.h"
#include "fix.h"
#include "message.h"
#include "parts.h"
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
    const char *dot = path ? strrchr(path, '.') : NULL;

    for (size_t i = 0; dot && i < sizeof extensions / sizeof extensions[0]; i++) {
        if (strcmp(dot, extensions[i].extension) == 0)
            return extensions[i].format;
    }
    return CITE_FORMAT_COUNT_;
}

/* The copies that archives have of what is cited. */
static cite_status add_copies(cite_bibliography *works, const cite_audit *audit, cite_error *error)
{
    const cite_reference *reference = NULL;
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        const cite_memento *copy = reference->archive;
        if (copy)
            status = cite_bibliography_set_copy(works, reference->url, copy->url, copy->datetime, error);
        /* A copy that is no address of the web is none to cite. */
        if (status == CITE_ERROR_ARGUMENT)
            status = CITE_OK;
    }
    return status;
}

static int write_bibliography(const struct settings *settings, const struct checking *checking,
                              struct output *output)
{
    cite_format format = format_by_name(settings->bibliography);
    cite_error error;

    cite_bibliography *works = checking->works;
    cite_status status = add_copies(works, checking->audit, &error);
    if (status == CITE_OK)
        status = cite_bibliography_sort(works, bibliography_order(format, SORT_AUTO), &error);
    if (status == CITE_OK)
        status = cite_bibliography_write(works, format, output_write, output, &error);
    return report_status(status, &error, output);
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
    cite_drift_options limits;
    const char *needs = settings->resume ? "--resume" : settings->recheck ? "--recheck" : "--baseline";

    if (settings->no_store && (settings->resume || settings->recheck || settings->baseline > 0)) {
        say("audit: %s needs a store, so it does not go with --no-store", needs);
        return 0;
    }
    if (settings->fix_kinds && !fix_kinds_are_good(settings->fix_kinds))
        return 0;
    if (drift_limits_read(&limits, settings->drift) != 0)
        return 0;
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
        status = parts_write(&parts, &rest, &checking);
    if (made && parts.is_open[PART_BIBLIOGRAPHY])
        status = worse(status, write_bibliography(&rest, &checking, &parts.outputs[PART_BIBLIOGRAPHY]));
    parts_close(&parts, !made);
    /* What was asked for makes no sense: that nothing was written follows from it. */
    status = !made && checking.status == EXIT_USAGE ? EXIT_USAGE
                                                    : worse(status, worse(parts.status, checking.status));
    checking_release(&checking);
    cite_bibliography_free(works);
    return status;
}

/* Why "audit report" cannot be what was asked for; NULL: it can. */
static const char *report_problem(const struct settings *settings)
{
    if (settings->no_store)
        return "needs a store, so it does not go with --no-store";
    if (settings->copies != COPIES_NONE)
        return "asks nobody, so it does not go with --archives";
    if (settings->bibliography)
        return "has no works to write, so it does not go with --bibliography";
    if (settings->input_count > 2 || (settings->input_count == 2 && run_number(settings->inputs[1]) == 0))
        return "takes the number of one run, as \"audit runs\" lists them, or none for the last";
    return NULL;
}

static int recall(struct checking *checking, const struct settings *settings)
{
    int64_t run = settings->input_count == 2 ? run_number(settings->inputs[1]) : 0;
    cite_error error;
    int status = EXIT_CLEAN;

    checking->store = store_open(settings, 1, &status);
    if (!checking->store)
        return EXIT_FAILED;
    cite_status recalled = cite_audit_new(&checking->audit, NULL, &error);
    if (recalled == CITE_OK)
        recalled = cite_audit_recall(checking->audit, checking->store, run, &checking->started,
                                     &checking->ended, &error);
    if (recalled == CITE_OK)
        return checking_findings(settings, checking->audit) ? EXIT_FINDINGS : EXIT_CLEAN;
    complain(NULL, error.message);
    return recalled == CITE_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
}

/* What a run found, told again. */
static int report_run(const struct settings *settings)
{
    const char *problem = report_problem(settings);
    struct checking checking = {.status = EXIT_CLEAN};
    struct parts parts;
    cite_drift_options limits;

    if (problem) {
        say("audit: report %s", problem);
        return EXIT_USAGE;
    }
    if (drift_limits_read(&limits, settings->drift) != 0)
        return EXIT_USAGE;
    if (settings->fail_on && !fail_on_is_good(settings->fail_on))
        return EXIT_USAGE;
    int status = recall(&checking, settings);
    if (status == EXIT_CLEAN || status == EXIT_FINDINGS) {
        parts_open(&parts, settings);
        status = worse(status, parts_write(&parts, settings, &checking));
        parts_close(&parts, 0);
        status = worse(status, parts.status);
    }
    checking_release(&checking);
    return status;
}

int command_audit(const struct settings *settings)
{
    if (settings->input_count > 0 && strcmp(settings->inputs[0], "report") == 0)
        return report_run(settings);
    if (settings->input_count > 0 && store_is_command(settings->inputs[0]))
        return store_command(settings);
    if (archive_is_command(settings))
        return archive_command(settings);
    if (copies_is_command(settings))
        return copies_command(settings);
    return run_audit(with_store(settings));
}
