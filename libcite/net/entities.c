/*
 * net/entities.c: see entities.h.
 */
#include "net/entities.h"

#include "core/str.h"

#include <stdbool.h>

/* The most bytes of a reference: "&#x10FFFF;", and room for leading zeros. */
#define REFERENCE_MAX 16

/* Those that stand in running text. Letters with accents are written as themselves by now, and read well either way. */
static const struct {
    cite_str name;
    uint32_t code;
} named[] = {
    {CITE__ROW("amp"), '&'},      {CITE__ROW("lt"), '<'},        {CITE__ROW("gt"), '>'},
    {CITE__ROW("quot"), '"'},     {CITE__ROW("apos"), '\''},     {CITE__ROW("nbsp"), 0xA0},
    {CITE__ROW("shy"), 0xAD},     {CITE__ROW("ndash"), 0x2013},  {CITE__ROW("mdash"), 0x2014},
    {CITE__ROW("lsquo"), 0x2018}, {CITE__ROW("rsquo"), 0x2019},  {CITE__ROW("ldquo"), 0x201C},
    {CITE__ROW("rdquo"), 0x201D}, {CITE__ROW("hellip"), 0x2026}, {CITE__ROW("laquo"), 0xAB},
    {CITE__ROW("raquo"), 0xBB},   {CITE__ROW("middot"), 0xB7},   {CITE__ROW("bull"), 0x2022},
    {CITE__ROW("auml"), 0xE4},    {CITE__ROW("ouml"), 0xF6},     {CITE__ROW("uuml"), 0xFC},
    {CITE__ROW("Auml"), 0xC4},    {CITE__ROW("Ouml"), 0xD6},     {CITE__ROW("Uuml"), 0xDC},
    {CITE__ROW("szlig"), 0xDF},   {CITE__ROW("eacute"), 0xE9},   {CITE__ROW("egrave"), 0xE8},
    {CITE__ROW("agrave"), 0xE0},  {CITE__ROW("aacute"), 0xE1},   {CITE__ROW("iacute"), 0xED},
    {CITE__ROW("oacute"), 0xF3},  {CITE__ROW("uacute"), 0xFA},   {CITE__ROW("ntilde"), 0xF1},
    {CITE__ROW("ccedil"), 0xE7},  {CITE__ROW("ecirc"), 0xEA},    {CITE__ROW("oslash"), 0xF8},
    {CITE__ROW("aring"), 0xE5},
};

static uint32_t digit_of(char c)
{
    if (cite__is_digit(c))
        return (uint32_t)(c - '0');
    return (uint32_t)(cite__to_lower(c) - 'a') + 10;
}

/* A reference by number: "#233", "#xE9"; 0 where it is none, or no character. */
static uint32_t by_number(cite_str text)
{
    bool hex = text.len > 2 && cite__to_lower(text.ptr[1]) == 'x';
    uint32_t code = 0;

    for (size_t i = hex ? 2 : 1; i < text.len; i++) {
        if (!(hex ? cite__is_hex(text.ptr[i]) : cite__is_digit(text.ptr[i])))
            return 0;
        code = code * (hex ? 16u : 10u) + digit_of(text.ptr[i]);
        if (code > 0x10FFFF)
            return 0;
    }
    return code >= 0xD800 && code <= 0xDFFF ? 0 : code;
}

uint32_t cite__entity_at(cite_str html, size_t at, size_t *len)
{
    size_t most = html.len - at < REFERENCE_MAX ? html.len - at : REFERENCE_MAX;
    cite_str rest = cite__slice(html, at + 1, at + most);
    size_t end = cite__str_find_byte(rest, ';', 0);

    if (end == CITE_NONE || end == 0)
        return 0;
    *len = end + 2;
    cite_str name = cite__slice(rest, 0, end);
    if (name.ptr[0] == '#')
        return by_number(name);
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        if (cite__str_equal(name, named[i].name))
            return named[i].code;
    }
    return 0;
}
