/*
 * test_store_torture.c: a run in a store, in which every allocation (ours and SQLite's) and every write, sync and read
 * fails in turn. The call says so, nothing leaks, and the file opens afterwards.
 */
#include "audit/store.h"
#include "support/alloc.h"

#include <cite/audit.h>

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define PATH  "torture.db"
#define OTHER "torture-other.db"

/* SQLite makes thousands of requests; a step that is prime to everything meets all kinds of them. */
#define STEP 127

/* What fails next: the n-th request of its kind, once or for good. */
static struct {
    size_t countdown;
    bool for_good;
    bool on;
    size_t failures;
} failing;

/* Whether it is the files, and not SQLite's memory, whose turn it is. */
static bool tear_files;

static bool fails_now(void)
{
    if (!failing.on)
        return false;
    if (failing.countdown > 0) {
        failing.countdown--;
        return false;
    }
    failing.on = failing.for_good;
    failing.failures++;
    return true;
}

static void fail_at(size_t n, bool for_good)
{
    failing.countdown = n;
    failing.for_good = for_good;
    failing.on = true;
    failing.failures = 0;
}

/* SQLite's allocator, around the one it has. */
static sqlite3_mem_methods real_memory;

static void *memory_alloc(int size)
{
    return !tear_files && fails_now() ? NULL : real_memory.xMalloc(size);
}

static void *memory_realloc(void *ptr, int size)
{
    return !tear_files && fails_now() ? NULL : real_memory.xRealloc(ptr, size);
}

/* SQLite's files, around the real ones. */
struct torn_file {
    sqlite3_file base;
    sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;

static sqlite3_file *real_of(sqlite3_file *file)
{
    return ((struct torn_file *)file)->real;
}

static bool torn(void)
{
    return tear_files && fails_now();
}

static int file_close(sqlite3_file *file)
{
    int code = real_of(file)->pMethods->xClose(real_of(file));

    sqlite3_free(real_of(file));
    return code;
}

static int file_read(sqlite3_file *file, void *data, int size, sqlite3_int64 at)
{
    return torn() ? SQLITE_IOERR_READ : real_of(file)->pMethods->xRead(real_of(file), data, size, at);
}

static int file_write(sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
    return torn() ? SQLITE_FULL : real_of(file)->pMethods->xWrite(real_of(file), data, size, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return torn() ? SQLITE_IOERR_TRUNCATE : real_of(file)->pMethods->xTruncate(real_of(file), size);
}

static int file_sync(sqlite3_file *file, int flags)
{
    return torn() ? SQLITE_IOERR_FSYNC : real_of(file)->pMethods->xSync(real_of(file), flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}

static int file_lock(sqlite3_file *file, int kind)
{
    return real_of(file)->pMethods->xLock(real_of(file), kind);
}

static int file_unlock(sqlite3_file *file, int kind)
{
    return real_of(file)->pMethods->xUnlock(real_of(file), kind);
}

static int file_reserved(sqlite3_file *file, int *out)
{
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), out);
}

static int file_control(sqlite3_file *file, int op, void *argument)
{
    return real_of(file)->pMethods->xFileControl(real_of(file), op, argument);
}

static int file_sector(sqlite3_file *file)
{
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_traits(sqlite3_file *file)
{
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    return torn() ? SQLITE_IOERR_SHMMAP
                  : real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
}

static int shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, n, flags);
}

static void shm_barrier(sqlite3_file *file)
{
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int shm_unmap(sqlite3_file *file, int remove)
{
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods methods = {
    2,         file_close,  file_read,     file_write,   file_truncate, file_sync,   file_size,
    file_lock, file_unlock, file_reserved, file_control, file_sector,   file_traits, shm_map,
    shm_lock,  shm_barrier, shm_unmap,     NULL,         NULL,
};

static int vfs_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
    struct torn_file *torn_file = (struct torn_file *)file;

    (void)vfs;
    file->pMethods = NULL;
    torn_file->real = sqlite3_malloc(real_vfs->szOsFile);
    if (!torn_file->real)
        return SQLITE_NOMEM;
    int code = torn() ? SQLITE_CANTOPEN : real_vfs->xOpen(real_vfs, name, torn_file->real, flags, out);
    if (code == SQLITE_OK)
        file->pMethods = &methods;
    else
        sqlite3_free(torn_file->real);
    return code;
}

static sqlite3_vfs torn_vfs;
static cite_parser *parser;
static cite_document *document;
static cite_fingerprint *page;

static int set_up(void **state)
{
    static const char text[] = "See https://one.example/a and https://two.example/b here.1\n\n"
                               "1 Ada Roe, \"Eels,\" Shelf News, 4 April 2019, https://three.example/c.\n";
    sqlite3_mem_methods memory;

    (void)state;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory), SQLITE_OK);
    memory = real_memory;
    memory.xMalloc = memory_alloc;
    memory.xRealloc = memory_realloc;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &memory), SQLITE_OK);
    assert_int_equal(sqlite3_initialize(), SQLITE_OK);
    real_vfs = sqlite3_vfs_find(NULL);
    torn_vfs = *real_vfs;
    torn_vfs.zName = "torn";
    torn_vfs.szOsFile = sizeof(struct torn_file);
    torn_vfs.xOpen = vfs_open;
    torn_vfs.pNext = NULL;
    assert_int_equal(sqlite3_vfs_register(&torn_vfs, 1), SQLITE_OK);
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_fingerprint_new(&page, cite_str_from("<title>Eels</title><p>Eels are long, and few."),
                                          cite_str_from("text/html"), NULL, NULL),
                     CITE_OK);
    assert_int_equal(cite_document_parse(&document, parser, cite_str_from(text), NULL), CITE_OK);
    return 0;
}

static void remove_stores(void)
{
    static const char *const names[] = {PATH,  PATH "-wal",  PATH "-shm",  PATH "-journal",
                                        OTHER, OTHER "-wal", OTHER "-shm", OTHER "-journal"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        (void)unlink(names[i]);
}

static int tear_down(void **state)
{
    (void)state;
    cite_document_free(document);
    cite_parser_free(parser);
    cite_fingerprint_free(page);
    remove_stores();
    return 0;
}

static cite_status list_all(cite_store *store, cite_error *error)
{
    cite_listing *listing = NULL;

    cite_status status = cite_store_runs(&listing, store, error);
    cite_listing_free(listing);
    if (status == CITE_OK)
        status = cite_store_history(&listing, store, cite_str_from("https://one.example/a"), error);
    cite_listing_free(status == CITE_OK ? listing : NULL);
    if (status == CITE_OK)
        status = cite_store_due(&listing, store, INT64_C(2000000000), error);
    cite_listing_free(status == CITE_OK ? listing : NULL);
    if (status == CITE_OK)
        status = cite_store_diff(&listing, store, 1, 1, error);
    cite_listing_free(status == CITE_OK ? listing : NULL);
    return status;
}

/* One with its page, and one without; and that there is none. */
static cite_status add_copy(cite_audit *audit, size_t reference, cite_error *error)
{
    cite_copy copy = CITE_COPY_INIT;

    copy.asked = 1;
    copy.fingerprint = reference == 2 ? page : NULL;
    if (reference > 0)
        copy.memento =
            (cite_memento){cite_str_from("https://keeps.example/20190404000000/https://three.example/c"),
                           cite_audit_reference(audit, reference)->url, 1554336000};
    return cite_audit_add_copy(audit, reference, &copy, error);
}

static cite_status recall(cite_store *store, const cite_allocator *allocator, cite_error *error)
{
    cite_audit *audit = NULL;

    cite_status status = cite_audit_new(&audit, allocator, error);
    if (status == CITE_OK)
        status = cite_audit_recall(audit, store, 1, NULL, NULL, error);
    cite_audit_free(audit);
    return status;
}

/* More links than the document has. */
#define CHECKS_MAX ((size_t)8)

static cite_status one_run(cite_store *store, const cite_allocator *allocator, cite_error *error)
{
    static const cite_attempt gone = {.method = {"GET", 3}, .http_code = 404, .rule = {"http-404", 8}};
    cite_run_options options = CITE_RUN_OPTIONS_INIT;
    cite_check checks[CHECKS_MAX] = {{.http_code = 0}}; /* they outlive the audit, as a checker's do */
    cite_audit *audit = NULL;

    options.now = 1700000000;
    options.resume = 1;
    options.copies = 1;
    cite_status status = cite_audit_new(&audit, allocator, error);
    if (status == CITE_OK)
        status = cite_audit_begin(audit, store, &options, error);
    if (status == CITE_OK)
        status = cite_audit_add_document(audit, "a.txt", document, error);
    if (status == CITE_OK)
        status = cite_audit_queue(audit, NULL, error);
    assert_true(status != CITE_OK || cite_audit_reference_count(audit) <= CHECKS_MAX);
    for (size_t i = 0; status == CITE_OK && i < cite_audit_reference_count(audit); i++) {
        cite_check *check = &checks[i];
        *check = (cite_check){.url = cite_audit_reference(audit, i)->url, .status = CITE_VERDICT_DEAD};
        check->evidence = &gone;
        check->attempts = 1;
        check->reason = cite_str_from("HTTP 404");
        if (i == 2)
            *check = (cite_check){.url = check->url, .status = CITE_VERDICT_OK, .fingerprint = page};
        (void)cite_audit_observe(audit, check);
    }
    for (size_t i = 0; status == CITE_OK && i < cite_audit_reference_count(audit); i++)
        status = add_copy(audit, i, error);
    if (status == CITE_OK)
        status = cite_audit_finish(audit, 1700000100, error);
    cite_audit_free(audit);
    return status;
}

/* All that is done with a store. */
static cite_status work(const cite_allocator *allocator, cite_error *error)
{
    cite_store_options options = CITE_STORE_OPTIONS_INIT;
    cite_store *store = NULL;
    cite_store *other = NULL;

    options.allocator = allocator;
    options.busy_ms = 1;
    cite_status status = cite_store_open(&store, PATH, &options, error);
    if (status == CITE_OK)
        status = one_run(store, allocator, error);
    if (status == CITE_OK)
        status = one_run(store, allocator, error);
    if (status == CITE_OK)
        status = list_all(store, error);
    if (status == CITE_OK)
        status = recall(store, allocator, error);
    if (status == CITE_OK)
        status = cite_store_open(&other, OTHER, &options, error);
    if (status == CITE_OK)
        status = cite_audit_merge(other, store, error);
    cite_store_free(other);
    cite_store_free(store);
    return status;
}

/* What a failure left behind is a whole store, or none yet; and the work can be done. */
static void expect_whole(void)
{
    cite_error error;

    failing.on = false;
    if (work(NULL, &error) != CITE_OK)
        fail_msg("afterwards: %s", error.message);
}

static void test_our_memory(void **state)
{
    (void)state;
    tear_files = false;
    for (size_t n = 0;; n++) {
        struct counting_alloc memory;
        cite_error error;
        remove_stores();
        counting_alloc_init(&memory);
        counting_alloc_fail(&memory, n, n % 2 ? ALLOC_FAIL_ONCE : ALLOC_FAIL_FOR_GOOD);
        cite_status status = work(&memory.allocator, &error);
        assert_int_equal(memory.live_blocks, 0);
        assert_int_equal(memory.wrong_sizes, 0);
        assert_int_equal(error.status, status);
        assert_int_equal(status, memory.failures == 0 ? CITE_OK : CITE_ERROR_MEMORY);
        if (memory.failures == 0)
            break;
        if (n % 8 == 0)
            expect_whole();
    }
}

/* SQLite does without some of its requests, so a failure may pass unseen; it may never be called anything else. */
static void test_sqlite_memory(void **state)
{
    size_t n = 0;

    (void)state;
    tear_files = false;
    do {
        cite_error error;
        remove_stores();
        sqlite3_int64 before = sqlite3_memory_used();
        fail_at(n, n % 2 == 0);
        cite_status status = work(NULL, &error);
        failing.on = false;
        if (status != CITE_OK && status != CITE_ERROR_MEMORY)
            fail_msg("request %zu: %s", n, error.message);
        assert_int_equal(sqlite3_memory_used(), before);
        if (n % (STEP * 16) == 0 && failing.failures > 0)
            expect_whole();
        n += STEP;
    } while (failing.failures > 0);
    print_message("%zu requests\n", n);
}

/* The message names the file; what is in it is whole, and the run goes on. */
static void test_files(void **state)
{
    size_t n = 0;
    size_t failures = 0;

    (void)state;
    tear_files = true;
    do {
        cite_error error;
        remove_stores();
        fail_at(n, n % 2 == 0);
        cite_status status = work(NULL, &error);
        failures = failing.failures;
        failing.on = false;
        if (status != CITE_OK) {
            assert_int_equal(status, CITE_ERROR_STORE);
            assert_true(strstr(error.message, PATH ": ") == error.message ||
                        strstr(error.message, OTHER ": ") == error.message ||
                        strstr(error.message, ":memory:: ") == error.message);
        }
        expect_whole();
        n += 5;
    } while (failures > 0);
    print_message("%zu operations\n", n);
    tear_files = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_our_memory),
        cmocka_unit_test(test_sqlite_memory),
        cmocka_unit_test(test_files),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
