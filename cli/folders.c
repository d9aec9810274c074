/*
 * cli/folders.c: see folders.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "folders.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *folder_path(const char *variable, const char *below_home, const char *name)
{
    const char *folder = getenv(variable);
    const char *home = getenv("HOME");
    int named = folder && folder[0] == '/'; /* a path that is not absolute is to be ignored */

    if (!named && (!home || home[0] != '/'))
        return NULL;
    const char *base = named ? folder : home;
    const char *below = named ? "" : below_home;
    size_t size = strlen(base) + strlen(below) + strlen(name) + sizeof "//";
    char *path = malloc(size);
    if (path)
        (void)snprintf(path, size, "%s%s%s/%s", base, named ? "" : "/", below, name);
    return path;
}

void folder_make(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(path, S_IRWXU);
        *slash = '/';
    }
}
