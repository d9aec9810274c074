/*
 * cli/clash.c: refuses a command line that would write one file twice, or over what it reads.
 *
 * Files are compared by device and number, so that links and other spellings of a path are seen; one that is not there yet
 * by its name and the folder it will stand in.
 */
#define _POSIX_C_SOURCE 200809L

#include "commands.h"
#include "message.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    int known;   /* there is a file, or a folder for one */
    int regular; /* devices and pipes may be written by several */
    dev_t device;
    ino_t number;     /* of the file; of the folder where name is set */
    const char *name; /* in the folder; NULL where the file is there */
};

static struct place taken(const struct stat *info, const char *name)
{
    return (struct place){1, name || S_ISREG(info->st_mode), info->st_dev, info->st_ino, name};
}

/* "-" is the descriptor given. */
static struct place place_of(const char *path, int descriptor)
{
    struct place nowhere = {0, 0, 0, 0, NULL};
    struct stat info;
    const char *slash = strrchr(path, '/');

    if (strcmp(path, "-") == 0)
        return fstat(descriptor, &info) == 0 ? taken(&info, NULL) : nowhere;
    if (stat(path, &info) == 0)
        return taken(&info, NULL);
    if (!slash)
        return stat(".", &info) == 0 ? taken(&info, path) : nowhere;
    size_t len = slash == path ? 1 : (size_t)(slash - path);
    char *folder = malloc(len + 1);
    if (!folder)
        return nowhere;
    memcpy(folder, path, len);
    folder[len] = '\0';
    int found = stat(folder, &info) == 0;
    free(folder);
    return found ? taken(&info, slash + 1) : nowhere;
}

static int is_same(const struct place *a, const struct place *b)
{
    if (!a->known || !b->known || !a->regular || !b->regular)
        return 0;
    if (a->device != b->device || a->number != b->number || !a->name != !b->name)
        return 0;
    return !a->name || strcmp(a->name, b->name) == 0;
}

/* What a command line writes. */
struct target {
    const char *option; /* as a person reads it */
    const char *path;   /* NULL: not asked for */
    struct place place;
};

#define TARGET_COUNT 8

static int clashes_with_outputs(const struct target *target, const struct target *others, size_t count,
                                const struct command *command)
{
    for (size_t i = 0; i < count; i++) {
        if (!others[i].path)
            continue;
        int both_standard = strcmp(target->path, "-") == 0 && strcmp(others[i].path, "-") == 0;
        if (!both_standard && !is_same(&target->place, &others[i].place))
            continue;
        say("%s: %s and %s would write to one file: %s", command->name, others[i].option, target->option,
            both_standard ? "standard output" : target->path);
        return 1;
    }
    return 0;
}

static int is_target(const struct target *target, const char *path)
{
    struct place input = place_of(path, STDIN_FILENO);

    return !input.name && is_same(&target->place, &input);
}

/* The n-th file that is read; NULL past the end. */
static const char *input_at(const struct settings *settings, size_t n)
{
    const char *const others[] = {settings->match, settings->files_from};

    if (n < settings->listing.count)
        return settings->listing.paths[n];
    n -= settings->listing.count;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (others[i] && n-- == 0)
            return others[i];
    }
    return NULL;
}

/* A file of a folder is left out instead: last week's report may well stand beside the documents. */
static int clashes_with_inputs(const struct target *target, struct settings *settings,
                               const struct command *command)
{
    struct listing *listing = &settings->listing;
    const char *path = NULL;

    if (!target->place.known || !target->place.regular || target->place.name)
        return 0; /* nothing that is there: no need to look at every input */
    for (size_t i = 0; (path = input_at(settings, i)) != NULL; i++) {
        if (!is_target(target, path))
            continue;
        if (i < listing->count && listing->found[i]) {
            listing_drop(listing, i--);
            continue;
        }
        say("%s: %s would write over an input: %s", command->name, target->option,
            strcmp(path, "-") == 0 ? "standard input" : path);
        return 1;
    }
    return 0;
}

int refuse_clashes(struct settings *settings, const struct command *command)
{
    struct target targets[TARGET_COUNT] = {
        {.option = settings->output ? "--output" : "standard output",
         .path = settings->output ? settings->output : "-"},
        {.option = "--html", .path = settings->html},
        {.option = "--json", .path = settings->json},
        {.option = "--bibliography", .path = settings->bibliography},
        {.option = "--robust-links", .path = settings->robust_links},
        {.option = "--fix", .path = settings->fix},
        {.option = "--store", .path = settings->store},
        {.option = "--cache", .path = settings->cache},
    };

    for (size_t i = 0; i < TARGET_COUNT; i++) {
        if (!targets[i].path)
            continue;
        targets[i].place = place_of(targets[i].path, STDOUT_FILENO);
        if (clashes_with_outputs(&targets[i], targets, i, command) ||
            clashes_with_inputs(&targets[i], settings, command))
            return -1;
    }
    return 0;
}
