/*
 * cli/fix.c: see fix.h.
 *
 * A patch names its files as patch -p1 finds them from this folder, or from "/" where one of them is named from there or
 * lies above: patch and git refuse names that lead out of the folder.
 */
#define _XOPEN_SOURCE 700

#include "fix.h"

#include "message.h"

#include <stdlib.h>
#include <string.h>

/* The bit of a kind's name, 0 for none. */
static unsigned kind_bit(const char *word, size_t len)
{
    for (int i = CITE_SUGGESTION_NONE + 1; i < CITE_SUGGESTION_COUNT_; i++) {
        const char *name = cite_suggestion_kind_name((cite_suggestion_kind)i);
        if (strlen(name) == len && memcmp(name, word, len) == 0)
            return 1u << i;
    }
    return 0;
}

/* The bits of all words of a list, all bits for NULL; *wrong, which may be NULL, is the first word that is no kind. */
static unsigned kind_bits(const char *list, const char **wrong)
{
    unsigned bits = 0;

    for (const char *at = list; at && *at;) {
        size_t span = strcspn(at, ",");
        unsigned bit = kind_bit(at, span);
        if (bit == 0 && wrong && !*wrong)
            *wrong = at;
        bits |= bit;
        at += span;
        at += strspn(at, ",");
    }
    return list ? bits : ~0u;
}

int fix_kinds_are_good(const char *list)
{
    const char *wrong = NULL;
    unsigned bits = kind_bits(list, &wrong);

    if (wrong)
        say("audit: --fix-kinds: '%.*s' is not moved, alternative or archive", (int)strcspn(wrong, ","), wrong);
    else if (bits == 0)
        say("audit: --fix-kinds: no kind is named");
    return !wrong && bits != 0;
}

struct fixing {
    const cite_audit *audit;
    unsigned kinds;
    int from_root;                /* names begin at "/" */
    size_t *seen;                 /* by reference: 1 + the last document that it was listed for */
    unsigned char *done;          /* by reference: 1: wanted, 2: patched somewhere */
    cite_suggestion *suggestions; /* of the document at hand */
    size_t *references;           /* of each suggestion */
    size_t count;
    cite_span *broken;
    size_t broken_count;
    size_t broken_room;
    struct output *output;
};

static int note_broken(struct fixing *fixing, cite_span span)
{
    if (fixing->broken_count == fixing->broken_room) {
        size_t room = fixing->broken_room ? fixing->broken_room * 2 : 64;
        cite_span *spans = realloc(fixing->broken, room * sizeof *spans);
        if (!spans)
            return -1;
        fixing->broken = spans;
        fixing->broken_room = room;
    }
    fixing->broken[fixing->broken_count++] = span;
    return 0;
}

static int by_begin(const void *a, const void *b)
{
    const cite_span *first = a;
    const cite_span *second = b;

    return (first->begin > second->begin) - (first->begin < second->begin);
}

/* The suggestions for a document, and its addresses that lines break. -1 when memory is out. */
static int list_suggestions(struct fixing *fixing, size_t document)
{
    const cite_place *place = NULL;

    fixing->count = 0;
    fixing->broken_count = 0;
    for (size_t i = 0; (place = cite_audit_link(fixing->audit, document, i)) != NULL; i++) {
        const cite_reference *reference = cite_audit_reference(fixing->audit, place->reference);
        for (unsigned k = 0; place->span_count > 1 && k < place->span_count; k++) {
            if (note_broken(fixing, place->spans[k]) != 0)
                return -1;
        }
        if (!reference || fixing->seen[place->reference] == document + 1)
            continue;
        fixing->seen[place->reference] = document + 1;
        cite_suggestion suggestion = cite_reference_suggestion(reference);
        if (suggestion.kind == CITE_SUGGESTION_NONE || !(fixing->kinds >> suggestion.kind & 1))
            continue;
        fixing->done[place->reference] |= 1;
        fixing->references[fixing->count] = place->reference;
        fixing->suggestions[fixing->count++] = suggestion;
    }
    if (fixing->broken_count > 0)
        qsort(fixing->broken, fixing->broken_count, sizeof *fixing->broken, by_begin);
    return 0;
}

static int leads_up(const char *path)
{
    for (const char *at = path; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (strncmp(at, "..", 2) == 0 && (at[2] == '/' || at[2] == '\0'))
            return 1;
    }
    return 0;
}

/* What a patch calls a file, to be freed; NULL where it is none. */
static char *patch_name(const struct fixing *fixing, const char *path)
{
    char *whole = realpath(path, NULL);

    if (!whole)
        return NULL;
    const char *name = fixing->from_root ? whole : path;
    while (name[0] == '/' || (name[0] == '.' && name[1] == '/'))
        name++;
    char *copy = malloc(strlen(name) + 1);
    if (copy)
        memcpy(copy, name, strlen(name) + 1);
    free(whole);
    return copy;
}

/* Whether the places of broken addresses are places of a source, which may have been changed since it was read. */
static int places_fit(const struct fixing *fixing, cite_str source)
{
    for (size_t i = 0; i < fixing->broken_count; i++) {
        if (fixing->broken[i].end > source.len)
            return 0;
    }
    return 1;
}

/* The patch of one source. */
static int write_fix(struct fixing *fixing, const char *path, cite_str source)
{
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;
    cite_error error;
    cite_fix *fix = NULL;

    options.name = path;
    options.broken = fixing->broken;
    options.broken_count = places_fit(fixing, source) ? fixing->broken_count : 0;
    cite_status status = cite_fix_new(&fix, source, fixing->suggestions, fixing->count, &options, &error);
    if (status == CITE_ERROR_UNSUPPORTED)
        return EXIT_CLEAN;
    if (status != CITE_OK) {
        complain(path, error.message);
        return EXIT_FAILED;
    }
    for (size_t i = 0; i < fixing->count; i++) {
        if (cite_fix_places(fix, i) > 0)
            fixing->done[fixing->references[i]] |= 2;
    }
    char *name = patch_name(fixing, path);
    if (name)
        status = cite_fix_diff(fix, name, output_write, fixing->output, &error);
    free(name);
    cite_fix_free(fix);
    return status == CITE_OK ? EXIT_CLEAN : report_status(status, &error, fixing->output);
}

static int write_all(struct fixing *fixing)
{
    const cite_audited *document = NULL;
    int status = EXIT_CLEAN;

    for (size_t i = 0; (document = cite_audit_document(fixing->audit, i)) != NULL; i++) {
        size_t len = 0;
        if (list_suggestions(fixing, i) != 0) {
            complain(NULL, "out of memory");
            return EXIT_FAILED;
        }
        if (fixing->count == 0 || strcmp(document->name, "-") == 0)
            continue;
        char *bytes = read_bytes(document->name, &len);
        if (bytes)
            status = worse(status, write_fix(fixing, document->name, (cite_str){bytes, len}));
        else
            status = EXIT_FAILED;
        free(bytes);
    }
    return status;
}

static void tell(const struct fixing *fixing, const struct settings *settings)
{
    size_t wanted = 0;
    size_t patched = 0;
    int printed = strcmp(settings->fix, "-") == 0;

    for (size_t i = 0; i < cite_audit_reference_count(fixing->audit); i++) {
        wanted += fixing->done[i] != 0;
        patched += fixing->done[i] > 1;
    }
    if (patched == 0)
        say("%zu of %zu addresses patched", patched, wanted);
    else if (printed)
        say("%zu of %zu addresses patched; apply it with: patch%s -p1", patched, wanted,
            fixing->from_root ? " -d /" : "");
    else
        say("%zu of %zu addresses patched in %s; apply it with: patch%s -p1 < %s", patched, wanted,
            settings->fix, fixing->from_root ? " -d /" : "", settings->fix);
}

static int is_from_root(const cite_audit *audit)
{
    const cite_audited *document = NULL;

    for (size_t i = 0; (document = cite_audit_document(audit, i)) != NULL; i++) {
        if (document->name[0] == '/' || leads_up(document->name))
            return 1;
    }
    return 0;
}

int write_fixes(const struct settings *settings, const struct checking *checking, struct output *output)
{
    struct fixing fixing = {
        .audit = checking->audit, .kinds = kind_bits(settings->fix_kinds, NULL), .output = output};
    size_t count = cite_audit_reference_count(fixing.audit) + 1;
    int status = EXIT_FAILED;

    fixing.from_root = is_from_root(fixing.audit);
    fixing.seen = calloc(count, sizeof *fixing.seen);
    fixing.done = calloc(count, sizeof *fixing.done);
    fixing.suggestions = calloc(count, sizeof *fixing.suggestions);
    fixing.references = calloc(count, sizeof *fixing.references);
    if (fixing.seen && fixing.done && fixing.suggestions && fixing.references) {
        status = write_all(&fixing);
        output_flush(output);
        if (output->failed == 0)
            tell(&fixing, settings);
    } else {
        complain(NULL, "out of memory");
    }
    free(fixing.seen);
    free(fixing.done);
    free(fixing.suggestions);
    free(fixing.references);
    free(fixing.broken);
    return status;
}

/* A link is one write: an item of the list. */
static int put_item(void *context, const char *data, size_t len)
{
    return output_text(context, "<li>") || output_write(context, data, len) || output_text(context, "</li>\n");
}

int write_robust_links(const struct checking *checking, struct output *output)
{
    const cite_reference *reference = NULL;
    cite_error error;

    (void)output_text(output, "<ul>\n");
    for (size_t i = 0; (reference = cite_audit_reference(checking->audit, i)) != NULL; i++) {
        if (!reference->archive)
            continue;
        const cite_suggestion copy = {CITE_SUGGESTION_ARCHIVE, reference->url, reference->archive->url,
                                      reference->archive->datetime};
        const cite_place *place = cite_audit_place(checking->audit, i, 0);
        cite_str work = place ? place->work : cite_str_from("");
        cite_status status = cite_robust_link_write(&copy, work, NULL, put_item, output, &error);
        /* What is no address of the web has no link. */
        if (status != CITE_OK && status != CITE_ERROR_ARGUMENT)
            return report_status(status, &error, output);
    }
    (void)output_text(output, "</ul>\n");
    return EXIT_CLEAN;
}
