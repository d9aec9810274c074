/*
 * bibliography/style_table.c: the styles.
 *
 * Sources: The Chicago Manual of Style, 17th edition, 14 (the bibliography of notes and bibliography); the Publication
 * Manual of the American Psychological Association, 7th edition, 9 and 10. Titles keep the capitals that they have: which of
 * them are names is not known.
 */
#include "bibliography/style.h"

#define PLAIN  CITE__FACE_PLAIN
#define ITALIC CITE__FACE_ITALIC
#define QUOTED CITE__FACE_QUOTED
#define TITLED CITE__FACE_TITLE

/* clang-format off */
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

/* Where a work is found, and when it was seen. */
#define CHICAGO_LINK SAY(ACCESSED, ". Accessed "), SAY(LINK, ". "), END
#define APA_LINK     {CITE__SAY_ACCESSED, PLAIN, ". Retrieved ", ", from "}, SAY(LINK, ". "), END

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

/* Laws, bills, rules and treaties, in both styles: found by their numbers. */
static const struct cite__part law[] = {
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

static const struct cite__part legal_case[] = {
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

static const struct cite__style
    styles[CITE_STYLE_COUNT_] =
        {
            [CITE_STYLE_CHICAGO] =
                {
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
                            [CITE_TYPE_BILL] = law,
                            [CITE_TYPE_BOOK] = chicago_book,
                            [CITE_TYPE_BROADCAST] = chicago_broadcast,
                            [CITE_TYPE_CHAPTER] = chicago_chapter,
                            [CITE_TYPE_DATASET] = chicago_work,
                            [CITE_TYPE_HEARING] = chicago_hearing,
                            [CITE_TYPE_INTERVIEW] = chicago_interview,
                            [CITE_TYPE_LEGAL_CASE] = legal_case,
                            [CITE_TYPE_LEGISLATION] = law,
                            [CITE_TYPE_MAP] = chicago_work,
                            [CITE_TYPE_MOTION_PICTURE] = chicago_broadcast,
                            [CITE_TYPE_PAPER_CONFERENCE] = chicago_conference,
                            [CITE_TYPE_PERSONAL_COMMUNICATION] = chicago_letter,
                            [CITE_TYPE_POST] = chicago_page,
                            [CITE_TYPE_POST_WEBLOG] = chicago_page,
                            [CITE_TYPE_REGULATION] = law,
                            [CITE_TYPE_REPORT] = chicago_report,
                            [CITE_TYPE_SOFTWARE] = chicago_work,
                            [CITE_TYPE_SPEECH] = chicago_speech,
                            [CITE_TYPE_STANDARD] = chicago_work,
                            [CITE_TYPE_THESIS] = chicago_thesis,
                            [CITE_TYPE_TREATY] = law,
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
                },
            [CITE_STYLE_APA] =
                {
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
                            [CITE_TYPE_BILL] = law,
                            [CITE_TYPE_BOOK] = apa_book,
                            [CITE_TYPE_BROADCAST] = apa_broadcast,
                            [CITE_TYPE_CHAPTER] = apa_chapter,
                            [CITE_TYPE_DATASET] = apa_work,
                            [CITE_TYPE_HEARING] = apa_hearing,
                            [CITE_TYPE_INTERVIEW] = apa_interview,
                            [CITE_TYPE_LEGAL_CASE] = legal_case,
                            [CITE_TYPE_LEGISLATION] = law,
                            [CITE_TYPE_MAP] = apa_work,
                            [CITE_TYPE_MOTION_PICTURE] = apa_broadcast,
                            [CITE_TYPE_PAPER_CONFERENCE] = apa_conference,
                            [CITE_TYPE_PERSONAL_COMMUNICATION] = apa_letter,
                            [CITE_TYPE_POST] = apa_page,
                            [CITE_TYPE_POST_WEBLOG] = apa_weblog,
                            [CITE_TYPE_REGULATION] = law,
                            [CITE_TYPE_REPORT] = apa_report,
                            [CITE_TYPE_SOFTWARE] = apa_work,
                            [CITE_TYPE_SPEECH] = apa_speech,
                            [CITE_TYPE_STANDARD] = apa_work,
                            [CITE_TYPE_THESIS] = apa_thesis,
                            [CITE_TYPE_TREATY] = law,
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
                },
};

const struct cite__style *cite__style_row(cite_style style)
{
    return &styles[style];
}

const char *cite_style_name(cite_style style)
{
    return (size_t)style < CITE_STYLE_COUNT_ ? styles[style].name : NULL;
}
