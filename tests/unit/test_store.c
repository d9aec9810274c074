/*
 * test_store.c: opening a store: a new one, one of every older form, and what must not be touched.
 */
#include "audit/open.h"
#include "audit/schema.h"
#include "support/alloc.h"
#include "support/files.h"

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

#define PATH "test_store.db"

static int remove_store(void **state)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    char path[64];

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(path, sizeof path, PATH "%s", ends[i]);
        (void)unlink(path);
    }
    return 0;
}

/* What another program would do with the file. */
static void by_hand(const char *sql)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(PATH, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static int64_t number(cite_store *store, const char *sql)
{
    int64_t value = 0;

    assert_int_equal(cite__store_number(store, sql, &value, NULL), CITE_OK);
    return value;
}

static void test_new(void **state)
{
    cite_store *store = NULL;
    cite_error error;

    (void)state;
    for (int i = 0; i < 2; i++) { /* made, and opened again */
        assert_int_equal(cite_store_open(&store, PATH, NULL, &error), CITE_OK);
        assert_int_equal(number(store, "PRAGMA user_version"), CITE__STORE_VERSION);
        assert_int_equal(number(store, "PRAGMA application_id"), CITE__STORE_APPLICATION);
        assert_int_equal(number(store, "PRAGMA foreign_keys"), 1);
        assert_string_equal(cite_store_path(store), PATH);
        cite_store_free(store);
    }
    assert_null(cite_store_path(NULL));
    cite_store_free(NULL);
}

static void test_must_exist(void **state)
{
    cite_store_options options = CITE_STORE_OPTIONS_INIT;
    cite_store *store = NULL;
    cite_error error;

    (void)state;
    options.must_exist = 1;
    assert_int_equal(cite_store_open(&store, PATH, &options, &error), CITE_ERROR_STORE);
    assert_null(store);
    assert_string_equal(error.message, PATH ": cannot be opened");
    assert_int_equal(access(PATH, F_OK), -1);
    assert_int_equal(cite_store_open(&store, "no-such-folder/store.db", NULL, &error), CITE_ERROR_STORE);
    assert_int_equal(cite_store_open(&store, "", NULL, &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_store_open(&store, NULL, NULL, &error), CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_store_open(NULL, PATH, NULL, &error), CITE_ERROR_ARGUMENT);
}

/* A store of each older form, with rows in it, becomes one of the present form, and keeps them. */
static void test_older(void **state)
{
    struct cite__store_options options = {.busy_ms = 1000, .rules = cite__history_defaults};

    for (int64_t form = 0; form < CITE__STORE_VERSION; form++) {
        struct counting_alloc memory;
        cite_store *store = NULL;
        counting_alloc_init(&memory);
        options.allocator = memory.allocator;
        (void)remove_store(state);
        assert_int_equal(cite__store_connect(&store, PATH, &options, NULL), CITE_OK);
        assert_int_equal(cite__store_migrate(store, 0, form, NULL), CITE_OK);
        if (form > 0)
            assert_int_equal(cite__store_run(store,
                                             "INSERT INTO links (url) VALUES ('https://one.example/');"
                                             "INSERT INTO runs (uid, scope, started) VALUES ('u', 's', 5);",
                                             NULL),
                             CITE_OK);
        cite_store_free(store);
        assert_int_equal(cite_store_open(&store, PATH, NULL, NULL), CITE_OK);
        assert_int_equal(number(store, "PRAGMA user_version"), CITE__STORE_VERSION);
        assert_int_equal(number(store, "SELECT count(*) FROM links"), form > 0);
        assert_int_equal(number(store, "SELECT count(*) FROM runs"), form > 0);
        assert_int_equal(number(store, "SELECT count(*) FROM archive_copies"), 0);
        cite_store_free(store);
        assert_int_equal(memory.live_blocks, 0);
    }
}

/* The problem is named, and the file stays as it was, byte for byte. */
static void refused(const char *problem)
{
    struct file_bytes before;
    struct file_bytes after;
    cite_store *store = NULL;
    cite_error error;

    assert_true(file_read(&before, PATH));
    assert_int_equal(cite_store_open(&store, PATH, NULL, &error), CITE_ERROR_STORE);
    assert_null(store);
    print_message("%s\n", error.message);
    assert_true(strstr(error.message, PATH ": ") == error.message);
    assert_non_null(strstr(error.message, problem));
    assert_true(file_read(&after, PATH));
    assert_int_equal(before.len, after.len);
    assert_memory_equal(before.data, after.data, before.len);
    file_release(&before);
    file_release(&after);
}

static void make_store(void)
{
    cite_store *store = NULL;

    assert_int_equal(cite_store_open(&store, PATH, NULL, NULL), CITE_OK);
    cite_store_free(store);
}

static void test_foreign(void **state)
{
    static const struct {
        const char *sql;
        const char *problem;
        bool ours; /* a store before */
    } cases[] = {
        {"CREATE TABLE diary (day TEXT)", "is a database of another program", false},
        {"PRAGMA application_id = 7", "is a database of another program", false},
        {"PRAGMA user_version = 1", "is a database of another program", false},
        {"PRAGMA user_version = 4", "was written by a newer version of libcite (form 4", true},
        {"PRAGMA user_version = -1", "is damaged", true},
        {"PRAGMA user_version = 1", "is damaged: its tables", true},
        {"DROP TABLE evidence", "is damaged: its tables", true},
        {"CREATE TABLE more (x)", "is damaged: its tables", true},
        {"CREATE TRIGGER t AFTER INSERT ON links BEGIN DELETE FROM runs; END", "is damaged: its tables", true},
        {"CREATE VIEW v AS SELECT 1", "is damaged: its tables", true},
        {"ALTER TABLE links ADD COLUMN x TEXT", "is damaged: its tables", true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)remove_store(state);
        if (cases[i].ours)
            make_store();
        by_hand(cases[i].sql);
        refused(cases[i].problem);
    }
}

static void write_file(const char *data, size_t len)
{
    FILE *file = fopen(PATH, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static void test_damaged(void **state)
{
    struct file_bytes file;
    char *copy = NULL;

    static char text[] = "This is a letter to somebody and has nothing to do with databases of any kind. "
                         "It goes on for a while, so that it is longer than the head of a database, "
                         "which has a hundred bytes.";
    write_file(text, sizeof text);
    refused("is not an audit store");
    (void)remove_store(state);
    make_store();
    assert_true(file_read(&file, PATH));
    write_file(file.data, file.len / 2);
    refused("is damaged");
    copy = malloc(file.len);
    assert_non_null(copy);
    memcpy(copy, file.data, file.len);
    memset(copy + 4096 * 3, 0xa5, 4096 * 2); /* two pages of tables */
    write_file(copy, file.len);
    refused("is damaged");
    free(copy);
    file_release(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_new, remove_store),
        cmocka_unit_test_setup(test_must_exist, remove_store),
        cmocka_unit_test_setup(test_older, remove_store),
        cmocka_unit_test_setup(test_foreign, remove_store),
        cmocka_unit_test_setup(test_damaged, remove_store),
    };

    return cmocka_run_group_tests(tests, NULL, remove_store);
}
