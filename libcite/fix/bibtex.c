/*
 * fix/bibtex.c: BibTeX and BibLaTeX: an address in any field, and a copy in an archive as a note of its entry.
 *
 * BibLaTeX's data model has no field for a copy's address: biber leaves "archiveurl" out, with a warning, and no style
 * prints it. "note" stands in both programs' models, and every style prints it; so a copy is noted there, in words, and
 * "url" keeps the address that was cited, to which "urldate" belongs.
 */
#include "bibliography/bib_scan.h"
#include "core/str.h"
#include "fix/coding.h"
#include "fix/finder.h"
#include "fix/fix.h"

/* What is made of a target: the address with TeX's escapes, and what is noted of a copy. */
enum { FORM_TEX, FORM_COPY };

/* Where a note tells of a copy: what stands before its address. */
#define COPY_WORDS "rchived at \\url{"

struct library {
    struct cite_fix *fix;
    struct cite__finder finder;
    struct cite__bib bib;
};

/* Where a field's value stands in the source; false where it was put together of pieces, or is a macro's. */
static bool place_of(cite_span *out, const struct cite_fix *fix, const struct cite__bib_field *field)
{
    uintptr_t begin = (uintptr_t)fix->source.ptr;
    uintptr_t at = (uintptr_t)field->value.ptr;
    size_t len = field->value.len;

    if (at < (uintptr_t)field->name.ptr || at - begin > fix->source.len || len > fix->source.len - (at - begin))
        return false;
    *out = (cite_span){at - begin, at - begin + len};
    if (out->begin == 0 || out->end >= fix->source.len)
        return false;
    char before = fix->source.ptr[out->begin - 1];
    char behind = fix->source.ptr[out->end];
    return (before == '{' && behind == '}') || (before == '"' && behind == '"');
}

/* Fields whose value is an address as it is. */
static bool is_verbatim_field(cite_str name)
{
    static const cite_str names[] = {CITE__ROW("url"), CITE__ROW("bdsk-url-")};

    return cite__str_equal_nocase(name, names[0]) || cite__str_starts_nocase(name, names[1]);
}

/* Whether an address is the argument of a command that takes it as it is. */
static bool is_argument(cite_str source, size_t at)
{
    static const cite_str commands[] = {CITE__ROW("\\url{"), CITE__ROW("\\href{"), CITE__ROW("\\nolinkurl{"),
                                        CITE__ROW("\\path{")};

    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (cite__str_ends(cite__slice(source, 0, at), commands[i]))
            return true;
    }
    return false;
}

/* "Archived at \url{...} on 2021-03-04". */
static cite_str copy_of(struct cite_fix *fix, struct cite__fix_target *target)
{
    if (!target->made[FORM_COPY].ptr) {
        cite__buf_text(&fix->work, "A" COPY_WORDS);
        cite__buf_str(&fix->work, target->url);
        cite__buf_text(&fix->work, "} on ");
        cite__buf_text(&fix->work, target->day);
        target->made[FORM_COPY] = cite__fix_keep(fix);
    }
    return target->made[FORM_COPY];
}

/* Where a note tells of a copy already; an empty span where it does not. */
static cite_span told_copy(cite_str source, cite_span note)
{
    cite_str text = cite__slice(source, 0, note.end);
    size_t words = cite__str_find(text, CITE__LIT(COPY_WORDS), note.begin);

    if (words == CITE_NONE || words == note.begin || cite__to_lower(text.ptr[words - 1]) != 'a')
        return (cite_span){note.end, note.end};
    size_t end = cite__str_find_byte(text, '}', words);
    if (end == CITE_NONE)
        return (cite_span){note.end, note.end};
    end++;
    cite_str day = cite__slice(text, end, text.len);
    bool dated = cite__str_starts(day, CITE__LIT(" on ")) && day.len >= 4 + CITE__FIX_DAY_SIZE - 1;
    for (size_t i = 4; dated && i < 4 + CITE__FIX_DAY_SIZE - 1; i++)
        dated = cite__is_digit(day.ptr[i]) || day.ptr[i] == '-';
    return (cite_span){words - 1, dated ? end + 4 + CITE__FIX_DAY_SIZE - 1 : end};
}

/* A new field behind the value of another one, on a line of its own where that has one. */
static bool add_note(struct library *library, const struct cite__bib_field *field, cite_span value,
                     cite_str copy)
{
    struct cite_fix *fix = library->fix;
    size_t name = (size_t)(field->name.ptr - fix->source.ptr);
    size_t begin = name;

    while (begin > 0 && (fix->source.ptr[begin - 1] == ' ' || fix->source.ptr[begin - 1] == '\t'))
        begin--;
    bool own_line = begin > 0 && fix->source.ptr[begin - 1] == '\n';
    bool crlf = own_line && begin > 1 && fix->source.ptr[begin - 2] == '\r';
    cite__buf_text(&fix->work, !own_line ? ", " : crlf ? ",\r\n" : ",\n");
    if (own_line)
        cite__buf_str(&fix->work, cite__slice(fix->source, begin, name));
    cite__buf_text(&fix->work, "note = {");
    cite__buf_str(&fix->work, copy);
    cite__buf_byte(&fix->work, '}');
    return cite__fix_edit(fix, (cite_span){value.end + 1, value.end + 1}, cite__fix_keep(fix));
}

/* Notes the copy of an address that stands in a field. *done says whether it could be. */
static bool note_copy(struct library *library, const struct cite__bib_entry *entry,
                      const struct cite__bib_field *field, size_t target, bool *done)
{
    struct cite_fix *fix = library->fix;
    cite_str copy = copy_of(fix, &fix->targets[target]);
    cite_span value;

    *done = true;
    if (!copy.ptr)
        return false;
    for (size_t i = 0; i < entry->count; i++) {
        const struct cite__bib_field *note = &library->bib.fields.items[entry->first + i];
        if (!cite__str_equal_nocase(note->name, CITE__LIT("note")))
            continue;
        *done = place_of(&value, fix, note);
        if (!*done)
            return true;
        cite_span told = told_copy(fix->source, value);
        bool ends = note->value.len > 0 && note->value.ptr[note->value.len - 1] == '.';
        if (told.begin == told.end && note->value.len > 0)
            cite__buf_text(&fix->work, ends ? " " : ". ");
        cite__buf_str(&fix->work, copy);
        return cite__fix_edit(fix, told, cite__fix_keep(fix));
    }
    *done = place_of(&value, fix, field);
    return !*done || add_note(library, field, value, copy);
}

/* Puts the new address where the old one stands, spelt as the old one was. */
static bool put_address(struct library *library, const struct cite__bib_field *field,
                        const struct cite__found *found)
{
    struct cite_fix *fix = library->fix;
    struct cite__fix_target *target = &fix->targets[found->target];

    if (!found->escaped && (is_verbatim_field(field->name) || is_argument(fix->source, found->span.begin)))
        return cite__fix_edit(fix, found->span, target->url);
    if (!target->made[FORM_TEX].ptr) {
        cite__put_tex(&fix->work, target->url);
        target->made[FORM_TEX] = cite__fix_keep(fix);
    }
    return cite__fix_edit(fix, found->span, target->made[FORM_TEX]);
}

static bool read_field(struct library *library, const struct cite__bib_entry *entry,
                       const struct cite__bib_field *field, bool *noted)
{
    struct cite_fix *fix = library->fix;
    struct cite__found found;
    cite_span value;

    if (!place_of(&value, fix, field))
        return true;
    for (size_t at = value.begin; cite__finder_next(&found, &library->finder, value.end, &at);) {
        bool done = true;
        bool copy = fix->targets[found.target].kind == CITE_SUGGESTION_ARCHIVE;
        if (copy && *noted)
            continue;
        bool ok =
            copy ? note_copy(library, entry, field, found.target, &done) : put_address(library, field, &found);
        if (!ok)
            return false;
        *noted = *noted || copy;
        if (done)
            cite__fix_count(fix, found.target);
    }
    return true;
}

static bool read_entries(struct library *library)
{
    for (size_t i = 0; i < library->bib.entries.count; i++) {
        const struct cite__bib_entry *entry = &library->bib.entries.items[i];
        bool noted = false; /* an entry tells of one copy */
        for (size_t k = 0; k < entry->count; k++) {
            if (!read_field(library, entry, &library->bib.fields.items[entry->first + k], &noted))
                return false;
        }
    }
    return true;
}

bool cite__fix_bibtex(struct cite_fix *fix)
{
    struct cite__import import = {.text = fix->source};
    struct library library = {.fix = fix};

    cite__arena_init(&import.scratch, &fix->allocator);
    bool ok = cite__finder_init(&library.finder, fix, cite__step_tex) &&
              cite__bib_scan(&library.bib, &import) && read_entries(&library);
    cite__arena_release(&import.scratch);
    return cite__finder_release(&library.finder) && ok;
}
