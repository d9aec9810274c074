/*
 * audit/address.c: see address.h.
 */
#include "audit/address.h"

#include "audit/editions.h"

#include <string.h>

/* Digits of the time in the address of a copy. */
enum { STAMP_LEN = 14 };

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A port that is the scheme's own is not kept; with another one it is another host. */
static bool read_host(struct address *out, const char *host, size_t len)
{
    if (len == 0 || len >= sizeof out->host)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = host[i];
        bool is_upper = c >= 'A' && c <= 'Z';
        bool fits = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
                    c == '_' || c == ':';
        if (!fits)
            return false;
        out->host[i] = (char)(is_upper ? c - 'A' + 'a' : c);
    }
    out->host[len] = '\0';
    char *colon = strchr(out->host, ':');
    if (colon && (strcmp(colon, ":80") == 0 || strcmp(colon, ":443") == 0))
        *colon = '\0';
    return true;
}

static bool read_path(struct address *out, const char *path, size_t len)
{
    size_t kept = 0;

    for (size_t i = 0; i < len && kept + 2 < sizeof out->path; i++) {
        int high = path[i] == '%' && i + 2 < len ? hex_value(path[i + 1]) : -1;
        int low = high >= 0 ? hex_value(path[i + 2]) : -1;
        if (kept == 0 && path[i] != '/')
            out->path[kept++] = '/';
        out->path[kept++] = (char)(low >= 0 ? high * 16 + low : path[i]);
        i += low >= 0 ? 2 : 0;
    }
    if (kept == 0)
        out->path[kept++] = '/';
    out->path[kept] = '\0';
    return kept + 2 < sizeof out->path;
}

bool address_read(struct address *out, const char *url)
{
    out->host[0] = '\0'; /* the rest is not cleared: it is large, and read often */
    out->path[0] = '\0';
    if (strncmp(url, "http://", 7) == 0)
        url += 7;
    else if (strncmp(url, "https://", 8) == 0)
        url += 8;
    else
        return false;
    size_t host = strcspn(url, "/?#");
    size_t end = strcspn(url, "#");
    return read_host(out, url, host) && read_path(out, url + host, end - host);
}

bool address_of_request(struct address *out, const char *head)
{
    const char *path = strchr(head, ' ');
    const char *host = strstr(head, "\r\nHost: ");

    if (!path || !host)
        return false;
    path++;
    host += 8;
    return read_host(out, host, strcspn(host, "\r")) && read_path(out, path, strcspn(path, " "));
}

/* Most addresses differ in their hosts already, and need not be read. */
static bool may_be_one(const char *a, const char *b)
{
    size_t at = 0;

    a += strcspn(a, ":");
    b += strcspn(b, ":");
    a += strspn(a, ":/");
    b += strspn(b, ":/");
    while (a[at] != '\0' && !strchr(":/?#", a[at]) && (a[at] == b[at] || (a[at] ^ b[at]) == ' '))
        at++;
    return strchr(":/?#", a[at]) && strchr(":/?#", b[at]); /* or the end of both */
}

bool address_is_one(const char *a, const char *b)
{
    struct address first;
    struct address second;

    return may_be_one(a, b) && address_read(&first, a) && address_read(&second, b) &&
           strcmp(first.host, second.host) == 0 && strcmp(first.path, second.path) == 0;
}

uint64_t address_number(const struct address *address)
{
    uint64_t number = UINT64_C(0xcbf29ce484222325);

    for (const char *at = address->host; *at != '\0'; at++)
        number = (number ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    for (const char *at = address->path; *at != '\0'; at++)
        number = (number ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    return page_mix(number);
}

const char *address_in_archive(const struct address *address)
{
    const char *stamp = strncmp(address->path, "/web/", 5) == 0 ? address->path + 5 : "";
    size_t digits = strspn(stamp, "0123456789");
    const char *rest = stamp + digits;

    if (digits != STAMP_LEN)
        return NULL;
    rest += strncmp(rest, "id_", 3) == 0 ? 3 : 0;
    return *rest == '/' ? rest + 1 : NULL;
}
