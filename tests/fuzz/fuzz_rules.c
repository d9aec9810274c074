/*
 * fuzz/fuzz_rules.c: any bytes as an ignore file: its last line is taken for a URL as well, and asked for.
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "net/rules.h"

#include <string.h>

enum { SIZE_MAX_BYTES = 16 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cite__arena arena;
    struct cite__rules rules;
    cite_error error = {CITE_OK, CITE_NONE, ""};

    if (size > SIZE_MAX_BYTES)
        return 0;
    cite_str text = {(const char *)data, size};
    size_t last = 0;
    for (size_t i = 0; i < size; i++)
        last = text.ptr[i] == '\n' ? i + 1 : last;
    cite__arena_init(&arena, NULL);
    cite__rules_init(&rules, &arena);
    cite_status status = cite__rules_read(&rules, text, CITE__LIT("f"), &error);
    FUZZ_CHECK(status == CITE_OK || status == CITE_ERROR_ARGUMENT, "a file is refused for another reason");
    FUZZ_CHECK(status == error.status, "the error is another one");
    cite_str reason = cite__rules_refuse(&rules, cite__slice(text, last, size));
    FUZZ_CHECK(reason.ptr && strlen(reason.ptr) == reason.len, "a reason is no string");
    FUZZ_CHECK(reason.len == 0 || rules.items.count > 0, "nothing excludes it");
    cite__rules_release(&rules);
    cite__arena_release(&arena);
    return 0;
}
