/*
 * bibliography/style.h: how a style writes a work: for each CSL type a template, which is a list of parts.
 */
#ifndef CITE_BIBLIOGRAPHY_STYLE_H
#define CITE_BIBLIOGRAPHY_STYLE_H

#include "bibliography/line.h"

#include <cite/bibliography.h>

#include <stdbool.h>
#include <stddef.h>

/* What a part says. A number below CITE_FIELD_COUNT_ is that field. */
enum cite__element {
    CITE__SAY_LEAD = CITE_FIELD_COUNT_, /* who comes first: the authors, or else the editors */
    CITE__SAY_TITLE,                    /* the title, or what stands for it, and its translation in brackets */
    CITE__SAY_EDITORS,                  /* where they are not first */
    CITE__SAY_TRANSLATORS,
    CITE__SAY_INTERVIEWERS,
    CITE__SAY_RECIPIENTS,
    CITE__SAY_EDITION,
    CITE__SAY_LETTER, /* the genre of a letter */
    CITE__SAY_SERIES,
    CITE__SAY_IN,           /* the editors and the container of a chapter, with their label */
    CITE__SAY_IMPRINT,      /* place: publisher, year */
    CITE__SAY_IMPRINT_DATE, /* place: publisher, date */
    CITE__SAY_PUBLISHER,    /* the publisher, unless it is the author */
    CITE__SAY_CONTAINER,    /* the container, unless it is the author */
    CITE__SAY_REPORTER,     /* volume, container and page, as laws and cases are found by */
    CITE__SAY_PAGES,
    CITE__SAY_YEAR,
    CITE__SAY_DATE,        /* as fully as it is known */
    CITE__SAY_ISSUE_DATE,  /* the year; fully where there is no volume */
    CITE__SAY_EVENT_DATE,  /* of the event, or else of the work */
    CITE__SAY_DATE_FIRST,  /* in brackets behind who comes first */
    CITE__SAY_YEAR_FIRST,  /* the same, the year alone */
    CITE__SAY_DATE_SECOND, /* in brackets behind the title, where nobody comes first */
    CITE__SAY_YEAR_SECOND,
    CITE__SAY_ACCESSED, /* where the work has no date and an address; then label, and the address, where there is one */
    CITE__SAY_LINK,  /* the DOI as an address, or else the address */
    CITE__SAY_OPEN,  /* before opens a group in brackets */
    CITE__SAY_CLOSE, /* before closes it; a round bracket where there is none */
    CITE__SAY_END
};

/* How a title is set where that depends on its work: quoted in a container, and italic without one. */
#define CITE__FACE_TITLE 3

struct cite__part {
    int element;        /* enum cite__element, or a cite_field */
    int face;           /* enum cite__face, or CITE__FACE_TITLE */
    const char *before; /* parts it from what stands before; may end with words */
    const char *label;  /* stands before a value that begins with a digit; NULL for none */
};

/* How names are joined. */
struct cite__name_style {
    const char *last;   /* before the last of several: "and " */
    const char *editor; /* behind one editor who comes first, and behind several */
    const char *editors;
    size_t most;       /* more names than that are cut */
    size_t kept;       /* to so many */
    bool last_too;     /* and the last one behind an ellipsis; else "et al." */
    bool initials;     /* given names are cut to their first letters */
    bool all_inverted; /* of those who come first: all; else the first */
};

struct cite__style {
    const char *name;
    struct cite__name_style names;
    bool stop_after_url;
    bool apa_dates;                                       /* "2020, March 5"; else "March 5, 2020" */
    const struct cite__part *templates[CITE_TYPE_COUNT_]; /* each ended by CITE__SAY_END */
};

const struct cite__style *cite__style_row(cite_style style);

/* One work on its way. */
struct cite__entry {
    struct cite__line *line;
    const cite_item *item;
    const struct cite__style *style;
    const struct cite__part *part;
    bool lead;           /* somebody comes first */
    bool titled;         /* there is a title */
    size_t sentence_end; /* what was written up to the end of a quoted title or a bracketed date; 0: neither */
    bool editor_led;     /* the editors do */
    bool url_last;       /* the address is written, which comes at the end */
};

/* Says what entry's part is about. */
void cite__part_say(struct cite__entry *entry);

/* Writes a work, with the stop at its end. */
void cite__style_put(struct cite__line *line, const cite_item *item, const struct cite__style *style);

/* Names of a role; inverted: the family name first, as those who come first have it. */
void cite__style_names(struct cite__line *line, const cite_item *item, cite_role role,
                       const struct cite__name_style *style, bool inverted);

/* How many names of a role are names. */
size_t cite__style_name_count(const cite_item *item, cite_role role);

/* How a date is written. */
enum cite__date_form {
    CITE__DATE_YEAR,      /* 2020 */
    CITE__DATE_FULL,      /* March 5, 2020 */
    CITE__DATE_YEAR_FIRST /* 2020, March 5 */
};

void cite__style_date(struct cite__line *line, const cite_date *date, enum cite__date_form form);

#endif
