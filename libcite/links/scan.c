/*
 * links/scan.c: see scan.h. Three bytes lead to every start: the colon of a scheme, the dot of "www.", the slash behind a bare
 * host or a DOI's prefix. memchr finds them; what stands around decides.
 */
#include "links/scan.h"

#include "core/domain.h"
#include "core/str.h"
#include "links/identifiers.h"
#include "links/schemes.h"

#include <string.h>

/* How far to the left of a slash a host name or a DOI's prefix is looked for (RFC 1035, 2.3.4: 255 bytes). */
#define FARTHEST_LEFT ((size_t)255)

static size_t next_byte(cite_str text, char byte, size_t from)
{
    return cite__str_find_byte(text, byte, from);
}

struct cite__link_scanner cite__link_scan(cite_str text)
{
    return (struct cite__link_scanner){.text = text,
                                       .colon = next_byte(text, ':', 0),
                                       .dot = next_byte(text, '.', 0),
                                       .slash = next_byte(text, '/', 0)};
}

static bool at_dot(struct cite__link_start *out, cite_str text, size_t dot, size_t least)
{
    if (dot < least + 3 || !cite__str_equal_nocase(cite__slice(text, dot - 3, dot), CITE__LIT("www")))
        return false;
    if (!cite__link_word_start(text, dot - 3) || dot + 1 >= text.len)
        return false;
    /* "www." at a line's end, or with a space behind it, and the rest of the host. */
    size_t rest = cite__link_gap(text, dot + 1);
    if (rest > dot + 1 ? !cite__link_host_at(text, rest)
                       : !cite__is_alnum(text.ptr[rest]) && (unsigned char)text.ptr[rest] < 0x80)
        return false;
    *out = (struct cite__link_start){
        .begin = dot - 3, .body = dot - 3, .kind = CITE__LINK_WWW, .head = CITE__LIT("https://")};
    return true;
}

/* "10.1000/": a DOI's prefix that ends at slash, with "doi:" or "DOI " in front of it or not. */
static bool is_doi(struct cite__link_start *out, cite_str text, size_t begin, size_t slash, size_t least)
{
    static const cite_str labels[] = {{"doi: ", 5},           {"doi:", 4},         {"doi ", 4}, {"doi=", 4},
                                      {"doi\xEF\xBC\x9A", 6}, /* ： */ {"doi.", 4}};
    cite_str prefix = cite__slice(text, begin, slash);

    if (prefix.len < 7 || prefix.len > 32 || !cite__str_starts(prefix, CITE__LIT("10.")))
        return false;
    for (size_t i = 3; i < prefix.len; i++) {
        if (!cite__is_digit(prefix.ptr[i]) && prefix.ptr[i] != '.')
            return false;
    }
    *out = (struct cite__link_start){
        .begin = begin, .body = begin, .kind = CITE__LINK_DOI, .head = CITE__LIT("https://doi.org/")};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        size_t len = labels[i].len;
        if (begin >= least + len && cite__str_equal_nocase(cite__slice(text, begin - len, begin), labels[i])) {
            out->begin = begin - len;
            return true;
        }
    }
    return cite__link_word_start(text, begin);
}

/* A host of two labels or more under a known top-level domain ("example.org"), no file name with its folder. */
static bool is_host(cite_str host)
{
    size_t dots = 0;
    bool letter = false;

    for (size_t i = 0; i < host.len; i++) {
        dots += host.ptr[i] == '.';
        letter |= cite__is_alpha(host.ptr[i]);
    }
    return dots >= 1 && letter && host.ptr[0] != '.' && host.ptr[0] != '-' && cite__domain_known_tld(host);
}

/* "Art.is/are", "README.md/x": a word and a stop, not a host that begins a sentence ("Bit.ly/2xY"). */
static bool is_word(cite_str text, size_t begin, size_t end)
{
    cite_str host = cite__slice(text, begin, end);
    size_t dot = cite__str_find_byte(host, '.', 0);
    size_t at = end;

    if (host.len == 0 || dot == CITE_NONE || dot + 3 != host.len || !cite__is_upper(host.ptr[0]))
        return false;
    while (at < text.len && !cite__is_space(text.ptr[at]) && !cite__is_digit(text.ptr[at]) && at - end < 64)
        at++;
    return at == text.len || !cite__is_digit(text.ptr[at]);
}

/* The end of the host in front of a slash: in front of a port, too ("example.org:8080/"). */
static size_t host_end(cite_str text, size_t slash, size_t least)
{
    size_t end = slash;

    while (end > least && slash - end < 6 && cite__is_digit(text.ptr[end - 1]))
        end--;
    return end < slash && end > least && text.ptr[end - 1] == ':' ? end - 1 : slash;
}

static bool at_slash(struct cite__link_start *out, cite_str text, size_t slash, size_t least)
{
    size_t end = host_end(text, slash, least);
    size_t begin = end;
    bool dot = false;

    if (cite__link_lost_colon(out, text, slash, least))
        return true;
    while (begin > least && slash - begin < FARTHEST_LEFT) {
        char c = text.ptr[begin - 1];
        if (!cite__is_alnum(c) && c != '.' && c != '-')
            break;
        dot |= c == '.';
        begin--;
    }
    if (!dot)
        return false;
    if (end == slash && is_doi(out, text, begin, slash, least))
        return true;
    if (!cite__link_word_start(text, begin))
        return false;
    if (slash + 1 >= text.len || cite__is_space(text.ptr[slash + 1]) ||
        !is_host(cite__slice(text, begin, end)) || is_word(text, begin, end))
        return false;
    *out = (struct cite__link_start){
        .begin = begin, .body = begin, .kind = CITE__LINK_HOST, .head = CITE__LIT("https://")};
    return true;
}

/* The smallest of the three next places. */
static size_t nearest(const struct cite__link_scanner *scanner)
{
    size_t least = scanner->colon;

    if (scanner->dot < least)
        least = scanner->dot;
    return scanner->slash < least ? scanner->slash : least;
}

bool cite__link_next(struct cite__link_scanner *scanner, struct cite__link_start *out)
{
    cite_str text = scanner->text;

    for (size_t place = nearest(scanner); place != CITE_NONE; place = nearest(scanner)) {
        bool found = false;
        if (place == scanner->colon) {
            found = cite__link_scheme_at(out, text, place, scanner->at) ||
                    cite__link_label_at(out, text, place, scanner->at);
            scanner->colon = next_byte(text, ':', place + 1);
        } else if (place == scanner->dot) {
            found = at_dot(out, text, place, scanner->at);
            scanner->dot = next_byte(text, '.', place + 1);
        } else {
            found = at_slash(out, text, place, scanner->at);
            scanner->slash = next_byte(text, '/', place + 1);
        }
        if (found)
            return true;
    }
    return false;
}

void cite__link_skip(struct cite__link_scanner *scanner, size_t end)
{
    scanner->at = end;
    if (scanner->colon < end)
        scanner->colon = next_byte(scanner->text, ':', end);
    if (scanner->dot < end)
        scanner->dot = next_byte(scanner->text, '.', end);
    if (scanner->slash < end)
        scanner->slash = next_byte(scanner->text, '/', end);
}
