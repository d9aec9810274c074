/*
 * links/links.c: the stage: starts, extents and seams, then one reading with its alternatives.
 */
#include "links/links.h"

#include "core/array.h"
#include "core/str.h"
#include "links/hosts.h"
#include "links/markup.h"
#include "links/reader.h"
#include "links/rules.h"
#include "links/spell.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static const char *const repair_names[] = {
    "joined-lines",   "joined-page",   "joined-note",         "kept-hyphen",
    "dropped-hyphen", "removed-space", "space-to-underscore", "trimmed-punctuation",
    "unwrapped",      "merged-markup", "split-glued",         "added-scheme",
    "mended-scheme",  "mended-host",   "mended-path",         "decoded-entity"};

const char *cite_repair_name(unsigned repair)
{
    for (size_t i = 0; i < sizeof repair_names / sizeof repair_names[0]; i++) {
        if (repair == 1u << i)
            return repair_names[i];
    }
    return NULL;
}

typedef CITE__ARRAY(cite_link) link_array;
/* The link's bytes as they stand: neighbouring pieces are one range, others are joined by a line feed. */
static bool set_spans(cite_link *link, const struct cite__link_reader *reader,
                      const struct cite__link_read *read)
{
    struct cite__env *env = reader->env;
    cite_span *spans = cite__arena_alloc(env->arena, read->piece_count * sizeof *spans);
    size_t count = 0;
    size_t bytes = 0;

    if (!spans)
        return false;
    for (size_t i = 0; i < read->piece_count; i++) {
        const struct cite__link_piece *piece = &read->pieces[i];
        if (i > 0 && piece->seam != CITE__SEAM_COLUMN)
            spans[count - 1].end = piece->span.end;
        else
            spans[count++] = piece->span;
    }
    for (size_t i = 0; i < count; i++)
        bytes += spans[i].end - spans[i].begin + 1;
    char *raw = cite__arena_alloc(env->arena, bytes);
    if (!raw)
        return false;
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            raw[len++] = '\n';
        memcpy(raw + len, reader->text->bytes.ptr + spans[i].begin, spans[i].end - spans[i].begin);
        len += spans[i].end - spans[i].begin;
    }
    raw[len] = '\0';
    link->spans = spans;
    link->span_count = count;
    link->raw = (cite_str){raw, len};
    return true;
}

/* Whether what was read is a link: a host that can be one, and for bare hosts a path. *rule says why it is none. */
static bool is_link(const struct cite__link_reader *reader, const struct cite__link_start *start,
                    const struct cite__link_read *read, enum cite__link_rule *rule)
{
    cite_str url = cite__buf_view(&reader->url);
    size_t at = 0;
    char sign = '\0';

    *rule = CITE__RULE_LINK_LABEL;
    if (cite__markup_is_label(reader, start, read))
        return false;
    *rule = CITE__RULE_LINK_NO_HOST;
    if (start->kind == CITE__LINK_DOI)
        return cite__str_find_byte(url, '/', 0) + 1 < url.len;
    if (start->kind == CITE__LINK_IDENTIFIER)
        return true;
    cite_str host = cite__link_host(url);
    if (start->kind == CITE__LINK_SCHEME)
        return cite__link_host_plausible(host) || cite__link_host_mend(host, &at, &sign);
    /* "www.example" is no host that could be reached; "who.int" is. */
    size_t name = start->kind == CITE__LINK_WWW && host.len > 4 ? 4 : 0;
    return cite__link_host_plausible(host) && cite__str_find_byte(host, '.', name) != CITE_NONE;
}

static unsigned wrapping(cite_str bytes, const struct cite__link_start *start,
                         const struct cite__link_read *read)
{
    if (start->begin == 0 || read->end >= bytes.len)
        return 0;
    const char *open = strchr("<([{", bytes.ptr[start->begin - 1]);
    const char *close = strchr(">)]}", bytes.ptr[read->end]);
    return open && close && *open && *close ? CITE_REPAIR_UNWRAPPED : 0;
}

/* What is left of the confidence in an address that ends at bytes which are no UTF-8: "http://example.org/caf\xE9". */
#define CUT_OFF 0.4

static bool is_cut_off(cite_str bytes, size_t end)
{
    size_t len = 0;

    return end < bytes.len && cite__utf8_at(bytes, end, &len) == CITE__REPLACEMENT;
}

/* What was done to the scheme: white space taken out, other signs put right. */
static unsigned mending(cite_str bytes, const struct cite__link_start *start)
{
    unsigned repairs = 0;
    size_t same = 0;

    for (size_t i = start->begin; i < start->body; i++) {
        char c = bytes.ptr[i];
        if (c == '\n' || c == '\f')
            repairs |= CITE_REPAIR_JOINED_LINES;
        else if (c == ' ')
            repairs |= CITE_REPAIR_REMOVED_SPACE;
        else if (!cite__is_space(c) && same < start->head.len && cite__to_lower(c) == start->head.ptr[same])
            same++;
        else if (!cite__is_space(c))
            repairs |= CITE_REPAIR_MENDED_SCHEME;
    }
    if (repairs & CITE_REPAIR_JOINED_LINES)
        repairs &= ~(unsigned)CITE_REPAIR_REMOVED_SPACE;
    return same < start->head.len ? repairs | CITE_REPAIR_MENDED_SCHEME : repairs;
}

static bool make_link(cite_link *link, struct cite__link_reader *reader, const struct cite__link_start *start,
                      const struct cite__link_read *read)
{
    size_t owner = cite__link_owner(reader, start->begin);

    *link = (cite_link){.note = owner == CITE_NONE ? CITE_NONE : reader->owned[owner].note, .confidence = 0.97};
    link->repairs = wrapping(reader->text->bytes, start, read) | read->repairs;
    if (start->kind == CITE__LINK_WWW || start->kind == CITE__LINK_HOST)
        link->repairs |= CITE_REPAIR_ADDED_SCHEME;
    if (start->kind == CITE__LINK_HOST || start->mended)
        link->confidence = 0.8;
    if (start->mended)
        link->repairs |= mending(reader->text->bytes, start);
    if (read->trimmed)
        link->repairs |= CITE_REPAIR_TRIMMED_PUNCTUATION;
    if (is_cut_off(reader->text->bytes, read->end))
        link->confidence *= CUT_OFF;
    return set_spans(link, reader, read) && cite__link_spell(link, reader, start, read);
}

static int by_begin(const void *left, const void *right)
{
    const struct cite__owned *a = left;
    const struct cite__owned *b = right;

    return (a->span.begin > b->span.begin) - (a->span.begin < b->span.begin);
}

/* The notes' ranges in the order of the text. */
static bool list_owned(struct cite__link_reader *reader, const struct cite__notes *notes)
{
    size_t total = 0;

    for (size_t i = 0; i < notes->count; i++)
        total += notes->items[i].span_count;
    struct cite__owned *owned = cite__arena_alloc(reader->env->scratch, total * sizeof *owned);
    size_t *first = cite__arena_alloc(reader->env->scratch, notes->count * sizeof *first);
    if (!owned || !first)
        return false;
    size_t count = 0;
    for (size_t i = 0; i < notes->count; i++) {
        for (size_t s = 0; s < notes->items[i].span_count; s++)
            owned[count++] = (struct cite__owned){notes->items[i].spans[s], i, CITE_NONE};
        first[i] = CITE_NONE;
    }
    if (count > 1)
        qsort(owned, count, sizeof *owned, by_begin);
    for (size_t i = count; i > 0; i--) {
        owned[i - 1].next = first[owned[i - 1].note];
        first[owned[i - 1].note] = i - 1;
    }
    reader->owned = owned;
    reader->owned_count = count;
    return true;
}

/* A link this close behind another belongs to the same citation: a copy in an archive. */
#define CLOSE_BEHIND ((size_t)40)

/* Sets the words that may be the title of what a link leads to: those in front of it, behind the link before. */
static void set_words(struct cite__link_reader *reader, const struct cite__link_read *read)
{
    size_t begin = reader->behind;
    bool close = begin > 0 && read->begin - begin < CLOSE_BEHIND;

    if (close)
        begin = reader->older;
    reader->older = close ? reader->behind : begin;
    if (read->begin - begin > CITE__TITLE_BYTES)
        begin = read->begin - CITE__TITLE_BYTES;
    cite__words_set(&reader->words, cite__slice(reader->text->bytes, begin, read->begin));
    reader->behind = read->near;
}

/* What a candidate starts with. */
static void record_start(const struct cite__link_start *start, cite_str bytes, const struct cite__env *env)
{
    cite_span span = {start->begin, start->body};

    cite__link_fact(env, (enum cite__link_rule)(CITE__RULE_LINK_SCHEME + (int)start->kind),
                    (struct cite__fact){.span = span, .detail = cite__slice(bytes, start->begin, start->body)});
    if (start->mended)
        cite__link_fact(env, CITE__RULE_LINK_MENDED, (struct cite__fact){.span = span, .detail = start->head});
}

/* What a candidate was that is no link. */
static void record_none(enum cite__link_rule rule, const struct cite__link_read *read, cite_str bytes,
                        const struct cite__env *env)
{
    cite__link_fact(env, rule,
                    (struct cite__fact){.span = {read->begin, read->end},
                                        .detail = cite__slice(bytes, read->begin, read->end)});
}

/* How a link came to be read as it is. */
static void record_link(const cite_link *link, const struct cite__env *env)
{
    cite_span span = {link->spans[0].begin, link->spans[link->span_count - 1].end};

    for (unsigned bit = 1; bit != 0 && bit <= link->repairs; bit <<= 1) {
        const char *name = cite_repair_name(link->repairs & bit);
        if (name)
            cite__link_fact(env, CITE__RULE_LINK_REPAIR,
                            (struct cite__fact){.span = span, .detail = cite_str_from(name)});
    }
    for (size_t i = 0; i < link->alternative_count; i++)
        cite__link_fact(env, CITE__RULE_LINK_OTHER,
                        (struct cite__fact){.span = span, .detail = link->alternatives[i]});
    cite__link_fact(env, CITE__RULE_LINK_CHOSEN,
                    (struct cite__fact){.span = span, .weight = link->confidence, .detail = link->url});
}

/* Makes the link that was read, as the last of links; NULL when memory is out. */
static cite_link *add_link(link_array *links, struct cite__link_reader *reader,
                           const struct cite__link_start *start, const struct cite__link_read *read)
{
    cite_link *link = CITE__ARRAY_PUSH(links, reader->env->arena);
    size_t joined = 0;

    if (!link)
        return NULL;
    set_words(reader, read);
    if (!make_link(link, reader, start, read) ||
        !cite__markup_join(reader, links->items, links->count - 1, &joined) ||
        reader->words.folded.failed == CITE_ERROR_MEMORY || reader->labels.failed == CITE_ERROR_MEMORY)
        return NULL;
    if (joined > 0)
        *(link - joined) = *link;
    links->count -= joined;
    return link - joined;
}

typedef CITE__ARRAY(cite_span) span_array;

/* Notes the parts of a link that lie ahead, behind running text: what they hold is no start of another. */
static bool note_ahead(span_array *ahead, const struct cite__link_read *read, struct cite__arena *arena)
{
    bool far = false;

    for (size_t i = 1; i < read->piece_count; i++) {
        far |= read->pieces[i].seam == CITE__SEAM_COLUMN;
        if (!far)
            continue;
        cite_span *span = CITE__ARRAY_PUSH(ahead, arena);
        if (!span)
            return false;
        *span = read->pieces[i].span;
    }
    return true;
}

/* The part of an earlier link that an offset lies in; NULL for none. *next is the first part that is not passed yet. */
static const cite_span *part_at(const span_array *ahead, size_t *next, size_t offset)
{
    while (*next < ahead->count && ahead->items[*next].end <= offset)
        (*next)++;
    if (*next == ahead->count || ahead->items[*next].begin > offset)
        return NULL;
    return &ahead->items[*next];
}

static bool find_all(link_array *links, struct cite__link_reader *reader)
{
    cite_str bytes = reader->text->bytes;
    struct cite__link_scanner scanner = cite__link_scan(bytes);
    struct cite__link_start start;
    span_array ahead = {0};
    size_t next = 0;

    while (cite__link_next(&scanner, &start)) {
        const cite_span *part = part_at(&ahead, &next, start.begin);
        if (part) {
            cite__link_skip(&scanner, part->end);
            continue;
        }
        struct cite__link_read read;
        enum cite__link_rule rule = CITE__RULE_LINK_NOTHING;
        if (reader->env->trace)
            record_start(&start, bytes, reader->env);
        bool found = cite__link_read(reader, &start, &read);
        if (reader->url.failed == CITE_ERROR_MEMORY)
            return false;
        if (!found || !is_link(reader, &start, &read, &rule)) {
            record_none(rule, &read, bytes, reader->env);
            continue;
        }
        cite_link *link = add_link(links, reader, &start, &read);
        if (!link)
            return false;
        if (reader->env->trace)
            record_link(link, reader->env);
        cite__link_skip(&scanner, read.near);
        if (!note_ahead(&ahead, &read, reader->env->scratch))
            return false;
    }
    return true;
}

cite_status cite__links_find(struct cite__links *out, const struct cite__text *text,
                             const struct cite__notes *notes, struct cite__env *env)
{
    struct cite__link_reader reader = {.text = text, .env = env};
    link_array links = {0};

    *out = (struct cite__links){NULL, 0};
    if (text->line_count == 0)
        return CITE_OK;
    /* One link and the pieces joined to it: the longest link plus one line's rest. */
    cite__buf_init(&reader.url, &env->scratch->allocator, env->options->max_link_bytes * 2);
    cite__buf_init(&reader.labels, &env->scratch->allocator, env->options->max_link_bytes);
    cite__buf_init(&reader.words.folded, &env->scratch->allocator, CITE__TITLE_BYTES * 24);
    bool done = list_owned(&reader, notes) && find_all(&links, &reader);
    cite__buf_release(&reader.words.folded);
    cite__buf_release(&reader.labels);
    cite__buf_release(&reader.url);
    if (!done)
        return CITE__ENV_MEMORY(env);
    *out = (struct cite__links){links.items, links.count};
    return CITE_OK;
}
