/*
 * report/reasons.c: why a document reads as it does, for a terminal and for bug reports.
 *
 *     note at line 70, byte 3128: "1°"
 *       evidence  position       +1.00  behind a blank line, a running head or a page break
 *       reading   next          +45.10  as 10, going on from 9
 *       chosen    in order       +0.85  note 10: the best numbering goes this way
 */
#include "core/str.h"
#include "report/clean.h"
#include "report/text_parts.h"

#include <string.h>

/* Columns of the kind, of the rule, and of the weight with its sign. */
#define KIND_COLUMNS   ((size_t)10)
#define RULE_COLUMNS   ((size_t)15)
#define WEIGHT_COLUMNS ((size_t)8)

/* The candidate as it stands, in its heading. */
#define CANDIDATE_COLUMNS ((size_t)60)

/* No score comes near; so the number below stays far from overflow. */
#define LARGEST_WEIGHT 1e9

static void put_padded(struct cite__sink *out, const char *word, size_t columns)
{
    size_t len = strlen(word);

    cite__sink_text(out, word);
    cite__sink_repeat(out, " ", len < columns ? columns - len : 1);
}

/* "+1.40", right-aligned; blanks for nothing. */
static void put_weight(struct cite__sink *out, double weight)
{
    double size = weight < 0.0 ? -weight : weight;
    size_t hundredths = (size_t)((size < LARGEST_WEIGHT ? size : LARGEST_WEIGHT) * 100.0 + 0.5);
    size_t digits = 1;

    if (hundredths == 0) {
        cite__sink_repeat(out, " ", WEIGHT_COLUMNS);
        return;
    }
    for (size_t rest = hundredths / 100; rest >= 10; rest /= 10)
        digits++;
    size_t used = digits + 4; /* the sign, the point, two decimals */
    cite__sink_repeat(out, " ", used < WEIGHT_COLUMNS ? WEIGHT_COLUMNS - used : 0);
    cite__sink_text(out, weight < 0.0 ? "-" : "+");
    cite__sink_size(out, hundredths / 100);
    cite__sink_text(out, hundredths % 100 < 10 ? ".0" : ".");
    cite__sink_size(out, hundredths % 100);
}

/* Whether two reasons are about one candidate. */
static bool same_candidate(const cite_reason *a, const cite_reason *b)
{
    return a && b && a->subject == b->subject && a->span.begin == b->span.begin;
}

/* Where a candidate ends: the farthest that any reason knows. */
static size_t candidate_end(const cite_document *document, size_t first)
{
    const cite_reason *reason = cite_document_reason(document, first);
    size_t end = reason->span.end;

    for (size_t i = first + 1; same_candidate(reason, cite_document_reason(document, i)); i++) {
        if (cite_document_reason(document, i)->span.end > end)
            end = cite_document_reason(document, i)->span.end;
    }
    return end;
}

static void put_heading(struct cite__report *report, const cite_document *document, size_t first)
{
    struct cite__sink *out = &report->out;
    const cite_reason *reason = cite_document_reason(document, first);
    size_t end = candidate_end(document, first);

    cite__painted(report, CITE__PAINT_BOLD, cite_subject_name(reason->subject));
    cite__sink_text(out, " at line ");
    cite__sink_size(out, reason->line);
    cite__sink_text(out, ", byte ");
    cite__sink_size(out, reason->span.begin);
    cite__sink_text(out, end > reason->span.begin ? ": \"" : ": no mark");
    if (end > reason->span.begin) {
        cite__clean_cut(out, cite__slice(cite_document_text(document), reason->span.begin, end),
                        CANDIDATE_COLUMNS);
        cite__sink_text(out, "\"");
    }
    cite__sink_text(out, "\n");
}

static enum cite__paint paint_of(cite_reason_kind kind)
{
    switch (kind) {
    case CITE_REASON_EVIDENCE: return CITE__PAINT_DIM;
    case CITE_REASON_READING: return CITE__PAINT_NONE;
    case CITE_REASON_CHOSEN: return CITE__PAINT_GOOD;
    case CITE_REASON_REJECTED: return CITE__PAINT_BAD;
    }
    return CITE__PAINT_NONE;
}

cite_status cite__reason_line(struct cite__report *report, const cite_document *document, size_t reason)
{
    struct cite__sink *out = &report->out;
    const cite_reason *step = cite_document_reason(document, reason);

    if (reason == 0 || !same_candidate(step, cite_document_reason(document, reason - 1)))
        put_heading(report, document, reason);
    cite__sink_text(out, "  ");
    cite__paint(report, paint_of(step->kind));
    put_padded(out, cite_reason_kind_name(step->kind), KIND_COLUMNS);
    cite__paint(report, CITE__PAINT_NONE);
    put_padded(out, step->rule, RULE_COLUMNS);
    put_weight(out, step->weight);
    cite__sink_text(out, "  ");
    cite__clean_plain(out, step->text);
    cite__sink_text(out, "\n");
    return cite__sink_finish(out);
}
