/*
 * unit/test_pace.c: turns that processes share by a file.
 */
#define _DEFAULT_SOURCE /* flock is no part of POSIX */

#include "core/str.h"
#include "net/pace.h"
#include "support/files.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define MAGIC        "libcite pace 1\n"
#define NOW          INT64_C(1800000000000)

static int64_t now_ms(void *context)
{
    return *(const int64_t *)context;
}

/* A file that holds a text, and turns that are booked in it at NOW. */
struct fixture {
    char path[32];
    int64_t now;
    struct cite__pace pace;
};

static void set_up(struct fixture *f, const char *text)
{
    (void)snprintf(f->path, sizeof f->path, "pace-XXXXXX");
    int fd = mkstemp(f->path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    assert_int_equal(close(fd), 0);
    f->now = NOW;
    cite__pace_init(&f->pace, f->path);
    f->pace.now_ms = now_ms;
    f->pace.context = &f->now;
}

static void check_text(const struct fixture *f, const char *text)
{
    struct file_bytes file;

    assert_true(file_read(&file, f->path));
    assert_string_equal(file.data, text);
    file_release(&file);
}

/* One turn with a.test, 1000 ms apart, in files of all kinds. */
static void test_take(void **state)
{
    static const struct {
        const char *text;
        cite_status status;
        int64_t wait_ms;
        bool rests;
        const char *after;
    } cases[] = {
        {"", CITE_OK, 0, false, MAGIC "a.test 1800000001000 0\n"},
        {MAGIC, CITE_OK, 0, false, MAGIC "a.test 1800000001000 0\n"},
        {MAGIC "a.test 1800000000700 0\n", CITE_OK, 700, false, MAGIC "a.test 1800000001700 0\n"},
        {MAGIC "A.Test 1800000000700 0\n", CITE_OK, 700, false, MAGIC "A.Test 1800000001700 0\n"},
        {MAGIC "a.test 1799999999000 0\n", CITE_OK, 0, false, MAGIC "a.test 1800000001000 0\n"},
        {MAGIC "a.test 0 1800000060000\n", CITE_OK, 60000, true, MAGIC "a.test 0 1800000060000\n"},
        {MAGIC "b.test 1800000000500 0\nc.test 1799999999999 0\n", CITE_OK, 0, false,
         MAGIC "b.test 1800000000500 0\na.test 1800000001000 0\n"},
        /* A clock that was years ahead: an hour from now at the latest, and that is written down. */
        {MAGIC "a.test 1900000000000 0\n", CITE_OK, 3600000, false, MAGIC "a.test 1800003601000 0\n"},
        {MAGIC "a.test 0 99999999999999999999999999\n", CITE_OK, 3600000, true,
         MAGIC "a.test 0 1800003600000\n"},
        /* Damage. */
        {MAGIC "a.test\na.test x 0\na.test 1800000000700\na.test 1800000000700 0 9\n 1 2\n\n\x01", CITE_OK, 0,
         false, MAGIC "a.test 1800000001000 0\n"},
        {MAGIC "a.test -5 0\n", CITE_OK, 0, false, MAGIC "a.test 1800000001000 0\n"},
        /* Somebody else's. */
        {"# notes\n", CITE_ERROR_FORMAT, 0, false, "# notes\n"},
        {"libcite pace 2\na.test 1 1\n", CITE_ERROR_FORMAT, 0, false, "libcite pace 2\na.test 1 1\n"},
        {"libcite pace", CITE_ERROR_FORMAT, 0, false, "libcite pace"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct fixture f;
        struct cite__pace_turn turn;
        print_message("%zu\n", i);
        set_up(&f, cases[i].text);
        assert_int_equal(cite__pace_check(&f.pace), cases[i].status);
        check_text(&f, cases[i].text);
        assert_int_equal(cite__pace_take(&turn, &f.pace, CITE__LIT("a.test"), 1000), cases[i].status);
        check_text(&f, cases[i].after);
        if (cases[i].status == CITE_OK) {
            assert_int_equal(turn.wait_ms, cases[i].wait_ms);
            assert_int_equal(turn.rests, cases[i].rests);
        }
        assert_int_equal(unlink(f.path), 0);
    }
}

static void test_put_off(void **state)
{
    struct fixture f;
    struct cite__pace_turn turn;
    bool busy = true;

    (void)state;
    set_up(&f, "");
    assert_int_equal(cite__pace_put_off(&busy, &f.pace, CITE__LIT("a.test"), 5000, false), CITE_OK);
    assert_false(busy);
    assert_int_equal(cite__pace_take(&turn, &f.pace, CITE__LIT("a.test"), 1000), CITE_OK);
    assert_int_equal(turn.wait_ms, 5000);
    assert_int_equal(cite__pace_put_off(&busy, &f.pace, CITE__LIT("a.test"), 2000, true), CITE_OK);
    assert_int_equal(cite__pace_take(&turn, &f.pace, CITE__LIT("a.test"), 1000), CITE_OK);
    assert_true(turn.rests);
    f.now += 2000;
    assert_int_equal(cite__pace_take(&turn, &f.pace, CITE__LIT("a.test"), 1000), CITE_OK);
    assert_false(turn.rests);
    assert_int_equal(turn.wait_ms, 4000);
    assert_int_equal(unlink(f.path), 0);
}

/* Who finds the lock taken comes back later; who finds it taken for too long goes by his own pace. */
static void test_lock(void **state)
{
    struct fixture f;
    struct cite__pace_turn turn;
    bool busy = false;

    (void)state;
    set_up(&f, MAGIC "a.test 1800000000700 0\n");
    int fd = open(f.path, O_RDWR);
    assert_true(fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0);
    assert_int_equal(cite__pace_take(&turn, &f.pace, CITE__LIT("a.test"), 1000), CITE_OK);
    assert_true(turn.busy && turn.wait_ms > 0 && turn.wait_ms < 1000);
    assert_int_equal(cite__pace_put_off(&busy, &f.pace, CITE__LIT("a.test"), 2000, true), CITE_OK);
    assert_true(busy);
    f.now += 60000;
    assert_int_equal(cite__pace_take(&turn, &f.pace, CITE__LIT("a.test"), 1000), CITE_OK);
    assert_false(turn.busy || turn.rests || turn.wait_ms > 0);
    assert_int_equal(close(fd), 0);
    f.now = NOW;
    assert_int_equal(cite__pace_take(&turn, &f.pace, CITE__LIT("a.test"), 1000), CITE_OK);
    assert_int_equal(turn.wait_ms, 700);
    assert_int_equal(unlink(f.path), 0);
}

/* More servers than are kept: the file stays small, and the newest is in it. */
static void test_many(void **state)
{
    struct fixture f;
    struct file_bytes file;
    struct cite__pace_turn turn;
    char host[300];

    (void)state;
    set_up(&f, "");
    for (int i = 0; i < 400; i++) {
        (void)snprintf(host, sizeof host, "%0200d.test", i);
        assert_int_equal(cite__pace_take(&turn, &f.pace, cite_str_from(host), 1000 + i), CITE_OK);
    }
    assert_true(file_read(&file, f.path));
    assert_true(file.len <= CITE__PACE_BYTES);
    file_release(&file);
    assert_int_equal(unlink(f.path), 0);
}

static void test_unusable(void **state)
{
    struct cite__pace pace;
    struct cite__pace_turn turn;

    (void)state;
    cite__pace_init(&pace, "/nowhere/at/all");
    assert_int_equal(cite__pace_check(&pace), CITE_ERROR_IO);
    assert_int_equal(cite__pace_take(&turn, &pace, CITE__LIT("a.test"), 1000), CITE_ERROR_IO);
    cite__pace_init(&pace, "/dev/null");
    assert_int_equal(cite__pace_check(&pace), CITE_ERROR_IO);
    cite__pace_init(&pace, ".");
    assert_int_equal(cite__pace_check(&pace), CITE_ERROR_IO);
    cite__pace_init(&pace, NULL);
    assert_int_equal(cite__pace_check(&pace), CITE_OK);
    assert_int_equal(cite__pace_take(&turn, &pace, CITE__LIT("a.test"), 1000), CITE_OK);
    assert_false(turn.busy || turn.rests || turn.wait_ms > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_take), cmocka_unit_test(test_put_off),  cmocka_unit_test(test_lock),
        cmocka_unit_test(test_many), cmocka_unit_test(test_unusable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
