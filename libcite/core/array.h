/*
 * core/array.h: a growing array on an arena, typed by a macro; the only container macro.
 *
 *     CITE__ARRAY(struct cite__line) lines = {0};
 *     struct cite__line *line = CITE__ARRAY_PUSH(&lines, arena);     NULL when memory is out; not cleared
 *     lines.items[i], lines.count
 */
#ifndef CITE_CORE_ARRAY_H
#define CITE_CORE_ARRAY_H

#include "core/arena.h"

#include <stddef.h>

#define CITE__ARRAY(type)                                                                                      \
    struct {                                                                                                   \
        type *items;                                                                                           \
        size_t count;                                                                                          \
        size_t capacity;                                                                                       \
    }

/* Room for one more item: its address, or NULL when memory is out. */
#define CITE__ARRAY_PUSH(array, arena)                                                                         \
    ((array)->count == (array)->capacity                                                                       \
         ? (void)((array)->items =                                                                             \
                      cite__array_grow((arena), (array)->items, &(array)->capacity, sizeof *(array)->items))   \
         : (void)0,                                                                                            \
     (array)->count < (array)->capacity ? &(array)->items[(array)->count++] : NULL)

/* Doubles the capacity. The items, moved perhaps; when memory is out they and the capacity stay as they were. */
void *cite__array_grow(struct cite__arena *arena, void *items, size_t *capacity, size_t item_size);

#endif
