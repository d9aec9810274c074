/*
 * bibliography/style_chicago.c: the style of Chicago, as style_templates.h names its source.
 */
#include "bibliography/style_templates.h"

/* clang-format off */
/* Where a work is found, and when it was seen. */
#define CHICAGO_LINK SAY(ACCESSED, ". Accessed "), SAY(LINK, ". "), END

static const struct cite__part chicago_book[] = {
    LEAD(""),
    TITLE(". ", ITALIC),
    SAY(TRANSLATORS, ". Translated by "),
    SAY(EDITORS, ". Edited by "),
    SAY(EDITION, ". "),
    LABELLED(VOLUME, ". ", "Vol. "),
    SAY(SERIES, ". "),
    SAY(IMPRINT, ". "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_chapter[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". In ", NULL},
    SAY(EDITION, ", "),
    LABELLED(VOLUME, ", ", "vol. "),
    SAY(EDITORS, ", edited by "),
    PAGES(", ", NULL),
    SAY(TRANSLATORS, ". Translated by "),
    SAY(SERIES, ". "),
    SAY(IMPRINT, ". "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_journal[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    SAY(TRANSLATORS, ". Translated by "),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    FIELD(VOLUME, " "),
    LABELLED(ISSUE, ", ", "no. "),
    OPEN(" ("),
    SAY(ISSUE_DATE, ""),
    CLOSE,
    PAGES(": ", NULL),
    FIELD(STATUS, ", "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_news[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    SAY(DATE, ", "),
    FIELD(SECTION, ", sec. "),
    PAGES(", ", NULL),
    CHICAGO_LINK,
};

static const struct cite__part chicago_page[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    FIELD(GENRE, ". "),
    SAY(CONTAINER, ". "),
    SAY(PUBLISHER, ". "),
    SAY(DATE, ". "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_report[] = {
    LEAD(""),
    TITLE(". ", ITALIC),
    SAY(EDITORS, ". Edited by "),
    FIELD(GENRE, ". "),
    LABELLED(NUMBER, ", ", "no. "),
    SAY(SERIES, ". "),
    SAY(IMPRINT_DATE, ". "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_thesis[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    FIELD(GENRE, ". "),
    FIELD(PUBLISHER, ", "),
    SAY(YEAR, ", "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_conference[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". In ", NULL},
    SAY(EDITORS, ", edited by "),
    PAGES(", ", NULL),
    FIELD(EVENT_TITLE, ". Paper presented at "),
    FIELD(EVENT_PLACE, ", "),
    SAY(IMPRINT, ". "),
    CHICAGO_LINK,
};

/* What is spoken: an address, an interview, a broadcast; and a letter. */
static const struct cite__part chicago_speech[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    FIELD(GENRE, ". "),
    FIELD(CONTAINER_TITLE, ". "),
    FIELD(EVENT_TITLE, ", "),
    FIELD(EVENT_PLACE, ", "),
    SAY(EVENT_DATE, ", "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_interview[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    SAY(INTERVIEWERS, ". Interview by "),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    FIELD(MEDIUM, ". "),
    FIELD(EVENT_PLACE, ", "),
    SAY(EVENT_DATE, ", "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_letter[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    SAY(LETTER, ". "),
    SAY(RECIPIENTS, " to "),
    SAY(DATE, ", "),
    FIELD(ARCHIVE, ". "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_broadcast[] = {
    LEAD(""),
    TITLE(". ", TITLED),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    FIELD(MEDIUM, ". "),
    SAY(IMPRINT_DATE, ". "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_hearing[] = {
    LEAD(""),
    TITLE(". ", ITALIC),
    FIELD(GENRE, ". "),
    FIELD(SECTION, ", "),
    FIELD(AUTHORITY, ", "),
    FIELD(CHAPTER_NUMBER, ", "),
    LABELLED(NUMBER, ", ", "no. "),
    SAY(EVENT_DATE, ", "),
    CHICAGO_LINK,
};

/* Data, programs, standards and maps: what they are and who made them. */
static const struct cite__part chicago_work[] = {
    LEAD(""),
    TITLE(". ", ITALIC),
    FIELD(GENRE, ". "),
    LABELLED(NUMBER, ". ", "No. "),
    SAY(EDITION, ". "),
    LABELLED(VERSION, ". ", "Version "),
    FIELD(SCALE, ". "),
    FIELD(MEDIUM, ". "),
    SAY(IMPRINT_DATE, ". "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_article[] = {
    LEAD(""),
    TITLE(". ", QUOTED),
    FIELD(GENRE, ". "),
    LABELLED(NUMBER, ", ", "no. "),
    SAY(CONTAINER, ". "),
    SAY(PUBLISHER, ". "),
    SAY(DATE, ", "),
    CHICAGO_LINK,
};

static const struct cite__part chicago_document[] = {
    LEAD(""),
    TITLE(". ", TITLED),
    SAY(EDITORS, ". Edited by "),
    FIELD(GENRE, ". "),
    LABELLED(NUMBER, ", ", "no. "),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    FIELD(VOLUME, " "),
    PAGES(", ", NULL),
    SAY(EDITION, ". "),
    SAY(IMPRINT_DATE, ". "),
    FIELD(ARCHIVE, ". "),
    CHICAGO_LINK,
};
/* clang-format on */

const struct cite__style cite__style_chicago = {
    .name = "chicago",
    .names = {.last = "and ", .editor = ", ed.", .editors = ", eds.", .most = 10, .kept = 7},
    .stop_after_url = true,
    .templates =
        {
            [CITE_TYPE_DOCUMENT] = chicago_document,
            [CITE_TYPE_ARTICLE] = chicago_article,
            [CITE_TYPE_ARTICLE_JOURNAL] = chicago_journal,
            [CITE_TYPE_ARTICLE_MAGAZINE] = chicago_news,
            [CITE_TYPE_ARTICLE_NEWSPAPER] = chicago_news,
            [CITE_TYPE_BILL] = cite__style_law,
            [CITE_TYPE_BOOK] = chicago_book,
            [CITE_TYPE_BROADCAST] = chicago_broadcast,
            [CITE_TYPE_CHAPTER] = chicago_chapter,
            [CITE_TYPE_DATASET] = chicago_work,
            [CITE_TYPE_HEARING] = chicago_hearing,
            [CITE_TYPE_INTERVIEW] = chicago_interview,
            [CITE_TYPE_LEGAL_CASE] = cite__style_case,
            [CITE_TYPE_LEGISLATION] = cite__style_law,
            [CITE_TYPE_MAP] = chicago_work,
            [CITE_TYPE_MOTION_PICTURE] = chicago_broadcast,
            [CITE_TYPE_PAPER_CONFERENCE] = chicago_conference,
            [CITE_TYPE_PERSONAL_COMMUNICATION] = chicago_letter,
            [CITE_TYPE_POST] = chicago_page,
            [CITE_TYPE_POST_WEBLOG] = chicago_page,
            [CITE_TYPE_REGULATION] = cite__style_law,
            [CITE_TYPE_REPORT] = chicago_report,
            [CITE_TYPE_SOFTWARE] = chicago_work,
            [CITE_TYPE_SPEECH] = chicago_speech,
            [CITE_TYPE_STANDARD] = chicago_work,
            [CITE_TYPE_THESIS] = chicago_thesis,
            [CITE_TYPE_TREATY] = cite__style_law,
            [CITE_TYPE_WEBPAGE] = chicago_page,
            [CITE_TYPE_CLASSIC] = chicago_book,
            [CITE_TYPE_COLLECTION] = chicago_document,
            [CITE_TYPE_ENTRY] = chicago_chapter,
            [CITE_TYPE_ENTRY_DICTIONARY] = chicago_chapter,
            [CITE_TYPE_ENTRY_ENCYCLOPEDIA] = chicago_chapter,
            [CITE_TYPE_EVENT] = chicago_speech,
            [CITE_TYPE_FIGURE] = chicago_work,
            [CITE_TYPE_GRAPHIC] = chicago_work,
            [CITE_TYPE_MANUSCRIPT] = chicago_document,
            [CITE_TYPE_MUSICAL_SCORE] = chicago_work,
            [CITE_TYPE_PAMPHLET] = chicago_book,
            [CITE_TYPE_PATENT] = chicago_report,
            [CITE_TYPE_PERFORMANCE] = chicago_broadcast,
            [CITE_TYPE_PERIODICAL] = chicago_book,
            [CITE_TYPE_REVIEW] = chicago_journal,
            [CITE_TYPE_REVIEW_BOOK] = chicago_journal,
            [CITE_TYPE_SONG] = chicago_broadcast,
        },
};
