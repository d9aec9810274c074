/*
 * bibliography/style_dates.c: dates in words.
 */
#include "bibliography/style.h"

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

static const char *const seasons[] = {"Spring", "Summer", "Autumn", "Winter"};

static void put_year(struct cite__line *line, int year)
{
    cite__line_number(line, year);
    if (year < 0)
        cite__line_words(line, " BCE");
}

/* "March 5", "March", "Spring"; nothing where only the year is known. */
static void put_month_day(struct cite__line *line, const cite_day *day, int season)
{
    if (day->month == 0) {
        cite__line_words(line, season != 0 ? seasons[season - 1] : NULL);
        return;
    }
    cite__line_words(line, months[day->month - 1]);
    if (day->day == 0)
        return;
    cite__line_words(line, " ");
    cite__line_number(line, day->day);
}

/* One day, or the part of it that is known. */
static void put_day(struct cite__line *line, const cite_day *day, int season, bool year_first)
{
    bool month = day->month != 0 || season != 0;

    if (year_first || !month)
        put_year(line, day->year);
    if (!month)
        return;
    if (year_first)
        cite__line_words(line, ", ");
    put_month_day(line, day, season);
    if (year_first)
        return;
    cite__line_words(line, day->month != 0 && day->day != 0 ? ", " : " ");
    put_year(line, day->year);
}

/* The end of a range within one year: "March 5–7", "March–April", "December 30–January 2". */
static void put_short_range(struct cite__line *line, const cite_date *date)
{
    put_month_day(line, &date->begin, 0);
    cite__line_words(line, "–");
    if (date->end.month == date->begin.month && date->begin.day != 0 && date->end.day != 0)
        cite__line_number(line, date->end.day);
    else
        put_month_day(line, &date->end, 0);
}

static void put_range_in_year(struct cite__line *line, const cite_date *date, bool year_first)
{
    if (year_first) {
        put_year(line, date->begin.year);
        cite__line_words(line, ", ");
    }
    put_short_range(line, date);
    if (year_first)
        return;
    cite__line_words(line, date->end.day != 0 ? ", " : " ");
    put_year(line, date->begin.year);
}

static void put_years(struct cite__line *line, const cite_date *date)
{
    put_year(line, date->begin.year);
    if (date->end.year == 0 || date->end.year == date->begin.year)
        return;
    cite__line_words(line, "–");
    put_year(line, date->end.year);
}

/* Whether both days of a range are in one year, and their months are known. */
static bool is_in_year(const cite_date *date)
{
    return date->end.year == date->begin.year && date->end.month != 0 && date->begin.month != 0;
}

void cite__style_date(struct cite__line *line, const cite_date *date, enum cite__date_form form)
{
    bool year_first = form == CITE__DATE_YEAR_FIRST;
    bool years = date->end.year != 0 && (date->begin.month == 0 || date->end.month == 0);

    if (date->begin.year == 0) {
        cite__line_value(line, date->literal, CITE__FACE_PLAIN);
        return;
    }
    if (date->circa)
        cite__line_words(line, "ca. ");
    if (form == CITE__DATE_YEAR || years) {
        put_years(line, date);
    } else if (is_in_year(date)) {
        put_range_in_year(line, date, year_first);
    } else {
        put_day(line, &date->begin, date->season, year_first);
        if (date->end.year == 0)
            return;
        cite__line_words(line, "–");
        put_day(line, &date->end, 0, year_first);
    }
}
