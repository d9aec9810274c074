/*
 * rules/examples.h: the examples of a Markdown file. docs/rules/README.md says how they are written.
 */
#ifndef CITE_TESTS_RULES_EXAMPLES_H
#define CITE_TESTS_RULES_EXAMPLES_H

#include "support/text.h"

#include <stdbool.h>
#include <stddef.h>

/* One example block. */
struct example {
    size_t line;          /* of its opening fence, from 1 */
    unsigned kinds;       /* bits of findings_kind: what is compared */
    struct text input;    /* with every visible sign put back into what it stands for */
    struct text expected; /* findings, one a line; empty where nothing is to be found */
    const char *fault;    /* why the block cannot be run (static); NULL where it can */
};

struct example_list {
    struct example *items;
    size_t count;
};

/* Lists the examples of a NUL-terminated Markdown text. false without memory; release it all the same. */
bool examples_read(struct example_list *out, const char *markdown);
void examples_release(struct example_list *list);

#endif
