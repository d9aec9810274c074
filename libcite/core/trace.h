/*
 * core/trace.h: the facts by which a stage decides, written down on request.
 *
 *     env->trace == NULL      nothing is recorded, and nothing is spent but a test
 *     env->trace              facts are added where they are weighed, and put in the order of the text at the end
 *
 * No stage reads it. It is sticky: after a failed request for memory facts are dropped, and
 * cite__trace_finish tells.
 */
#ifndef CITE_CORE_TRACE_H
#define CITE_CORE_TRACE_H

#include "core/arena.h"
#include "core/buf.h"

#include <cite/common.h>
#include <cite/error.h>
#include <cite/reason.h>

#include <stddef.h>

/*
 * One row of a layer's table of rules. In text, %n and %o stand for the fact's number and its other number, %d for its detail in
 * quotation marks, %s for a detail that is a text of our own.
 */
struct cite__rule {
    cite_subject subject;
    cite_reason_kind kind;
    const char *name;
    const char *text;
};

/* One application of a rule. */
struct cite__fact {
    const struct cite__rule *rule;
    cite_span span; /* the candidate; its begin is the same in all facts about it */
    size_t number;  /* 0: none */
    size_t other;
    double weight;
    cite_str detail; /* copied, and cut where it is long */
};

struct cite__traced {
    cite_reason reason;
    size_t order; /* in which it was added */
};

struct cite__trace {
    struct cite__arena *arena;
    struct cite__traced *items;
    size_t count;
    size_t capacity;
    size_t added;          /* facts so far, those that were forgotten too */
    struct cite__buf line; /* scratch */
};

/* Begins a trace on the arena of a document. */
void cite__trace_init(struct cite__trace *trace, struct cite__arena *arena);

/* Adds a fact; what does not fit into memory any more is dropped. */
void cite__trace_add(struct cite__trace *trace, const struct cite__fact *fact);

/*
 * Forgets the readings and outcomes among the facts from index from on: a stage has decided anew, for good. What was seen stays,
 * for it is looked at once.
 */
void cite__trace_forget(struct cite__trace *trace, size_t from);

/* Puts the facts in order: by place, subject, and as they were added. Always to be called. CITE_ERROR_MEMORY. */
cite_status cite__trace_finish(struct cite__trace *trace);

#endif
