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
    "series translator type venue volume "
    "eid issuetitle language maintitle pagetotal part version volumes ";

static const struct {
    const char *entry_type;
    const char *fields; /* those of some */
} types[] = {
    {"article", " author editor eid issn issue issuetitle journaltitle language number pages "
                "series translator version volume "},
    {"book", " author chapter edition editor isbn language location maintitle number pages "
             "pagetotal part publisher series translator volume volumes "},
    {"booklet", " author chapter editor howpublished language location pages pagetotal type "},
    {"dataset", " author edition editor language location number organization publisher series "
                "type version "},
    {"inbook", " author bookauthor booktitle chapter edition editor isbn language location "
               "maintitle number pages part publisher series translator volume volumes "},
    {"incollection", " author booktitle chapter edition editor isbn language location maintitle number "
                     "pages part publisher series translator volume volumes "},
    {"inproceedings", " author booktitle chapter editor eventdate eventtitle isbn language location "
                      "maintitle number organization pages part publisher series venue volume volumes "},
    {"inreference", " author booktitle chapter edition editor isbn language location maintitle number "
                    "pages part publisher series translator volume volumes "},
    {"misc", " author editor howpublished language location organization type version "},
    {"online", " author editor language organization version "},
    {"patent", " author location number type version "},
    {"periodical", " editor issn issue issuetitle language number series volume "},
    {"report", " author chapter institution language location number pages pagetotal type "
               "version "},
    {"software", " author editor howpublished language location organization type version "},
    {"thesis", " author chapter institution language location pages pagetotal type "},
    {"unpublished", " author eventdate eventtitle howpublished language location type venue "},
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
