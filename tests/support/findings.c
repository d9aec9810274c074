/*
 * support/findings.c: what was found in a document, one finding a line.
 */
#include "support/findings.h"

#include "support/guard.h"
#include "support/invariants.h"

#include <cite/parser.h>

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    enum findings_kind kind;
} kinds_by_name[] = {
    {"notes", FINDINGS_NOTES},     {"callouts", FINDINGS_CALLOUTS},         {"links", FINDINGS_LINKS},
    {"repairs", FINDINGS_REPAIRS}, {"alternatives", FINDINGS_ALTERNATIVES}, {"metadata", FINDINGS_METADATA},
};

unsigned findings_kind_named(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof(kinds_by_name) / sizeof(kinds_by_name[0]); i++) {
        if (strlen(kinds_by_name[i].name) == len && memcmp(kinds_by_name[i].name, name, len) == 0)
            return kinds_by_name[i].kind;
    }
    return 0;
}

static void add_str(struct text *out, cite_str string)
{
    text_add(out, string.ptr, string.len);
}

/* What notes and callouts have in common. */
struct mark {
    size_t number;
    cite_number_source source;
    cite_scheme scheme;
    size_t section;
    cite_str label;
};

static void add_mark(struct text *out, const char *kind, const struct mark *mark)
{
    text_add_string(out, kind);
    text_add_number(out, mark->number);
    text_add_string(out, " ");
    text_add_string(out, cite_number_source_name(mark->source));
    if (mark->scheme != CITE_SCHEME_ARABIC) {
        text_add_string(out, " ");
        text_add_string(out, cite_scheme_name(mark->scheme));
    }
    if (mark->section > 0) {
        text_add_string(out, " section ");
        text_add_number(out, mark->section);
    }
    text_add_string(out, " \"");
    add_str(out, mark->label);
    text_add_string(out, "\"");
}

static void add_note(struct text *out, const cite_note *note)
{
    const struct mark mark = {note->number, note->number_source, note->scheme, note->section, note->label};
    add_mark(out, "note ", &mark);
    text_add_string(out, " ");
    add_str(out, note->text);
    text_add_string(out, "\n");
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/* The bytes before an offset back to white space, with white space at their end left out. */
static cite_str word_before(cite_str text, size_t offset)
{
    size_t end = offset;
    while (end > 0 && is_space(text.ptr[end - 1]))
        end--;
    size_t begin = end;
    while (begin > 0 && !is_space(text.ptr[begin - 1]))
        begin--;
    return (cite_str){text.ptr + begin, end - begin};
}

static void add_callout(struct text *out, cite_str text, const cite_callout *callout)
{
    const struct mark mark = {callout->number, callout->number_source, callout->scheme, callout->section,
                              callout->label};
    add_mark(out, "callout ", &mark);
    text_add_string(out, " after \"");
    add_str(out, word_before(text, callout->span.begin));
    text_add_string(out, "\"\n");
}

static void add_place(struct text *out, const cite_document *document, const cite_link *link)
{
    const cite_note *note = cite_document_note(document, link->note);
    if (!note) {
        text_add_string(out, " in text\n");
        return;
    }
    text_add_string(out, " in ");
    text_add_number(out, note->number);
    if (note->section > 0) {
        text_add_string(out, " section ");
        text_add_number(out, note->section);
    }
    text_add_string(out, "\n");
}

static void add_repairs(struct text *out, const cite_link *link)
{
    if (link->repairs == 0)
        return;
    text_add_string(out, "  repairs");
    for (unsigned bit = 1; bit != 0 && bit <= link->repairs; bit <<= 1) {
        const char *name = cite_repair_name(link->repairs & bit);
        text_add_string(out, name ? " " : "");
        text_add_string(out, name ? name : "");
    }
    text_add_string(out, "\n");
}

static void add_link(struct text *out, const cite_document *document, const cite_link *link, unsigned kinds)
{
    text_add_string(out, "link ");
    add_str(out, link->url);
    add_place(out, document, link);
    if (kinds & FINDINGS_REPAIRS)
        add_repairs(out, link);
    for (size_t i = 0; (kinds & FINDINGS_ALTERNATIVES) && i < link->alternative_count; i++) {
        text_add_string(out, "  or ");
        add_str(out, link->alternatives[i]);
        text_add_string(out, "\n");
    }
}

static void add_metadata(struct text *out, const cite_document *document)
{
    cite_str title = cite_document_title(document);
    const cite_date *date = cite_document_date(document);
    char parts[64] = "";

    if (title.len > 0) {
        text_add_string(out, "title ");
        add_str(out, title);
        text_add_string(out, "\n");
    }
    if (!date)
        return;
    (void)snprintf(parts, sizeof parts, "date %04d", date->begin.year);
    text_add_string(out, parts);
    if (date->begin.month > 0) {
        (void)snprintf(parts, sizeof parts, "-%02d", date->begin.month);
        text_add_string(out, parts);
    }
    if (date->begin.day > 0) {
        (void)snprintf(parts, sizeof parts, "-%02d", date->begin.day);
        text_add_string(out, parts);
    }
    text_add_string(out, "\n");
}

void findings_write(struct text *out, const cite_document *document, unsigned kinds)
{
    for (size_t i = 0; (kinds & FINDINGS_NOTES) && i < cite_document_note_count(document); i++)
        add_note(out, cite_document_note(document, i));
    for (size_t i = 0; (kinds & FINDINGS_CALLOUTS) && i < cite_document_callout_count(document); i++)
        add_callout(out, cite_document_text(document), cite_document_callout(document, i));
    for (size_t i = 0; (kinds & FINDINGS_LINKS) && i < cite_document_link_count(document); i++)
        add_link(out, document, cite_document_link(document, i), kinds);
    if (kinds & FINDINGS_METADATA)
        add_metadata(out, document);
}

/* Writes the findings of a guarded text; what went wrong, or NULL. */
static const char *read_guarded(struct text *out, cite_str bytes, const cite_parser *parser, unsigned kinds)
{
    cite_document *document = NULL;
    cite_source source = CITE_SOURCE_INIT;
    if (cite_document_read(&document, parser, bytes, &source, NULL) != CITE_OK)
        return "the document could not be read";
    findings_write(out, document, kinds);
    const cite_str text = cite_document_text(document);
    const char *wrong = invariants_broken(document, NULL);
    if (!wrong && (text.len != bytes.len || (text.len > 0 && memcmp(text.ptr, bytes.ptr, text.len) != 0)))
        wrong = "the text that spans refer to is not the input";
    cite_document_free(document);
    return wrong;
}

const char *findings_read(struct text *out, const char *data, size_t len, unsigned kinds)
{
    struct guard guard;
    cite_parser *parser = NULL;
    const char *wrong = "no memory";
    if (!guard_put(&guard, data, len))
        return wrong;
    if (cite_parser_new(&parser, NULL, NULL) == CITE_OK)
        wrong = read_guarded(out, guard.text, parser, kinds);
    cite_parser_free(parser);
    guard_release(&guard);
    return out->failed ? "no memory" : wrong;
}

/* The length of the line at text, with its line feed. */
static size_t line_length(const char *text)
{
    const char *end = strchr(text, '\n');
    return end ? (size_t)(end - text) + 1 : strlen(text);
}

static bool has_line(const char *text, const char *line, size_t len)
{
    for (; *text; text += line_length(text)) {
        if (line_length(text) == len && memcmp(text, line, len) == 0)
            return true;
    }
    return false;
}

static void print_lines(const char *sign, const char *text, const char *other)
{
    for (; *text; text += line_length(text)) {
        const size_t len = line_length(text);
        if (!other || !has_line(other, text, len))
            fprintf(stderr, "%s %.*s%s", sign, (int)len, text, text[len - 1] == '\n' ? "" : "\n");
    }
}

/* true where each line of a stands in b too. */
static bool holds_lines(const char *a, const char *b)
{
    for (; *a; a += line_length(a)) {
        if (!has_line(b, a, line_length(a)))
            return false;
    }
    return true;
}

void findings_print_difference(const char *expected, const char *found)
{
    /* The same lines in another order: show them all. */
    const bool order = holds_lines(expected, found) && holds_lines(found, expected);
    print_lines("-", expected, order ? NULL : found);
    print_lines("+", found, order ? NULL : expected);
}
