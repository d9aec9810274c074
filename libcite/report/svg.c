/*
 * report/svg.c: see svg.h.
 */
#include "report/svg.h"

void cite__html_percent(struct cite__sink *out, size_t part, size_t of)
{
    size_t percent = (size_t)(100.0 * (double)part / (double)of + 0.5);

    if (part > 0 && percent == 0) {
        cite__sink_text(out, "&lt;");
        percent = 1;
    } else if (part < of && percent >= 100) {
        cite__sink_text(out, "&gt;");
        percent = 99;
    }
    cite__sink_size(out, percent);
    cite__sink_text(out, "%");
}

/* name="value" behind a blank. */
static void attribute(struct cite__sink *out, const char *name, size_t value)
{
    cite__sink_text(out, " ");
    cite__sink_text(out, name);
    cite__sink_text(out, "=\"");
    cite__sink_size(out, value);
    cite__sink_text(out, "\"");
}

void cite__svg_rect(struct cite__sink *out, const char *style, size_t x, size_t y, size_t width, size_t height)
{
    cite__sink_text(out, "<rect class=\"");
    cite__sink_text(out, style);
    cite__sink_text(out, "\"");
    attribute(out, "x", x);
    attribute(out, "y", y);
    attribute(out, "width", width);
    attribute(out, "height", height);
    cite__sink_text(out, "/>");
}

void cite__svg_line(struct cite__sink *out, const char *style, size_t y)
{
    cite__sink_text(out, "<line class=\"");
    cite__sink_text(out, style);
    cite__sink_text(out, "\"");
    attribute(out, "x1", CITE__SVG_LEFT);
    attribute(out, "x2", CITE__SVG_RIGHT);
    attribute(out, "y1", y);
    attribute(out, "y2", y);
    cite__sink_text(out, "/>");
}

void cite__svg_label(struct cite__sink *out, const char *style, size_t x, size_t y, size_t number,
                     const char *unit)
{
    cite__sink_text(out, "<text class=\"");
    cite__sink_text(out, style);
    cite__sink_text(out, "\"");
    attribute(out, "x", x);
    attribute(out, "y", y);
    cite__sink_text(out, ">");
    cite__sink_size(out, number);
    cite__sink_text(out, unit);
    cite__sink_text(out, "</text>");
}

/* The step between labels 0 … last that keeps them few: 1, 2, 5, 10, 20 … */
size_t cite__svg_step(size_t last, size_t most)
{
    static const size_t factors[] = {2, 5, 10};
    size_t step = 1;
    size_t power = 1;

    for (size_t i = 0; last / step > most; i = (i + 1) % 3) {
        step = power * factors[i];
        power *= i == 2 ? 10 : 1;
    }
    return step;
}

void cite__svg_chart(struct cite__sink *out, const char *id, const char *title)
{
    cite__sink_text(out, "<figure class=\"chart\" id=\"");
    cite__sink_text(out, id);
    cite__sink_text(out, "\">\n<figcaption><h2>");
    cite__sink_text(out, title);
    cite__sink_text(out, "</h2>\n");
}

/* The caption before it says in words what the drawing shows. */
void cite__svg_drawing(struct cite__sink *out, const char *name)
{
    cite__sink_text(out, "</figcaption>\n<svg role=\"img\" aria-label=\"");
    cite__sink_text(out, name);
    cite__sink_text(out, "; the figures are in the table below\"");
    cite__sink_text(out, " viewBox=\"0 0 ");
    cite__sink_size(out, CITE__SVG_WIDTH);
    cite__sink_text(out, " ");
    cite__sink_size(out, CITE__SVG_HEIGHT);
    cite__sink_text(out, "\">");
}

void cite__svg_table(struct cite__sink *out, const char *heads)
{
    cite__sink_text(out, "</svg>\n<details><summary>The figures as a table</summary>\n"
                         "<table class=\"plain\"><thead><tr>");
    cite__sink_text(out, heads);
    cite__sink_text(out, "</tr></thead>\n<tbody>\n");
}

void cite__svg_end(struct cite__sink *out)
{
    cite__sink_text(out, "</tbody></table></details>\n</figure>\n");
}

void cite__svg_cell(struct cite__sink *out, size_t number)
{
    cite__sink_text(out, "<td class=\"n\">");
    cite__sink_size(out, number);
    cite__sink_text(out, "</td>");
}
