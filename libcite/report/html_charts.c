/*
 * report/html_charts.c: see html_charts.h.
 */
#include "report/html_charts.h"

#include "core/str.h"
#include "report/clean.h"
#include "report/svg.h"

/* Groups with a row of their own: as many as fit on a screen. The others are counted. */
#define GROUPS_SHOWN ((size_t)15)

/* The widest a column gets, so that a few years do not look like walls. */
#define COLUMN_MOST ((size_t)48)

void cite__html_strip(struct cite__sink *out, const struct cite__tally *tally, const char *style)
{
    size_t before = 0;

    cite__sink_text(out, "<svg class=\"strip ");
    cite__sink_text(out, style);
    cite__sink_text(out, "\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (size_t fate = 0; fate < CITE__FATE_COUNT; fate++) {
        size_t count = tally->by_fate[fate];
        size_t begin = (size_t)(1000.0 * (double)before / (double)tally->total);
        size_t end = (size_t)(1000.0 * (double)(before + count) / (double)tally->total);
        if (count > 0)
            cite__svg_rect(out, cite__fate_class((enum cite__fate)fate), begin, 0,
                           end > begin ? end - begin : 1, 10);
        before += count;
    }
    cite__sink_text(out, "</svg>");
}

void cite__html_fates(struct cite__sink *out, const struct cite__tally *tally)
{
    cite__sink_text(out, "<ul class=\"legend\">\n");
    for (size_t i = 0; i < CITE__FATE_COUNT; i++) {
        enum cite__fate fate = (enum cite__fate)i;
        if (tally->by_fate[fate] == 0)
            continue;
        cite__sink_text(out, "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\">");
        cite__svg_rect(out, cite__fate_class(fate), 0, 0, 10, 10);
        cite__sink_text(out, "</svg>");
        cite__sink_text(out, cite__fate_words(fate));
        cite__sink_text(out, " <b>");
        cite__sink_size(out, tally->by_fate[fate]);
        cite__sink_text(out, "</b></li>\n");
    }
    cite__sink_text(out, "</ul>\n");
}

static size_t lost(const struct cite__tally *tally)
{
    return tally->by_fate[CITE__FATE_GONE] + tally->by_fate[CITE__FATE_DRIFTED];
}

/* The two last cells of a tally's row: how many are lost, and their share. */
static void lost_cells(struct cite__sink *out, const struct cite__tally *tally)
{
    cite__svg_cell(out, lost(tally));
    cite__sink_text(out, "<td class=\"n\">");
    if (tally->total > 0)
        cite__html_percent(out, lost(tally), tally->total);
    cite__sink_text(out, "</td>");
}

static void put_column(struct cite__sink *out, const struct cite__tally *tally, size_t x, size_t width,
                       size_t top, size_t year)
{
    size_t before = 0;

    cite__sink_text(out, "<g><title>");
    cite__sink_size(out, year);
    cite__sink_text(out, ": ");
    cite__sink_size(out, tally->total);
    cite__sink_text(out, " cited, ");
    cite__sink_size(out, lost(tally));
    cite__sink_text(out, " gone or drifted</title>");
    for (size_t fate = 0; fate < CITE__FATE_COUNT; fate++) {
        size_t low = before * (CITE__SVG_BASE - CITE__SVG_TOP) / top;
        before += tally->by_fate[fate];
        size_t high = before * (CITE__SVG_BASE - CITE__SVG_TOP) / top;
        if (tally->by_fate[fate] > 0)
            cite__svg_rect(out, cite__fate_class((enum cite__fate)fate), x, CITE__SVG_BASE - high, width,
                           high > low ? high - low : 1);
    }
    cite__sink_text(out, "</g>");
}

static void put_columns(struct cite__sink *out, const struct cite__rot *rot)
{
    size_t most = 1;

    for (size_t i = 0; i < rot->year_count; i++)
        most = rot->years[i].total > most ? rot->years[i].total : most;
    size_t step = cite__svg_step(most, 4);
    size_t top = (most + step - 1) / step * step;
    for (size_t value = 0; value <= top; value += step) {
        size_t y = CITE__SVG_BASE - value * (CITE__SVG_BASE - CITE__SVG_TOP) / top;
        cite__svg_line(out, value == 0 ? "axis" : "grid", y);
        cite__svg_label(out, "end", CITE__SVG_LEFT - 8, y + 4, value, "");
    }
    size_t pitch = (CITE__SVG_RIGHT - CITE__SVG_LEFT) / rot->year_count;
    size_t width = pitch * 4 / 5;
    width = width > COLUMN_MOST ? COLUMN_MOST : width;
    size_t every = cite__svg_step(rot->year_count, CITE__SVG_LABELS);
    for (size_t i = 0; i < rot->year_count; i++) {
        size_t x =
            CITE__SVG_LEFT + (CITE__SVG_RIGHT - CITE__SVG_LEFT) * i / rot->year_count + (pitch - width) / 2;
        size_t year = (size_t)rot->first_year + i;
        put_column(out, &rot->years[i], x, width > 0 ? width : 1, top, year);
        if (year % every == 0)
            cite__svg_label(out, "middle", x + width / 2, CITE__SVG_BASE + 20, year, "");
    }
}

void cite__html_years(struct cite__sink *out, const struct cite__rot *rot)
{
    const struct cite__tally *worst = rot->years;

    if (rot->year_count == 0)
        return;
    for (size_t i = 0; i < rot->year_count; i++)
        worst = lost(&rot->years[i]) > lost(worst) ? &rot->years[i] : worst;
    cite__svg_chart(out, "years", "By year of the citation");
    cite__sink_text(out, "<p class=\"soft\">");
    if (lost(worst) > 0) {
        cite__sink_text(out, "Most was lost of what was cited in ");
        cite__sink_size(out, (size_t)rot->first_year + (size_t)(worst - rot->years));
        cite__sink_text(out, ": ");
        cite__sink_size(out, lost(worst));
        cite__sink_text(out, " of ");
        cite__sink_size(out, worst->total);
        cite__sink_text(out, ". ");
    }
    size_t undated = rot->by_source[CITE__DATED_BY_NOTHING];
    if (undated > 0) {
        cite__sink_size(out, undated);
        cite__sink_text(out, undated == 1 ? " reference has no date." : " references have no date.");
    }
    cite__sink_text(out, "</p>");
    cite__svg_drawing(out, "References by the year in which they were cited, and what became of them");
    put_columns(out, rot);
    cite__svg_table(
        out, "<th scope=\"col\">Year</th><th scope=\"col\" class=\"n\">Cited</th>"
             "<th scope=\"col\" class=\"n\">Gone or drifted</th><th scope=\"col\" class=\"n\">Share</th>");
    for (size_t i = 0; i < rot->year_count; i++) {
        if (rot->years[i].total == 0)
            continue;
        cite__sink_text(out, "<tr><th scope=\"row\">");
        cite__sink_size(out, (size_t)rot->first_year + i);
        cite__sink_text(out, "</th>");
        cite__svg_cell(out, rot->years[i].total);
        lost_cells(out, &rot->years[i]);
        cite__sink_text(out, "</tr>\n");
    }
    cite__svg_end(out);
}

void cite__html_groups(struct cite__sink *out, const char *title, const char *noun, const char *many,
                       const struct cite__group *groups, size_t count)
{
    size_t chosen[GROUPS_SHOWN];
    size_t shown = cite__groups_worst(chosen, GROUPS_SHOWN, groups, count);

    if (count == 0)
        return;
    cite__sink_text(out, "<section class=\"chart\">\n<h2>");
    cite__sink_text(out, title);
    cite__sink_text(out, "</h2>\n<table class=\"shares\"><thead><tr><th scope=\"col\">");
    cite__sink_text(out, noun);
    cite__sink_text(
        out, "</th><th scope=\"col\" class=\"n\">Links</th><th scope=\"col\" class=\"n\">Lost</th>"
             "<th scope=\"col\" class=\"n\">Share</th><td class=\"share\"></td></tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < shown; i++) {
        const struct cite__group *group = &groups[chosen[i]];
        cite__sink_text(out, "<tr><th scope=\"row\">");
        cite__clean_html(out, group->name);
        cite__sink_text(out, "</th>");
        cite__svg_cell(out, group->tally.total);
        lost_cells(out, &group->tally);
        cite__sink_text(out, "<td class=\"share\">");
        if (group->tally.total > 0)
            cite__html_strip(out, &group->tally, "");
        cite__sink_text(out, "</td></tr>\n");
    }
    cite__sink_text(out, "</tbody></table>\n");
    if (count > shown) {
        cite__sink_text(out, "<p class=\"soft\">and ");
        cite__sink_size(out, count - shown);
        cite__sink_text(out, " more ");
        cite__sink_text(out, many);
        cite__sink_text(out, "</p>\n");
    }
    cite__sink_text(out, "</section>\n");
}
