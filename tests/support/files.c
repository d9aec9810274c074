/*
 * support/files.c: files and folders of test data.
 */
#define _POSIX_C_SOURCE 200809L

#include "support/files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Reads to the end of an open file; grows by doubling, so that it also reads what has no size. */
static bool read_all(struct file_bytes *out, FILE *file)
{
    size_t room = 0;
    for (;;) {
        if (room - out->len < 2) {
            room = room ? 2 * room : 4096;
            char *grown = realloc(out->data, room);
            if (!grown)
                return false;
            out->data = grown;
        }
        const size_t got = fread(out->data + out->len, 1, room - out->len - 1, file);
        out->len += got;
        if (got == 0)
            break;
    }
    out->data[out->len] = '\0';
    return !ferror(file);
}

bool file_read(struct file_bytes *out, const char *path)
{
    *out = (struct file_bytes){NULL, 0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    const bool ok = read_all(out, file);
    fclose(file);
    if (!ok)
        file_release(out);
    return ok;
}

void file_release(struct file_bytes *file)
{
    free(file->data);
    *file = (struct file_bytes){NULL, 0};
}

static bool add_name(struct file_list *list, const char *name)
{
    char **grown = realloc(list->names, (list->count + 1) * sizeof(*grown));
    if (!grown)
        return false;
    list->names = grown;
    const size_t size = strlen(name) + 1;
    char *copy = malloc(size);
    if (!copy)
        return false;
    memcpy(copy, name, size);
    list->names[list->count++] = copy;
    return true;
}

static int compare_names(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

bool file_list_read(struct file_list *out, const char *path)
{
    *out = (struct file_list){NULL, 0};
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    bool ok = true;
    for (const struct dirent *entry = readdir(folder); entry && ok; entry = readdir(folder)) {
        if (entry->d_name[0] != '.')
            ok = add_name(out, entry->d_name);
    }
    closedir(folder);
    if (!ok) {
        file_list_release(out);
        return false;
    }
    if (out->count > 0)
        qsort(out->names, out->count, sizeof(*out->names), compare_names);
    return true;
}

void file_list_release(struct file_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->names[i]);
    free(list->names);
    *list = (struct file_list){NULL, 0};
}

char *file_path(const char *folder, const char *name)
{
    const size_t folder_len = strlen(folder);
    const size_t name_size = strlen(name) + 1;
    char *path = malloc(folder_len + 1 + name_size);
    if (!path)
        return NULL;
    memcpy(path, folder, folder_len);
    path[folder_len] = '/';
    memcpy(path + folder_len + 1, name, name_size);
    return path;
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}
