/*
 * corpus/test_corpus.c: reads every document of the corpus and compares what is found, as a whole, with what a
 * careful person finds in it.
 *
 * Each folder beside this file is a case: input.txt and expected.txt (see support/findings.h; lines that begin with
 * "#" say what the case shows). Every case is a test of its own, named after its folder.
 */
#include "support/files.h"
#include "support/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The lines of expected.txt without its comments. */
static void read_expected(struct text *out, const char *folder)
{
    struct file_bytes file;
    char *path = file_path(folder, "expected.txt");
    assert_non_null(path);
    if (!file_read(&file, path))
        fail_msg("cannot read %s", path);
    free(path);
    for (const char *line = file.data; *line;) {
        const char *end = strchr(line, '\n');
        const size_t len = end ? (size_t)(end - line) + 1 : strlen(line);
        if (*line != '#')
            text_add(out, line, len);
        line += len;
    }
    file_release(&file);
}

static void read_found(struct text *out, const char *folder)
{
    struct file_bytes file;
    char *path = file_path(folder, "input.txt");
    assert_non_null(path);
    if (!file_read(&file, path))
        fail_msg("cannot read %s", path);
    free(path);
    const char *wrong =
        findings_read(out, file.data, file.len, FINDINGS_NOTES | FINDINGS_CALLOUTS | FINDINGS_LINKS);
    file_release(&file);
    if (wrong)
        fail_msg("%s", wrong);
}

static void case_reads_as_expected(void **state)
{
    const char *folder = *state;
    struct text expected = {NULL, 0, 0, false};
    struct text found = {NULL, 0, 0, false};
    text_add_string(&expected, "");
    text_add_string(&found, "");
    read_expected(&expected, folder);
    read_found(&found, folder);
    assert_false(expected.failed || found.failed);
    const bool same = strcmp(expected.data, found.data) == 0;
    if (!same) {
        print_message("%s ('-' expected, '+' found)\n", folder);
        findings_print_difference(expected.data, found.data);
    }
    text_release(&expected);
    text_release(&found);
    assert_true(same);
}

/* Makes a test of each folder that holds an input. Returns their number, 0 where there is no memory. */
static size_t collect(struct CMUnitTest **out, const char *root, const struct file_list *list)
{
    size_t count = 0;
    struct CMUnitTest *tests = calloc(list->count + 1, sizeof(*tests));
    for (size_t i = 0; tests && i < list->count; i++) {
        char *folder = file_path(root, list->names[i]);
        if (folder && file_is_folder(folder))
            tests[count++] = (struct CMUnitTest){list->names[i], case_reads_as_expected, NULL, NULL, folder};
        else
            free(folder);
    }
    *out = tests;
    return count;
}

int main(int argc, char **argv)
{
    const char *root = argc > 1 ? argv[1] : CITE_TEST_DATA "/corpus";
    struct file_list list;
    if (!file_list_read(&list, root)) {
        fprintf(stderr, "cannot read the folder %s\n", root);
        return 1;
    }
    struct CMUnitTest *tests = NULL;
    const size_t count = collect(&tests, root, &list);
    /* A corpus that was not found must not pass for one that was read well. */
    int failed = count == 0 ? 1 : _cmocka_run_group_tests("corpus", tests, count, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        free(tests[i].initial_state);
    free(tests);
    file_list_release(&list);
    return failed;
}
