/*
 * cli/drift_limits.c: see drift_limits.h.
 */
#include "drift_limits.h"

#include "message.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* The names are those of cite/drift.h, a limit each. */
static const struct {
    const char *name;
    size_t at;
} limit_rows[] = {
    {"same", offsetof(cite_drift_options, same)},
    {"minor", offsetof(cite_drift_options, minor)},
    {"replaced-cosine", offsetof(cite_drift_options, replaced_cosine)},
    {"replaced-jaccard", offsetof(cite_drift_options, replaced_jaccard)},
    {"replaced-dice", offsetof(cite_drift_options, replaced_dice)},
    {"major-words", offsetof(cite_drift_options, major_words)},
    {"title", offsetof(cite_drift_options, title)},
};

/* A share, with a point whatever the locale: "0.85", ".85", "1". Negative for anything else; 0 would mean the default. */
static double share_of(const char *text, size_t len)
{
    double value = 0;
    double unit = 1;

    if (len == 0)
        return -1;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '.' && unit == 1) {
            unit = 0.1;
        } else if (text[i] >= '0' && text[i] <= '9') {
            double digit = text[i] - '0';
            value = unit == 1 ? value * 10 + digit : value + digit * unit;
            unit = unit == 1 ? 1 : unit / 10;
        } else {
            return -1;
        }
    }
    return value > 0 && value <= 1 ? value : -1;
}

static int set_limit(cite_drift_options *limits, const char *word, size_t len)
{
    const char *sign = memchr(word, '=', len);
    size_t name = sign ? (size_t)(sign - word) : len;
    double value = sign ? share_of(sign + 1, len - name - 1) : -1;

    for (size_t i = 0; i < sizeof limit_rows / sizeof limit_rows[0]; i++) {
        if (strlen(limit_rows[i].name) != name || memcmp(limit_rows[i].name, word, name) != 0)
            continue;
        if (value < 0)
            break;
        memcpy((char *)limits + limit_rows[i].at, &value, sizeof value);
        return 0;
    }
    say("audit: --drift: '%.*s' is not a limit such as minor=0.7, above 0 and up to 1 (same, minor, "
        "replaced-cosine, "
        "replaced-jaccard, replaced-dice, major-words, title)",
        (int)len, word);
    return -1;
}

int drift_limits_read(cite_drift_options *limits, const char *list)
{
    *limits = (cite_drift_options)CITE_DRIFT_OPTIONS_INIT;
    for (const char *at = list; at && *at;) {
        size_t span = strcspn(at, ",");
        if (set_limit(limits, at, span) != 0)
            return -1;
        at += span;
        at += *at == ',';
    }
    cite_drift_defaults(limits, limits);
    return 0;
}
