/*
 * bibliography/out.h: what the text formats share: gathered output, and values cleaned of control characters.
 *
 * Nothing here allocates, so a writer can fail only where its output does.
 */
#ifndef CITE_BIBLIOGRAPHY_OUT_H
#define CITE_BIBLIOGRAPHY_OUT_H

#include <cite/bibliography.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Output on its way to a cite_write_fn. Sticky: after write stopped it nothing more is written. */
struct cite__out {
    cite_write_fn write;
    void *context;
    cite_status failed;
    size_t len;
    char data[4096];
};

void cite__out_init(struct cite__out *out, cite_write_fn write, void *context);
void cite__out_byte(struct cite__out *out, char byte);
void cite__out_str(struct cite__out *out, cite_str text);
void cite__out_text(struct cite__out *out, const char *text); /* NUL-terminated */

/* A number of at least width digits, with zeros before it. */
void cite__out_number(struct cite__out *out, int number, size_t width);

/* Hands out what is left. CITE_OK or CITE_ERROR_IO. */
cite_status cite__out_finish(struct cite__out *out);

/* C0 and C1 controls, bidirectional controls (UAX #9, 2) and the byte-order mark: in no format of lines. */
bool cite__out_is_control(uint32_t character);

/* The length of what stands before a URL's user information, "https://", and what comes after: no export holds it. */
size_t cite__out_url_head(cite_str url, cite_str *rest);

/*
 * Reads a value for a format of lines, character by character: white space of any length is one space, none at the
 * ends; control characters as above are left out; ill-formed UTF-8 is U+FFFD.
 */
struct cite__clean {
    cite_str text;
    size_t at;
    bool gap;
    bool started;
};

void cite__clean_init(struct cite__clean *clean, cite_str text);

/* The next character, well-formed UTF-8; false at the end. */
bool cite__clean_next(struct cite__clean *clean, cite_str *character);

/* Writes a value cleaned, without escapes. */
void cite__out_clean(struct cite__out *out, cite_str text);

/* A date that has a year, as ISO 8601-2 (EDTF): "2019-12-30/2020-01-02", "1921~". */
void cite__out_edtf(struct cite__out *out, const cite_date *date);

/* Cuts "12-15" (any dash) into its first and last page; false where text is not one range, such as "A-1, A-3". */
bool cite__pages_split(cite_str text, cite_str *first, cite_str *last);

#endif
