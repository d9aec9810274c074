/*
 * cli/message.h: what goes to standard error, and the exit status of every command.
 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include <cite/common.h>

#define PROGRAM "citation-check"

/* Higher ones win. */
enum exit_status {
    EXIT_CLEAN = 0,    /* nothing to report */
    EXIT_FINDINGS = 1, /* dead links and the like */
    EXIT_USAGE = 2,    /* the command line makes no sense */
    EXIT_FAILED = 3    /* some work could not be done */
};

#if defined(__GNUC__)
#define LIKE_PRINTF __attribute__((format(printf, 1, 2)))
#else
#define LIKE_PRINTF
#endif

/*
 * "citation-check: ..." and a line end on standard error. Whatever the arguments hold, it is one line of text: controls and
 * bidirectional controls are left out, white space is a space, bytes that are no UTF-8 are "?".
 */
void say(const char *format, ...) LIKE_PRINTF;

/* "citation-check: name: message" likewise; without a name where that is NULL. */
void complain(const char *name, const char *message);

/* The higher of two. */
int worse(int a, int b);

/*
 * Where the user information of a URL stands ("user:password@"), which is never shown; an empty range after "://" (or at
 * the begin) where it has none.
 */
cite_span user_information(cite_str url);

#endif
