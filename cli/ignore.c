/*
 * cli/ignore.c: see ignore.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "ignore.h"

#include "upwards.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static cite_status fail(cite_error *error, const char *path, const char *problem)
{
    *error = (cite_error){.status = CITE_ERROR_ARGUMENT, .offset = CITE_NONE};
    (void)snprintf(error->message, sizeof error->message, "%.150s: %.80s", path, problem);
    return CITE_ERROR_ARGUMENT;
}

static cite_status apply_file(cite_checker *checker, const struct settings *settings, cite_error *error)
{
    char found[PATH_BYTES];
    const char *path = settings->ignore_file;
    int file = -1;

    if (!path && settings->no_ignore)
        return CITE_OK;
    file = path ? open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) : upwards_open(found, IGNORE_NAME);
    if (file < 0)
        return path ? fail(error, path, strerror(errno)) : CITE_OK;
    path = path ? path : found;
    char *text = upwards_read(path, file, "a file of patterns");
    if (!text)
        return fail(error, path, "cannot be read");
    cite_status status = cite_checker_add_ignore(checker, cite_str_from(text), cite_str_from(path), error);
    free(text);
    return status;
}

static cite_status apply_list(cite_checker *checker, cite_rule kind, const struct option_list *list,
                              const char *origin, cite_error *error)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < list->count; i++)
        status =
            cite_checker_add_rule(checker, kind, cite_str_from(list->items[i]), cite_str_from(origin), error);
    return status;
}

cite_status ignore_apply(cite_checker *checker, const struct settings *settings, cite_error *error)
{
    cite_status status = apply_file(checker, settings, error);

    if (status == CITE_OK)
        status = apply_list(checker, CITE_RULE_INCLUDE, &settings->includes, "--include", error);
    if (status == CITE_OK)
        status = apply_list(checker, CITE_RULE_EXCLUDE, &settings->excludes, "--exclude", error);
    return status;
}
