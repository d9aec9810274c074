/*
 * net/timers.c: see timers.h.
 */
#include "net/timers.h"

#include "core/array.h"

#include <assert.h>

bool cite__timers_reserve(struct cite__timers *timers, size_t count, struct cite__arena *arena)
{
    while (timers->capacity < count) {
        size_t before = timers->capacity;
        timers->items = cite__array_grow(arena, timers->items, &timers->capacity, sizeof *timers->items);
        if (timers->capacity == before)
            return false;
    }
    return true;
}

static bool is_earlier(const struct cite__timer *a, const struct cite__timer *b)
{
    return a->due_ms != b->due_ms ? a->due_ms < b->due_ms : a->order < b->order;
}

void cite__timers_set(struct cite__timers *timers, int64_t due_ms, size_t index, bool is_host)
{
    struct cite__timer timer = {due_ms, timers->order++, index, is_host};
    size_t at = timers->count++;

    assert(timers->count <= timers->capacity);
    while (at > 0 && is_earlier(&timer, &timers->items[(at - 1) / 2])) {
        timers->items[at] = timers->items[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    timers->items[at] = timer;
}

bool cite__timers_take(struct cite__timers *timers, int64_t now_ms, struct cite__timer *out)
{
    if (timers->count == 0 || timers->items[0].due_ms > now_ms)
        return false;
    *out = timers->items[0];
    struct cite__timer last = timers->items[--timers->count];
    size_t at = 0;
    for (size_t child = 1; child < timers->count; child = 2 * at + 1) {
        if (child + 1 < timers->count && is_earlier(&timers->items[child + 1], &timers->items[child]))
            child++;
        if (!is_earlier(&timers->items[child], &last))
            break;
        timers->items[at] = timers->items[child];
        at = child;
    }
    timers->items[at] = last;
    return true;
}
