/*
 * report/markdown_parts.c: see markdown_parts.h.
 */
#include "report/markdown_parts.h"

#include "core/str.h"
#include "report/clean.h"
#include "report/places.h"
#include "report/text_parts.h"

#include <string.h>

/* Places named for one link; the rest are counted. */
#define PLACES_SHOWN ((size_t)6)

/* An address between < and >, which may hold neither of them, no bar (a table's) and no space. */
void cite__markdown_url(struct cite__sink *out, cite_str url)
{
    static const char unsafe[] = "<>|\\` \"";
    static const char hex[] = "0123456789ABCDEF";

    if (!cite__clean_clickable(url)) {
        cite__clean_markdown(out, url);
        return;
    }
    cite__sink_text(out, "<");
    for (size_t at = 0; at < url.len;) {
        struct cite__shown shown = cite__clean_at(url, at);
        bool escape = shown.text.len == 1 && strchr(unsafe, shown.text.ptr[0]) != NULL;
        if (escape) {
            unsigned char byte = (unsigned char)shown.text.ptr[0];
            char percent[3] = {'%', hex[byte >> 4], hex[byte & 15]};
            cite__sink_bytes(out, percent, sizeof percent);
        } else {
            cite__sink_bytes(out, shown.text.ptr, shown.text.len);
        }
        at += shown.len;
    }
    cite__sink_text(out, ">");
}

void cite__markdown_places(struct cite__sink *out, const cite_audit *audit, size_t index)
{
    const cite_reference *reference = cite_audit_reference(audit, index);
    struct cite__place place;

    for (size_t n = 0; n < PLACES_SHOWN && cite__place_of(&place, audit, index, n); n++) {
        if (n > 0)
            cite__sink_text(out, "; ");
        cite__clean_markdown(out, cite__document_name(place.path, ""));
        cite__sink_text(out, ":");
        cite__sink_size(out, place.at->line);
        if (place.note) {
            cite__sink_text(out, " (note ");
            cite__sink_size(out, place.note->number);
            cite__sink_text(out, ")");
        }
    }
    if (reference->place_count > PLACES_SHOWN) {
        cite__sink_text(out, "; and ");
        cite__counted(out, reference->place_count - PLACES_SHOWN, "more place", "more places");
    }
}

void cite__markdown_figures(struct cite__sink *out, const struct cite__counts *counts)
{
    cite__sink_text(out, "| Status | Links |\n| --- | ---: |\n");
    for (size_t n = 0; n < CITE_VERDICT_COUNT_; n++) {
        cite_verdict verdict = cite__verdict_by_weight(n);
        if (counts->by_verdict[verdict] == 0)
            continue;
        cite__sink_text(out, "| ");
        cite__sink_text(out, cite_verdict_name(verdict));
        cite__sink_text(out, " | ");
        cite__sink_size(out, counts->by_verdict[verdict]);
        cite__sink_text(out, " |\n");
    }
    cite__sink_text(out, "| **total** | **");
    cite__sink_size(out, counts->total);
    cite__sink_text(out, "** |\n");
}
