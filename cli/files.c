/*
 * cli/files.c: see files.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "files.h"

#include "message.h"

#include <cite.h>

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the library reads by default; a larger input is refused before it fills the memory. */
#define INPUT_MAX ((size_t)256 * 1024 * 1024)

/* First allocation where the size is not known; also what is enough to tell a text from other files. */
#define FIRST_SIZE ((size_t)64 * 1024)

#define TOO_LARGE "larger than 256 MiB"

static enum file_outcome fail(char problem[PROBLEM_SIZE], const char *why)
{
    (void)snprintf(problem, PROBLEM_SIZE, "%s", why);
    return FILE_FAILED;
}

/* By strerror_r, for strerror is for one thread alone. */
static enum file_outcome fail_by_number(char problem[PROBLEM_SIZE], int number)
{
    char text[PROBLEM_SIZE];

    if (strerror_r(number, text, sizeof text) != 0)
        (void)snprintf(text, sizeof text, "error %d", number);
    return fail(problem, text);
}

/* Room for so many bytes. */
static int reserve(struct bytes *bytes, size_t size)
{
    char *data = realloc(bytes->data, size);

    if (!data)
        return 0;
    bytes->data = data;
    bytes->size = size;
    return 1;
}

/* What a descriptor gives, until there are so many bytes. */
static enum file_outcome read_up_to(struct bytes *bytes, int descriptor, size_t most,
                                    char problem[PROBLEM_SIZE])
{
    while (bytes->len < most) {
        if (bytes->len == bytes->size && !reserve(bytes, bytes->size ? bytes->size * 2 : FIRST_SIZE))
            return fail(problem, "out of memory");
        size_t room = bytes->size - bytes->len;
        ssize_t got =
            read(descriptor, bytes->data + bytes->len, room < most - bytes->len ? room : most - bytes->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_by_number(problem, errno);
        if (got == 0)
            break;
        bytes->len += (size_t)got;
    }
    return FILE_READ;
}

static enum file_outcome read_all(struct bytes *bytes, int descriptor, char problem[PROBLEM_SIZE])
{
    enum file_outcome outcome = read_up_to(bytes, descriptor, INPUT_MAX + 1, problem);

    if (outcome == FILE_READ && bytes->len > INPUT_MAX)
        return fail(problem, TOO_LARGE);
    /* An empty file has bytes to free as well. */
    if (outcome == FILE_READ && !bytes->data && !reserve(bytes, FIRST_SIZE))
        return fail(problem, "out of memory");
    return outcome;
}

/* Whether what a folder holds is a document or a library; its first bytes are read for it. */
static enum file_outcome probe(struct bytes *bytes, int descriptor, const char *path,
                               char problem[PROBLEM_SIZE])
{
    cite_format format = CITE_FORMAT_BIBTEX;
    enum file_outcome outcome = read_up_to(bytes, descriptor, FIRST_SIZE, problem);

    if (outcome != FILE_READ)
        return outcome;
    cite_str begin = {bytes->data, bytes->len};
    if (cite_format_detect(&format, cite_str_from(path), begin) ||
        cite_document_probe(begin, NULL, NULL) == CITE_OK)
        return FILE_READ;
    return FILE_PASSED_OVER;
}

static enum file_outcome read_open(struct bytes *bytes, int descriptor, const char *path, int found,
                                   char problem[PROBLEM_SIZE])
{
    enum file_outcome outcome = FILE_READ;
    struct stat info;

    if (fstat(descriptor, &info) != 0)
        return fail_by_number(problem, errno);
    if (found && !S_ISREG(info.st_mode))
        return FILE_PASSED_OVER;
    if (S_ISDIR(info.st_mode))
        return fail(problem, "is a directory");
    if (found)
        outcome = probe(bytes, descriptor, path, problem);
    if (outcome != FILE_READ)
        return outcome;
    if (info.st_size > 0 && (uintmax_t)info.st_size > INPUT_MAX)
        return fail(problem, TOO_LARGE);
    /* One more, so that the end is seen without more room. */
    if ((size_t)info.st_size >= bytes->size && !reserve(bytes, (size_t)info.st_size + 1))
        return fail(problem, "out of memory");
    return read_all(bytes, descriptor, problem);
}

enum file_outcome file_read(struct bytes *bytes, const char *path, int found, char problem[PROBLEM_SIZE])
{
    /* What was a file when its folder was walked may be a pipe now, which nobody writes to. */
    int flags = O_RDONLY | O_CLOEXEC | (found ? O_NONBLOCK | O_NOCTTY : 0);

    if (path[0] == '\0')
        return fail(problem, "empty file name");
    if (strcmp(path, "-") == 0)
        return read_all(bytes, STDIN_FILENO, problem);
    int descriptor = open(path, flags);
    if (descriptor < 0)
        return fail_by_number(problem, errno);
    enum file_outcome outcome = read_open(bytes, descriptor, path, found, problem);
    close(descriptor);
    return outcome;
}

const char *shown_name(const char *path)
{
    return path[0] == '\0' ? NULL : strcmp(path, "-") == 0 ? "standard input" : path;
}

char *read_bytes(const char *path, size_t *len)
{
    struct bytes bytes = {NULL, 0, 0};
    char problem[PROBLEM_SIZE];

    if (file_read(&bytes, path, 0, problem) == FILE_READ) {
        *len = bytes.len;
        return bytes.data;
    }
    complain(shown_name(path), problem);
    free(bytes.data);
    return NULL;
}
