/*
 * support/guard.c: test input against an unmapped page.
 */
#define _DEFAULT_SOURCE  /* MAP_ANONYMOUS, which POSIX names only since 2024 */
#define _DARWIN_C_SOURCE /* the same on macOS */

#include "support/guard.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

bool guard_put(struct guard *guard, const void *data, size_t len)
{
    *guard = (struct guard){{"", 0}, NULL, 0};
    const long page_size = sysconf(_SC_PAGESIZE);
    if (page_size <= 0)
        return false;
    const size_t page = (size_t)page_size;
    if (len > (size_t)-1 - 2 * page)
        return false;
    const size_t room = (len + page - 1) / page * page;
    void *map = mmap(NULL, room + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED)
        return false;
    guard->map = map;
    guard->map_size = room + page;
    if (mprotect(guard->map + room, page, PROT_NONE) != 0) {
        guard_release(guard);
        return false;
    }
    char *copy = guard->map + room - len;
    if (len > 0)
        memcpy(copy, data, len);
    guard->text = (cite_str){copy, len};
    return true;
}

bool guard_put_text(struct guard *guard, const char *text)
{
    return guard_put(guard, text, strlen(text));
}

void guard_release(struct guard *guard)
{
    if (guard->map)
        munmap(guard->map, guard->map_size);
    *guard = (struct guard){{"", 0}, NULL, 0};
}
