/*
 * write_library.c FOLDER: two bibliographies in every format, for other programs to read.
 *
 *     full.*      every CSL type twice: with what such a work has, and with every field, role and date there is
 *     awkward.*   little known of each work, and what is known in characters that a format may stumble over
 */
#include <cite.h>

#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A value for each field that is as such a field is, but for characters that mean something to TeX. */
static const char *const values[CITE_FIELD_COUNT_] = {
    [CITE_FIELD_TITLE] = "Rivers & Borders: 100% of the {Northern} $hore, #1_a ~ b^c \\ d",
    [CITE_FIELD_TITLE_SHORT] = "Rivers & Borders",
    [CITE_FIELD_TITLE_TRANSLATED] = "Реки и границы",
    [CITE_FIELD_CONTAINER_TITLE] = "Annals of Water & Law",
    [CITE_FIELD_COLLECTION_TITLE] = "Studies in Rivers",
    [CITE_FIELD_COLLECTION_NUMBER] = "7",
    [CITE_FIELD_PUBLISHER] = "Orr & Sons",
    [CITE_FIELD_PUBLISHER_PLACE] = "Saint-Étienne",
    [CITE_FIELD_EVENT_TITLE] = "Third Water Week",
    [CITE_FIELD_EVENT_PLACE] = "Łódź",
    [CITE_FIELD_AUTHORITY] = "Committee on Rivers",
    [CITE_FIELD_GENRE] = "Working paper",
    [CITE_FIELD_MEDIUM] = "Radio",
    [CITE_FIELD_VOLUME] = "12",
    [CITE_FIELD_ISSUE] = "3",
    [CITE_FIELD_NUMBER] = "77",
    [CITE_FIELD_PAGE] = "49–65",
    [CITE_FIELD_EDITION] = "2",
    [CITE_FIELD_CHAPTER_NUMBER] = "4",
    [CITE_FIELD_SECTION] = "A",
    [CITE_FIELD_STATUS] = "forthcoming",
    [CITE_FIELD_LANGUAGE] = "en",
    [CITE_FIELD_ARCHIVE] = "Town Archive",
    [CITE_FIELD_SOURCE] = "Library of Rivers",
    [CITE_FIELD_NOTE] = "Seen in the reading room; 5 < 6 & 7 > 6.",
    [CITE_FIELD_URL] = "https://example.org/a_b%20c?d=1&e=~f#g",
    [CITE_FIELD_DOI] = "10.1234/ab_c(12)3;4-#5",
    [CITE_FIELD_ISBN] = "978-3-16-148410-0",
    [CITE_FIELD_ISSN] = "0028-0836",
    [CITE_FIELD_PMID] = "123456",
    [CITE_FIELD_PMCID] = "PMC123456",
    [CITE_FIELD_ABSTRACT] = "On rivers & borders.",
    [CITE_FIELD_ANNOTE] = "Read twice.",
    [CITE_FIELD_ARCHIVE_COLLECTION] = "Papers of the Orrs",
    [CITE_FIELD_ARCHIVE_LOCATION] = "Box 7",
    [CITE_FIELD_ARCHIVE_PLACE] = "Ghent",
    [CITE_FIELD_CALL_NUMBER] = "A 12_3",
    [CITE_FIELD_CONTAINER_TITLE_SHORT] = "Ann. W&L",
    [CITE_FIELD_DIMENSIONS] = "21 x 30 cm",
    [CITE_FIELD_DIVISION] = "Second Division",
    [CITE_FIELD_JURISDICTION] = "us",
    [CITE_FIELD_KEYWORD] = "rivers, borders & law",
    [CITE_FIELD_NUMBER_OF_PAGES] = "300",
    [CITE_FIELD_NUMBER_OF_VOLUMES] = "2",
    [CITE_FIELD_ORIGINAL_PUBLISHER] = "Old Orr & Sons",
    [CITE_FIELD_ORIGINAL_PUBLISHER_PLACE] = "Gand",
    [CITE_FIELD_ORIGINAL_TITLE] = "Rivières & frontières",
    [CITE_FIELD_PART] = "1",
    [CITE_FIELD_PART_TITLE] = "Springs",
    [CITE_FIELD_PRINTING] = "3",
    [CITE_FIELD_REFERENCES] = "Continues an earlier study",
    [CITE_FIELD_REVIEWED_GENRE] = "Film",
    [CITE_FIELD_REVIEWED_TITLE] = "The Weir",
    [CITE_FIELD_SCALE] = "1:25000",
    [CITE_FIELD_SUPPLEMENT] = "4",
    [CITE_FIELD_VERSION] = "1.2",
    [CITE_FIELD_VOLUME_TITLE] = "Upper Rivers",
    [CITE_FIELD_VOLUME_TITLE_SHORT] = "Upper",
};

/* What nearly every work has, and what the entry types of BibLaTeX ask for. */
static const cite_field common[] = {CITE_FIELD_TITLE, CITE_FIELD_CONTAINER_TITLE, CITE_FIELD_PUBLISHER,
                                    CITE_FIELD_GENRE, CITE_FIELD_VOLUME,          CITE_FIELD_NUMBER,
                                    CITE_FIELD_URL};

/* A name of every kind. */
static const cite_name names[] = {
    {.family = {"López", 6}, .given = {"Ana", 3}, .suffix = {"Jr.", 3}},
    {.family = {"Gogh", 4}, .given = {"Vincent", 7}, .non_dropping_particle = {"van", 3}},
    {.family = {"Humboldt", 8}, .given = {"Alexander", 9}, .dropping_particle = {"von", 3}},
    {.family = {"bin Laden", 9}, .given = {"Bakr", 4}},
    {.literal = {"Baker and Sons, Ltd.", 20}},
    {.literal = {"Комитет по рекам", 30}},
    {.family = {"王", 3}, .given = {"小明", 6}},
    {.literal = {"et al.", 6}},
};

static const cite_date dates[CITE_WHEN_COUNT_] = {
    [CITE_WHEN_ISSUED] = {.begin = {2020, 3, 5}},
    [CITE_WHEN_ACCESSED] = {.begin = {2021, 12, 31}},
    [CITE_WHEN_EVENT] = {.begin = {2019, 12, 30}, .end = {2020, 1, 2}},
    [CITE_WHEN_ORIGINAL] = {.begin = {1921, 0, 0}, .circa = 1},
};

/* Titles that stand alone in a work of their own. */
static const char *const awkward[] = {
    "{",
    "}",
    "}{",
    "\\",
    "\\{\\}",
    "%",
    "a % b",
    "$",
    "$x$",
    "#",
    "_",
    "^",
    "~",
    "&",
    "&amp;",
    "<b>bold</b>",
    "\"quoted\"",
    "“quoted”",
    "'",
    "`",
    "@book{x,",
    "=",
    "a = {b},",
    ",",
    "TY  - JOUR",
    "ER  - ",
    "*",
    "-",
    "--",
    "One\nTwo\r\nThree\tFour",
    "\x1b[31mred",
    "a\xE2\x80\xAE b",
    "b",
    "\xEF\xBB\xBFmark",
    "bad \xFF\xC3 bytes",
    "Cafe\xCC\x81",
    "Ελληνικά",
    "Границы рек",
    "贸易与边界",
    "日本語の題名",
    "한국어 제목",
    "حدود الأنهار",
    "גבולות",
    "𝔉raktur 𐍈",
    "e\xCC\x81\xCC\x82\xCC\x83",
    "A | B",
    "[link](x)",
    "  spaces  ",
    "…",
    "2020",
    "NATO and the USA",
    "Who did it?",
    "Stop!",
    "and",
    "others",
    "et al.",
    "\\textbf{x}",
    "\\input{/etc/passwd}",
    "--- a: b",
    "!tag",
};

static cite_status add_common(cite_bibliography *out, cite_type type, cite_error *error)
{
    cite_item *item = NULL;
    cite_status status = cite_bibliography_add(&item, out, type, error);

    for (size_t i = 0; i < COUNT(common) && status == CITE_OK; i++)
        status = cite_item_set(item, common[i], cite_str_from(values[common[i]]), error);
    if (status == CITE_OK)
        status = cite_item_add_name(item, CITE_ROLE_AUTHOR, &names[0], error);
    if (status == CITE_OK)
        status = cite_item_add_name(item, CITE_ROLE_EDITOR, &names[1], error);
    return status == CITE_OK ? cite_item_set_date(item, CITE_WHEN_ISSUED, &dates[0], error) : status;
}

static cite_status add_everything(cite_bibliography *out, cite_type type, cite_error *error)
{
    cite_item *item = NULL;
    cite_status status = cite_bibliography_add(&item, out, type, error);

    for (size_t i = 0; i < CITE_FIELD_COUNT_ && status == CITE_OK; i++)
        status = cite_item_set(item, (cite_field)i, cite_str_from(values[i]), error);
    for (size_t i = 0; i < CITE_ROLE_COUNT_ * COUNT(names) && status == CITE_OK; i++)
        status = cite_item_add_name(item, (cite_role)(i / COUNT(names)), &names[i % COUNT(names)], error);
    for (size_t i = 0; i < CITE_WHEN_COUNT_ && status == CITE_OK; i++)
        status = cite_item_set_date(item, (cite_when)i, &dates[i], error);
    return status;
}

static cite_status fill(cite_bibliography *full, cite_bibliography *poor, cite_error *error)
{
    cite_status status = CITE_OK;

    for (size_t i = 0; i < CITE_TYPE_COUNT_ && status == CITE_OK; i++) {
        status = add_common(full, (cite_type)i, error);
        if (status == CITE_OK)
            status = add_everything(full, (cite_type)i, error);
    }
    for (size_t i = 0; i < COUNT(awkward) * 2 && status == CITE_OK; i++) {
        cite_item *item = NULL;
        cite_str text = cite_str_from(awkward[i / 2]);
        status = cite_bibliography_add(&item, poor, i % 2 ? CITE_TYPE_BOOK : CITE_TYPE_DOCUMENT, error);
        if (status == CITE_OK)
            status = cite_item_set(item, CITE_FIELD_TITLE, text, error);
        if (status == CITE_OK && i % 2)
            status =
                cite_item_add_name(item, CITE_ROLE_AUTHOR, &(cite_name){.family = text, .given = text}, error);
        if (status == CITE_OK && i % 2)
            status = cite_item_set(item, CITE_FIELD_PUBLISHER, text, error);
    }
    return status;
}

static int write_all(const cite_bibliography *bibliography, const char *folder, const char *name)
{
    cite_error error;
    char path[1024];
    int failed = 0;

    for (size_t i = 0; i < CITE_FORMAT_COUNT_; i++) {
        cite_format format = (cite_format)i;
        snprintf(path, sizeof path, "%s/%s.%s", folder, name, cite_format_name(format));
        FILE *file = fopen(path, "wb");
        if (!file || cite_bibliography_write(bibliography, format, cite_write_file, file, &error) != CITE_OK) {
            fprintf(stderr, "cannot write %s\n", path);
            failed = 1;
        }
        if (file)
            failed |= fclose(file) != 0;
    }
    return failed;
}

int main(int argc, char **argv)
{
    cite_bibliography *full = NULL;
    cite_bibliography *poor = NULL;
    cite_error error;
    int failed = 1;

    if (argc != 2)
        return 2;
    if (cite_bibliography_new(&full, NULL, &error) == CITE_OK &&
        cite_bibliography_new(&poor, NULL, &error) == CITE_OK && fill(full, poor, &error) == CITE_OK)
        failed = write_all(full, argv[1], "full") | write_all(poor, argv[1], "awkward");
    cite_bibliography_free(full);
    cite_bibliography_free(poor);
    return failed;
}
