/*
 * report/text_parts.c: see text_parts.h.
 */
#include "report/text_parts.h"

#include <string.h>

/* ANSI X3.64 "select graphic rendition": the eight basic colours, which every terminal's theme keeps readable. */
static const char *const escapes[] = {
    [CITE__PAINT_NONE] = "\x1B[0m",  [CITE__PAINT_BOLD] = "\x1B[1m", [CITE__PAINT_DIM] = "\x1B[2m",
    [CITE__PAINT_GOOD] = "\x1B[32m", [CITE__PAINT_BAD] = "\x1B[31m", [CITE__PAINT_DOUBTFUL] = "\x1B[33m",
};

void cite__paint(struct cite__report *report, enum cite__paint paint)
{
    if (report->options.color)
        cite__sink_text(&report->out, escapes[paint]);
}

enum cite__paint cite__paint_of_tone(enum cite__tone tone)
{
    switch (tone) {
    case CITE__TONE_GOOD: return CITE__PAINT_GOOD;
    case CITE__TONE_BAD: return CITE__PAINT_BAD;
    case CITE__TONE_DOUBTFUL: return CITE__PAINT_DOUBTFUL;
    case CITE__TONE_QUIET: return CITE__PAINT_DIM;
    }
    return CITE__PAINT_NONE;
}

void cite__painted(struct cite__report *report, enum cite__paint paint, const char *text)
{
    cite__paint(report, paint);
    cite__sink_text(&report->out, text);
    cite__paint(report, CITE__PAINT_NONE);
}

void cite__counted(struct cite__sink *out, size_t count, const char *one, const char *many)
{
    cite__sink_size(out, count);
    cite__sink_text(out, " ");
    cite__sink_text(out, count == 1 ? one : many);
}

void cite__number_right(struct cite__sink *out, size_t number, size_t columns)
{
    size_t digits = 1;

    for (size_t rest = number; rest >= 10; rest /= 10)
        digits++;
    cite__sink_repeat(out, " ", columns > digits ? columns - digits : 0);
    cite__sink_size(out, number);
}

size_t cite__columns_left(const struct cite__report *report, size_t used)
{
    size_t width = (size_t)report->options.width;

    return width > used + 20 ? width - used : 20;
}

/* Those not printed, in brackets: they are what a careful reader looks at first. */
static void put_doubts(struct cite__sink *out, const cite_audited *document)
{
    size_t repaired = document->repaired;
    size_t inferred = document->inferred;

    if (repaired + inferred == 0)
        return;
    cite__sink_text(out, " (");
    if (repaired > 0) {
        cite__sink_size(out, repaired);
        cite__sink_text(out, inferred > 0 ? " repaired, " : " repaired");
    }
    if (inferred > 0) {
        cite__sink_size(out, inferred);
        cite__sink_text(out, " inferred");
    }
    cite__sink_text(out, ")");
}

void cite__document_counts(struct cite__sink *out, const cite_audited *document)
{
    cite__counted(out, document->notes, "note", "notes");
    put_doubts(out, document);
    cite__sink_text(out, ", ");
    cite__counted(out, document->links, "link", "links");
    cite__sink_text(out, ", ");
    cite__counted(out, document->citations, "citation", "citations");
    cite__sink_text(out, " of ");
    cite__counted(out, document->works, "work", "works");
}

/* What only some audits know is told only where there is any. */
static void put_figure(struct cite__sink *out, size_t count, const char *words)
{
    if (count == 0)
        return;
    cite__sink_text(out, ", ");
    cite__sink_size(out, count);
    cite__sink_text(out, words);
}

/* Where nothing was asked "0 findings" would be believed, so it is not said. */
void cite__headline(struct cite__sink *out, const struct cite__counts *counts)
{
    cite__counted(out, counts->total, "distinct link", "distinct links");
    if (counts->unchecked == 0 || counts->unchecked < counts->total) {
        cite__sink_text(out, ", ");
        cite__counted(out, counts->findings, "finding", "findings");
        cite__sink_text(out, ", ");
        if (counts->listed > counts->findings) {
            cite__counted(out, counts->listed - counts->findings, "warning", "warnings");
            cite__sink_text(out, ", ");
        }
        if (counts->known > 0) {
            cite__sink_size(out, counts->known);
            cite__sink_text(out, " known before, ");
        }
        cite__sink_size(out, counts->moved);
        cite__sink_text(out, " moved");
        put_figure(out, counts->dead, " dead");
        put_figure(out, counts->drifted, " drifted");
        put_figure(out, counts->archived, " with an archived copy");
    }
    if (counts->unchecked > 0) {
        bool is_long = counts->unchecked < counts->total && counts->archived > 0;
        cite__sink_text(out, is_long ? ",\n" : ", "); /* all of it on one line is more than 80 columns */
        if (counts->unchecked < counts->total)
            cite__sink_size(out, counts->unchecked);
        cite__sink_text(out, counts->unchecked < counts->total ? " not checked " : "none checked ");
        cite__unchecked_words(out, counts);
    }
    cite__sink_text(out, "\n");
}
