/*
 * cli/message.h: what goes to standard error, and the exit status of every command.
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#define PROGRAM "citation-check"

/* Higher ones win. */
enum exit_status {
    EXIT_CLEAN = 0,    /* nothing to report */
    EXIT_FINDINGS = 1, /* dead links and the like */
    EXIT_USAGE = 2,    /* the command line makes no sense */
    EXIT_FAILED = 3    /* some work could not be done */
};

/* "citation-check: name: message" on standard error; without a name where that is NULL. */
void complain(const char *name, const char *message);

/* The higher of two. */
int worse(int a, int b);

#endif
