/*
 * links/markup.h: what stands around a link in Markdown and LaTeX: labels, which are no links themselves, and one address that was
 * made two links.
 */
#ifndef CITE_LINKS_MARKUP_H
#define CITE_LINKS_MARKUP_H

#include "core/buf.h"
#include "links/reader.h"

#include <cite/link.h>

#include <stdbool.h>
#include <stddef.h>

/* "[…](": the link is the label of a Markdown link; "\\href{…}{": that of one in LaTeX. The target counts. */
bool cite__markup_is_label(const struct cite__link_reader *reader, const struct cite__link_start *start,
                           const struct cite__link_read *read);

/*
 * Joins links[last] to those in front of it, in which its address begins: "[https://e.org/a/](https://e.org/a/)
 * [b.html](https://e.org/a/b.html)" is one address, for the labels together are the last target. *joined is how many of those in
 * front went into it. To be asked of every link in its turn. false when memory is out.
 */
bool cite__markup_join(struct cite__link_reader *reader, cite_link *links, size_t last, size_t *joined);

#endif
