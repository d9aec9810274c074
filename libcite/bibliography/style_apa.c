/*
 * bibliography/style_apa.c: the style of the APA, as style_templates.h names its source.
 */
#include "bibliography/style_templates.h"

/* clang-format off */
/* Where a work is found, and when it was seen. */
#define APA_LINK {CITE__SAY_ACCESSED, PLAIN, ". Retrieved ", ", from "}, SAY(LINK, ". "), END

/* APA: who, when and what; where nobody is named what comes first, and when behind what says more of it in brackets. */
#define APA_YEAR(face) LEAD(""), SAY(YEAR_FIRST, ". "), TITLE(". ", face)
#define APA_DATE(face) LEAD(""), SAY(DATE_FIRST, ". "), TITLE(". ", face)

static const struct cite__part apa_book[] = {
    APA_YEAR(ITALIC),
    OPEN(" ("),
    SAY(EDITORS, "; "),
    SAY(TRANSLATORS, "; "),
    SAY(EDITION, "; "),
    LABELLED(VOLUME, ", ", "Vol. "),
    CLOSE,
    SAY(YEAR_SECOND, ". "),
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_chapter[] = {
    APA_YEAR(PLAIN),
    OPEN(" ("),
    SAY(TRANSLATORS, "; "),
    CLOSE,
    SAY(YEAR_SECOND, ". "),
    {CITE__SAY_IN, ITALIC, ". In ", NULL},
    OPEN(" ("),
    SAY(EDITION, ", "),
    LABELLED(VOLUME, ", ", "Vol. "),
    PAGES(", ", "pp. "),
    CLOSE,
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_journal[] = {
    APA_YEAR(PLAIN),
    SAY(YEAR_SECOND, ". "),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    {CITE_FIELD_VOLUME, ITALIC, ", ", NULL},
    OPEN("("),
    FIELD(ISSUE, ""),
    CLOSE,
    PAGES(", ", NULL),
    APA_LINK,
};

static const struct cite__part apa_news[] = {
    APA_DATE(PLAIN),
    SAY(DATE_SECOND, ". "),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    {CITE_FIELD_VOLUME, ITALIC, ", ", NULL},
    OPEN("("),
    FIELD(ISSUE, ""),
    CLOSE,
    PAGES(", ", NULL),
    APA_LINK,
};

static const struct cite__part apa_page[] = {
    APA_DATE(ITALIC),
    SQUARE(GENRE),
    SAY(DATE_SECOND, ". "),
    SAY(CONTAINER, ". "),
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_weblog[] = {
    APA_DATE(PLAIN),
    SAY(DATE_SECOND, ". "),
    {CITE__SAY_CONTAINER, ITALIC, ". ", NULL},
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_report[] = {
    APA_DATE(ITALIC),
    OPEN(" ("),
    SAY(EDITORS, "; "),
    FIELD(GENRE, "; "),
    LABELLED(NUMBER, " ", "No. "),
    CLOSE,
    SAY(DATE_SECOND, ". "),
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_thesis[] = {
    APA_YEAR(ITALIC),
    OPEN(" ["),
    FIELD(GENRE, ""),
    FIELD(PUBLISHER, ", "),
    CLOSE_SQUARE,
    SAY(YEAR_SECOND, ". "),
    FIELD(ARCHIVE, ". "),
    APA_LINK,
};

static const struct cite__part apa_conference[] = {
    APA_DATE(ITALIC),
    SQUARE(GENRE),
    SAY(DATE_SECOND, ". "),
    {CITE__SAY_IN, ITALIC, ". In ", NULL},
    OPEN(" ("),
    PAGES("", "pp. "),
    CLOSE,
    FIELD(EVENT_TITLE, ". "),
    FIELD(EVENT_PLACE, ", "),
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_speech[] = {
    APA_DATE(ITALIC),
    SQUARE(GENRE),
    SAY(DATE_SECOND, ". "),
    FIELD(CONTAINER_TITLE, ". "),
    FIELD(EVENT_TITLE, ". "),
    FIELD(EVENT_PLACE, ", "),
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_interview[] = {
    APA_DATE(ITALIC),
    OPEN(" ("),
    SAY(INTERVIEWERS, ""),
    CLOSE,
    SQUARE(MEDIUM),
    SAY(DATE_SECOND, ". "),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". ", NULL},
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_letter[] = {
    APA_DATE(ITALIC),
    OPEN(" ["),
    SAY(LETTER, ""),
    SAY(RECIPIENTS, " to "),
    CLOSE_SQUARE,
    SAY(DATE_SECOND, ". "),
    FIELD(ARCHIVE, ". "),
    APA_LINK,
};

static const struct cite__part apa_broadcast[] = {
    APA_DATE(ITALIC),
    SQUARE(MEDIUM),
    SAY(DATE_SECOND, ". "),
    {CITE_FIELD_CONTAINER_TITLE, ITALIC, ". In ", NULL},
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_hearing[] = {
    APA_DATE(ITALIC),
    SQUARE(GENRE),
    SAY(DATE_SECOND, ". "),
    FIELD(SECTION, ". "),
    FIELD(AUTHORITY, ", "),
    FIELD(CHAPTER_NUMBER, ", "),
    LABELLED(NUMBER, ", ", "No. "),
    APA_LINK,
};

static const struct cite__part apa_work[] = {
    APA_DATE(ITALIC),
    OPEN(" ("),
    LABELLED(NUMBER, "", "No. "),
    SAY(EDITION, "; "),
    LABELLED(VERSION, "; ", "Version "),
    CLOSE,
    SQUARE(GENRE),
    SAY(DATE_SECOND, ". "),
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_article[] = {
    APA_DATE(ITALIC),
    OPEN(" ("),
    FIELD(GENRE, ""),
    LABELLED(NUMBER, " ", "No. "),
    CLOSE,
    SAY(DATE_SECOND, ". "),
    SAY(CONTAINER, ". "),
    SAY(PUBLISHER, ". "),
    APA_LINK,
};

static const struct cite__part apa_document[] = {
    APA_DATE(ITALIC),
    OPEN(" ("),
    SAY(EDITORS, "; "),
    SAY(EDITION, "; "),
    LABELLED(VOLUME, ", ", "Vol. "),
    PAGES(", ", "pp. "),
    CLOSE,
    SQUARE(GENRE),
    SAY(DATE_SECOND, ". "),
    {CITE__SAY_CONTAINER, ITALIC, ". ", NULL},
    SAY(PUBLISHER, ". "),
    APA_LINK,
};
/* clang-format on */

const struct cite__style cite__style_apa = {
    .name = "apa",
    .names = {.last = "& ",
              .editor = " (Ed.)",
              .editors = " (Eds.)",
              .most = 20,
              .kept = 19,
              .last_too = true,
              .initials = true,
              .all_inverted = true},
    .templates =
        {
            [CITE_TYPE_DOCUMENT] = apa_document,
            [CITE_TYPE_ARTICLE] = apa_article,
            [CITE_TYPE_ARTICLE_JOURNAL] = apa_journal,
            [CITE_TYPE_ARTICLE_MAGAZINE] = apa_news,
            [CITE_TYPE_ARTICLE_NEWSPAPER] = apa_news,
            [CITE_TYPE_BILL] = cite__style_law,
            [CITE_TYPE_BOOK] = apa_book,
            [CITE_TYPE_BROADCAST] = apa_broadcast,
            [CITE_TYPE_CHAPTER] = apa_chapter,
            [CITE_TYPE_DATASET] = apa_work,
            [CITE_TYPE_HEARING] = apa_hearing,
            [CITE_TYPE_INTERVIEW] = apa_interview,
            [CITE_TYPE_LEGAL_CASE] = cite__style_case,
            [CITE_TYPE_LEGISLATION] = cite__style_law,
            [CITE_TYPE_MAP] = apa_work,
            [CITE_TYPE_MOTION_PICTURE] = apa_broadcast,
            [CITE_TYPE_PAPER_CONFERENCE] = apa_conference,
            [CITE_TYPE_PERSONAL_COMMUNICATION] = apa_letter,
            [CITE_TYPE_POST] = apa_page,
            [CITE_TYPE_POST_WEBLOG] = apa_weblog,
            [CITE_TYPE_REGULATION] = cite__style_law,
            [CITE_TYPE_REPORT] = apa_report,
            [CITE_TYPE_SOFTWARE] = apa_work,
            [CITE_TYPE_SPEECH] = apa_speech,
            [CITE_TYPE_STANDARD] = apa_work,
            [CITE_TYPE_THESIS] = apa_thesis,
            [CITE_TYPE_TREATY] = cite__style_law,
            [CITE_TYPE_WEBPAGE] = apa_page,
            [CITE_TYPE_CLASSIC] = apa_book,
            [CITE_TYPE_COLLECTION] = apa_document,
            [CITE_TYPE_ENTRY] = apa_chapter,
            [CITE_TYPE_ENTRY_DICTIONARY] = apa_chapter,
            [CITE_TYPE_ENTRY_ENCYCLOPEDIA] = apa_chapter,
            [CITE_TYPE_EVENT] = apa_speech,
            [CITE_TYPE_FIGURE] = apa_work,
            [CITE_TYPE_GRAPHIC] = apa_work,
            [CITE_TYPE_MANUSCRIPT] = apa_document,
            [CITE_TYPE_MUSICAL_SCORE] = apa_work,
            [CITE_TYPE_PAMPHLET] = apa_book,
            [CITE_TYPE_PATENT] = apa_report,
            [CITE_TYPE_PERFORMANCE] = apa_broadcast,
            [CITE_TYPE_PERIODICAL] = apa_book,
            [CITE_TYPE_REVIEW] = apa_journal,
            [CITE_TYPE_REVIEW_BOOK] = apa_journal,
            [CITE_TYPE_SONG] = apa_broadcast,
        },
};
