/*
 * unit/test_drift.c: what two fingerprints say of a page.
 */
#include "core/str.h"
#include "support/text.h"

#include <cite/drift.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define FIRST                                                                                                  \
    "<p>The ferry had been late since spring, and nobody on the island could say why. Some held that the new " \
    "engine was to blame; others, that the captain stopped to look at birds."
#define SECOND                                                                                                 \
    "<p>The council asked for a report in October, which was read aloud in the harbour office to a crowd "     \
    "that "                                                                                                    \
    "had hoped for something shorter."
#define THIRD                                                                                                  \
    "<p>Bread rises because yeast eats sugar and breathes out gas; a baker who hurries the dough will sell a " \
    "loaf that is flat, pale and sour."
#define FOURTH                                                                                                 \
    "<p>Knead until smooth, cover with linen, and leave overnight beside the stove, where warmth keeps every " \
    "culture lively till morning."
#define TITLE "<title>Late Ferries | Island Review</title>"
#define MENU  "<ul><li><a href=/>Home</a><li><a href=/news>News of 12 May</a></ul>"

static cite_fingerprint *of(const char *page)
{
    cite_fingerprint *fingerprint = NULL;

    assert_int_equal(
        cite_fingerprint_new(&fingerprint, cite_str_from(page), CITE__LIT("text/html"), NULL, NULL), CITE_OK);
    return fingerprint;
}

static cite_drift judge(const char *before, const char *now)
{
    cite_fingerprint *was = of(before);
    cite_fingerprint *is = of(now);
    cite_drift drift;

    assert_int_equal(cite_drift_judge(&drift, was, is, NULL, NULL), CITE_OK);
    cite_fingerprint_free(was);
    cite_fingerprint_free(is);
    return drift;
}

static void test_verdicts(void **state)
{
    static const struct {
        const char *before;
        const char *now;
        cite_drift_verdict verdict;
    } cases[] = {
        {TITLE FIRST SECOND, TITLE FIRST SECOND, CITE_DRIFT_SAME},
        {TITLE FIRST SECOND, "<TITLE>x</TITLE>" MENU FIRST SECOND "<footer>new foot</footer>", CITE_DRIFT_SAME},
        {TITLE FIRST SECOND "<p>Read at 12:04.", TITLE FIRST SECOND "<p>Read at 17:30.", CITE_DRIFT_SAME},
        {TITLE FIRST SECOND, TITLE FIRST SECOND " Nobody laughed, and the clerk closed the window.",
         CITE_DRIFT_MINOR},
        {TITLE FIRST SECOND, TITLE FIRST THIRD, CITE_DRIFT_MAJOR},
        {TITLE FIRST SECOND, TITLE THIRD FOURTH, CITE_DRIFT_MAJOR}, /* its title is the same */
        {TITLE FIRST SECOND, "<title>Bread</title>" THIRD FOURTH, CITE_DRIFT_REPLACED},
        {FIRST SECOND, THIRD FOURTH, CITE_DRIFT_REPLACED},
        {TITLE FIRST SECOND, TITLE, CITE_DRIFT_NO_BASELINE},
        {TITLE, TITLE FIRST SECOND, CITE_DRIFT_NO_BASELINE},
        {"", "", CITE_DRIFT_NO_BASELINE},
        {"<p>Two words", "<p>Two words", CITE_DRIFT_SAME},
        {"<p>Two words", "<p>Two others", CITE_DRIFT_NO_BASELINE},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_drift drift = judge(cases[i].before, cases[i].now);
        print_message("%zu: %s, title %.3f, %.3f %.3f %.3f %.3f, words %.2f\n", i,
                      cite_drift_name(drift.verdict), drift.title, drift.simhash, drift.jaccard, drift.dice,
                      drift.cosine, drift.words_change);
        assert_string_equal(cite_drift_name(drift.verdict), cite_drift_name(cases[i].verdict));
    }
}

static void test_titles(void **state)
{
    static const struct {
        const char *before;
        const char *now;
        double title;
    } cases[] = {
        {"<title>One two</title>", "<title>two ONE</title>", 1.0},
        {"<title>One two</title>", "<title>three</title>", 0.0},
        {"<title>One two three four</title>", "<title>one</title>", 0.5},
        {"<title>Report 2019</title>", "<title>Report 2020</title>", 0.5},
        {"<title>One</title>", "", -1.0},
        {"", "", -1.0},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_drift drift = judge(cases[i].before, cases[i].now);
        print_message("%zu: %.3f\n", i, drift.title);
        assert_true(drift.title - cases[i].title < 1e-9 && cases[i].title - drift.title < 1e-9);
    }
}

/* A fingerprint whose fields were kept one by one, as a store does, is the same. */
static void test_kept(void **state)
{
    cite_fingerprint *made = of(TITLE FIRST SECOND);
    cite_fingerprint kept = CITE_FINGERPRINT_INIT;
    struct text bytes = {0};
    cite_drift drift;

    (void)state;
    text_add(&bytes, made->sketch.ptr, made->sketch.len);
    kept.title = CITE__LIT("Late Ferries | Island Review");
    kept.simhash = made->simhash;
    kept.words = made->words;
    kept.hash = made->hash;
    kept.sketch = (cite_str){bytes.data, bytes.len};
    assert_int_equal(cite_drift_judge(&drift, &kept, made, NULL, NULL), CITE_OK);
    assert_int_equal(drift.verdict, CITE_DRIFT_SAME);
    assert_true(drift.jaccard >= 1.0 && drift.cosine >= 1.0 && drift.title >= 1.0);

    /* Damaged ones are told, whatever the damage. */
    for (size_t len = 0; len < bytes.len; len++) {
        kept.sketch.len = len;
        assert_int_equal(cite_drift_judge(&drift, &kept, made, NULL, NULL), CITE_ERROR_FORMAT);
        assert_int_equal(drift.verdict, CITE_DRIFT_NO_BASELINE);
    }
    kept.sketch.len = bytes.len;
    bytes.data[0] = 2;
    assert_int_equal(cite_drift_judge(&drift, made, &kept, NULL, NULL), CITE_ERROR_FORMAT);
    text_release(&bytes);
    cite_fingerprint_free(made);
}

/* What is no text is the same, or cannot be compared. */
static void test_bytes(void **state)
{
    static const struct {
        const char *now;
        cite_drift_verdict verdict;
    } cases[] = {{"%PDF-1.7 a", CITE_DRIFT_SAME}, {"%PDF-1.7 b", CITE_DRIFT_NO_BASELINE}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_fingerprint *was = NULL;
        cite_fingerprint *is = NULL;
        cite_drift drift;
        cite_str type = CITE__LIT("application/pdf");
        assert_int_equal(cite_fingerprint_new(&was, CITE__LIT("%PDF-1.7 a"), type, NULL, NULL), CITE_OK);
        assert_int_equal(cite_fingerprint_new(&is, cite_str_from(cases[i].now), type, NULL, NULL), CITE_OK);
        assert_int_equal(was->words, 0);
        assert_int_equal(cite_drift_judge(&drift, was, is, NULL, NULL), CITE_OK);
        assert_int_equal(drift.verdict, cases[i].verdict);
        cite_fingerprint_free(was);
        cite_fingerprint_free(is);
    }
}

/* A caller's limits count; a zero is the default. */
static void test_options(void **state)
{
    cite_drift_options options = CITE_DRIFT_OPTIONS_INIT;
    cite_drift_options whole;
    cite_fingerprint *was = of(TITLE FIRST SECOND);
    cite_fingerprint *is = of(TITLE FIRST SECOND " Nobody laughed, and the clerk closed the window.");
    cite_drift drift;

    (void)state;
    options.same = 0.6;
    cite_drift_defaults(&whole, &options);
    assert_true(whole.same == 0.6 && whole.minor == 0.70 && whole.replaced_cosine == 0.12);
    assert_int_equal(cite_drift_judge(&drift, was, is, &options, NULL), CITE_OK);
    assert_int_equal(drift.verdict, CITE_DRIFT_SAME);
    options.words_min = 1000;
    assert_int_equal(cite_drift_judge(&drift, was, is, &options, NULL), CITE_OK);
    assert_int_equal(drift.verdict, CITE_DRIFT_NO_BASELINE);
    cite_fingerprint_free(was);
    cite_fingerprint_free(is);
    cite_fingerprint_free(NULL);
    assert_string_equal(cite_drift_name(CITE_DRIFT_COUNT_), "no-baseline");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_verdicts), cmocka_unit_test(test_titles),  cmocka_unit_test(test_kept),
        cmocka_unit_test(test_bytes),    cmocka_unit_test(test_options),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
