/*
 * cli/cache.h: --cache: the file of links that answered, from run to run.
 *
 * The file is appended to, one whole line in one write, so that it is good whenever the program is killed; one that has
 * become mostly old is replaced by a shorter one before the checking.
 */
#ifndef CLI_CACHE_H
#define CLI_CACHE_H

#include <cite.h>

#include <stddef.h>

struct cache {
    int file; /* -1: none */
    const char *path;
    int failed; /* errno of the first failure, or 0 */
};

/*
 * Gives a checker what the file remembers, and opens it for more; nothing for path NULL. CITE_ERROR_ARGUMENT where it cannot be
 * read or written, CITE_ERROR_MEMORY.
 */
cite_status cache_open(struct cache *cache, const char *path, cite_checker *checker, cite_error *error);

/* Remembers a check, if it is one to be remembered. */
void cache_put(struct cache *cache, const cite_check *check);

/* 0, or -1 after a message where something could not be written. */
int cache_close(struct cache *cache);

#endif
