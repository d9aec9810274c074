/*
 * bibliography/datamodel.c: see datamodel.h.
 *
 * Source: blx-dm.def of BibLaTeX 3.18, the declarations of entry fields, cut down to the fields that are written.
 */
#include "bibliography/datamodel.h"

#include <stddef.h>
#include <string.h>

/* Fields that some types have and others have not. Words are parted, begun and ended by a space. */
static const char some[] =
    " author bookauthor booktitle chapter edition editor eventdate eventtitle howpublished "
    "institution isbn issn issue journaltitle location number organization pages publisher "
    "series translator type venue volume ";

static const struct {
    const char *entry_type;
    const char *fields; /* those of some */
} types[] = {
    {"article", " author editor issn issue journaltitle number pages series translator volume "},
    {"book", " author chapter edition editor isbn location number pages publisher series translator volume "},
    {"dataset", " author edition editor location number organization publisher series type "},
    {"inbook",
     " author bookauthor booktitle chapter edition editor isbn location number pages publisher series "
     "translator volume "},
    {"incollection", " author booktitle chapter edition editor isbn location number pages publisher "
                     "series translator volume "},
    {"inproceedings", " author booktitle chapter editor eventdate eventtitle isbn location number organization "
                      "pages publisher series venue volume "},
    {"misc", " author editor howpublished location organization type "},
    {"online", " author editor organization "},
    {"report", " author chapter institution location number pages type "},
    {"software", " author editor howpublished location organization type "},
    {"thesis", " author chapter institution location pages type "},
    {"unpublished", " author eventdate eventtitle howpublished location type venue "},
};

static bool has_word(const char *list, const char *word)
{
    size_t len = strlen(word);

    for (const char *at = strstr(list, word); at; at = strstr(at + 1, word)) {
        if (at > list && at[-1] == ' ' && at[len] == ' ')
            return true;
    }
    return false;
}

bool cite__datamodel_allows(const char *entry_type, const char *field)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(types[i].entry_type, entry_type) == 0)
            return has_word(types[i].fields, field) || !has_word(some, field);
    }
    return true;
}
