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
    const char *counted; /* what these are called */
    struct timespec begun;
    struct timespec last; /* when it was drawn */
};

void progress_begin(struct progress *progress, size_t total, int quiet);

/*
 * "  12.5/s  0:40 left": how many links a second were done in elapsed_ms, and how long the rest takes at that pace. Empty
 * where that is not known yet. size: 48 is enough.
 */
void progress_pace(char *out, size_t size, size_t done, size_t total, long elapsed_ms);

/* One more link is done; its host is shown. Draws at most ten times a second. */
void progress_step(struct progress *progress, cite_str url, int finding);

/* Wipes the line, so that what follows starts on a clean one. */
void progress_end(struct progress *progress);

#endif
