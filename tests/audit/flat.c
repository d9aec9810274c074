/*
 * audit/flat.c: see flat.h.
 */
#include "audit/flat.h"

#include "core/alloc.h"
#include "core/json_read.h"

#include <stdio.h>
#include <string.h>

enum { PATH_SIZE = 256, DEPTH = 8 };

/* One level: how long the path is up to it, and the next index where it is an array. */
struct level {
    size_t len;
    size_t next;
    bool array;
};

struct flat {
    char path[PATH_SIZE];
    struct level levels[DEPTH];
    size_t depth; /* of levels that are open */
};

static bool put(struct flat *flat, const char *name, size_t len)
{
    size_t at = flat->levels[flat->depth - 1].len;

    if (at + len + 2 > PATH_SIZE)
        return false;
    if (at > 0)
        flat->path[at++] = '/';
    memcpy(flat->path + at, name, len);
    flat->path[at + len] = '\0';
    return true;
}

/* In an array a value is named by its index. */
static bool name_value(struct flat *flat)
{
    struct level *level = flat->depth > 0 ? &flat->levels[flat->depth - 1] : NULL;
    char number[24];

    if (!level || !level->array)
        return true;
    int len = snprintf(number, sizeof number, "%zu", level->next++);
    return put(flat, number, (size_t)len);
}

static bool open_level(struct flat *flat, bool array)
{
    if (!name_value(flat) || flat->depth == DEPTH)
        return false;
    flat->levels[flat->depth++] = (struct level){.len = strlen(flat->path), .array = array};
    return true;
}

static bool take_token(struct flat *flat, enum cite__json_token token, cite_str string, flat_fn take,
                       void *context)
{
    char value[4096];

    switch (token) {
    case CITE__JSON_OBJECT:
    case CITE__JSON_ARRAY: return open_level(flat, token == CITE__JSON_ARRAY);
    case CITE__JSON_OBJECT_END:
    case CITE__JSON_ARRAY_END:
        flat->depth--;
        flat->path[flat->levels[flat->depth].len] = '\0';
        return true;
    case CITE__JSON_KEY: return put(flat, string.ptr, string.len);
    case CITE__JSON_STRING:
    case CITE__JSON_NUMBER: (void)snprintf(value, sizeof value, "%.*s", (int)string.len, string.ptr); break;
    case CITE__JSON_TRUE: (void)snprintf(value, sizeof value, "true"); break;
    case CITE__JSON_FALSE: (void)snprintf(value, sizeof value, "false"); break;
    case CITE__JSON_NULL: (void)snprintf(value, sizeof value, "null"); break;
    case CITE__JSON_END:
    case CITE__JSON_ERROR: return false;
    }
    if (!name_value(flat))
        return false;
    take(context, flat->path, value);
    return true;
}

bool flat_read(cite_str json, flat_fn take, void *context)
{
    cite_allocator allocator = cite__allocator_or_default(NULL);
    struct flat flat = {.depth = 0};
    struct cite__json_reader reader;
    struct cite__buf unescaped;
    bool fine = true;

    cite__buf_init(&unescaped, &allocator, json.len + 1);
    cite__json_read_init(&reader, json, &unescaped);
    enum cite__json_token token = cite__json_next(&reader);
    while (fine && token != CITE__JSON_END) {
        fine = take_token(&flat, token, reader.string, take, context);
        token = fine ? cite__json_next(&reader) : CITE__JSON_END;
    }
    cite__buf_release(&unescaped);
    return fine;
}
