/*
 * audit/fates.c: see fates.h.
 */
#include "audit/fates.h"

#define PAGE(edition)                                                                                          \
    {                                                                                                          \
        WAY_PAGE, EDITION_##edition                                                                            \
    }
#define MOVED(edition)                                                                                         \
    {                                                                                                          \
        WAY_MOVED, EDITION_##edition                                                                           \
    }
#define NOTHING(way)                                                                                           \
    {                                                                                                          \
        WAY_##way, EDITION_NONE                                                                                \
    }

const struct fate fates[] = {
    {"steady", 14, false, {PAGE(FIRST), PAGE(FIRST), PAGE(FIRST)}},
    {"mended", 8, false, {PAGE(FIRST), PAGE(MENDED), PAGE(MENDED_2)}},
    {"replaced", 6, false, {PAGE(FIRST), PAGE(OTHER), PAGE(OTHER)}},
    {"rewritten", 6, false, {PAGE(FIRST), PAGE(FIRST), PAGE(REWRITTEN)}},
    {"restored", 3, false, {PAGE(FIRST), PAGE(OTHER), PAGE(FIRST)}},
    {"moved", 6, false, {MOVED(FIRST), MOVED(FIRST), MOVED(FIRST)}},
    {"moving", 4, false, {PAGE(FIRST), MOVED(FIRST), MOVED(FIRST)}},
    {"sold", 3, false, {PAGE(FIRST), PAGE(FIRST), MOVED(OTHER)}},
    {"passing", 4, false, {{WAY_PASSING, EDITION_FIRST}, {WAY_PASSING, EDITION_FIRST}, PAGE(FIRST)}},
    {"missing", 10, false, {NOTHING(GONE), NOTHING(GONE), NOTHING(GONE)}},
    {"lost-second", 6, false, {PAGE(FIRST), NOTHING(GONE), NOTHING(GONE)}},
    {"lost-third", 5, false, {PAGE(FIRST), PAGE(FIRST), NOTHING(GONE)}},
    {"returned", 4, false, {NOTHING(GONE), NOTHING(GONE), PAGE(FIRST)}},
    {"recovered", 4, false, {NOTHING(GONE), PAGE(FIRST), PAGE(FIRST)}},
    {"walled", 5, false, {NOTHING(WALL), NOTHING(WALL), NOTHING(WALL)}},
    {"shut", 3, false, {PAGE(FIRST), NOTHING(WALL), NOTHING(WALL)}},
    {"failing", 4, false, {NOTHING(FAILS), NOTHING(FAILS), NOTHING(FAILS)}},
    {"stumbled", 3, false, {PAGE(FIRST), NOTHING(FAILS), PAGE(MENDED)}},
    {"busy", 0, false, {NOTHING(BUSY), NOTHING(BUSY), NOTHING(BUSY)}},
    {"hollow", 4, true, {NOTHING(NOTICE), NOTHING(NOTICE), NOTHING(NOTICE)}},
    {"homeward", 4, true, {PAGE(FIRST), NOTHING(HOME), NOTHING(HOME)}},
    {NULL, 0, false, {NOTHING(GONE), NOTHING(GONE), NOTHING(GONE)}},
};

const char *const copy_names[COPIES] = {
    [COPY_NONE] = "unkept",        [COPY_SAME] = "kept",      [COPY_ELSE] = "kept-else",
    [COPY_ERROR] = "kept-missing", [COPY_LATE] = "kept-late",
};
