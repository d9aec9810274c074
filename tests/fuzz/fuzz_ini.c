/*
 * fuzz/fuzz_ini.c: any bytes as a configuration file of the command.
 */
#include "../../cli/ini.h"
#include "fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

enum { SIZE_MAX_BYTES = 64 * 1024 };

/* Strings stand in the text, and lines only go on. */
static void check_entry(const struct ini_entry *entry, const char *text, size_t size, size_t line)
{
    const char *const strings[] = {entry->key, entry->value};

    for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
        FUZZ_CHECK(strings[i] >= text && strings[i] + strlen(strings[i]) <= text + size,
                   "a string is out of place");
        FUZZ_CHECK(!strchr(strings[i], '\n'), "a string has a line's end");
    }
    FUZZ_CHECK(entry->key[0] != '\0', "a name is empty");
    FUZZ_CHECK(entry->line > line, "a line came twice");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ini ini;
    struct ini_entry entry;
    size_t line = 0;

    if (size > SIZE_MAX_BYTES)
        return 0;
    char *text = malloc(size + 1);
    if (!text)
        return 0;
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    ini_begin(&ini, text);
    while (ini_next(&ini, &entry)) {
        check_entry(&entry, text, size, line);
        line = entry.line;
    }
    FUZZ_CHECK(ini.problem || *ini.at == '\0', "reading stopped for no reason");
    free(text);
    return 0;
}
