/*
 * bibliography/tex_put.c: what is written of a TeX value: characters under their accents, raised ones, spaces.
 */
#include "bibliography/tex_reader.h"
#include "bibliography/tex_table.h"
#include "core/str.h"
#include "text/utf8.h"

/* The space that is due; whatever is written stands behind it. */
static void put_gap(struct cite__tex_reader *reader)
{
    if (reader->gap && reader->started)
        cite__buf_byte(reader->out, ' ');
    reader->gap = false;
    reader->started = true;
}

void cite__tex_put_text(struct cite__tex_reader *reader, cite_str text)
{
    if (text.len == 0)
        return;
    put_gap(reader);
    cite__buf_str(reader->out, text);
}

void cite__tex_put_code(struct cite__tex_reader *reader, uint32_t code)
{
    put_gap(reader);
    cite__utf8_put(reader->out, code);
}

static uint32_t code_of(const char *text)
{
    size_t len = 0;

    return cite__utf8_at(cite_str_from(text), 0, &len);
}

/* A character under the accents that wait for one; the innermost accent is nearest. */
static void put_accented(struct cite__tex_reader *reader, uint32_t base)
{
    size_t left = reader->mark_count;

    reader->mark_count = 0;
    if (base == 0x131 || base == 0x237)
        base = base == 0x131 ? 'i' : 'j'; /* under an accent the dot is gone anyway */
    while (left > 0) {
        uint32_t whole = cite__utf8_compose(base, code_of(reader->marks[left - 1]->text));
        if (whole == 0)
            break;
        base = whole;
        left--;
    }
    cite__tex_put_code(reader, base);
    while (left > 0)
        cite__buf_text(reader->out, reader->marks[--left]->text);
}

void cite__tex_put_alone(struct cite__tex_reader *reader)
{
    for (size_t i = 0; i < reader->mark_count; i++)
        cite__tex_put_text(reader, cite_str_from(reader->marks[i]->after));
    reader->mark_count = 0;
}

void cite__tex_put_character(struct cite__tex_reader *reader, uint32_t code)
{
    const char *script = NULL;

    if (reader->mark_count > 0) {
        put_accented(reader, code);
        return;
    }
    if (reader->script != CITE__TEX_KEEP && code < 0x80)
        script = cite__tex_script((char)code, reader->script);
    if (script)
        cite__tex_put_text(reader, cite_str_from(script));
    else
        cite__tex_put_code(reader, code);
}

void cite__tex_put_space(struct cite__tex_reader *reader)
{
    if (reader->mark_count == 0 && reader->way == CITE__TEX_PROSE)
        reader->gap = true;
}

void cite__tex_put_symbol(struct cite__tex_reader *reader, const char *text)
{
    if (text[0] == ' ') {
        if (reader->way == CITE__TEX_PROSE)
            reader->gap = true;
        return;
    }
    for (size_t at = 0, len = 0; text[at] != '\0'; at += len)
        cite__tex_put_character(reader, cite__utf8_at(cite_str_from(text), at, &len));
}
