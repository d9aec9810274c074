/*
 * cli/pool.c: see pool.h.
 *
 *     released ......... taken ........... claimed ............. count
 *      given back         the caller's      in flight or done     not begun
 *
 * A thread holds "claim" from the look at the next task until it is admitted, so tasks are begun in their order. The first
 * task that was not given back is always admitted, so the caller never waits for one that waits for room.
 */
#if defined(__linux__)
#define _GNU_SOURCE /* sched_getaffinity; NOLINT(bugprone-reserved-identifier): the name that glibc wants */
#else
#define _POSIX_C_SOURCE 200809L
#endif

#include "pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <sched.h>
#endif

/* Twice the jobs: while the caller works at one document, nobody has to wait for it. */
#define TASKS_PER_JOB 2

struct slot {
    size_t cost;
    int done;
};

struct pool {
    struct pool_work work;
    size_t window;
    size_t budget;
    pthread_mutex_t claim; /* taken before "state" */
    pthread_mutex_t state; /* for all that follows */
    pthread_cond_t room;   /* something was given back, or it all ends */
    pthread_cond_t done;   /* a task is done */
    size_t claimed;
    size_t in_flight;
    size_t cost; /* of those in flight */
    int stopping;
    struct slot *slots;
    size_t taken; /* the caller's alone */
    size_t thread_count;
    pthread_t *threads;
};

static struct slot *slot_of(struct pool *pool, size_t task)
{
    return &pool->slots[task % pool->window];
}

static int has_room(const struct pool *pool, size_t cost)
{
    if (pool->in_flight == 0)
        return 1;
    return pool->in_flight < pool->window && pool->cost < pool->budget && cost <= pool->budget - pool->cost;
}

/* Waits until a task may begin. 0 where none may any more. */
static int admit(struct pool *pool, size_t task, size_t cost)
{
    pthread_mutex_lock(&pool->state);
    while (!pool->stopping && !has_room(pool, cost))
        pthread_cond_wait(&pool->room, &pool->state);
    int admitted = !pool->stopping;
    if (admitted) {
        pool->claimed = task + 1;
        pool->in_flight++;
        pool->cost += cost;
        *slot_of(pool, task) = (struct slot){cost, 0};
    }
    pthread_mutex_unlock(&pool->state);
    return admitted;
}

/* The next task for a thread. 0 where there is none. */
static int claim(struct pool *pool, size_t *task)
{
    int claimed = 0;

    pthread_mutex_lock(&pool->claim);
    *task = pool->claimed; /* nobody writes it without "claim" */
    if (*task < pool->work.count)
        claimed = admit(pool, *task, pool->work.cost(pool->work.context, *task));
    pthread_mutex_unlock(&pool->claim);
    return claimed;
}

static void *serve(void *context)
{
    struct pool *pool = context;
    size_t task = 0;

    while (claim(pool, &task)) {
        pool->work.run(pool->work.context, task);
        pthread_mutex_lock(&pool->state);
        slot_of(pool, task)->done = 1;
        pthread_cond_signal(&pool->done);
        pthread_mutex_unlock(&pool->state);
    }
    return NULL;
}

/* Signals are the caller's: none is taken by a thread of the pool. */
static void start_threads(struct pool *pool, size_t count)
{
    sigset_t all;
    sigset_t before;

    sigfillset(&all);
    if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0)
        return;
    while (pool->thread_count < count &&
           pthread_create(&pool->threads[pool->thread_count], NULL, serve, pool) == 0)
        pool->thread_count++;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

size_t pool_window(unsigned jobs)
{
    return jobs > 1 ? (size_t)jobs * TASKS_PER_JOB : 1;
}

struct pool *pool_open(const struct pool_work *work, unsigned jobs, size_t budget)
{
    size_t count = work->count < jobs ? work->count : jobs;
    struct pool *pool = calloc(1, sizeof *pool);

    if (!pool)
        return NULL;
    pool->work = *work;
    pool->window = pool_window(jobs);
    pool->budget = budget;
    pool->slots = calloc(pool->window, sizeof *pool->slots);
    pool->threads = calloc(count + 1, sizeof *pool->threads);
    (void)pthread_mutex_init(&pool->claim, NULL);
    (void)pthread_mutex_init(&pool->state, NULL);
    (void)pthread_cond_init(&pool->room, NULL);
    (void)pthread_cond_init(&pool->done, NULL);
    if (!pool->slots || !pool->threads) {
        pool_close(pool);
        return NULL;
    }
    if (count > 1)
        start_threads(pool, count);
    return pool;
}

static void end_threads(struct pool *pool)
{
    pthread_mutex_lock(&pool->state);
    pool->stopping = 1;
    pthread_cond_broadcast(&pool->room);
    pthread_mutex_unlock(&pool->state);
    for (size_t i = 0; i < pool->thread_count; i++)
        (void)pthread_join(pool->threads[i], NULL);
    pool->thread_count = 0;
}

/* Gives back the task that was taken last. */
static void release(struct pool *pool)
{
    struct slot *slot = slot_of(pool, pool->taken - 1);

    pthread_mutex_lock(&pool->state);
    slot->done = 0;
    pool->cost -= slot->cost;
    pool->in_flight--;
    pthread_cond_broadcast(&pool->room);
    pthread_mutex_unlock(&pool->state);
}

static void wait_for(struct pool *pool, size_t task)
{
    pthread_mutex_lock(&pool->state);
    while (!slot_of(pool, task)->done)
        pthread_cond_wait(&pool->done, &pool->state);
    pthread_mutex_unlock(&pool->state);
}

int pool_next(struct pool *pool, size_t *task)
{
    int threaded = pool->thread_count > 0;

    if (threaded && pool->taken > 0)
        release(pool);
    if (pool->taken == pool->work.count) {
        end_threads(pool);
        return 0;
    }
    *task = pool->taken++;
    if (threaded)
        wait_for(pool, *task);
    else
        pool->work.run(pool->work.context, *task);
    return 1;
}

void pool_close(struct pool *pool)
{
    if (!pool)
        return;
    end_threads(pool);
    pthread_cond_destroy(&pool->done);
    pthread_cond_destroy(&pool->room);
    pthread_mutex_destroy(&pool->state);
    pthread_mutex_destroy(&pool->claim);
    free(pool->threads);
    free(pool->slots);
    free(pool);
}

unsigned pool_processors(void)
{
    long count = 0;
#if defined(__linux__)
    cpu_set_t set;

    if (sched_getaffinity(0, sizeof set, &set) == 0)
        count = CPU_COUNT(&set);
#endif
#if defined(_SC_NPROCESSORS_ONLN)
    if (count < 1)
        count = sysconf(_SC_NPROCESSORS_ONLN);
#endif
    return count < 1 ? 1 : (unsigned)count;
}
