/*
 * citations/rest.c: see rest.h. A walk over the tokens: what tells itself (a date, a link, "vol. 3", a bracket) is taken, and
 * what lies between is kept as text.
 */
#include "citations/rest.h"

#include "citations/names.h"
#include "citations/walker.h"
#include "core/str.h"

static bool word_is(const struct cite__tokens *tokens, size_t index, const char *word)
{
    return cite__str_is_nocase(cite__token_text(tokens, index), word);
}

static bool is_break(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_is(tokens, index, ',') || cite__token_is(tokens, index, '.') ||
           cite__token_is(tokens, index, ';') || cite__token_is(tokens, index, ':') ||
           cite__token_is(tokens, index, '"') || cite__token_is(tokens, index, '<') ||
           cite__token_is(tokens, index, '>');
}

static bool refers_back(const struct cite__tokens *tokens, struct cite__run run)
{
    for (size_t i = run.begin; i < run.end; i++) {
        if (cite__token_has(tokens, i, CITE__WORD(OPCIT) | CITE__WORD(IBID) | CITE__WORD(SUPRA)))
            return true;
    }
    return false;
}

/* A container or publisher has a capital word, and is no page number: "ff.", "ix". */
static bool names_something(const struct cite__tokens *tokens, struct cite__run run)
{
    bool capital = false;

    for (size_t i = run.begin; i < run.end; i++) {
        capital |= tokens->items[i].kind == CITE__TOKEN_WORD && tokens->items[i].upper;
    }
    return capital;
}

/* Ends the text before index. */
static void end_text(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    struct cite__rest *out = walker->out;
    struct cite__run run = {walker->text, index};

    while (run.begin < run.end && (is_break(tokens, run.begin) || cite__token_is(tokens, run.begin, '-')))
        run.begin++;
    while (run.end > run.begin && (is_break(tokens, run.end - 1) || cite__token_is(tokens, run.end - 1, '-')))
        run.end--;
    walker->text = index;
    if (run.begin >= run.end || walker->access)
        return;
    if (refers_back(tokens, run)) { /* "in Stone, op. cit.": what stands before it is no title */
        out->text_count = out->in && out->in_text < out->text_count ? out->in_text : out->text_count;
        return;
    }
    /* "Water, soil and air": a small word behind a comma goes on what stands before it. */
    if (out->text_count > 0 && out->texts[out->text_count - 1].end + 1 == run.begin &&
        cite__token_is(tokens, run.begin - 1, ',') && !tokens->items[run.begin].upper) {
        out->texts[out->text_count - 1].end = run.end;
        return;
    }
    if (out->text_count == CITE__REST_TEXTS || !names_something(tokens, run))
        return;
    out->texts[out->text_count++] = run;
}

static size_t take_link(struct cite__walker *walker, size_t index)
{
    if (!cite__token_kind_is(walker->tokens, index, CITE__TOKEN_LINK))
        return index;
    if (walker->out->link == CITE_NONE)
        walker->out->link = walker->tokens->items[index].link;
    walker->access = false;
    return index + 1;
}

static size_t take_access(struct cite__walker *walker, size_t index)
{
    if (!cite__token_has(walker->tokens, index, CITE__WORD(ACCESS)))
        return index;
    end_text(walker, index);
    walker->access = true;
    size_t at = index + 1;
    while (at < walker->limit && (word_is(walker->tokens, at, "from") || word_is(walker->tokens, at, "at") ||
                                  word_is(walker->tokens, at, "on") || word_is(walker->tokens, at, "am")))
        at++;
    return at;
}

static size_t take_date(struct cite__walker *walker, size_t index)
{
    struct cite__date_found date;

    if (!cite__date_at(walker->reader, index, walker->limit, &date) || !date.exact)
        return index;
    if (!date.none)
        cite__walker_date(walker->access ? &walker->out->accessed : &walker->out->issued, &date.date);
    return date.run.end;
}

/* A bare year that stands alone between two breaks, or ends the citation. */
static size_t take_year(struct cite__walker *walker, size_t index)
{
    struct cite__date_found date;

    if (walker->access || cite__token_year(walker->tokens, index) == 0 ||
        !cite__date_at(walker->reader, index, walker->limit, &date))
        return index;
    if (date.run.end < walker->limit && !is_break(walker->tokens, date.run.end))
        return index;
    cite__walker_date(&walker->out->issued, &date.date);
    return date.run.end;
}

static size_t take_forthcoming(struct cite__walker *walker, size_t index)
{
    if (!cite__token_has(walker->tokens, index, CITE__WORD(FORTHCOMING)))
        return index;
    walker->out->forthcoming = true;
    return index + 1;
}

/* The names from index on. */
static struct cite__run names_from(const struct cite__walker *walker, size_t index)
{
    return (struct cite__run){index, cite__names_end(walker->tokens, index, walker->limit)};
}

/* "ed. D. Stone", "edited by D. Stone", "D. Stone ed.", "trans. D. Stone". */
static size_t take_editors(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    bool translator = cite__token_has(tokens, index, CITE__WORD(TRANSLATOR));
    size_t at = index + 1;

    if (!translator && !cite__token_has(tokens, index, CITE__WORD(EDITOR)))
        return index;
    if (word_is(tokens, at, "by") || word_is(tokens, at, "von") || word_is(tokens, at, "par"))
        at++;
    struct cite__run *role = translator ? &walker->out->translators : &walker->out->editors;
    struct cite__run names = names_from(walker, at);
    if (names.end > names.begin && role->end == 0 && !cite__token_is(tokens, at, ',')) {
        *role = names;
        return names.end;
    }
    struct cite__run before = {walker->text, index};
    while (before.end > before.begin && is_break(tokens, before.end - 1))
        before.end--;
    if (before.end > before.begin && cite__names_only(tokens, before) && role->end == 0) {
        *role = before;
        walker->text = index + 1;
    }
    return index + 1;
}

/* Tokens of a list of editors before their work. */
#define EDITOR_TOKENS 48

/*
 * Editors before the work they edited: "Stone, David und Ann Marsh (Hrsg.): Rivers", "Stone, David und Ann Marsh: Rivers".
 * Returns where the work starts, or index.
 */
static size_t editors_head(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    size_t limit = walker->limit - index > EDITOR_TOKENS ? index + EDITOR_TOKENS : walker->limit;
    size_t names = cite__names_listed_end(tokens, index, limit);
    bool listed = names > index;
    size_t end = listed ? names : index;

    while (!listed && end < limit && !cite__token_brackets(tokens, end) && !cite__token_quotes(tokens, end) &&
           !cite__token_is(tokens, end, ':') && tokens->items[end].kind != CITE__TOKEN_NUMBER)
        end++;
    bool role = cite__token_brackets(tokens, end) && cite__token_has(tokens, end + 1, CITE__WORD(EDITOR)) &&
                tokens->items[end].mate <= end + 3;
    size_t behind = role ? tokens->items[end].mate + 1 : end;
    bool colon = cite__token_is(tokens, behind, ':');
    if (end == index || behind >= limit ||
        !(role ? colon || cite__token_is(tokens, behind, ',') : listed && colon))
        return index;
    walker->out->editors = (struct cite__run){index, end};
    return behind + 1;
}

/* The title behind "in": up to a break before an editor, a bracket, a date or a page. */
static size_t take_in(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;
    size_t at = index + 1;

    if (!word_is(tokens, index, "in") || walker->out->in || walker->access)
        return index;
    bool opens = index == walker->text || is_break(tokens, index - 1) || tokens->items[index].upper;
    if (cite__token_is(tokens, at, ':'))
        at++;
    if (!opens || at >= walker->limit)
        return index;
    end_text(walker, index);
    walker->out->in = true;
    walker->out->in_text = walker->out->text_count;
    if (walker->out->editors.end == 0)
        at = editors_head(walker, at);
    walker->text = at;
    return at;
}

/* The parts of a bracket that holds a year: "(Place: Publisher, 1999)", "(2nd ed., 1993)", "(Publisher 1999)". */
static void take_press(struct cite__walker *walker, struct cite__run inner)
{
    const struct cite__tokens *tokens = walker->tokens;
    struct cite__date_found date = {0};
    size_t colon = CITE_NONE;
    size_t year = inner.end;

    for (size_t i = inner.begin; i < inner.end; i++) {
        if (cite__token_is(tokens, i, ':') && colon == CITE_NONE)
            colon = i;
        if (year == inner.end && cite__date_at(walker->reader, i, inner.end, &date)) {
            year = i;
            cite__walker_date(&walker->out->issued, &date.date);
        }
    }
    size_t begin = colon != CITE_NONE && colon < year ? colon + 1 : inner.begin;
    size_t end = year;
    while (end > begin && is_break(tokens, end - 1))
        end--;
    if (cite__token_has(tokens, end - 1, CITE__WORD(EDITION)) && end > begin) {
        walker->out->edition = (struct cite__run){begin, end};
        return;
    }
    if (begin >= end || !cite__token_kind_is(tokens, begin, CITE__TOKEN_WORD))
        return;
    if (cite__token_has(tokens, begin, CITE__WORD(TRANSLATOR) | CITE__WORD(EDITOR))) {
        struct cite__walker inside = *walker;
        inside.limit = end;
        (void)take_editors(&inside, begin);
        return;
    }
    if (begin > inner.begin)
        walker->out->place = (struct cite__run){inner.begin, colon};
    walker->out->publisher = (struct cite__run){begin, end};
    walker->out->press = true;
}

/* "(accessed 4 March 2024)", "(zuletzt abgerufen am 4.3.2024)"; not "(Ferry: Online Press, 1999)". */
static bool tells_visit(const struct cite__walker *walker, struct cite__run inner)
{
    struct cite__date_found date;

    if (cite__token_has(walker->tokens, inner.begin, CITE__WORD(ACCESS)))
        return true;
    if (!cite__date_in(walker->reader, inner, &date))
        return false;
    for (size_t i = inner.begin; i < inner.end; i++) {
        if (cite__token_has(walker->tokens, i, CITE__WORD(ACCESS)))
            return true;
    }
    return false;
}

static void take_visit(struct cite__walker *walker, struct cite__run inner)
{
    struct cite__date_found date;

    for (size_t i = inner.begin; i < inner.end; i++) {
        if (!cite__date_at(walker->reader, i, inner.end, &date))
            continue;
        cite__walker_date(&walker->out->accessed, &date.date);
        return;
    }
}

static size_t take_bracket(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;

    if (!cite__token_brackets(tokens, index) || tokens->items[index].mate >= walker->limit)
        return index;
    struct cite__run inner = {index + 1, tokens->items[index].mate};
    walker->access = tells_visit(walker, inner);
    bool editor = cite__token_has(tokens, inner.begin, CITE__WORD(EDITOR)) && inner.end - inner.begin <= 2;
    if (editor) {
        struct cite__run before = {walker->text, index};
        if (cite__names_only(tokens, before) && walker->out->editors.end == 0) {
            walker->out->editors = before;
            walker->text = inner.end + 1;
        }
    } else if (walker->access) {
        take_visit(walker, inner);
    } else if (tokens->items[index].mark == '(' || cite__token_year(tokens, inner.begin) > 0) {
        take_press(walker, inner);
    }
    walker->access = false;
    return inner.end + 1;
}

static size_t take_italic(struct cite__walker *walker, size_t index)
{
    const struct cite__tokens *tokens = walker->tokens;

    if (!cite__token_quotes(tokens, index) || tokens->items[index].mark != '*')
        return index;
    if (walker->out->italic.end == 0)
        walker->out->italic = (struct cite__run){index + 1, tokens->items[index].mate};
    return tokens->items[index].mate + 1;
}

static const cite__taker takers[] = {
    take_link,           take_access,      take_italic,  take_bracket,      take_date,
    take_forthcoming,    take_in,          take_editors, cite__take_isbn,   cite__take_number,
    cite__take_labelled, cite__take_pages, take_year,    cite__take_extent, cite__take_volume,
};

static size_t take(struct cite__walker *walker, size_t index)
{
    for (size_t i = 0; i < sizeof takers / sizeof takers[0]; i++) {
        size_t kept = walker->text;
        size_t end = takers[i](walker, index);
        if (end <= index)
            continue;
        if (walker->text == kept)
            end_text(walker, index);
        if (walker->text < end)
            walker->text = end;
        return end;
    }
    return index;
}

void cite__rest_read(struct cite__rest *out, const struct cite__reader *reader, size_t from, size_t limit)
{
    struct cite__walker walker = {
        .reader = reader, .tokens = reader->tokens, .out = out, .limit = limit, .text = from};

    *out = (struct cite__rest){.link = CITE_NONE};
    for (size_t i = from; i < limit;) {
        size_t end = take(&walker, i);
        bool colon = cite__token_is(reader->tokens, i, ':');
        if (end == i && is_break(reader->tokens, i) && !colon)
            end_text(&walker, i);
        i = end > i ? end : i + 1;
    }
    end_text(&walker, limit);
}
