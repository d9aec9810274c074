/*
 * audit/world.c: see world.h. What is true.
 */
#include "audit/world.h"

#include "audit/fates.h"

#include <stdio.h>
#include <string.h>

#define DAY INT64_C(86400)

/* One host in so many refuses, of those whose addresses name no fate. */
enum { REFUSING = 24 };

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Whether the n-th segment of an address' path, from 0 on, is a name. */
static bool has_segment(const char *path, unsigned n, const char *name)
{
    size_t len = strlen(name);

    for (; *path == '/' && n > 0; n--)
        path += 1 + strcspn(path + 1, "/");
    return *path == '/' && strncmp(path + 1, name, len) == 0 && (path[1 + len] == '/' || path[1 + len] == '\0');
}

static const struct fate *named_fate(const struct address *address)
{
    for (const struct fate *fate = fates; fate->name; fate++) {
        if (has_segment(address->path, 0, fate->name))
            return fate;
    }
    return NULL;
}

/* Whether an address surely leads below a home page, in whatever language that is called. */
static bool is_deep(const char *path)
{
    size_t longest = 0;

    while (*path == '/') {
        size_t len = strcspn(path + 1, "/?");
        if (len > longest && !begins(path + 1, "index") && !begins(path + 1, "default"))
            longest = len;
        path += 1 + len;
    }
    return longest >= 9;
}

static const struct fate *fate_of(const struct address *address)
{
    const struct fate *fate = named_fate(address);
    unsigned all = 0;

    if (fate)
        return fate;
    for (fate = fates; fate->name; fate++)
        all += fate->share;
    unsigned number = (unsigned)(page_mix(address_number(address)) % all);
    for (fate = fates; number >= fate->share; fate++)
        number -= fate->share;
    return fate->deep && !is_deep(address->path) ? fates : fate;
}

static bool is_doi(const struct address *address)
{
    return strcmp(address->host, "doi.org") == 0 && begins(address->path, "/10.");
}

/* What never changes: copies in archives, and home pages that others are sent to. */
static bool visit_fixed(struct visit *out, const struct address *address)
{
    struct address original = *address;
    const char *inner = address_in_archive(address);

    if (inner ? !address_read(&original, inner) : strcmp(address->path, "/index.html") != 0)
        return false;
    out->page = (struct page){address_number(&original), EDITION_FIRST};
    return true;
}

void world_visit_at(struct visit *out, const struct address *address, unsigned run)
{
    uint64_t number = address_number(address);

    *out = (struct visit){.way = WAY_PAGE};
    if (world_refuses(address))
        out->way = WAY_REFUSED;
    else if (is_doi(address))
        out->way = strstr(address->path, "lost") ? WAY_UNKNOWN : WAY_KNOWN;
    if (out->way != WAY_PAGE || visit_fixed(out, address))
        return;
    const struct fate *fate = fate_of(address);
    out->way = fate->runs[run].way;
    out->page = (struct page){number, fate->runs[run].edition};
    if (out->way == WAY_MOVED || out->way == WAY_PASSING)
        (void)snprintf(out->final, sizeof out->final, "https://%s.example/page/%016llx/%u",
                       out->way == WAY_MOVED ? "newhouse" : "guesthouse", (unsigned long long)number,
                       (unsigned)out->page.edition);
    else if (out->way == WAY_HOME)
        (void)snprintf(out->final, sizeof out->final, "/index.html");
}

void world_visit(struct visit *out, const char *url, unsigned run)
{
    struct address address;

    *out = (struct visit){.way = WAY_ELSEWHERE};
    if (!address_read(&address, url))
        return;
    world_visit_at(out, &address, run);
    if (out->final[0] == '/')
        (void)snprintf(out->final, sizeof out->final, "%s://%s/index.html",
                       begins(url, "https") ? "https" : "http", address.host);
}

enum copy world_copy(const char *url)
{
    struct address address;

    if (!address_read(&address, url) || address_in_archive(&address))
        return COPY_NONE;
    for (unsigned copy = 0; copy < COPIES; copy++) {
        if (has_segment(address.path, 1, copy_names[copy]))
            return (enum copy)copy;
    }
    /* Half of them have none. */
    unsigned copy = (unsigned)(page_mix(address_number(&address) ^ 0xa5c3) % 8);
    return copy < COPIES ? (enum copy)copy : COPY_NONE;
}

int64_t world_copy_time(enum copy copy, int64_t asked)
{
    return asked + (copy == COPY_LATE ? 400 : 5) * DAY;
}

bool world_refuses(const struct address *address)
{
    struct address bare = *address;

    if (begins(address->host, "refusing."))
        return true;
    bare.path[0] = '\0';
    return !named_fate(address) && !address_in_archive(address) && !is_doi(address) &&
           page_mix(address_number(&bare)) % REFUSING == 0;
}
