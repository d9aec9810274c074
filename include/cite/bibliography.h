/*
 * cite/bibliography.h: the cited works, each once, with their CSL 1.0.2 fields.
 *
 * A bibliography is built by hand (cite_bibliography_new) or belongs to a document
 * (cite_document_bibliography). It owns copies of everything put into it. One that is being built belongs to one
 * thread at a time; a finished one may be read by many.
 */
#ifndef CITE_BIBLIOGRAPHY_H
#define CITE_BIBLIOGRAPHY_H

#include <cite/common.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cite_bibliography cite_bibliography;

/* One work. Owned by its bibliography and valid as long as that. */
typedef struct cite_item cite_item;

/* CSL item types (CSL 1.0.2, appendix III). */
typedef enum cite_type {
    CITE_TYPE_DOCUMENT = 0,
    CITE_TYPE_ARTICLE,
    CITE_TYPE_ARTICLE_JOURNAL,
    CITE_TYPE_ARTICLE_MAGAZINE,
    CITE_TYPE_ARTICLE_NEWSPAPER,
    CITE_TYPE_BILL,
    CITE_TYPE_BOOK,
    CITE_TYPE_BROADCAST,
    CITE_TYPE_CHAPTER,
    CITE_TYPE_DATASET,
    CITE_TYPE_HEARING,
    CITE_TYPE_INTERVIEW,
    CITE_TYPE_LEGAL_CASE,
    CITE_TYPE_LEGISLATION,
    CITE_TYPE_MAP,
    CITE_TYPE_MOTION_PICTURE,
    CITE_TYPE_PAPER_CONFERENCE,
    CITE_TYPE_PERSONAL_COMMUNICATION,
    CITE_TYPE_POST,
    CITE_TYPE_POST_WEBLOG,
    CITE_TYPE_REGULATION,
    CITE_TYPE_REPORT,
    CITE_TYPE_SOFTWARE,
    CITE_TYPE_SPEECH,
    CITE_TYPE_STANDARD,
    CITE_TYPE_THESIS,
    CITE_TYPE_TREATY,
    CITE_TYPE_WEBPAGE,
    CITE_TYPE_CLASSIC,
    CITE_TYPE_COLLECTION,
    CITE_TYPE_ENTRY,
    CITE_TYPE_ENTRY_DICTIONARY,
    CITE_TYPE_ENTRY_ENCYCLOPEDIA,
    CITE_TYPE_EVENT,
    CITE_TYPE_FIGURE,
    CITE_TYPE_GRAPHIC,
    CITE_TYPE_MANUSCRIPT,
    CITE_TYPE_MUSICAL_SCORE,
    CITE_TYPE_PAMPHLET,
    CITE_TYPE_PATENT,
    CITE_TYPE_PERFORMANCE,
    CITE_TYPE_PERIODICAL,
    CITE_TYPE_REVIEW,
    CITE_TYPE_REVIEW_BOOK,
    CITE_TYPE_SONG,
    CITE_TYPE_COUNT_
} cite_type;

/* CSL string and number variables, as csl-data.json has them. CITE_FIELD_TITLE_TRANSLATED is ours; CSL-JSON has it under "custom". */
typedef enum cite_field {
    CITE_FIELD_TITLE = 0,
    CITE_FIELD_TITLE_SHORT,
    CITE_FIELD_TITLE_TRANSLATED,
    CITE_FIELD_CONTAINER_TITLE,
    CITE_FIELD_COLLECTION_TITLE,
    CITE_FIELD_COLLECTION_NUMBER,
    CITE_FIELD_PUBLISHER,
    CITE_FIELD_PUBLISHER_PLACE,
    CITE_FIELD_EVENT_TITLE,
    CITE_FIELD_EVENT_PLACE,
    CITE_FIELD_AUTHORITY,
    CITE_FIELD_GENRE,
    CITE_FIELD_MEDIUM,
    CITE_FIELD_VOLUME,
    CITE_FIELD_ISSUE,
    CITE_FIELD_NUMBER,
    CITE_FIELD_PAGE,
    CITE_FIELD_EDITION,
    CITE_FIELD_CHAPTER_NUMBER,
    CITE_FIELD_SECTION,
    CITE_FIELD_STATUS,
    CITE_FIELD_LANGUAGE,
    CITE_FIELD_ARCHIVE,
    CITE_FIELD_SOURCE,
    CITE_FIELD_NOTE,
    CITE_FIELD_URL,
    CITE_FIELD_DOI,
    CITE_FIELD_ISBN,
    CITE_FIELD_ISSN,
    CITE_FIELD_PMID,
    CITE_FIELD_PMCID,
    CITE_FIELD_ABSTRACT,
    CITE_FIELD_ANNOTE,
    CITE_FIELD_ARCHIVE_COLLECTION,
    CITE_FIELD_ARCHIVE_LOCATION,
    CITE_FIELD_ARCHIVE_PLACE,
    CITE_FIELD_CALL_NUMBER,
    CITE_FIELD_CONTAINER_TITLE_SHORT,
    CITE_FIELD_DIMENSIONS,
    CITE_FIELD_DIVISION,
    CITE_FIELD_JURISDICTION,
    CITE_FIELD_KEYWORD,
    CITE_FIELD_NUMBER_OF_PAGES,
    CITE_FIELD_NUMBER_OF_VOLUMES,
    CITE_FIELD_ORIGINAL_PUBLISHER,
    CITE_FIELD_ORIGINAL_PUBLISHER_PLACE,
    CITE_FIELD_ORIGINAL_TITLE,
    CITE_FIELD_PART,
    CITE_FIELD_PART_TITLE,
    CITE_FIELD_PRINTING,
    CITE_FIELD_REFERENCES,
    CITE_FIELD_REVIEWED_GENRE,
    CITE_FIELD_REVIEWED_TITLE,
    CITE_FIELD_SCALE,
    CITE_FIELD_SUPPLEMENT,
    CITE_FIELD_VERSION,
    CITE_FIELD_VOLUME_TITLE,
    CITE_FIELD_VOLUME_TITLE_SHORT,
    CITE_FIELD_COUNT_
} cite_field;

/* CSL name variables. */
typedef enum cite_role {
    CITE_ROLE_AUTHOR = 0,
    CITE_ROLE_EDITOR,
    CITE_ROLE_TRANSLATOR,
    CITE_ROLE_CONTAINER_AUTHOR,
    CITE_ROLE_COLLECTION_EDITOR,
    CITE_ROLE_INTERVIEWER,
    CITE_ROLE_RECIPIENT,
    CITE_ROLE_CHAIR,
    CITE_ROLE_COMPILER,
    CITE_ROLE_COMPOSER,
    CITE_ROLE_CONTRIBUTOR,
    CITE_ROLE_CURATOR,
    CITE_ROLE_DIRECTOR,
    CITE_ROLE_EDITORIAL_DIRECTOR,
    CITE_ROLE_EXECUTIVE_PRODUCER,
    CITE_ROLE_GUEST,
    CITE_ROLE_HOST,
    CITE_ROLE_ILLUSTRATOR,
    CITE_ROLE_NARRATOR,
    CITE_ROLE_ORGANIZER,
    CITE_ROLE_ORIGINAL_AUTHOR,
    CITE_ROLE_PERFORMER,
    CITE_ROLE_PRODUCER,
    CITE_ROLE_REVIEWED_AUTHOR,
    CITE_ROLE_SCRIPT_WRITER,
    CITE_ROLE_SERIES_CREATOR,
    CITE_ROLE_COUNT_
} cite_role;

/* CSL date variables. */
typedef enum cite_when {
    CITE_WHEN_ISSUED = 0,
    CITE_WHEN_ACCESSED,
    CITE_WHEN_EVENT,
    CITE_WHEN_ORIGINAL,
    CITE_WHEN_SUBMITTED,
    CITE_WHEN_AVAILABLE,
    CITE_WHEN_COUNT_
} cite_when;

/*
 * A person (family, given …) or a body (literal alone). Built, NUL-terminated; empty where not known. A last name whose
 * literal is "et al." says that the source cut the list short.
 */
typedef struct cite_name {
    cite_str family;
    cite_str given;
    cite_str dropping_particle;
    cite_str non_dropping_particle;
    cite_str suffix;
    cite_str literal;
} cite_name;

/* A value that CSL has no variable for, under its own name. Built, NUL-terminated. */
typedef struct cite_extra {
    cite_str name;
    cite_str value;
} cite_extra;

/* One day of a date; 0 where not known. A date with year 0 is not there. */
typedef struct cite_day {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
} cite_day;

/* A date or a range of dates. literal holds what could not be put into numbers, such as "forthcoming". */
typedef struct cite_date {
    cite_day begin;
    cite_day end; /* of a range; year 0 for a single date */
    int season;   /* 1 spring to 4 winter; 0 none */
    int circa;    /* 1: approximate */
    cite_str literal;
} cite_date;

/* Why two readings of a work were taken for one. */
typedef enum cite_sameness {
    CITE_SAME_NOT = 0,         /* they are two works */
    CITE_SAME_DOI,             /* the same DOI */
    CITE_SAME_URL,             /* the same address */
    CITE_SAME_TITLE_AUTHOR,    /* the same title and first author */
    CITE_SAME_TITLE_YEAR,      /* the same title and year */
    CITE_SAME_TITLE_PUBLISHER, /* the same title, and the same container, publisher or authority */
    CITE_SAME_TITLE,           /* the same title, too long to be given twice */
    CITE_SAME_PERSON_DAY,      /* a letter or interview without a title: the same person and day */
    CITE_SAME_COUNT_
} cite_sameness;

/* A reading of a work that was merged into an item. Read-only; it may grow at the end. */
typedef struct cite_merged {
    cite_sameness reason;
    cite_str title; /* as that reading had them; built, NUL-terminated, empty where it had none */
    cite_str url;
} cite_merged;

/*
 * The orders a bibliography can be sorted in. Case, accents and punctuation do not count; Latin letters come before Greek
 * ones, then Cyrillic, then others, and Chinese, Japanese and Korean characters last; no locale is read. Works that are
 * alike in all of it keep their order.
 */
typedef enum cite_order {
    CITE_ORDER_ADDED = 0, /* as they were added; of a document, as first cited */
    CITE_ORDER_AUTHOR,    /* authors (or else editors, or else the title), then date, then title */
    CITE_ORDER_TITLE,     /* title without "the", "a" or "an", then authors, then date */
    CITE_ORDER_YEAR,      /* date, the oldest first and those without a year last; then authors, then title */
    CITE_ORDER_COUNT_
} cite_order;

/* The formats a bibliography is written in. */
typedef enum cite_format {
    CITE_FORMAT_CSL_JSON = 0,
    CITE_FORMAT_BIBTEX,
    CITE_FORMAT_BIBLATEX,
    CITE_FORMAT_RIS,
    CITE_FORMAT_TEXT,     /* a formatted bibliography, in a style */
    CITE_FORMAT_MARKDOWN, /* the same, with italics and links */
    CITE_FORMAT_CSV,      /* a header, and a row each work (RFC 4180) */
    CITE_FORMAT_COUNT_
} cite_format;

/* The styles of a formatted bibliography. */
typedef enum cite_style {
    CITE_STYLE_CHICAGO = 0, /* Chicago, 17th edition: the bibliography of notes and bibliography */
    CITE_STYLE_APA,         /* American Psychological Association, 7th edition */
    CITE_STYLE_COUNT_
} cite_style;

/*
 * An empty bibliography, the caller's, to be ended by cite_bibliography_free. allocator may be NULL (malloc), and
 * must outlive it. CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_new(cite_bibliography **out, const cite_allocator *allocator, cite_error *error);

/* Ends a bibliography made by cite_bibliography_new, and its items. NULL is fine. */
CITE_API void cite_bibliography_free(cite_bibliography *bibliography);

/* Adds an empty item, which gets an id of its own ("ITEM-1"). *out is the bibliography's. CITE_ERROR_MEMORY. */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_add(cite_item **out, cite_bibliography *bibliography, cite_type type,
                                  cite_error *error);

/*
 * Adds a copy of an item of any bibliography, as an item of its own. It keeps the id and the key it was given, unless
 * another item has them. *out, which may be NULL, is the bibliography's. CITE_ERROR_MEMORY, CITE_ERROR_ARGUMENT.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_add_copy(cite_item **out, cite_bibliography *bibliography, const cite_item *item,
                                       cite_error *error);

/*
 * Copies every work of from into into; a work that is there already (same DOI, same URL, or same title, first
 * author and year) is merged: fields it lacks are filled. from stays as it is and may be freed. CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_merge(cite_bibliography *into, const cite_bibliography *from, cite_error *error);

/*
 * The item of library that is the same work as item, an item of any bibliography, by what cite_bibliography_merge goes by;
 * *out is NULL where there is none. library is afterwards as before, but belongs to the calling thread meanwhile.
 * CITE_ERROR_MEMORY, CITE_ERROR_ARGUMENT.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_match(const cite_item **out, cite_bibliography *library, const cite_item *item,
                                    cite_error *error);

CITE_API size_t cite_bibliography_count(const cite_bibliography *bibliography);

/* An item by index; NULL past the end. */
CITE_API const cite_item *cite_bibliography_item(const cite_bibliography *bibliography, size_t index);

/* The first item with that id, URL, DOI or title; NULL if none. Case and scheme of URLs and DOIs do not count. */
CITE_API const cite_item *cite_bibliography_find_id(const cite_bibliography *bibliography, cite_str id);
CITE_API const cite_item *cite_bibliography_find(const cite_bibliography *bibliography, cite_field field,
                                                 cite_str value);

/*
 * Puts the items into an order. They keep their ids and keys; pointers to them stay valid, indexes do not. Items added
 * later come behind. CITE_ERROR_MEMORY, and then nothing has moved; CITE_ERROR_ARGUMENT for an order that does not exist.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_sort(cite_bibliography *bibliography, cite_order order, cite_error *error);

/* The name of an order ("cited", "author", "title", "year"); NULL for a number that is none. Static. */
CITE_API const char *cite_order_name(cite_order order);

/*
 * Writes the whole bibliography in a format, UTF-8. CITE_ERROR_IO when write stops it, CITE_ERROR_MEMORY,
 * CITE_ERROR_ARGUMENT for a format that does not exist.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_write(const cite_bibliography *bibliography, cite_format format,
                                    cite_write_fn write, void *context, cite_error *error);

/*
 * The same in a style, which counts for CITE_FORMAT_TEXT and CITE_FORMAT_MARKDOWN; cite_bibliography_write takes Chicago.
 * The works stand in the order of the bibliography, a paragraph each; see cite_bibliography_sort. Values are written
 * with the capitals they have, without control characters, and escaped in Markdown. CITE_ERROR_ARGUMENT for a style that
 * does not exist, too.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_write_styled(const cite_bibliography *bibliography, cite_format format,
                                           cite_style style, cite_write_fn write, void *context,
                                           cite_error *error);

/* What a reader has to say of a place in what it reads. */
typedef enum cite_severity {
    CITE_SEVERITY_WARNING = 0, /* all of it was kept, though perhaps not as it was meant */
    CITE_SEVERITY_ERROR = 1    /* something could not be read, and was left out */
} cite_severity;

/* Read-only; it may grow at the end. Valid during the call that hands it over. */
typedef struct cite_diagnostic {
    cite_severity severity;
    size_t line; /* from 1 */
    const char
        *message; /* one line, NUL-terminated, without a full stop; in it the input's own words are cut short */
} cite_diagnostic;

/* Is told of what a reader finds wrong, in the order in which it is found. It must not touch the bibliography. */
typedef void (*cite_diagnostic_fn)(void *context, const cite_diagnostic *diagnostic);

/* Zero fields mean the defaults. */
typedef struct cite_read_options {
    size_t size;                 /* of this struct, as its user knows it */
    cite_diagnostic_fn diagnose; /* NULL: nobody is told */
    void *context;               /* for diagnose */
    size_t max_bytes;            /* of the input; 0, and at most: 256 MiB */
} cite_read_options;

#define CITE_READ_OPTIONS_INIT                                                                                 \
    {                                                                                                          \
        sizeof(cite_read_options), NULL, NULL, 0                                                               \
    }

/*
 * Reads the works of a file in a format and adds them behind those that are there, each as an item of its own;
 * cite_bibliography_merge brings equal ones together. CITE_FORMAT_BIBTEX and CITE_FORMAT_BIBLATEX read the same entries,
 * and differ where a name means one thing to the one and another to the other. bytes is copied as far as it is kept.
 *
 * It keeps ids and citation keys, unless another item has them, and what CSL has no variable for as extras. In BibTeX,
 * macros are put in, crossref and xdata are inherited, and the commands of LaTeX become the characters they mean. Text
 * that is not UTF-8 is read as Windows-1252.
 *
 * An entry that is wrong is told to options->diagnose with its line, and does not stop the rest: that is CITE_OK.
 * CITE_ERROR_MEMORY, after which the works that were read whole stay. CITE_ERROR_LIMIT for more than max_bytes,
 * CITE_ERROR_FORMAT for CSL-JSON that is neither an array nor an object, CITE_ERROR_UNSUPPORTED for a format that is only
 * written, CITE_ERROR_ARGUMENT. options may be NULL. The bibliography belongs to the calling thread meanwhile.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_read(cite_bibliography *into, cite_format format, cite_str bytes,
                                   const cite_read_options *options, cite_error *error);

/*
 * Tells the format of a file that cite_bibliography_read reads: by the end of its name (".bib", ".ris"; ".json" only with
 * a content that may be CSL-JSON) and by how it begins. name may be empty. 1 and *out, or 0 where it is none of them,
 * such as a document. Never fails.
 */
CITE_API int cite_format_detect(cite_format *out, cite_str name, cite_str bytes);

/*
 * The name of a format ("csl-json", "bibtex", "biblatex", "ris", "text", "markdown", "csv") and of a style ("chicago",
 * "apa"); NULL for a number that is none. Static.
 */
CITE_API const char *cite_format_name(cite_format format);
CITE_API const char *cite_style_name(cite_style style);

/* An item's id: unique in its bibliography; NUL-terminated. "ITEM-" and its place, unless it was set or read. */
CITE_API cite_str cite_item_id(const cite_item *item);

/*
 * An item's citation key, unique in its bibliography; NUL-terminated. Unless it was set or read it is made of author or
 * body, year and first title word, [a-z0-9_-]+, and follows what the setters change.
 */
CITE_API cite_str cite_item_key(const cite_item *item);

CITE_API cite_type cite_item_type(const cite_item *item);

/* A field's value, NUL-terminated; empty where there is none. Valid until the field is set again. */
CITE_API cite_str cite_item_get(const cite_item *item, cite_field field);

/*
 * What was merged into an item, in that order: a count, and one by index, NULL past the end. Valid until something is
 * merged into its bibliography.
 */
CITE_API size_t cite_item_merged_count(const cite_item *item);
CITE_API const cite_merged *cite_item_merged(const cite_item *item, size_t index);

/* The word for a reason, such as "same-url"; NULL for a number that is none. Static. */
CITE_API const char *cite_sameness_name(cite_sameness reason);

CITE_API size_t cite_item_name_count(const cite_item *item, cite_role role);

/* A name by index; NULL past the end. */
CITE_API const cite_name *cite_item_name(const cite_item *item, cite_role role, size_t index);

/* A date; NULL where there is none. */
CITE_API const cite_date *cite_item_date(const cite_item *item, cite_when when);

/* Setters copy what they are given. An empty value removes the field. CITE_ERROR_MEMORY, CITE_ERROR_ARGUMENT. */
CITE_API CITE_NODISCARD
cite_status cite_item_set(cite_item *item, cite_field field, cite_str value, cite_error *error);
CITE_API CITE_NODISCARD
cite_status cite_item_add_name(cite_item *item, cite_role role, const cite_name *name, cite_error *error);
CITE_API CITE_NODISCARD
cite_status cite_item_set_date(cite_item *item, cite_when when, const cite_date *date, cite_error *error);
CITE_API void cite_item_set_type(cite_item *item, cite_type type);

/*
 * Gives an item an id or a key of its own. CITE_ERROR_ARGUMENT where it is empty, longer than 256 bytes or another
 * item's, and for a key also where it holds what BibTeX allows in none (white space, " # % ' ( ) , = { } ~ and the
 * backslash); the item then keeps what it had. CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_item_set_id(cite_item *item, cite_str id, cite_error *error);
CITE_API CITE_NODISCARD
cite_status cite_item_set_key(cite_item *item, cite_str key, cite_error *error);

/*
 * What an item has besides CSL's variables, such as the fields of a BibTeX entry that only its author knows. They stand
 * in the order in which they were set; the writers keep them (CSL-JSON under "custom"). An extra by index is NULL past
 * the end and valid until extras are set; cite_item_get_extra is empty where there is none of that name. Setting an
 * empty value removes it; an empty name is CITE_ERROR_ARGUMENT, more than 1000 are CITE_ERROR_LIMIT. CITE_ERROR_MEMORY.
 */
CITE_API size_t cite_item_extra_count(const cite_item *item);
CITE_API const cite_extra *cite_item_extra(const cite_item *item, size_t index);
CITE_API cite_str cite_item_get_extra(const cite_item *item, cite_str name);
CITE_API CITE_NODISCARD
cite_status cite_item_set_extra(cite_item *item, cite_str name, cite_str value, cite_error *error);

/*
 * The copy of an item's page in a web archive. Setting it is for the first item with that url (as cite_bibliography_find
 * finds it), if there is one: its "archive" and "archive_location", and when the copy was made (seconds since 1970 UTC) as the
 * extra "archived". A place in an archive that is no address is left as it is. CITE_ERROR_MEMORY, CITE_ERROR_LIMIT;
 * CITE_ERROR_ARGUMENT for a copy that is no http or https address. cite_item_copy is empty where there is none; *datetime,
 * which may be NULL, is 0 where it is not known. BibLaTeX's addendum and BibTeX's note tell of a copy in words, which the
 * reader understands.
 */
CITE_API CITE_NODISCARD
cite_status cite_bibliography_set_copy(cite_bibliography *bibliography, cite_str url, cite_str copy,
                                       int64_t datetime, cite_error *error);
CITE_API cite_str cite_item_copy(const cite_item *item, int64_t *datetime);

/*
 * Writes one item as a CSL-JSON object on one line, without a line feed. CITE_ERROR_IO when write stops it,
 * CITE_ERROR_ARGUMENT.
 */
CITE_API CITE_NODISCARD
cite_status cite_item_write_json(const cite_item *item, cite_write_fn write, void *context, cite_error *error);

/*
 * Writes one item as a formatted bibliography has it, without a line feed; format is CITE_FORMAT_TEXT or
 * CITE_FORMAT_MARKDOWN. CITE_ERROR_IO when write stops it, CITE_ERROR_ARGUMENT.
 */
CITE_API CITE_NODISCARD
cite_status cite_item_write_styled(const cite_item *item, cite_format format, cite_style style,
                                   cite_write_fn write, void *context, cite_error *error);

/* The CSL words, such as "article-journal", "container-title", "author", "issued"; NULL for none. Static. */
CITE_API const char *cite_type_name(cite_type type);
CITE_API const char *cite_field_name(cite_field field);
CITE_API const char *cite_role_name(cite_role role);
CITE_API const char *cite_when_name(cite_when when);

#ifdef __cplusplus
}
#endif

#endif
