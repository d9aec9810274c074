/*
 * support/files.h: files and folders of test data.
 */
#ifndef CITE_TESTS_SUPPORT_FILES_H
#define CITE_TESTS_SUPPORT_FILES_H

#include <stdbool.h>
#include <stddef.h>

/* A file's bytes; a NUL, which is not counted, follows them. */
struct file_bytes {
    char *data;
    size_t len;
};

/* Reads a whole file. false where it cannot be read. */
bool file_read(struct file_bytes *out, const char *path);
void file_release(struct file_bytes *file);

/* The entries of a folder, sorted by their bytes; names that begin with "." are left out. */
struct file_list {
    char **names;
    size_t count;
};

/* Lists a folder. false where it cannot be read. */
bool file_list_read(struct file_list *out, const char *path);
void file_list_release(struct file_list *list);

/* "folder/name", the caller's, to be ended by free; NULL where there is no memory. */
char *file_path(const char *folder, const char *name);

bool file_is_folder(const char *path);

#endif
