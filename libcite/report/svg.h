/*
 * report/svg.h: what the charts share: the frame of a drawing, its marks, and the table of figures below it. Coordinates are
 * whole units of a view box; the page scales it.
 */
#ifndef CITE_REPORT_SVG_H
#define CITE_REPORT_SVG_H

#include "report/sink.h"

#include <stddef.h>

/* The drawing: its size, and the plot in it. */
#define CITE__SVG_WIDTH  ((size_t)760)
#define CITE__SVG_HEIGHT ((size_t)250)
#define CITE__SVG_LEFT   ((size_t)56)
#define CITE__SVG_RIGHT  ((size_t)750)
#define CITE__SVG_TOP    ((size_t)12)
#define CITE__SVG_BASE   ((size_t)212)

/* Labels under an axis before they touch. */
#define CITE__SVG_LABELS ((size_t)12)

/* "19%": of is not 0. What is not quite nothing is "<1%", and what is not quite all is ">99%". */
void cite__html_percent(struct cite__sink *out, size_t part, size_t of);

/* Marks. style is a class, unit what stands behind the number. */
void cite__svg_rect(struct cite__sink *out, const char *style, size_t x, size_t y, size_t width, size_t height);
void cite__svg_line(struct cite__sink *out, const char *style, size_t y);
void cite__svg_label(struct cite__sink *out, const char *style, size_t x, size_t y, size_t number,
                     const char *unit);

/* The step between labels 0 to last that keeps them at most that many: 1, 2, 5, 10, 20 and so on. */
size_t cite__svg_step(size_t last, size_t most);

/*
 * A chart in its four parts: its heading, and then what it shows in words; the drawing, named for screen readers; the table
 * with the heads of its columns; the end.
 */
void cite__svg_chart(struct cite__sink *out, const char *id, const char *title);
void cite__svg_drawing(struct cite__sink *out, const char *name);
void cite__svg_table(struct cite__sink *out, const char *heads);
void cite__svg_cell(struct cite__sink *out, size_t number);
void cite__svg_end(struct cite__sink *out);

#endif
