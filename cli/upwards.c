/*
 * cli/upwards.c: see upwards.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "upwards.h"

#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A configuration of every option with its explanation is a tenth of that. */
#define TEXT_BYTES ((size_t)1 << 20)

/* Folders that are looked through upwards: deeper ones do not exist in practice, and a loop has an end. */
#define FOLDERS 64

/* Whether a file that was found may be read: it belongs to the user, or to root. */
static int is_ours(int file, const char *path)
{
    struct stat status;

    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
        (status.st_uid == geteuid() || status.st_uid == 0))
        return 1;
    complain(path, "not read: it belongs to somebody else; an option that names it reads it all the same");
    return 0;
}

int upwards_open(char path[PATH_BYTES], const char *name)
{
    size_t name_size = strlen(name) + 1;

    if (!getcwd(path, PATH_BYTES - 1 - name_size))
        return -1;
    size_t len = strlen(path);
    for (int i = 0; i < FOLDERS; i++) {
        path[len] = '/';
        memcpy(path + len + 1, name, name_size);
        int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (file >= 0 && is_ours(file, path))
            return file;
        if (file >= 0)
            close(file);
        path[len] = '\0';
        char *slash = strrchr(path, '/');
        if (!slash)
            return -1;
        len = (size_t)(slash - path);
    }
    return -1;
}

char *upwards_read(const char *path, int file, const char *what)
{
    char *text = malloc(TEXT_BYTES + 1);
    size_t len = 0;
    ssize_t got = 1;
    int why = ENOMEM;
    char large[80];

    while (text && got > 0 && len < TEXT_BYTES) {
        got = read(file, text + len, TEXT_BYTES - len);
        why = errno;
        if (got < 0 && why == EINTR)
            got = 1;
        else if (got > 0)
            len += (size_t)got;
    }
    close(file);
    (void)snprintf(large, sizeof large, "too large for %s", what);
    const char *problem = !text                  ? "out of memory"
                          : got < 0              ? strerror(why)
                          : len == TEXT_BYTES    ? large
                          : memchr(text, 0, len) ? "no text"
                                                 : NULL;
    if (problem) {
        complain(path, problem);
        free(text);
        return NULL;
    }
    text[len] = '\0';
    return text;
}
