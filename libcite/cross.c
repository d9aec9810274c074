/*
 * cross.c: see cross.h.
 */
#include "cross.h"

#include "bibliography/fold.h"
#include "core/alloc.h"
#include "core/buf.h"
#include "core/str.h"

#include <stdbool.h>
#include <string.h>

/* The most that a link may have (cite/parser.h), and as many addresses of one work as are looked at. */
#define ALTERNATIVES ((size_t)8)

/* What a citation is grouped by; CITE_NONE where it is in no group. */
typedef size_t (*key_fn)(const cite_citation *citation);

static size_t item_of(const cite_citation *citation)
{
    return citation->item;
}

static size_t note_of(const cite_citation *citation)
{
    return citation->note;
}

/* A counting sort, so that it costs the same however the citations lie. */
static bool make_groups(struct cite__groups *out, const struct cite__citations *citations, key_fn key,
                        size_t count, struct cite__arena *arena)
{
    size_t bounds = 0;

    if (!cite__size_add(&bounds, count, 2))
        return false;
    size_t *next = cite__arena_zero(arena, bounds, sizeof *next);
    size_t *list = cite__arena_zero(arena, citations->count + 1, sizeof *list);
    if (!next || !list)
        return false;
    /* next[g + 2] counts group g, then next[g + 1] is where its next citation goes, and in the end where it ends. */
    for (size_t i = 0; i < citations->count; i++) {
        size_t group = key(&citations->items[i]);
        if (group < count)
            next[group + 2]++;
    }
    for (size_t g = 2; g < bounds; g++)
        next[g] += next[g - 1];
    for (size_t i = 0; i < citations->count; i++) {
        size_t group = key(&citations->items[i]);
        if (group < count)
            list[next[group + 1]++] = i;
    }
    *out = (struct cite__groups){next, list, count};
    return true;
}

cite_status cite__cross_make(struct cite__cross *out, const struct cite__citations *citations,
                             size_t item_count, size_t note_count, struct cite__env *env)
{
    bool made = make_groups(&out->by_item, citations, item_of, item_count, env->arena) &&
                make_groups(&out->by_note, citations, note_of, note_count, env->arena);

    return made ? CITE_OK : CITE__ENV_MEMORY(env);
}

size_t cite__groups_size(const struct cite__groups *groups, size_t group)
{
    return group < groups->group_count ? groups->first[group + 1] - groups->first[group] : 0;
}

size_t cite__groups_at(const struct cite__groups *groups, size_t group, size_t index)
{
    return index < cite__groups_size(groups, group) ? groups->list[groups->first[group] + index] : CITE_NONE;
}

/* The different addresses of one work. */
struct addresses {
    cite_str urls[ALTERNATIVES + 1];
    size_t count;
};

/* Whether two spellings are of one address. */
static bool is_same_url(struct cite__buf buffers[2], cite_str a, cite_str b)
{
    if (cite__str_equal(a, b))
        return true;
    for (size_t i = 0; i < 2; i++) {
        cite__buf_clear(&buffers[i]);
        cite__fold_url(&buffers[i], i == 0 ? a : b);
    }
    return buffers[0].failed == CITE_OK && buffers[1].failed == CITE_OK &&
           cite__str_equal(cite__buf_view(&buffers[0]), cite__buf_view(&buffers[1]));
}

static void add_address(struct addresses *addresses, struct cite__buf buffers[2], cite_str url)
{
    if (addresses->count > ALTERNATIVES)
        return;
    for (size_t i = 0; i < addresses->count; i++) {
        if (is_same_url(buffers, addresses->urls[i], url))
            return;
    }
    addresses->urls[addresses->count++] = url;
}

static bool has_url(const cite_link *link, const cite_str *urls, size_t count, struct cite__buf buffers[2],
                    cite_str url)
{
    if (is_same_url(buffers, link->url, url))
        return true;
    for (size_t i = 0; i < count; i++) {
        if (is_same_url(buffers, urls[i], url))
            return true;
    }
    return false;
}

/* Gives a link the addresses that it does not have; false when memory is out. */
static bool add_alternatives(cite_link *link, const struct addresses *addresses, struct cite__buf buffers[2],
                             struct cite__env *env)
{
    size_t count = link->alternative_count;

    if (count >= env->options->max_alternatives)
        return true;
    cite_str *all = cite__arena_zero(env->arena, ALTERNATIVES, sizeof *all);
    if (!all)
        return false;
    if (count > 0)
        memcpy(all, link->alternatives, count * sizeof *all);
    for (size_t i = 0; i < addresses->count && count < env->options->max_alternatives; i++) {
        if (!has_url(link, all, count, buffers, addresses->urls[i]))
            all[count++] = addresses->urls[i];
    }
    link->alternatives = all;
    link->alternative_count = count;
    return true;
}

/* The link of a citation of the group; NULL where it has none. */
static cite_link *link_of(struct cite__links *links, const struct cite__groups *groups, size_t group,
                          size_t index, const struct cite__citations *citations)
{
    const cite_citation *citation = &citations->items[cite__groups_at(groups, group, index)];

    return citation->link < links->count ? &links->items[citation->link] : NULL;
}

static bool join_work(struct cite__links *links, const struct cite__groups *groups, size_t item,
                      const struct cite__citations *citations, struct cite__buf buffers[2],
                      struct cite__env *env)
{
    struct addresses addresses = {.count = 0};
    size_t size = cite__groups_size(groups, item);

    for (size_t i = 0; i < size; i++) {
        const cite_link *link = link_of(links, groups, item, i, citations);
        if (link)
            add_address(&addresses, buffers, link->url);
    }
    for (size_t i = 0; i < size && addresses.count > 1; i++) {
        cite_link *link = link_of(links, groups, item, i, citations);
        if (link && !add_alternatives(link, &addresses, buffers, env))
            return false;
    }
    return buffers[0].failed != CITE_ERROR_MEMORY && buffers[1].failed != CITE_ERROR_MEMORY;
}

cite_status cite__cross_links(struct cite__links *links, const struct cite__cross *cross,
                              const struct cite__citations *citations, struct cite__env *env)
{
    struct cite__buf buffers[2];
    bool done = true;

    for (size_t i = 0; i < 2; i++)
        cite__buf_init(&buffers[i], &env->arena->allocator, CITE__FOLD_CEILING);
    for (size_t item = 0; item < cross->by_item.group_count && done; item++)
        done = join_work(links, &cross->by_item, item, citations, buffers, env);
    for (size_t i = 0; i < 2; i++)
        cite__buf_release(&buffers[i]);
    return done ? CITE_OK : CITE__ENV_MEMORY(env);
}
