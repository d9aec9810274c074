/*
 * net/memory.h: what an answer teaches about its host: that its name does not exist, that it is out of order (a
 * circuit breaker), that it cannot do HTTP/2.
 */
#ifndef CITE_NET_MEMORY_H
#define CITE_NET_MEMORY_H

#include "net/hosts.h"
#include "net/transport.h"

#include <stdbool.h>

/* Remembers what an answer says about its host. */
void cite__host_learn(struct cite__host *host, const struct cite__answer *answer);

/* Whether an answer proves that there is a network: something out there has spoken. */
bool cite__is_heard(const struct cite__answer *answer);

#endif
