/*
 * cli/commands.h: the commands, and the checking that two of them share. Each returns the exit status.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "documents.h"
#include "files.h"
#include "options.h"
#include "output.h"

#include <cite.h>

int command_text(const struct settings *settings);
int command_extract(const struct settings *settings);
int command_links(const struct settings *settings);
int command_bibliography(const struct settings *settings);
int command_audit(const struct settings *settings);

/* "audit archive FILE...": whether it is one, and what it does. */
int archive_is_command(const struct settings *settings);
int archive_command(const struct settings *settings);

/* "audit copies URL...": whether it is one, and what it does. */
int copies_is_command(const struct settings *settings);
int copies_command(const struct settings *settings);

/*
 * Adds the works of a file to a bibliography: those that a document cites, each once, or the entries of a library. What is
 * wrong in it is told with its line. EXIT_CLEAN, or EXIT_FAILED where something could not be read.
 */
int add_works(cite_bibliography *into, const cite_parser *parser, const char *path, int quiet);

/* Adds the works of one input, which documents_next gave, and frees its document. */
int add_works_of(cite_bibliography *into, const struct document_input *input, int quiet);

/* Writes which works are missing from the library of the settings. *missing is how many. CITE_ERROR_IO, CITE_ERROR_MEMORY. */
cite_status write_missing(const cite_bibliography *works, cite_bibliography *library,
                          const struct settings *settings, struct output *output, size_t *missing,
                          cite_error *error);

/*
 * Lists the inputs that the words name, unless these are a command of a store. 0, or -1 after a message where they make
 * no sense.
 */
int inputs_list(struct settings *settings, const struct command *command);

/*
 * 0, or -1 after a message where two outputs are one file, or an output is one of the inputs. Outputs that stand in a folder
 * which is an input are no inputs.
 */
int refuse_clashes(struct settings *settings, const struct command *command);

/* The number of a report format or bibliography format by its word; the words are checked before. */
cite_report_format report_format(const char *word);
cite_format bibliography_format(const char *word);

/* The order for a format and an enum sort_choice. */
cite_order bibliography_order(cite_format format, int sort);

/* Report options that fit an output: format, colours, width, time. */
cite_report_options report_options(const struct settings *settings, const struct output *output);

/*
 * Says why a call that wrote to an output failed, unless writing did, which output_close tells; the output is then
 * incomplete. EXIT_FAILED; EXIT_CLEAN for CITE_OK.
 */
int report_status(cite_status status, const cite_error *error, struct output *output);

/* Told of each reference as its verdict falls. */
typedef void (*checked_fn)(void *context, size_t reference);

struct checking {
    cite_audit *audit;
    cite_bibliography *works; /* what the documents cite is added to it; NULL: nobody wants it */
    cite_store *store;        /* must live as long as the audit; NULL where nothing is kept */
    cite_checker *checker;    /* must live as long as the audit is read; NULL where nothing was checked */
    int64_t started;          /* seconds since 1970 */
    int64_t ended;            /* of a run that was recalled; 0: now */
    int status;               /* EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE or EXIT_FAILED */
};

/*
 * Brings the inputs together, one document in memory after another, and checks their links, unless the settings forbid it.
 * works and checked may be NULL. Always to be followed by checking_release. 0, or -1 where there is no audit to report.
 */
int checking_run(struct checking *checking, const struct settings *settings, cite_bibliography *works,
                 checked_fn checked, void *context);
void checking_release(struct checking *checking);

/* Whether a reference makes the command fail. */
int checking_findings(const struct settings *settings, const cite_audit *audit);

/* Whether somebody has interrupted the checking, or what came after it. */
int is_interrupted(void);

#endif
