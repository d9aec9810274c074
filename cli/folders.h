/*
 * cli/folders.h: the user's own folders (XDG Base Directory Specification).
 */
#ifndef CLI_FOLDERS_H
#define CLI_FOLDERS_H

/*
 * The path of a file of ours in the folder that a variable names, or that stands below the home folder; to be freed. NULL
 * where there is no such folder or no memory.
 */
char *folder_path(const char *variable, const char *below_home, const char *name);

/* Makes the folders of a path, for the user alone. What fails shows when the file is opened. */
void folder_make(char *path);

#endif
