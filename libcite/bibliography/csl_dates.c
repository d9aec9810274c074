/*
 * bibliography/csl_dates.c: the dates of a CSL-JSON item: numbers, a season, or words.
 */
#include "bibliography/csl_fields.h"
#include "bibliography/edtf.h"
#include "core/str.h"

/* The months of CSL-JSON that are seasons: 13 to 16 in old files, 21 to 24 in EDTF's way. */
#define OLD_SEASON 13
#define SEASON     21

/* One number of a date, which may be a string. 0 where it is none. */
static int number_of(cite_str text)
{
    bool negative = text.len > 0 && text.ptr[0] == '-';
    size_t used = 0;
    cite_str digits = cite__slice(text, negative ? 1 : 0, text.len);
    size_t number = cite__str_number(digits, 999999, &used);

    return used != digits.len ? 0 : negative ? -(int)number : (int)number;
}

/* "[2020, 3, 5]", its bracket read already. */
static enum cite__csl_outcome read_day(struct cite__csl *csl, cite_date *date, cite_day *day)
{
    int numbers[3] = {0, 0, 0};

    for (size_t i = 0;; i++) {
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_ARRAY_END)
            break;
        if (i < 3 && cite__csl_is_scalar(token))
            numbers[i] = number_of(csl->json.string);
        else if (!cite__json_skip(&csl->json, token))
            return CITE__CSL_BROKEN;
    }
    for (int i = 0; i < 2; i++) {
        int first = i == 0 ? OLD_SEASON : SEASON;
        if (numbers[1] >= first && numbers[1] < first + 4) {
            date->season = numbers[1] - first + 1;
            numbers[1] = 0;
        }
    }
    bool possible = numbers[1] >= 0 && numbers[1] <= 12 && numbers[2] >= 0 && numbers[2] <= 31;
    *day = possible ? (cite_day){numbers[0], numbers[1], numbers[2]} : (cite_day){numbers[0], 0, 0};
    return CITE__CSL_READ;
}

static enum cite__csl_outcome read_date_parts(struct cite__csl *csl, cite_date *date)
{
    for (size_t i = 0;; i++) {
        enum cite__json_token token = cite__json_next(&csl->json);
        enum cite__csl_outcome outcome = CITE__CSL_READ;
        if (token == CITE__JSON_ARRAY_END)
            return CITE__CSL_READ;
        if (token == CITE__JSON_ARRAY && i < 2)
            outcome = read_day(csl, date, i == 0 ? &date->begin : &date->end);
        else if (!cite__json_skip(&csl->json, token))
            return CITE__CSL_BROKEN;
        if (outcome != CITE__CSL_READ)
            return outcome;
    }
}

/* One member of a date. A raw date is numbers where it is one. */
static enum cite__csl_outcome read_date_member(struct cite__csl *csl, cite_date *date, cite_str key,
                                               enum cite__json_token token)
{
    cite_str text = cite__csl_is_scalar(token) ? csl->json.string : (cite_str){"", 0};
    enum cite__csl_outcome outcome = CITE__CSL_READ;
    cite_date raw = {.literal = {NULL, 0}};

    if (cite__str_equal(key, CITE__LIT("date-parts")) && token == CITE__JSON_ARRAY)
        return read_date_parts(csl, date);
    if (cite__str_equal(key, CITE__LIT("season")) && cite__csl_is_scalar(token)) {
        int season = number_of(text);
        date->season = season >= 1 && season <= 4 ? season : cite__edtf_season(text);
    } else if (cite__str_equal(key, CITE__LIT("circa"))) {
        date->circa =
            token == CITE__JSON_TRUE || (cite__csl_is_scalar(token) && !cite__str_equal(text, CITE__LIT("0")) &&
                                         !cite__str_equal(text, CITE__LIT("false")) && text.len > 0);
    } else if (cite__str_equal(key, CITE__LIT("literal")) && cite__csl_is_scalar(token)) {
        date->literal = cite__csl_keep(csl, text, &outcome);
    } else if (cite__csl_is_scalar(token) && date->begin.year == 0) { /* "raw", "edtf" */
        text = cite__csl_keep(csl, text, &outcome);
        if (cite__edtf_read(&raw, text))
            *date = raw;
        else
            date->literal = text;
    }
    return cite__json_skip(&csl->json, token) ? outcome : CITE__CSL_BROKEN;
}

enum cite__csl_outcome cite__csl_date(struct cite__csl *csl, cite_when when)
{
    cite_date date = {.literal = {NULL, 0}};

    for (;;) {
        enum cite__csl_outcome outcome = CITE__CSL_READ;
        enum cite__json_token token = cite__json_next(&csl->json);
        if (token == CITE__JSON_OBJECT_END)
            break;
        if (token != CITE__JSON_KEY)
            return CITE__CSL_BROKEN;
        cite_str key = cite__csl_keep(csl, csl->json.string, &outcome);
        token = cite__json_next(&csl->json);
        if (outcome == CITE__CSL_READ)
            outcome = read_date_member(csl, &date, key, token);
        if (outcome != CITE__CSL_READ)
            return outcome;
    }
    if (date.begin.year == 0) {
        date.begin = (cite_day){0};
        date.end = (cite_day){0};
    }
    return cite__csl_outcome(cite__import_date(csl->import, csl->item, when, &date));
}
