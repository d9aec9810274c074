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

    while (at < run.end && (tokens->items[at].kind == CITE__TOKEN_WORD || cite__token_is(tokens, at, '&')))
        at++;
    return at;
}

/* The series in the name of a reporter: "F.3d 201", "Mill App. 4th 77". */
static bool series_at(const struct cite__tokens *tokens, size_t index)
{
    cite_str text = cite__token_text(tokens, index);
    size_t digits = 0;

    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER) ||
        !cite__token_kind_is(tokens, index + 1, CITE__TOKEN_NUMBER))
        return false;
    while (digits < text.len && cite__is_digit(text.ptr[digits]))
        digits++;
    cite_str ending = cite__slice(text, digits, text.len);
    return digits > 0 &&
           (cite__str_is(ending, "d") || cite__str_is(ending, "st") || cite__str_is(ending, "nd") ||
            cite__str_is(ending, "rd") || cite__str_is(ending, "th"));
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
        while (name < run.end && (tokens->items[name].kind == CITE__TOKEN_WORD ||
                                  (name > i + 1 && cite__token_is(tokens, name, '.'))))
            name++;
        if (name > i + 1 && name + 1 < run.end && series_at(tokens, name))
            name++;
        if (name == i + 1 || !cite__token_kind_is(tokens, name, CITE__TOKEN_NUMBER))
            continue;
        out->values[CITE_FIELD_VOLUME] = built(reader, (struct cite__run){i, i + 1});
        reporter = built(reader, (struct cite__run){i + 1, name});
        out->values[CITE_FIELD_PAGE] = built(reader, (struct cite__run){name, name + 1});
        break;
    }
    if (reporter.len == 0 && cite__token_is(tokens, title.end, ',')) {
        struct cite__run court = {title.end + 1, title.end + 1};
        while (court.end < run.end && tokens->items[court.end].kind == CITE__TOKEN_WORD)
            court.end++;
        out->values[CITE_FIELD_AUTHORITY] = built(reader, court);
    }
    out->values[CITE_FIELD_CONTAINER_TITLE] = reporter;
}

/* What the abbreviation of a code, register or series of treaties tells; without its stops and blanks. */
static const struct {
    const char *code;
    cite_type type;
} codes[] = {
    {"CFR", CITE_TYPE_REGULATION}, {"FedReg", CITE_TYPE_REGULATION}, {"UNTS", CITE_TYPE_TREATY},
    {"LNTS", CITE_TYPE_TREATY},    {"ILM", CITE_TYPE_TREATY},        {"UST", CITE_TYPE_TREATY},
};

static bool code_is(cite_str text, const char *code)
{
    size_t at = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '.' || cite__is_space(text.ptr[i]))
            continue;
        if (code[at] == '\0' || code[at] != text.ptr[i])
            return false;
        at++;
    }
    return code[at] == '\0';
}

/* Volume, code and page or section of "85 Fed. Reg. 298": the first such print in the run. Returns where it starts, or run.end. */
static size_t read_print(struct cite__fields *out, const struct cite__reader *reader, struct cite__run run)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;

    for (size_t i = run.begin; i < run.end; i++) {
        bool word = cite__token_kind_is(tokens, i, CITE__TOKEN_WORD) && tokens->items[i].upper;
        if ((!word && !cite__token_kind_is(tokens, i, CITE__TOKEN_NUMBER)) ||
            !cite__reader_match(reader, CITE__CITATION_STATUTE, i, run.end, &match))
            continue;
        size_t end = cite__reader_token(reader, match.groups[0].end, i + 1);
        if (match.groups[1].begin == CITE_NONE) { /* "Pub. L. No. 99-12", "Exec. Order No. 13,873" */
            bool order = cite__str_starts(cite__token_text(tokens, i), CITE__LIT("Exec"));
            size_t stop = i;
            while (stop < end && !cite__token_is(tokens, stop, '('))
                stop++;
            out->values[CITE_FIELD_NUMBER] = built(reader, (struct cite__run){i, stop});
            out->type = order ? CITE_TYPE_REGULATION : out->type;
            return i;
        }
        cite_str code = cite__slice(tokens->text, match.groups[1].begin, match.groups[1].end);
        out->values[CITE_FIELD_VOLUME] = built(reader, (struct cite__run){i, i + 1});
        out->values[CITE_FIELD_CONTAINER_TITLE] = cite__arena_str(reader->arena, code);
        for (size_t c = 0; c < sizeof codes / sizeof codes[0]; c++) {
            if (code_is(code, codes[c].code))
                out->type = codes[c].type;
        }
        return i;
    }
    return run.end;
}

/* Where the title in front of the prints and dates ends. */
static size_t law_title_end(const struct cite__reader *reader, struct cite__run run, size_t stop)
{
    const struct cite__tokens *tokens = reader->tokens;
    size_t end = run.begin;

    /* ", opened for signature 3 May 1982": a small word behind a comma is no title any more */
    while (end < stop &&
           !(cite__token_is(tokens, end, ',') && tokens->items[end].depth == 0 &&
             cite__token_kind_is(tokens, end + 1, CITE__TOKEN_WORD) && !tokens->items[end + 1].upper &&
             cite__token_has(tokens, end + 1, CITE__WORD(VERB) | CITE__WORD(FUNCTION)) == false))
        end++;
    while (end > run.begin && tokens->items[end - 1].kind == CITE__TOKEN_MARK &&
           (tokens->items[end - 1].mate == CITE_NONE || tokens->items[end - 1].mark == '('))
        end--;
    return end;
}

static void read_law(struct cite__fields *out, const struct cite__reader *reader, struct cite__run run)
{
    const struct cite__tokens *tokens = reader->tokens;

    out->type = CITE_TYPE_LEGISLATION;
    size_t print = read_print(out, reader, run);
    struct cite__run before = {run.begin, print > run.begin ? print : run.end};
    size_t year = print == run.begin ? before.end : year_at(reader, before, &out->dates[CITE_WHEN_ISSUED]);
    for (size_t i = print; year == before.end && i < run.end;
         i++) { /* the year of a print stands in its bracket */
        struct cite__date_found found;
        if (cite__date_in_bracket(reader, i, run.end + 1, &found))
            out->dates[CITE_WHEN_ISSUED] = found.date;
    }
    if (print == run.begin) {
        size_t comma = print;
        while (comma < run.end &&
               !(cite__token_is(tokens, comma, ',') && tokens->items[comma].depth == 0 && comma + 1 < run.end &&
                 tokens->items[comma + 1].begin > tokens->items[comma].end))
            comma++;
        out->values[CITE_FIELD_TITLE] = built(reader, (struct cite__run){print, comma});
        return;
    }
    size_t end = law_title_end(reader, before, year);
    bool of = end > run.begin && cite__str_equal(cite__token_text(tokens, end - 1), CITE__LIT("of"));
    if (of && year < before.end)
        end = year + 1; /* "Rivers Act of 1963" is its name */
    out->values[CITE_FIELD_TITLE] = built(reader, (struct cite__run){run.begin, end});
}

/* "H.R.1234 - River Safety Act of 1999", "H.R. 1234, River Safety Act, 99th Cong. (1985)" */
static void read_bill(struct cite__fields *out, const struct cite__reader *reader, struct cite__run run,
                      size_t end)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__run title = {end, run.end};
    struct cite__match match;

    for (size_t i = end; i < title.end; i++) {
        if (!cite__reader_match(reader, CITE__CITATION_SESSION, i, run.end, &match))
            continue;
        cite_span year = match.groups[2];
        title.end = i;
        out->values[CITE_FIELD_CHAPTER_NUMBER] = cite__arena_str(
            reader->arena, cite__slice(tokens->text, match.groups[1].begin, match.groups[1].end));
        if (year.begin != CITE_NONE) {
            size_t used = 0;
            out->dates[CITE_WHEN_ISSUED].begin.year =
                (int)cite__str_number(cite__slice(tokens->text, year.begin, year.end), 9999, &used);
        }
    }
    while (title.begin < title.end && tokens->items[title.begin].kind == CITE__TOKEN_MARK)
        title.begin++;
    while (title.end > title.begin && tokens->items[title.end - 1].kind == CITE__TOKEN_LINK)
        title.end--;
    if (out->dates[CITE_WHEN_ISSUED].begin.year == 0)
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
