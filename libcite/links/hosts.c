/*
 * links/hosts.c: see hosts.h.
 */
#include "links/hosts.h"

#include "core/domain.h"
#include "core/str.h"

#include <string.h>

/* Where the host begins: behind a scheme, but not that of an address within the address (web.archive.org/web/2024/https://…). */
static size_t host_begin(cite_str url)
{
    size_t colon = 0;

    while (colon < url.len && (cite__is_alnum(url.ptr[colon]) || strchr("+-.", url.ptr[colon])))
        colon++;
    return cite__str_starts(cite__slice(url, colon, url.len), CITE__LIT("://")) ? colon + 3 : 0;
}

cite_str cite__link_host(cite_str url)
{
    size_t begin = host_begin(url);
    size_t end = begin;
    while (end < url.len && !strchr("/?#", url.ptr[end]))
        end++;
    for (size_t i = end; i > begin; i--) {
        if (url.ptr[i - 1] == '@') {
            begin = i;
            break;
        }
    }
    if (begin < end && url.ptr[begin] == '[') {
        size_t close = cite__str_find_byte(cite__slice(url, 0, end), ']', begin);
        return cite__slice(url, begin, close == CITE_NONE ? end : close + 1);
    }
    size_t colon = cite__str_find_byte(cite__slice(url, 0, end), ':', begin);
    return cite__slice(url, begin, colon == CITE_NONE ? end : colon);
}

static cite_str top_level(cite_str host)
{
    size_t begin = host.len;

    while (begin > 0 && host.ptr[begin - 1] != '.')
        begin--;
    return cite__slice(host, begin, host.len);
}

bool cite__link_host_plausible(cite_str host)
{
    cite_str last = top_level(host);

    if (host.len == 0 || last.len == 0 ||
        !(cite__is_alnum(host.ptr[0]) || host.ptr[0] == '[' || (unsigned char)host.ptr[0] >= 0x80))
        return false;
    if (last.len == host.len || host.ptr[0] == '[')
        return !cite__str_equal_nocase(
            host, CITE__LIT("www")); /* localhost, [::1]; but "http://www" has lost its rest */
    bool digits = true;
    for (size_t i = 0; i < last.len; i++)
        digits &= cite__is_digit(last.ptr[i]);
    /* Names that RFC 2606 and RFC 6761 reserve are in no list, and stand in documents all the same. */
    static const cite_str reserved[] = {{"invalid", 7},   {"test", 4},  {"example", 7},
                                        {"localhost", 9}, {"onion", 5}, {"local", 5}};
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        if (cite__str_equal_nocase(last, reserved[i]))
            return true;
    }
    return digits || (unsigned char)last.ptr[0] >= 0x80 || cite__domain_known_tld(host);
}

/* Signs that machines confuse, printed sign first. */
static const char confused[][2] = {{'2', 'g'}, {'2', 'z'}, {'0', 'o'}, {'1', 'l'}, {'1', 'i'}, {'5', 's'},
                                   {'8', 'b'}, {'6', 'b'}, {'6', 'g'}, {'9', 'g'}, {'q', 'g'}, {'c', 'o'},
                                   {'c', 'e'}, {'e', 'c'}, {'l', 'i'}, {'i', 'l'}, {'u', 'v'}, {'v', 'u'},
                                   {'n', 'r'}, {'t', 'f'}, {'y', 'v'}, {'h', 'b'}, {'a', 'o'}, {'f', 't'}};

bool cite__link_host_mend(cite_str host, size_t *at, char *sign)
{
    cite_str last = top_level(host);
    char label[16];
    size_t found = 0;

    if (last.len < 2 || last.len >= sizeof label || last.len == host.len)
        return false;
    memcpy(label, last.ptr, last.len);
    for (size_t i = 0; i < last.len && found < 2; i++) {
        for (size_t c = 0; c < sizeof confused / sizeof confused[0]; c++) {
            if (cite__to_lower(last.ptr[i]) != confused[c][0])
                continue;
            label[i] = confused[c][1];
            if (cite__domain_known_tld((cite_str){label, last.len})) {
                found++;
                *at = host.len - last.len + i;
                *sign = confused[c][1];
            }
            label[i] = last.ptr[i];
        }
    }
    return found == 1;
}
