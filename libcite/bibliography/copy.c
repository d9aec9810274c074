/*
 * bibliography/copy.c: see copy.h.
 */
#include "bibliography/copy.h"

#include "bibliography/bibliography.h"
#include "bibliography/item.h"
#include "core/date.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"

#include <string.h>

#define WORDS_BEFORE "Archived at \\url{"
#define WORDS_BEHIND "} on "
#define DAY_LEN      ((size_t)CITE__COPY_DAY_SIZE - 1)

static const cite_str archived = CITE__ROW("archived");

/* What people call some archives; others are called by their host. */
static const struct {
    cite_str host;
    cite_str name;
} archives[] = {
    {CITE__ROW("web.archive.org"), CITE__ROW("Internet Archive")},
    {CITE__ROW("wayback.archive-it.org"), CITE__ROW("Archive-It")},
    {CITE__ROW("webarchive.loc.gov"), CITE__ROW("Library of Congress")},
    {CITE__ROW("arquivo.pt"), CITE__ROW("Arquivo.pt")},
    {CITE__ROW("www.webarchive.org.uk"), CITE__ROW("UK Web Archive")},
    {CITE__ROW("webarchive.nationalarchives.gov.uk"), CITE__ROW("UK National Archives")},
    {CITE__ROW("wayback.vefsafn.is"), CITE__ROW("Icelandic Web Archive")},
    {CITE__ROW("perma.cc"), CITE__ROW("Perma.cc")},
};

static bool is_web(cite_str url)
{
    return cite__str_starts_nocase(url, CITE__LIT("http://")) ||
           cite__str_starts_nocase(url, CITE__LIT("https://"));
}

static cite_str archive_name(cite_str url)
{
    struct cite__url parts;

    if (!cite__url_split(&parts, url))
        return url;
    for (size_t i = 0; i < sizeof archives / sizeof archives[0]; i++) {
        if (cite__str_equal_nocase(parts.host, archives[i].host))
            return archives[i].name;
    }
    return parts.host;
}

cite_str cite_item_copy(const cite_item *item, int64_t *datetime)
{
    cite_str url = item ? cite_item_get(item, CITE_FIELD_ARCHIVE_LOCATION) : (cite_str){"", 0};
    cite_str when = item ? cite_item_get_extra(item, archived) : (cite_str){"", 0};
    char digits[CITE__STAMP_SIZE];
    size_t count = 0;

    for (size_t i = 0; i < when.len && count < sizeof digits; i++) {
        if (cite__is_digit(when.ptr[i]))
            digits[count++] = when.ptr[i];
    }
    if (datetime && (count >= sizeof digits || !cite__date_stamp(datetime, (cite_str){digits, count})))
        *datetime = 0;
    return is_web(url) ? url : (cite_str){"", 0};
}

/* The three places in which a copy stands; when is "2021-03-04" or with a time. */
static cite_status put_copy(cite_item *item, cite_str url, cite_str when, cite_error *error)
{
    cite_status status = cite__item_put(item, CITE_FIELD_ARCHIVE_LOCATION, url, error);

    if (status == CITE_OK && cite_item_get(item, CITE_FIELD_ARCHIVE).len == 0)
        status = cite__item_put(item, CITE_FIELD_ARCHIVE, archive_name(url), error);
    return status == CITE_OK ? cite__item_put_extra(item, archived, when, error) : status;
}

cite_status cite_bibliography_set_copy(cite_bibliography *bibliography, cite_str url, cite_str copy,
                                       int64_t datetime, cite_error *error)
{
    char iso[CITE__DATE_SIZE];

    cite__error_clear(error);
    if (!bibliography || (!url.ptr && url.len > 0) || !copy.ptr || !is_web(copy))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    const cite_item *found = cite_bibliography_find(bibliography, CITE_FIELD_URL, url);
    if (!found)
        return CITE_OK;
    /* A box in an archive of paper stays where it is. */
    cite_str location = cite_item_get(found, CITE_FIELD_ARCHIVE_LOCATION);
    if (location.len > 0 && !is_web(location))
        return CITE_OK;
    cite__date_iso(iso, datetime);
    return put_copy(bibliography->items.items[found->index], copy, cite_str_from(iso), error);
}

const char *cite__copy_field(const cite_item *item, enum cite__dialect dialect, char day[CITE__COPY_DAY_SIZE])
{
    int64_t datetime = 0;
    char iso[CITE__DATE_SIZE];

    if (dialect == CITE__DIALECT_RIS || cite_item_copy(item, &datetime).len == 0 || datetime == 0)
        return NULL;
    bool latex = dialect == CITE__DIALECT_BIBLATEX;
    bool taken = latex ? cite_item_get_extra(item, CITE__LIT("addendum")).len > 0
                       : cite_item_get(item, CITE_FIELD_NOTE).len > 0;
    if (taken)
        return NULL;
    cite__date_iso(iso, datetime);
    memcpy(day, iso, DAY_LEN);
    day[DAY_LEN] = '\0';
    return latex ? "addendum" : "note";
}

bool cite__copy_read(cite_str value, cite_str *url, cite_str *day)
{
    static const cite_str before = CITE__ROW(WORDS_BEFORE);
    static const cite_str behind = CITE__ROW(WORDS_BEHIND);

    value = cite__str_trim(value);
    if (!cite__str_starts(value, before) || value.len <= before.len + behind.len + DAY_LEN)
        return false;
    size_t end = value.len - DAY_LEN;
    *day = cite__slice(value, end, value.len);
    *url = cite__slice(value, before.len, end - behind.len);
    for (size_t i = 0; i < DAY_LEN; i++) {
        if (i == 4 || i == 7 ? day->ptr[i] != '-' : !cite__is_digit(day->ptr[i]))
            return false;
    }
    return cite__str_equal(cite__slice(value, end - behind.len, end), behind) && is_web(*url) &&
           cite__str_find_byte(*url, '}', 0) == CITE_NONE && cite__str_find_byte(*url, '\\', 0) == CITE_NONE;
}

cite_status cite__copy_take(cite_item *item, cite_str url, cite_str day, bool *done)
{
    cite_str known = cite_item_get_extra(item, archived);

    *done = cite_item_get(item, CITE_FIELD_ARCHIVE_LOCATION).len == 0;
    if (!*done)
        return CITE_OK;
    /* The time of day, where the entry told it already. */
    cite_status status = put_copy(item, url, known.len > 0 ? known : day, NULL);
    return status == CITE_ERROR_LIMIT ? CITE_OK
                                      : status; /* too many extras: the address is told all the same */
}
