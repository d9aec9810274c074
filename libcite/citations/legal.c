/*
 * citations/legal.c: see legal.h.
 */
#include "citations/legal.h"

#include "citations/dates.h"
#include "core/str.h"

static cite_str built(const struct cite__reader *reader, struct cite__run run)
{
    return run.begin < run.end ? cite__arena_str(reader->arena, cite__run_text(reader->tokens, run))
                               : (cite_str){"", 0};
}

/* The first year of a run and where it stands; limit where there is none. */
static size_t year_at(const struct cite__reader *reader, struct cite__run run, cite_date *date)
{
    for (size_t i = run.begin; i < run.end; i++) {
        struct cite__date_found found;
        if (cite__date_at(reader, i, run.end, &found) && found.date.begin.year > 0) {
            *date = found.date;
            return i;
        }
    }
    return run.end;
}

/* Where the parties end: at a number, a bracket or a comma. */
static size_t parties_end(const struct cite__tokens *tokens, struct cite__run run)
{
    size_t at = run.begin;

    while (at < run.end && tokens->items[at].kind == CITE__TOKEN_WORD)
        at++;
    return at;
}

static void read_case(struct cite__fields *out, const struct cite__reader *reader, struct cite__run run)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__run title = {run.begin, parties_end(tokens, run)};
    cite_str reporter = {"", 0};

    (void)year_at(reader, run, &out->dates[CITE_WHEN_ISSUED]);
    out->type = CITE_TYPE_LEGAL_CASE;
    out->values[CITE_FIELD_TITLE] = built(reader, title);
    for (size_t i = title.end; i + 2 < run.end; i++) {
        size_t name = i + 1;
        if (!cite__token_kind_is(tokens, i, CITE__TOKEN_NUMBER) || tokens->items[i].depth > 0)
            continue;
        while (name < run.end && tokens->items[name].kind == CITE__TOKEN_WORD)
            name++;
        if (name == i + 1 || !cite__token_kind_is(tokens, name, CITE__TOKEN_NUMBER))
            continue;
        out->values[CITE_FIELD_VOLUME] = built(reader, (struct cite__run){i, i + 1});
        reporter = built(reader, (struct cite__run){i + 1, name});
        out->values[CITE_FIELD_PAGE] = built(reader, (struct cite__run){name, name + 1});
        break;
    }
    out->values[CITE_FIELD_CONTAINER_TITLE] = reporter;
}

static void read_law(struct cite__fields *out, const struct cite__reader *reader, struct cite__run run)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t year = year_at(reader, run, &out->dates[CITE_WHEN_ISSUED]);
    size_t end = year;

    out->type = CITE_TYPE_LEGISLATION;
    while (end > run.begin + 1 &&
           (tokens->items[end - 1].kind == CITE__TOKEN_MARK &&
            (tokens->items[end - 1].mate == CITE_NONE || tokens->items[end - 1].mark == '(')))
        end--;
    bool of = cite__str_equal(cite__token_text(tokens, end - 1), CITE__LIT("of"));
    if (of && end == year)
        end = year + 1; /* "Rivers Act of 1963" is its name */
    out->values[CITE_FIELD_TITLE] = built(reader, (struct cite__run){run.begin, end});
}

/* "H.R.1234 - River Safety Act of 1999" */
static void read_bill(struct cite__fields *out, const struct cite__reader *reader, struct cite__run run,
                      size_t end)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__run title = {end, run.end};

    while (title.begin < title.end && tokens->items[title.begin].kind == CITE__TOKEN_MARK)
        title.begin++;
    while (title.end > title.begin && tokens->items[title.end - 1].kind == CITE__TOKEN_LINK)
        title.end--;
    (void)year_at(reader, title, &out->dates[CITE_WHEN_ISSUED]);
    out->type = CITE_TYPE_BILL;
    out->values[CITE_FIELD_NUMBER] = built(reader, (struct cite__run){run.begin, end});
    out->values[CITE_FIELD_TITLE] = built(reader, title);
}

void cite__legal_read(struct cite__fields *out, const struct cite__reader *reader,
                      const struct cite__piece *piece)
{
    struct cite__match match;

    if (piece->kind == CITE__PIECE_CASE)
        read_case(out, reader, piece->run);
    else if (cite__reader_match(reader, CITE__CITATION_BILL, piece->run.begin, piece->run.end, &match))
        read_bill(out, reader, piece->run,
                  cite__reader_token(reader, match.groups[0].end, piece->run.begin + 1));
    else
        read_law(out, reader, piece->run);
}
