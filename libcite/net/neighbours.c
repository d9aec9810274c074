/*
 * net/neighbours.c: see neighbours.h.
 */
#include "net/neighbours.h"

#include "core/str.h"
#include "core/url.h"
#include "net/job.h"
#include "text/simhash.h"

/* The path of a URL without the slash at its end, which makes no other page. */
static cite_str path_of(cite_str url)
{
    struct cite__url parts;

    if (!cite__url_split(&parts, url))
        return CITE__LIT("");
    while (parts.path.len > 0 && parts.path.ptr[parts.path.len - 1] == '/')
        parts.path.len--;
    return parts.path;
}

static struct cite__text_group *group_of(struct cite__neighbours *neighbours, uint64_t likeness)
{
    for (size_t i = 0; i < neighbours->count; i++) {
        if (cite__simhash_distance(neighbours->groups[i].likeness, likeness) <= CITE__ALIKE_BITS)
            return &neighbours->groups[i];
    }
    if (neighbours->count == CITE__TEXTS_MAX)
        return NULL;
    struct cite__text_group *group = &neighbours->groups[neighbours->count++];
    *group = (struct cite__text_group){.likeness = likeness};
    return group;
}

/* Whether enough addresses have a text, this one among them. */
static bool has_enough(struct cite__text_group *group, cite_str path)
{
    for (size_t i = 0; i < group->count; i++) {
        if (cite__str_equal(group->paths[i], path))
            return false;
    }
    group->paths[group->count++] = path;
    return group->count == CITE__ALIKE_MIN;
}

enum cite__text_state cite__neighbours_add(struct cite__neighbours *neighbours, uint64_t likeness, cite_str url)
{
    struct cite__text_group *group = group_of(neighbours, likeness);

    if (!group)
        return CITE__TEXT_CLEARED;
    if (group->state == CITE__TEXT_OPEN && has_enough(group, path_of(url))) {
        group->state = CITE__TEXT_ASKED;
        return CITE__TEXT_ASK;
    }
    return group->state;
}

void cite__neighbours_decide(struct cite__neighbours *neighbours, uint64_t likeness, bool alike)
{
    struct cite__text_group *group = group_of(neighbours, likeness);

    if (group)
        group->state = alike ? CITE__TEXT_ALIKE : CITE__TEXT_CLEARED;
}
