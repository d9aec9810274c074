/*
 * cli/ini.h: the lines of a configuration file.
 *
 *     ; a comment, as after "#"
 *     timeout = 30
 *     [links]
 *     user-agent = "Harbour library, mail@library.example"
 */
#ifndef CLI_INI_H
#define CLI_INI_H

#include <stddef.h>

/* One "key = value". All strings stand in the text that was read, NUL-terminated. */
struct ini_entry {
    const char *section; /* "" before the first */
    const char *key;
    const char *value; /* without white space around it, nor quotation marks */
    size_t line;       /* from 1 */
};

struct ini {
    char *at; /* what is left */
    const char *section;
    size_t line;
    const char *problem; /* why reading stopped; static; NULL at the end of the text */
};

/* Reads text, which has to be NUL-terminated, and is cut into pieces. */
void ini_begin(struct ini *ini, char *text);

/* The next entry; 0 at the end, or where problem is set: it is in line. */
int ini_next(struct ini *ini, struct ini_entry *entry);

#endif
