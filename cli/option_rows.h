/*
 * cli/option_rows.h: the table of options. An option is a row: its names, where its value goes, what may stand there.
 */
#ifndef CLI_OPTION_ROWS_H
#define CLI_OPTION_ROWS_H

#include <stddef.h>

enum kind {
    KIND_FLAG,    /* int: 1 */
    KIND_TEXT,    /* const char * */
    KIND_WORD,    /* int or enum: the position in words */
    KIND_COUNT,   /* unsigned, from least to most */
    KIND_SECONDS, /* long, in milliseconds; seconds with up to three decimals, from 1 ms to most */
    KIND_TARGET,  /* const char *: a target of explain.h, which may be left out */
    KIND_LIST,    /* struct option_list: may be given more than once */
    KIND_DELAY,   /* long, in milliseconds, as KIND_SECONDS; 0 sets no_delay, as KIND_RETRIES */
    KIND_SHARD,   /* "K/N": the two fields of the checker's options */
    KIND_RETRIES  /* unsigned; 0 sets no_retries, for a zero field of the library means its default */
};

/* A day: longer than any sensible run, and far from overflow in milliseconds. */
#define SECONDS_MAX 86400u

struct option_row {
    const char *name;
    char letter; /* '\0': none */
    enum kind kind;
    unsigned commands;
    size_t offset;        /* in struct settings */
    const char *argument; /* its name in the help; NULL: takes none */
    const char *words;    /* of KIND_WORD */
    unsigned least;
    unsigned most;
    const char *help;
};

#define OPTION_COUNT 70

/* In the order of the help. */
extern const struct option_row option_rows[OPTION_COUNT];

#endif
