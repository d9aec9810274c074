/*
 * report/html_curve.c: how long links last, as a curve with its table.
 */
#include "report/html_charts.h"
#include "report/svg.h"

/* Where a share stands in the drawing. */
static size_t y_of(double share)
{
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return CITE__SVG_BASE - (size_t)(share * (double)(CITE__SVG_BASE - CITE__SVG_TOP) + 0.5);
}

/* Half the width of the interval that holds the truth 19 times of 20. */
#define NORMAL_95 1.96

struct axis {
    const struct cite__survival *survival;
    size_t years; /* shown */
};

static size_t x_of(const struct axis *axis, size_t month)
{
    return CITE__SVG_LEFT + (CITE__SVG_RIGHT - CITE__SVG_LEFT) * month / (axis->years * 12);
}

static void point(struct cite__sink *out, char command, size_t at)
{
    cite__sink_bytes(out, &command, 1);
    cite__sink_size(out, at);
}

/* The stairs of the curve moved by so many errors. On their way back they are drawn by H and V as well. */
static void put_stairs(struct cite__sink *out, const struct axis *axis, double errors)
{
    const struct cite__survival *survival = axis->survival;

    for (size_t i = 0; i < survival->step_count; i++) {
        point(out, 'H', x_of(axis, survival->steps[i].month));
        point(out, 'V', y_of(survival->steps[i].share + errors * survival->steps[i].error));
    }
    point(out, 'H', x_of(axis, survival->last_month));
}

static void put_stairs_back(struct cite__sink *out, const struct axis *axis, double errors)
{
    const struct cite__survival *survival = axis->survival;

    for (size_t i = survival->step_count; i-- > 0;) {
        point(out, 'V', y_of(survival->steps[i].share + errors * survival->steps[i].error));
        point(out, 'H', x_of(axis, survival->steps[i].month));
    }
    point(out, 'V', y_of(1));
}

static void put_curve(struct cite__sink *out, const struct axis *axis)
{
    size_t every = cite__svg_step(axis->years, CITE__SVG_LABELS);

    for (size_t percent = 0; percent <= 100; percent += 25) {
        size_t y = y_of((double)percent / 100);
        cite__svg_line(out, percent == 0 ? "axis" : "grid", y);
        cite__svg_label(out, "end", CITE__SVG_LEFT - 8, y + 4, percent, "%");
    }
    for (size_t year = 0; year <= axis->years; year += every)
        cite__svg_label(out, "middle", x_of(axis, year * 12), CITE__SVG_BASE + 20, year, "");
    cite__sink_text(
        out,
        "<text class=\"end\" x=\"750\" y=\"248\">years since the citation</text><path class=\"band\" d=\"");
    point(out, 'M', x_of(axis, 0));
    point(out, ' ', y_of(1));
    put_stairs(out, axis, NORMAL_95);
    put_stairs_back(out, axis, -NORMAL_95);
    cite__sink_text(out, "Z\"/><path class=\"curve\" d=\"");
    point(out, 'M', x_of(axis, 0));
    point(out, ' ', y_of(1));
    put_stairs(out, axis, 0);
    cite__sink_text(out, "\"/>");
}

/* Below this a curve has too few steps to tell more than its links do. */
#define FEW_LINKS 20

static void put_survival_words(struct cite__sink *out, const struct cite__survival *survival)
{
    size_t half = 0;

    while (half < survival->step_count && survival->steps[half].share > 0.5)
        half++;
    cite__sink_text(out, "<p class=\"soft\">");
    if (half < survival->step_count) {
        size_t tenths = ((size_t)survival->steps[half].month * 10 + 6) / 12;
        cite__sink_text(out, "Half of the links were gone after ");
        cite__sink_size(out, tenths / 10);
        cite__sink_text(out, ".");
        cite__sink_size(out, tenths % 10);
        cite__sink_text(out, " years. ");
    } else {
        cite__sink_text(out, "After ");
        cite__sink_size(out, survival->last_month / 12);
        cite__sink_text(out, survival->last_month / 12 == 1 ? " year " : " years ");
        cite__html_percent(out, (size_t)(1000 * cite__survival_at(survival, survival->last_month) + 0.5), 1000);
        cite__sink_text(out, " of the links still worked. ");
    }
    cite__sink_text(out, "Kaplan\xE2\x80\x93Meier over ");
    cite__sink_size(out, survival->links);
    cite__sink_text(out, survival->links == 1 ? " link" : " links");
    if (survival->undated > 0) {
        cite__sink_text(out, "; ");
        cite__sink_size(out, survival->undated);
        cite__sink_text(out, " without a date and ");
        cite__sink_size(out, survival->unclear);
        cite__sink_text(out, " in doubt or not checked are left out");
    } else if (survival->unclear > 0) {
        cite__sink_text(out, "; ");
        cite__sink_size(out, survival->unclear);
        cite__sink_text(out, " in doubt or not checked are left out");
    }
    cite__sink_text(out, survival->links < FEW_LINKS
                             ? ". So few links say little: mind the shaded band, which holds "
                               "the truth 19 times of 20.</p>"
                             : ". The shaded band holds the truth 19 times of 20.</p>");
}

static void put_share(struct cite__sink *out, double share)
{
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    cite__sink_size(out, (size_t)(share * 100 + 0.5));
    cite__sink_text(out, "%");
}

/* A row for each year of age; one walk over the steps. */
static void put_survival_rows(struct cite__sink *out, const struct axis *axis)
{
    const struct cite__survival *survival = axis->survival;
    struct cite__survival_step last = {0, 1, 0};
    size_t next = 0;

    for (size_t year = 0; year * 12 <= survival->last_month; year++) {
        while (next < survival->step_count && survival->steps[next].month <= year * 12)
            last = survival->steps[next++];
        cite__sink_text(out, "<tr><th scope=\"row\">");
        cite__sink_size(out, year);
        cite__sink_text(out, "</th>");
        cite__svg_cell(out, survival->at_risk[year * 12]);
        cite__sink_text(out, "<td class=\"n\">");
        put_share(out, last.share);
        cite__sink_text(out, "</td><td class=\"n\">");
        put_share(out, last.share - NORMAL_95 * last.error);
        cite__sink_text(out, "\xE2\x80\x93");
        put_share(out, last.share + NORMAL_95 * last.error);
        cite__sink_text(out, "</td></tr>\n");
    }
}

void cite__html_survival(struct cite__sink *out, const struct cite__survival *survival)
{
    struct axis axis = {survival, survival->last_month / 12 + 1};

    if (survival->links == 0)
        return;
    cite__svg_chart(out, "survival", "How long links last");
    put_survival_words(out, survival);
    cite__svg_drawing(out, "Share of the links that still work, by years since they were cited");
    put_curve(out, &axis);
    cite__svg_table(
        out, "<th scope=\"col\">Years</th><th scope=\"col\" class=\"n\">Links that old</th>"
             "<th scope=\"col\" class=\"n\">Still working</th><th scope=\"col\" class=\"n\">19 of 20</th>");
    put_survival_rows(out, &axis);
    cite__svg_end(out);
}
