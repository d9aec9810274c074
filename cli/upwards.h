/*
 * cli/upwards.h: a small file of text that is named, or stands in the working directory or a folder above it.
 */
#ifndef CLI_UPWARDS_H
#define CLI_UPWARDS_H

#include <stddef.h>

#define PATH_BYTES 4096

/*
 * Opens the file of a name in the working directory or the nearest folder above, where it belongs to the user or to root: one
 * that is found so may come with somebody else's documents. Its path goes to path. A descriptor, or -1 where there is none.
 */
int upwards_open(char path[PATH_BYTES], const char *name);

/*
 * The whole text of a file, NUL-terminated, to be freed; closes the descriptor. what is what such a file is, for a message
 * ("a configuration file"). NULL after a message; a file that holds a NUL is none.
 */
char *upwards_read(const char *path, int file, const char *what);

#endif
