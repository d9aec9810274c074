/*
 * test_page_runs.c: what pages say, over runs: the baseline of the first visit, drift, archived copies, and a run that is read
 * again.
 */
#include "core/str.h"

#include <cite/audit.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define STORE "test_page_runs.db"
#define DAY   INT64_C(86400)
#define BEGIN INT64_C(1735689600) /* 2025-01-01 */
#define CITED INT64_C(1554336000) /* 2019-04-04 */

static const char text[] =
    "One thing.1 Another.2 A third.3\n\nNotes\n\n"
    "1. Ada Vole, \"A Page That Stays,\" Shelf News, 4 April 2019, https://a.example/stays.\n"
    "2. Ben Wren, \"A Page That Goes,\" Shelf News, 4 April 2019, https://b.example/goes.\n"
    "3. Cy Newt, \"A File,\" Shelf News, 4 April 2019, https://c.example/file.pdf.\n";

enum { LINKS = 3 };

static const char harbour[] =
    "<html><title>The harbour in winter</title><body><p>The harbour lies still in winter, and the boats are "
    "drawn "
    "up on the shingle until the ice has gone out of the bay and the keepers can light the lamps "
    "again.</p><p>Each "
    "spring the keepers count the boats, mend the nets, and write into the long ledger what the storms have "
    "taken from the mole, the slip and the store house.</p></body></html>";
static const char bakery[] =
    "<html><title>Bread for sale</title><body><p>We bake rye, wheat and spelt from four in the morning, and "
    "sell "
    "what we bake until the shelves are empty, which on market days is well before noon.</p><p>Orders for "
    "weddings are taken at the counter; please bring your own boxes, and tell us about nuts.</p></body></html>";

static cite_fingerprint *page_of(const char *page, const char *type)
{
    cite_fingerprint *fingerprint = NULL;

    assert_int_equal(cite_fingerprint_new(&fingerprint, cite_str_from(page), cite_str_from(type), NULL, NULL),
                     CITE_OK);
    return fingerprint;
}

static int remove_store(void **state)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    char name[64];

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(name, sizeof name, STORE "%s", ends[i]);
        (void)unlink(name);
    }
    return 0;
}

struct fixture {
    cite_parser *parser;
    cite_document *document;
    cite_store *store;
    cite_fingerprint *harbour;
    cite_fingerprint *bakery;
    cite_fingerprint *file;
};

static void set_up(struct fixture *f)
{
    *f = (struct fixture){.harbour = page_of(harbour, "text/html"),
                          .bakery = page_of(bakery, "text/html; charset=utf-8"),
                          .file = page_of("%PDF-1.4 and more", "application/pdf")};
    assert_int_equal(cite_parser_new(&f->parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_document_parse(&f->document, f->parser, cite_str_from(text), NULL), CITE_OK);
    assert_int_equal(cite_store_open(&f->store, STORE, NULL, NULL), CITE_OK);
}

static void tear_down(struct fixture *f)
{
    cite_store_free(f->store);
    cite_document_free(f->document);
    cite_parser_free(f->parser);
    cite_fingerprint_free(f->harbour);
    cite_fingerprint_free(f->bakery);
    cite_fingerprint_free(f->file);
}

static cite_audit *begun_as(const struct fixture *f, int day, bool resume, bool recheck)
{
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    cite_audit *audit = NULL;

    options.now = BEGIN + day * DAY;
    options.resume = resume;
    options.recheck = recheck;
    options.copies = 1;
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_begin(audit, f->store, &options, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_document(audit, "shelf.txt", f->document, NULL), CITE_OK);
    assert_int_equal(cite_audit_queue(audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_reference_count(audit), LINKS);
    return audit;
}

static cite_audit *begun(const struct fixture *f, int day)
{
    return begun_as(f, day, false, false);
}

/* Checks must outlive their audit; there is one audit at a time. */
static cite_check checks[LINKS];

static void visit(cite_audit *audit, size_t link, const cite_fingerprint *page, cite_verdict verdict, int day)
{
    checks[link] = (cite_check){.url = cite_audit_reference(audit, link)->url,
                                .status = verdict,
                                .checked_at = BEGIN + day * DAY,
                                .fingerprint = page};
    assert_int_equal(cite_audit_observe(audit, &checks[link]), link);
}

static void is_drift(const cite_audit *audit, size_t link, const char *verdict, const char *against,
                     cite_state state)
{
    const cite_reference *reference = cite_audit_reference(audit, link);

    assert_non_null(reference->drift);
    assert_string_equal(cite_drift_name(reference->drift->verdict), verdict);
    assert_string_equal(reference->drift_against.ptr, against);
    assert_string_equal(cite_state_name(reference->state), cite_state_name(state));
}

/* What the first visit saw is what later ones are compared with; a page behind a wall is not compared at all. */
static void test_baseline(void **state)
{
    struct fixture f;
    cite_audit *audit = NULL;

    (void)state;
    set_up(&f);
    audit = begun(&f, 0);
    visit(audit, 0, f.harbour, CITE_VERDICT_OK, 0);
    visit(audit, 1, f.harbour, CITE_VERDICT_OK, 0);
    visit(audit, 2, f.file, CITE_VERDICT_OK, 0);
    for (size_t i = 0; i < LINKS; i++)
        is_drift(audit, i, "no-baseline", "", CITE_STATE_ALIVE);
    cite_audit_free(audit);
    audit = begun(&f, 4);
    visit(audit, 0, f.harbour, CITE_VERDICT_OK, 4);
    visit(audit, 1, f.bakery, CITE_VERDICT_REDIRECTED, 4);
    visit(audit, 2, NULL, CITE_VERDICT_BLOCKED, 4);
    is_drift(audit, 0, "same", "baseline", CITE_STATE_ALIVE);
    is_drift(audit, 1, "replaced", "baseline", CITE_STATE_DRIFTED);
    assert_null(cite_audit_reference(audit, 2)->drift);
    assert_int_equal(cite_audit_reference(audit, 1)->visit_count, 2);
    assert_int_equal(cite_audit_reference(audit, 1)->visits[0].drift, CITE_DRIFT_NO_BASELINE);
    assert_int_equal(cite_audit_reference(audit, 1)->visits[1].drift, CITE_DRIFT_REPLACED);
    cite_audit_free(audit);
    /* The second visit is no new baseline. */
    audit = begun(&f, 8);
    visit(audit, 1, f.bakery, CITE_VERDICT_OK, 8);
    is_drift(audit, 1, "replaced", "baseline", CITE_STATE_DRIFTED);
    visit(audit, 2, f.file, CITE_VERDICT_OK, 8);
    assert_string_equal(cite_audit_reference(audit, 2)->drift_against.ptr, "baseline");
    cite_audit_free(audit);
    tear_down(&f);
}

#define COPY_URL "https://archive.example/web/20190410000000/https://a.example/stays"

static cite_copy copy_made(int64_t datetime, const cite_fingerprint *page, long http_code)
{
    cite_copy copy = CITE_COPY_INIT;

    copy.memento.url = cite_str_from(COPY_URL);
    copy.memento.original = cite_str_from("https://a.example/stays");
    copy.memento.datetime = datetime;
    copy.fingerprint = page;
    copy.http_code = http_code;
    copy.asked = 3;
    return copy;
}

/* A copy from the time of the citation stands for what was cited; one of another time, or of an error page, does not. */
static void test_copies(void **state)
{
    static const struct {
        int days; /* from the citation */
        long http_code;
        const char *verdict;
        const char *against;
    } cases[] = {
        {6, 200, "replaced", COPY_URL}, {-29, 0, "replaced", COPY_URL}, {32, 200, "no-baseline", ""},
        {-31, 200, "no-baseline", ""},  {6, 404, "no-baseline", ""},
    };
    struct fixture f;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)remove_store(NULL);
        set_up(&f);
        cite_audit *audit = begun(&f, 0);
        cite_copy copy = copy_made(CITED + cases[i].days * DAY, f.harbour, cases[i].http_code);
        visit(audit, 0, f.bakery, CITE_VERDICT_OK, 0);
        assert_int_equal(cite_audit_add_copy(audit, 0, &copy, NULL), CITE_OK);
        bool drifted = cases[i].against[0] != '\0';
        is_drift(audit, 0, cases[i].verdict, cases[i].against, drifted ? CITE_STATE_DRIFTED : CITE_STATE_ALIVE);
        bool is_page = cases[i].http_code < 400; /* a copy of an error page is none of the page */
        assert_int_equal(cite_audit_reference(audit, 0)->archive != NULL, is_page);
        if (is_page)
            assert_string_equal(cite_audit_reference(audit, 0)->archive->url.ptr, COPY_URL);
        assert_int_equal(cite_audit_reference(audit, 0)->visit_count, 1);
        cite_audit_free(audit);
        /* The next run knows the copy, and compares with it, without asking any archive. */
        audit = begun(&f, 4);
        assert_int_equal(cite_audit_reference(audit, 0)->archives_asked, 3);
        assert_int_equal(cite_audit_reference(audit, 0)->archive != NULL, is_page);
        visit(audit, 0, f.bakery, CITE_VERDICT_OK, 4);
        is_drift(audit, 0, drifted ? "replaced" : "same", drifted ? COPY_URL : "baseline",
                 drifted ? CITE_STATE_DRIFTED : CITE_STATE_ALIVE);
        cite_audit_free(audit);
        tear_down(&f);
    }
}

/* What was seen before a run was broken off is compared with a copy all the same. */
static void test_resumed(void **state)
{
    struct fixture f;

    (void)state;
    set_up(&f);
    cite_copy copy = copy_made(CITED, f.harbour, 200);
    cite_audit *audit = begun(&f, 0);
    visit(audit, 0, f.bakery, CITE_VERDICT_OK, 0);
    visit(audit, 1, NULL, CITE_VERDICT_BLOCKED, 0);
    cite_audit_free(audit);
    audit = begun_as(&f, 0, true, false);
    is_drift(audit, 0, "no-baseline", "", CITE_STATE_ALIVE);
    for (size_t i = 0; i < LINKS; i++)
        assert_int_equal(cite_audit_add_copy(audit, i, &copy, NULL), CITE_OK);
    is_drift(audit, 0, "replaced", COPY_URL, CITE_STATE_DRIFTED);
    assert_null(cite_audit_reference(audit, 1)->drift);
    assert_null(cite_audit_reference(audit, 2)->drift);
    visit(audit, 2, f.file, CITE_VERDICT_OK, 0);
    assert_int_equal(cite_audit_finish(audit, BEGIN, NULL), CITE_OK);
    cite_audit_free(audit);
    /* It is kept. */
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_recall(audit, f.store, 0, NULL, NULL, NULL), CITE_OK);
    is_drift(audit, 0, "replaced", COPY_URL, CITE_STATE_DRIFTED);
    assert_int_equal(cite_audit_reference(audit, 0)->visit_count, 1);
    cite_audit_free(audit);
    tear_down(&f);
}

/* A link that is not due shows its last visit: what an earlier one was compared with is not told of it. */
static void test_recheck(void **state)
{
    struct fixture f;
    cite_audit *audit = NULL;

    (void)state;
    set_up(&f);
    for (int day = 0; day <= 2; day++) {
        audit = begun(&f, day);
        visit(audit, 0, f.harbour, CITE_VERDICT_OK, day);
        visit(audit, 1, day == 2 ? NULL : f.harbour, day == 2 ? CITE_VERDICT_BLOCKED : CITE_VERDICT_OK, day);
        cite_audit_free(audit);
    }
    audit = begun_as(&f, 3, false, true);
    is_drift(audit, 0, "same", "baseline", CITE_STATE_ALIVE);
    assert_int_equal(cite_audit_reference(audit, 1)->check->status, CITE_VERDICT_BLOCKED);
    assert_null(cite_audit_reference(audit, 1)->drift);
    cite_audit_free(audit);
    tear_down(&f);
}

/* That nothing was found is remembered for a while, and then asked again. */
static void test_no_copy(void **state)
{
    struct fixture f;
    cite_copy none = CITE_COPY_INIT;

    (void)state;
    set_up(&f);
    none.asked = 9;
    cite_audit *audit = begun(&f, 0);
    assert_int_equal(cite_audit_add_copy(audit, 1, &none, NULL), CITE_OK);
    assert_int_equal(cite_audit_add_copy(audit, LINKS, &none, NULL), CITE_ERROR_ARGUMENT);
    cite_audit_free(audit);
    for (int day = 80; day <= 100; day += 20) {
        audit = begun(&f, day);
        assert_null(cite_audit_reference(audit, 1)->archive);
        assert_int_equal(cite_audit_reference(audit, 1)->archives_asked, day == 80 ? 9 : 0);
        cite_audit_free(audit);
    }
    tear_down(&f);
}

/* A run that is read again tells what it told. */
static void test_recall(void **state)
{
    struct fixture f;
    cite_audit *audit = NULL;
    int64_t started = 0;
    int64_t ended = 0;

    (void)state;
    set_up(&f);
    for (int day = 0; day <= 8; day += 4) {
        audit = begun(&f, day);
        for (size_t i = 0; i < LINKS; i++)
            visit(audit, i, day == 4 && i == 1 ? f.bakery : f.harbour, CITE_VERDICT_OK, day);
        assert_int_equal(cite_audit_finish(audit, BEGIN + day * DAY + 5, NULL), CITE_OK);
        cite_audit_free(audit);
    }
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_recall(audit, f.store, 2, &started, &ended, NULL), CITE_OK);
    assert_int_equal(started, BEGIN + 4 * DAY);
    assert_int_equal(ended, BEGIN + 4 * DAY);
    assert_int_equal(cite_audit_run(audit), 2);
    const cite_audited *about = cite_audit_document(audit, 0);
    assert_string_equal(about->name, "shelf.txt");
    assert_int_equal(about->notes, 3);
    assert_int_equal(about->kept_notes, 3);
    assert_int_equal(about->links, LINKS);
    assert_int_equal(cite_audit_note(audit, 0, 2)->number, 3);
    assert_non_null(strstr(cite_audit_note(audit, 0, 2)->text.ptr, "A File"));
    for (size_t i = 0; i < LINKS; i++) {
        const cite_place *place = cite_audit_place(audit, i, 0);
        const cite_link *link = cite_document_link(f.document, i);
        assert_string_equal(cite_audit_reference(audit, i)->url.ptr, link->url.ptr);
        assert_int_equal(place->spans[0].begin, link->spans[0].begin);
        assert_int_equal(place->spans[0].end, link->spans[0].end);
        assert_int_equal(place->note, i);
        assert_int_equal(place->issued.year, 2019);
        assert_int_equal(place->issued.day, 4);
        assert_int_equal(cite_audit_reference(audit, i)->visit_count, 2);
        is_drift(audit, i, i == 1 ? "replaced" : "same", "baseline",
                 i == 1 ? CITE_STATE_DRIFTED : CITE_STATE_ALIVE);
    }
    cite_audit_free(audit);
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_recall(audit, f.store, 0, NULL, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_run(audit), 3);
    assert_int_equal(cite_audit_recall(audit, f.store, 0, NULL, NULL, NULL), CITE_ERROR_ARGUMENT);
    cite_audit_free(audit);
    assert_int_equal(cite_audit_new(&audit, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_recall(audit, f.store, 17, NULL, NULL, NULL), CITE_ERROR_ARGUMENT);
    cite_audit_free(audit);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_baseline, remove_store), cmocka_unit_test_setup(test_copies, remove_store),
        cmocka_unit_test_setup(test_resumed, remove_store),  cmocka_unit_test_setup(test_recheck, remove_store),
        cmocka_unit_test_setup(test_no_copy, remove_store),  cmocka_unit_test_setup(test_recall, remove_store),
    };

    return cmocka_run_group_tests(tests, NULL, remove_store);
}
