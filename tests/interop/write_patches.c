/*
 * write_patches.c: sources that a patch may stumble over, what is to become of them, and the patches, in this folder: NAME,
 * NAME.expected and NAME.patch.
 */
#include <cite.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OLD  "https://old.example/a_b?c=1&d"
#define NEW  "https://new.example/x"
#define COPY "https://web.archive.org/web/20210304050607/" OLD

#define LONG_LINE ((size_t)10 * 1024 * 1024)

static const struct {
    const char *name;
    cite_suggestion_kind kind;
    const char *begin;
    const char *unit;
    size_t count; /* of the unit */
    const char *end;
    size_t len; /* of end, where it holds a NUL */
} sources[] = {
    {"plain.txt", CITE_SUGGESTION_MOVED, "1\n2\n3\n4\n", OLD "\n", 1, "5\n6\n7\n8\n", 0},
    {"first.txt", CITE_SUGGESTION_MOVED, "", OLD "\n", 1, "", 0},
    {"no end.txt", CITE_SUGGESTION_MOVED, "a\n", OLD "\n", 2, "and " OLD, 0},
    {"end_as_context.txt", CITE_SUGGESTION_MOVED, "a\n", OLD "\n", 2, "and more", 0},
    {"crlf.txt", CITE_SUGGESTION_MOVED, "a\r\n\r\n", OLD "\r\n", 2, "b\r\n", 0},
    {"dashes.txt", CITE_SUGGESTION_MOVED, "-- a\n", "-- " OLD "\n++ " OLD "\n", 2, "-- \n", 0},
    {"many.txt", CITE_SUGGESTION_MOVED, "", "x\ny\nz\n" OLD " " OLD "\nu\n\n\n\nv\nw\n", 500, "", 0},
    {"latin1.txt", CITE_SUGGESTION_MOVED, "\xE9t\xE9 ", OLD "\n\xFF", 3, "\x80\n", 0},
    {"nul.txt", CITE_SUGGESTION_MOVED, "", OLD "\n", 1, "a\0b\n" OLD "\n", 3 + 2 + sizeof OLD - 1},
    {"long.txt", CITE_SUGGESTION_MOVED, "a\n", "0123456789abcde ", LONG_LINE / 16, OLD "\nb\n", 0},
    {"\xC3\xBC.md", CITE_SUGGESTION_ARCHIVE, "`" OLD "`\n", "[a](" OLD ")\n", 3, "", 0},
    {"a\t\"b\"\\.html", CITE_SUGGESTION_ARCHIVE, "<p>\n", "<a\nhref='" OLD "'\ndata-versionurl='x'>a</a>\n", 3,
     "", 0},
    {"library.bib", CITE_SUGGESTION_ARCHIVE, "", "@online{k,\n  url = {" OLD "},\n}\n\n\n\n\n\n\n", 9,
     "@misc{z, note = {\n a\n b}, url = {" OLD "}}", 0},
};

/* The bytes of a source; NULL when memory is out. */
static char *make(size_t index, size_t *len)
{
    size_t begin = strlen(sources[index].begin);
    size_t unit = strlen(sources[index].unit);
    size_t end = sources[index].len > 0 ? sources[index].len : strlen(sources[index].end);
    char *bytes = malloc(begin + unit * sources[index].count + end + 1);

    if (!bytes)
        return NULL;
    memcpy(bytes, sources[index].begin, begin);
    *len = begin;
    for (size_t i = 0; i < sources[index].count; i++, *len += unit)
        memcpy(bytes + *len, sources[index].unit, unit);
    memcpy(bytes + *len, sources[index].end, end);
    *len += end;
    return bytes;
}

static FILE *file_for(const char *name, const char *extension)
{
    char path[128];

    (void)snprintf(path, sizeof path, "%s%s", name, extension);
    return fopen(path, "wb");
}

static int write_files(const cite_fix *fix, const char *name, cite_str source)
{
    FILE *plain = file_for(name, "");
    FILE *expected = file_for(name, ".expected");
    FILE *patch = file_for(name, ".patch");
    int ok = plain && expected && patch && fwrite(source.ptr, 1, source.len, plain) == source.len &&
             cite_fix_apply(fix, cite_write_file, expected, NULL) == CITE_OK &&
             cite_fix_diff(fix, name, cite_write_file, patch, NULL) == CITE_OK;

    ok = plain && fclose(plain) == 0 && ok;
    ok = expected && fclose(expected) == 0 && ok;
    return patch && fclose(patch) == 0 && ok;
}

static int write_source(size_t index)
{
    const cite_suggestion suggestion = {
        sources[index].kind, cite_str_from(OLD),
        cite_str_from(sources[index].kind == CITE_SUGGESTION_ARCHIVE ? COPY : NEW), 1614834367};
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    cite_fix *fix = NULL;
    size_t len = 0;
    char *bytes = make(index, &len);

    options.format = cite_fix_detect(cite_str_from(sources[index].name), cite_str_from(""));
    int ok = bytes && cite_fix_new(&fix, (cite_str){bytes, len}, &suggestion, 1, &options, NULL) == CITE_OK &&
             cite_fix_count(fix) > 0 && write_files(fix, sources[index].name, (cite_str){bytes, len});
    cite_fix_free(fix);
    free(bytes);
    return ok;
}

int main(void)
{
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        if (!write_source(i)) {
            fprintf(stderr, "%s could not be written\n", sources[i].name);
            return 1;
        }
    }
    return 0;
}
