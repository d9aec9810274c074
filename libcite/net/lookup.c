/*
 * net/lookup.c: see lookup.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "net/lookup.h"

#include "core/alloc.h"

#include <netdb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>

/*
 * A name that always exists (RFC 2606, 3) and that resolvers must not treat specially (RFC 6761, 6.5). The dot
 * at its end keeps search domains out.
 */
#define KNOWN_NAME "example.com."

struct cite__lookup {
    atomic_int state;
    atomic_int shares;
    char host[];
};

static void give_up_share(struct cite__lookup *lookup)
{
    cite_allocator allocator = cite__allocator_or_default(NULL);

    if (atomic_fetch_sub(&lookup->shares, 1) == 1)
        cite__free(&allocator, lookup);
}

static enum cite__lookup_state look_up(const char *host)
{
    struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    int code = getaddrinfo(host, NULL, &hints, &found);

    if (code == 0) {
        freeaddrinfo(found);
        return CITE__LOOKUP_FOUND;
    }
    switch (code) {
    case EAI_NONAME:
#ifdef EAI_NODATA
    case EAI_NODATA:
#endif
#ifdef EAI_ADDRFAMILY
    case EAI_ADDRFAMILY:
#endif
        return CITE__LOOKUP_NO_HOST;
    default: return CITE__LOOKUP_FAILED;
    }
}

static void *work(void *context)
{
    struct cite__lookup *lookup = context;
    enum cite__lookup_state state = look_up(lookup->host);

    if (state == CITE__LOOKUP_NO_HOST && look_up(KNOWN_NAME) != CITE__LOOKUP_FOUND)
        state = CITE__LOOKUP_NO_NAMES;
    atomic_store(&lookup->state, (int)state);
    give_up_share(lookup);
    return NULL;
}

static bool start_thread(struct cite__lookup *lookup)
{
    pthread_attr_t attributes;
    pthread_t thread;

    if (pthread_attr_init(&attributes) != 0)
        return false;
    bool started = pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) == 0 &&
                   pthread_create(&thread, &attributes, work, lookup) == 0;
    pthread_attr_destroy(&attributes);
    return started;
}

struct cite__lookup *cite__lookup_start(cite_str host)
{
    cite_allocator allocator = cite__allocator_or_default(NULL);
    size_t size = 0;

    if (!cite__size_add(&size, sizeof(struct cite__lookup) + 1, host.len))
        return NULL;
    struct cite__lookup *lookup = cite__alloc(&allocator, size);
    if (!lookup)
        return NULL;
    memcpy(lookup->host, host.ptr, host.len);
    lookup->host[host.len] = '\0';
    atomic_init(&lookup->state, (int)CITE__LOOKUP_RUNNING);
    atomic_init(&lookup->shares, 2);
    if (!start_thread(lookup)) {
        cite__free(&allocator, lookup);
        return NULL;
    }
    return lookup;
}

enum cite__lookup_state cite__lookup_state(struct cite__lookup *lookup)
{
    return (enum cite__lookup_state)atomic_load(&lookup->state);
}

void cite__lookup_end(struct cite__lookup *lookup)
{
    if (lookup)
        give_up_share(lookup);
}
