/*
 * bibliography/style.c: a work by its template.
 *
 * A part that has nothing to say writes nothing, and what would have parted it from the rest is not written either.
 */
#include "bibliography/style.h"

#include <string.h>

static void put_part(struct cite__entry *entry, const struct cite__part *part)
{
    /* A quoted title and a date in brackets end a sentence, whatever follows them. */
    bool after_sentence = entry->sentence_end > 0 && entry->line->written == entry->sentence_end;
    bool comma = part->before && strcmp(part->before, ", ") == 0;

    entry->part = part;
    cite__line_before(entry->line, after_sentence && comma ? ". " : part->before);
    cite__part_say(entry);
    cite__line_before(entry->line, NULL);
}

void cite__style_put(struct cite__line *line, const cite_item *item, const struct cite__style *style)
{
    struct cite__entry entry = {.line = line, .item = item, .style = style};

    for (const struct cite__part *part = style->templates[cite_item_type(item)]; part->element != CITE__SAY_END;
         part++)
        put_part(&entry, part);
    /* A work of which nothing is known that the style would say still has its place in the list. */
    if (line->written == 0)
        cite__line_value(line, cite_item_get(item, CITE_FIELD_NOTE), CITE__FACE_PLAIN);
    if (line->written == 0)
        cite__line_value(line, cite_item_key(item), CITE__FACE_PLAIN);
    cite__line_end(line, style->stop_after_url || !entry.url_last);
}
