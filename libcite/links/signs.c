/*
 * links/signs.c: see signs.h. Only what cannot be meant as it stands: an en dash may be (wiki pages have it in their names), and is
 * no row here.
 */
#include "links/signs.h"

#include "core/str.h"
#include "text/utf8.h"

#include <cite/link.h>

#include <stddef.h>

static const struct cite__sign signs[] = {
    {0x00AD, {"", 0}, CITE_REPAIR_DROPPED_HYPHEN}, /* soft hyphen */
    {0x200B, {"", 0}, CITE_REPAIR_REMOVED_SPACE},  {0x2060, {"", 0}, CITE_REPAIR_REMOVED_SPACE}, /* no width */
    {0xFEFF, {"", 0}, CITE_REPAIR_REMOVED_SPACE},  {0x2010, {"-", 1}, CITE_REPAIR_MENDED_PATH},  /* ‐ */
    {0x2011, {"-", 1}, CITE_REPAIR_MENDED_PATH},   {0x2212, {"-", 1}, CITE_REPAIR_MENDED_PATH},  /* ‑ − */
    {0x02DC, {"~", 1}, CITE_REPAIR_MENDED_PATH},   {0x223C, {"~", 1}, CITE_REPAIR_MENDED_PATH},  /* ˜ ∼ */
    {0x2044, {"/", 1}, CITE_REPAIR_MENDED_PATH},   {0x2215, {"/", 1}, CITE_REPAIR_MENDED_PATH},  /* ⁄ ∕ */
    {0xFB00, {"ff", 2}, CITE_REPAIR_MENDED_PATH},  {0xFB01, {"fi", 2}, CITE_REPAIR_MENDED_PATH}, /* ligatures */
    {0xFB02, {"fl", 2}, CITE_REPAIR_MENDED_PATH},  {0xFB03, {"ffi", 3}, CITE_REPAIR_MENDED_PATH},
    {0xFB04, {"ffl", 3}, CITE_REPAIR_MENDED_PATH},
};

const struct cite__sign *cite__sign_of(uint32_t code)
{
    if (code < 0x80)
        return NULL;
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (signs[i].code == code)
            return &signs[i];
    }
    return NULL;
}

/* How markup spells one sign; a longer spelling stands in front of a shorter one that it begins with. */
static const struct {
    cite_str spelt;
    struct cite__sign sign;
} spellings[] = {
    {{"&amp;", 5}, {0, {"&", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"&#38;", 5}, {0, {"&", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"&#038;", 6}, {0, {"&", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"&#x26;", 6}, {0, {"&", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"&lt;", 4}, {0, {"<", 1}, CITE_REPAIR_DECODED_ENTITY}}, /* within a SICI */
    {{"&gt;", 4}, {0, {">", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"&#173;", 6}, {0, {"", 0}, CITE_REPAIR_DECODED_ENTITY}},
    {{"&shy;", 5}, {0, {"", 0}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\_", 2}, {0, {"_", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\%", 2}, {0, {"%", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\#", 2}, {0, {"#", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\&", 2}, {0, {"&", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\$", 2}, {0, {"$", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\~{}", 4}, {0, {"~", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\~", 2}, {0, {"~", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\textasciitilde{}", 17}, {0, {"~", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"{\\textasciitilde}", 17}, {0, {"~", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\textasciitilde", 15}, {0, {"~", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"$\\sim$", 6}, {0, {"~", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"{\\_}", 4}, {0, {"_", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\(", 2}, {0, {"(", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\)", 2}, {0, {")", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\[", 2}, {0, {"[", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\]", 2}, {0, {"]", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\*", 2}, {0, {"*", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\-", 2}, {0, {"-", 1}, CITE_REPAIR_DECODED_ENTITY}},
    {{"\\/", 2}, {0, {"/", 1}, CITE_REPAIR_DECODED_ENTITY}},
};

const struct cite__sign *cite__sign_at(cite_str text, size_t at, size_t *len)
{
    char byte = text.ptr[at];

    *len = 1;
    if ((unsigned char)byte >= 0x80)
        return cite__sign_of(cite__utf8_at(text, at, len));
    if (byte != '&' && byte != '\\' && byte != '{' && byte != '$')
        return NULL;
    cite_str rest = cite__slice(text, at, text.len);
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (cite__str_starts(rest, spellings[i].spelt)) {
            *len = spellings[i].spelt.len;
            return &spellings[i].sign;
        }
    }
    return NULL;
}
