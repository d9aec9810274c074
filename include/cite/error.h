/*
 * cite/error.h: how a call says that it could not do its work.
 *
 * What a document or a server holds is never an error: an unreadable note mark or a dead link is a finding,
 * and stands in the results.
 */
#ifndef CITE_ERROR_H
#define CITE_ERROR_H

#include <cite/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Numbers never change; new ones are added at the end. */
typedef enum cite_status {
    CITE_OK = 0,
    CITE_ERROR_MEMORY = 1,      /* the allocator returned NULL */
    CITE_ERROR_ARGUMENT = 2,    /* an argument or option that makes no sense */
    CITE_ERROR_FORMAT = 3,      /* the input is not what it should be */
    CITE_ERROR_LIMIT = 4,       /* a limit of the options was passed */
    CITE_ERROR_IO = 5,          /* reading or writing failed */
    CITE_ERROR_NETWORK = 6,     /* the network could not be set up */
    CITE_ERROR_STORE = 7,       /* an audit store could not be used */
    CITE_ERROR_UNSUPPORTED = 8, /* this build, or this version, cannot do that */
    CITE_ERROR_INTERNAL = 9     /* a bug in the library */
} cite_status;

/*
 * The detail of a failure: caller-allocated and of fixed size, so that reporting "out of memory" needs none.
 * Every function that takes one accepts NULL. Success leaves it cleared. Frozen.
 */
typedef struct cite_error {
    cite_status status;
    size_t offset;     /* byte offset in the input, or CITE_NONE */
    char message[240]; /* one line, NUL-terminated, without a full stop */
} cite_error;

/* The name of a status, such as "CITE_ERROR_LIMIT"; "unknown status" for any other number. Never NULL, static. */
CITE_API const char *cite_status_name(cite_status status);

/* A short text for a status, such as "out of memory". Never NULL, static. */
CITE_API const char *cite_status_text(cite_status status);

#ifdef __cplusplus
}
#endif

#endif
