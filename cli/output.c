/*
 * cli/output.c: see output.h.
 *
 * A file is written beside its place under a name of its own and renamed when it is whole, so that a full disk or an
 * interruption never leaves half a report where a good one was.
 */
#define _XOPEN_SOURCE 700

#include "output.h"

#include "message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* What mkstemp fills in. */
#define SUFFIX ".XXXXXX"

/* A window wider than this makes lines nobody can read. */
#define WIDTH_MAX 200

/* The mode a new file would have had: that of the old one, or what the umask leaves. */
static mode_t mode_for(const struct stat *old)
{
    if (old)
        return old->st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static int open_beside(struct output *output, const struct stat *old)
{
    size_t len = strlen(output->target);

    output->temporary = malloc(len + sizeof SUFFIX);
    if (!output->temporary)
        return ENOMEM;
    memcpy(output->temporary, output->target, len);
    memcpy(output->temporary + len, SUFFIX, sizeof SUFFIX);
    int descriptor = mkstemp(output->temporary);
    if (descriptor < 0) {
        int why = errno;
        free(output->temporary);
        output->temporary = NULL;
        return why;
    }
    if (fchmod(descriptor, mode_for(old)) == 0)
        output->file = fdopen(descriptor, "wb");
    if (output->file)
        return 0;
    int why = errno;
    close(descriptor);
    return why;
}

static char *copy_of(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    if (copy)
        memcpy(copy, text, size);
    return copy;
}

/* Devices and pipes are written as they are; a link is followed, so that it stays one. */
static int open_file(struct output *output, const char *path)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        output->target = copy_of(path);
        return output->target ? open_beside(output, NULL) : ENOMEM;
    }
    if (S_ISDIR(info.st_mode))
        return EISDIR;
    if (!S_ISREG(info.st_mode)) {
        output->file = fopen(path, "wb");
        return output->file ? 0 : errno;
    }
    if (access(path, W_OK) != 0)
        return errno;
    output->target = realpath(path, NULL);
    return output->target ? open_beside(output, &info) : errno;
}

/* Gives back everything; the temporary file goes as well. */
static void discard(struct output *output)
{
    if (output->file && output->file != stdout)
        fclose(output->file);
    if (output->temporary)
        unlink(output->temporary);
    free(output->temporary);
    free(output->target);
    output->file = NULL;
    output->temporary = NULL;
    output->target = NULL;
}

int output_open(struct output *output, const char *path)
{
    memset(output, 0, sizeof *output);
    if (!path || strcmp(path, "-") == 0) {
        output->file = stdout;
        output->name = "standard output";
        return 0;
    }
    output->name = path;
    int why = open_file(output, path);
    if (why == 0)
        return 0;
    complain(path, strerror(why));
    discard(output);
    return -1;
}

static void note_failure(struct output *output)
{
    if (output->failed == 0)
        output->failed = errno ? errno : EIO;
}

int output_write(void *context, const char *data, size_t len)
{
    struct output *output = context;

    if (output->failed != 0)
        return -1;
    errno = 0;
    if (len > 0 && fwrite(data, 1, len, output->file) != len)
        note_failure(output);
    return output->failed != 0 ? -1 : 0;
}

int output_text(struct output *output, const char *text)
{
    return output_write(output, text, strlen(text));
}

void output_flush(struct output *output)
{
    errno = 0;
    if (output->failed == 0 && fflush(output->file) != 0)
        note_failure(output);
}

static void put_in_place(struct output *output)
{
    if (!output->temporary)
        return;
    if (rename(output->temporary, output->target) != 0) {
        note_failure(output);
        return;
    }
    free(output->temporary);
    output->temporary = NULL; /* nothing left to remove */
}

int output_close(struct output *output)
{
    output_flush(output);
    errno = 0;
    if (output->file != stdout && fclose(output->file) != 0)
        note_failure(output);
    output->file = NULL;
    if (output->failed == 0 && !output->incomplete)
        put_in_place(output);
    if (output->failed != 0 && output->failed != EPIPE)
        complain(output->name, strerror(output->failed));
    discard(output);
    return output->failed != 0 || output->incomplete ? -1 : 0;
}

int output_is_terminal(const struct output *output)
{
    return isatty(fileno(output->file));
}

int output_width(const struct output *output)
{
#ifdef TIOCGWINSZ
    struct winsize size;

    if (output_is_terminal(output) && ioctl(fileno(output->file), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col < WIDTH_MAX ? size.ws_col : WIDTH_MAX;
#else
    (void)output;
#endif
    return 0;
}
