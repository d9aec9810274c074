/*
 * cli/walk.c: the files of a folder.
 *
 * What is still to be looked at stands on a stack, the next one on top; a folder is replaced by its entries. So the order is
 * that of a reader who opens each folder where it stands in its list.
 */
#define _POSIX_C_SOURCE 200809L

#include "inputs.h"
#include "message.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Folders below the one that is named; deeper ones are made by mistake, or by mounts that hold themselves. */
#define DEPTH_MAX 64u

struct entry {
    char *path;
    unsigned depth;
};

struct stack {
    struct entry *entries;
    size_t count;
    size_t room;
};

/* The path is freed with the stack, or at once where this fails. */
static int push(struct stack *stack, char *path, unsigned depth)
{
    if (stack->count == stack->room) {
        size_t room = stack->room ? stack->room * 2 : 64;
        struct entry *entries = realloc(stack->entries, room * sizeof *entries);
        if (!entries) {
            free(path);
            return -1;
        }
        stack->entries = entries;
        stack->room = room;
    }
    stack->entries[stack->count++] = (struct entry){path, depth};
    return 0;
}

/* "folder/name" in memory of its own; NULL when that is out. */
static char *join(const char *folder, const char *name)
{
    size_t len = strlen(folder);
    size_t size = len + strlen(name) + 2;
    char *path = malloc(size);

    if (path)
        (void)snprintf(path, size, "%s%s%s", folder, len > 0 && folder[len - 1] == '/' ? "" : "/", name);
    return path;
}

/* The last name first, so that the first one comes to stand on top. */
static int by_name_downwards(const void *a, const void *b)
{
    return strcmp(((const struct entry *)b)->path, ((const struct entry *)a)->path);
}

/* Everything in a folder but what is hidden. 0, or the number of an error. */
static int push_entries(struct stack *stack, const struct entry *folder)
{
    size_t first = stack->count;
    DIR *stream = opendir(folder->path);
    struct dirent *entry = NULL;
    int why = 0;

    if (!stream)
        return errno;
    for (;;) {
        errno = 0;
        entry = readdir(stream);
        why = errno;
        if (!entry)
            break;
        if (entry->d_name[0] == '.')
            continue;
        char *path = join(folder->path, entry->d_name);
        if (!path || push(stack, path, folder->depth + 1) != 0) {
            why = ENOMEM;
            break;
        }
        if (stack->count > INPUTS_MAX) {
            why = EFBIG;
            break;
        }
    }
    closedir(stream);
    if (stack->count > first)
        qsort(stack->entries + first, stack->count - first, sizeof *stack->entries, by_name_downwards);
    return why;
}

enum nature { IS_OTHER, IS_FILE, IS_FOLDER };

/* A link to a file is one; a link to a folder may lead back, and is none. What is gone since is none either. */
static enum nature nature_of(const struct entry *entry)
{
    struct stat info;
    int link = 0;

    if (entry->depth == 0)
        return IS_FOLDER;
    if (lstat(entry->path, &info) != 0)
        return IS_OTHER;
    link = S_ISLNK(info.st_mode);
    if (link && stat(entry->path, &info) != 0)
        return IS_OTHER;
    return S_ISREG(info.st_mode) ? IS_FILE : S_ISDIR(info.st_mode) && !link ? IS_FOLDER : IS_OTHER;
}

static int enter(struct stack *stack, const struct entry *folder)
{
    if (folder->depth > DEPTH_MAX) {
        complain(folder->path, "too deep: not read");
        return EXIT_FAILED;
    }
    int why = push_entries(stack, folder);
    if (why == 0)
        return EXIT_CLEAN;
    complain(folder->path, why == EFBIG ? "more than a million files" : strerror(why));
    return EXIT_FAILED;
}

int listing_walk(struct listing *listing, const char *folder)
{
    struct stack stack = {NULL, 0, 0};
    size_t before = listing->count;
    char *copy = join(folder, "");
    int status = EXIT_CLEAN;
    int full = 0;

    if (!copy || push(&stack, copy, 0) != 0) {
        complain(folder, "out of memory");
        return EXIT_FAILED;
    }
    while (stack.count > 0) {
        struct entry entry = stack.entries[--stack.count];
        enum nature nature = full ? IS_OTHER : nature_of(&entry);
        if (nature == IS_FOLDER)
            status = worse(status, enter(&stack, &entry));
        if (nature == IS_FILE)
            full = listing_add(listing, entry.path, 1) != 0;
        else
            free(entry.path);
    }
    free(stack.entries);
    if (full)
        return EXIT_FAILED;
    if (listing->count > before || status != EXIT_CLEAN)
        return status;
    complain(folder, "no file to read in it");
    return EXIT_FAILED;
}
