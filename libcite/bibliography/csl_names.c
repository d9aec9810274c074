/*
 * bibliography/csl_names.c: the names of a CSL-JSON item.
 */
#include "bibliography/csl_fields.h"
#include "core/str.h"

#include <stddef.h>
#include <string.h>

/* The members of a name; parts that are there more than once: the last. */
static const struct {
    const char *key;
    size_t offset;
} parts[] = {
    {"family", offsetof(cite_name, family)},
    {"given", offsetof(cite_name, given)},
    {"dropping-particle", offsetof(cite_name, dropping_particle)},
    {"non-dropping-particle", offsetof(cite_name, non_dropping_particle)},
    {"suffix", offsetof(cite_name, suffix)},
    {"literal", offsetof(cite_name, literal)},
};

static cite_str *part_named(cite_name *name, cite_str key)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (cite__str_equal(cite_str_from(parts[i].key), key))
            return (cite_str *)(void *)((char *)name + parts[i].offset);
    }
    return NULL;
}

/* The members of an object that is a name, its brace read already. */
static enum cite__csl_outcome read_parts(struct cite__csl *csl, cite_name *name)
{
    enum cite__csl_outcome outcome = CITE__CSL_READ;

    for (;;) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            return outcome;
        if (token != CITE__JSON_KEY)
            return CITE__CSL_BROKEN;
        cite_str *part = part_named(name, csl->json.string);
        token = cite__json_next(&csl->json);
        if (part && cite__csl_is_scalar(token))
            *part = cite__csl_keep(csl, csl->json.string, &outcome);
        else if (!cite__json_skip(&csl->json, token))
            return CITE__CSL_BROKEN;
    }
}

static enum cite__csl_outcome add_name(struct cite__csl *csl, cite_role role, const cite_name *name)
{
    if (name->family.len == 0 && name->given.len == 0 && name->literal.len == 0) {
        cite__import_warn(csl->import, cite__csl_here(csl), "a name without a name",
                          cite_str_from(cite_role_name(role)));
        return CITE__CSL_READ;
    }
    return cite__csl_outcome(cite_item_add_name(csl->item, role, name, csl->import->error));
}

static enum cite__csl_outcome read_name(struct cite__csl *csl, cite_role role, enum cite__json_token token)
{
    cite_name name;
    enum cite__csl_outcome outcome = CITE__CSL_READ;

    memset(&name, 0, sizeof name);
    if (token == CITE__JSON_OBJECT) {
        outcome = read_parts(csl, &name);
    } else if (token == CITE__JSON_STRING) {
        name.literal = cite__csl_keep(csl, csl->json.string, &outcome);
    } else {
        cite__import_warn(csl->import, cite__csl_here(csl), "a name that is no object",
                          cite_str_from(cite_role_name(role)));
        return cite__json_skip(&csl->json, token) ? CITE__CSL_READ : CITE__CSL_BROKEN;
    }
    return outcome == CITE__CSL_READ ? add_name(csl, role, &name) : outcome;
}

enum cite__csl_outcome cite__csl_names(struct cite__csl *csl, cite_role role)
{
    enum cite__csl_outcome outcome = CITE__CSL_READ;

    while (outcome == CITE__CSL_READ) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_ARRAY_END)
            break;
        outcome = token == CITE__JSON_ERROR ? CITE__CSL_BROKEN : read_name(csl, role, token);
    }
    return outcome;
}
