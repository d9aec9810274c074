/*
 * links/reader.c: see reader.h.
 */
#include "links/reader.h"

#include "core/str.h"
#include "links/extent.h"
#include "links/hosts.h"
#include "links/signs.h"

#include <string.h>

size_t cite__link_owner(const struct cite__link_reader *reader, size_t offset)
{
    size_t low = 0;
    size_t high = reader->owned_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reader->owned[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < reader->owned_count && reader->owned[low].span.begin <= offset ? low : CITE_NONE;
}

static size_t note_of(const struct cite__link_reader *reader, size_t offset)
{
    size_t owner = cite__link_owner(reader, offset);

    return owner == CITE_NONE ? CITE_NONE : reader->owned[owner].note;
}

/* Where the text goes on behind a piece, and what parts the two. */
struct onward {
    size_t begin;
    size_t limit; /* the end of the line there */
    enum cite__seam seam;
    bool full; /* the line that ended is full; for a space, the paragraph ends with this line */
};

/* A line is full when it is about as long as its neighbours: then it ended because there was no more room. */
static bool is_full(const struct cite__text *text, size_t line)
{
    size_t own = text->lines[line].last - text->lines[line].first;
    size_t longest = own;

    if (line > 0 && text->lines[line - 1].last - text->lines[line - 1].first > longest)
        longest = text->lines[line - 1].last - text->lines[line - 1].first;
    if (line + 1 < text->line_count && text->lines[line + 1].last - text->lines[line + 1].first > longest)
        longest = text->lines[line + 1].last - text->lines[line + 1].first;
    return own * 10 >= longest * 7;
}

/* The next line with text, at most one blank or furniture line further on; CITE_NONE where there is none. */
static size_t next_filled(const struct cite__text *text, size_t line, bool *blank)
{
    *blank = false;
    for (size_t i = line + 1; i < text->line_count && i <= line + 2; i++) {
        if (!cite__line_blank(&text->lines[i]) && !text->lines[i].furniture)
            return i;
        *blank = true;
    }
    return CITE_NONE;
}

/* Where a line's own text begins behind the signs of a quotation ("> > "), where the line in front has them too. */
static size_t behind_quotation(const struct cite__text *text, size_t line, size_t next)
{
    size_t at = text->lines[next].first;

    if (text->bytes.ptr[text->lines[line].first] != '>' || text->bytes.ptr[at] != '>')
        return at;
    while (at < text->lines[next].last && (text->bytes.ptr[at] == '>' || text->bytes.ptr[at] == ' '))
        at++;
    return at;
}

/* Where reading goes on behind end, which is at white space. false where it cannot. */
static bool go_on(const struct cite__link_reader *reader, size_t end, struct onward *out)
{
    const struct cite__text *text = reader->text;
    size_t line = cite__text_line_at(text, end > 0 ? end - 1 : 0);
    size_t owner = cite__link_owner(reader, end - 1);
    size_t note = owner == CITE_NONE ? CITE_NONE : reader->owned[owner].note;
    bool blank = false;

    if (end < text->lines[line].last) {
        bool single = text->bytes.ptr[end] == ' ' && end + 1 < text->bytes.len &&
                      !cite__is_space(text->bytes.ptr[end + 1]);
        bool last = line + 1 == text->line_count || cite__line_blank(&text->lines[line + 1]) ||
                    note_of(reader, text->lines[line + 1].first) != note;
        *out = (struct onward){end + 1, text->lines[line].last, CITE__SEAM_SPACE, last};
        return single;
    }
    size_t next = next_filled(text, line, &blank);
    if (next != CITE_NONE && note_of(reader, text->lines[next].first) == note &&
        text->lines[next].page == text->lines[line].page) {
        /* A note that starts on the next line is another one, or its own mark would be read as a piece. */
        size_t next_owner = cite__link_owner(reader, text->lines[next].first);
        bool own = next_owner == CITE_NONE || next_owner == owner || reader->owned[next_owner].note == note;
        *out = (struct onward){behind_quotation(text, line, next), text->lines[next].last,
                               blank ? CITE__SEAM_BLANK : CITE__SEAM_LINE, is_full(text, line)};
        return own;
    }
    if (owner == CITE_NONE || end < reader->owned[owner].span.end || reader->owned[owner].next == CITE_NONE)
        return false;
    size_t begin = reader->owned[reader->owned[owner].next].span.begin;
    *out = (struct onward){begin, text->lines[cite__text_line_at(text, begin)].last, CITE__SEAM_COLUMN, true};
    return true;
}

/*
 * Writes what span reads as, at most most bytes of it, and returns where in the text that ends. out may be NULL: then it is measured
 * only.
 */
static size_t write_span(struct cite__buf *out, cite_str bytes, cite_span span, size_t most, unsigned *repairs)
{
    size_t at = span.begin;
    size_t run = at;
    size_t written = 0;

    while (at < span.end && written < most) {
        size_t len = 0;
        const struct cite__sign *sign = cite__sign_at(cite__slice(bytes, 0, span.end), at, &len);
        if (sign && out) {
            cite__buf_bytes(out, bytes.ptr + run, at - run);
            cite__buf_bytes(out, sign->meant.ptr, sign->meant.len);
        }
        if (sign)
            *repairs |= sign->repair;
        written += sign ? sign->meant.len : len;
        at += len;
        run = sign ? at : run;
    }
    if (out)
        cite__buf_bytes(out, bytes.ptr + run, at - run);
    return at;
}

/* Adds a piece and its text; false when there are too many or the link grows too long. */
static bool add_piece(struct cite__link_reader *reader, struct cite__link_read *out, cite_span span,
                      enum cite__seam seam, bool underscore)
{
    if (out->piece_count == CITE__LINK_PIECES ||
        reader->url.len + (span.end - span.begin) > reader->env->options->max_link_bytes)
        return false;
    if (underscore)
        cite__buf_byte(&reader->url, '_');
    out->pieces[out->piece_count++] = (struct cite__link_piece){span, seam, reader->url.len, underscore};
    write_span(&reader->url, reader->text->bytes, span, CITE_NONE, &out->repairs);
    return reader->url.failed == CITE_OK;
}

/* Whether what was read so far could be the whole address: a link of scheme and slashes alone cannot. */
static bool is_empty(const struct cite__link_reader *reader)
{
    return reader->url.len == 0;
}

/* What was met behind the pieces read so far, and what decided about it. */
static void record_seam(const struct cite__link_reader *reader, const struct cite__link_read *read,
                        enum cite__seam seam, cite_str token, struct cite__seam_why why)
{
    cite_span span = {read->begin, read->begin};

    cite__link_fact(reader->env, (enum cite__link_rule)(CITE__RULE_BREAK_LINE + (int)seam),
                    (struct cite__fact){.span = span});
    cite__link_fact(reader->env, why.rule,
                    (struct cite__fact){.span = span, .weight = why.weight, .detail = token});
}

/* Whether a piece ends in a soft hyphen, which stands at a line's end for nothing but going on. */
static bool ends_soft(cite_str bytes, size_t end)
{
    return end >= 2 && memcmp(bytes.ptr + end - 2, "\xC2\xAD", 2) == 0;
}

/* Follows the seams behind the first piece. */
static void read_on(struct cite__link_reader *reader, struct cite__link_read *out, size_t end,
                    struct cite__link_depth *depth)
{
    cite_str bytes = reader->text->bytes;
    struct onward onward;

    while (end < bytes.len && cite__is_space(bytes.ptr[end]) && go_on(reader, end, &onward)) {
        struct cite__link_depth ahead = *depth;
        size_t stop = cite__link_run(bytes, onward.begin, onward.limit, &ahead);
        cite_str token = cite__slice(bytes, onward.begin, stop);
        cite_str before = cite__buf_view(&reader->url);
        bool wrapped = out->wrapped && onward.seam != CITE__SEAM_SPACE;
        /* "https://" and the host on two lines, or with a space let in. */
        bool host = is_empty(reader) && cite__str_find_byte(token, '.', 1) != CITE_NONE &&
                    cite__link_host_plausible(cite__link_host(token));
        bool full = onward.full && (onward.seam != CITE__SEAM_SPACE || stop == onward.limit);
        struct cite__seam_why why = {CITE__RULE_SEAM_FIRST_HOST, 0.0};
        bool soft = onward.seam != CITE__SEAM_SPACE && ends_soft(bytes, end) && token.len > 0 &&
                    cite__is_alnum(token.ptr[0]) &&
                    !(onward.seam == CITE__SEAM_BLANK && cite__is_upper(token.ptr[0]));
        bool joins = host || soft || cite__seam_joins(onward.seam, before, token, wrapped, full, &why);
        if (reader->env->trace)
            record_seam(reader, out, onward.seam, token, why);
        if (!joins)
            return;
        bool underscore = onward.seam == CITE__SEAM_SPACE && why.rule != CITE__RULE_SEAM_EXTENSION &&
                          why.rule != CITE__RULE_SEAM_BROKEN_HOST && cite__seam_underscore(before, token);
        if (underscore)
            cite__link_fact(reader->env, CITE__RULE_UNDERSCORE,
                            (struct cite__fact){.span = {out->begin, out->begin}, .detail = token});
        if (!add_piece(reader, out, (cite_span){onward.begin, stop}, onward.seam, underscore))
            return;
        *depth = ahead;
        end = stop;
    }
}

/* Takes the closing punctuation off the last piece, and pieces that were nothing else. */
static void trim(struct cite__link_reader *reader, struct cite__link_read *out, size_t begin)
{
    cite_str url = cite__buf_view(&reader->url);
    size_t end = cite__link_trim(url, 0, url.len);
    char before = ' ';

    if (begin > 0)
        before = reader->text->bytes.ptr[begin - 1];
    /* "_https://example.org/y_": emphasis around the link. */
    if (end > 0 && (before == '_' || before == '~') && url.ptr[end - 1] == before)
        end--;

    out->trimmed = end < url.len;
    if (out->trimmed)
        cite__link_fact(
            reader->env, CITE__RULE_TRIMMED,
            (struct cite__fact){.span = {out->begin, out->begin}, .detail = cite__slice(url, end, url.len)});
    while (out->piece_count > 1 && out->pieces[out->piece_count - 1].at >= end)
        out->piece_count--;
    struct cite__link_piece *last = &out->pieces[out->piece_count - 1];
    unsigned repairs = 0;
    if (end < url.len)
        last->span.end =
            write_span(NULL, reader->text->bytes, last->span, end > last->at ? end - last->at : 0, &repairs);
    reader->url.len = end;
    if (reader->url.data)
        reader->url.data[end] = '\0';
}

bool cite__link_read(struct cite__link_reader *reader, const struct cite__link_start *start,
                     struct cite__link_read *out)
{
    cite_str bytes = reader->text->bytes;
    size_t line = cite__text_line_at(reader->text, start->body);
    struct cite__link_depth depth = {0};

    depth.braced = start->begin > 0 && bytes.ptr[start->begin - 1] == '{';
    *out = (struct cite__link_read){.begin = start->begin, .end = start->body};
    cite__buf_clear(&reader->url);
    size_t limit = reader->text->lines[line].last;
    if (limit < start->body)
        limit = start->body;
    if (limit - start->body > reader->env->options->max_link_bytes)
        limit = start->body + reader->env->options->max_link_bytes;
    size_t end = cite__link_run(bytes, start->body, limit, &depth);
    out->wrapped = start->begin > 0 && bytes.ptr[start->begin - 1] == '<';
    if (!add_piece(reader, out, (cite_span){start->body, end}, CITE__SEAM_LINE, false))
        return false;
    read_on(reader, out, end, &depth);
    trim(reader, out, start->begin);
    out->end = out->pieces[out->piece_count - 1].span.end;
    out->near = out->end;
    for (size_t i = out->piece_count; i > 1; i--) {
        if (out->pieces[i - 1].seam == CITE__SEAM_COLUMN)
            out->near = out->pieces[i - 2].span.end;
    }
    out->pieces[0].span.begin = start->begin;
    return reader->url.failed == CITE_OK && reader->url.len > 0;
}
