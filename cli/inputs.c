/*
 * cli/inputs.c: see inputs.h.
 */
#define _POSIX_C_SOURCE 200809L

#include "inputs.h"

#include "commands.h"
#include "message.h"
#include "store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int make_room(struct listing *listing)
{
    size_t room = listing->room ? listing->room * 2 : 64;
    char **paths = realloc(listing->paths, room * sizeof *paths);

    if (!paths)
        return -1;
    listing->paths = paths;
    unsigned char *found = realloc(listing->found, room);
    if (!found)
        return -1;
    listing->found = found;
    listing->room = room;
    return 0;
}

int listing_add(struct listing *listing, char *path, int found)
{
    const char *problem = NULL;

    if (listing->count >= INPUTS_MAX)
        problem = "more than a million inputs: those from here on are left out";
    else if (listing->count == listing->room && make_room(listing) != 0)
        problem = "out of memory";
    if (problem) {
        complain(path, problem);
        listing->status = EXIT_FAILED;
        if (found)
            free(path);
        return -1;
    }
    listing->paths[listing->count] = path;
    listing->found[listing->count] = (unsigned char)found;
    listing->count++;
    return 0;
}

void listing_drop(struct listing *listing, size_t index)
{
    size_t after = listing->count - index - 1;

    free(listing->paths[index]);
    memmove(&listing->paths[index], &listing->paths[index + 1], after * sizeof *listing->paths);
    memmove(&listing->found[index], &listing->found[index + 1], after);
    listing->count--;
}

/* One name, which may be that of a folder. */
static int add_named(struct listing *listing, char *path)
{
    struct stat info;

    if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return listing_add(listing, path, 0);
    listing->several = 1;
    listing->status = worse(listing->status, listing_walk(listing, path));
    return 0;
}

/* The names of a list, each ended where it stands. Empty ones are passed over. -1 where one makes no sense. */
static int add_names(struct listing *listing, const struct naming *naming, size_t len)
{
    const int end = naming->null ? '\0' : '\n';
    char *at = listing->names;
    char *stop = at + len;

    while (at < stop) {
        char *next = memchr(at, end, (size_t)(stop - at));
        next = next ? next : stop;
        char *last = next;
        if (!naming->null && last > at && last[-1] == '\r')
            last--;
        *last = '\0'; /* there is room for one behind the list */
        if (!naming->null && strlen(at) != (size_t)(last - at)) {
            complain(shown_name(naming->list), "holds NUL characters: --null reads names that end with them");
            return -1;
        }
        if (strcmp(naming->list, "-") == 0 && strcmp(at, "-") == 0) {
            complain(NULL, "standard input is the list of names, and cannot be an input as well");
            return -1;
        }
        if (*at && add_named(listing, at) != 0)
            return 0;
        at = next + 1;
    }
    return 0;
}

/* Some editors begin a text with a byte order mark. */
static size_t mark_at(const char *text, size_t len)
{
    return len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static int add_list(struct listing *listing, const struct naming *naming)
{
    size_t len = 0;
    size_t before = listing->count;
    char *text = read_bytes(naming->list, &len);
    char *names = text ? realloc(text, len + 1) : NULL;

    if (!names) {
        if (text)
            complain(shown_name(naming->list), "out of memory");
        free(text);
        listing->status = EXIT_FAILED;
        return 0;
    }
    listing->names = names;
    size_t mark = naming->null ? 0 : mark_at(names, len);
    memmove(names, names + mark, len - mark);
    if (add_names(listing, naming, len - mark) != 0)
        return -1;
    if (listing->count == before && listing->status == EXIT_CLEAN) {
        complain(shown_name(naming->list), "names no file");
        listing->status = EXIT_FAILED;
    }
    return 0;
}

int listing_make(struct listing *listing, const struct naming *naming)
{
    memset(listing, 0, sizeof *listing);
    listing->several = naming->count > 1 || naming->list;
    for (size_t i = 0; i < naming->count; i++) {
        if (naming->list && strcmp(naming->list, "-") == 0 && strcmp(naming->paths[i], "-") == 0) {
            complain(NULL, "standard input is the list of names, and cannot be an input as well");
            return -1;
        }
        if (add_named(listing, naming->paths[i]) != 0)
            return 0;
    }
    return naming->list ? add_list(listing, naming) : 0;
}

/* How many words stand before the files: "audit run FILE..." is the long form of "audit FILE...". */
static size_t verbs(const struct settings *settings, const struct command *command)
{
    int named = settings->input_count > 1 || settings->files_from;

    return command->bit == FOR_AUDIT && settings->input_count > 0 && named &&
           (strcmp(settings->inputs[0], "run") == 0 || archive_is_command(settings));
}

/* Whether a word of audit asks a store: then no file follows. */
static int is_question(const char *word)
{
    return strcmp(word, "report") == 0 || store_is_command(word);
}

int inputs_list(struct settings *settings, const struct command *command)
{
    size_t skipped = verbs(settings, command);
    struct naming naming = {settings->inputs + skipped, settings->input_count - skipped, settings->files_from,
                            settings->null};

    if (command->bit == FOR_AUDIT && settings->input_count > 0 && is_question(settings->inputs[0]))
        return 0;
    if (command->bit == FOR_AUDIT && copies_is_command(settings))
        return 0;
    return listing_make(&settings->listing, &naming);
}

void listing_release(struct listing *listing)
{
    for (size_t i = 0; i < listing->count; i++) {
        if (listing->found[i])
            free(listing->paths[i]);
    }
    free(listing->paths);
    free(listing->found);
    free(listing->names);
    memset(listing, 0, sizeof *listing);
}
