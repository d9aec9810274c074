/*
 * net/timers.h: times at which something is due, earliest first: a binary heap, equal times in the order they
 * were set.
 */
#ifndef CITE_NET_TIMERS_H
#define CITE_NET_TIMERS_H

#include "core/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct cite__timer {
    int64_t due_ms;
    uint64_t order;
    size_t index; /* of what is due */
    bool is_host; /* a host, else a job */
};

struct cite__timers {
    struct cite__timer *items;
    size_t count;
    size_t capacity;
    uint64_t order;
};

/* Makes room for count timers in all, so that setting one cannot fail; false when memory is out. */
bool cite__timers_reserve(struct cite__timers *timers, size_t count, struct cite__arena *arena);

/* Sets a timer; room for it must have been reserved. */
void cite__timers_set(struct cite__timers *timers, int64_t due_ms, size_t index, bool is_host);

/* Takes the earliest timer if it is due; false where none is. */
bool cite__timers_take(struct cite__timers *timers, int64_t now_ms, struct cite__timer *out);

#endif
