/*
 * fuzz/fuzz_page.c: any bytes as two versions of a page, and as a sketch that was kept.
 *
 *     kind of content | first page | 0x00 | second page
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "support/guard.h"

#include <cite/drift.h>

#include <stdbool.h>
#include <string.h>

enum { SIZE_MAX_BYTES = 64 * 1024 };

static const char *const types[] = {"text/html; charset=utf-8", "text/plain", "", "image/png"};

static bool is_share(double number)
{
    return number >= 0.0 && number <= 1.0;
}

static void check_drift(const cite_drift *drift)
{
    FUZZ_CHECK((size_t)drift->verdict < CITE_DRIFT_COUNT_, "no verdict");
    FUZZ_CHECK(is_share(drift->title) || drift->title == -1.0, "the titles' likeness is none");
    FUZZ_CHECK(is_share(drift->simhash) && is_share(drift->jaccard), "a likeness is none");
    FUZZ_CHECK(is_share(drift->dice) && is_share(drift->cosine), "a likeness is none");
}

static cite_fingerprint *make(cite_str page, cite_str type)
{
    cite_fingerprint *fingerprint = NULL;
    cite_fingerprint *again = NULL;
    cite_drift drift;

    FUZZ_CHECK(cite_fingerprint_new(&fingerprint, page, type, NULL, NULL) == CITE_OK, "no fingerprint");
    FUZZ_CHECK(strlen(fingerprint->title.ptr) == fingerprint->title.len, "a title is no string");
    FUZZ_CHECK(cite_fingerprint_new(&again, page, type, NULL, NULL) == CITE_OK, "no fingerprint");
    FUZZ_CHECK(cite__str_equal(fingerprint->sketch, again->sketch), "one page has two sketches");
    FUZZ_CHECK(cite_drift_judge(&drift, fingerprint, again, NULL, NULL) == CITE_OK, "a sketch is none");
    check_drift(&drift);
    FUZZ_CHECK(drift.verdict == CITE_DRIFT_SAME || fingerprint->words == 0, "a page drifts from itself");
    cite_fingerprint_free(again);
    return fingerprint;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct guard first;
    struct guard second;
    cite_drift there;
    cite_drift back;

    if (size == 0 || size > SIZE_MAX_BYTES)
        return 0;
    cite_str type = cite_str_from(types[data[0] % 4]);
    const uint8_t *end = memchr(data + 1, '\0', size - 1);
    size_t len = end ? (size_t)(end - data - 1) : size - 1;
    FUZZ_CHECK(guard_put(&first, data + 1, len), "no memory");
    FUZZ_CHECK(guard_put(&second, end ? end + 1 : NULL, end ? size - len - 2 : 0), "no memory");
    cite_fingerprint *was = make(first.text, type);
    cite_fingerprint *is = make(second.text, type);
    FUZZ_CHECK(cite_drift_judge(&there, was, is, NULL, NULL) == CITE_OK, "a sketch is none");
    FUZZ_CHECK(cite_drift_judge(&back, is, was, NULL, NULL) == CITE_OK, "a sketch is none");
    check_drift(&there);
    FUZZ_CHECK(there.jaccard == back.jaccard && there.simhash == back.simhash, "the way back is another one");
    was->sketch = second.text;
    cite_status status = cite_drift_judge(&there, was, is, NULL, NULL);
    FUZZ_CHECK(status == CITE_OK || status == CITE_ERROR_FORMAT, "a sketch is refused for another reason");
    check_drift(&there);
    cite_fingerprint_free(was);
    cite_fingerprint_free(is);
    guard_release(&second);
    guard_release(&first);
    return 0;
}
