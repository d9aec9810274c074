/*
 * unit/test_simhash.c: numbers of texts that are alike, and of texts that are not.
 */
#include "text/simhash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static uint64_t of(const char *text)
{
    struct cite__simhash hash;

    cite__simhash_init(&hash);
    for (; *text != '\0'; text++)
        cite__simhash_byte(&hash, *text);
    return cite__simhash_end(&hash);
}

#define NOTICE                                                                                                 \
    "We moved our pages. Please look for what you want by the menu above, or write to the office at the quay."

static void test_distances(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        unsigned least;
        unsigned most;
    } cases[] = {
        {"", "", 0, 0},
        {"one", "one", 0, 0},
        {"one two", "ONE, two!", 0, 0},
        {NOTICE " at 12:04", NOTICE " at 17:30", 0, 0}, /* words with digits do not count */
        {NOTICE,
         "we MOVED our pages\n\nplease look for what you want by the menu above or write to the office at "
         "the quay",
         0, 0},
        {NOTICE, NOTICE " Thank you.", 0, 12},
        {NOTICE,
         "The ferry across the sound was built for forty passengers and their bicycles, and carried mail.", 10,
         64},
        {"one two three", "three two one", 1, 64}, /* the order counts */
        {"\u9875\u9762\u4e0d\u5b58\u5728", "\u9875\u9762\u4e0d\u5b58\u5728\u3002", 0, 40},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unsigned distance = cite__simhash_distance(of(cases[i].a), of(cases[i].b));
        print_message("%zu: %u\n", i, distance);
        assert_in_range(distance, cases[i].least, cases[i].most);
    }
    assert_int_equal(of(""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_distances)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
