/*
 * net/doi.h: DOIs are decided by the register that gives them out, the Handle System, and not by the page of a
 * publisher, which often lets no program through.
 */
#ifndef CITE_NET_DOI_H
#define CITE_NET_DOI_H

#include "core/arena.h"
#include "net/verdict.h"

#include <cite/common.h>

/* The DOI of a URL at a resolver ("10.1000/182" of "https://doi.org/10.1000/182"), a slice of it; or empty. */
cite_str cite__doi_of(cite_str url);

/* The address at which the register is asked for a DOI; {NULL, 0} when memory is out. */
cite_str cite__doi_request(const char *base, cite_str doi, struct cite__arena *arena);

/* What the register's answer says of the DOI; NULL where it says nothing, so that the link itself is to be asked. */
const struct cite__finding *cite__doi_finding(const struct cite__answer *answer);

#endif
