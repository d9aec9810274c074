/*
 * cli/parts.c: see parts.h.
 */
#include "parts.h"

#include "drift_limits.h"
#include "fix.h"
#include "message.h"

void parts_open(struct parts *parts, const struct settings *settings)
{
    const char *const paths[PART_COUNT] = {settings->output,       settings->html,         settings->json,
                                           settings->bibliography, settings->robust_links, settings->fix};

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

void parts_close(struct parts *parts, int incomplete)
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
    cite_drift_options limits;
    cite_report_options options = report_options(settings, output);

    options.format = report_format(format);
    options.started = checking->started;
    if (checking->ended > 0)
        options.now = checking->ended;
    options.checker = &settings->checker;
    (void)drift_limits_read(&limits, settings->drift); /* it was read before */
    options.drift = &limits;
    cite_status status = cite_report_audit(checking->audit, &options, output_write, output, &error);
    return report_status(status, &error, output);
}

int parts_write(struct parts *parts, const struct settings *settings, const struct checking *checking)
{
    const char *const formats[PART_BIBLIOGRAPHY] = {settings->format, "html", "json"};
    int status = EXIT_CLEAN;

    for (int i = 0; i < PART_BIBLIOGRAPHY; i++) {
        if (parts->is_open[i])
            status = worse(status, write_report(settings, checking, &parts->outputs[i], formats[i]));
    }
    if (parts->is_open[PART_ROBUST])
        status = worse(status, write_robust_links(checking, &parts->outputs[PART_ROBUST]));
    if (parts->is_open[PART_FIX])
        status = worse(status, write_fixes(settings, checking, &parts->outputs[PART_FIX]));
    return status;
}
