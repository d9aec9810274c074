/*
 * test_styled_out.c: formatted bibliographies: a work of each type in both styles, and what parts and escapes them.
 */
#include "support/items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define EDITOR(family, given)                                                                                  \
    {                                                                                                          \
        CITE_ROLE_EDITOR, family, given, NULL, NULL, NULL, NULL                                                \
    }
#define AUTHOR(family, given)                                                                                  \
    {                                                                                                          \
        CITE_ROLE_AUTHOR, family, given, NULL, NULL, NULL, NULL                                                \
    }
#define BODY(literal)                                                                                          \
    {                                                                                                          \
        CITE_ROLE_AUTHOR, NULL, NULL, literal, NULL, NULL, NULL                                                \
    }

static const struct {
    struct item_spec spec;
    const char *chicago;
    const char *apa;
} types[] = {
    {{.type = CITE_TYPE_BOOK,
      .title = "The Long River",
      .year = 2019,
      .fields = {{CITE_FIELD_PUBLISHER, "Orr & Sons"},
                 {CITE_FIELD_PUBLISHER_PLACE, "Leeds"},
                 {CITE_FIELD_EDITION, "2"},
                 {CITE_FIELD_VOLUME, "3"}},
      .names = {AUTHOR("Roe", "Jane Mary"),
                AUTHOR("Doe", "John"),
                {CITE_ROLE_TRANSLATOR, "Lund", "Ada", NULL, NULL, NULL, NULL}}},
     "Roe, Jane Mary, and John Doe. *The Long River*. Translated by Ada Lund. 2nd ed. Vol. 3. Leeds: Orr \\& "
     "Sons, 2019.",
     "Roe, J. M., & Doe, J. (2019). *The Long River* (A. Lund, Trans.; 2nd ed., Vol. 3). Orr \\& Sons."},
    {{.type = CITE_TYPE_BOOK,
      .title = "Waters",
      .year = 2001,
      .fields = {{CITE_FIELD_PUBLISHER, "Fenn"}},
      .names = {EDITOR("Orr", "Ann"), EDITOR("Orr", "Ben")}},
     "Orr, Ann, and Ben Orr, eds. *Waters*. Fenn, 2001.",
     "Orr, A., & Orr, B. (Eds.). (2001). *Waters*. Fenn."},
    {{.type = CITE_TYPE_CHAPTER,
      .title = "Eels",
      .year = 2001,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "Waters"},
                 {CITE_FIELD_PAGE, "49-65"},
                 {CITE_FIELD_PUBLISHER, "Fenn"},
                 {CITE_FIELD_PUBLISHER_PLACE, "York"}},
      .names = {AUTHOR("Roe", "Jane"), EDITOR("Orr", "Ann")}},
     "Roe, Jane. “Eels.” In *Waters*, edited by Ann Orr, 49–65. York: Fenn, 2001.",
     "Roe, J. (2001). Eels. In A. Orr (Ed.), *Waters* (pp. 49–65). Fenn."},
    {{.type = CITE_TYPE_ARTICLE_JOURNAL,
      .title = "Who Owns the Eel?",
      .year = 2020,
      .doi = "10.1234/ab",
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "Water Law"},
                 {CITE_FIELD_VOLUME, "12"},
                 {CITE_FIELD_ISSUE, "3"},
                 {CITE_FIELD_PAGE, "1–20"}},
      .names = {AUTHOR("Roe", "Jane"), AUTHOR("Doe", "John"), AUTHOR("Orr", "Ann")}},
     "Roe, Jane, John Doe, and Ann Orr. “Who Owns the Eel?” *Water Law* 12, no. 3 (2020): 1–20. "
     "<https://doi.org/10.1234/ab>.",
     "Roe, J., Doe, J., & Orr, A. (2020). Who Owns the Eel? *Water Law*, *12*(3), 1–20. "
     "<https://doi.org/10.1234/ab>"},
    {{.type = CITE_TYPE_ARTICLE_NEWSPAPER,
      .title = "Rivers Rise",
      .year = 2020,
      .month = 3,
      .day = 5,
      .url = "https://news.example/a",
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "The Courier"}, {CITE_FIELD_SECTION, "B"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. “Rivers Rise.” *The Courier*, March 5, 2020, sec. B. <https://news.example/a>.",
     "Roe, J. (2020, March 5). Rivers Rise. *The Courier*. <https://news.example/a>"},
    {{.type = CITE_TYPE_ARTICLE_MAGAZINE,
      .title = "Rivers Rise",
      .year = 2020,
      .month = 3,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "The Week"}, {CITE_FIELD_PAGE, "7"}}},
     "“Rivers Rise.” *The Week*, March 2020, 7.",
     "Rivers Rise. (2020, March). *The Week*, 7."},
    {{.type = CITE_TYPE_ARTICLE,
      .title = "Rivers",
      .year = 2020,
      .url = "https://pre.example/1",
      .fields = {{CITE_FIELD_GENRE, "Preprint"}, {CITE_FIELD_NUMBER, "7"}, {CITE_FIELD_PUBLISHER, "Rivarxiv"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. “Rivers.” Preprint, no. 7. Rivarxiv, 2020. <https://pre.example/1>.",
     "Roe, J. (2020). *Rivers* (Preprint No. 7). Rivarxiv. <https://pre.example/1>"},
    {{.type = CITE_TYPE_WEBPAGE,
      .title = "Rivers",
      .url = "https://a.example/r",
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "River Site"}, {CITE_FIELD_PUBLISHER, "River Institute"}},
      .names = {BODY("River Institute")}},
     "River Institute. “Rivers.” River Site. <https://a.example/r>.",
     "River Institute. (n.d.). *Rivers*. River Site. <https://a.example/r>"},
    {{.type = CITE_TYPE_POST_WEBLOG,
      .title = "Rivers",
      .year = 2020,
      .month = 3,
      .day = 5,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "River Log"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. “Rivers.” River Log. March 5, 2020.",
     "Roe, J. (2020, March 5). Rivers. *River Log*."},
    {{.type = CITE_TYPE_POST,
      .title = "Rivers are up",
      .year = 2020,
      .month = 3,
      .day = 5,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "Chirp"}, {CITE_FIELD_GENRE, "Post"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. “Rivers are up.” Post. Chirp. March 5, 2020.",
     "Roe, J. (2020, March 5). *Rivers are up* \\[Post\\]. Chirp."},
    {{.type = CITE_TYPE_REPORT,
      .title = "Rivers",
      .year = 2020,
      .month = 3,
      .fields = {{CITE_FIELD_GENRE, "Working Paper"},
                 {CITE_FIELD_NUMBER, "7"},
                 {CITE_FIELD_PUBLISHER, "River Institute"},
                 {CITE_FIELD_PUBLISHER_PLACE, "Leeds"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. *Rivers*. Working Paper, no. 7. Leeds: River Institute, March 2020.",
     "Roe, J. (2020, March). *Rivers* (Working Paper No. 7). River Institute."},
    {{.type = CITE_TYPE_THESIS,
      .title = "Rivers",
      .year = 2020,
      .fields = {{CITE_FIELD_GENRE, "PhD diss."}, {CITE_FIELD_PUBLISHER, "University of Leeds"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. “Rivers.” PhD diss., University of Leeds, 2020.",
     "Roe, J. (2020). *Rivers* \\[PhD diss., University of Leeds\\]."},
    {{.type = CITE_TYPE_PAPER_CONFERENCE,
      .title = "Rivers",
      .year = 2020,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "Water 2020"},
                 {CITE_FIELD_PAGE, "5"},
                 {CITE_FIELD_PUBLISHER, "Fenn"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. “Rivers.” In *Water 2020*, 5. Fenn, 2020.",
     "Roe, J. (2020). *Rivers*. In *Water 2020* (p. 5). Fenn."},
    {{.type = CITE_TYPE_SPEECH,
      .title = "Rivers",
      .year = 2020,
      .month = 3,
      .day = 5,
      .fields = {{CITE_FIELD_GENRE, "Keynote"},
                 {CITE_FIELD_EVENT_TITLE, "Water Week"},
                 {CITE_FIELD_EVENT_PLACE, "Łódź"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. “Rivers.” Keynote, Water Week, Łódź, March 5, 2020.",
     "Roe, J. (2020, March 5). *Rivers* \\[Keynote\\]. Water Week, Łódź."},
    {{.type = CITE_TYPE_INTERVIEW,
      .title = "On Rivers",
      .year = 2020,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "The Week"}},
      .names = {AUTHOR("Roe", "Jane"), {CITE_ROLE_INTERVIEWER, "Orr", "Ann", NULL, NULL, NULL, NULL}}},
     "Roe, Jane. “On Rivers.” Interview by Ann Orr. *The Week*, 2020.",
     "Roe, J. (2020). *On Rivers* (A. Orr, Interviewer). *The Week*."},
    {{.type = CITE_TYPE_PERSONAL_COMMUNICATION,
      .year = 1921,
      .month = 5,
      .day = 1,
      .fields = {{CITE_FIELD_GENRE, "Letter"}, {CITE_FIELD_ARCHIVE, "Town Archive"}},
      .names = {AUTHOR("Roe", "Jane"), {CITE_ROLE_RECIPIENT, "Orr", "Ann", NULL, NULL, NULL, NULL}}},
     "Roe, Jane. Letter to Ann Orr, May 1, 1921. Town Archive.",
     "Roe, J. (1921, May 1). \\[Letter to A. Orr\\]. Town Archive."},
    {{.type = CITE_TYPE_BROADCAST,
      .title = "Floods",
      .year = 2020,
      .month = 3,
      .day = 5,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "River Hour"},
                 {CITE_FIELD_MEDIUM, "Radio"},
                 {CITE_FIELD_PUBLISHER, "Radio Leeds"}}},
     "“Floods.” *River Hour*. Radio. Radio Leeds, March 5, 2020.",
     "*Floods* \\[Radio\\]. (2020, March 5). In *River Hour*. Radio Leeds."},
    {{.type = CITE_TYPE_MOTION_PICTURE,
      .title = "Floods",
      .year = 1975,
      .fields = {{CITE_FIELD_PUBLISHER, "Fenn Films"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. *Floods*. Fenn Films, 1975.",
     "Roe, J. (1975). *Floods*. Fenn Films."},
    {{.type = CITE_TYPE_HEARING,
      .title = "Rivers and Trade",
      .year = 2020,
      .month = 3,
      .day = 5,
      .fields = {{CITE_FIELD_GENRE, "Hearing"},
                 {CITE_FIELD_SECTION, "Committee on Rivers"},
                 {CITE_FIELD_AUTHORITY, "Senate"},
                 {CITE_FIELD_NUMBER, "77"}}},
     "*Rivers and Trade*. Hearing, Committee on Rivers, Senate, no. 77, March 5, 2020.",
     "*Rivers and Trade* \\[Hearing\\]. (2020, March 5). Committee on Rivers, Senate, No. 77."},
    {{.type = CITE_TYPE_LEGAL_CASE,
      .title = "Eel v. Herring",
      .year = 1973,
      .fields = {{CITE_FIELD_VOLUME, "410"},
                 {CITE_FIELD_CONTAINER_TITLE, "U.S."},
                 {CITE_FIELD_PAGE, "113"},
                 {CITE_FIELD_AUTHORITY, "2d Cir."}}},
     "*Eel v. Herring*, 410 U.S. 113 (2d Cir. 1973).",
     "*Eel v. Herring*, 410 U.S. 113 (2d Cir. 1973)."},
    {{.type = CITE_TYPE_LEGISLATION,
      .title = "Rivers Act",
      .year = 1999,
      .fields = {{CITE_FIELD_VOLUME, "16"},
                 {CITE_FIELD_CONTAINER_TITLE, "U.S.C."},
                 {CITE_FIELD_SECTION, "1271"}}},
     "Rivers Act, 16 U.S.C., § 1271 (1999).",
     "Rivers Act, 16 U.S.C., § 1271 (1999)."},
    {{.type = CITE_TYPE_BILL,
      .title = "Rivers Act",
      .year = 2016,
      .fields = {{CITE_FIELD_NUMBER, "H.R. 77"}, {CITE_FIELD_CHAPTER_NUMBER, "114th Congress"}}},
     "Rivers Act, H.R. 77, 114th Congress (2016).",
     "Rivers Act, H.R. 77, 114th Congress (2016)."},
    {{.type = CITE_TYPE_REGULATION,
      .title = "Rivers Rule",
      .year = 2016,
      .fields = {{CITE_FIELD_VOLUME, "81"},
                 {CITE_FIELD_CONTAINER_TITLE, "Fed. Reg."},
                 {CITE_FIELD_PAGE, "1200"}}},
     "Rivers Rule, 81 Fed. Reg. 1200 (2016).",
     "Rivers Rule, 81 Fed. Reg. 1200 (2016)."},
    {{.type = CITE_TYPE_TREATY,
      .title = "Treaty on Rivers",
      .year = 1999,
      .month = 6,
      .day = 1,
      .fields = {{CITE_FIELD_VOLUME, "2000"},
                 {CITE_FIELD_CONTAINER_TITLE, "U.N.T.S."},
                 {CITE_FIELD_PAGE, "5"}}},
     "Treaty on Rivers, 2000 U.N.T.S. 5 (June 1, 1999).",
     "Treaty on Rivers, 2000 U.N.T.S. 5 (June 1, 1999)."},
    {{.type = CITE_TYPE_DATASET,
      .title = "River Levels",
      .year = 2020,
      .fields = {{CITE_FIELD_GENRE, "Data set"},
                 {CITE_FIELD_EDITION, "3"},
                 {CITE_FIELD_PUBLISHER, "River Institute"}}},
     "*River Levels*. Data set. 3rd ed. River Institute, 2020.",
     "*River Levels* (3rd ed.) \\[Data set\\]. (2020). River Institute."},
    {{.type = CITE_TYPE_SOFTWARE,
      .title = "Rivulet",
      .year = 2020,
      .fields = {{CITE_FIELD_PUBLISHER, "Fenn"}},
      .names = {AUTHOR("Roe", "Jane")}},
     "Roe, Jane. *Rivulet*. Fenn, 2020.",
     "Roe, J. (2020). *Rivulet*. Fenn."},
    {{.type = CITE_TYPE_STANDARD,
      .title = "Gauges",
      .year = 2011,
      .fields = {{CITE_FIELD_NUMBER, "ISO 77"}, {CITE_FIELD_PUBLISHER, "ISO"}},
      .names = {BODY("ISO")}},
     "ISO. *Gauges*. ISO 77. ISO, 2011.",
     "ISO. (2011). *Gauges* (ISO 77)."},
    {{.type = CITE_TYPE_MAP,
      .title = "The Fens",
      .year = 1821,
      .fields = {{CITE_FIELD_GENRE, "Map"}, {CITE_FIELD_PUBLISHER_PLACE, "Ely"}}},
     "*The Fens*. Map. Ely, 1821.",
     "*The Fens* \\[Map\\]. (1821)."},
    {{.type = CITE_TYPE_CLASSIC, .title = "Rivers", .family = "Pliny"},
     "Pliny. *Rivers*.",
     "Pliny. (n.d.). *Rivers*."},
    {{.type = CITE_TYPE_COLLECTION, .title = "River Papers", .fields = {{CITE_FIELD_ARCHIVE, "Town Archive"}}},
     "*River Papers*. Town Archive.",
     "*River Papers*. (n.d.)."},
    {{.type = CITE_TYPE_ENTRY, .title = "Eel", .year = 2001, .fields = {{CITE_FIELD_CONTAINER_TITLE, "Fish"}}},
     "“Eel.” In *Fish*. 2001.",
     "Eel. (2001). In *Fish*."},
    {{.type = CITE_TYPE_ENTRY_DICTIONARY,
      .title = "eel",
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "Words"}, {CITE_FIELD_EDITION, "3"}}},
     "“eel.” In *Words*, 3rd ed.",
     "eel. (n.d.). In *Words* (3rd ed.)."},
    {{.type = CITE_TYPE_ENTRY_ENCYCLOPEDIA,
      .title = "Eel",
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "All of it"}, {CITE_FIELD_VOLUME, "4"}}},
     "“Eel.” In *All of it*, vol. 4.",
     "Eel. (n.d.). In *All of it* (Vol. 4)."},
    {{.type = CITE_TYPE_EVENT,
      .title = "Water Week",
      .year = 2020,
      .fields = {{CITE_FIELD_EVENT_PLACE, "Ely"}}},
     "“Water Week.” Ely, 2020.",
     "*Water Week*. (2020). Ely."},
    {{.type = CITE_TYPE_FIGURE, .title = "Gauge", .year = 2020}, "*Gauge*. 2020.", "*Gauge*. (2020)."},
    {{.type = CITE_TYPE_GRAPHIC, .title = "Weir", .year = 1850, .fields = {{CITE_FIELD_MEDIUM, "Oil"}}},
     "*Weir*. Oil. 1850.",
     "*Weir*. (1850)."},
    {{.type = CITE_TYPE_MANUSCRIPT,
      .title = "Journal",
      .family = "Orr",
      .year = 1850,
      .fields = {{CITE_FIELD_ARCHIVE, "Town Archive"}}},
     "Orr. *Journal*. 1850. Town Archive.",
     "Orr. (1850). *Journal*."},
    {{.type = CITE_TYPE_MUSICAL_SCORE, .title = "Water Song", .year = 1850},
     "*Water Song*. 1850.",
     "*Water Song*. (1850)."},
    {{.type = CITE_TYPE_PAMPHLET, .title = "Save the Eel", .year = 1970},
     "*Save the Eel*. 1970.",
     "*Save the Eel*. (1970)."},
    {{.type = CITE_TYPE_PATENT,
      .title = "Weir",
      .family = "Orr",
      .year = 1970,
      .fields = {{CITE_FIELD_NUMBER, "GB 77"}}},
     "Orr. *Weir*, GB 77. 1970.",
     "Orr. (1970). *Weir* (GB 77)."},
    {{.type = CITE_TYPE_PERFORMANCE, .title = "The Flood", .year = 1970},
     "*The Flood*. 1970.",
     "*The Flood*. (1970)."},
    {{.type = CITE_TYPE_PERIODICAL, .title = "Water", .year = 1970, .fields = {{CITE_FIELD_PUBLISHER, "Fenn"}}},
     "*Water*. Fenn, 1970.",
     "*Water*. (1970). Fenn."},
    {{.type = CITE_TYPE_REVIEW,
      .title = "On Eels",
      .year = 1970,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "Water"}}},
     "“On Eels.” *Water* (1970).",
     "On Eels. (1970). *Water*."},
    {{.type = CITE_TYPE_REVIEW_BOOK,
      .title = "On Eels",
      .year = 1970,
      .fields = {{CITE_FIELD_CONTAINER_TITLE, "Water"}}},
     "“On Eels.” *Water* (1970).",
     "On Eels. (1970). *Water*."},
    {{.type = CITE_TYPE_SONG, .title = "Water", .year = 1970}, "*Water*. 1970.", "*Water*. (1970)."},
    {{.type = CITE_TYPE_DOCUMENT, .title = "Rivers", .url = "https://a.example/r"},
     "*Rivers*. <https://a.example/r>.",
     "*Rivers*. (n.d.). <https://a.example/r>"},
};

static void expect(const struct item_spec *spec, cite_format format, cite_style style, const char *wanted)
{
    struct text out = {0};
    cite_bibliography *bibliography = items_new_with(spec);

    assert_int_equal(
        cite_item_write_styled(cite_bibliography_item(bibliography, 0), format, style, text_write, &out, NULL),
        CITE_OK);
    assert_string_equal(out.data, wanted);
    text_release(&out);
    cite_bibliography_free(bibliography);
}

static void test_types(void **state)
{
    bool seen[CITE_TYPE_COUNT_] = {false};

    (void)state;
    for (size_t i = 0; i < COUNT(types); i++) {
        expect(&types[i].spec, CITE_FORMAT_MARKDOWN, CITE_STYLE_CHICAGO, types[i].chicago);
        expect(&types[i].spec, CITE_FORMAT_MARKDOWN, CITE_STYLE_APA, types[i].apa);
        seen[types[i].spec.type] = true;
    }
    for (size_t i = 0; i < CITE_TYPE_COUNT_; i++)
        assert_true(seen[i]);
    /* The others are written like one of those. */
    for (size_t i = CITE_TYPE_WEBPAGE + 1; i < CITE_TYPE_COUNT_ * CITE_STYLE_COUNT_; i++) {
        struct text out = {0};
        cite_bibliography *bibliography = items_new_with(
            &(struct item_spec){.type = (cite_type)(i % CITE_TYPE_COUNT_), .title = "Tides", .year = 2020});
        assert_int_equal(cite_item_write_styled(cite_bibliography_item(bibliography, 0), CITE_FORMAT_TEXT,
                                                (cite_style)(i / CITE_TYPE_COUNT_), text_write, &out, NULL),
                         CITE_OK);
        assert_non_null(strstr(out.data, "Tides"));
        text_release(&out);
        cite_bibliography_free(bibliography);
    }
}

/* What stands between parts, and inside values. */
static void test_punctuation(void **state)
{
    static const struct {
        struct item_spec spec;
        const char *text;
    } cases[] = {
        {{.type = CITE_TYPE_WEBPAGE, .title = "Who?", .body = "Ltd.", .year = 2020}, "Ltd. “Who?” 2020."},
        {{.type = CITE_TYPE_WEBPAGE, .title = "He said “Stop.”", .year = 2020}, "“He said ‘Stop.’” 2020."},
        {{.type = CITE_TYPE_WEBPAGE, .title = "A \"B\" and \"C\" d", .year = 2020}, "“A ‘B’ and ‘C’ d.” 2020."},
        {{.type = CITE_TYPE_ARTICLE_NEWSPAPER, .title = "Rivers", .year = 2020}, "“Rivers.” 2020."},
        {{.type = CITE_TYPE_ARTICLE_NEWSPAPER,
          .title = "Реки",
          .year = 2020,
          .fields = {{CITE_FIELD_TITLE_TRANSLATED, "Rivers"}}},
         "“Реки” [Rivers]. 2020."},
        {{.type = CITE_TYPE_PERSONAL_COMMUNICATION, .family = "Orr", .year = 2020},
         "Orr. Personal communication, 2020."},
        {{.type = CITE_TYPE_WEBPAGE, .title = "Rivers,", .year = 2020}, "“Rivers.” 2020."},
        {{.type = CITE_TYPE_WEBPAGE, .title = "And so …", .year = 2020}, "“And so …” 2020."},
        {{.type = CITE_TYPE_WEBPAGE,
          .title = "Границы рек",
          .year = 2020,
          .fields = {{CITE_FIELD_TITLE_TRANSLATED, "River Borders"}}},
         "“Границы рек” [River Borders]. 2020."},
        {{.type = CITE_TYPE_BOOK, .fields = {{CITE_FIELD_TITLE_TRANSLATED, "River Borders"}}},
         "River Borders."},
        {{.type = CITE_TYPE_BOOK, .title = "Rivers", .fields = {{CITE_FIELD_EDITION, "11"}}},
         "Rivers. 11th ed."},
        {{.type = CITE_TYPE_BOOK, .title = "Rivers", .fields = {{CITE_FIELD_EDITION, "21"}}},
         "Rivers. 21st ed."},
        {{.type = CITE_TYPE_BOOK, .title = "Rivers", .fields = {{CITE_FIELD_EDITION, "revised ed."}}},
         "Rivers. revised ed."},
        {{.type = CITE_TYPE_BOOK, .title = "Rivers", .fields = {{CITE_FIELD_VOLUME, "Band III"}}},
         "Rivers. Band III."},
        {{.type = CITE_TYPE_DOCUMENT, .fields = {{CITE_FIELD_NOTE, "What was left"}}}, "What was left."},
        {{.type = CITE_TYPE_DOCUMENT}, "item-1."},
        {{.type = CITE_TYPE_BOOK, .title = "Ri\xE2\x80\xAEver\x1B[31ms\n\tand more"}, "River[31ms and more."},
        {{.type = CITE_TYPE_BOOK, .title = "R", .url = "https://user:secret@example.org/a b"},
         "R. https://example.org/a%20b."},
        {{.type = CITE_TYPE_BOOK, .title = "R", .doi = "https://doi.org/10.1/a"}, "R. https://doi.org/10.1/a."},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        expect(&cases[i].spec, CITE_FORMAT_TEXT, CITE_STYLE_CHICAGO, cases[i].text);
}

static void test_markdown(void **state)
{
    static const struct {
        const char *title;
        const char *escaped;
    } cases[] = {
        {"a*b_c`d", "a\\*b\\_c\\`d. (n.d.)."},
        {"[x](https://evil.example) <b>", "\\[x\\](https://evil.example) \\<b\\>. (n.d.)."},
        {"1984", "1984\\. (n.d.)."},
        {"# Heading", "\\# Heading. (n.d.)."},
        {"- item", "\\- item. (n.d.)."},
        {"+ item = 1 - 2", "\\+ item = 1 - 2. (n.d.)."},
        {"AT&amp;T | $x^2$ ~ {y} @z \\", "AT\\&amp;T \\| \\$x\\^2\\$ \\~ \\{y} \\@z \\\\. (n.d.)."},
        {"a -- b ... c", "a -\\- b .\\.\\. c. (n.d.)."},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct item_spec spec = {.type = CITE_TYPE_POST_WEBLOG, .title = cases[i].title};
        expect(&spec, CITE_FORMAT_MARKDOWN, CITE_STYLE_APA, cases[i].escaped);
    }
}

static void test_names(void **state)
{
    static const struct {
        struct item_name names[ITEM_NAMES];
        const char *chicago;
        const char *apa;
    } cases[] = {
        {{AUTHOR("López", "Ana-María")}, "López, Ana-María.", "López, A.-M. (n.d.)."},
        {{AUTHOR("Roe", "J. M.")}, "Roe, J. M.", "Roe, J. M. (n.d.)."},
        {{AUTHOR("Roe", "J.M.")}, "Roe, J.M.", "Roe, J. M. (n.d.)."},
        {{AUTHOR("Чехов", "Антон Павлович")}, "Чехов, Антон Павлович.", "Чехов, А. П. (n.d.)."},
        {{AUTHOR("王", "小明")}, "王小明.", "王小明. (n.d.)."},
        {{AUTHOR("Plato", NULL)}, "Plato.", "Plato. (n.d.)."},
        {{{CITE_ROLE_AUTHOR, "Gogh", "Vincent", NULL, NULL, "van", NULL}},
         "van Gogh, Vincent.",
         "van Gogh, V. (n.d.)."},
        {{{CITE_ROLE_AUTHOR, "Humboldt", "Alexander", NULL, NULL, NULL, "von"}},
         "Humboldt, Alexander von.",
         "Humboldt, A. von. (n.d.)."},
        {{{CITE_ROLE_AUTHOR, "Roe", "John", NULL, "Jr.", NULL, NULL}, AUTHOR("Doe", "Jo")},
         "Roe, John, Jr., and Jo Doe.",
         "Roe, J., Jr., & Doe, J. (n.d.)."},
        {{AUTHOR("Roe", "Jo"), BODY("et al.")}, "Roe, Jo, et al.", "Roe, J., et al. (n.d.)."},
        {{AUTHOR("Roe", "Jo"), AUTHOR("Doe", "Al"), BODY("et al.")},
         "Roe, Jo, Al Doe, et al.",
         "Roe, J., Doe, A., et al. (n.d.)."},
        {{BODY("River Institute"), BODY("Fenn & Co.")},
         "River Institute, and Fenn & Co.",
         "River Institute, & Fenn & Co. (n.d.)."},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct item_spec spec = {.type = CITE_TYPE_BOOK};
        memcpy(spec.names, cases[i].names, sizeof spec.names);
        expect(&spec, CITE_FORMAT_TEXT, CITE_STYLE_CHICAGO, cases[i].chicago);
        expect(&spec, CITE_FORMAT_TEXT, CITE_STYLE_APA, cases[i].apa);
    }
}

/* More names than a style has room for. */
static void test_many_names(void **state)
{
    static const struct {
        size_t count;
        const char *chicago;
        const char *apa;
    } cases[] = {
        {3, "A, a, b B, and c C.", "A, a., B, b., & C, c. (n.d.)."},
        {11, "A, a, b B, c C, d D, e E, f F, g G, et al.",
         "A, a., B, b., C, c., D, d., E, e., F, f., G, g., H, h., I, i., J, j., & K, k. (n.d.)."},
        {22, "A, a, b B, c C, d D, e E, f F, g G, et al.",
         "A, a., B, b., C, c., D, d., E, e., F, f., G, g., H, h., I, i., J, j., K, k., L, l., M, m., N, n., O, "
         "o., P, p., Q, q., "
         "R, r., S, s., … V, v. (n.d.)."},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_bibliography *bibliography = items_new();
        struct text chicago = {0};
        struct text apa = {0};
        cite_item *item = items_add(bibliography, &(struct item_spec){.type = CITE_TYPE_BOOK});
        for (size_t k = 0; k < cases[i].count; k++) {
            char family[2] = {(char)('A' + k), '\0'};
            char given[2] = {(char)('a' + k), '\0'};
            cite_name name = {.family = {family, 1}, .given = {given, 1}};
            assert_int_equal(cite_item_add_name(item, CITE_ROLE_AUTHOR, &name, NULL), CITE_OK);
        }
        assert_int_equal(
            cite_item_write_styled(item, CITE_FORMAT_TEXT, CITE_STYLE_CHICAGO, text_write, &chicago, NULL),
            CITE_OK);
        assert_int_equal(cite_item_write_styled(item, CITE_FORMAT_TEXT, CITE_STYLE_APA, text_write, &apa, NULL),
                         CITE_OK);
        assert_string_equal(chicago.data, cases[i].chicago);
        assert_string_equal(apa.data, cases[i].apa);
        text_release(&chicago);
        text_release(&apa);
        cite_bibliography_free(bibliography);
    }
}

static void test_dates(void **state)
{
    static const struct {
        cite_date date;
        const char *chicago;
        const char *apa;
    } cases[] = {
        {{.begin = {2020, 3, 5}}, "R. March 5, 2020.", "R. (2020, March 5)."},
        {{.begin = {2020, 3, 0}}, "R. March 2020.", "R. (2020, March)."},
        {{.begin = {2020, 0, 0}, .season = 1}, "R. Spring 2020.", "R. (2020, Spring)."},
        {{.begin = {2020, 0, 0}, .circa = 1}, "R. ca. 2020.", "R. (ca. 2020)."},
        {{.begin = {-44, 0, 0}}, "R. 44 BCE.", "R. (44 BCE)."},
        {{.begin = {2019, 0, 0}, .end = {2020, 0, 0}}, "R. 2019–2020.", "R. (2019–2020)."},
        {{.begin = {2020, 3, 5}, .end = {2020, 3, 7}}, "R. March 5–7, 2020.", "R. (2020, March 5–7)."},
        {{.begin = {2020, 3, 0}, .end = {2020, 4, 0}}, "R. March–April 2020.", "R. (2020, March–April)."},
        {{.begin = {2020, 3, 30}, .end = {2020, 4, 2}},
         "R. March 30–April 2, 2020.",
         "R. (2020, March 30–April 2)."},
        {{.begin = {2019, 12, 30}, .end = {2020, 1, 2}},
         "R. December 30, 2019–January 2, 2020.",
         "R. (2019, December 30–2020, January 2)."},
        {{.literal = {"forthcoming", 11}}, "R. forthcoming.", "R. (forthcoming)."},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_bibliography *bibliography = items_new();
        struct text chicago = {0};
        struct text apa = {0};
        cite_item *item = items_add(bibliography, &(struct item_spec){.type = CITE_TYPE_REPORT, .title = "R"});
        assert_int_equal(cite_item_set_date(item, CITE_WHEN_ISSUED, &cases[i].date, NULL), CITE_OK);
        assert_int_equal(
            cite_item_write_styled(item, CITE_FORMAT_TEXT, CITE_STYLE_CHICAGO, text_write, &chicago, NULL),
            CITE_OK);
        assert_int_equal(cite_item_write_styled(item, CITE_FORMAT_TEXT, CITE_STYLE_APA, text_write, &apa, NULL),
                         CITE_OK);
        assert_string_equal(chicago.data, cases[i].chicago);
        assert_string_equal(apa.data, cases[i].apa);
        text_release(&chicago);
        text_release(&apa);
        cite_bibliography_free(bibliography);
    }
}

/* When a page was seen is said where it has no date itself. */
static void test_accessed(void **state)
{
    const cite_date seen = {.begin = {2024, 3, 4}};
    cite_bibliography *bibliography = items_new_with(
        &(struct item_spec){.type = CITE_TYPE_WEBPAGE, .title = "R", .url = "https://a.example/"});
    struct text out = {0};

    (void)state;
    cite_item *item = NULL;
    assert_int_equal(cite_bibliography_add(&item, bibliography, CITE_TYPE_WEBPAGE, NULL), CITE_OK);
    assert_int_equal(cite_item_set(item, CITE_FIELD_URL, cite_str_from("https://a.example/b"), NULL), CITE_OK);
    assert_int_equal(cite_item_set(item, CITE_FIELD_TITLE, cite_str_from("S"), NULL), CITE_OK);
    assert_int_equal(cite_item_set_date(item, CITE_WHEN_ACCESSED, &seen, NULL), CITE_OK);
    for (int style = 0; style < CITE_STYLE_COUNT_; style++)
        assert_int_equal(cite_bibliography_write_styled(bibliography, CITE_FORMAT_TEXT, (cite_style)style,
                                                        text_write, &out, NULL),
                         CITE_OK);
    assert_string_equal(out.data,
                        "“R.” https://a.example/.\n\n“S.” Accessed March 4, 2024. https://a.example/b.\n"
                        "R. (n.d.). https://a.example/\n\nS. (n.d.). Retrieved March 4, 2024, from "
                        "https://a.example/b\n");
    text_release(&out);
    cite_bibliography_free(bibliography);
}

static void test_arguments(void **state)
{
    cite_bibliography *bibliography = items_new_with(&(struct item_spec){.type = CITE_TYPE_BOOK, .title = "R"});
    const cite_item *item = cite_bibliography_item(bibliography, 0);
    struct text out = {0};

    (void)state;
    assert_int_equal(cite_item_write_styled(item, CITE_FORMAT_CSV, CITE_STYLE_APA, text_write, &out, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_item_write_styled(item, CITE_FORMAT_TEXT, CITE_STYLE_COUNT_, text_write, &out, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_item_write_styled(NULL, CITE_FORMAT_TEXT, CITE_STYLE_APA, text_write, &out, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_int_equal(cite_bibliography_write_styled(bibliography, CITE_FORMAT_TEXT, CITE_STYLE_COUNT_,
                                                    text_write, &out, NULL),
                     CITE_ERROR_ARGUMENT);
    assert_string_equal(cite_style_name(CITE_STYLE_CHICAGO), "chicago");
    assert_string_equal(cite_style_name(CITE_STYLE_APA), "apa");
    assert_null(cite_style_name(CITE_STYLE_COUNT_));
    assert_int_equal(out.len, 0);
    cite_bibliography_free(bibliography);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),    cmocka_unit_test(test_punctuation), cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_names),    cmocka_unit_test(test_many_names),  cmocka_unit_test(test_dates),
        cmocka_unit_test(test_accessed), cmocka_unit_test(test_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
