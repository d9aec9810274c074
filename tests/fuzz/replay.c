/*
 * fuzz/replay.c: runs files through a fuzz target, so that seeds and past crashes are a normal test everywhere.
 *
 *     replay [-p BYTE] FOLDER...
 *
 * Of a folder it takes every file, and of the folders in it every input.txt (as the corpus has them). -p puts a byte,
 * given as a number, before each file of the folders that follow: a target's options, which a document lacks.
 */
#include "fuzz/fuzz.h"
#include "support/files.h"
#include "support/text.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A byte to put before each file; NO_PREFIX for none. */
enum { NO_PREFIX = -1 };

static bool run_file(const char *path, int prefix)
{
    struct file_bytes file;
    if (!file_read(&file, path))
        return false;
    struct text input = {NULL, 0, 0, false};
    if (prefix != NO_PREFIX)
        text_add(&input, &(char){(char)prefix}, 1);
    text_add(&input, file.data, file.len);
    const bool ok = !input.failed;
    if (ok)
        LLVMFuzzerTestOneInput((const uint8_t *)input.data, input.len);
    text_release(&input);
    file_release(&file);
    return ok;
}

/* Runs the file at path, or the input.txt in the folder at path. */
static bool run_entry(const char *path, int prefix, size_t *count)
{
    if (!file_is_folder(path)) {
        ++*count;
        return run_file(path, prefix);
    }
    char *inner = file_path(path, "input.txt");
    const bool ok = inner && run_file(inner, prefix);
    free(inner);
    *count += ok;
    return ok;
}

/* The number of files run; 0 where the folder or one of its files cannot be read. */
static size_t run_folder(const char *folder, int prefix)
{
    struct file_list list;
    if (!file_list_read(&list, folder))
        return 0;
    size_t count = 0;
    bool ok = true;
    for (size_t i = 0; i < list.count && ok; i++) {
        char *path = file_path(folder, list.names[i]);
        ok = path && run_entry(path, prefix, &count);
        free(path);
    }
    file_list_release(&list);
    return ok ? count : 0;
}

int main(int argc, char **argv)
{
    int prefix = NO_PREFIX;
    size_t total = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "-p") == 0 && i + 1 < argc) {
            prefix = (int)strtol(argv[++i], NULL, 0);
            continue;
        }
        const size_t count = run_folder(argv[i], prefix);
        if (count == 0) {
            fprintf(stderr, "replay: nothing to run, or not readable: %s\n", argv[i]);
            return 1;
        }
        total += count;
    }
    printf("%zu files\n", total);
    return total > 0 ? 0 : 1;
}
