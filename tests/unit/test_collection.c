/*
 * unit/test_collection.c: what an audit and a checker hold of a collection grows with its links, not with its texts, and has a
 * bound for each link. Counted, not timed.
 */
#include "core/arena.h"
#include "core/map.h"
#include "support/alloc.h"

#include <cite.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LINKS = 10, TEXT_SIZE = 16384 };

/* Bytes that an audit may keep of a link that stands in one note, and of a document: the note's text is most of it. */
#define LINK_BYTES     1600
#define DOCUMENT_BYTES 600

static size_t write_text(char text[TEXT_SIZE], unsigned number, unsigned padding)
{
    size_t len = 0;

    for (unsigned i = 1; i <= LINKS; i++) {
        len += (size_t)snprintf(text + len, TEXT_SIZE - len, "The well of parish %u was dug.%u ", i, i);
        for (unsigned p = 0; p < padding; p++)
            len += (size_t)snprintf(text + len, TEXT_SIZE - len, "It is cleaned every spring, as wells are. ");
        len += (size_t)snprintf(text + len, TEXT_SIZE - len, "\n\n");
    }
    for (unsigned i = 1; i <= LINKS; i++)
        len += (size_t)snprintf(
            text + len, TEXT_SIZE - len,
            "%u Jane Roe, “The Well of Parish %u,” https://www.host%u.example/wells/%u/%u (2019).\n", i, i,
            number % 50, number, i);
    return len;
}

/* The most bytes that an audit of so many documents held, each of which is freed as soon as it was added. */
static size_t most_bytes(unsigned documents, unsigned padding)
{
    static char text[TEXT_SIZE];
    struct counting_alloc memory;
    cite_parser *parser = NULL;
    cite_audit *audit = NULL;

    counting_alloc_init(&memory);
    assert_int_equal(cite_parser_new(&parser, NULL, NULL), CITE_OK);
    assert_int_equal(cite_audit_new(&audit, &memory.allocator, NULL), CITE_OK);
    for (unsigned i = 0; i < documents; i++) {
        cite_document *document = NULL;
        cite_str bytes = {text, write_text(text, i, padding)};
        assert_int_equal(cite_document_parse(&document, parser, bytes, NULL), CITE_OK);
        assert_int_equal(cite_document_link_count(document), LINKS);
        assert_int_equal(cite_audit_add_document(audit, "texts/well.txt", document, NULL), CITE_OK);
        cite_document_free(document);
    }
    assert_int_equal(cite_audit_reference_count(audit), documents * LINKS);
    size_t most = memory.peak_bytes;
    cite_audit_free(audit);
    cite_parser_free(parser);
    assert_int_equal(memory.live_bytes, 0);
    return most;
}

static void test_bound(void **state)
{
    (void)state;
    size_t once = most_bytes(150, 0);
    size_t twice = most_bytes(300, 0);
    assert_in_range(twice, 0, 300 * (DOCUMENT_BYTES + LINKS * LINK_BYTES));
    assert_in_range(twice, once, once * 24 / 10);
    /* Ten times the text says nothing. */
    assert_in_range(most_bytes(150, 20), 0, once + once / 50);
}

/* A map that grows gives its old tables back where its arena does that. */
static void test_tables(void **state)
{
    enum { KEYS = 20000 };
    static char keys[KEYS][8];
    size_t live[2] = {0};

    (void)state;
    for (int gives_back = 0; gives_back < 2; gives_back++) {
        struct counting_alloc memory;
        struct cite__arena arena;
        struct cite__map map;
        counting_alloc_init(&memory);
        cite__arena_init(&arena, &memory.allocator);
        arena.gives_back = gives_back != 0;
        cite__map_init(&map, &arena, 0);
        for (size_t i = 0; i < KEYS; i++) {
            int len = snprintf(keys[i], sizeof keys[i], "%zu", i);
            assert_true(cite__map_set(&map, (cite_str){keys[i], (size_t)len}, i));
        }
        for (size_t i = 0; i < KEYS; i++)
            assert_int_equal(cite__map_get(&map, cite_str_from(keys[i])), i);
        live[gives_back] = memory.live_bytes;
        cite__arena_release(&arena);
        assert_int_equal(memory.live_bytes, 0);
    }
    assert_true(live[1] * 3 < live[0] * 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bound),
        cmocka_unit_test(test_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
