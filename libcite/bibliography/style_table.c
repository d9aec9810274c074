/*
 * bibliography/style_table.c: the styles, and the templates that all of them use.
 */
#include "bibliography/style_templates.h"

/* clang-format off */
const struct cite__part cite__style_law[] = {
    LEAD(""),
    TITLE(". ", PLAIN),
    LABELLED(NUMBER, ", ", "No. "),
    FIELD(AUTHORITY, ", "),
    FIELD(CHAPTER_NUMBER, ", "),
    SAY(REPORTER, ", "),
    LABELLED(SECTION, ", ", "§ "),
    OPEN(" ("),
    SAY(DATE, ""),
    CLOSE,
    SAY(LINK, ". "),
    END,
};

const struct cite__part cite__style_case[] = {
    LEAD(""),
    TITLE(". ", ITALIC),
    SAY(REPORTER, ", "),
    LABELLED(NUMBER, ", ", "No. "),
    OPEN(" ("),
    FIELD(AUTHORITY, ""),
    SAY(DATE, " "),
    CLOSE,
    SAY(LINK, ". "),
    END,
};
/* clang-format on */

static const struct cite__style *const styles[CITE_STYLE_COUNT_] = {
    [CITE_STYLE_CHICAGO] = &cite__style_chicago,
    [CITE_STYLE_APA] = &cite__style_apa,
};

const struct cite__style *cite__style_row(cite_style style)
{
    return styles[style];
}

const char *cite_style_name(cite_style style)
{
    return (size_t)style < CITE_STYLE_COUNT_ ? styles[style]->name : NULL;
}
