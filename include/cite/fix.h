/*
 * cite/fix.h: what to do about a rotten address: another one put in its place in the source, as a patch or as the whole
 * text, and the forms in which a copy in an archive is cited.
 *
 *     cite_suggestion moved = {CITE_SUGGESTION_MOVED, old_url, new_url, 0};
 *     cite_fix_new(&fix, source, &moved, 1, &options, &error);
 *     cite_fix_diff(fix, "notes.md", cite_write_file, stdout, &error);      or cite_fix_apply: the text as it would be
 *     cite_fix_free(fix);
 *
 * Nothing reads or writes a file. A cite_fix is immutable after it is made.
 */
#ifndef CITE_FIX_H
#define CITE_FIX_H

#include <cite/common.h>
#include <cite/error.h>
#include <cite/suggestion.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The kinds of source in which addresses can be replaced. */
typedef enum cite_fix_format {
    CITE_FIX_NONE = 0, /* none of them */
    CITE_FIX_TEXT,
    CITE_FIX_MARKDOWN,
    CITE_FIX_HTML,
    CITE_FIX_BIBTEX, /* and BibLaTeX */
    CITE_FIX_COUNT_
} cite_fix_format;

/* Tells the kind by the end of a file's name, which may be empty, and by how it begins. Never fails. */
CITE_API cite_fix_format cite_fix_detect(cite_str name, cite_str bytes);

/* A zero field means the default. Set size by CITE_FIX_OPTIONS_INIT. */
typedef struct cite_fix_options {
    size_t size;                     /* sizeof(cite_fix_options) */
    const cite_allocator *allocator; /* NULL: malloc. Must outlive the cite_fix. */
    cite_fix_format format;          /* default: by cite_fix_detect */
    const char *name;                /* of the source, for cite_fix_detect; may be NULL */
    const cite_span *broken; /* places where an address goes on in the next line, in order of their begins: */
    size_t broken_count;     /* what stands in one is a part of an address, and is left as it is */
} cite_fix_options;

#define CITE_FIX_OPTIONS_INIT                                                                                  \
    {                                                                                                          \
        sizeof(cite_fix_options), 0, CITE_FIX_NONE, 0, 0, 0                                                    \
    }

typedef struct cite_fix cite_fix;

/*
 * Finds the places of the addresses in a source; the source must outlive *out, which is the caller's, to be ended by
 * cite_fix_free. All other bytes stay as they are, whatever they are. Two spellings of an address are one where they differ
 * in the case of scheme and host, in percent-encoding, or in the escapes of the format. An address that is the beginning of
 * a longer one is left alone, as is code in Markdown and HTML, and an address that a line breaks.
 *
 *   text      the address is replaced, where it stands on one line
 *   Markdown  the same; what would end a link's address is percent-encoded
 *   HTML      the address of <a> and <area>, and the same address in running text. For a copy in an archive the link leads
 *             to the copy and gets the attributes of Robust Links: data-originalurl, data-versionurl, data-versiondate
 *   BibTeX    the address in any field. A copy in an archive is added as a note, and the address stays
 *
 * A suggestion is not used where its kind is CITE_SUGGESTION_NONE, or new_url has another scheme than http, https or ftp,
 * or is equal to url. CITE_ERROR_MEMORY; CITE_ERROR_UNSUPPORTED (no such format); CITE_ERROR_ARGUMENT; CITE_ERROR_LIMIT
 * (a source above 256 MiB).
 */
CITE_API CITE_NODISCARD
cite_status cite_fix_new(cite_fix **out, cite_str source, const cite_suggestion *suggestions, size_t count,
                         const cite_fix_options *options, cite_error *error);

/* NULL is fine. */
CITE_API void cite_fix_free(cite_fix *fix);

/* At how many places a suggestion, by its index, is put; and the places of all of them. */
CITE_API size_t cite_fix_places(const cite_fix *fix, size_t suggestion);
CITE_API size_t cite_fix_count(const cite_fix *fix);

/* Writes the source with its new addresses. CITE_ERROR_IO when write stops it. */
CITE_API CITE_NODISCARD
cite_status cite_fix_apply(const cite_fix *fix, cite_write_fn write, void *context, cite_error *error);

/*
 * Writes the same as a unified diff with three lines of context, for patch -p1 and git apply; nothing where no place was
 * found. name is the file's, relative, and is quoted where git quotes it. CITE_ERROR_IO when write stops it,
 * CITE_ERROR_MEMORY, CITE_ERROR_ARGUMENT.
 */
CITE_API CITE_NODISCARD
cite_status cite_fix_diff(const cite_fix *fix, const char *name, cite_write_fn write, void *context,
                          cite_error *error);

/*
 * Writes a link to a copy as Robust Links (draft of 2025-03-17) has it: <a href="COPY" data-originalurl="ORIGINAL"
 * data-versionurl="COPY" data-versiondate="2021-03-04">TEXT</a>. All values are escaped; text may be empty and is then the
 * original address. Only http, https and ftp are written: CITE_ERROR_ARGUMENT for others. write is called once or not at
 * all. CITE_ERROR_IO,
 * CITE_ERROR_MEMORY. allocator may be NULL.
 */
CITE_API CITE_NODISCARD
cite_status cite_robust_link_write(const cite_suggestion *copy, cite_str text, const cite_allocator *allocator,
                                   cite_write_fn write, void *context, cite_error *error);

/*
 * Writes the persistent identifier of a copy, "urn:pwid:archive.org:2021-03-04T05:06:07Z:page:https://example.org/" (IANA's
 * registration of urn:pwid, 2022): the archive by its domain, the time of the copy, and the address that was copied, with
 * percent-encodings for what no URN may hold. As above.
 */
CITE_API CITE_NODISCARD
cite_status cite_pwid_write(const cite_suggestion *copy, const cite_allocator *allocator, cite_write_fn write,
                            void *context, cite_error *error);

#ifdef __cplusplus
}
#endif

#endif
