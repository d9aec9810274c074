/*
 * cite/common.h: the types that every other header uses.
 *
 * Strings go in and out as cite_str. A string the library built (a URL, a title) is NUL-terminated as
 * well; a slice of a document's text is not. Each field says which it is.
 */
#ifndef CITE_COMMON_H
#define CITE_COMMON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(CITE_STATIC)
#define CITE_API
#elif defined(_WIN32)
#ifdef CITE_BUILDING
#define CITE_API __declspec(dllexport)
#else
#define CITE_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define CITE_API __attribute__((visibility("default")))
#else
#define CITE_API
#endif

#if defined(__GNUC__)
#define CITE_NODISCARD __attribute__((warn_unused_result))
#else
#define CITE_NODISCARD
#endif

/* "None": an index or a count that is not there. */
#define CITE_NONE ((size_t)-1)

/* A string of len bytes at ptr, UTF-8 unless a field says otherwise. ptr may be NULL when len is 0. Frozen. */
typedef struct cite_str {
    const char *ptr;
    size_t len;
} cite_str;

/* The half-open range [begin, end) of byte offsets into a document's text. Frozen. */
typedef struct cite_span {
    size_t begin;
    size_t end;
} cite_span;

/*
 * Where a handle gets its memory. All three functions are given context. alloc and realloc return memory
 * aligned for any type, or NULL, which makes the call that needed it answer CITE_ERROR_MEMORY. realloc is
 * told the old size; free is given NULL at times and must then do nothing. A hook that several threads
 * reach through different handles must itself be thread-safe.
 */
typedef struct cite_allocator {
    void *(*alloc)(void *context, size_t size);
    void *(*realloc)(void *context, void *ptr, size_t old_size, size_t new_size);
    void (*free)(void *context, void *ptr);
    void *context;
} cite_allocator;

/*
 * Takes len bytes of output. Returns 0, or anything else to stop the writing, which the call then reports as
 * CITE_ERROR_IO. Data is not NUL-terminated and is valid during the call only.
 */
typedef int (*cite_write_fn)(void *context, const char *data, size_t len);

/* A cite_write_fn that writes to the FILE * given as context. */
CITE_API int cite_write_file(void *context, const char *data, size_t len);

/* The slice of a NUL-terminated string; an empty one for NULL. Never fails; keeps pointing at text. */
CITE_API cite_str cite_str_from(const char *text);

#ifdef __cplusplus
}
#endif

#endif
