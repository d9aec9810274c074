/*
 * cli/parts.h: what an audit writes: its report, and the same as a web page, as JSON, the works, links to copies, and a patch.
 */
#ifndef CLI_PARTS_H
#define CLI_PARTS_H

#include "commands.h"

enum part { PART_REPORT, PART_HTML, PART_JSON, PART_BIBLIOGRAPHY, PART_ROBUST, PART_FIX, PART_COUNT };

struct parts {
    struct output outputs[PART_COUNT];
    int is_open[PART_COUNT];
    int status; /* EXIT_FAILED where one could not be opened or written */
};

/* Opens all of them, before the checking: a wrong name should not cost anybody a long run. */
void parts_open(struct parts *parts, const struct settings *settings);

/* Writes all but the bibliography. The exit status. */
int parts_write(struct parts *parts, const struct settings *settings, const struct checking *checking);

void parts_close(struct parts *parts, int incomplete);

#endif
