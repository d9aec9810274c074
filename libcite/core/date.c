/*
 * core/date.c: see date.h. Days are counted in the proleptic Gregorian calendar, in eras of 400 years that
 * begin on 1 March, so that the leap day is the last of its year.
 */
#include "core/date.h"

#include "core/str.h"

#include <string.h>

#define DAY_SECONDS INT64_C(86400)
#define ERA_DAYS    INT64_C(146097)
/* From 0000-03-01 to 1970-01-01. */
#define EPOCH_DAYS INT64_C(719468)
/* 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z: what four digits can hold. */
#define FIRST_SECOND INT64_C(-62167219200)
#define LAST_SECOND  INT64_C(253402300799)

struct moment {
    int64_t year;
    int64_t month; /* 1 to 12 */
    int64_t day;   /* 1 to 31 */
    int64_t hour;
    int64_t minute;
    int64_t second;
};

static void put_digits(char *out, int64_t number, size_t width)
{
    while (width > 0) {
        out[--width] = (char)('0' + number % 10);
        number /= 10;
    }
}

void cite__date_iso(char out[CITE__DATE_SIZE], int64_t seconds)
{
    static const char form[CITE__DATE_SIZE] = "0000-00-00T00:00:00Z";

    if (seconds < FIRST_SECOND)
        seconds = FIRST_SECOND;
    if (seconds > LAST_SECOND)
        seconds = LAST_SECOND;
    int64_t of_day = seconds % DAY_SECONDS;
    if (of_day < 0)
        of_day += DAY_SECONDS;
    /* One era later, so that no division below meets a negative number. */
    int64_t days = (seconds - of_day) / DAY_SECONDS + EPOCH_DAYS + ERA_DAYS;
    int64_t day_of_era = days % ERA_DAYS;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153; /* 0 is March */
    int64_t year = (days / ERA_DAYS - 1) * 400 + year_of_era + (month >= 10 ? 1 : 0);

    for (size_t i = 0; i < CITE__DATE_SIZE; i++)
        out[i] = form[i];
    put_digits(out, year, 4);
    put_digits(out + 5, month < 10 ? month + 3 : month - 9, 2);
    put_digits(out + 8, day_of_year - (153 * month + 2) / 5 + 1, 2);
    put_digits(out + 11, of_day / 3600, 2);
    put_digits(out + 14, of_day / 60 % 60, 2);
    put_digits(out + 17, of_day % 60, 2);
}

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static bool seconds_of(int64_t *seconds, const struct moment *at)
{
    static const unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (at->month < 1 || at->month > 12 || at->hour > 23 || at->minute > 59 || at->second > 60)
        return false;
    int64_t length = lengths[at->month - 1] + (at->month == 2 && is_leap(at->year) ? 1 : 0);
    if (at->day < 1 || at->day > length)
        return false;
    int64_t year = at->year + 400 - (at->month <= 2 ? 1 : 0);
    int64_t year_of_era = year % 400;
    int64_t day_of_year = (153 * (at->month > 2 ? at->month - 3 : at->month + 9) + 2) / 5 + at->day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    int64_t days = (year / 400 - 1) * ERA_DAYS + day_of_era - EPOCH_DAYS;
    *seconds = days * DAY_SECONDS + at->hour * 3600 + at->minute * 60 + at->second;
    return true;
}

/* One field of a form: reads at text[*at], moves on; false where it is something else. */
static bool read_number(int64_t *out, cite_str text, size_t *at, size_t width)
{
    *out = 0;
    if (text.len - *at < width)
        return false;
    for (size_t i = 0; i < width; i++) {
        char c = text.ptr[*at + i];
        if (c == ' ' && i == 0 && width == 2) /* asctime pads the day with a space */
            continue;
        if (!cite__is_digit(c))
            return false;
        *out = *out * 10 + (c - '0');
    }
    *at += width;
    return true;
}

static bool read_month(int64_t *out, cite_str text, size_t *at)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

    if (text.len - *at < 3)
        return false;
    for (size_t i = 0; i < 12; i++) {
        if (cite__str_equal_nocase(cite__slice(text, *at, *at + 3), (cite_str){names + 3 * i, 3})) {
            *out = (int64_t)i + 1;
            *at += 3;
            return true;
        }
    }
    return false;
}

/*
 * Reads text by a form: d day, b month name, Y year, y year of two digits, h m s the time; anything else stands
 * for itself. The day's name before it is not looked at: it adds nothing, and servers get it wrong.
 */
static bool read_form(struct moment *out, cite_str text, const char *form)
{
    size_t at = 0;
    bool fits = true;

    *out = (struct moment){0};
    for (; *form != '\0' && fits; form++) {
        switch (*form) {
        case 'd': fits = read_number(&out->day, text, &at, 2); break;
        case 'b': fits = read_month(&out->month, text, &at); break;
        case 'Y': fits = read_number(&out->year, text, &at, 4); break;
        case 'y': fits = read_number(&out->year, text, &at, 2); break;
        case 'h': fits = read_number(&out->hour, text, &at, 2); break;
        case 'm': fits = read_number(&out->minute, text, &at, 2); break;
        case 's': fits = read_number(&out->second, text, &at, 2); break;
        default: fits = at < text.len && text.ptr[at] == *form; at++;
        }
    }
    return fits && at == text.len;
}

bool cite__date_http(int64_t *seconds, cite_str text)
{
    struct moment at;

    text = cite__str_trim(text);
    size_t name = 0;
    while (name < text.len && cite__is_alpha(text.ptr[name]))
        name++;
    if (name == 0)
        return false;
    text = cite__slice(text, name, text.len);
    if (read_form(&at, text, ", d b Y h:m:s GMT") || read_form(&at, text, " b d h:m:s Y"))
        return seconds_of(seconds, &at);
    if (!read_form(&at, text, ", d-b-y h:m:s GMT"))
        return false;
    /* RFC 9110 turns on the present year, which no function here knows; the pivot is that of POSIX strptime. */
    at.year += at.year < 69 ? 2000 : 1900;
    return seconds_of(seconds, &at);
}

bool cite__date_stamp(int64_t *seconds, cite_str digits)
{
    struct moment at = {.month = 1, .day = 1};
    int64_t *const fields[] = {&at.month, &at.day, &at.hour, &at.minute, &at.second};
    size_t used = 0;

    if (digits.len < 4 || digits.len > 14 || digits.len % 2 != 0 || !read_number(&at.year, digits, &used, 4))
        return false;
    for (size_t i = 0; used < digits.len; i++) {
        if (digits.ptr[used] == ' ' || !read_number(fields[i], digits, &used, 2))
            return false;
    }
    return seconds_of(seconds, &at);
}

void cite__date_stamp_put(char out[CITE__STAMP_SIZE], int64_t seconds)
{
    static const unsigned char places[] = {0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18};
    char iso[CITE__DATE_SIZE];

    cite__date_iso(iso, seconds);
    for (size_t i = 0; i < sizeof places; i++)
        out[i] = iso[places[i]];
    out[sizeof places] = '\0';
}

void cite__date_http_put(char out[CITE__HTTP_DATE_SIZE], int64_t seconds)
{
    static const char days[] = "ThuFriSatSunMonTueWed"; /* 1970-01-01 was a Thursday */
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    static const char form[CITE__HTTP_DATE_SIZE] = "ddd, 00 mmm 0000 00:00:00 GMT";
    char iso[CITE__DATE_SIZE];
    int64_t day = (seconds - (seconds % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS) / DAY_SECONDS;
    size_t month = 0;

    cite__date_iso(iso, seconds);
    memcpy(out, form, sizeof form);
    month = (size_t)(iso[5] - '0') * 10 + (size_t)(iso[6] - '0') - 1;
    memcpy(out, days + 3 * (size_t)((day % 7 + 7) % 7), 3);
    memcpy(out + 5, iso + 8, 2);
    memcpy(out + 8, months + 3 * month, 3);
    memcpy(out + 12, iso, 4);
    memcpy(out + 17, iso + 11, 8);
}

static char *put_number(char *out, int number, int digits)
{
    int power = 1;

    for (int i = 1; i < digits; i++)
        power *= 10;
    for (; power > 0; power /= 10)
        *out++ = (char)('0' + number / power % 10);
    return out;
}

/* A season stands where the month does, as 21 to 24. */
static char *put_day(char *out, const cite_day *day, int season)
{
    int month = season > 0 ? 20 + season : day->month;

    out = put_number(out, day->year, 4);
    if (month > 0) {
        *out++ = '-';
        out = put_number(out, month, 2);
    }
    if (month > 0 && season == 0 && day->day > 0) {
        *out++ = '-';
        out = put_number(out, day->day, 2);
    }
    return out;
}

void cite__date_edtf(char out[CITE__EDTF_SIZE], const cite_date *date)
{
    char *end = out;

    if (date->begin.year > 0)
        end = put_day(end, &date->begin, date->season);
    if (date->end.year > 0) {
        *end++ = '/';
        end = put_day(end, &date->end, 0);
    }
    *end = '\0';
}
