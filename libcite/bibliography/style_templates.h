/*
 * bibliography/style_templates.h: the words that the templates of the styles are written in, and what the styles share.
 *
 * Sources: The Chicago Manual of Style, 17th edition, 14 (the bibliography of notes and bibliography); the Publication
 * Manual of the American Psychological Association, 7th edition, 9 and 10. Titles keep the capitals that they have: which of
 * them are names is not known.
 */
#ifndef CITE_BIBLIOGRAPHY_STYLE_TEMPLATES_H
#define CITE_BIBLIOGRAPHY_STYLE_TEMPLATES_H

#include "bibliography/style.h"

/* clang-format off */
#define PLAIN  CITE__FACE_PLAIN
#define ITALIC CITE__FACE_ITALIC
#define QUOTED CITE__FACE_QUOTED
#define TITLED CITE__FACE_TITLE

#define LEAD(before)                   {CITE__SAY_LEAD, PLAIN, before, NULL}
#define TITLE(before, face)            {CITE__SAY_TITLE, face, before, NULL}
#define SAY(element, before)           {CITE__SAY_##element, PLAIN, before, NULL}
#define FIELD(field, before)           {CITE_FIELD_##field, PLAIN, before, NULL}
#define LABELLED(field, before, label) {CITE_FIELD_##field, PLAIN, before, label}
#define PAGES(before, label)           {CITE__SAY_PAGES, PLAIN, before, label}
#define OPEN(before)                   {CITE__SAY_OPEN, PLAIN, before, NULL}
#define CLOSE                          {CITE__SAY_CLOSE, PLAIN, NULL, NULL}
#define CLOSE_SQUARE                   {CITE__SAY_CLOSE, PLAIN, "]", NULL}
#define END                            {CITE__SAY_END, PLAIN, NULL, NULL}

/* A field in square brackets. */
#define SQUARE(field) OPEN(" ["), FIELD(field, ""), CLOSE_SQUARE
/* clang-format on */

/* Laws, bills, rules and treaties, in every style: found by their numbers; and cases. */
extern const struct cite__part cite__style_law[];
extern const struct cite__part cite__style_case[];

extern const struct cite__style cite__style_chicago;
extern const struct cite__style cite__style_apa;

#endif
