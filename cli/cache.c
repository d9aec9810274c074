/*
 * cli/cache.c: see cache.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "cache.h"

#include "message.h"
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Half a million links: a larger file is not one of ours. */
#define CACHE_BYTES ((off_t)128 << 20)

/* A shorter file is not worth replacing. */
#define COMPACT_BYTES ((size_t)64 << 10)

struct text {
    char *data;
    size_t len;
};

static cite_status fail(cite_error *error, const char *path, const char *problem)
{
    *error = (cite_error){.status = CITE_ERROR_ARGUMENT, .offset = CITE_NONE};
    (void)snprintf(error->message, sizeof error->message, "--cache: %.120s: %.80s", path, problem);
    return CITE_ERROR_ARGUMENT;
}

/* The whole file; 0, or why not. */
static int read_all(struct text *text, int file)
{
    struct stat info;

    if (fstat(file, &info) != 0)
        return errno;
    if (!S_ISREG(info.st_mode))
        return EINVAL;
    if (info.st_size > CACHE_BYTES)
        return EFBIG;
    text->data = malloc((size_t)info.st_size + 1);
    if (!text->data)
        return ENOMEM;
    while (text->len < (size_t)info.st_size) {
        ssize_t got = read(file, text->data + text->len, (size_t)info.st_size - text->len);
        if (got == 0 || (got < 0 && errno != EINTR))
            return got == 0 ? 0 : errno;
        text->len += got > 0 ? (size_t)got : 0;
    }
    return 0;
}

static int add_up(void *context, const char *data, size_t len)
{
    (void)data;
    *(size_t *)context += len;
    return 0;
}

/* Replaces a file that is mostly old; a failure leaves it as it is. */
static void compact(const char *path, const struct text *text, const cite_checker *checker)
{
    struct output output;
    size_t live = 0;

    if (text->len < COMPACT_BYTES || cite_checker_remembered(checker, add_up, &live, NULL) != CITE_OK ||
        live > text->len / 2 || output_open(&output, path) != 0)
        return;
    output.incomplete = cite_checker_remembered(checker, output_write, &output, NULL) != CITE_OK;
    (void)output_close(&output);
}

static void write_line(struct cache *cache, const char *data, size_t len)
{
    ssize_t written = 0;

    do {
        written = write(cache->file, data, len);
    } while (written < 0 && errno == EINTR);
    if (cache->failed == 0 && written < 0)
        cache->failed = errno;
    else if (cache->failed == 0 && (size_t)written != len)
        cache->failed = ENOSPC;
}

cite_status cache_open(struct cache *cache, const char *path, cite_checker *checker, cite_error *error)
{
    struct text text = {NULL, 0};
    const int flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

    *cache = (struct cache){.file = -1, .path = path};
    if (!path)
        return CITE_OK;
    cache->file = open(path, flags, 0600);
    int why = cache->file < 0 ? errno : read_all(&text, cache->file);
    cite_status status = why != 0 ? fail(error, path, strerror(why)) : CITE_OK;
    if (status == CITE_OK)
        status = cite_checker_remember(checker, (cite_str){text.data, text.len}, error);
    if (status == CITE_ERROR_FORMAT) /* a document, say: nothing may be added to it, still less be left out */
        status = fail(error, path, "holds something else than remembered links");
    if (status == CITE_OK) {
        compact(path, &text, checker);
        close(cache->file);
        cache->file = open(path, flags, 0600);
        if (cache->file < 0)
            status = fail(error, path, strerror(errno));
        else if (text.len > 0 && text.data[text.len - 1] != '\n')
            write_line(cache, "\n", 1); /* what was torn off stays alone on its line */
    } else if (cache->file >= 0) {
        close(cache->file);
        cache->file = -1;
    }
    free(text.data);
    return status;
}

static int write_record(void *context, const char *data, size_t len)
{
    write_line(context, data, len);
    return 0;
}

void cache_put(struct cache *cache, const cite_check *check)
{
    if (cache->file >= 0 && cache->failed == 0 &&
        cite_check_record(check, write_record, cache, NULL) == CITE_ERROR_MEMORY)
        cache->failed = ENOMEM;
}

int cache_close(struct cache *cache)
{
    if (cache->file >= 0 && close(cache->file) != 0 && cache->failed == 0)
        cache->failed = errno;
    cache->file = -1;
    if (cache->failed == 0)
        return 0;
    complain(cache->path, strerror(cache->failed));
    return -1;
}
