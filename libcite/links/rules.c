/*
 * links/rules.c: see rules.h.
 */
#include "links/rules.h"

#define SEEN CITE_SUBJECT_LINK, CITE_REASON_EVIDENCE
#define READ CITE_SUBJECT_LINK, CITE_REASON_READING
#define MADE CITE_SUBJECT_LINK, CITE_REASON_CHOSEN
#define LEFT CITE_SUBJECT_LINK, CITE_REASON_REJECTED

const struct cite__rule cite__link_rules[CITE__LINK_RULE_COUNT] = {
    [CITE__RULE_LINK_SCHEME] = {SEEN, "start", "a scheme, %d"},
    [CITE__RULE_LINK_WWW] = {SEEN, "start", "a host that begins with www, and no scheme"},
    [CITE__RULE_LINK_HOST] = {SEEN, "start", "a host under a known top-level domain, and a path"},
    [CITE__RULE_LINK_DOI] = {SEEN, "start", "the prefix of a DOI"},
    [CITE__RULE_LINK_IDENTIFIER] = {SEEN, "start", "an identifier that has a resolver, %d"},
    [CITE__RULE_LINK_MENDED] = {SEEN, "scheme", "the printed scheme is damaged: it is read as %d"},
    [CITE__RULE_BREAK_LINE] = {SEEN, "break", "the line ends"},
    [CITE__RULE_BREAK_BLANK] = {SEEN, "break", "the line ends, and a blank one follows"},
    [CITE__RULE_BREAK_COLUMN] = {SEEN, "break", "its note goes on elsewhere"},
    [CITE__RULE_BREAK_SPACE] = {SEEN, "break", "a space"},
    [CITE__RULE_SEAM_NOTHING] = {SEEN, "seam", "ends: there is nothing to go on with"},
    [CITE__RULE_SEAM_FIRST_HOST] = {SEEN, "seam", "goes on: %d is the host of the scheme"},
    [CITE__RULE_SEAM_BROKEN_HOST] = {SEEN, "seam", "goes on: the host is broken, %d is the rest"},
    [CITE__RULE_SEAM_ANEW] = {SEEN, "seam", "ends: %d is another link, or can be in none"},
    [CITE__RULE_SEAM_DATE] = {SEEN, "seam", "ends: %d is a date"},
    [CITE__RULE_SEAM_PARTED_DATE] = {SEEN, "seam", "goes on: %d is a date behind a hyphen"},
    [CITE__RULE_SEAM_EXTENSION] = {SEEN, "seam", "goes on: %d completes the file's extension"},
    [CITE__RULE_SEAM_PIECE] = {SEEN, "seam", "goes on: %d looks like nothing but a piece of an address"},
    [CITE__RULE_SEAM_NO_PIECE] = {SEEN, "seam", "ends: %d may be a word of the text"},
    [CITE__RULE_SEAM_ENOUGH] = {SEEN, "seam", "goes on: enough speaks for %d as a piece"},
    [CITE__RULE_SEAM_TOO_LITTLE] = {SEEN, "seam", "ends: too little speaks for %d as a piece"},
    [CITE__RULE_UNDERSCORE] = {SEEN, "underscore", "the space in front of %d reads as an underscore"},
    [CITE__RULE_TRIMMED] = {SEEN, "trimmed", "%d at its end belongs to the sentence"},
    [CITE__RULE_LINK_NOTHING] = {LEFT, "nothing", "nothing is behind its start that a link could hold"},
    [CITE__RULE_LINK_LABEL] = {LEFT, "label", "the label of a Markdown link, whose target counts: %d"},
    [CITE__RULE_LINK_NO_HOST] = {LEFT, "no host", "%d has no host or identifier that can be one"},
    [CITE__RULE_LINK_CHOSEN] = {MADE, "link", "%d"},
    [CITE__RULE_LINK_REPAIR] = {SEEN, "repair", "%s"},
    [CITE__RULE_LINK_OTHER] = {READ, "alternative", "%d"},
};
