/*
 * support/invariants.c: what holds of every document, whatever is in it.
 */
#include "support/invariants.h"

#include <string.h>

/* Deeper than any of libcite's schemas nests. */
enum { JSON_DEPTH_MAX = 64 };

static bool span_fits(cite_span span, cite_str text)
{
    return span.begin <= span.end && span.end <= text.len;
}

static bool spans_fit(const cite_span *spans, size_t count, cite_str text)
{
    size_t from = 0;
    for (size_t i = 0; i < count; i++) {
        if (!span_fits(spans[i], text) || spans[i].begin == spans[i].end || spans[i].begin < from)
            return false;
        from = spans[i].end;
    }
    return count > 0;
}

/* The bytes of a built string and its NUL are there. */
static bool is_built(cite_str string)
{
    return string.ptr && string.ptr[string.len] == '\0' && !memchr(string.ptr, '\0', string.len);
}

/* The input may hold NUL bytes, and so may raw and a note's text. */
static bool raw_is_spans(const cite_link *link, cite_str text)
{
    size_t at = 0;
    for (size_t i = 0; i < link->span_count; i++) {
        const size_t len = link->spans[i].end - link->spans[i].begin;
        if (i > 0 && (at >= link->raw.len || link->raw.ptr[at++] != '\n'))
            return false;
        if (len > link->raw.len - at || memcmp(link->raw.ptr + at, text.ptr + link->spans[i].begin, len) != 0)
            return false;
        at += len;
    }
    return at == link->raw.len;
}

static bool is_share(double value)
{
    return value >= 0.0 && value <= 1.0;
}

/* A mark that stands apart from its text is a span of its own, in front of or behind the others. */
static bool note_spans_fit(const cite_note *note, cite_str text)
{
    const cite_span *first = &note->spans[0];

    if (note->span_count < 2 || note->label.len == 0 || first->end - first->begin != note->label.len)
        return spans_fit(note->spans, note->span_count, text);
    if (!spans_fit(first, 1, text) || !spans_fit(note->spans + 1, note->span_count - 1, text))
        return false;
    for (size_t i = 1; i < note->span_count; i++) {
        if (note->spans[i].begin < first->end && first->begin < note->spans[i].end)
            return false;
    }
    return true;
}

static const char *note_broken(const cite_note *note, cite_str text)
{
    if (!note_spans_fit(note, text))
        return "note: spans";
    if (note->number == 0)
        return "note: number 0";
    if (!note->text.ptr || note->text.ptr[note->text.len] != '\0')
        return "note: text is not NUL-terminated";
    if (note->label.len > 0 && note->label.ptr != text.ptr + note->spans[0].begin)
        return "note: does not begin at its mark";
    if (note->label.len == 0 && note->number_source != CITE_NUMBER_INFERRED)
        return "note: no mark, and yet not inferred";
    return is_share(note->confidence) ? NULL : "note: confidence";
}

static const char *callout_broken(const cite_callout *callout, cite_str text, size_t note_count)
{
    if (!span_fits(callout->span, text) || callout->span.begin == callout->span.end)
        return "callout: span";
    if (callout->number == 0)
        return "callout: number 0";
    if (callout->label.ptr != text.ptr + callout->span.begin ||
        callout->label.len != callout->span.end - callout->span.begin)
        return "callout: label is not its span";
    if (callout->note != CITE_NONE && callout->note >= note_count)
        return "callout: note index";
    return is_share(callout->confidence) ? NULL : "callout: confidence";
}

static const char *link_broken(const cite_link *link, cite_str text, size_t note_count)
{
    if (!spans_fit(link->spans, link->span_count, text))
        return "link: spans";
    if (!raw_is_spans(link, text))
        return "link: raw is not its spans";
    if (link->url.len == 0 || !is_built(link->url))
        return "link: url";
    if (link->note != CITE_NONE && link->note >= note_count)
        return "link: note index";
    if (link->alternative_count > 8)
        return "link: too many alternatives";
    for (size_t i = 0; i < link->alternative_count; i++) {
        if (link->alternatives[i].len == 0 || !is_built(link->alternatives[i]))
            return "link: alternative";
    }
    return is_share(link->confidence) ? NULL : "link: confidence";
}

/* Where a note's text begins, which is what notes are in order of; its mark may stand apart. */
static size_t place_of(const cite_note *note)
{
    const cite_span *first = &note->spans[0];
    bool apart = note->span_count > 1 && note->label.len > 0 && first->end - first->begin == note->label.len;

    return apart ? note->spans[1].begin : first->begin;
}

static const char *notes_broken(const cite_document *document, cite_str text, size_t *index)
{
    size_t from = 0;
    for (size_t i = 0; i < cite_document_note_count(document); i++) {
        const cite_note *note = cite_document_note(document, i);
        *index = i;
        const char *broken = note_broken(note, text);
        if (broken)
            return broken;
        if (place_of(note) < from)
            return "note: not in reading order";
        from = place_of(note);
    }
    return NULL;
}

static const char *callouts_broken(const cite_document *document, cite_str text, size_t *index)
{
    size_t from = 0;
    for (size_t i = 0; i < cite_document_callout_count(document); i++) {
        const cite_callout *callout = cite_document_callout(document, i);
        *index = i;
        const char *broken = callout_broken(callout, text, cite_document_note_count(document));
        if (broken)
            return broken;
        if (callout->span.begin < from)
            return "callout: not in reading order";
        from = callout->span.end;
    }
    return NULL;
}

static const char *links_broken(const cite_document *document, cite_str text, size_t *index)
{
    size_t from = 0;
    for (size_t i = 0; i < cite_document_link_count(document); i++) {
        const cite_link *link = cite_document_link(document, i);
        *index = i;
        const char *broken = link_broken(link, text, cite_document_note_count(document));
        if (broken)
            return broken;
        if (link->spans[0].begin < from)
            return "link: not in reading order";
        from = link->spans[0].begin;
    }
    return NULL;
}

static const char *citations_broken(const cite_document *document, cite_str text, size_t *index)
{
    const size_t items = cite_bibliography_count(cite_document_bibliography(document));
    for (size_t i = 0; i < cite_document_citation_count(document); i++) {
        const cite_citation *citation = cite_document_citation(document, i);
        *index = i;
        if (!span_fits(citation->span, text) || citation->span.begin == citation->span.end)
            return "citation: span";
        if (citation->note != CITE_NONE && citation->note >= cite_document_note_count(document))
            return "citation: note index";
        if (citation->link != CITE_NONE && citation->link >= cite_document_link_count(document))
            return "citation: link index";
        if (citation->item == CITE_NONE ? citation->unresolved.len == 0 : citation->item >= items)
            return "citation: item";
        if (!is_share(citation->confidence))
            return "citation: confidence";
    }
    return NULL;
}

/* Citation keys are such as BibTeX takes, and everything that reads it. */
static const char *keys_broken(const cite_document *document, cite_str text, size_t *index)
{
    const cite_bibliography *works = cite_document_bibliography(document);

    (void)text;
    for (*index = 0; *index < cite_bibliography_count(works); ++*index) {
        const cite_str key = cite_item_key(cite_bibliography_item(works, *index));
        if (key.len == 0)
            return "citation key: empty";
        for (size_t i = 0; i < key.len; i++) {
            const char c = key.ptr[i];
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_' && c != '-')
                return "citation key: character";
        }
    }
    return NULL;
}

/* Each citation is found by its work and by its note once, and in order. */
static const char *crossings_broken(const cite_document *document, cite_str text, size_t *index)
{
    const size_t count = cite_document_citation_count(document);
    const size_t items = cite_bibliography_count(cite_document_bibliography(document));
    const size_t notes = cite_document_note_count(document);
    size_t seen = 0;
    size_t wanted = 0;

    (void)text;
    for (size_t i = 0; i < count; i++) {
        wanted += cite_document_citation(document, i)->item != CITE_NONE ? 1 : 0;
        wanted += cite_document_citation(document, i)->note != CITE_NONE ? 1 : 0;
    }
    for (*index = 0; *index < items + notes; ++*index) {
        const bool work = *index < items;
        const size_t group = work ? *index : *index - items;
        const size_t size = work ? cite_document_item_citation_count(document, group)
                                 : cite_document_note_citation_count(document, group);
        const cite_citation *before = NULL;
        for (size_t k = 0; k < size; k++) {
            const cite_citation *citation = work ? cite_document_item_citation(document, group, k)
                                                 : cite_document_note_citation(document, group, k);
            if (!citation || (work ? citation->item : citation->note) != group ||
                (before && citation <= before))
                return "citation of a work or note";
            before = citation;
        }
        seen += size;
    }
    return seen == wanted ? NULL : "citations of works and notes";
}

const char *invariants_broken(const cite_document *document, size_t *index)
{
    static const char *(*const checks[])(const cite_document *, cite_str, size_t *) = {
        notes_broken, callouts_broken, links_broken, citations_broken, keys_broken, crossings_broken,
    };
    size_t unused = 0;
    const cite_str text = cite_document_text(document);
    for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++) {
        const char *broken = checks[i](document, text, index ? index : &unused);
        if (broken)
            return broken;
    }
    return NULL;
}

/* The offset behind the string that begins at at; CITE_NONE where it is not closed or holds a control character. */
static size_t string_end(cite_str text, size_t at)
{
    for (size_t i = at + 1; i < text.len; i++) {
        if (text.ptr[i] == '"')
            return i + 1;
        if ((unsigned char)text.ptr[i] < 0x20)
            return CITE_NONE;
        if (text.ptr[i] == '\\')
            i++;
    }
    return CITE_NONE;
}

bool invariants_json_balanced(cite_str text)
{
    char open[JSON_DEPTH_MAX];
    size_t depth = 0;
    bool ended = false; /* the outermost bracket was closed */
    for (size_t i = 0; i < text.len; i++) {
        const char byte = text.ptr[i];
        if (byte == ' ' || byte == '\n')
            continue;
        if (ended)
            return false;
        if (byte == '"') {
            i = string_end(text, i);
            if (i == CITE_NONE)
                return false;
            i--;
        } else if (byte == '{' || byte == '[') {
            if (depth == JSON_DEPTH_MAX)
                return false;
            open[depth++] = byte;
        } else if (byte == '}' || byte == ']') {
            if (depth == 0 || open[--depth] != (byte == '}' ? '{' : '['))
                return false;
            ended = depth == 0;
        }
    }
    return ended;
}
