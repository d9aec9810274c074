/*
 * unit/test_anchor.c: whether a page has what a fragment names.
 */
#include "core/str.h"
#include "net/anchor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const outcomes[] = {"unknown", "found", "missing"};

static void test_html(void **state)
{
    static const char page[] =
        "<title>Eels</title><h2 class=x id=\"long\">Eels are &ldquo;long&rdquo;</h2><a name='old'></a>"
        "<p ID = caf\xc3\xa9>Herring <b>are</b>\n not;<p id=\"user-content-notes\">"
        "<input name=field><p title=\"id=fake\">5 < 6 and more <br/><em id=last>";
    static const struct {
        const char *fragment;
        enum cite__anchor anchor;
    } cases[] = {
        {"", CITE__ANCHOR_FOUND},
        {"top", CITE__ANCHOR_FOUND},
        {"long", CITE__ANCHOR_FOUND},
        {"Long", CITE__ANCHOR_MISSING},
        {"lo", CITE__ANCHOR_MISSING},
        {"old", CITE__ANCHOR_FOUND},
        {"field", CITE__ANCHOR_MISSING},
        {"fake", CITE__ANCHOR_MISSING},
        {"caf%C3%A9", CITE__ANCHOR_FOUND},
        {"caf\xc3\xa9", CITE__ANCHOR_FOUND},
        {"notes", CITE__ANCHOR_FOUND},
        {"last", CITE__ANCHOR_FOUND},
        {"!/route", CITE__ANCHOR_UNKNOWN},
        {"/route", CITE__ANCHOR_UNKNOWN},
        {"L10-L20", CITE__ANCHOR_UNKNOWN},
        {"t=10", CITE__ANCHOR_UNKNOWN},
        {":~:text=herring%20are%20not", CITE__ANCHOR_FOUND},
        {":~:text=Eels%20are%20%E2%80%9Clong%E2%80%9D", CITE__ANCHOR_FOUND},
        {"long:~:text=herring,are%20not", CITE__ANCHOR_FOUND},
        {":~:text=fish-,herring%20are,-salted", CITE__ANCHOR_FOUND},
        {":~:text=6%20and%20more", CITE__ANCHOR_FOUND},
        {":~:text=herring%20are%20long", CITE__ANCHOR_MISSING},
        {":~:text=herring&text=trout", CITE__ANCHOR_MISSING},
        {":~:text=a", CITE__ANCHOR_UNKNOWN},
        {":~:selector(x)", CITE__ANCHOR_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum cite__anchor anchor = cite__anchor_in_html(cite_str_from(page), cite_str_from(cases[i].fragment));
        if (anchor != cases[i].anchor)
            fail_msg("%s: %s, not %s", cases[i].fragment, outcomes[anchor], outcomes[cases[i].anchor]);
    }
}

static void test_pdf(void **state)
{
    static const struct {
        const char *pdf;
        const char *fragment;
        enum cite__anchor anchor;
    } cases[] = {
        {"%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 100 /O 3 /N 11 /T 9 >>", "page=11", CITE__ANCHOR_FOUND},
        {"%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 100 /O 3 /N 11 /T 9 >>", "page=12", CITE__ANCHOR_MISSING},
        {"%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 100 /O 3 /N 11 /T 9 >>", "zoom=9&page=12",
         CITE__ANCHOR_MISSING},
        {"%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 100 >> /N 2", "page=12", CITE__ANCHOR_UNKNOWN},
        {"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>", "page=12", CITE__ANCHOR_UNKNOWN},
        {"%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 100 /O 3 /N 11 /T 9 >>", "nameddest=x", CITE__ANCHOR_UNKNOWN},
        {"%PDF-1.7\n1 0 obj\n<< /Linearized 1 /L 100 /O 3 /N 11 /T 9 >>", "page=", CITE__ANCHOR_UNKNOWN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(cite__anchor_in_pdf(cite_str_from(cases[i].pdf), cite_str_from(cases[i].fragment)),
                         cases[i].anchor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_html), cmocka_unit_test(test_pdf)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
