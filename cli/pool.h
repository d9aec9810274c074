/*
 * cli/pool.h: tasks done by several threads, and taken in order.
 *
 * Work in flight (begun, and not yet given back) is bounded twice: by a window of tasks, and by a budget of what they say they
 * cost. A task that costs more than the budget is done alone. With one job there is no thread: a task is done when it is
 * asked for.
 */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include <stddef.h>

struct pool;

struct pool_work {
    size_t count;
    /* What a task costs, at least 1; asked once before each is begun, in order, by one thread at a time. */
    size_t (*cost)(void *context, size_t task);
    /* Does it. By several threads at a time, each for a task of its own. */
    void (*run)(void *context, size_t task);
    void *context;
};

/* How many tasks may be in flight with so many jobs: task n is given back before task n + window is begun. */
size_t pool_window(unsigned jobs);

/* To be ended by pool_close; NULL when memory is out. Where threads cannot be had, there are fewer, or none. */
struct pool *pool_open(const struct pool_work *work, unsigned jobs, size_t budget);

/* The next task, once it is done; this gives back the one before. 0 at the end, when no thread is left. */
int pool_next(struct pool *pool, size_t *task);

/* Ends it; tasks that were begun are done before. NULL is fine. */
void pool_close(struct pool *pool);

/* The processors that this process may use; 1 where that cannot be told. */
unsigned pool_processors(void);

#endif
