/*
 * net/archives.h: what cite/archive.h asks, on a transport of the tests' own.
 */
#ifndef CITE_NET_ARCHIVES_H
#define CITE_NET_ARCHIVES_H

#include "net/transport.h"

#include <cite/archive.h>

/* The options with the defaults in place of zeros. */
cite_archives_options cite__archives_complete(const cite_archives_options *given);

/* On a transport, which becomes its own even where this fails. CITE_ERROR_MEMORY. */
cite_status cite__archives_on(cite_archives **out, const cite_archives_options *options,
                              struct cite__transport *transport, cite_error *error);

#endif
