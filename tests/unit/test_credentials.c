/*
 * unit/test_credentials.c: what a server is told goes to that origin alone; what cannot be sent is refused, and no message
 * repeats it.
 */
#include "core/str.h"
#include "net/credentials.h"
#include "support/alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_origins(void **state)
{
    static const struct {
        const char *given;
        const char *origin; /* NULL: refused */
    } cases[] = {
        {"example.org", "https://example.org"},
        {" Example.ORG ", "https://example.org"},
        {"example.org:8443", "https://example.org:8443"},
        {"https://example.org:443/", "https://example.org"},
        {"http://localhost:8000", "http://localhost:8000"},
        {"http://example.org:80", "http://example.org"},
        {"[::1]:8000", "https://[::1]:8000"},
        {"", NULL},
        {"example.org/a", NULL},
        {"ftp://example.org", NULL},
        {"user:pw@example.org", NULL},
        {"*.example.org", NULL},
        {"exa mple.org", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__arena arena;
        struct cite__credentials credentials;
        cite__arena_init(&arena, NULL);
        cite__credentials_init(&credentials, &arena);
        cite_status status = cite__credentials_add(&credentials, cite_str_from(cases[i].given),
                                                   CITE_CREDENTIAL_BEARER, CITE__LIT("t0ken"), NULL);
        if (status != (cases[i].origin ? CITE_OK : CITE_ERROR_ARGUMENT))
            fail_msg("'%s'", cases[i].given);
        if (cases[i].origin) {
            const struct cite__login *login =
                cite__credentials_for(&credentials, cite_str_from(cases[i].origin));
            assert_non_null(login);
            assert_string_equal(login->headers.items[0], "Authorization: Bearer t0ken");
            assert_null(login->headers.items[1]);
        }
        cite__arena_release(&arena);
    }
}

static void test_values(void **state)
{
    static const struct {
        cite_credential kind;
        const char *value;
        bool good;
    } cases[] = {
        {CITE_CREDENTIAL_HEADER, "X-Key: secret", true},
        {CITE_CREDENTIAL_HEADER, "X-Key:", false},
        {CITE_CREDENTIAL_HEADER, "X Key: secret", false},
        {CITE_CREDENTIAL_HEADER, "secret", false},
        {CITE_CREDENTIAL_HEADER, "X-Key: secret\r\nX-Other: 1", false},
        {CITE_CREDENTIAL_HEADER, "Host: secret", false},
        {CITE_CREDENTIAL_HEADER, "content-length: secret", false},
        {CITE_CREDENTIAL_BASIC, "jane:secret", true},
        {CITE_CREDENTIAL_BASIC, "secret", false},
        {CITE_CREDENTIAL_BEARER, "secret", true},
        {CITE_CREDENTIAL_BEARER, "secret secret", false},
        {CITE_CREDENTIAL_BEARER, "", false},
        {CITE_CREDENTIAL_COOKIE, "a=secret", true},
        {CITE_CREDENTIAL_COOKIE, "secret", false},
        {CITE_CREDENTIAL_COOKIE, "a=secret\nb", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cite__arena arena;
        struct cite__credentials credentials;
        cite_error error = {CITE_OK, CITE_NONE, ""};
        cite__arena_init(&arena, NULL);
        cite__credentials_init(&credentials, &arena);
        cite_status status = cite__credentials_add(&credentials, CITE__LIT("example.org"), cases[i].kind,
                                                   cite_str_from(cases[i].value), &error);
        if (status != (cases[i].good ? CITE_OK : CITE_ERROR_ARGUMENT))
            fail_msg("'%s'", cases[i].value);
        assert_null(strstr(error.message, "secret"));
        cite__arena_release(&arena);
    }
}

/* Fills a set; the status of the last call that failed. */
static cite_status fill(struct cite__credentials *credentials)
{
    static const struct {
        cite_credential kind;
        cite_str value;
    } values[] = {
        {CITE_CREDENTIAL_HEADER, {"X-Key: 1", 8}},    {CITE_CREDENTIAL_HEADER, {"X-Other: 2", 10}},
        {CITE_CREDENTIAL_BASIC, {"jane:secret", 11}}, {CITE_CREDENTIAL_COOKIE, {"a=1", 3}},
        {CITE_CREDENTIAL_COOKIE, {"b=2", 3}},
    };
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < sizeof values / sizeof values[0]; i++)
        status = cite__credentials_add(credentials, CITE__LIT("a.test"), values[i].kind, values[i].value, NULL);
    return status;
}

static void test_login(void **state)
{
    struct cite__arena arena;
    struct cite__credentials credentials;

    (void)state;
    cite__arena_init(&arena, NULL);
    cite__credentials_init(&credentials, &arena);
    assert_int_equal(fill(&credentials), CITE_OK);
    const struct cite__login *login = cite__credentials_for(&credentials, CITE__LIT("https://a.test"));
    assert_non_null(login);
    assert_string_equal(login->headers.items[0], "X-Key: 1");
    assert_string_equal(login->headers.items[1], "X-Other: 2");
    assert_null(login->headers.items[2]);
    assert_string_equal(login->secret, "jane:secret");
    assert_string_equal(cite__login_cookies(login, NULL, &arena), "a=1; b=2");
    assert_string_equal(cite__login_cookies(login, "c=3", &arena), "a=1; b=2; c=3");
    assert_string_equal(cite__login_cookies(NULL, "c=3", &arena), "c=3");
    assert_null(cite__login_cookies(NULL, NULL, &arena));
    assert_null(cite__credentials_for(&credentials, CITE__LIT("http://a.test")));
    assert_null(cite__credentials_for(&credentials, CITE__LIT("https://a.test:8443")));
    assert_null(cite__credentials_for(&credentials, CITE__LIT("https://b.a.test")));
    cite__arena_release(&arena);
}

static void test_memory(void **state)
{
    cite_status status = CITE_ERROR_MEMORY;

    (void)state;
    for (size_t n = 0; status != CITE_OK; n++) {
        struct counting_alloc memory;
        struct cite__arena arena;
        struct cite__credentials credentials;
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, ALLOC_FAIL_ONCE);
        cite__arena_init(&arena, &memory.allocator);
        cite__credentials_init(&credentials, &arena);
        status = fill(&credentials);
        assert_true(status == CITE_OK || status == CITE_ERROR_MEMORY);
        cite__arena_release(&arena);
        assert_int_equal(memory.live_blocks, 0);
        assert_true(n < 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_origins), cmocka_unit_test(test_values),
                                       cmocka_unit_test(test_login), cmocka_unit_test(test_memory)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
