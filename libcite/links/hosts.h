/*
 * links/hosts.h: host names that cannot be: a top-level domain that does not exist, read as the one that was meant.
 */
#ifndef CITE_LINKS_HOSTS_H
#define CITE_LINKS_HOSTS_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>

/* The host in a URL: behind "//" and user information, up to a port, path, query or fragment. A slice of url. */
cite_str cite__link_host(cite_str url);

/* Whether a host can be one: a known top-level domain, a number, or a name without a dot. */
bool cite__link_host_plausible(cite_str host);

/*
 * Where the top-level domain of host does not exist, looks for one that differs by one sign that machines confuse ("2ov" for
 * "gov"). *at is the offset in host of the sign, and *sign what it should be. false where there is none, or more than one.
 */
bool cite__link_host_mend(cite_str host, size_t *at, char *sign);

#endif
