/*
 * core/domain.c: see domain.h. libpsl's built-in list is constant data, shared by all threads.
 */
#include "core/domain.h"

#include "core/str.h"

#include <string.h>

#include <libpsl.h>

/* The longest host name (RFC 1035, 2.3.4, less the root's dot). */
#define LONGEST_HOST 253

/* The host in lower case and NUL-terminated, as libpsl wants it; false where it is no host name. */
static bool host_text(char out[LONGEST_HOST + 1], cite_str host)
{
    if (host.len > 0 && host.ptr[host.len - 1] == '.')
        host.len--;
    if (host.len == 0 || host.len > LONGEST_HOST)
        return false;
    for (size_t i = 0; i < host.len; i++) {
        if (host.ptr[i] == '\0')
            return false;
        out[i] = cite__to_lower(host.ptr[i]);
    }
    out[host.len] = '\0';
    return true;
}

bool cite__domain_known_tld(cite_str host)
{
    char text[LONGEST_HOST + 1];
    const psl_ctx_t *list = psl_builtin();

    if (!host_text(text, host))
        return false;
    const char *dot = strrchr(text, '.');
    const char *tld = dot ? dot + 1 : text;
    /* Without the implicit "*" rule an unknown top-level domain is no public suffix. */
    return list && *tld != '\0' && psl_is_public_suffix2(list, tld, PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) != 0;
}

cite_str cite__domain_registrable(cite_str host)
{
    char text[LONGEST_HOST + 1];
    const psl_ctx_t *list = psl_builtin();

    if (!list || !host_text(text, host))
        return (cite_str){host.ptr, 0};
    /* No top-level domain begins with a digit (RFC 1123, 2.1): this is an IPv4 address, which libpsl takes for a name. */
    const char *dot = strrchr(text, '.');
    const char *last = dot ? dot + 1 : text;
    const char *found = cite__is_digit(*last) ? NULL : psl_registrable_domain(list, text);
    if (!found)
        return (cite_str){host.ptr, 0};
    size_t len = strlen(found);
    size_t whole = strlen(text);
    return cite__slice(host, whole - len, whole);
}
