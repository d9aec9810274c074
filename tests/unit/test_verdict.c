/*
 * unit/test_verdict.c: what codes, failures and redirects mean.
 */
#include "net/curl_errors.h"
#include "net/verdict.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_codes(void **state)
{
    static const struct {
        long code;
        cite_verdict verdict;
        bool retry;
    } cases[] = {
        {200, CITE_VERDICT_OK, false},           {204, CITE_VERDICT_OK, false},
        {206, CITE_VERDICT_OK, false},           {299, CITE_VERDICT_OK, false},
        {300, CITE_VERDICT_OK, false},           {301, CITE_VERDICT_UNREACHABLE, false},
        {304, CITE_VERDICT_OK, false},           {400, CITE_VERDICT_DEAD, false},
        {401, CITE_VERDICT_BLOCKED, false},      {402, CITE_VERDICT_BLOCKED, false},
        {403, CITE_VERDICT_BLOCKED, false},      {404, CITE_VERDICT_DEAD, false},
        {405, CITE_VERDICT_BLOCKED, false},      {406, CITE_VERDICT_BLOCKED, false},
        {407, CITE_VERDICT_BLOCKED, false},      {408, CITE_VERDICT_DEAD, false},
        {410, CITE_VERDICT_DEAD, false},         {418, CITE_VERDICT_BLOCKED, false},
        {422, CITE_VERDICT_DEAD, false},         {428, CITE_VERDICT_BLOCKED, false},
        {429, CITE_VERDICT_BLOCKED, true},       {431, CITE_VERDICT_BLOCKED, false},
        {451, CITE_VERDICT_BLOCKED, false},      {499, CITE_VERDICT_DEAD, false},
        {500, CITE_VERDICT_SERVER_ERROR, true},  {503, CITE_VERDICT_SERVER_ERROR, true},
        {599, CITE_VERDICT_SERVER_ERROR, true},  {999, CITE_VERDICT_BLOCKED, false},
        {101, CITE_VERDICT_UNREACHABLE, false},  {600, CITE_VERDICT_UNREACHABLE, false},
        {1000, CITE_VERDICT_UNREACHABLE, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct cite__finding *finding = cite__verdict_of_code(cases[i].code);
        assert_int_equal(finding->verdict, cases[i].verdict);
        assert_int_equal(finding->retry, cases[i].retry);
        assert_non_null(finding->rule);
    }
}

static void test_nets(void **state)
{
    static const cite_verdict expected[CITE__NET_COUNT] = {
        [CITE__NET_OK] = CITE_VERDICT_UNREACHABLE,
        [CITE__NET_BAD_URL] = CITE_VERDICT_INVALID,
        [CITE__NET_NO_HOST] = CITE_VERDICT_DEAD,
        [CITE__NET_RESOLVER] = CITE_VERDICT_DNS_ERROR,
        [CITE__NET_REFUSED] = CITE_VERDICT_UNREACHABLE,
        [CITE__NET_NO_ROUTE] = CITE_VERDICT_UNREACHABLE,
        [CITE__NET_CONNECT_TIMEOUT] = CITE_VERDICT_TIMEOUT,
        [CITE__NET_TIMEOUT] = CITE_VERDICT_TIMEOUT,
        [CITE__NET_RESET] = CITE_VERDICT_UNREACHABLE,
        [CITE__NET_HTTP2] = CITE_VERDICT_UNREACHABLE,
        [CITE__NET_BROKEN] = CITE_VERDICT_UNREACHABLE,
        [CITE__NET_UNASKED] = CITE_VERDICT_TIMEOUT,
        [CITE__NET_PRIVATE] = CITE_VERDICT_UNREACHABLE,
        [CITE__NET_TLS_EXPIRED] = CITE_VERDICT_TLS_ERROR,
        [CITE__NET_TLS_HOST] = CITE_VERDICT_TLS_ERROR,
        [CITE__NET_TLS_SELF_SIGNED] = CITE_VERDICT_TLS_ERROR,
        [CITE__NET_TLS_ISSUER] = CITE_VERDICT_TLS_ERROR,
        [CITE__NET_TLS_OTHER] = CITE_VERDICT_TLS_ERROR,
    };

    (void)state;
    for (int i = 0; i < CITE__NET_COUNT; i++) {
        const struct cite__finding *finding = cite__verdict_of_net((enum cite__net)i);
        assert_int_equal(finding->verdict, expected[i]);
        assert_non_null(finding->rule);
        assert_non_null(finding->reason);
    }
}

/* A body that breaks off does not undo its answer, but a 2xx of which nothing came is none. */
static void test_answers(void **state)
{
    static const struct {
        enum cite__net net;
        long code;
        size_t body_bytes;
        cite_verdict verdict;
    } cases[] = {
        {CITE__NET_OK, 200, 0, CITE_VERDICT_OK},
        {CITE__NET_OK, 404, 0, CITE_VERDICT_DEAD},
        {CITE__NET_OK, 0, 0, CITE_VERDICT_UNREACHABLE},
        {CITE__NET_OK, 100, 0, CITE_VERDICT_UNREACHABLE},
        {CITE__NET_TIMEOUT, 200, 1, CITE_VERDICT_OK},
        {CITE__NET_TIMEOUT, 200, 0, CITE_VERDICT_TIMEOUT},
        {CITE__NET_TIMEOUT, 0, 0, CITE_VERDICT_TIMEOUT},
        {CITE__NET_RESET, 404, 0, CITE_VERDICT_DEAD},
        {CITE__NET_RESET, 503, 0, CITE_VERDICT_SERVER_ERROR},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct cite__answer answer = {
            .net = cases[i].net, .http_code = cases[i].code, .body_bytes = cases[i].body_bytes};
        assert_int_equal(cite__verdict_of_answer(&answer)->verdict, cases[i].verdict);
    }
}

static void test_home(void **state)
{
    static const struct {
        const char *cited;
        const char *final;
        bool home;
    } cases[] = {
        {"http://a.example/2014/report.html", "https://a.example/", true},
        {"http://a.example/x", "http://www.a.example/", true},
        {"http://news.a.example/x", "http://a.example/index.html", true},
        {"http://a.example/x", "http://a.example/en/", true},
        {"http://a.example/x", "http://a.example/pt-BR/home", true},
        {"http://old.example/2014/x", "http://new.example/", true},
        {"http://sho.rt.example/x1", "http://new.example/", false},
        {"http://a.example/", "http://www.a.example/", false},
        {"http://a.example", "https://a.example/", false},
        {"http://a.example/en", "http://a.example/", false},
        {"http://a.example/index.php", "http://a.example/", false},
        {"http://a.example/?id=7", "http://a.example/", false},
        {"http://a.example/x", "http://a.example/y", false},
        {"http://a.example/x", "http://a.example/ok", false},
        {"http://a.example/x", "http://a.example/english", false},
        {"http://a.example/x", "http://a.example/?id=7", false},
        {"http://a.example/x", "http://a.example/#/article/7", false},
        {"http://a.example/x", "not a url", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(cite__verdict_is_home(cite_str_from(cases[i].cited), cite_str_from(cases[i].final)),
                         cases[i].home);
}

static void test_root(void **state)
{
    static const struct {
        const char *url;
        bool root;
    } cases[] = {
        {"http://a.example", true},      {"https://a.example/", true},     {"http://a.example/en/", true},
        {"http://a.example/x", false},   {"http://a.example/?p=7", false}, {"not a url", false},
        {"http://a.example/404", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(cite__verdict_is_root(cite_str_from(cases[i].url)), cases[i].root);
}

static void test_curl(void **state)
{
    static const struct {
        struct cite__curl_facts facts;
        enum cite__net net;
    } cases[] = {
        {{.code = CURLE_OK}, CITE__NET_OK},
        {{.code = CURLE_WRITE_ERROR, .cut = true}, CITE__NET_OK},
        {{.code = CURLE_WRITE_ERROR}, CITE__NET_BROKEN},
        {{.code = CURLE_URL_MALFORMAT}, CITE__NET_BAD_URL},
        {{.code = CURLE_COULDNT_CONNECT, .os_errno = ECONNREFUSED, .looked_up = true}, CITE__NET_REFUSED},
        {{.code = CURLE_COULDNT_CONNECT, .os_errno = ENETUNREACH}, CITE__NET_NO_ROUTE},
        {{.code = CURLE_COULDNT_CONNECT, .os_errno = EHOSTUNREACH}, CITE__NET_NO_ROUTE},
        {{.code = CURLE_COULDNT_CONNECT, .os_errno = ETIMEDOUT}, CITE__NET_CONNECT_TIMEOUT},
        {{.code = CURLE_COULDNT_CONNECT, .refused = true}, CITE__NET_PRIVATE},
        {{.code = CURLE_ABORTED_BY_CALLBACK, .refused = true}, CITE__NET_PRIVATE},
        {{.code = CURLE_OK, .refused = true}, CITE__NET_OK},
        {{.code = CURLE_OPERATION_TIMEDOUT, .elapsed_ms = 1000}, CITE__NET_RESOLVER},
        {{.code = CURLE_OPERATION_TIMEDOUT, .elapsed_ms = 1000, .literal = true}, CITE__NET_CONNECT_TIMEOUT},
        {{.code = CURLE_OPERATION_TIMEDOUT, .elapsed_ms = 1000, .looked_up = true}, CITE__NET_CONNECT_TIMEOUT},
        {{.code = CURLE_OPERATION_TIMEDOUT}, CITE__NET_UNASKED},
        {{.code = CURLE_OPERATION_TIMEDOUT, .literal = true}, CITE__NET_UNASKED},
        {{.code = CURLE_OPERATION_TIMEDOUT, .elapsed_ms = 1000, .connected = true}, CITE__NET_TIMEOUT},
        {{.code = CURLE_OPERATION_TIMEDOUT, .looked_up = true, .connected = true}, CITE__NET_TIMEOUT},
        {{.code = CURLE_UNSUPPORTED_PROTOCOL}, CITE__NET_BROKEN},
        {{.code = CURLE_GOT_NOTHING}, CITE__NET_RESET},
        {{.code = CURLE_HTTP2}, CITE__NET_HTTP2},
        {{.code = CURLE_PEER_FAILED_VERIFICATION, .verify_result = 10}, CITE__NET_TLS_EXPIRED},
        {{.code = CURLE_PEER_FAILED_VERIFICATION, .verify_result = 18}, CITE__NET_TLS_SELF_SIGNED},
        {{.code = CURLE_PEER_FAILED_VERIFICATION, .verify_result = 20}, CITE__NET_TLS_ISSUER},
        {{.code = CURLE_PEER_FAILED_VERIFICATION,
          .words = {"SSL: no alternative certificate subject name matches target host name 'a'", 73}},
         CITE__NET_TLS_HOST},
        {{.code = CURLE_PEER_FAILED_VERIFICATION,
          .words = {"SSL certificate problem: certificate has expired", 48}},
         CITE__NET_TLS_EXPIRED},
        {{.code = CURLE_SSL_CONNECT_ERROR}, CITE__NET_TLS_OTHER},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(cite__curl_net(&cases[i].facts), cases[i].net);
}

static void test_names(void **state)
{
    static const struct {
        const char *name;
        int is_finding;
    } expected[] = {
        {"ok", 0},        {"redirected", 0},   {"dead", 1},          {"soft-404", 1},
        {"blocked", 1},   {"server-error", 1}, {"timeout", 1},       {"dns-error", 1},
        {"tls-error", 1}, {"unreachable", 1},  {"redirect-loop", 1}, {"unsupported", 0},
        {"invalid", 1},   {"skipped", 0},      {"offline", 0},
    };

    (void)state;
    assert_int_equal(COUNT(expected), CITE_VERDICT_COUNT_);
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_string_equal(cite_verdict_name((cite_verdict)i), expected[i].name);
        assert_int_equal(cite_verdict_is_finding((cite_verdict)i), expected[i].is_finding);
    }
    assert_string_equal(cite_verdict_name(CITE_VERDICT_COUNT_), "unknown verdict");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes), cmocka_unit_test(test_nets), cmocka_unit_test(test_answers),
        cmocka_unit_test(test_home),  cmocka_unit_test(test_root), cmocka_unit_test(test_curl),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
