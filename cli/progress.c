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
#define HOST_MAX ((size_t)16)

/* Columns of the bar: with the rest it stays within the 80 of a plain terminal. */
#define BAR_COLUMNS ((size_t)12)

/* A rate is told after so many milliseconds: before, it says nothing. */
#define PACE_MS 1000

/* The longest time that is told, in seconds. */
#define LEFT_MAX 359999.0

#define PACE_SIZE 48

void progress_begin(struct progress *progress, size_t total, int quiet)
{
    const char *terminal = getenv("TERM");

    memset(progress, 0, sizeof *progress);
    progress->total = total;
    progress->counted = "findings";
    (void)clock_gettime(CLOCK_MONOTONIC, &progress->begun);
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

static long passed_ms(const struct timespec *from, const struct timespec *to)
{
    return (long)(to->tv_sec - from->tv_sec) * 1000 + (to->tv_nsec - from->tv_nsec) / 1000000;
}

/* True, and the clock set anew, where the last drawing is long enough ago. */
static int is_due(struct progress *progress)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return 0;
    if (progress->drawn && passed_ms(&progress->last, &now) < INTERVAL_MS)
        return 0;
    progress->last = now;
    return 1;
}

/* "[#######.............]" */
static void fill_bar(char out[BAR_COLUMNS + 1], size_t done, size_t total)
{
    size_t filled = done >= total ? BAR_COLUMNS : done * BAR_COLUMNS / total;

    memset(out, '.', BAR_COLUMNS);
    memset(out, '#', filled);
    out[BAR_COLUMNS] = '\0';
}

void progress_pace(char *out, size_t size, size_t done, size_t total, long elapsed_ms)
{
    out[0] = '\0';
    if (done == 0 || elapsed_ms < PACE_MS)
        return;
    double seconds = (double)elapsed_ms / 1000.0;
    double rate = (double)done / seconds;
    double left = done < total ? (double)(total - done) / rate : 0.0;
    unsigned long whole = left < LEFT_MAX ? (unsigned long)(left + 0.5) : (unsigned long)LEFT_MAX;
    if (whole >= 3600)
        (void)snprintf(out, size, "  %.1f/s  %lu:%02lu:%02lu left", rate, whole / 3600, whole / 60 % 60,
                       whole % 60);
    else
        (void)snprintf(out, size, "  %.1f/s  %lu:%02lu left", rate, whole / 60, whole % 60);
}

void progress_step(struct progress *progress, cite_str url, int finding)
{
    char host[HOST_MAX + 1];
    char bar[BAR_COLUMNS + 1];
    char pace[PACE_SIZE];

    progress->done++;
    progress->findings += finding ? 1 : 0;
    if (!progress->enabled || !is_due(progress))
        return;
    copy_host(host, url);
    fill_bar(bar, progress->done, progress->total);
    progress_pace(pace, sizeof pace, progress->done, progress->total,
                  passed_ms(&progress->begun, &progress->last));
    fprintf(stderr, "\r\x1B[K[%s] %zu/%zu  %s %zu%s  %s", bar, progress->done, progress->total,
            progress->counted, progress->findings, pace, host);
    fflush(stderr);
    progress->drawn = 1;
}

void progress_end(struct progress *progress)
{
    if (progress->drawn)
        fputs("\r\x1B[K", stderr);
    progress->drawn = 0;
}
