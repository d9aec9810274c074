/*
 * bibliography/import.c: see import.h and cite/bibliography.h.
 */
#include "bibliography/import.h"

#include "bibliography/edtf.h"
#include "bibliography/formats.h"
#include "bibliography/item.h"
#include "core/error.h"
#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

/* The most bytes of input, unless the options say otherwise: thousands of times what people keep. */
#define INPUT_MAX ((size_t)256 * 1024 * 1024)

/* A value is no longer than the input, which a command of two bytes may make three of, and a byte of Windows-1252. */
#define VALUE_MAX (INPUT_MAX * 4)

/* The bytes of the input that a diagnostic shows. */
#define SHOWN ((size_t)60)

size_t cite__import_line(struct cite__import *import, size_t offset)
{
    if (offset < import->counted) {
        import->counted = 0;
        import->lines = 0;
    }
    while (import->counted < offset) {
        size_t end = cite__str_find_byte(import->text, '\n', import->counted);
        if (end == CITE_NONE || end >= offset)
            break;
        import->counted = end + 1;
        import->lines++;
    }
    return import->lines + 1;
}

/* Appends the start of a text, without controls, cut between characters. */
static size_t append_shown(char *out, size_t len, size_t size, cite_str text)
{
    for (size_t at = 0; at < text.len && at < SHOWN;) {
        bool well_formed = false;
        size_t step = cite__utf8_step(text, at, &well_formed);
        bool control = (unsigned char)text.ptr[at] < 0x20 || text.ptr[at] == 0x7F;
        if (len + step >= size)
            break;
        if (well_formed && !control) {
            memcpy(out + len, text.ptr + at, step);
            len += step;
        }
        at += step;
    }
    out[len] = '\0';
    return len;
}

static void tell(struct cite__import *import, cite_severity severity, size_t line, const char *message,
                 cite_str subject)
{
    char text[240];
    cite_diagnostic diagnostic = {severity, line, text};

    if (!import->options.diagnose)
        return;
    size_t len = strlen(message);
    memcpy(text, message, len + 1);
    if (subject.len > 0) {
        memcpy(text + len, ": ", 3);
        append_shown(text, len + 2, sizeof text, subject);
    }
    import->options.diagnose(import->options.context, &diagnostic);
}

void cite__import_warn(struct cite__import *import, size_t line, const char *message, cite_str subject)
{
    tell(import, CITE_SEVERITY_WARNING, line, message, subject);
}

void cite__import_fail(struct cite__import *import, size_t line, const char *message, cite_str subject)
{
    tell(import, CITE_SEVERITY_ERROR, line, message, subject);
}

struct cite__buf *cite__import_value(struct cite__import *import)
{
    if (import->failed == CITE_OK)
        import->failed = import->value.failed;
    cite__buf_clear(&import->value);
    return &import->value;
}

cite_item *cite__import_begin(struct cite__import *import, cite_type type)
{
    cite_item *item = NULL;

    if (cite__bibliography_add(&item, import->into, type, import->error) != CITE_OK)
        return NULL;
    return item;
}

void cite__import_drop(struct cite__import *import)
{
    cite__bibliography_drop_last(import->into);
}

static cite_status own(struct cite__import *import, cite_item *item, cite_str id, cite_str key, size_t line)
{
    bool done = true;
    cite_status status = CITE_OK;

    if (id.len > 0)
        status = cite__item_put_id(item, id, &done, import->error);
    if (!done)
        cite__import_warn(import, line, "the id is taken or too long; the work gets another", id);
    done = true;
    if (key.len > 0 && status == CITE_OK)
        status = cite__item_put_key(item, key, &done, import->error);
    if (!done && !cite__str_equal(id, key))
        cite__import_warn(import, line, "the key is taken or no key; the work gets another", key);
    return status;
}

cite_status cite__import_end(struct cite__import *import, cite_item *item, cite_str id, cite_str key,
                             size_t line)
{
    cite_status status = own(import, item, id, key, line);

    (void)cite__import_value(import);
    if (status == CITE_OK)
        status = import->failed;
    if (!cite__bibliography_release(item) && status == CITE_OK)
        status = CITE_ERROR_MEMORY;
    if (status != CITE_OK)
        cite__import_drop(import);
    return status;
}

/* "https://doi.org/10.1/x" and "doi:10.1/x" are the DOI 10.1/x. */
static cite_str bare_doi(cite_str value)
{
    static const char *const heads[] = {
        "https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:", "doi.org/"};

    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        cite_str head = cite_str_from(heads[i]);
        if (cite__str_starts_nocase(value, head))
            return cite__str_trim(cite__slice(value, head.len, value.len));
    }
    return value;
}

cite_status cite__import_field(struct cite__import *import, cite_item *item, cite_field field, cite_str name,
                               cite_str value)
{
    cite_str old = cite_item_get(item, field);

    if (field == CITE_FIELD_DOI)
        value = bare_doi(value);
    if (value.len == 0 || cite__str_equal(old, value))
        return CITE_OK;
    if (old.len > 0)
        return cite__import_extra(import, item, name, value, 0);
    return cite__item_put(item, field, value, import->error);
}

cite_status cite__import_extra(struct cite__import *import, cite_item *item, cite_str name, cite_str value,
                               size_t line)
{
    cite_str old = cite_item_get_extra(item, name);
    cite_error error = {.status = CITE_OK};

    if (name.len == 0 || value.len == 0 || cite__str_equal(old, value))
        return CITE_OK;
    if (old.len > 0) {
        cite__import_fail(import, line, "given more than once; only the first is kept", name);
        return CITE_OK;
    }
    cite_status status = cite__item_put_extra(item, name, value, &error);
    if (status == CITE_ERROR_LIMIT) {
        cite__import_fail(import, line, "too many fields; this one is left out", name);
        return CITE_OK;
    }
    return status == CITE_OK ? CITE_OK : cite__error_set(import->error, status, CITE_NONE, NULL);
}

/* One year alone, and more of the same year. */
static bool is_finer(const cite_date *old, const cite_date *fresh)
{
    if (old->begin.month != 0 || old->season != 0 || old->end.year != 0 || old->circa)
        return false;
    return old->begin.year == fresh->begin.year;
}

cite_status cite__import_date(struct cite__import *import, cite_item *item, cite_when when,
                              const cite_date *date)
{
    cite_date whole = item->dates[when];

    if (whole.begin.year == 0 || is_finer(&whole, date)) {
        cite_str words = whole.literal;
        whole = *date;
        if (whole.literal.len == 0)
            whole.literal = words;
    } else if (whole.literal.len == 0) {
        whole.literal = date->literal;
    }
    return cite__item_put_date(item, when, &whole, import->error);
}

cite_status cite__import_date_text(struct cite__import *import, cite_item *item, cite_when when, cite_str text)
{
    cite_date date = {.literal = {NULL, 0}};

    if (!cite__edtf_read(&date, text))
        date = (cite_date){.literal = text};
    return cite__import_date(import, item, when, &date);
}

/* Windows-1252, 0x80 to 0x9F; 0 where it has nothing, and then the byte stands for the control of that number. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* The offset of the first byte that is no UTF-8; CITE_NONE where all is. */
static size_t find_ill_formed(cite_str text)
{
    for (size_t at = 0; at < text.len;) {
        bool well_formed = true;
        if ((unsigned char)text.ptr[at] < 0x80)
            at++;
        else
            at += cite__utf8_step(text, at, &well_formed);
        if (!well_formed)
            return at - 1;
    }
    return CITE_NONE;
}

/* Reads the bytes that are no UTF-8 as Windows-1252; text stays as it is where there are none. */
static cite_status decode(struct cite__import *import, struct cite__buf *buf)
{
    cite_str text = import->text;
    size_t first = find_ill_formed(text);

    if (first == CITE_NONE)
        return CITE_OK;
    cite__import_warn(import, cite__import_line(import, first), "not UTF-8; read as Windows-1252",
                      (cite_str){"", 0});
    for (size_t at = 0; at < text.len;) {
        bool well_formed = false;
        size_t len = cite__utf8_step(text, at, &well_formed);
        for (size_t i = 0; !well_formed && i < len; i++) {
            unsigned char byte = (unsigned char)text.ptr[at + i];
            uint32_t code = byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
            cite__utf8_put(buf, code != 0 ? code : byte);
        }
        if (well_formed)
            cite__buf_str(buf, cite__slice(text, at, at + len));
        at += len;
    }
    import->text = cite__buf_view(buf);
    import->counted = 0;
    import->lines = 0;
    return buf->failed;
}

static cite_status run(struct cite__import *import, cite__bibliography_reader reader)
{
    struct cite__buf decoded;
    static const cite_str mark = {"\xEF\xBB\xBF", 3};

    if (cite__str_starts(import->text, mark))
        import->text = cite__slice(import->text, mark.len, import->text.len);
    cite__buf_init(&decoded, &import->into->allocator, VALUE_MAX);
    cite__buf_init(&import->value, &import->into->allocator, VALUE_MAX);
    cite__arena_init(&import->scratch, &import->into->allocator);
    cite_status status = decode(import, &decoded);
    if (status == CITE_OK)
        status = reader(import);
    cite__arena_release(&import->scratch);
    cite__buf_release(&import->value);
    cite__buf_release(&decoded);
    return status;
}

cite_status cite_bibliography_read(cite_bibliography *into, cite_format format, cite_str bytes,
                                   const cite_read_options *options, cite_error *error)
{
    struct cite__import import = {.into = into, .text = bytes, .error = error};
    enum cite__dialect dialect = CITE__DIALECT_BIBTEX;
    size_t known = sizeof import.options;

    cite__error_clear(error);
    if (!into || (!bytes.ptr && bytes.len > 0) || (options && options->size < sizeof options->size))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if ((size_t)format >= CITE_FORMAT_COUNT_)
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "format", "there is no such format");
    cite__bibliography_reader reader = cite__format_reader(format, &dialect);
    if (!reader)
        return cite__error_named(error, CITE_ERROR_UNSUPPORTED, cite_format_name(format), "is only written");
    if (options)
        memcpy(&import.options, options, options->size < known ? options->size : known);
    size_t most = import.options.max_bytes != 0 ? import.options.max_bytes : INPUT_MAX;
    if (bytes.len > most || bytes.len > INPUT_MAX)
        return cite__error_named(error, CITE_ERROR_LIMIT, cite_format_name(format), "the input is too large");
    import.dialect = dialect;
    cite_status status = run(&import, reader);
    return status == CITE_OK ? CITE_OK : cite__error_set(error, status, CITE_NONE, NULL);
}
