/*
 * text/utf8.c: see utf8.h. utf8proc is asked only where a byte is not ASCII.
 */
#include "text/utf8.h"

#include "core/str.h"

#include <utf8proc.h>

uint32_t cite__utf8_decode(cite_str text, size_t at, size_t *len)
{
    *len = 0;
    if (at >= text.len)
        return 0;
    unsigned char lead = (unsigned char)text.ptr[at];
    *len = 1;
    if (lead < 0x80)
        return lead;
    bool well_formed = false;
    *len = cite__utf8_step(text, at, &well_formed);
    if (!well_formed)
        return CITE__REPLACEMENT;
    uint32_t code = *len == 2 ? lead & 0x1Fu : *len == 3 ? lead & 0x0Fu : lead & 0x07u;
    for (size_t i = 1; i < *len; i++)
        code = code << 6 | ((unsigned char)text.ptr[at + i] & 0x3Fu);
    return code;
}

uint32_t cite__utf8_decode_before(cite_str text, size_t at, size_t *len)
{
    *len = 0;
    if (at == 0 || at > text.len)
        return 0;
    /* Step back over at most three continuation bytes; a sequence that does not end at at is ill-formed. */
    for (size_t back = 1; back <= 4 && back <= at; back++) {
        unsigned char byte = (unsigned char)text.ptr[at - back];
        if ((byte & 0xC0) == 0x80)
            continue;
        uint32_t code = cite__utf8_at(text, at - back, len);
        if (*len == back)
            return code;
        break;
    }
    *len = 1;
    return CITE__REPLACEMENT;
}

static utf8proc_category_t category(uint32_t code)
{
    return utf8proc_category((utf8proc_int32_t)code);
}

bool cite__utf8_above_is_letter(uint32_t code)
{
    utf8proc_category_t kind = category(code);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool cite__utf8_above_is_upper(uint32_t code)
{
    utf8proc_category_t kind = category(code);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool cite__utf8_above_is_lower(uint32_t code)
{
    return category(code) == UTF8PROC_CATEGORY_LL;
}

bool cite__utf8_above_is_space(uint32_t code)
{
    utf8proc_category_t kind = category(code);
    return (kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP) || code == 0x200B || code == 0xFEFF ||
           code == 0x85;
}

bool cite__utf8_is_punct(uint32_t code)
{
    utf8proc_category_t kind = category(code);
    return kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_SO;
}

bool cite__utf8_above_is_cjk(uint32_t code)
{
    static const struct {
        uint32_t first;
        uint32_t last;
    } ranges[] = {
        {0x1100, 0x11FF}, {0x2E80, 0x2FDF},   {0x3005, 0x3007},   {0x3040, 0x30FF}, {0x3130, 0x318F},
        {0x31F0, 0x31FF}, {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xAC00, 0xD7AF}, {0xF900, 0xFAFF},
        {0xFF66, 0xFF9F}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF},
    };

    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && code >= ranges[i].first; i++) {
        if (code <= ranges[i].last)
            return true;
    }
    return false;
}

int cite__utf8_digit(uint32_t code)
{
    /* The zeros of scripts that number notes in digits of their own; the nine others follow (Unicode 15, category Nd). */
    static const uint32_t zeros[] = {'0',    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66,
                                     0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
                                     0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10};

    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0] && zeros[i] <= code; i++) {
        if (code - zeros[i] < 10)
            return (int)(code - zeros[i]);
    }
    return -1;
}

bool cite__utf8_is_stop(uint32_t code)
{
    switch (code) {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x3002: /* 。 */
    case 0xFF01: /* ！ */
    case 0xFF0E: /* ． */
    case 0xFF1F: /* ？ */
    case 0x0589: /* Armenian */
    case 0x05C3: /* Hebrew */
    case 0x061F: /* Arabic */
    case 0x06D4: /* Urdu */
    case 0x0700: /* Syriac */
    case 0x0964: /* Indian scripts */
    case 0x0965:
    case 0x0DF4: /* Sinhala */
    case 0x0F0D: /* Tibetan */
    case 0x104B: /* Burmese */
    case 0x1362: /* Ethiopic */
    case 0x1367:
    case 0x1368:
    case 0x17D4: /* Khmer */
    case 0x17D5:
    case 0x1803: /* Mongolian */
    case 0xFF61: return true;
    default: return false;
    }
}

bool cite__utf8_above_is_closing(uint32_t code)
{
    if (cite__utf8_is_stop(code))
        return true;
    if (code == 0xFF0C || code == 0xFF1B || code == 0xFF1A || code == 0x3001) /* ， ； ： 、 */
        return true;
    /* Commas, semicolons and colons: Greek, Armenian, Arabic, Burmese, Ethiopic, Khmer, Mongolian, Japanese at half width. */
    static const uint16_t parts[] = {0xB7,   0x0387, 0x055D, 0x055E, 0x060C, 0x061B, 0x104A, 0x1361,
                                     0x1363, 0x1364, 0x1365, 0x1366, 0x17D6, 0x1802, 0x1804, 0xFF64};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i] == code)
            return true;
    }
    utf8proc_category_t kind = category(code);
    /* Pe: brackets. Pf: ’ ” ». Pi has “ and «, which close in German and Danish. */
    return kind == UTF8PROC_CATEGORY_PE || kind == UTF8PROC_CATEGORY_PF || kind == UTF8PROC_CATEGORY_PI;
}

/* Appends one code point as UTF-8. */
static void put_code(struct cite__buf *out, utf8proc_int32_t code)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t len = utf8proc_encode_char(code, bytes);

    if (len > 0)
        cite__buf_bytes(out, (const char *)bytes, (size_t)len);
}

void cite__utf8_fold(struct cite__buf *out, cite_str text)
{
    size_t at = 0;
    size_t len = 0;

    while (at < text.len) {
        uint32_t code = cite__utf8_at(text, at, &len);
        at += len;
        if (code < 0x80) {
            if (cite__is_alnum((char)code))
                cite__buf_byte(out, cite__to_lower((char)code));
            continue;
        }
        utf8proc_int32_t parts[24]; /* the longest compatibility decomposition has 18 */
        int last_class = UTF8PROC_BOUNDCLASS_START;
        utf8proc_ssize_t count = utf8proc_decompose_char(
            (utf8proc_int32_t)code, parts, 24,
            UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &last_class);
        for (utf8proc_ssize_t i = 0; i < count && i < 24; i++) {
            utf8proc_category_t kind = category((uint32_t)parts[i]);
            bool number = kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO;
            if (number || (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO))
                put_code(out, parts[i]);
        }
    }
}

uint32_t cite__utf8_compose(uint32_t base, uint32_t mark)
{
    utf8proc_int32_t pair[2] = {(utf8proc_int32_t)base, (utf8proc_int32_t)mark};

    if (utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE) != 1)
        return 0;
    return (uint32_t)pair[0];
}

void cite__utf8_put(struct cite__buf *out, uint32_t code)
{
    utf8proc_uint8_t bytes[4];

    if (!utf8proc_codepoint_valid((utf8proc_int32_t)code))
        code = CITE__REPLACEMENT;
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)code, bytes);
    cite__buf_bytes(out, (const char *)bytes, len > 0 ? (size_t)len : 0);
}
