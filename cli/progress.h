/*
 * cli/progress.h: one line on standard error that tells how far the checking is, where that is a terminal.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <cite/common.h>

#include <stddef.h>
#include <time.h>

struct progress {
    int enabled;
    int drawn;
    size_t total;
    size_t done;
    size_t findings;
    struct timespec last; /* when it was drawn */
};

void progress_begin(struct progress *progress, size_t total, int quiet);

/* One more link is done; its host is shown. Draws at most ten times a second. */
void progress_step(struct progress *progress, cite_str url, int finding);

/* Wipes the line, so that what follows starts on a clean one. */
void progress_end(struct progress *progress);

#endif
