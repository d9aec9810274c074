/*
 * net/route.h: whether this machine has a way to the public Internet.
 */
#ifndef CITE_NET_ROUTE_H
#define CITE_NET_ROUTE_H

#include <stdbool.h>

/* Asks the machine's own routing table; sends nothing. */
bool cite__has_route(void);

#endif
