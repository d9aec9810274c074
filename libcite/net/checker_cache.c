/*
 * net/checker_cache.c: the functions of cite/checker.h that remember visits.
 */
#include "core/error.h"
#include "net/run.h"

/* A record: URLs of the longest chain of redirects, each perhaps of escapes alone. */
#define RECORD_MAX (CITE__URL_MAX * 64)

cite_status cite_checker_remember(cite_checker *checker, cite_str text, cite_error *error)
{
    cite__error_clear(error);
    checker->arena.failed = false; /* as in cite_checker_add */
    if (!cite__cache_is_one(text))
        return cite__error_set(error, CITE_ERROR_FORMAT, CITE_NONE, "these are no remembered visits");
    cite_status status = cite__cache_read(&checker->cache, text, &checker->options);
    return status == CITE_OK ? status : cite__error_set(error, status, CITE_NONE, NULL);
}

cite_status cite_checker_remembered(const cite_checker *checker, cite_write_fn write, void *context,
                                    cite_error *error)
{
    cite__error_clear(error);
    for (size_t i = 0; i < checker->cache.records.count; i++) {
        cite_str line = checker->cache.records.items[i].line;
        if (write(context, line.ptr, line.len) != 0 || write(context, "\n", 1) != 0)
            return cite__error_set(error, CITE_ERROR_IO, CITE_NONE, NULL);
    }
    return CITE_OK;
}

cite_status cite_check_record(const cite_check *check, cite_write_fn write, void *context, cite_error *error)
{
    struct cite__buf line;
    cite_status status = CITE_OK;

    cite__error_clear(error);
    if (!cite__record_is_worth(check))
        return CITE_OK;
    cite__buf_init(&line, NULL, RECORD_MAX);
    cite__record_write(&line, check);
    if (line.failed == CITE_ERROR_MEMORY)
        status = CITE_ERROR_MEMORY;
    else if (line.failed == CITE_OK && write(context, line.data, line.len) != 0)
        status = CITE_ERROR_IO;
    cite__buf_release(&line);
    return status == CITE_OK ? status : cite__error_set(error, status, CITE_NONE, NULL);
}
