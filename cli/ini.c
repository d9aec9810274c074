/*
 * cli/ini.c: see ini.h.
 */
#include "ini.h"

#include <string.h>

static int is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Cuts white space off both ends. */
static char *trim(char *text)
{
    size_t len = 0;

    while (is_blank(*text))
        text++;
    len = strlen(text);
    while (len > 0 && is_blank(text[len - 1]))
        text[--len] = '\0';
    return text;
}

/* Cuts the next line off; NULL at the end. */
static char *next_line(struct ini *ini)
{
    char *line = ini->at;
    size_t len = strcspn(line, "\n");

    if (*line == '\0')
        return NULL;
    ini->at = line + len + (line[len] == '\n');
    line[len] = '\0';
    ini->line++;
    return trim(line);
}

/* A value in quotation marks keeps what white space it has inside. */
static const char *unquote(char *value)
{
    size_t len = strlen(value);

    if (len < 2 || value[0] != '"' || value[len - 1] != '"')
        return value;
    value[len - 1] = '\0';
    return value + 1;
}

static int fail(struct ini *ini, const char *problem)
{
    ini->problem = problem;
    return 0;
}

void ini_begin(struct ini *ini, char *text)
{
    *ini = (struct ini){text, "", 0, NULL};
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        ini->at += 3;
}

int ini_next(struct ini *ini, struct ini_entry *entry)
{
    char *line = NULL;

    while ((line = next_line(ini)) != NULL) {
        size_t len = strlen(line);
        if (len == 0 || line[0] == ';' || line[0] == '#')
            continue;
        if (line[0] == '[') {
            if (line[len - 1] != ']')
                return fail(ini, "a section without its closing bracket");
            line[len - 1] = '\0';
            ini->section = trim(line + 1);
            continue;
        }
        char *equals = strchr(line, '=');
        if (!equals)
            return fail(ini, "neither 'name = value' nor a [section]");
        *equals = '\0';
        *entry = (struct ini_entry){ini->section, trim(line), unquote(trim(equals + 1)), ini->line};
        if (entry->key[0] == '\0')
            return fail(ini, "a value without a name");
        return 1;
    }
    return 0;
}
