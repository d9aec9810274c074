/*
 * bibliography/translit.c: see translit.h.
 */
#include "bibliography/translit.h"

#include "bibliography/translit_table.h"
#include "core/str.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

struct range {
    uint32_t first;
    uint32_t last;
};

/*
 * Characters above ASCII that do not part words: the soft hyphen, modifier letters and combining accents, Cyrillic,
 * Hebrew and Arabic marks, zero-width characters, single quotation marks (apostrophes too), marks of direction, and
 * variation selectors.
 */
static const struct range dropped[] = {
    {0x00AD, 0x00AD}, {0x02B0, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05C1, 0x05C2},
    {0x0610, 0x061A}, {0x0640, 0x0640}, {0x064B, 0x065F}, {0x200B, 0x200F}, {0x2018, 0x201B},
    {0x202A, 0x202E}, {0x2060, 0x2064}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF},
};

/* Characters above ASCII that part words. */
static const struct range gaps[] = {
    {0x0080, 0x00A9}, {0x00AB, 0x00B4}, {0x00B6, 0x00B9}, {0x00BB, 0x00BF}, {0x00D7, 0x00D7},
    {0x00F7, 0x00F7}, {0x037E, 0x037E}, {0x0387, 0x0387}, {0x055A, 0x055F}, {0x0589, 0x058A},
    {0x05BE, 0x05BE}, {0x05C0, 0x05C0}, {0x05F3, 0x05F4}, {0x060C, 0x060D}, {0x061B, 0x061F},
    {0x066A, 0x066D}, {0x0964, 0x0965}, {0x1680, 0x1680}, {0x2000, 0x2BFF}, {0x2E00, 0x2E7F},
    {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F}, {0x30FB, 0x30FB},
    {0xE000, 0xF8FF}, {0xFE10, 0xFE6F}, {0xFF5F, 0xFF65}, {0xFFFC, 0xFFFD}, {0x1F000, 0x1FAFF},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool in_ranges(const struct range *ranges, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count && ranges[i].first <= character; i++) {
        if (character <= ranges[i].last)
            return true;
    }
    return false;
}

uint32_t cite__translit_decode(cite_str text, size_t at, size_t *len)
{
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    bool well_formed = false;

    *len = cite__utf8_step(text, at, &well_formed);
    if (!well_formed)
        return REPLACEMENT;
    uint32_t character = (unsigned char)text.ptr[at] & lead_bits[*len];
    for (size_t i = 1; i < *len; i++)
        character = character << 6 | ((unsigned char)text.ptr[at + i] & 0x3Fu);
    return character;
}

static enum cite__translit_kind ascii(char c, char *out, size_t *len)
{
    if (c == '\'' || c == '`')
        return CITE__TRANSLIT_DROP;
    if (!cite__is_alnum(c))
        return CITE__TRANSLIT_GAP;
    out[0] = cite__to_lower(c);
    *len = 1;
    return CITE__TRANSLIT_LETTER;
}

static const char *reading_of(uint32_t character)
{
    for (size_t i = 0; i < CITE__TRANSLIT_BLOCKS; i++) {
        const struct cite__translit_block *block = &cite__translit_blocks[i];
        if (character >= block->first && character < block->end)
            return block->readings[character - block->first];
    }
    return "";
}

enum cite__translit_kind cite__translit(uint32_t character, char out[CITE__TRANSLIT_MAX], size_t *len)
{
    *len = 0;
    if (character >= 0xFF01 && character <= 0xFF5E)
        character -= 0xFEE0; /* the fullwidth forms of ASCII */
    if (character < 0x80)
        return ascii((char)character, out, len);
    if (in_ranges(dropped, COUNT(dropped), character))
        return CITE__TRANSLIT_DROP;
    if (in_ranges(gaps, COUNT(gaps), character))
        return CITE__TRANSLIT_GAP;
    /* The hard and the soft sign have no sound of their own. */
    if (character == 0x42A || character == 0x42C || character == 0x44A || character == 0x44C)
        return CITE__TRANSLIT_DROP;
    const char *reading = reading_of(character);
    *len = strlen(reading);
    memcpy(out, reading, *len);
    return CITE__TRANSLIT_LETTER;
}

bool cite__translit_is_capital(uint32_t character)
{
    if (character < 0x80)
        return cite__is_upper((char)character);
    if (character < 0x100)
        return character >= 0xC0 && character <= 0xDE && character != 0xD7;
    /* Latin Extended-A and Additional hold pairs, the capital first; these two runs begin at odd numbers. */
    if ((character >= 0x139 && character <= 0x148) || (character >= 0x179 && character <= 0x17E))
        return character % 2 == 1;
    if ((character >= 0x100 && character < 0x178) || (character >= 0x1E00 && character < 0x1F00))
        return character % 2 == 0;
    if (character == 0x178)
        return true;
    if (character >= 0x386 && character <= 0x3AB)
        return character != 0x390 && character != 0x387;
    return (character >= 0x400 && character <= 0x42F) ||
           (character >= 0x460 && character <= 0x4FF && character % 2 == 0);
}

bool cite__translit_is_east_asian(uint32_t character)
{
    return (character >= 0x2E80 && character <= 0xD7FF) || (character >= 0xF900 && character <= 0xFAFF) ||
           (character >= 0x20000 && character <= 0x3FFFF);
}
