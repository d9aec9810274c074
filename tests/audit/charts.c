/*
 * audit/charts.c: the page of an audit (audit/tables.h): its figures, its charts' tables, its filters.
 */
#include "audit/tables.h"
#include "core/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_has(const char *page, const char *part)
{
    if (!strstr(page, part))
        fail_msg("there is no \"%s\" in the page", part);
}

/* A row is there only where there is something. */
static void check_legend(const char *page, const char *words, size_t count)
{
    char row[64];

    (void)snprintf(row, sizeof row, "%s <b>%zu</b>", words, count);
    if (count > 0)
        assert_has(page, row);
}

static void check_figure(const char *page, size_t count, const char *words)
{
    char row[96];

    (void)snprintf(row, sizeof row, "<b>%zu</b> %s", count, words);
    assert_has(page, row);
}

static void check_head(const char *page, const struct figures *figures)
{
    const char *line = strstr(page, "<p class=\"headline");
    char share[96];

    assert_non_null(line);
    assert_true(figures->lost > 0 && figures->lost < figures->asked);
    size_t percent = (200 * figures->lost + figures->asked) / (2 * figures->asked);
    (void)snprintf(share, sizeof share, "<strong>%zu%%</strong> of the %zu links", percent, figures->asked);
    if (strncmp(strstr(line, "<strong>"), share, strlen(share)) != 0)
        fail_msg("not \"%s\", but %.120s", share, line);
    check_legend(page, "gone", figures->gone);
    check_legend(page, "drifted", figures->lost - figures->gone);
    check_legend(page, "not checked", figures->total - figures->asked);
    check_figure(page, figures->total, "distinct links");
    check_figure(page, figures->findings, "findings");
    check_figure(page, figures->moved, "moved for good");
}

static void check_filters(const char *page, const struct figures *figures)
{
    char row[96];

    for (size_t i = 0; i < CITE_VERDICT_COUNT_; i++) {
        const char *name = cite_verdict_name((cite_verdict)i);
        (void)snprintf(row, sizeof row, "<option value=\"%s\">%s (%zu)</option>", name, name,
                       figures->by_verdict[i]);
        if (figures->by_verdict[i] > 0)
            assert_has(page, row);
    }
    for (size_t i = 0; i < CITE_STATE_COUNT_; i++) {
        const char *name = cite_state_name((cite_state)i);
        (void)snprintf(row, sizeof row, "<option value=\"%s\">%s (%zu)</option>", name, name,
                       figures->by_state[i]);
        if (figures->by_state[i] > 0)
            assert_has(page, row);
    }
}

/* A row of a table: a name, and how many links of it there are and are lost. */
struct row {
    char name[512];
    size_t total;
    size_t lost;
};

static size_t read_cell(const char **at)
{
    const char *found = strstr(*at, "<td class=\"n\">");

    assert_non_null(found);
    *at = found + strlen("<td class=\"n\">");
    return strtoul(*at, NULL, 10);
}

/* The next row before the end of a table; false where there is none. */
static bool next_row(const char **at, const char *end, struct row *row)
{
    const char *found = strstr(*at, "<th scope=\"row\">");

    if (!found || found >= end)
        return false;
    found += strlen("<th scope=\"row\">");
    (void)snprintf(row->name, sizeof row->name, "%.*s", (int)strcspn(found, "<"), found);
    *at = found;
    row->total = read_cell(at);
    row->lost = read_cell(at);
    return true;
}

/* Whether a link belongs to a row of a table. */
typedef bool (*belongs_fn)(const struct telling *telling, size_t reference, const char *name);

static bool is_of_year(const struct telling *telling, size_t reference, const char *name)
{
    char day[CITE__DATE_SIZE];
    int64_t begin = 0;

    (void)cite_audit_cited(telling->audit, reference, &begin, NULL);
    cite__date_iso(day, begin);
    return begin > 0 && strncmp(day, name, 4) == 0;
}

/* Whatever is registered: no two rows are of one host. */
static bool is_of_domain(const struct telling *telling, size_t reference, const char *name)
{
    struct address address;

    if (!address_read(&address, cite_audit_reference(telling->audit, reference)->url.ptr))
        return false;
    size_t len = strlen(name);
    size_t host = strlen(address.host);
    return host >= len && strcmp(address.host + host - len, name) == 0 &&
           (host == len || address.host[host - len - 1] == '.');
}

static bool is_of_document(const struct telling *telling, size_t reference, const char *name)
{
    const cite_place *place = NULL;

    for (size_t n = 0; (place = cite_audit_place(telling->audit, reference, n)) != NULL; n++) {
        if (strcmp(cite_audit_document(telling->audit, place->document)->name, name) == 0)
            return true;
    }
    return false;
}

/* Every row of a table has the figures of its links; returns how many links the rows have. */
static size_t check_table(const char *page, const char *begin, const struct telling *telling,
                          belongs_fn belongs)
{
    const char *at = strstr(page, begin);
    const char *end = at ? strstr(at, "</table>") : NULL;
    struct row row;
    size_t links = 0;

    assert_non_null(end);
    while (next_row(&at, end, &row)) {
        size_t total = 0;
        size_t lost = 0;
        for (size_t i = 0; i < cite_audit_reference_count(telling->audit); i++) {
            struct truth truth;
            if (!belongs(telling, i, row.name))
                continue;
            truth_told(&truth, telling, i);
            total++;
            lost += truth_is_gone(&truth) || truth_has_drifted(&truth) ? 1 : 0;
        }
        if (row.total != total || row.lost != lost)
            fail_msg("%s: %s has %zu of %zu, and not %zu of %zu", begin, row.name, row.lost, row.total, lost,
                     total);
        links += total;
    }
    assert_true(links > 0);
    return links;
}

static size_t count_dated(const struct telling *telling)
{
    size_t dated = 0;

    for (size_t i = 0; i < cite_audit_reference_count(telling->audit); i++)
        dated += cite_audit_cited(telling->audit, i, NULL, NULL) > 0 ? 1 : 0;
    return dated;
}

/* Links without a date say nothing of how long links last; nor do those in doubt, or not asked. */
static void check_survival(const char *page, const struct telling *telling, const struct figures *figures)
{
    size_t unclear = figures->doubtful + (figures->total - figures->asked);
    size_t counted = 0;
    size_t undated = 0;
    char line[128];

    for (size_t i = 0; i < figures->total; i++) {
        struct truth truth;
        truth_told(&truth, telling, i);
        bool dated = cite_audit_cited(telling->audit, i, NULL, NULL) > 0;
        bool clear = !truth_is_doubtful(&truth) && truth.verdict != CITE_VERDICT_UNSUPPORTED;
        counted += clear && dated ? 1 : 0;
        undated += clear && !dated ? 1 : 0;
    }
    (void)snprintf(line, sizeof line, "Kaplan\xE2\x80\x93Meier over %zu links", counted);
    assert_has(page, line);
    if (undated > 0)
        (void)snprintf(line, sizeof line, "; %zu without a date and %zu in doubt", undated, unclear);
    else
        (void)snprintf(line, sizeof line, "; %zu in doubt or not checked are left out", unclear);
    assert_has(page, line);
}

void table_check_html(const char *page, const struct telling *telling)
{
    struct figures figures;

    figures_of(&figures, telling);
    check_head(page, &figures);
    check_filters(page, &figures);
    check_survival(page, telling, &figures);
    size_t dated = check_table(page, "<h2>By year of the citation</h2>", telling, is_of_year);
    assert_int_equal(dated, count_dated(telling));
    (void)check_table(page, "<h2>By domain</h2>", telling, is_of_domain);
    (void)check_table(page, "<h2>By document</h2>", telling, is_of_document);
}
