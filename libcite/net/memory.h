/*
 * net/memory.h: what an answer teaches about its host: that its name does not exist, that it is out of order (a
 * circuit breaker), that it cannot do HTTP/2.
 */
#ifndef CITE_NET_MEMORY_H
#define CITE_NET_MEMORY_H

#include "net/hosts.h"
#include "net/transport.h"

#include <stdbool.h>

/* Remembers what an answer from an origin (scheme, host and port), which has to outlive the host, says about its host. */
void cite__host_learn(struct cite__host *host, const struct cite__answer *answer, cite_str origin);

/* Closes a host for all its jobs. */
void cite__host_close(struct cite__host *host, const struct cite__finding *finding);

/* What a job of that origin comes to without being asked; NULL: it may be asked. */
const struct cite__finding *cite__host_shut(const struct cite__host *host, cite_str origin);

/* Whether an answer proves that there is a network: something out there has spoken. */
bool cite__is_heard(const struct cite__answer *answer);

#endif
