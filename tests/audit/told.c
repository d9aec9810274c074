/*
 * audit/told.c: what reports say of each link, read back as lines (audit/lines.h).
 */
#include "audit/flat.h"
#include "audit/line.h"
#include "audit/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Which member of a reference, or column of a table, goes where. */
static void take_member(struct line *line, const char *name, const char *value)
{
    const struct {
        const char *name;
        char *out;
        size_t size;
    } members[] = {
        {"url", line->url, sizeof line->url},
        {"status", line->status, sizeof line->status},
        {"final_url", line->final, sizeof line->final},
        {"used_alternative", line->reading, sizeof line->reading},
        {"state", line->state, sizeof line->state},
        {"since", line->since, sizeof line->since},
        {"strikes", line->strikes, sizeof line->strikes},
        {"drift/verdict", line->drift, sizeof line->drift},
        {"drift/against", line->against, sizeof line->against},
        {"archive/url", line->copy, sizeof line->copy},
        {"archive/datetime", line->copied, sizeof line->copied},
        {"archive/asked", line->asked, sizeof line->asked},
        {"suggestion/kind", line->kind, sizeof line->kind},
        {"suggestion/url", line->suggested, sizeof line->suggested},
        {"known", line->known, sizeof line->known},
        {"drift", line->drift, sizeof line->drift},
        {"against", line->against, sizeof line->against},
        {"archive", line->copy, sizeof line->copy},
        {"archived", line->copied, sizeof line->copied},
        {"suggestion", line->kind, sizeof line->kind},
        {"suggested_url", line->suggested, sizeof line->suggested},
    };

    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        if (strcmp(members[i].name, name) == 0 && strcmp(value, "null") != 0)
            (void)snprintf(members[i].out, members[i].size, "%s", value);
    }
}

struct reading {
    struct text *out;
    struct line line;
    size_t index; /* of the reference that the line is of, and of the next one where it is put */
    bool open;
    bool summary;
};

static void end_line(struct reading *reading)
{
    struct line *line = &reading->line;

    if (!reading->open)
        return;
    if (line_is_same(line->final, line->url))
        line->final[0] = '\0';
    line_put(reading->out, line);
    reading->open = false;
    *line = (struct line){.url = ""};
}

static void take_pair(void *context, const char *path, const char *value)
{
    static const char references[] = "references/";
    static const char summary[] = "summary/";
    struct reading *reading = context;
    char *name = NULL;

    if (strncmp(path, summary, sizeof summary - 1) == 0) {
        end_line(reading);
        text_add_string(reading->out, reading->summary ? ", " : "");
        text_add_string(reading->out, path + sizeof summary - 1);
        text_add_string(reading->out, " ");
        text_add_string(reading->out, value);
        reading->summary = true;
    }
    if (strncmp(path, references, sizeof references - 1) != 0)
        return;
    size_t index = strtoul(path + sizeof references - 1, &name, 10);
    if (reading->open && index != reading->index)
        end_line(reading);
    reading->index = index;
    reading->open = true;
    take_member(&reading->line, *name == '/' ? name + 1 : "", value);
}

void lines_of_json(struct text *out, cite_str json)
{
    struct reading reading = {.out = out};

    assert_true(flat_read(json, take_pair, &reading));
    end_line(&reading);
    text_add_string(out, "\n");
}

/* The next field of a row (RFC 4180), cut at the size; false where that was the row's last. */
static bool next_field(const char **at, char *out, size_t size)
{
    bool quoted = **at == '"';
    size_t len = 0;

    *at += quoted ? 1 : 0;
    while (**at != '\0' && (quoted || (**at != ',' && **at != '\r'))) {
        if (quoted && **at == '"' && *++*at != '"')
            break;
        if (len + 1 < size)
            out[len++] = **at;
        (*at)++;
    }
    out[len] = '\0';
    bool more = **at == ',';
    *at += more ? 1 : strspn(*at, "\r\n");
    return more;
}

void lines_of_csv(struct text *out, const char *csv)
{
    enum { COLUMNS_MAX = 40 };
    char names[COLUMNS_MAX][32];
    size_t columns = 0;

    while (columns + 1 < COLUMNS_MAX && next_field(&csv, names[columns], sizeof names[0]))
        columns++;
    while (*csv != '\0') {
        struct line line = {.url = ""};
        char value[ADDRESS_MAX];
        bool more = true;
        for (size_t i = 0; more; i++) {
            assert_true(i <= columns);
            more = next_field(&csv, value, sizeof value);
            take_member(&line, names[i], value);
        }
        if (line_is_same(line.final, line.url))
            line.final[0] = '\0';
        line_put(out, &line);
    }
}

static void take_own(void *context, const char *path, const char *value)
{
    take_member(context, path, value);
}

void lines_of_jsonl(struct text *out, const char *lines)
{
    struct reading reading = {.out = out};

    while (*lines != '\0') {
        cite_str json = {lines, strcspn(lines, "\n")};
        struct line line = {.url = ""};
        bool last = lines[json.len] == '\0' || lines[json.len + 1] == '\0';
        assert_true(flat_read(json, last ? take_pair : take_own, last ? (void *)&reading : &line));
        if (line_is_same(line.final, line.url))
            line.final[0] = '\0';
        if (!last)
            line_put(out, &line);
        lines += json.len + (lines[json.len] == '\n' ? 1 : 0);
    }
    text_add_string(out, "\n");
}
