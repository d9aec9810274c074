/*
 * fuzz/fuzz_spn.c: any bytes as answers of an archive that is asked to keep pages: read alone, and all three questions
 * of a saver answered by them, one line each.
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "net/saver.h"
#include "support/guard.h"

enum { SIZE_MAX_BYTES = 64 * 1024, ROUNDS_MAX = 2000 };

#define SECRET "s3cr3tOfM1ne"

/* A transport that answers at once, by the lines of a text, from its beginning again when it is through. */
struct lines {
    struct cite__transport base;
    cite_str text;
    size_t at;
    size_t ids[CITE__SAVES_AT_ONCE + 1];
    size_t count;
    int64_t now_ms;
};

static cite_status lines_submit(struct cite__transport *base, const struct cite__request *request)
{
    struct lines *lines = (struct lines *)base;

    FUZZ_CHECK(lines->count < CITE__SAVES_AT_ONCE + 1, "too many requests");
    FUZZ_CHECK(cite__str_starts(cite_str_from(request->url), CITE__LIT("https://spn.example/")),
               "a request goes elsewhere");
    lines->ids[lines->count++] = request->id;
    return CITE_OK;
}

static cite_status lines_poll(struct cite__transport *base, int timeout_ms)
{
    ((struct lines *)base)->now_ms += timeout_ms;
    return CITE_OK;
}

/* "CODE body" up to a line feed; without digits at its beginning a line stands behind 200. */
static bool lines_take(struct cite__transport *base, struct cite__answer *answer)
{
    struct lines *lines = (struct lines *)base;
    size_t used = 0;

    if (lines->count == 0)
        return false;
    if (lines->at >= lines->text.len)
        lines->at = 0;
    size_t end = cite__str_find_byte(lines->text, '\n', lines->at);
    end = end == CITE_NONE ? lines->text.len : end;
    cite_str line = cite__slice(lines->text, lines->at, end);
    lines->at = end + 1;
    long code = (long)cite__str_number(line, 999, &used);
    line = cite__slice(line, used, line.len);
    *answer =
        (struct cite__answer){.id = lines->ids[--lines->count],
                              .net = code > 0 && code < CITE__NET_COUNT ? (enum cite__net)code : CITE__NET_OK,
                              .http_code = code >= 100 ? code : 200,
                              .words = CITE__LIT("broken"),
                              .redirect = line,
                              .head = line,
                              .body = line};
    return true;
}

static void lines_drop(struct cite__transport *base, size_t id)
{
    struct lines *lines = (struct lines *)base;

    for (size_t i = 0; i < lines->count; i++) {
        if (lines->ids[i] == id)
            lines->ids[i--] = lines->ids[--lines->count];
    }
}

static bool lines_has_route(struct cite__transport *base)
{
    (void)base;
    return true;
}

static int64_t lines_now_ms(struct cite__transport *base)
{
    return ((struct lines *)base)->now_ms;
}

static void lines_free(struct cite__transport *base)
{
    (void)base;
}

static const struct cite__transport_ops lines_ops = {
    lines_submit, lines_poll, lines_take, lines_drop, lines_has_route, lines_now_ms, lines_free,
};

static void check_saved(const cite_saved *saved)
{
    bool has_copy = saved->copy.url.len > 0;

    FUZZ_CHECK(saved->outcome < CITE_SAVED_COUNT_, "an outcome that does not exist");
    FUZZ_CHECK(!has_copy || cite__str_starts(saved->copy.url, CITE__LIT("https://spn.example/")),
               "a copy is elsewhere");
    FUZZ_CHECK(has_copy || saved->outcome != CITE_SAVED_KEPT, "kept, and nobody knows where");
    FUZZ_CHECK(cite__str_find_byte(saved->reason, '\n', 0) == CITE_NONE, "a reason of two lines");
    FUZZ_CHECK(cite__str_find(saved->reason, CITE__LIT(SECRET), 0) == CITE_NONE, "the secret is told");
    FUZZ_CHECK(cite__str_find(saved->copy.url, CITE__LIT(SECRET), 0) == CITE_NONE, "the secret is in a copy");
}

static void check_saver(cite_str text)
{
    cite_saver_options options = CITE_SAVER_OPTIONS_INIT;
    struct lines lines = {.base = {&lines_ops}, .text = text};
    const cite_saved *saved = NULL;
    cite_saver *saver = NULL;
    size_t done = 0;

    options.endpoint = "https://spn.example/save";
    options.key = "k3yOfM1ne";
    options.secret = SECRET;
    FUZZ_CHECK(cite__saver_on(&saver, &options, &lines.base, NULL) == CITE_OK, "no saver");
    FUZZ_CHECK(cite_saver_add(saver, CITE__LIT("http://a.example/1"), NULL) == CITE_OK, "no memory");
    FUZZ_CHECK(cite_saver_add(saver, CITE__LIT("http://a.example/2"), NULL) == CITE_OK, "no memory");
    for (size_t i = 0; cite_saver_pending(saver) > 0; i++) {
        FUZZ_CHECK(i < ROUNDS_MAX, "it never ends");
        FUZZ_CHECK(cite_saver_poll(saver, 60000, NULL) == CITE_OK, "a poll fails");
        while ((saved = cite_saver_next(saver)) != NULL) {
            check_saved(saved);
            done++;
        }
    }
    FUZZ_CHECK(done == 2, "a page is lost");
    cite_saver_free(saver);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct guard guard;
    struct cite__arena arena;
    struct cite__spn spn;

    if (size > SIZE_MAX_BYTES)
        return 0;
    FUZZ_CHECK(guard_put(&guard, data, size), "no memory");
    cite__arena_init(&arena, NULL);
    FUZZ_CHECK(cite__spn_read(&spn, guard.text, &arena), "no memory");
    FUZZ_CHECK(cite__str_find_byte(spn.job, '/', 0) == CITE_NONE, "a job leads elsewhere");
    cite__arena_release(&arena);
    check_saver(guard.text);
    guard_release(&guard);
    return 0;
}
