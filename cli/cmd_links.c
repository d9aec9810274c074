/*
 * cli/cmd_links.c: checks every distinct link of the inputs.
 */
#include "commands.h"
#include "message.h"

#include <stdlib.h>

/* JSON Lines are written as the verdicts fall. */
struct stream {
    struct checking *checking;
    struct output *output;
    const cite_report_options *options;
    unsigned char *written; /* by reference; NULL until the first one: no reference is added from then on */
    int status;
};

static void write_line(void *context, size_t reference)
{
    struct stream *stream = context;
    cite_error error;

    if (!stream->written)
        stream->written = calloc(cite_audit_reference_count(stream->checking->audit), 1);
    if (!stream->written) {
        stream->status = EXIT_FAILED;
        stream->output->incomplete = 1;
        return;
    }
    if (stream->written[reference])
        return;
    stream->written[reference] = 1;
    cite_status status = cite_report_reference(stream->checking->audit, reference, stream->options,
                                               output_write, stream->output, &error);
    stream->status = worse(stream->status, report_status(status, &error, stream->output));
    output_flush(stream->output);
}

static int links_as_lines(const struct settings *settings, struct output *output,
                          const cite_report_options *options)
{
    struct checking checking;
    struct stream stream = {&checking, output, options, NULL, EXIT_CLEAN};
    cite_error error;

    if (checking_run(&checking, settings, NULL, write_line, &stream) == 0) {
        size_t count = cite_audit_reference_count(checking.audit);
        for (size_t i = 0; i < count; i++)
            write_line(&stream, i);
        cite_status status = cite_report_summary(checking.audit, options, output_write, output, &error);
        stream.status = worse(stream.status, report_status(status, &error, output));
    }
    stream.status = worse(stream.status, checking.status);
    checking_release(&checking);
    free(stream.written);
    return stream.status;
}

static void dump_links(const struct settings *settings, const cite_audit *audit, struct output *output)
{
    const cite_reference *reference = NULL;
    unsigned shards = settings->checker.shards;

    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        if (shards > 1 && cite_url_shard(reference->url, shards) != settings->checker.shard)
            continue;
        cite_span user = user_information(reference->url);
        output_write(output, reference->url.ptr, user.begin);
        output_write(output, reference->url.ptr + user.end, reference->url.len - user.end);
        output_text(output, "\n");
    }
}

static int links_at_once(const struct settings *settings, struct output *output,
                         const cite_report_options *options)
{
    struct checking checking;
    cite_error error;

    if (checking_run(&checking, settings, NULL, NULL, NULL) == 0) {
        if (settings->dump_links) {
            dump_links(settings, checking.audit, output);
        } else {
            cite_status status = cite_report_links(checking.audit, options, output_write, output, &error);
            checking.status = worse(checking.status, report_status(status, &error, output));
        }
    }
    checking_release(&checking);
    return checking.status;
}

int command_links(const struct settings *settings)
{
    struct output output;
    int status = EXIT_CLEAN;

    if (output_open(&output, settings->output) != 0)
        return EXIT_FAILED;
    cite_report_options options = report_options(settings, &output);
    if (options.format == CITE_REPORT_JSONL && !settings->dump_links)
        status = links_as_lines(settings, &output, &options);
    else
        status = links_at_once(settings, &output, &options);
    return output_close(&output) == 0 ? status : EXIT_FAILED;
}
