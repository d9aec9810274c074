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
    unsigned char *written; /* by reference */
    int status;
};

static void write_line(void *context, size_t reference)
{
    struct stream *stream = context;
    cite_error error;

    if (stream->written[reference])
        return;
    stream->written[reference] = 1;
    cite_status status = cite_report_reference(stream->checking->audit, reference, stream->options,
                                               output_write, stream->output, &error);
    stream->status = worse(stream->status, report_status(status, &error, stream->output));
    output_flush(stream->output);
}

/* As many flags as there are links, which is at least the number of distinct ones. */
static unsigned char *flags_for(const struct inputs *inputs)
{
    size_t count = 1;

    for (size_t i = 0; i < inputs->count; i++)
        count += cite_document_link_count(inputs->documents[i]);
    return calloc(count, 1);
}

static int links_as_lines(const struct settings *settings, const struct inputs *inputs, struct output *output,
                          const cite_report_options *options)
{
    struct checking checking;
    struct stream stream = {&checking, output, options, flags_for(inputs), EXIT_CLEAN};
    cite_error error;

    if (!stream.written) {
        complain(NULL, "out of memory");
        return EXIT_FAILED;
    }
    if (checking_run(&checking, settings, inputs, write_line, &stream) == 0) {
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

static void dump_links(const cite_audit *audit, struct output *output)
{
    const cite_reference *reference = NULL;

    for (size_t i = 0; (reference = cite_audit_reference(audit, i)) != NULL; i++) {
        cite_span user = user_information(reference->url);
        output_write(output, reference->url.ptr, user.begin);
        output_write(output, reference->url.ptr + user.end, reference->url.len - user.end);
        output_text(output, "\n");
    }
}

static int links_at_once(const struct settings *settings, const struct inputs *inputs, struct output *output,
                         const cite_report_options *options)
{
    struct checking checking;
    cite_error error;

    if (checking_run(&checking, settings, inputs, NULL, NULL) == 0) {
        if (settings->dump_links) {
            dump_links(checking.audit, output);
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
    struct inputs inputs;
    struct output output;
    int status = EXIT_CLEAN;

    if (output_open(&output, settings->output) != 0)
        return EXIT_FAILED;
    cite_report_options options = report_options(settings, &output);
    inputs_read(&inputs, settings);
    if (options.format == CITE_REPORT_JSONL && !settings->dump_links)
        status = links_as_lines(settings, &inputs, &output, &options);
    else
        status = links_at_once(settings, &inputs, &output, &options);
    status = worse(status, inputs.status);
    inputs_release(&inputs);
    return output_close(&output) == 0 ? status : EXIT_FAILED;
}
