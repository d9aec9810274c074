/*
 * citations/forms.c: see forms.h.
 */
#include "citations/forms.h"

#include "core/str.h"

/* The largest note number that is looked for. */
#define NOTE_LIMIT 999999

/* What a label is in CSL, by how it starts; the first that fits. */
static const struct {
    const char *prefix;
    const char *label;
} labels[] = {
    {"para", "paragraph"},
    {"Rn", "paragraph"},
    {"Rz", "paragraph"},
    {"Abs", "paragraph"},
    {"Seite", "page"},
    {"ss", "section"},
    {"sec", "section"},
    {"s", "section"},
    {"\xC2\xA7", "section"},
    {"art", "article-locator"},
    {"Art", "article-locator"},
    {"ch", "chapter"},
    {"fig", "figure"},
    {"table", "table"},
    {"Tab", "table"},
    {"Fn", "note"},
    {"Anm", "note"},
    {"n", "note"},
};

static const char *label_of(cite_str label)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (cite__str_starts(label, cite_str_from(labels[i].prefix)))
            return labels[i].label;
    }
    return "page";
}

static cite_str group(const struct cite__reader *reader, const struct cite__match *match, size_t index)
{
    cite_span span = match->groups[index];

    return span.begin == CITE_NONE ? (cite_str){"", 0}
                                   : cite__slice(reader->tokens->text, span.begin, span.end);
}

/* Whether a token can begin a locator: a word or a number at depth 0, or the mark of a section. */
static bool may_start(const struct cite__tokens *tokens, size_t index)
{
    return cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) ||
           cite__token_kind_is(tokens, index, CITE__TOKEN_NUMBER) || cite__token_is(tokens, index, '#');
}

bool cite__locator_at(const struct cite__reader *reader, size_t index, size_t limit,
                      enum cite__locator_kind kind, struct cite__locator *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;
    size_t at = index;
    size_t value = 2;

    while (at < limit && (cite__token_is(tokens, at, ',') || cite__token_is(tokens, at, ':')))
        at++;
    if (cite__token_has(tokens, at, CITE__WORD(ABBREV)) == false &&
        cite__token_kind_is(tokens, at, CITE__TOKEN_WORD) &&
        cite__token_kind_is(tokens, at + 1, CITE__TOKEN_WORD))
        at += cite__str_equal(cite__token_text(tokens, at), CITE__LIT("insbesondere")) ||
              cite__str_equal(cite__token_text(tokens, at), CITE__LIT("especially"));
    if (at >= limit || !may_start(tokens, at))
        return false;
    if (!cite__reader_match(reader, CITE__CITATION_LOCATOR, at, limit, &match)) {
        if (kind != CITE__LOCATOR_BARE || !cite__reader_match(reader, CITE__CITATION_PAGES, at, limit, &match))
            return false;
        value = 1;
    }
    out->label = value == 2 ? label_of(group(reader, &match, 1)) : NULL;
    out->value = group(reader, &match, value);
    out->run = (struct cite__run){index, cite__reader_token(reader, match.groups[0].end, at + 1)};
    return out->run.end <= limit;
}

bool cite__locator_in(const struct cite__reader *reader, struct cite__run run, enum cite__locator_kind kind,
                      struct cite__locator *out)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__locator found;
    bool any = false;

    for (size_t i = run.begin; i < run.end; i++) {
        if (cite__token_quotes(tokens, i) || cite__token_brackets(tokens, i))
            i = tokens->items[i].mate;
        bool closes =
            cite__token_is(tokens, i, ')') || (cite__token_is(tokens, i, '"') && tokens->items[i].mate < i);
        bool after_break = cite__token_is(tokens, i, ',') || closes ||
                           (i > run.begin && tokens->items[i].kind == CITE__TOKEN_WORD);
        size_t at = closes ? i + 1 : i;
        if (!after_break || !cite__locator_at(reader, at, run.end, kind, &found))
            continue;
        bool bare = found.label == NULL;
        if (bare && (found.run.end != run.end || cite__token_year(tokens, found.run.end - 1) > 0))
            continue; /* a bare page ends the citation, and is no year */
        found.label = bare ? "page" : found.label;
        *out = found;
        any = true;
        i = found.run.end - 1;
    }
    return any;
}

size_t cite__ibid_end(const struct cite__reader *reader, size_t index, size_t limit)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;

    if (!cite__token_kind_is(tokens, index, CITE__TOKEN_WORD))
        return index;
    cite_str text = cite__token_text(tokens, index);
    bool russian = cite__str_equal(text, CITE__LIT("Там")) || cite__str_equal(text, CITE__LIT("там"));
    if (!cite__token_has(tokens, index, CITE__WORD(IBID)) && !russian && !tokens->items[index].cjk)
        return index;
    if (tokens->items[index].caps && text.len <= 3)
        return index; /* an ID */
    if (!cite__reader_match(reader, CITE__CITATION_IBID, index, limit, &match))
        return index;
    return cite__reader_token(reader, match.groups[0].end, index + 1);
}

size_t cite__supra_end(const struct cite__reader *reader, size_t index, size_t limit, size_t *note)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match match;
    bool bracket = cite__token_brackets(tokens, index) &&
                   (cite__token_has(tokens, index + 1, CITE__WORD(NOTE) | CITE__WORD(SUPRA)) ||
                    cite__str_equal_nocase(cite__token_text(tokens, index + 1), CITE__LIT("above")));

    *note = CITE_NONE;
    if (!bracket && (!cite__token_kind_is(tokens, index, CITE__TOKEN_WORD) || tokens->items[index].depth > 0))
        return index;
    if (!cite__reader_match(reader, CITE__CITATION_SUPRA, index, limit, &match))
        return index;
    for (size_t i = 1; i <= 4; i++) {
        size_t used = 0;
        cite_str digits = group(reader, &match, i);
        if (digits.len > 0)
            *note = cite__str_number(digits, NOTE_LIMIT, &used);
    }
    return cite__reader_token(reader, match.groups[0].end, index + 1);
}
