/*
 * bibliography/meaning.h: what a reader makes of the words of a format.
 *
 * It decides from the tables of fields.h and a few of its own, which hold the words that other programs write. A writer
 * asks here too: it uses a word only where a reader finds the same type or field under it again, and else says it
 * with the CSL word. So what is written and what is read cannot drift apart.
 */
#ifndef CITE_BIBLIOGRAPHY_MEANING_H
#define CITE_BIBLIOGRAPHY_MEANING_H

#include "bibliography/fields.h"

#include <cite/bibliography.h>

#include <stdbool.h>

enum cite__meaning_kind { CITE__MEANS_NOTHING, CITE__MEANS_FIELD, CITE__MEANS_ROLE, CITE__MEANS_WHEN };

struct cite__meaning {
    enum cite__meaning_kind kind;
    unsigned index; /* a cite_field, cite_role or cite_when */
};

/*
 * The type of an entry; subtype is BibLaTeX's entrysubtype or empty. CITE_TYPE_COUNT_ where the word is not known.
 * *genre, which may be NULL, gets what the word tells besides ("Master's thesis"), or NULL.
 */
cite_type cite__type_read(cite_str word, cite_str subtype, enum cite__dialect dialect, const char **genre);

/* Whether BibTeX too knows a type of entry; else it is one of BibLaTeX, and so are the names in it. */
bool cite__type_is_bibtex(cite_str word);

/* What a name means in an entry of that type. value decides between an ISBN and an ISSN; it may be empty. */
struct cite__meaning cite__name_read(cite_str name, cite_str value, cite_type type, enum cite__dialect dialect);

/* What a CSL word means: a variable of CSL 1.0.2 or one of the names it once had. */
struct cite__meaning cite__word_read(cite_str word);

/* The type of a CSL word; CITE_TYPE_COUNT_ for none. */
cite_type cite__type_word(cite_str word);

/* Whether a reader can tell the CSL type from the entry type (and subtype) that the dialect writes for it. */
bool cite__type_is_told(cite_type type, enum cite__dialect dialect);

/* What a dialect calls a field of that value in an entry of that type; NULL where a reader would not find it again. */
const char *cite__field_called(cite_field field, cite_str value, cite_type type, enum cite__dialect dialect);

/* Whether a TeX reader takes a CSL word for the variable of that name in an entry of that type. */
bool cite__word_is_told(const char *csl, cite_type type, enum cite__dialect dialect);

#endif
