/*
 * report/csv_parts.c: see csv_parts.h.
 */
#include "report/csv_parts.h"

#include "core/date.h"
#include "report/clean.h"

#include <stdbool.h>

static void next(struct cite__csv *csv)
{
    if (csv->fields++ > 0)
        cite__sink_text(csv->out, ",");
}

void cite__csv_text(struct cite__csv *csv, cite_str text)
{
    next(csv);
    if (text.len > 0)
        cite__clean_csv(csv->out, text);
}

void cite__csv_word(struct cite__csv *csv, const char *word)
{
    cite__csv_text(csv, cite_str_from(word));
}

void cite__csv_size(struct cite__csv *csv, size_t number)
{
    next(csv);
    if (number != CITE_NONE)
        cite__sink_size(csv->out, number);
}

/* The locale has no say in the decimal point. */
void cite__csv_share(struct cite__csv *csv, double value)
{
    bool negative = value < 0;
    double size = negative ? -value : value;
    size_t hundredths = size < 1e9 ? (size_t)(size * 100 + 0.5) : 0;

    next(csv);
    if (negative && hundredths > 0)
        cite__sink_text(csv->out, "-");
    cite__sink_size(csv->out, hundredths / 100);
    cite__sink_text(csv->out, hundredths % 100 < 10 ? ".0" : ".");
    cite__sink_size(csv->out, hundredths % 100);
}

static void put_time(struct cite__csv *csv, int64_t seconds, size_t len)
{
    char text[CITE__DATE_SIZE];

    next(csv);
    if (seconds == 0)
        return;
    cite__date_iso(text, seconds);
    cite__sink_bytes(csv->out, text, len);
}

void cite__csv_time(struct cite__csv *csv, int64_t seconds)
{
    put_time(csv, seconds, sizeof "2026-01-31T12:00:00Z" - 1);
}

void cite__csv_day(struct cite__csv *csv, int64_t seconds)
{
    put_time(csv, seconds, sizeof "2026-01-31" - 1);
}

void cite__csv_end(struct cite__csv *csv)
{
    cite__sink_text(csv->out, "\r\n");
    csv->fields = 0;
}
