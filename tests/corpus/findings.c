/*
 * corpus/findings.c: what was found in a document, one finding a line.
 */
#include "corpus/findings.h"

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

static void add_link(struct text *out, const cite_document *document, const cite_link *link)
{
    text_add_string(out, "link ");
    add_str(out, link->url);
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

void findings_write(struct text *out, const cite_document *document)
{
    for (size_t i = 0; i < cite_document_note_count(document); i++)
        add_note(out, cite_document_note(document, i));
    for (size_t i = 0; i < cite_document_callout_count(document); i++)
        add_callout(out, cite_document_text(document), cite_document_callout(document, i));
    for (size_t i = 0; i < cite_document_link_count(document); i++)
        add_link(out, document, cite_document_link(document, i));
}
