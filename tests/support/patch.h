/*
 * support/patch.h: a strict reader of unified diffs, so that tests know what a patch does without a program for it.
 */
#ifndef CITE_TESTS_SUPPORT_PATCH_H
#define CITE_TESTS_SUPPORT_PATCH_H

#include "support/text.h"

#include <cite/common.h>

#include <stdbool.h>

/*
 * Appends what a diff of one file makes of a source. False where a line of it does not stand in the source where the diff
 * says, a hunk has other lines than its head says, or anything else is there.
 */
bool patch_apply(struct text *out, cite_str source, cite_str diff);

#endif
