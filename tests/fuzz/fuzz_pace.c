/*
 * fuzz/fuzz_pace.c: any bytes as the file by which processes share turns. Whatever it holds, nobody waits for longer than
 * the limit, and what is written is read again as the same.
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "net/pace.h"
#include "support/guard.h"

#define NOW INT64_C(1767225600000)

static void check_row(const struct cite__pace_row *row)
{
    FUZZ_CHECK(row->next_ms <= NOW + CITE__PACE_MAX_MS && row->rest_ms <= NOW + CITE__PACE_MAX_MS,
               "a wait is too long");
    FUZZ_CHECK(row->next_ms >= 0 && row->rest_ms >= 0, "a time is before 1970");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char out[CITE__PACE_BYTES];
    static char again[CITE__PACE_BYTES];
    static struct cite__pace_book book;
    struct guard guard;

    if (size > CITE__PACE_BYTES)
        return 0;
    FUZZ_CHECK(guard_put(&guard, data, size), "no memory");
    if (cite__pace_read(&book, guard.text, NOW)) {
        struct cite__pace_row *row = cite__pace_row_of(&book, CITE__LIT("a.test"));
        row->next_ms = NOW + 1000;
        for (size_t i = 0; i < book.count; i++)
            check_row(&book.rows[i]);
        size_t len = cite__pace_write(out, &book, NOW);
        FUZZ_CHECK(cite__pace_read(&book, (cite_str){out, len}, NOW), "what was written is not ours");
        FUZZ_CHECK(cite__pace_write(again, &book, NOW) == len, "what was written is read otherwise");
        FUZZ_CHECK(cite__str_equal((cite_str){out, len}, (cite_str){again, len}),
                   "the same is written otherwise");
    }
    guard_release(&guard);
    return 0;
}
