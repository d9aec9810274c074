/*
 * core/env.h: what a stage is given besides its inputs.
 *
 * It holds no results, so nothing travels sideways between stages.
 */
#ifndef CITE_CORE_ENV_H
#define CITE_CORE_ENV_H

#include "core/arena.h"
#include "core/error.h"

#include <cite/error.h>
#include <cite/parser.h>

/* The layers that compile patterns, each into a set of its own (see core/pattern.h). */
enum cite__pattern_layer {
    CITE__PATTERNS_NOTES,
    CITE__PATTERNS_LINKS,
    CITE__PATTERNS_CITATIONS,
    CITE__PATTERNS_COUNT
};

struct cite__patterns;
struct cite__trace;

struct cite__env {
    struct cite__arena *arena;   /* lives as long as the document: results go here */
    struct cite__arena *scratch; /* is released when the stages are through */
    const struct cite__patterns *patterns[CITE__PATTERNS_COUNT]; /* compiled once, by the parser */
    const cite_parser_options *options;                          /* every field set */
    cite_error *error;
    struct cite__trace *trace; /* where facts are recorded (core/trace.h); NULL: nowhere */
};

/* What a stage returns when an arena failed. */
#define CITE__ENV_MEMORY(env) cite__error_set((env)->error, CITE_ERROR_MEMORY, CITE_NONE, NULL)

#endif
