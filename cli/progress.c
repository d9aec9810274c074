/*
 * cli/progress.c: see progress.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "progress.h"

#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Milliseconds between two drawings: quick enough to look alive, slow enough for any terminal. */
#define INTERVAL_MS 100

/* Longest part of a host shown, so that the line does not wrap. */
#define HOST_MAX ((size_t)30)

void progress_begin(struct progress *progress, size_t total, int quiet)
{
    const char *terminal = getenv("TERM");

    memset(progress, 0, sizeof *progress);
    progress->total = total;
    progress->enabled =
        !quiet && total > 0 && isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

/* The host of a URL as far as it fits. It comes from a document: what a terminal might obey is shown as "?". */
static void copy_host(char out[HOST_MAX + 1], cite_str url)
{
    size_t at = user_information(url).end;
    size_t len = 0;

    for (; at < url.len && len < HOST_MAX && url.ptr[at] != '/'; at++)
        out[len++] = (char)(url.ptr[at] > ' ' && url.ptr[at] < 0x7F ? url.ptr[at] : '?');
    out[len] = '\0';
}

/* True, and the clock set anew, where the last drawing is long enough ago. */
static int is_due(struct progress *progress)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    long passed =
        (long)(now.tv_sec - progress->last.tv_sec) * 1000 + (now.tv_nsec - progress->last.tv_nsec) / 1000000;
    if (progress->drawn && passed < INTERVAL_MS)
        return 0;
    progress->last = now;
    return 1;
}

void progress_step(struct progress *progress, cite_str url, int finding)
{
    char host[HOST_MAX + 1];

    progress->done++;
    progress->findings += finding ? 1 : 0;
    if (!progress->enabled || !is_due(progress))
        return;
    copy_host(host, url);
    fprintf(stderr, "\r\x1B[Kchecking %zu/%zu  ok %zu  findings %zu  %s", progress->done, progress->total,
            progress->done - progress->findings, progress->findings, host);
    fflush(stderr);
    progress->drawn = 1;
}

void progress_end(struct progress *progress)
{
    if (progress->drawn)
        fputs("\r\x1B[K", stderr);
    progress->drawn = 0;
}
