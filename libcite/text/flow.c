/*
 * text/flow.c: see flow.h.
 */
#include "text/flow.h"

#include "core/array.h"
#include "core/str.h"
#include "text/utf8.h"

#include <string.h>

/* What is being written: the reading so far, and the pieces. */
struct writer {
    const struct cite__text *text;
    char *out;
    size_t len;
    CITE__ARRAY(struct cite__flow_piece) pieces;
    struct cite__ranges glued; /* those that are still ahead */
    struct cite__env *env;
    bool failed;
};

static void put_piece(struct writer *writer, size_t source)
{
    struct cite__flow_piece *piece = CITE__ARRAY_PUSH(&writer->pieces, writer->env->arena);

    if (!piece) {
        writer->failed = true;
        return;
    }
    *piece = (struct cite__flow_piece){writer->len, source};
}

/* Notes that the reading goes on from source; nothing to note where it simply continues. */
static void continue_from(struct writer *writer, size_t source)
{
    if (writer->pieces.count > 0) {
        const struct cite__flow_piece *last = &writer->pieces.items[writer->pieces.count - 1];
        if (last->source + (writer->len - last->at) == source)
            return;
    }
    put_piece(writer, source);
}

/* The bytes [begin, end), which are well formed. */
static void put_bytes(struct writer *writer, size_t begin, size_t end)
{
    if (begin >= end)
        return;
    continue_from(writer, begin);
    memcpy(writer->out + writer->len, writer->text->bytes.ptr + begin, end - begin);
    writer->len += end - begin;
}

/* U+00AD, which says where a word may part, and is not to be seen where it does not. */
#define SOFT_HYPHEN "\xC2\xAD"

/* Takes off a soft hyphen that the reading ends with: nothing parts there. */
static void drop_soft_hyphen(struct writer *writer)
{
    if (cite__str_ends((cite_str){writer->out, writer->len}, CITE__LIT(SOFT_HYPHEN)))
        writer->len -= 2;
}

/* The bytes [begin, end), each ill-formed subsequence among them as U+FFFD, and soft hyphens only at the end. */
static void put(struct writer *writer, size_t begin, size_t end)
{
    size_t run = begin;
    size_t at = begin;

    while (at < end) {
        bool well_formed = (unsigned char)writer->text->bytes.ptr[at] < 0x80;
        size_t len = well_formed ? 1 : cite__utf8_step(writer->text->bytes, at, &well_formed);
        if (len == 2 && at + len < end && memcmp(writer->text->bytes.ptr + at, SOFT_HYPHEN, 2) == 0) {
            put_bytes(writer, run, at);
            run = at + len;
        }
        if (!well_formed) {
            put_bytes(writer, run, at);
            continue_from(writer, at);
            memcpy(writer->out + writer->len, "\xEF\xBF\xBD", 3);
            size_t from = writer->len;
            writer->len += len;
            /* Fewer bytes than U+FFFD has: the others come from the last of them, so that no range runs on. */
            for (; writer->len < from + 3; writer->len++)
                put_piece(writer, at + len - 1);
            run = at + len;
        }
        at += len;
    }
    put_bytes(writer, run, end);
}

/* One space for the white space at source, unless the reading is empty or has one already. */
static void put_space(struct writer *writer, size_t source)
{
    drop_soft_hyphen(writer);
    if (writer->len == 0 || writer->out[writer->len - 1] == ' ')
        return;
    continue_from(writer, source);
    writer->out[writer->len++] = ' ';
}

/* What a hyphen at a line's end is: none there; one that parts a word ("secu-⏎rity"); one of its own ("40-⏎44", "North-⏎South"). */
enum hyphen { NO_HYPHEN, PARTS_WORD, OF_ITS_OWN };

static enum hyphen hyphen_before(const struct writer *writer, size_t next, size_t *hyphen)
{
    size_t len = 0;
    cite_str written = {writer->out, writer->len};
    uint32_t last = cite__utf8_before(written, writer->len, hyphen);

    if (last == 0xAD) /* a soft hyphen is there for the line's end alone */
        return PARTS_WORD;
    if (last != '-' && last != 0x2010)
        return NO_HYPHEN;
    uint32_t before = cite__utf8_before(written, writer->len - *hyphen, &len);
    uint32_t after = cite__utf8_at(writer->text->bytes, next, &len);
    if (cite__utf8_is_lower(before) && cite__utf8_is_lower(after))
        return PARTS_WORD;
    bool word = cite__utf8_is_letter(before) || (before >= '0' && before <= '9');
    return word && (cite__utf8_is_letter(after) || (after >= '0' && after <= '9')) ? OF_ITS_OWN : NO_HYPHEN;
}

/* How a break reads: nothing inside a glued range, nothing between two halves of a word, else one space. */
static void put_break(struct writer *writer, size_t at, size_t next, bool glued)
{
    size_t len = 0;
    size_t hyphen_len = 0;

    if (glued) {
        drop_soft_hyphen(writer);
        return;
    }
    enum hyphen hyphen = hyphen_before(writer, next, &hyphen_len);
    if (hyphen == PARTS_WORD)
        writer->len -= hyphen_len;
    if (hyphen != NO_HYPHEN)
        return;
    cite_str written = {writer->out, writer->len};
    bool cjk = cite__utf8_is_cjk(cite__utf8_before(written, writer->len, &len)) &&
               cite__utf8_is_cjk(cite__utf8_at(writer->text->bytes, next, &len));
    if (!cjk)
        put_space(writer, at);
}

/* Whether [begin, end) lies within the glued ranges; those that end before it are passed over for good. */
static bool is_glued(struct writer *writer, size_t begin, size_t end)
{
    while (writer->glued.count > 0 && writer->glued.items[0].end <= begin) {
        writer->glued.items++;
        writer->glued.count--;
    }
    return writer->glued.count > 0 && writer->glued.items[0].begin <= begin && end < writer->glued.items[0].end;
}

/* Reads one range: runs without white space are copied, white space reads as put_break and put_space say. */
static void put_range(struct writer *writer, cite_span range)
{
    const char *bytes = writer->text->bytes.ptr;
    size_t at = range.begin;

    while (at < range.end) {
        size_t run = at;
        unsigned char bits = 0;
        for (; at < range.end && !cite__is_space(bytes[at]); at++)
            bits |= (unsigned char)bytes[at];
        if (bits < 0x80)
            put_bytes(writer, run, at);
        else
            put(writer, run, at);
        size_t gap = at;
        bool broken = false;
        while (at < range.end && cite__is_space(bytes[at])) {
            broken |= bytes[at] == '\n' || bytes[at] == '\f' || bytes[at] == '\r';
            at++;
        }
        if (at == gap || at == range.end)
            continue;
        bool glued = is_glued(writer, gap, at);
        if (broken)
            put_break(writer, gap, at, glued);
        else
            put_space(writer, gap);
    }
}

/* The bytes that a reading of the ranges takes at most: U+FFFD is three for what may be one. */
static size_t longest_reading(const struct cite__text *text, struct cite__ranges ranges)
{
    size_t most = 1;

    for (size_t i = 0; i < ranges.count; i++) {
        most += ranges.items[i].end - ranges.items[i].begin + 1;
        for (size_t at = ranges.items[i].begin; at < ranges.items[i].end;) {
            bool well_formed = (unsigned char)text->bytes.ptr[at] < 0x80;
            at += well_formed ? 1 : cite__utf8_step(text->bytes, at, &well_formed);
            most += well_formed ? 0 : 3;
        }
    }
    return most;
}

cite_status cite__flow_read(struct cite__flow *out, const struct cite__text *text, struct cite__ranges ranges,
                            struct cite__ranges glued, struct cite__env *env)
{
    struct writer writer = {.text = text, .env = env, .glued = glued};

    writer.out = cite__arena_alloc(env->arena, longest_reading(text, ranges));
    if (!writer.out)
        return CITE__ENV_MEMORY(env);
    for (size_t i = 0; i < ranges.count; i++) {
        if (i > 0) { /* a link that goes on over the seam between two ranges is glued there too */
            size_t end = ranges.items[i - 1].end;
            put_break(&writer, end, ranges.items[i].begin, is_glued(&writer, end, ranges.items[i].begin));
        }
        put_range(&writer, ranges.items[i]);
    }
    drop_soft_hyphen(&writer);
    while (writer.len > 0 && writer.out[writer.len - 1] == ' ')
        writer.len--;
    writer.out[writer.len] = '\0';
    *out = (struct cite__flow){
        .text = {writer.out, writer.len}, .pieces = writer.pieces.items, .piece_count = writer.pieces.count};
    return writer.failed ? CITE__ENV_MEMORY(env) : CITE_OK;
}

/* The last piece that starts at or before at. */
static const struct cite__flow_piece *piece_at(const struct cite__flow *flow, size_t at)
{
    size_t low = 0;
    size_t high = flow->piece_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (flow->pieces[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return &flow->pieces[low];
}

size_t cite__flow_source(const struct cite__flow *flow, size_t at)
{
    if (flow->piece_count == 0)
        return 0;
    const struct cite__flow_piece *piece = piece_at(flow, at);
    return piece->source + (at - piece->at);
}

cite_span cite__flow_span(const struct cite__flow *flow, size_t begin, size_t end)
{
    size_t first = cite__flow_source(flow, begin);

    if (end <= begin)
        return (cite_span){first, first};
    return (cite_span){first, cite__flow_source(flow, end - 1) + 1};
}

size_t cite__flow_find(const struct cite__flow *flow, size_t source)
{
    for (size_t i = 0; i < flow->piece_count; i++) {
        const struct cite__flow_piece *piece = &flow->pieces[i];
        size_t stop = i + 1 < flow->piece_count ? flow->pieces[i + 1].at : flow->text.len;
        if (source >= piece->source && source - piece->source < stop - piece->at)
            return piece->at + (source - piece->source);
    }
    return CITE_NONE;
}
