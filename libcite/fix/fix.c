/*
 * fix/fix.c: see fix.h and cite/fix.h: the suggestions that can be used, the edits, and the source with them.
 */
#include "fix/fix.h"

#include "core/date.h"
#include "core/error.h"
#include "core/str.h"
#include "fix/address.h"
#include "fix/coding.h"
#include "fix/finder.h"

#include <string.h>

/* Any number: the map needs one, and what it holds does not come out in its order. */
#define KEY_SEED UINT64_C(0x6669786573)

static const char *const kind_names[CITE_SUGGESTION_COUNT_] = {
    [CITE_SUGGESTION_NONE] = "none",
    [CITE_SUGGESTION_MOVED] = "moved",
    [CITE_SUGGESTION_ALTERNATIVE] = "alternative",
    [CITE_SUGGESTION_ARCHIVE] = "archive",
};

const char *cite_suggestion_kind_name(cite_suggestion_kind kind)
{
    return (size_t)kind < CITE_SUGGESTION_COUNT_ ? kind_names[kind] : NULL;
}

/* No format: nothing is found. */
static bool fix_nothing(struct cite_fix *fix)
{
    (void)fix;
    return true;
}

static bool (*const formats[CITE_FIX_COUNT_])(struct cite_fix *fix) = {
    [CITE_FIX_NONE] = fix_nothing,
    [CITE_FIX_TEXT] = cite__fix_text,
    [CITE_FIX_MARKDOWN] = cite__fix_markdown,
    [CITE_FIX_HTML] = cite__fix_html,
    [CITE_FIX_BIBTEX] = cite__fix_bibtex,
};

cite_str cite__fix_keep(struct cite_fix *fix)
{
    cite_str text = {NULL, 0};

    if (fix->work.failed == CITE_OK)
        text = cite__arena_str(&fix->arena, cite__buf_view(&fix->work));
    cite__buf_clear(&fix->work);
    return text;
}

bool cite__fix_edit(struct cite_fix *fix, cite_span span, cite_str text)
{
    size_t place = fix->edits.count;

    if (!text.ptr)
        return false;
    while (place > 0 && fix->edits.items[place - 1].span.begin > span.begin)
        place--;
    bool before = place > 0 && fix->edits.items[place - 1].span.end > span.begin;
    bool behind = place < fix->edits.count && fix->edits.items[place].span.begin < span.end;
    if (before || behind)
        return true;
    if (!CITE__ARRAY_PUSH(&fix->edits, &fix->arena))
        return false;
    memmove(&fix->edits.items[place + 1], &fix->edits.items[place],
            (fix->edits.count - 1 - place) * sizeof *fix->edits.items);
    fix->edits.items[place] = (struct cite__fix_edit){span, text};
    return true;
}

void cite__fix_count(struct cite_fix *fix, size_t target)
{
    fix->targets[target].places++;
    fix->places++;
}

bool cite__fix_text(struct cite_fix *fix)
{
    struct cite__finder finder;
    struct cite__found found;
    size_t at = 0;
    bool ok = cite__finder_init(&finder, fix, cite__step_plain);

    while (ok && cite__finder_next(&found, &finder, fix->source.len, &at)) {
        ok = cite__fix_edit(fix, found.span, fix->targets[found.target].url);
        cite__fix_count(fix, found.target);
    }
    return cite__finder_release(&finder) && ok;
}

/* A clean copy of an address; empty where it cannot be used, and ptr NULL when memory is out. */
static cite_str clean(struct cite_fix *fix, cite_str url)
{
    cite__buf_clear(&fix->work);
    bool good = cite__fix_address(&fix->work, url);
    if (fix->work.failed == CITE_ERROR_MEMORY)
        return (cite_str){NULL, 0};
    return cite__arena_str(&fix->arena, good ? cite__buf_view(&fix->work) : CITE__LIT(""));
}

/* The key of an address, on the arena; ptr NULL when memory is out. */
static cite_str key_of(struct cite_fix *fix, cite_str url)
{
    cite__buf_clear(&fix->work);
    cite__fix_key(&fix->work, url);
    if (fix->work.failed != CITE_OK)
        return (cite_str){NULL, 0};
    return cite__arena_str(&fix->arena, cite__buf_view(&fix->work));
}

/* Takes over one suggestion where it can be used. False when memory is out. */
static bool add_target(struct cite_fix *fix, const cite_suggestion *suggestion, size_t index)
{
    struct cite__fix_target *target = &fix->targets[index];
    bool known = (size_t)suggestion->kind < CITE_SUGGESTION_COUNT_;
    char iso[CITE__DATE_SIZE];

    if (!known || suggestion->kind == CITE_SUGGESTION_NONE)
        return true;
    target->old = clean(fix, suggestion->url);
    target->url = clean(fix, suggestion->new_url);
    if (!target->old.ptr || !target->url.ptr)
        return false;
    if (target->old.len == 0 || target->url.len == 0)
        return true;
    cite_str old = key_of(fix, suggestion->url);
    cite_str new = key_of(fix, target->url);
    if (!old.ptr || !new.ptr)
        return false;
    if (cite__str_equal(old, new) || cite__map_get(&fix->by_key, old) != CITE_NONE)
        return true;
    target->kind = suggestion->kind;
    cite__date_iso(iso, suggestion->datetime);
    memcpy(target->day, iso, CITE__FIX_DAY_SIZE - 1);
    return cite__map_set(&fix->by_key, old, index);
}

static bool add_targets(struct cite_fix *fix, const cite_suggestion *suggestions, size_t count)
{
    fix->targets = cite__arena_zero(&fix->arena, count + 1, sizeof *fix->targets);
    if (!fix->targets)
        return false;
    fix->count = count;
    for (size_t i = 0; i < count; i++) {
        if (!add_target(fix, &suggestions[i], i))
            return false;
    }
    cite__buf_clear(&fix->work);
    return true;
}

/* The given options with every field set; a caller built against an older header gave fewer of them. */
static cite_fix_options complete(const cite_fix_options *given, cite_str source)
{
    cite_fix_options options = CITE_FIX_OPTIONS_INIT;

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    options.size = sizeof options;
    if (options.format == CITE_FIX_NONE)
        options.format = cite_fix_detect(cite_str_from(options.name), source);
    return options;
}

static cite_status check(cite_str source, const cite_suggestion *suggestions, size_t count,
                         const cite_fix_options *options, cite_error *error)
{
    if ((!source.ptr && source.len > 0) || (!suggestions && count > 0) ||
        (!options->broken && options->broken_count > 0))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    if (source.len > CITE__FIX_SOURCE_MAX)
        return cite__error_set(error, CITE_ERROR_LIMIT, CITE_NONE, "the source is larger than 256 MiB");
    if ((size_t)options->format >= CITE_FIX_COUNT_ || options->format == CITE_FIX_NONE)
        return cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE,
                               "no format in which addresses can be replaced");
    return CITE_OK;
}

/* An empty fix on an arena of its own; NULL when memory is out. */
static struct cite_fix *make(cite_str source, const cite_fix_options *options)
{
    struct cite__arena arena;

    cite__arena_init(&arena, options->allocator);
    struct cite_fix *fix = cite__arena_zero(&arena, 1, sizeof *fix);
    if (!fix) {
        cite__arena_release(&arena);
        return NULL;
    }
    fix->allocator = arena.allocator;
    fix->arena = arena;
    fix->source = source.ptr ? source : CITE__LIT("");
    fix->broken = options->broken;
    fix->broken_count = options->broken_count;
    cite__map_init(&fix->by_key, &fix->arena, KEY_SEED);
    cite__buf_init(&fix->work, &fix->allocator, CITE__FIX_TEXT_MAX);
    return fix;
}

cite_status cite_fix_new(cite_fix **out, cite_str source, const cite_suggestion *suggestions, size_t count,
                         const cite_fix_options *options, cite_error *error)
{
    cite__error_clear(error);
    if (!out)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    *out = NULL;
    cite_fix_options all = complete(options, source);
    cite_status status = check(source, suggestions, count, &all, error);
    if (status != CITE_OK)
        return status;
    struct cite_fix *fix = make(source, &all);
    if (!fix || !add_targets(fix, suggestions, count) || !formats[all.format](fix)) {
        cite_fix_free(fix);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    cite__buf_release(&fix->work);
    fix->broken = NULL;
    fix->broken_count = 0;
    *out = fix;
    return CITE_OK;
}

void cite_fix_free(cite_fix *fix)
{
    if (!fix)
        return;
    cite__buf_release(&fix->work);
    /* The fix lies in its own arena. */
    struct cite__arena arena = fix->arena;
    cite__arena_release(&arena);
}

size_t cite_fix_places(const cite_fix *fix, size_t suggestion)
{
    return fix && suggestion < fix->count ? fix->targets[suggestion].places : 0;
}

size_t cite_fix_count(const cite_fix *fix)
{
    return fix ? fix->places : 0;
}

static bool put(cite_write_fn write, void *context, cite_str text)
{
    return text.len == 0 || write(context, text.ptr, text.len) == 0;
}

cite_status cite_fix_apply(const cite_fix *fix, cite_write_fn write, void *context, cite_error *error)
{
    size_t at = 0;
    bool ok = true;

    cite__error_clear(error);
    if (!fix || !write)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    for (size_t i = 0; ok && i < fix->edits.count; i++) {
        const struct cite__fix_edit *edit = &fix->edits.items[i];
        ok = put(write, context, cite__slice(fix->source, at, edit->span.begin)) &&
             put(write, context, edit->text);
        at = edit->span.end;
    }
    if (!ok || !put(write, context, cite__slice(fix->source, at, fix->source.len)))
        return cite__error_set(error, CITE_ERROR_IO, CITE_NONE, "writing failed");
    return CITE_OK;
}
