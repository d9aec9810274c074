/*
 * net/grading.c: see grading.h.
 */
#include "net/grading.h"

#include "core/str.h"

/* Codes have three digits (RFC 9110, 15). */
#define CODE_MIN 100
#define CODE_MAX 999

/* The next item of a list, without white space around it; false at its end. *at goes behind it. */
static bool next_item(cite_str *item, cite_str list, size_t *at)
{
    if (*at >= list.len)
        return false;
    size_t comma = cite__str_find_byte(list, ',', *at);
    comma = comma == CITE_NONE ? list.len : comma;
    *item = cite__str_trim(cite__slice(list, *at, comma));
    *at = comma + 1;
    return true;
}

static bool read_code(long *out, cite_str text, size_t *used)
{
    size_t number = cite__str_number(text, CODE_MAX, used);

    *out = (long)number;
    return *used > 0 && number >= CODE_MIN;
}

/* "403" or "500..599". */
static bool read_range(struct cite__codes *out, cite_str item)
{
    static const cite_str dots = {"..", 2};
    long first = 0;
    size_t used = 0;

    if (!read_code(&first, item, &used) || out->count == CITE__CODES_MAX)
        return false;
    long last = first;
    cite_str rest = cite__slice(item, used, item.len);
    if (cite__str_starts(rest, dots)) {
        rest = cite__slice(rest, dots.len, rest.len);
        if (!read_code(&last, rest, &used) || last < first)
            return false;
        rest = cite__slice(rest, used, rest.len);
    }
    out->ranges[out->count].first = first;
    out->ranges[out->count++].last = last;
    return rest.len == 0;
}

bool cite__codes_read(struct cite__codes *out, const char *text, size_t *at)
{
    cite_str list = cite_str_from(text);
    cite_str item;
    size_t next = 0;

    *out = (struct cite__codes){.count = 0};
    for (*at = 0; next_item(&item, list, &next); *at = next) {
        if (!read_range(out, item))
            return false;
    }
    return true;
}

bool cite__codes_have(const struct cite__codes *codes, long code)
{
    for (size_t i = 0; codes && i < codes->count; i++) {
        if (code >= codes->ranges[i].first && code <= codes->ranges[i].last)
            return true;
    }
    return false;
}

static const struct {
    const char *word;
    cite_weight severity;
} words[] = {
    {"ignore", CITE_WEIGHT_IGNORE},
    {"warning", CITE_WEIGHT_WARNING},
    {"error", CITE_WEIGHT_ERROR},
};

/* Where the weight of a status or flag stands; NULL for a word that is neither. */
static cite_weight *place_of(struct cite__grades *grades, cite_str name)
{
    for (int i = 0; i < CITE_VERDICT_COUNT_; i++) {
        if (cite__str_is(name, cite_verdict_name((cite_verdict)i)))
            return &grades->verdicts[i];
    }
    for (unsigned bit = 0; bit < CITE__FLAGS_MAX; bit++) {
        const char *flag = cite_flag_name((cite_flag)(1u << bit));
        if (!flag)
            return NULL;
        if (cite__str_is(name, flag))
            return &grades->flags[bit];
    }
    return NULL;
}

/* "dead=error" */
static bool read_grade(struct cite__grades *out, cite_str item)
{
    size_t equals = cite__str_find_byte(item, '=', 0);

    if (equals == CITE_NONE)
        return false;
    cite_weight *place = place_of(out, cite__str_trim(cite__slice(item, 0, equals)));
    cite_str word = cite__str_trim(cite__slice(item, equals + 1, item.len));
    for (size_t i = 0; place && i < sizeof words / sizeof words[0]; i++) {
        if (cite__str_is(word, words[i].word)) {
            *place = words[i].severity;
            return true;
        }
    }
    return false;
}

bool cite__grades_read(struct cite__grades *out, const char *text, size_t *at)
{
    cite_str list = cite_str_from(text);
    cite_str item;
    size_t next = 0;

    *out = (struct cite__grades){{CITE_WEIGHT_DEFAULT}, {CITE_WEIGHT_DEFAULT}};
    for (*at = 0; next_item(&item, list, &next); *at = next) {
        if (!read_grade(out, item))
            return false;
    }
    return true;
}

cite_weight cite__grade_of(const struct cite__grades *grades, const cite_check *check)
{
    cite_weight weight = grades->verdicts[check->status];

    if (weight == CITE_WEIGHT_DEFAULT)
        weight = cite_verdict_is_finding(check->status) ? CITE_WEIGHT_ERROR : CITE_WEIGHT_IGNORE;
    for (unsigned bit = 0; bit < CITE__FLAGS_MAX; bit++) {
        cite_weight own = grades->flags[bit];
        /* It was asked for (options.fragments): it should be heard of. */
        if (own == CITE_WEIGHT_DEFAULT && 1u << bit == CITE_FLAG_NO_FRAGMENT)
            own = CITE_WEIGHT_WARNING;
        if ((check->flags & 1u << bit) != 0 && own > weight)
            weight = own;
    }
    return weight;
}
