/*
 * fuzz/fuzz_anchor.c: any bytes as a fragment (the first line) and the page that it is looked for in.
 */
#include "core/str.h"
#include "fuzz/fuzz.h"
#include "net/anchor.h"

enum { SIZE_MAX_BYTES = 256 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    cite_str text = {(const char *)data, size};

    if (size > SIZE_MAX_BYTES)
        return 0;
    size_t end = cite__str_find_byte(text, '\n', 0);
    end = end == CITE_NONE ? size : end;
    cite_str fragment = cite__slice(text, 0, end);
    cite_str page = cite__slice(text, end, size);
    enum cite__anchor html = cite__anchor_in_html(page, fragment);
    enum cite__anchor pdf = cite__anchor_in_pdf(page, fragment);
    FUZZ_CHECK(html <= CITE__ANCHOR_MISSING && pdf <= CITE__ANCHOR_MISSING, "an outcome that is none");
    FUZZ_CHECK(fragment.len > 0 || html == CITE__ANCHOR_FOUND, "a page has its beginning");
    return 0;
}
