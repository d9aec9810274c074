/*
 * fuzz/fuzz_fail.c: how a fuzz target says that something which always holds does not.
 */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

void fuzz_fail(const char *message, size_t index)
{
    fprintf(stderr, "fuzz: %s (%zu)\n", message, index);
    abort();
}
