/*
 * citations/mention.c: see mention.h.
 */
#include "citations/mention.h"

#include "citations/dates.h"
#include "citations/forms.h"
#include "core/str.h"
#include "text/utf8.h"

static cite_str folded(cite_str text, struct cite__buf *buf, struct cite__arena *arena)
{
    cite__buf_clear(buf);
    if (text.len > CITE__MENTION_TEXT)
        text.len = CITE__MENTION_TEXT;
    cite__utf8_fold(buf, text);
    if (buf->failed == CITE_ERROR_MEMORY)
        arena->failed = true;
    return cite__arena_str(arena, cite__buf_view(buf));
}

/* The title without its subtitle. */
static cite_str main_part(cite_str title)
{
    for (size_t i = 0; i + 1 < title.len; i++) {
        if (title.ptr[i] == ':' || title.ptr[i] == '?')
            return cite__slice(title, 0, i);
    }
    return title;
}

static void set_title(struct cite__mention *out, cite_str title, struct cite__buf *buf,
                      struct cite__arena *arena)
{
    out->title = folded(title, buf, arena);
    out->part = folded(main_part(title), buf, arena);
}

static void from_fields(struct cite__mention *out, const struct cite__fields *fields, struct cite__buf *buf,
                        struct cite__arena *arena)
{
    const struct cite__names *names = &fields->names[CITE_ROLE_AUTHOR];

    if (names->count == 0)
        names = &fields->names[CITE_ROLE_EDITOR];
    if (names->count > 0) {
        const cite_name *first = &names->items[0];
        out->family = folded(first->family.len > 0 ? first->family : first->literal, buf, arena);
    }
    set_title(out, fields->values[CITE_FIELD_TITLE], buf, arena);
    out->year = fields->dates[CITE_WHEN_ISSUED].begin.year;
}

/* The family name of the first of the names at the head of a run; an empty run where there is none. */
static struct cite__run first_family(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t inverted = cite__name_inverted_end(tokens, run.begin, run.end);
    size_t end = cite__name_end(tokens, run.begin, run.end);

    if (inverted > run.begin) {
        while (!cite__token_is(tokens, end - 1, ',') && cite__token_is(tokens, end, ',') == false &&
               end > run.begin + 1)
            end--;
        return (struct cite__run){run.begin, end};
    }
    if (cite__names_body(tokens, (struct cite__run){run.begin, end}))
        return (struct cite__run){run.begin, end};
    return end > run.begin ? (struct cite__run){end - 1, end} : (struct cite__run){run.begin, run.begin};
}

/* The short title: quoted, or between the first comma and the locator. */
static struct cite__run short_title(const struct cite__reader *reader, struct cite__run run)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__date_found date;
    size_t comma = CITE_NONE;

    for (size_t i = run.begin; i < run.end; i++) {
        if (cite__token_quotes(tokens, i))
            return (struct cite__run){i + 1, tokens->items[i].mate};
        if (comma == CITE_NONE && cite__token_is(tokens, i, ','))
            comma = i;
    }
    if (comma == CITE_NONE)
        return (struct cite__run){run.begin, run.begin};
    size_t end = comma + 1;
    for (size_t i = end; i < run.end; i++) {
        size_t note = CITE_NONE;
        struct cite__locator locator;
        if (cite__token_is(tokens, i, ',') &&
            (cite__locator_at(reader, i, run.end, CITE__LOCATOR_BARE, &locator) ||
             cite__date_at(reader, i + 1, run.end, &date)))
            break;
        if (cite__supra_end(reader, i, run.end, &note) > i)
            break;
        end = i + 1;
    }
    return (struct cite__run){comma + 1, end};
}

static int year_in(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        int year = cite__token_year(tokens, i);
        if (year > 0)
            return year;
    }
    return 0;
}

bool cite__mention_read(struct cite__mention *out, const struct cite__reader *reader,
                        const struct cite__piece *piece, const struct cite__fields *fields,
                        struct cite__buf *buf, struct cite__arena *arena)
{
    out->kind = piece->kind;
    out->weak = piece->weak;
    out->number = piece->note;
    out->family = out->first = out->title = out->part = (cite_str){"", 0};
    if (fields) {
        from_fields(out, fields, buf, arena);
    } else {
        bool named = !cite__token_has(reader->tokens, piece->run.begin, CITE__WORD(IBID) | CITE__WORD(SUPRA));
        if (named)
            out->family =
                folded(cite__run_text(reader->tokens, first_family(reader->tokens, piece->run)), buf, arena);
        if (piece->kind == CITE__PIECE_DATED)
            out->first = folded(cite__token_text(reader->tokens, piece->run.begin), buf, arena);
        if (piece->kind == CITE__PIECE_TITLE || piece->kind == CITE__PIECE_SUPRA)
            set_title(out, cite__run_text(reader->tokens, short_title(reader, piece->run)), buf, arena);
        out->year = piece->kind == CITE__PIECE_DATED ? year_in(reader->tokens, piece->run) : 0;
    }
    cite__buf_clear(buf);
    return !arena->failed;
}
