/*
 * unit/reading.h: a note's reading cut into tokens, for the tests of the citations layer. Links are the words that start with
 * "http".
 */
#ifndef CITE_TESTS_UNIT_READING_H
#define CITE_TESTS_UNIT_READING_H

#include "citations/patterns.h"
#include "citations/split.h"
#include "core/arena.h"
#include "links/links.h"

/* Links that a test's text may hold. */
#define READING_LINKS 8

struct reading {
    struct cite__arena arena;
    struct cite__arena scratch;
    struct cite__patterns *patterns;
    struct cite__tokens tokens;
    struct cite__reader reader;
    struct cite__links links; /* their addresses alone */
    cite_link items[READING_LINKS];
};

/* Reads a NUL-terminated text; fails the test where that cannot be done. */
void reading_open(struct reading *reading, const char *text);
void reading_close(struct reading *reading);

/* All tokens. */
struct cite__run reading_all(const struct reading *reading);

/* Fails the test unless got is wanted. */
void reading_expect(const char *text, const char *what, cite_str got, const char *wanted);

#endif
