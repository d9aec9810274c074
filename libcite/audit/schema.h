/*
 * audit/schema.h: the tables of a store, as numbered steps from an empty file to the present form.
 */
#ifndef CITE_AUDIT_SCHEMA_H
#define CITE_AUDIT_SCHEMA_H

#include <stddef.h>

/* "CITE": PRAGMA application_id of our files. */
#define CITE__STORE_APPLICATION 0x43495445

/* The present form: PRAGMA user_version. */
#define CITE__STORE_VERSION 3

/*
 * What leads from form number - 1 to number, from 1 on: statements that end with a semicolon each. NULL for a number
 * that is none. A step that was released never changes; a new one is added at the end.
 */
const char *cite__schema_step(size_t number);

#endif
