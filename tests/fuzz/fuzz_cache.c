/*
 * fuzz/fuzz_cache.c: any bytes as a file of remembered visits; what is taken up writes and reads as the same again.
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "net/cache.h"

enum { SIZE_MAX_BYTES = 64 * 1024 };

static void check_record(const struct cite__record *record, struct cite__arena *arena)
{
    struct cite__record again;

    FUZZ_CHECK(record->status == CITE_VERDICT_OK || record->status == CITE_VERDICT_REDIRECTED, "a failure");
    FUZZ_CHECK(record->http_code >= 200 && record->http_code < 400, "a code of a failure");
    FUZZ_CHECK(cite__record_read(&again, record->line, arena), "a record reads but once");
    FUZZ_CHECK(cite__str_equal(again.url, record->url), "a record reads otherwise");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cite_checker_options options = CITE_CHECKER_OPTIONS_INIT;
    struct cite__arena arena;
    struct cite__cache cache;

    if (size > SIZE_MAX_BYTES)
        return 0;
    options.now = INT64_C(1767225600);
    options.cache_ok_s = 365L * 86400;
    options.cache_redirected_s = 86400;
    cite__arena_init(&arena, NULL);
    cite__cache_init(&cache, &arena);
    cite_status status = cite__cache_read(&cache, (cite_str){(const char *)data, size}, &options);
    FUZZ_CHECK(status == CITE_OK, "a file is refused");
    for (size_t i = 0; i < cache.records.count; i++)
        check_record(&cache.records.items[i], &arena);
    cite__arena_release(&arena);
    return 0;
}
