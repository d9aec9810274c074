/*
 * unit/test_spn.c: what Save Page Now answers, read; also what nobody should answer.
 */
#include "core/buf.h"
#include "core/str.h"
#include "net/spn.h"
#include "support/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct {
    const char *body;
    bool is_json;
    enum cite__spn_status status;
    const char *error;
    const char *message;
    const char *job;
    const char *original;
    const char *timestamp;
} answers[] = {
    {"{\"url\":\"http://a.example/\",\"job_id\":\"spn2-0a1b\"}", true, CITE__SPN_NONE, "", "", "spn2-0a1b", "",
     ""},
    {"{\"job_id\":\"ac58789b-f3ca\",\"status\":\"success\",\"timestamp\":\"20260131120000\","
     "\"outlinks\":{\"status\":\"error\",\"job_id\":\"other\"},\"resources\":[\"x\",{\"status\":\"error\"}],"
     "\"original_url\":\"http://a.example/x?y=1\"}",
     true, CITE__SPN_SUCCESS, "", "", "ac58789b-f3ca", "http://a.example/x?y=1", "20260131120000"},
    {"{\"status\":\"pending\",\"resources\":[]}", true, CITE__SPN_PENDING, "", "", "", "", ""},
    {"{\"status\":\"error\",\"status_ext\":\"error:no-access\",\"message\":\"No\\u0000\\n way\\u202e\"}", true,
     CITE__SPN_ERROR, "error:no-access", "No   way\xE2\x80\xAE", "", "", ""},
    {"{\"message\":\"  You need to be logged in to use Save Page Now. \"}", true, CITE__SPN_NONE, "",
     "You need to be logged in to use Save Page Now.", "", "", ""},
    {"{\"job_id\":null,\"status\":17,\"timestamp\":20260131120000,\"message\":[\"x\"]}", true, CITE__SPN_NONE,
     "", "", "", "", ""},
    /* names that may not stand in a path, and addresses that are none */
    {"{\"job_id\":\"../user\",\"status_ext\":\"a b\",\"original_url\":\"http://a.example/\\r\\nX: 1\"}", true,
     CITE__SPN_NONE, "", "", "", "", ""},
    {"{\"job_id\":\"a/b\",\"original_url\":\"\"}", true, CITE__SPN_NONE, "", "", "", "", ""},
    {"{\"job_id\":\"j\",\"status\":\"pending\",\"resources\":[\"cut of", true, CITE__SPN_PENDING, "", "", "j",
     "", ""},
    {"{\"status\":\"pending\",\"status\":\"error\"}", true, CITE__SPN_ERROR, "", "", "", "", ""},
    {"{\"status\":\"finished\"}", true, CITE__SPN_NONE, "", "", "", "", ""},
    {"{", true, CITE__SPN_NONE, "", "", "", "", ""},
    {"[{\"status\":\"error\"}]", false, CITE__SPN_NONE, "", "", "", "", ""},
    {"<html>{\"status\":\"error\"}</html>", false, CITE__SPN_NONE, "", "", "", "", ""},
    {"", false, CITE__SPN_NONE, "", "", "", "", ""},
};

static void test_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(answers); i++) {
        struct cite__arena arena;
        struct cite__spn spn;
        struct guard guard;
        assert_true(guard_put(&guard, answers[i].body, strlen(answers[i].body)));
        cite__arena_init(&arena, NULL);
        assert_true(cite__spn_read(&spn, guard.text, &arena));
        print_message("%s\n", answers[i].body);
        assert_int_equal(spn.is_json, answers[i].is_json);
        assert_int_equal(spn.status, answers[i].status);
        assert_string_equal(spn.error.ptr, answers[i].error);
        assert_string_equal(spn.message.ptr, answers[i].message);
        assert_string_equal(spn.job.ptr, answers[i].job);
        assert_string_equal(spn.original.ptr, answers[i].original);
        assert_string_equal(spn.timestamp.ptr, answers[i].timestamp);
        cite__arena_release(&arena);
        guard_release(&guard);
    }
}

static const struct {
    const char *body;
    cite_saver_account account;
} accounts[] = {
    {"{\"processing\":0,\"available\":3,\"daily_captures\":49,\"daily_captures_limit\":30000}",
     {3, 0, 49, 30000}},
    {"{\"available\":12,\"processing\":3}", {12, 3, -1, -1}},
    {"{\"available\":-1,\"processing\":1.5,\"daily_captures\":\"7\",\"daily_captures_limit\":1e9}",
     {-1, -1, -1, -1}},
    {"{\"available\":99999999999999999999,\"daily_captures\":2147483647}", {-1, -1, 2147483647, -1}},
    {"{\"user\":{\"available\":1}}", {-1, -1, -1, -1}},
};

static void test_accounts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(accounts); i++) {
        struct cite__arena arena;
        struct cite__spn spn;
        cite__arena_init(&arena, NULL);
        assert_true(cite__spn_read(&spn, cite_str_from(accounts[i].body), &arena));
        print_message("%s\n", accounts[i].body);
        assert_int_equal(spn.account.available, accounts[i].account.available);
        assert_int_equal(spn.account.processing, accounts[i].account.processing);
        assert_int_equal(spn.account.daily, accounts[i].account.daily);
        assert_int_equal(spn.account.daily_limit, accounts[i].account.daily_limit);
        cite__arena_release(&arena);
    }
}

/* A message is a line, however long and ill-formed what came is. */
static void test_long(void **state)
{
    struct cite__arena arena;
    struct cite__spn spn;
    struct cite__buf body;

    (void)state;
    cite__arena_init(&arena, NULL);
    cite__buf_init(&body, NULL, CITE__SPN_BODY_MAX);
    cite__buf_text(&body, "{\"message\":\"\xFF\xC3");
    for (size_t i = 0; i < 5000; i++)
        cite__buf_text(&body, "\xC3\xA4");
    cite__buf_text(&body, "\",\"job_id\":\"");
    for (size_t i = 0; i < 129; i++)
        cite__buf_byte(&body, 'j');
    cite__buf_text(&body, "\"}");
    assert_int_equal(body.failed, CITE_OK);
    assert_true(cite__spn_read(&spn, cite__buf_view(&body), &arena));
    assert_int_equal(spn.message.len, 160);
    assert_memory_equal(spn.message.ptr, "??\xC3\xA4", 4);
    assert_string_equal(spn.job.ptr, "");
    cite__buf_release(&body);
    cite__arena_release(&arena);
}

static const struct {
    const char *error;
    enum cite__spn_means means;
} errors[] = {
    {"error:not-found", CITE__SPN_REFUSED},
    {"error:blocked-url", CITE__SPN_REFUSED},
    {"error:unauthorized", CITE__SPN_REFUSED},
    {"error:cannot-fetch", CITE__SPN_AGAIN},
    {"error:too-many-requests", CITE__SPN_AGAIN},
    {"error:user-session-limit", CITE__SPN_BUSY},
    {"error:too-many-daily-captures", CITE__SPN_KEPT},
    {"error:too-many-daily-captures-host", CITE__SPN_FULL},
    {"error:max-daily-bandwidth", CITE__SPN_SPENT},
    {"error:max-daily-bandwidth-host", CITE__SPN_FULL},
    {"error:not-found-at-all", CITE__SPN_UNKNOWN},
    {"error:", CITE__SPN_UNKNOWN},
    {"", CITE__SPN_UNKNOWN},
};

static void test_errors(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(errors); i++) {
        const char *words = NULL;
        assert_int_equal(cite__spn_error(cite_str_from(errors[i].error), &words), errors[i].means);
        assert_int_equal(words != NULL, errors[i].means != CITE__SPN_UNKNOWN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_accounts),
        cmocka_unit_test(test_long),
        cmocka_unit_test(test_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
