/*
 * core/trace.c: see trace.h.
 */
#include "core/trace.h"

#include "core/array.h"
#include "core/str.h"

#include <stdlib.h>

/* A detail is there to be recognised: longer ones are cut. */
#define LONGEST_DETAIL ((size_t)320)

/* A line of a rule's own text, two numbers and a detail. */
#define LONGEST_LINE ((size_t)1024)

static const char *const subject_names[] = {"note", "callout", "link"};
static const char *const kind_names[] = {"evidence", "reading", "chosen", "rejected"};

const char *cite_subject_name(cite_subject subject)
{
    return (size_t)subject < sizeof subject_names / sizeof subject_names[0] ? subject_names[subject]
                                                                            : "unknown";
}

const char *cite_reason_kind_name(cite_reason_kind kind)
{
    return (size_t)kind < sizeof kind_names / sizeof kind_names[0] ? kind_names[kind] : "unknown";
}

void cite__trace_init(struct cite__trace *trace, struct cite__arena *arena)
{
    *trace = (struct cite__trace){.arena = arena};
    cite__buf_init(&trace->line, &arena->allocator, LONGEST_LINE);
}

/* A long detail is not cut inside a character: continuation bytes (RFC 3629, 3) go with the byte they follow. */
static void put_detail(struct cite__buf *line, cite_str detail)
{
    size_t end = detail.len;

    if (end > LONGEST_DETAIL) {
        end = LONGEST_DETAIL;
        while (end > 0 && ((unsigned char)detail.ptr[end] & 0xC0) == 0x80)
            end--;
    }
    cite__buf_byte(line, '"');
    cite__buf_str(line, cite__slice(detail, 0, end));
    cite__buf_text(line, end < detail.len ? "\xE2\x80\xA6\"" : "\"");
}

/* Fills in the rule's text. */
static cite_str line_of(struct cite__trace *trace, const struct cite__fact *fact)
{
    struct cite__buf *line = &trace->line;

    cite__buf_clear(line);
    for (const char *at = fact->rule->text; *at; at++) {
        if (*at != '%') {
            cite__buf_byte(line, *at);
            continue;
        }
        at++;
        if (*at == 'n')
            cite__buf_size(line, fact->number);
        else if (*at == 'o')
            cite__buf_size(line, fact->other);
        else if (*at == 's')
            cite__buf_str(line, fact->detail);
        else
            put_detail(line, fact->detail);
    }
    if (line->failed != CITE_OK) {
        trace->arena->failed = true;
        return (cite_str){NULL, 0};
    }
    return cite__arena_str(trace->arena, cite__buf_view(line));
}

void cite__trace_add(struct cite__trace *trace, const struct cite__fact *fact)
{
    cite_str text = line_of(trace, fact);
    struct cite__traced *item = text.ptr ? CITE__ARRAY_PUSH(trace, trace->arena) : NULL;

    if (!item)
        return;
    *item = (struct cite__traced){.reason = {.subject = fact->rule->subject,
                                             .kind = fact->rule->kind,
                                             .span = fact->span,
                                             .rule = fact->rule->name,
                                             .text = text,
                                             .number = fact->number,
                                             .weight = fact->weight},
                                  .order = trace->added++};
}

void cite__trace_forget(struct cite__trace *trace, size_t from)
{
    size_t kept = from;

    for (size_t i = from; i < trace->count; i++) {
        if (trace->items[i].reason.kind == CITE_REASON_EVIDENCE)
            trace->items[kept++] = trace->items[i];
    }
    trace->count = kept;
}

static int by_place(const void *left, const void *right)
{
    const struct cite__traced *a = left;
    const struct cite__traced *b = right;

    if (a->reason.span.begin != b->reason.span.begin)
        return a->reason.span.begin < b->reason.span.begin ? -1 : 1;
    if (a->reason.subject != b->reason.subject)
        return a->reason.subject < b->reason.subject ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

cite_status cite__trace_finish(struct cite__trace *trace)
{
    cite__buf_release(&trace->line);
    if (trace->count > 1)
        qsort(trace->items, trace->count, sizeof *trace->items, by_place);
    return trace->arena->failed ? CITE_ERROR_MEMORY : CITE_OK;
}
