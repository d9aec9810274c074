/*
 * test_audit.c: distinct links of several documents, where they stand, and what a visit says of their state.
 */
#include "core/str.h"
#include "support/alloc.h"

#include <cite/audit.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const texts[] = {
    "First https://one.example/a and https://two.example/b here.\n\nAgain https://one.example/a stands here.\n",
    "No links at all.\n",
    "The second https://two.example/b and a third https://three.example/c come last.\n",
};

#define TEXT_COUNT (sizeof texts / sizeof texts[0])

struct fixture {
    cite_parser *parser;
    cite_document *documents[TEXT_COUNT];
};

static int set_up(void **state)
{
    static struct fixture fixture;

    assert_int_equal(cite_parser_new(&fixture.parser, NULL, NULL), CITE_OK);
    for (size_t i = 0; i < TEXT_COUNT; i++)
        assert_int_equal(
            cite_document_parse(&fixture.documents[i], fixture.parser, cite_str_from(texts[i]), NULL), CITE_OK);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    for (size_t i = 0; i < TEXT_COUNT; i++)
        cite_document_free(fixture->documents[i]);
    cite_parser_free(fixture->parser);
    return 0;
}

static cite_audit *filled(const struct fixture *fixture)
{
    cite_audit *audit = NULL;

    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(audit, "a.txt", fixture->documents[0], NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(audit, NULL, fixture->documents[1], NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(audit, "c.txt", fixture->documents[2], NULL), CITE_OK);
    return audit;
}

static void test_references(void **state)
{
    static const struct {
        const char *url;
        size_t count;
        struct {
            size_t document;
            size_t link;
            unsigned line;
        } places[2];
    } expected[] = {
        {"https://one.example/a", 2, {{0, 0, 1}, {0, 2, 3}}},
        {"https://two.example/b", 2, {{0, 1, 1}, {2, 0, 1}}},
        {"https://three.example/c", 1, {{2, 1, 1}}},
    };
    cite_audit *audit = filled(*state);

    assert_int_equal(cite_audit_reference_count(audit), 3);
    assert_null(cite_audit_reference(audit, 3));
    for (size_t i = 0; i < 3; i++) {
        const cite_reference *reference = cite_audit_reference(audit, i);
        assert_string_equal(reference->url.ptr, expected[i].url);
        assert_int_equal(reference->place_count, expected[i].count);
        assert_int_equal(reference->state, CITE_STATE_UNKNOWN);
        assert_null(reference->check);
        assert_null(reference->drift);
        assert_null(reference->archive);
        for (size_t n = 0; n < expected[i].count; n++) {
            const cite_place *place = cite_audit_place(audit, i, n);
            assert_int_equal(place->document, expected[i].places[n].document);
            assert_int_equal(place->link, expected[i].places[n].link);
            assert_int_equal(place->line, expected[i].places[n].line);
            assert_int_equal(place->note, CITE_NONE);
            assert_int_equal(place->reference, i);
            assert_ptr_equal(cite_audit_link(audit, place->document, place->link), place);
        }
        assert_null(cite_audit_place(audit, i, expected[i].count));
    }
    assert_null(cite_audit_place(audit, 3, 0));
    assert_null(cite_audit_link(audit, 0, 3));
    assert_null(cite_audit_link(audit, 3, 0));
    cite_audit_free(audit);
}

static void test_documents(void **state)
{
    cite_audit *audit = filled(*state);

    assert_int_equal(cite_audit_document_count(audit), 3);
    assert_string_equal(cite_audit_document(audit, 0)->name, "a.txt");
    assert_string_equal(cite_audit_document(audit, 1)->name, "");
    assert_int_equal(cite_audit_document(audit, 0)->links, 3);
    assert_int_equal(cite_audit_document(audit, 1)->links, 0);
    assert_null(cite_audit_document(audit, 3));
    cite_audit_free(audit);
    cite_audit_free(NULL);
}

/* What is kept of a document stays when the document is gone: notes with links, their places, the cited work. */
static void test_kept(void **state)
{
    static const char text[] =
        "The first thing.1 The second.2 The third.3\n\nNotes\n\n"
        "1. Ada Vole, \"On Keeping Pages,\" Journal of Shelves, 3 March 2019, "
        "https://shelves.example/pages (accessed 4 May 2020).\n"
        "2. Nothing to be found on the web, a long book of 1954.\n"
        "3. See https://shelves.example/other and https://shelves.example/pages again.\n";
    const struct fixture *fixture = *state;
    cite_document *document = NULL;
    cite_audit *audit = NULL;
    int64_t begin = 0;
    int64_t end = 0;

    assert_int_equal(cite_document_parse(&document, fixture->parser, cite_str_from(text), NULL), CITE_OK);
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(audit, "kept.txt", document, NULL), CITE_OK);
    cite_document_free(document);
    const cite_audited *about = cite_audit_document(audit, 0);
    assert_int_equal(about->notes, 3);
    assert_int_equal(about->kept_notes, 2);
    assert_int_equal(cite_audit_note(audit, 0, 0)->number, 1);
    assert_int_equal(cite_audit_note(audit, 0, 1)->number, 3);
    assert_null(cite_audit_note(audit, 0, 2));
    assert_non_null(strstr(cite_audit_note(audit, 0, 1)->text.ptr, "again"));
    const cite_place *place = cite_audit_place(audit, 0, 0);
    assert_int_equal(place->note, 0);
    assert_string_equal(place->work.ptr, "On Keeping Pages");
    assert_int_equal(place->accessed.year, 2020);
    assert_int_equal(place->issued.year, 2019);
    assert_int_equal(cite_audit_place(audit, 0, 1)->note, 1);
    assert_int_equal(cite_audit_cited(audit, 0, &begin, &end), 1588550400 + 43200);
    assert_int_equal(begin, 1588550400); /* 2020-05-04 */
    assert_int_equal(end, 1588550400 + 86400);
    assert_int_equal(cite_audit_cited(audit, 1, &begin, &end), 0);
    cite_audit_free(audit);
}

/* A copy that is cited beside the page is a copy of the page, as long as it answers. */
static void test_pairs(void **state)
{
    static const char text[] = "See https://one.example/page and its copy at "
                               "https://web.archive.org/web/20190304050607/http://one.example/page/ and\n"
                               "https://web.archive.org/web/2020/https://never.example/cited here.\n";
    const struct fixture *fixture = *state;
    cite_document *document = NULL;
    cite_audit *audit = NULL;

    assert_int_equal(cite_document_parse(&document, fixture->parser, cite_str_from(text), NULL), CITE_OK);
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(audit, "pairs.txt", document, NULL), CITE_OK);
    cite_document_free(document);
    assert_int_equal(cite_audit_reference_count(audit), 3);
    const cite_reference *page = cite_audit_reference(audit, 0);
    const cite_reference *copy = cite_audit_reference(audit, 1);
    assert_int_equal(page->original.len, 0);
    assert_true(cite__str_is(copy->original, "http://one.example/page/"));
    assert_null(page->archive);
    cite_check check = {.url = copy->url, .status = CITE_VERDICT_OK};
    assert_int_equal(cite_audit_observe(audit, &check), 1);
    assert_non_null(page->archive);
    assert_true(cite__str_equal(page->archive->url, copy->url));
    assert_int_equal(page->archive->datetime, 1551675967);
    check.status = CITE_VERDICT_DEAD;
    assert_int_equal(cite_audit_observe(audit, &check), 1);
    assert_null(page->archive);
    check.url = cite_audit_reference(audit, 2)->url;
    assert_int_equal(cite_audit_observe(audit, &check), 2);
    cite_audit_free(audit);
}

/* The archive's spelling may lack the slash that the document has, as well as the other way round. */
static void test_pairs_without_slash(void **state)
{
    static const char text[] = "See https://one.example/shelf/ and its copy at "
                               "https://web.archive.org/web/20190304050607/https://one.example/shelf here.\n";
    const struct fixture *fixture = *state;
    cite_document *document = NULL;
    cite_audit *audit = NULL;

    assert_int_equal(cite_document_parse(&document, fixture->parser, cite_str_from(text), NULL), CITE_OK);
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(audit, "pairs.txt", document, NULL), CITE_OK);
    cite_document_free(document);
    assert_int_equal(cite_audit_reference_count(audit), 2);
    cite_check check = {.url = cite_audit_reference(audit, 1)->url, .status = CITE_VERDICT_OK};
    assert_int_equal(cite_audit_observe(audit, &check), 1);
    assert_non_null(cite_audit_reference(audit, 0)->archive);
    cite_audit_free(audit);
}

/* A state speaks over time: one bad visit is failing, whatever it found. */
static void test_states(void **state)
{
    static const cite_redirect permanent[] = {{301, {"https://n.example/", 18}},
                                              {308, {"https://m.example/", 18}}};
    static const cite_redirect mixed[] = {{301, {"https://n.example/", 18}}, {302, {"https://m.example/", 18}}};
    static const struct {
        cite_verdict verdict;
        const cite_redirect *redirects;
        size_t redirect_count;
        cite_state state;
    } cases[] = {
        {CITE_VERDICT_OK, NULL, 0, CITE_STATE_ALIVE},
        {CITE_VERDICT_OK, permanent, 1, CITE_STATE_ALIVE},
        {CITE_VERDICT_REDIRECTED, permanent, 2, CITE_STATE_MOVED},
        {CITE_VERDICT_REDIRECTED, mixed, 1, CITE_STATE_MOVED},
        {CITE_VERDICT_REDIRECTED, mixed, 2, CITE_STATE_ALIVE},
        {CITE_VERDICT_REDIRECTED, NULL, 0, CITE_STATE_ALIVE},
        {CITE_VERDICT_DEAD, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_SOFT_404, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_BLOCKED, NULL, 0, CITE_STATE_UNKNOWN},
        {CITE_VERDICT_SERVER_ERROR, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_TIMEOUT, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_DNS_ERROR, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_TLS_ERROR, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_UNREACHABLE, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_REDIRECT_LOOP, permanent, 2, CITE_STATE_FAILING},
        {CITE_VERDICT_UNSUPPORTED, NULL, 0, CITE_STATE_UNKNOWN},
        {CITE_VERDICT_INVALID, NULL, 0, CITE_STATE_FAILING},
        {CITE_VERDICT_SKIPPED, NULL, 0, CITE_STATE_UNKNOWN},
        {CITE_VERDICT_OFFLINE, NULL, 0, CITE_STATE_UNKNOWN},
    };
    cite_audit *audit = filled(*state);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cite_check check = {.url = {"https://two.example/b", 21}, .status = cases[i].verdict};
        check.redirects = cases[i].redirects;
        check.redirect_count = cases[i].redirect_count;
        assert_int_equal(cite_audit_observe(audit, &check), 1);
        assert_int_equal(cite_audit_reference(audit, 1)->state, cases[i].state);
        assert_ptr_equal(cite_audit_reference(audit, 1)->check, &check);
    }
    cite_check other = {.url = {"https://four.example/", 21}};
    assert_int_equal(cite_audit_observe(audit, &other), CITE_NONE);
    assert_int_equal(cite_audit_observe(audit, NULL), CITE_NONE);
    assert_int_equal(cite_audit_reference(audit, 0)->state, CITE_STATE_UNKNOWN);
    cite_audit_free(audit);
}

static void test_names(void **state)
{
    static const char *const names[CITE_STATE_COUNT_] = {"unknown", "alive",   "moved",  "failing",
                                                         "dead",    "drifted", "revived"};

    (void)state;
    for (size_t i = 0; i < CITE_STATE_COUNT_; i++)
        assert_string_equal(cite_state_name((cite_state)i), names[i]);
    assert_string_equal(cite_state_name(CITE_STATE_COUNT_), "unknown");
}

static cite_status fill_with(const cite_allocator *allocator, const struct fixture *fixture, cite_error *error)
{
    cite_audit *audit = NULL;

    cite_status status = cite_audit_new(&audit, allocator, error);
    for (size_t i = 0; status == CITE_OK && i < TEXT_COUNT; i++)
        status = cite_audit_add_document(audit, "name", fixture->documents[i], error);
    if (audit && status != CITE_OK) {
        /* What is there already stays readable, and a check of it does no harm. */
        cite_check check = {.url = {"https://three.example/c", 23}, .status = CITE_VERDICT_OK};
        (void)cite_audit_observe(audit, &check);
        for (size_t i = 0; i < cite_audit_reference_count(audit); i++)
            assert_non_null(cite_audit_reference(audit, i)->url.ptr);
    }
    cite_audit_free(audit);
    return status;
}

static void test_memory(void **state)
{
    size_t n = 0;

    for (;; n++) {
        struct counting_alloc memory;
        cite_error error;

        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, n % 2 ? ALLOC_FAIL_ONCE : ALLOC_FAIL_FOR_GOOD);
        cite_status status = fill_with(&memory.allocator, *state, &error);
        assert_int_equal(memory.live_blocks, 0);
        assert_int_equal(memory.wrong_sizes, 0);
        if (memory.failures == 0) {
            assert_int_equal(status, CITE_OK);
            break;
        }
        assert_int_equal(status, CITE_ERROR_MEMORY);
        assert_int_equal(error.status, CITE_ERROR_MEMORY);
    }
    assert_true(n >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_pairs_without_slash),
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_memory),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
