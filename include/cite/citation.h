/*
 * cite/citation.h: one cited work in one place.
 *
 * The struct is read-only, handed out by cite_document_citation, and lives as long as its document. Fields may
 * be added at the end.
 */
#ifndef CITE_CITATION_H
#define CITE_CITATION_H

#include <cite/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How a citation names its work. */
typedef enum cite_form {
    CITE_FORM_FULL = 0,
    CITE_FORM_SHORT = 1, /* author and title; op. cit., idem, ders. without a note number */
    CITE_FORM_IBID = 2,  /* ibid., id., ebd., там же … */
    CITE_FORM_SUPRA = 3  /* supra note 7, op. cit. n. 7, see note 8 above */
} cite_form;

typedef struct cite_citation {
    cite_span span; /* without signal words before it and the stop after it */
    size_t note;    /* index of its note, or CITE_NONE in running text and in an end bibliography */
    size_t link;    /* index of its first link, or CITE_NONE */
    cite_form form;
    size_t item;            /* index of its work in the document's bibliography, or CITE_NONE */
    cite_str unresolved;    /* why item is CITE_NONE; empty otherwise; static or built, NUL-terminated */
    cite_str locator_label; /* "page", "note", "paragraph" …: a CSL locator label; empty where there is none */
    cite_str locator;       /* "49-65"; built, NUL-terminated */
    double confidence;      /* 0 to 1 */
} cite_citation;

/* "full", "short", "ibid", "supra"; static. */
CITE_API const char *cite_form_name(cite_form form);

#ifdef __cplusplus
}
#endif

#endif
