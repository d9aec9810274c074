/*
 * cli/explain.c: see explain.h.
 *
 * A note or callout is found by its number. Where there is none with that number, what could have been it is shown: every
 * candidate that was read as the number.
 */
#include "explain.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum target_kind { TARGET_ALL, TARGET_NOTE, TARGET_CALLOUT, TARGET_LINK, TARGET_OFFSET };

struct target {
    enum target_kind kind;
    size_t number;
};

static const struct {
    const char *prefix;
    enum target_kind kind;
    size_t least;
} kinds[] = {
    {"note:", TARGET_NOTE, 1},
    {"callout:", TARGET_CALLOUT, 1},
    {"link:", TARGET_LINK, 1},
    {"", TARGET_OFFSET, 0},
};

/* A decimal number and nothing else. 0, or -1. */
static int read_number(size_t *out, const char *text)
{
    size_t number = 0;

    for (const char *at = text; *at; at++) {
        if (*at < '0' || *at > '9' || number > (SIZE_MAX - 9) / 10)
            return -1;
        number = number * 10 + (size_t)(*at - '0');
    }
    *out = number;
    return *text ? 0 : -1;
}

static int target_read(struct target *out, const char *word)
{
    *out = (struct target){TARGET_ALL, 0};
    if (!*word)
        return 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t len = strlen(kinds[i].prefix);
        if (strncmp(word, kinds[i].prefix, len) != 0)
            continue;
        out->kind = kinds[i].kind;
        return read_number(&out->number, word + len) == 0 && out->number >= kinds[i].least ? 0 : -1;
    }
    return -1;
}

int explain_is_target(const char *word)
{
    struct target target;

    return target_read(&target, word) == 0;
}

int explain_takes(const char *word)
{
    struct target target;

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t len = strlen(kinds[i].prefix);
        if (len > 0 && strncmp(word, kinds[i].prefix, len) == 0)
            return 1;
    }
    return *word && target_read(&target, word) == 0;
}

/* The reasons [first, next) of one candidate, and how it ended. */
struct candidate {
    size_t first;
    size_t next;
    const cite_reason *head;
    const cite_reason *outcome; /* NULL: none was recorded */
    size_t end;                 /* in the text */
};

static struct candidate candidate_at(const cite_document *document, size_t first)
{
    struct candidate candidate = {first, first, cite_document_reason(document, first), NULL, 0};
    const cite_reason *reason = candidate.head;

    while (reason && reason->subject == candidate.head->subject &&
           reason->span.begin == candidate.head->span.begin) {
        if (reason->kind == CITE_REASON_CHOSEN || reason->kind == CITE_REASON_REJECTED)
            candidate.outcome = reason;
        if (reason->span.end > candidate.end)
            candidate.end = reason->span.end;
        reason = cite_document_reason(document, ++candidate.next);
    }
    return candidate;
}

/* Whether a document has a note, or a callout, with a number. */
static int has_number(const cite_document *document, const struct target *target)
{
    const cite_note *note = NULL;
    const cite_callout *callout = NULL;

    for (size_t i = 0; target->kind == TARGET_NOTE && (note = cite_document_note(document, i)) != NULL; i++) {
        if (note->number == target->number)
            return 1;
    }
    for (size_t i = 0; target->kind == TARGET_CALLOUT && (callout = cite_document_callout(document, i)) != NULL;
         i++) {
        if (callout->number == target->number)
            return 1;
    }
    return 0;
}

/* Whether a candidate has to do with a number: it became that, or, where nothing did, it was read as that. */
static int is_numbered(const cite_document *document, const struct target *target,
                       const struct candidate *candidate, int found)
{
    if (found)
        return candidate->outcome && candidate->outcome->kind == CITE_REASON_CHOSEN &&
               candidate->outcome->number == target->number;
    for (size_t i = candidate->first; i < candidate->next; i++) {
        if (cite_document_reason(document, i)->number == target->number)
            return 1;
    }
    return 0;
}

/* What is looked for, and what is known of it before the candidates are gone through. */
struct search {
    const cite_document *document;
    struct target target;
    int found;   /* a note or callout with the number */
    size_t line; /* of the offset */
};

static int is_wanted(const struct search *search, const struct candidate *candidate)
{
    const struct target *target = &search->target;
    cite_subject subject = candidate->head->subject;
    cite_subject wanted = target->kind == TARGET_CALLOUT ? CITE_SUBJECT_CALLOUT : CITE_SUBJECT_NOTE;

    switch (target->kind) {
    case TARGET_ALL: return 1;
    case TARGET_NOTE:
    case TARGET_CALLOUT:
        return subject == wanted && is_numbered(search->document, target, candidate, search->found);
    case TARGET_LINK: {
        const cite_link *link = cite_document_link(search->document, target->number - 1);
        return link && subject == CITE_SUBJECT_LINK && link->spans[0].begin == candidate->head->span.begin;
    }
    case TARGET_OFFSET:
        return candidate->head->line == search->line ||
               (candidate->head->span.begin <= target->number && target->number < candidate->end);
    }
    return 0;
}

/* In words: why a citation was taken for one of a work that was there. */
static const char *words_for(cite_sameness reason)
{
    switch (reason) {
    case CITE_SAME_DOI: return "the same DOI";
    case CITE_SAME_URL: return "the same address";
    case CITE_SAME_TITLE_AUTHOR: return "the same title and first author";
    case CITE_SAME_TITLE_YEAR: return "the same title and year";
    case CITE_SAME_TITLE_PUBLISHER: return "the same title and publisher";
    case CITE_SAME_TITLE: return "the same long title";
    case CITE_SAME_PERSON_DAY: return "the same person and day";
    case CITE_SAME_NOT:
    case CITE_SAME_COUNT_: break;
    }
    return "nothing that is known";
}

/* The works that were read more than once, and why those readings are one work. */
static cite_status explain_works(const cite_document *document, struct output *output, size_t *written,
                                 cite_error *error)
{
    const cite_bibliography *works = cite_document_bibliography(document);
    cite_status status = CITE_OK;

    for (size_t i = 0; i < cite_bibliography_count(works) && status == CITE_OK; i++) {
        const cite_item *item = cite_bibliography_item(works, i);
        if (cite_item_merged_count(item) == 0)
            continue;
        output_text(output, "\nwork ");
        output_text(output, cite_item_key(item).ptr);
        output_text(output, ": ");
        status =
            cite_item_write_styled(item, CITE_FORMAT_TEXT, CITE_STYLE_CHICAGO, output_write, output, error);
        for (size_t k = 0; k < cite_item_merged_count(item); k++) {
            output_text(output, "\n  cited again     ");
            output_text(output, words_for(cite_item_merged(item, k)->reason));
        }
        output_text(output, "\n");
        ++*written;
    }
    return status;
}

cite_status explain_document(const cite_document *document, const char *name, const char *target,
                             const cite_report_options *options, struct output *output, cite_error *error)
{
    struct search search = {.document = document};
    cite_status status = CITE_OK;
    size_t written = 0;

    (void)target_read(&search.target, target); /* options.c has let in nothing else */
    search.found = has_number(document, &search.target);
    search.line = cite_document_position(document, search.target.number).line;
    output_text(output, name);
    output_text(output, *target ? ": why it is read so, " : ": why it is read so");
    output_text(output, target);
    output_text(output, "\n");
    for (size_t i = 0; status == CITE_OK && cite_document_reason(document, i);) {
        struct candidate candidate = candidate_at(document, i);
        i = candidate.next;
        if (!is_wanted(&search, &candidate))
            continue;
        output_text(output, "\n");
        for (size_t r = candidate.first; status == CITE_OK && r < candidate.next; r++)
            status = cite_report_reason(document, r, options, output_write, output, error);
        written++;
    }
    if (status == CITE_OK && search.target.kind == TARGET_ALL)
        status = explain_works(document, output, &written, error);
    if (status == CITE_OK && written == 0)
        output_text(output, "\nNothing there could be a note, a callout or a link.\n");
    return status;
}
