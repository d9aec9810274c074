/*
 * core/pattern.c: see pattern.h. PCRE2 gets its memory from our allocator while it compiles, and from the scratch arena
 * while it matches; JIT-compiled code alone comes from PCRE2's own pages, which must be executable.
 */
#include "core/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/alloc.h"
#include "core/error.h"
#include "core/onset.h"

#include <string.h>

#include <pcre2.h>

/*
 * Steps one match may take. Our patterns are tried at a place and read at most some hundred bytes from there: a hundred
 * steps for each of them is far more than they need, and still well under a millisecond.
 */
#define MATCH_LIMIT 20000u

/* Nested backtracking points, and KiB for them, where there is no JIT. */
#define DEPTH_LIMIT    2000u
#define HEAP_LIMIT_KIB 1024u

/* What PCRE2's callbacks are given. Written only while compiling. */
struct memory {
    cite_allocator allocator;
    bool failed;
};

/* A compiled row. */
struct code {
    pcre2_code *pcre;
    bool jit;
    bool at_offset; /* it begins with \G: it matches where it is tried, or not at all */
    bool has_onset; /* it is tried where its onset stands, anchored there */
    struct cite__onset onset;
};

struct cite__patterns {
    struct memory memory;
    pcre2_general_context *general;
    pcre2_match_context *limits;
    struct code *codes;
    size_t count;
    struct cite__onset_set onsets; /* of the first rows */
};

static void *compile_alloc(size_t size, void *context)
{
    struct memory *memory = context;
    void *ptr = cite__alloc(&memory->allocator, size);

    if (!ptr)
        memory->failed = true;
    return ptr;
}

static void compile_free(void *ptr, void *context)
{
    struct memory *memory = context;

    cite__free(&memory->allocator, ptr);
}

/* One row; a pattern that the JIT compiler cannot take is interpreted. */
static cite_status compile(struct cite__patterns *patterns, const struct cite__pattern *row, struct code *out,
                           pcre2_compile_context *context, cite_error *error)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
    int code = 0;
    PCRE2_SIZE offset = 0;

    out->at_offset = strncmp(row->pattern, "\\G", 2) == 0;
    out->has_onset = row->onsets != NULL;
    if (row->caseless)
        options |= PCRE2_CASELESS;
    if (out->has_onset) {
        options |= PCRE2_ANCHORED;
        cite__onset_init(&out->onset, row->onsets, row->caseless);
    }
    out->pcre =
        pcre2_compile((PCRE2_SPTR)row->pattern, PCRE2_ZERO_TERMINATED, options, &code, &offset, context);
    out->jit = out->pcre && pcre2_jit_compile(out->pcre, PCRE2_JIT_COMPLETE) == 0;
    if (patterns->memory.failed)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (!out->pcre)
        return cite__error_named(error, CITE_ERROR_INTERNAL, row->pattern, "pattern does not compile");
    return CITE_OK;
}

static cite_status compile_all(struct cite__patterns *patterns, const struct cite__pattern *table, size_t count,
                               cite_error *error)
{
    pcre2_compile_context *context = pcre2_compile_context_create(patterns->general);
    cite_status status = context ? CITE_OK : cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);

    for (size_t i = 0; status == CITE_OK && i < count; i++) {
        status = compile(patterns, &table[i], &patterns->codes[i], context, error);
        patterns->count = i + 1;
        if (i < CITE__ONSET_ROWS && table[i].onsets)
            cite__onset_set_add(&patterns->onsets, i, table[i].onsets, table[i].caseless);
    }
    pcre2_compile_context_free(context);
    return status;
}

/* The contexts and the room for the codes; false when memory is out. */
static bool prepare(struct cite__patterns *patterns, size_t count)
{
    size_t bytes = 0;

    patterns->general = pcre2_general_context_create(compile_alloc, compile_free, &patterns->memory);
    if (!patterns->general)
        return false;
    patterns->limits = pcre2_match_context_create(patterns->general);
    if (!patterns->limits || !cite__size_mul(&bytes, count, sizeof *patterns->codes))
        return false;
    (void)pcre2_set_match_limit(patterns->limits, MATCH_LIMIT);
    (void)pcre2_set_depth_limit(patterns->limits, DEPTH_LIMIT);
    (void)pcre2_set_heap_limit(patterns->limits, HEAP_LIMIT_KIB);
    patterns->codes = cite__alloc(&patterns->memory.allocator, bytes > 0 ? bytes : 1);
    return patterns->codes != NULL;
}

cite_status cite__patterns_new(struct cite__patterns **out, const struct cite__pattern *table, size_t count,
                               const cite_allocator *allocator, cite_error *error)
{
    cite_allocator memory = cite__allocator_or_default(allocator);
    struct cite__patterns *patterns = cite__alloc(&memory, sizeof *patterns);

    *out = NULL;
    if (!patterns)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    *patterns = (struct cite__patterns){.memory = {.allocator = memory}};
    cite_status status = prepare(patterns, count) ? compile_all(patterns, table, count, error)
                                                  : cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    if (status != CITE_OK) {
        cite__patterns_free(patterns);
        return status;
    }
    *out = patterns;
    return CITE_OK;
}

void cite__patterns_free(struct cite__patterns *patterns)
{
    if (!patterns)
        return;
    cite_allocator allocator = patterns->memory.allocator;
    for (size_t i = 0; i < patterns->count; i++)
        pcre2_code_free(patterns->codes[i].pcre);
    cite__free(&allocator, patterns->codes);
    pcre2_match_context_free(patterns->limits);
    pcre2_general_context_free(patterns->general);
    cite__free(&allocator, patterns);
}

/*
 * What a match needs, made once for an arena and attached to it: making it for each match costs more than most matches do.
 */
struct matcher {
    struct memory memory;
    pcre2_general_context *general;
    pcre2_match_data *data;
};

static void matcher_free(void *attached)
{
    struct matcher *matcher = attached;
    cite_allocator allocator = matcher->memory.allocator;

    pcre2_match_data_free(matcher->data);
    pcre2_general_context_free(matcher->general);
    cite__free(&allocator, matcher);
}

/* The arena's matcher; NULL when memory is out. */
static struct matcher *matcher_of(struct cite__arena *scratch)
{
    if (scratch->attached)
        return scratch->attached;
    struct matcher *matcher = cite__alloc(&scratch->allocator, sizeof *matcher);
    if (!matcher)
        return NULL;
    *matcher = (struct matcher){.memory = {.allocator = scratch->allocator}};
    matcher->general = pcre2_general_context_create(compile_alloc, compile_free, &matcher->memory);
    matcher->data = matcher->general ? pcre2_match_data_create(CITE__PATTERN_GROUPS, matcher->general) : NULL;
    if (!matcher->data) {
        matcher_free(matcher);
        return NULL;
    }
    scratch->attached = matcher;
    scratch->attached_free = matcher_free;
    return matcher;
}

static void copy_groups(struct cite__match *match, pcre2_match_data *data, size_t count)
{
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(data);

    for (size_t i = 0; i < CITE__PATTERN_GROUPS; i++) {
        bool part = i < count && offsets[2 * i] != PCRE2_UNSET;
        match->groups[i] =
            part ? (cite_span){offsets[2 * i], offsets[2 * i + 1]} : (cite_span){CITE_NONE, CITE_NONE};
    }
}

_Static_assert(CITE__PATTERN_ROWS == CITE__ONSET_ROWS, "one place for each row of a set");

void cite__patterns_places(const struct cite__patterns *patterns, cite_str text,
                           size_t from[CITE__PATTERN_ROWS])
{
    cite__onset_set_find(&patterns->onsets, text, from);
    for (size_t i = 0; i < CITE__PATTERN_ROWS && i < patterns->count; i++) {
        if (!patterns->codes[i].has_onset)
            from[i] = 0;
    }
}

/* Matches from an offset on; negative where there is no match. */
static int match_from(const struct cite__patterns *patterns, const struct code *code, cite_str text,
                      size_t from, struct matcher *matcher)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.ptr ? text.ptr : "");

    /* pcre2_match would come to the same code, by a longer way. */
    if (code->jit)
        return pcre2_jit_match(code->pcre, subject, text.len, from, 0, matcher->data, patterns->limits);
    return pcre2_match(code->pcre, subject, text.len, from, 0, matcher->data, patterns->limits);
}

/* The first match from an offset on, tried at each onset. */
static int match_onsets(const struct cite__patterns *patterns, const struct code *code, cite_str text,
                        size_t from, struct matcher *matcher)
{
    while (from <= text.len) {
        size_t at = cite__onset_find(&code->onset, text, from);
        if (at == CITE_NONE)
            break;
        int count = match_from(patterns, code, text, at, matcher);
        if (count >= 0 || matcher->memory.failed)
            return count;
        from = at + 1;
    }
    return PCRE2_ERROR_NOMATCH;
}

bool cite__pattern_find(const struct cite__patterns *patterns, size_t index, cite_str text, size_t from,
                        struct cite__match *match, struct cite__arena *scratch)
{
    if (index >= patterns->count || from > text.len || scratch->failed)
        return false;
    const struct code *code = &patterns->codes[index];
    if (code->has_onset && code->at_offset && !cite__onset_at(&code->onset, text, from))
        return false;
    struct matcher *matcher = matcher_of(scratch);
    if (!matcher) {
        scratch->failed = true;
        return false;
    }
    int count = code->has_onset && !code->at_offset ? match_onsets(patterns, code, text, from, matcher)
                                                    : match_from(patterns, code, text, from, matcher);
    if (matcher->memory.failed)
        scratch->failed = true;
    if (count < 0 || scratch->failed)
        return false;
    if (match)
        copy_groups(match, matcher->data, count > 0 ? (size_t)count : CITE__PATTERN_GROUPS);
    return true;
}
