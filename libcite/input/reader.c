/*
 * input/reader.c: the table of formats. A format that is known but has no reader yet is named in the error, so that nobody
 * takes the noise of its bytes for a document.
 */
#include "input/reader.h"

#include "core/str.h"

#include <stdbool.h>

typedef cite_status reader_fn(struct cite__input *out, cite_str bytes, struct cite__env *env);

struct format {
    const char *name;
    cite_str signature; /* the first bytes */
    reader_fn *read;    /* NULL: no reader in this build */
};

static const struct format formats[] = {
    {"PDF", {"%PDF-", 5}, NULL},
    {"ZIP (Word, OpenDocument, EPUB)", {"PK\x03\x04", 4}, NULL},
    {"Word 97", {"\xD0\xCF\x11\xE0", 4}, NULL},
    {"RTF", {"{\\rtf", 5}, NULL},
    {"PostScript", {"%!PS", 4}, NULL},
    {"gzip", {"\x1F\x8B", 2}, NULL},
    {"PNG", {"\x89PNG", 4}, NULL},
    {"JPEG", {"\xFF\xD8\xFF", 3}, NULL},
    {"GIF", {"GIF8", 4}, NULL},
    {"UTF-16", {"\xFF\xFE", 2}, NULL},
    {"UTF-16", {"\xFE\xFF", 2}, NULL},
    {"ELF",
     {"\x7F"
      "ELF",
      4},
     NULL},
};

/* How much is looked at to tell text from other bytes. */
#define BYTES_PROBED ((size_t)65536)

/* One byte in this many may be a control character or ill-formed; text with more damage than that is no text. */
#define LEAST_GOOD ((size_t)8)

static bool is_text(cite_str bytes)
{
    size_t probe = bytes.len < BYTES_PROBED ? bytes.len : BYTES_PROBED;
    size_t bad = 0;
    size_t at = 0;

    while (at < probe) {
        bool well_formed = false;
        size_t len = cite__utf8_step(bytes, at, &well_formed);
        char c = bytes.ptr[at];
        bool control = ((unsigned char)c < 0x20 && !cite__is_space(c) && c != 0x1B) || c == 0x7F;
        if (!well_formed || control)
            bad++;
        at += len;
    }
    return bad * LEAST_GOOD <= probe;
}

/* The row of a format that its first bytes tell; NULL where they tell none. */
static const struct format *format_of(cite_str bytes)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (cite__str_starts(bytes, formats[i].signature))
            return &formats[i];
    }
    return NULL;
}

static cite_status refuse_format(const struct format *format, cite_error *error)
{
    char message[120];
    const char *const parts[] = {format->name, " cannot be read by this version; convert it to text first"};
    size_t len = 0;

    for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++) {
        for (const char *c = parts[p]; *c && len + 1 < sizeof message; c++)
            message[len++] = *c;
    }
    message[len] = '\0';
    return cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE, message);
}

cite_status cite__input_probe(cite_str bytes, cite_error *error)
{
    const struct format *format = format_of(bytes);

    if (format)
        return format->read ? CITE_OK : refuse_format(format, error);
    return is_text(bytes) ? CITE_OK : cite__error_set(error, CITE_ERROR_FORMAT, CITE_NONE, "not text in UTF-8");
}

cite_status cite__input_plain(struct cite__input *out, cite_str bytes, struct cite__env *env)
{
    out->format = "text";
    out->text = cite__arena_str(env->arena, bytes);
    return out->text.ptr ? CITE_OK : CITE__ENV_MEMORY(env);
}

cite_status cite__input_read(struct cite__input *out, cite_str bytes, const cite_source *source,
                             struct cite__env *env)
{
    const struct format *format = format_of(bytes);

    (void)source; /* a hint for formats without a signature: none yet */
    cite_status status = cite__input_probe(bytes, env->error);
    if (status != CITE_OK)
        return status;
    return format ? format->read(out, bytes, env) : cite__input_plain(out, bytes, env);
}
