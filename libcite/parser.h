/*
 * parser.h: what a parser holds: options with every field set, and each layer's compiled patterns.
 */
#ifndef CITE_PARSER_INTERNAL_H
#define CITE_PARSER_INTERNAL_H

#include "core/env.h"

#include <cite/parser.h>

struct cite_parser {
    cite_allocator allocator;
    cite_parser_options options;
    struct cite__patterns *patterns[CITE__PATTERNS_COUNT]; /* NULL for a layer without patterns */
};

#endif
