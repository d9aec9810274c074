/*
 * rules/test_rules.c: runs the examples of the files in docs/rules, so that what the documentation says of reading
 * is what the library does.
 *
 * Every example is a test of its own, named after its file and line. A file without an example fails, and so does
 * an example that cannot be run.
 */
#include "rules/examples.h"
#include "support/files.h"
#include "support/findings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One file of rules. */
struct rules {
    char *path;
    struct example_list examples;
};

/* A test: one example of a file, or, where example is NULL, whether the file has any. */
struct run {
    const struct rules *rules;
    const struct example *example;
    char name[256];
};

struct run_list {
    struct run *items;
    size_t count;
};

static void file_has_examples(void **state)
{
    const struct run *run = *state;
    if (run->rules->examples.count == 0)
        fail_msg("%s has no example", run->rules->path);
}

static void example_reads_as_expected(void **state)
{
    const struct run *run = *state;
    const struct example *example = run->example;
    struct text found = {NULL, 0, 0, false};
    if (example->fault)
        fail_msg("%s:%zu: %s", run->rules->path, example->line, example->fault);
    text_add_string(&found, "");
    const char *wrong = findings_read(&found, example->input.data, example->input.len, example->kinds);
    const bool same = !found.failed && strcmp(found.data, example->expected.data) == 0;
    if (!wrong && !same) {
        fprintf(stderr, "%s:%zu: ('-' expected, '+' found)\n", run->rules->path, example->line);
        findings_print_difference(example->expected.data, found.data);
    }
    text_release(&found);
    if (wrong)
        fail_msg("%s:%zu: %s", run->rules->path, example->line, wrong);
    assert_true(same);
}

static bool ends_in(const char *name, const char *end)
{
    const size_t len = strlen(name);
    return len >= strlen(end) && strcmp(name + len - strlen(end), end) == 0;
}

/* Reads the files of a folder; *count is their number. NULL where one cannot be read. */
static struct rules *read_files(const char *root, const struct file_list *list, size_t *count)
{
    struct rules *files = calloc(list->count + 1, sizeof(*files));
    *count = 0;
    for (size_t i = 0; files && i < list->count; i++) {
        /* That page is about servers; tests/net puts it to the checker. */
        if (!ends_in(list->names[i], ".md") || strcmp(list->names[i], "verdicts.md") == 0)
            continue;
        struct file_bytes bytes;
        struct rules *rules = &files[(*count)++];
        rules->path = file_path(root, list->names[i]);
        bool ok = rules->path && file_read(&bytes, rules->path);
        if (ok) {
            ok = examples_read(&rules->examples, bytes.data);
            file_release(&bytes);
        }
        if (!ok) {
            fprintf(stderr, "cannot read %s of %s\n", list->names[i], root);
            *count = 0;
            return files;
        }
    }
    return files;
}

/* One test for each file and each example; false where there is no memory. */
static bool list_runs(struct run_list *out, const struct rules *files, size_t count)
{
    size_t total = 0;
    for (size_t f = 0; f < count; f++)
        total += 1 + files[f].examples.count;
    *out = (struct run_list){calloc(total + 1, sizeof(*out->items)), 0};
    for (size_t f = 0; out->items && f < count; f++) {
        const struct example_list *examples = &files[f].examples;
        const char *slash = strrchr(files[f].path, '/');
        const char *name = slash ? slash + 1 : files[f].path;
        struct run *run = &out->items[out->count++];
        run->rules = &files[f];
        snprintf(run->name, sizeof(run->name), "%s", name);
        for (size_t e = 0; e < examples->count; e++) {
            run = &out->items[out->count++];
            run->rules = &files[f];
            run->example = &examples->items[e];
            snprintf(run->name, sizeof(run->name), "%s:%zu", name, run->example->line);
        }
    }
    return out->items != NULL;
}

/* Runs them; the number of tests that failed. */
static int run_all(struct run_list *runs)
{
    struct CMUnitTest *tests = calloc(runs->count + 1, sizeof(*tests));
    if (!tests)
        return 1;
    for (size_t i = 0; i < runs->count; i++) {
        struct run *run = &runs->items[i];
        tests[i] = (struct CMUnitTest){run->name, run->example ? example_reads_as_expected : file_has_examples,
                                       NULL, NULL, run};
    }
    const int failed = _cmocka_run_group_tests("rules", tests, runs->count, NULL, NULL);
    free(tests);
    return failed;
}

int main(int argc, char **argv)
{
    const char *root = argc > 1 ? argv[1] : CITE_TEST_DATA "/../docs/rules";
    struct file_list list;
    struct run_list runs = {NULL, 0};
    size_t count = 0;
    if (!file_list_read(&list, root)) {
        fprintf(stderr, "cannot read the folder %s\n", root);
        return 1;
    }
    struct rules *files = read_files(root, &list, &count);
    /* Rules that were not found must not pass for rules that hold. */
    int failed = 1;
    if (count > 0 && list_runs(&runs, files, count))
        failed = run_all(&runs);
    for (size_t f = 0; files && f < list.count; f++) {
        free(files[f].path);
        examples_release(&files[f].examples);
    }
    free(files);
    free(runs.items);
    file_list_release(&list);
    return failed;
}
