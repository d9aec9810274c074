/*
 * fuzz/fuzz_answer.c: any bytes as an answer: its head, and its body as a page, as robots.txt and as a DOI's record.
 *
 *     head | 0x00 | body
 */
#include "core/arena.h"
#include "fuzz/fuzz.h"
#include "net/cookies.h"
#include "net/doi.h"
#include "net/head.h"
#include "net/robots.h"
#include "net/sense.h"
#include "net/siblings.h"
#include "support/guard.h"

#include <string.h>

enum { SIZE_MAX_BYTES = 64 * 1024 };

/* What a chain was given goes back to its host, in one line. */
static void check_cookies(cite_str head, struct cite__arena *arena)
{
    const cite_str host = {"www.example.co.uk", 17};
    struct cite__cookies *jar = NULL;

    (void)cite__cookies_take(&jar, head, host, arena);
    const char *field = cite__cookies_for(jar, host, true, arena);
    FUZZ_CHECK(!jar || jar->count <= CITE__COOKIES_MAX, "too many cookies");
    FUZZ_CHECK(!field || (!strchr(field, '\r') && !strchr(field, '\n')), "a cookie that ends its line");
}

static void check_sense(cite_str head, cite_str body)
{
    const struct cite__place place = {.cited = {"https://a.example/x/y", 21},
                                      .final = {"https://a.example/x/", 20},
                                      .redirects = 1,
                                      .is_get = true};
    const struct cite__answer answer = {
        .http_code = 200, .head = head, .content_type = {"text/html", 9}, .body = body, .body_bytes = body.len};
    struct cite__sense sense;
    struct cite__sense again;

    cite__sense_of(&sense, &answer, &place);
    cite__sense_of(&again, &answer, &place);
    FUZZ_CHECK(sense.finding && sense.finding->rule, "an answer without a finding");
    FUZZ_CHECK(sense.finding == again.finding && sense.flags == again.flags && sense.likeness == again.likeness,
               "an answer with two meanings");
    FUZZ_CHECK(sense.page.title.len <= CITE__PAGE_LINE && sense.page.heading.len <= CITE__PAGE_LINE,
               "a title that is too long");
    (void)cite__doi_finding(&answer);
}

static void check_robots(cite_str body, struct cite__arena *arena)
{
    const struct cite__robots *robots = cite__robots_read(body, "libcite", arena);

    FUZZ_CHECK(robots && robots->count <= CITE__ROBOTS_RULES_MAX, "too many rules");
    (void)cite__robots_allow(robots, (cite_str){"/a/b/c.html?d=e", 15});
    FUZZ_CHECK(cite__robots_allow(robots, (cite_str){"/robots.txt", 11}), "robots.txt forbids itself");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > SIZE_MAX_BYTES)
        return 0;
    const uint8_t *end = size > 0 ? memchr(data, 0, size) : NULL;
    const size_t head_len = end ? (size_t)(end - data) : size;
    struct cite__arena arena;
    struct guard head;
    struct guard body;

    FUZZ_CHECK(guard_put(&head, data, head_len), "no memory");
    FUZZ_CHECK(guard_put(&body, end ? end + 1 : NULL, end ? size - head_len - 1 : 0), "no memory");
    cite__arena_init(&arena, NULL);
    check_cookies(head.text, &arena);
    check_sense(head.text, body.text);
    check_robots(body.text, &arena);
    (void)cite__sibling_of(body.text, 1, &arena);
    (void)cite__sibling_is_above(head.text, body.text);
    cite__arena_release(&arena);
    guard_release(&body);
    guard_release(&head);
    return 0;
}
