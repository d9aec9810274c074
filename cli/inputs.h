/*
 * cli/inputs.h: which files a command line names: those it names itself, those of a list, and what folders hold.
 */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include <stddef.h>

/* In the order in which they are read. */
struct listing {
    char **paths;
    unsigned char *found; /* by path: 1 for a file of a folder, which is the listing's to free */
    size_t count;
    size_t room;
    int several; /* more than one file is named, or a folder or a list, however many these hold */
    int status;  /* EXIT_FAILED where a folder or a list could not be read, or names nothing */
    char *names; /* the list, which paths stand in */
};

/* What names inputs. */
struct naming {
    char *const *paths; /* of the command line */
    size_t count;
    const char *list; /* a file of names, "-" for standard input; NULL: none */
    int null;         /* names in it end with NUL, not with a line end */
};

/*
 * Lists the inputs: first those of the command line, then those of the list, a folder as its files. What cannot be listed is
 * told on standard error, and the rest goes on. 0, or -1 after a message where the names make no sense. Either way to be
 * followed by listing_release.
 */
int listing_make(struct listing *listing, const struct naming *naming);
void listing_release(struct listing *listing);

/* Appends a path. found: it is freed with the listing, or at once where this fails. 0, or -1 after a message. */
int listing_add(struct listing *listing, char *path, int found);

/* Leaves a file out that was found in a folder. */
void listing_drop(struct listing *listing, size_t index);

/*
 * Appends the files of a folder and of those in it, in the order of the bytes of their names: hidden ones and what is
 * no file are left out, and a folder behind a link is not gone into. EXIT_CLEAN, or EXIT_FAILED after a message.
 */
int listing_walk(struct listing *listing, const char *folder);

/* Most inputs at once: their names alone take some 100 MB. */
#define INPUTS_MAX 1000000u

#endif
