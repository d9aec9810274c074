/*
 * unit/test_sense.c: what one answer means by its place and its page: sign-in pages, siblings, DOIs, neighbours.
 */
#include "net/doi.h"
#include "net/neighbours.h"
#include "net/sense.h"
#include "net/siblings.h"
#include "net/walls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_login(void **state)
{
    static const struct {
        const char *cited;
        const char *final;
        bool wall;
    } cases[] = {
        {"https://a.example/x", "https://a.example/login", true},
        {"https://a.example/x", "https://a.example/user/sign-in?next=%2Fx", true},
        {"https://a.example/x", "https://a.example/wp-login.php?redirect_to=x", true},
        {"https://a.example/x", "https://login.a.example/", true},
        {"https://a.example/x", "https://sso.a.example/go?service=x", true},
        {"https://a.example/x", "https://idp.a.example/authorize?redirect_uri=x", true},
        {"https://a.example/x", "https://a.example/auth/start?returnUrl=x", true},
        {"https://a.example/x", "https://a.example/auth/start", false},
        {"https://a.example/x", "https://a.example/y?next=2", false},
        {"https://a.example/x", "https://a.example/blog/login-trouble", false},
        {"https://a.example/x", "https://accounts.a.example/2019.pdf", false},
        {"https://a.example/login", "https://a.example/signin", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        print_message("%s\n", cases[i].final);
        assert_int_equal(cite__login_is_wall(cite_str_from(cases[i].cited), cite_str_from(cases[i].final)),
                         cases[i].wall);
    }
}

static void test_parked(void **state)
{
    static const struct {
        const char *url;
        bool parked;
    } cases[] = {
        {"https://www.sedoparking.com/x", true}, {"https://dan.com/", true},
        {"https://jordan.com/x", false},         {"https://notsedo.com/", false},
        {"https://hugedomains.com/a", true},
    };
    const struct cite__answer answer = {.http_code = 200};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(cite__host_is_parked(cite_str_from(cases[i].url), &answer, NULL), cases[i].parked);
}

static void test_above(void **state)
{
    static const struct {
        const char *cited;
        const char *final;
        bool above;
    } cases[] = {
        {"http://a.example/x/y/z.html", "http://a.example/x/y/", true},
        {"http://a.example/x/y/z.html", "http://a.example/x", true},
        {"http://a.example/x/y", "http://a.example/x/y/", false},
        {"http://a.example/x/index.html", "http://a.example/x/", false},
        {"http://a.example/x/y", "http://a.example/z/", false},
        {"http://a.example/xy", "http://a.example/x", false},
        {"http://a.example/x/y", "http://b.example/x/", false},
        {"http://a.example/x/y", "http://a.example/x/?id=7", false},
        {"nothing", "http://a.example/", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        print_message("%s\n", cases[i].cited);
        assert_int_equal(cite__sibling_is_above(cite_str_from(cases[i].cited), cite_str_from(cases[i].final)),
                         cases[i].above);
    }
}

static void test_sibling(void **state)
{
    struct cite__arena arena;

    (void)state;
    cite__arena_init(&arena, NULL);
    cite_str one = cite__sibling_of(cite_str_from("http://a.example/x/y.html?q=1"), 1, &arena);
    cite_str two = cite__sibling_of(cite_str_from("http://a.example/x/z/"), 2, &arena);
    assert_int_equal(one.len, strlen("http://a.example/x/") + 25);
    assert_memory_equal(one.ptr, "http://a.example/x/", 19);
    assert_memory_equal(two.ptr, "http://a.example/x/", 19);
    assert_string_not_equal(one.ptr, two.ptr);
    cite__arena_release(&arena);
}

static void test_doi(void **state)
{
    static const struct {
        const char *url;
        const char *doi;
    } urls[] = {
        {"https://doi.org/10.1000/182", "10.1000/182"},
        {"http://DX.doi.org/10.1000/a(1)b", "10.1000/a(1)b"},
        {"https://doi.org/10.1000", ""},
        {"https://doi.org/10.1000/", ""},
        {"https://doi.org/the-identifier", ""},
        {"https://doi.org/10.1000/182?x=y", ""},
        {"https://example.org/10.1000/182", ""},
    };
    static const struct {
        long code;
        const char *body;
        const char *rule;
    } answers[] = {
        {200, "{\"responseCode\":1,\"handle\":\"10.1000/182\",\"values\":[]}", "doi-registered"},
        {404, "{\"responseCode\" : 100,\"handle\":\"10.1000/x\"}", "doi-unknown"},
        {404, "<html>not found</html>", NULL},
        {200, "{\"responseCode\":2}", NULL},
        {200, "{\"responseCode\":", NULL},
        {200, "{\"responseCode\"", NULL},
        {500, "{\"responseCode\":1}", NULL},
        {200, "", NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(urls); i++) {
        cite_str doi = cite__doi_of(cite_str_from(urls[i].url));
        assert_int_equal(doi.len, strlen(urls[i].doi));
        assert_memory_equal(doi.ptr, urls[i].doi, doi.len);
    }
    for (size_t i = 0; i < COUNT(answers); i++) {
        const struct cite__answer answer = {.http_code = answers[i].code,
                                            .body = cite_str_from(answers[i].body)};
        const struct cite__finding *finding = cite__doi_finding(&answer);
        assert_int_equal(finding != NULL, answers[i].rule != NULL);
        if (finding)
            assert_string_equal(finding->rule, answers[i].rule);
    }
}

static void test_neighbours(void **state)
{
    static struct cite__neighbours neighbours;
    static const struct {
        uint64_t likeness;
        const char *url;
        enum cite__text_state state;
    } steps[] = {
        {0xff00, "http://a.example/1", CITE__TEXT_OPEN},  {0xff01, "http://a.example/2", CITE__TEXT_OPEN},
        {0xff00, "http://a.example/2/", CITE__TEXT_OPEN}, {0xff00, "http://a.example/2?x", CITE__TEXT_OPEN},
        {0x00ff, "http://a.example/3", CITE__TEXT_OPEN},  {0xff03, "http://a.example/4", CITE__TEXT_ASK},
        {0xff00, "http://a.example/5", CITE__TEXT_ASKED}, {0x00ff, "http://a.example/6", CITE__TEXT_OPEN},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(steps); i++)
        assert_int_equal(cite__neighbours_add(&neighbours, steps[i].likeness, cite_str_from(steps[i].url)),
                         steps[i].state);
    cite__neighbours_decide(&neighbours, 0xff00, true);
    assert_int_equal(cite__neighbours_add(&neighbours, 0xff00, cite_str_from("http://a.example/7")),
                     CITE__TEXT_ALIKE);
    cite__neighbours_decide(&neighbours, 0x00ff, false);
    assert_int_equal(cite__neighbours_add(&neighbours, 0x00ff, cite_str_from("http://a.example/8")),
                     CITE__TEXT_CLEARED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_login),   cmocka_unit_test(test_parked), cmocka_unit_test(test_above),
        cmocka_unit_test(test_sibling), cmocka_unit_test(test_doi),    cmocka_unit_test(test_neighbours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
