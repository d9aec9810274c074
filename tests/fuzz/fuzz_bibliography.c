/*
 * fuzz/fuzz_bibliography.c: any bytes as a bibliography.
 *
 *     format (one byte) | the file
 *
 * What is read is written in every format that is read, and read again: nothing may be found wrong then, and no item may be
 * lost or added.
 */
#include "fuzz/fuzz.h"
#include "support/guard.h"
#include "support/invariants.h"
#include "support/text.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <string.h>

enum { SIZE_MAX_BYTES = 64 * 1024 };

static const cite_format formats[] = {CITE_FORMAT_CSL_JSON, CITE_FORMAT_BIBTEX, CITE_FORMAT_BIBLATEX,
                                      CITE_FORMAT_RIS};

#define FORMATS (sizeof formats / sizeof formats[0])

struct told {
    size_t lines; /* of the input */
    size_t errors;
};

static void tell(void *context, const cite_diagnostic *diagnostic)
{
    struct told *told = context;

    FUZZ_CHECK(diagnostic->line >= 1 && diagnostic->line <= told->lines, "a line that is not there");
    FUZZ_CHECK(diagnostic->message[0] != '\0' && !strchr(diagnostic->message, '\n'), "a message is no line");
    told->errors += diagnostic->severity == CITE_SEVERITY_ERROR;
}

static size_t lines_of(cite_str text)
{
    size_t lines = 1;

    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n' || text.ptr[i] == '\r';
    return lines;
}

/* Reads a text; NULL where it is not of that format at all. */
static cite_bibliography *read_text(cite_format format, cite_str text, struct told *told)
{
    cite_bibliography *bibliography = NULL;
    cite_read_options options = CITE_READ_OPTIONS_INIT;

    *told = (struct told){lines_of(text), 0};
    options.diagnose = tell;
    options.context = told;
    FUZZ_CHECK(cite_bibliography_new(&bibliography, NULL, NULL) == CITE_OK, "no memory");
    cite_status status = cite_bibliography_read(bibliography, format, text, &options, NULL);
    FUZZ_CHECK(status == CITE_OK || status == CITE_ERROR_FORMAT, "reading failed");
    if (status == CITE_OK)
        return bibliography;
    cite_bibliography_free(bibliography);
    return NULL;
}

static void check_items(const cite_bibliography *bibliography)
{
    for (size_t i = 0; i < cite_bibliography_count(bibliography); i++) {
        const cite_item *item = cite_bibliography_item(bibliography, i);
        FUZZ_CHECK(cite_item_key(item).len > 0 && cite_item_id(item).len > 0, "an item without a key");
        FUZZ_CHECK(cite_bibliography_find_id(bibliography, cite_item_id(item)) == item,
                   "an id leads elsewhere");
    }
}

static void check_again(const cite_bibliography *bibliography, cite_format format)
{
    struct text out = {0};
    struct told told = {0, 0};

    FUZZ_CHECK(cite_bibliography_write(bibliography, format, text_write, &out, NULL) == CITE_OK,
               "writing failed");
    cite_str written = {out.data ? out.data : "", out.len};
    if (format == CITE_FORMAT_CSL_JSON)
        FUZZ_CHECK(invariants_json_balanced(written), "brackets");
    cite_bibliography *read = read_text(format, written, &told);
    FUZZ_CHECK(read != NULL && told.errors == 0, "what was written is wrong");
    FUZZ_CHECK(cite_bibliography_count(read) == cite_bibliography_count(bibliography), "items were lost");
    check_items(read);
    cite_bibliography_free(read);
    text_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct guard guard;
    struct told told = {0, 0};
    cite_format format = CITE_FORMAT_BIBTEX;

    if (size == 0 || size > SIZE_MAX_BYTES)
        return 0;
    FUZZ_CHECK(guard_put(&guard, data + 1, size - 1), "no memory");
    (void)cite_format_detect(&format, (cite_str){"", 0}, guard.text);
    cite_bibliography *bibliography = read_text(formats[data[0] % FORMATS], guard.text, &told);
    guard_release(&guard);
    if (!bibliography)
        return 0;
    check_items(bibliography);
    for (size_t i = 0; i < FORMATS; i++)
        check_again(bibliography, formats[i]);
    cite_bibliography_free(bibliography);
    return 0;
}
