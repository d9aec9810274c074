/*
 * net/shard.c: which of several checkers asks a link.
 *
 * The key is the registrable domain of the link's host, in lower case and in the ASCII form of the DNS, or the host where it has
 * none (an address, a name of one's own); empty where the link has no host. Its 64-bit FNV-1a hash modulo the number of shards,
 * plus 1, is the shard. This is fixed: machines with different versions share their work by it.
 */
#include "core/buf.h"
#include "core/domain.h"
#include "core/str.h"
#include "core/url.h"
#include "net/idn.h"

#include <cite/checker.h>

#include <stdint.h>

#define FNV_OFFSET UINT64_C(14695981039346656037)
#define FNV_PRIME  UINT64_C(1099511628211)

static uint64_t hash_of(cite_str key)
{
    uint64_t hash = FNV_OFFSET;

    for (size_t i = 0; i < key.len; i++) {
        hash ^= (unsigned char)cite__to_lower(key.ptr[i]);
        hash *= FNV_PRIME;
    }
    return hash;
}

unsigned cite_url_shard(cite_str url, unsigned shards)
{
    char storage[CITE__HOST_MAX + 2];
    struct cite__buf ascii;
    struct cite__url parts;

    if (shards < 2)
        return 1;
    (void)cite__url_split(&parts, cite__str_trim(url));
    cite_str host = parts.host.ptr ? parts.host : (cite_str){"", 0};
    cite__buf_fixed(&ascii, storage, sizeof storage);
    if (cite__idn_host(&ascii, host) && ascii.failed == CITE_OK)
        host = cite__buf_view(&ascii);
    if (host.len > 0 && host.ptr[host.len - 1] == '.')
        host.len--;
    cite_str domain = cite__domain_registrable(host);
    return (unsigned)(hash_of(domain.len > 0 ? domain : host) % shards) + 1;
}
