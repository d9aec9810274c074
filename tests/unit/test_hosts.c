/*
 * unit/test_hosts.c: the turns of hosts, and the timers behind them, on a clock that is a variable.
 */
#include "core/arena.h"
#include "net/hosts.h"
#include "net/timers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define SPACING 100

struct fixture {
    struct cite__arena arena;
    struct cite__hosts hosts;
    size_t jobs;
};

static void set_up(struct fixture *fixture, size_t per_host)
{
    *fixture = (struct fixture){.jobs = 0};
    cite__arena_init(&fixture->arena, NULL);
    cite__hosts_init(&fixture->hosts, &fixture->arena, per_host, SPACING);
}

static size_t add_host(struct fixture *fixture, const char *name, bool local)
{
    size_t host = cite__hosts_find(&fixture->hosts, cite_str_from(name), local);

    assert_int_not_equal(host, CITE_NONE);
    return host;
}

static void add_jobs(struct fixture *fixture, size_t host, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_true(cite__hosts_add_job(&fixture->hosts));
        cite__hosts_wait(&fixture->hosts, host, fixture->jobs++, 0);
    }
}

static size_t take(struct fixture *fixture, int64_t now)
{
    size_t host = 0;

    return cite__hosts_take(&fixture->hosts, now, &host);
}

static void test_find(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 2);
    size_t a = add_host(&f, "a.example", false);
    size_t b = add_host(&f, "b.example", false);
    assert_int_not_equal(a, b);
    assert_int_equal(add_host(&f, "a.example", false), a);
    cite__arena_release(&f.arena);
}

/* One request decides whether a host is there; then as many at a time as allowed, spaced. */
static void test_turns(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 2);
    size_t host = add_host(&f, "a.example", false);
    add_jobs(&f, host, 4);
    assert_int_equal(take(&f, 0), 0);
    assert_int_equal(take(&f, 1000), CITE_NONE);
    cite__hosts_done(&f.hosts, host, true, 1000);
    assert_int_equal(take(&f, 1000), 1);
    assert_int_equal(take(&f, 1000 + SPACING - 1), CITE_NONE);
    assert_int_equal(cite__hosts_due(&f.hosts), 1000 + SPACING);
    assert_int_equal(take(&f, 1000 + SPACING), 2);
    assert_int_equal(take(&f, 5000), CITE_NONE);
    cite__hosts_done(&f.hosts, host, true, 5000);
    assert_int_equal(take(&f, 5000), 3);
    assert_int_equal(cite__hosts_due(&f.hosts), -1);
    cite__arena_release(&f.arena);
}

/* Hosts take turns, and one with many jobs does not keep the others waiting. A local host is not spaced. */
static void test_fairness(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 8);
    size_t a = add_host(&f, "127.0.0.1", true);
    size_t b = add_host(&f, "127.0.0.2", true);
    add_jobs(&f, a, 4);
    add_jobs(&f, b, 2);
    assert_int_equal(take(&f, 0), 0);
    assert_int_equal(take(&f, 0), 4);
    cite__hosts_done(&f.hosts, a, true, 0);
    cite__hosts_done(&f.hosts, b, true, 0);
    assert_int_equal(take(&f, 0), 1);
    assert_int_equal(take(&f, 0), 5);
    assert_int_equal(take(&f, 0), 2);
    assert_int_equal(take(&f, 0), 3);
    cite__arena_release(&f.arena);
}

static void test_block(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 2);
    size_t host = add_host(&f, "127.0.0.1", true);
    add_jobs(&f, host, 3);
    assert_int_equal(take(&f, 0), 0);
    cite__hosts_block(&f.hosts, host, 3000);
    cite__hosts_done(&f.hosts, host, true, 0);
    assert_int_equal(take(&f, 2999), CITE_NONE);
    assert_int_equal(take(&f, 3000), 1);
    assert_int_equal(take(&f, 3000), CITE_NONE); /* one at a time from now on */
    cite__hosts_done(&f.hosts, host, true, 3100);
    assert_int_equal(take(&f, 3249), CITE_NONE); /* and slower */
    assert_int_equal(take(&f, 3250), 2);
    cite__hosts_block(&f.hosts, host, 4000);
    cite__hosts_done(&f.hosts, host, true, 3260);
    add_jobs(&f, host, 2);
    assert_int_equal(take(&f, 4000), 3);
    cite__hosts_done(&f.hosts, host, true, 4001);
    assert_int_equal(take(&f, 4499), CITE_NONE); /* slower still */
    assert_int_equal(take(&f, 4500), 4);
    for (int i = 0; i < 100; i++)
        cite__hosts_ease(&f.hosts, host); /* and faster again, answer by answer */
    cite__hosts_done(&f.hosts, host, true, 4501);
    add_jobs(&f, host, 2);
    assert_int_equal(take(&f, 5000), 5);
    cite__hosts_done(&f.hosts, host, true, 5001);
    assert_int_equal(take(&f, 5049), CITE_NONE);
    assert_int_equal(take(&f, 5050), 6);
    cite__arena_release(&f.arena);
}

/* A host that was listed before it was blocked is not asked. */
static void test_block_listed(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 2);
    size_t host = add_host(&f, "127.0.0.1", true);
    add_jobs(&f, host, 1);
    cite__hosts_block(&f.hosts, host, 50);
    assert_int_equal(take(&f, 0), CITE_NONE);
    assert_int_equal(take(&f, 50), 0);
    cite__arena_release(&f.arena);
}

static void test_delay(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 8);
    size_t host = add_host(&f, "127.0.0.1", true);
    add_jobs(&f, host, 2);
    assert_int_equal(take(&f, 0), 0);
    cite__hosts_delay(&f.hosts, host, 0, 700);
    cite__hosts_done(&f.hosts, host, true, 0);
    assert_int_equal(take(&f, 0), 1);
    assert_int_equal(cite__hosts_due(&f.hosts), 700);
    assert_int_equal(take(&f, 699), CITE_NONE);
    assert_int_equal(take(&f, 700), 0);
    cite__arena_release(&f.arena);
}

/* New hosts are looked up in bounded number; one that is through makes room. */
static void test_probing(void **state)
{
    static char names[100][4];
    struct fixture f;
    size_t taken = 0;

    (void)state;
    set_up(&f, 2);
    for (size_t i = 0; i < 100; i++) {
        names[i][0] = 'h';
        names[i][1] = (char)('0' + i / 10);
        names[i][2] = (char)('0' + i % 10);
        add_jobs(&f, add_host(&f, names[i], false), 1);
    }
    while (take(&f, 0) != CITE_NONE)
        taken++;
    assert_int_equal(taken, 64);
    cite__hosts_done(&f.hosts, 0, true, 0);
    assert_int_equal(take(&f, 0), 64);
    assert_int_equal(take(&f, 0), CITE_NONE);
    cite__arena_release(&f.arena);
}

/* A host that is shut gives its jobs up at once, however long it was blocked for. */
static void test_shut(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f, 1);
    size_t host = add_host(&f, "a.example", false);
    add_jobs(&f, host, 3);
    assert_int_equal(take(&f, 0), 0);
    f.hosts.items.items[host].shut = cite__verdict_of_net(CITE__NET_NO_HOST);
    cite__hosts_done(&f.hosts, host, true, 0);
    for (size_t job = 1; job < 3; job++) {
        assert_int_equal(take(&f, 0), job);
        cite__hosts_done(&f.hosts, host, false, 0);
    }
    cite__arena_release(&f.arena);
}

/* Timers come out by time, equal ones as they went in. */
static void test_timers(void **state)
{
    struct cite__arena arena;
    struct cite__timers timers = {0};
    struct cite__timer timer;
    int64_t last_due = -1;
    size_t last_index = 0;

    (void)state;
    cite__arena_init(&arena, NULL);
    assert_true(cite__timers_reserve(&timers, 1000, &arena));
    for (size_t i = 0; i < 1000; i++)
        cite__timers_set(&timers, (int64_t)(i * 7919 % 101), i, false);
    for (size_t i = 0; i < 1000; i++) {
        assert_true(cite__timers_take(&timers, 100, &timer));
        assert_true(timer.due_ms > last_due || (timer.due_ms == last_due && timer.index > last_index));
        last_due = timer.due_ms;
        last_index = timer.index;
    }
    assert_false(cite__timers_take(&timers, INT64_MAX, &timer));
    cite__timers_set(&timers, 5, 0, true);
    assert_false(cite__timers_take(&timers, 4, &timer));
    assert_true(cite__timers_take(&timers, 5, &timer));
    cite__arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),    cmocka_unit_test(test_turns),        cmocka_unit_test(test_fairness),
        cmocka_unit_test(test_block),   cmocka_unit_test(test_block_listed), cmocka_unit_test(test_delay),
        cmocka_unit_test(test_probing), cmocka_unit_test(test_shut),         cmocka_unit_test(test_timers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
