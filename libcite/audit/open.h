/*
 * audit/open.h: whether a file is a store of ours, whole, and of which form; then in the present one.
 */
#ifndef CITE_AUDIT_OPEN_H
#define CITE_AUDIT_OPEN_H

#include "audit/store.h"

/* Brings an empty store from the form it is in to another: what a test of the steps needs. */
cite_status cite__store_migrate(cite_store *store, int64_t from, int64_t to, cite_error *error);

#endif
