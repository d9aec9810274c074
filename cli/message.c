/*
 * cli/message.c: see message.h.
 */
#include "message.h"

#include <stdio.h>

void complain(const char *name, const char *message)
{
    fflush(stdout); /* so that both streams are in order where they go to one place */
    if (name)
        fprintf(stderr, PROGRAM ": %s: %s\n", name, message);
    else
        fprintf(stderr, PROGRAM ": %s\n", message);
}

int worse(int a, int b)
{
    return a > b ? a : b;
}
