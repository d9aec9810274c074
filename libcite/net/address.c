/*
 * net/address.c: see address.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "net/address.h"

#include "core/str.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>

struct network {
    unsigned char prefix[CITE__ADDRESS_SIZE];
    unsigned char bits;
    const char *kind;
};

/* The more special network stands first. */
static const struct network networks4[] = {
    {{0}, 8, "this network"},                  /* RFC 791, 3.2 */
    {{10}, 8, "private network"},              /* RFC 1918 */
    {{100, 64}, 10, "shared address space"},   /* RFC 6598 */
    {{127}, 8, "loopback"},                    /* RFC 1122, 3.2.1.3 */
    {{169, 254}, 16, "link-local"},            /* RFC 3927 */
    {{172, 16}, 12, "private network"},        /* RFC 1918 */
    {{192, 0, 0}, 24, "protocol assignments"}, /* RFC 6890, 2.1 */
    {{192, 0, 2}, 24, "documentation"},        /* RFC 5737 */
    {{192, 88, 99}, 24, "6to4 relay"},         /* RFC 7526 */
    {{192, 168}, 16, "private network"},       /* RFC 1918 */
    {{198, 18}, 15, "benchmarking"},           /* RFC 2544 */
    {{198, 51, 100}, 24, "documentation"},     /* RFC 5737 */
    {{203, 0, 113}, 24, "documentation"},      /* RFC 5737 */
    {{224}, 4, "multicast"},                   /* RFC 1112, 4 */
    {{255, 255, 255, 255}, 32, "broadcast"},   /* RFC 8190 */
    {{240}, 4, "reserved"},                    /* RFC 1112, 4 */
};

static const struct network networks6[] = {
    {{0}, 128, "unspecified"},                                 /* RFC 4291, 2.5.2 */
    {{[15] = 1}, 128, "loopback"},                             /* RFC 4291, 2.5.3 */
    {{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}, 48, "translation"}, /* RFC 8215 */
    {{0x01, 0x00}, 64, "discard"},                             /* RFC 6666 */
    {{0x20, 0x01}, 23, "protocol assignments"},                /* RFC 2928; Teredo is among them */
    {{0x20, 0x01, 0x0d, 0xb8}, 32, "documentation"},           /* RFC 3849 */
    {{0x3f, 0xff}, 20, "documentation"},                       /* RFC 9637 */
    {{0xfc}, 7, "private network"},                            /* RFC 4193 */
    {{0xfe, 0x80}, 10, "link-local"},                          /* RFC 4291, 2.5.6 */
    {{0xfe, 0xc0}, 10, "site-local"},                          /* RFC 3879 */
    {{0xff}, 8, "multicast"},                                  /* RFC 4291, 2.7 */
};

/* IPv6 networks whose addresses carry an IPv4 address, and the byte at which it begins. */
static const struct {
    struct network network;
    size_t at;
} carriers[] = {
    {{{[10] = 0xff, [11] = 0xff}, 96, "IPv4-mapped"}, 12},    /* RFC 4291, 2.5.5.2 */
    {{{0x00, 0x64, 0xff, 0x9b}, 96, "IPv4 translation"}, 12}, /* RFC 6052, 2.1 */
    {{{0x20, 0x02}, 16, "6to4"}, 2},                          /* RFC 3056, 2 */
};

/* Everything the registry has given out for unicast so far (RFC 4291, 2.4). */
static const struct network global6 = {{0x20}, 3, "global"};

static bool is_in(const unsigned char *bytes, const struct network *network)
{
    size_t whole = network->bits / 8u;
    unsigned rest = network->bits % 8u;

    if (memcmp(bytes, network->prefix, whole) != 0)
        return false;
    return rest == 0 || (bytes[whole] ^ network->prefix[whole]) >> (8 - rest) == 0;
}

static const char *find_kind(const struct network *networks, size_t count, const unsigned char *bytes)
{
    for (size_t i = 0; i < count; i++) {
        if (is_in(bytes, &networks[i]))
            return networks[i].kind;
    }
    return NULL;
}

static const char *special4(const unsigned char *bytes)
{
    return find_kind(networks4, sizeof networks4 / sizeof networks4[0], bytes);
}

static const char *special6(const unsigned char *bytes)
{
    for (size_t i = 0; i < sizeof carriers / sizeof carriers[0]; i++) {
        if (is_in(bytes, &carriers[i].network))
            return special4(bytes + carriers[i].at);
    }
    const char *kind = find_kind(networks6, sizeof networks6 / sizeof networks6[0], bytes);
    if (!kind && !is_in(bytes, &global6))
        return "reserved";
    return kind;
}

const char *cite__address_special(const struct cite__address *address)
{
    return address->len == 4 ? special4(address->bytes) : special6(address->bytes);
}

bool cite__address_parse(struct cite__address *out, cite_str text)
{
    char copy[CITE__ADDRESS_TEXT];

    *out = (struct cite__address){0};
    if (text.len == 0 || text.len >= sizeof copy || memchr(text.ptr, '\0', text.len))
        return false;
    memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    out->len = strchr(copy, ':') ? 16 : 4;
    return inet_pton(out->len == 16 ? AF_INET6 : AF_INET, copy, out->bytes) == 1;
}

void cite__address_text(char out[CITE__ADDRESS_TEXT], const struct cite__address *address)
{
    if (!inet_ntop(address->len == 16 ? AF_INET6 : AF_INET, address->bytes, out, CITE__ADDRESS_TEXT))
        out[0] = '\0';
}

bool cite__network_parse(struct cite__network *out, cite_str text)
{
    size_t slash = cite__str_find_byte(text, '/', 0);
    size_t used = 0;

    if (!cite__address_parse(&out->address, cite__slice(text, 0, slash == CITE_NONE ? text.len : slash)))
        return false;
    out->bits = (unsigned)out->address.len * 8;
    if (slash == CITE_NONE)
        return true;
    cite_str number = cite__slice(text, slash + 1, text.len);
    size_t bits = cite__str_number(number, out->bits, &used);
    if (used == 0 || used != number.len)
        return false;
    out->bits = (unsigned)bits;
    return true;
}

bool cite__network_has(const struct cite__network *network, const struct cite__address *address)
{
    struct network found = {.bits = (unsigned char)network->bits};

    memcpy(found.prefix, network->address.bytes, CITE__ADDRESS_SIZE);
    return network->address.len == address->len && is_in(address->bytes, &found);
}
