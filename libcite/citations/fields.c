/*
 * citations/fields.c: see fields.h. head.c and rest.c find the parts; here, in authors.c and in imprint.c it is decided what
 * each part is.
 */
#include "citations/fields.h"

#include "citations/genre.h"
#include "citations/head.h"
#include "citations/kind.h"
#include "citations/legal.h"
#include "citations/parts.h"
#include "citations/rest.h"
#include "core/str.h"

#include <string.h>

static void put(struct cite__parts *parts, cite_field field, cite_str value)
{
    if (value.len > 0 && parts->out->values[field].len == 0)
        parts->out->values[field] = cite__arena_str(parts->reader->arena, value);
}

/* A run's text without the marks that end it inside its quotation: “Title,” */
static cite_str clean(const struct cite__tokens *tokens, struct cite__run run)
{
    cite_str text = cite__run_text(tokens, run);

    while (text.len > 0 && (text.ptr[text.len - 1] == ',' || text.ptr[text.len - 1] == ';' ||
                            text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ' '))
        text.len--;
    return text;
}

void cite__parts_put(struct cite__parts *parts, cite_field field, struct cite__run run)
{
    if (run.begin < run.end)
        put(parts, field, clean(parts->tokens, run));
}

/* A paired mark, or the second one of **strong** text. */
static bool emphasis(const struct cite__tokens *tokens, size_t index)
{
    if (!cite__token_is(tokens, index, '*'))
        return false;
    return tokens->items[index].mate != CITE_NONE ||
           (index > 0 && cite__token_is(tokens, index - 1, '*') && tokens->items[index - 1].mate != CITE_NONE);
}

/* A title without the marks that emphasise it or a part of it: *Title*, _Title_. */
static void put_title(struct cite__parts *parts, cite_field field, struct cite__run run)
{
    cite_str text = clean(parts->tokens, run);
    char *copy = cite__arena_alloc(parts->reader->arena, text.len + 1);
    size_t base = run.begin < run.end ? parts->tokens->items[run.begin].begin : 0;
    size_t from = 0;
    size_t len = 0;

    if (!copy)
        return;
    for (size_t i = run.begin; i <= run.end; i++) {
        bool mark = i < run.end && emphasis(parts->tokens, i);
        size_t at = i < run.end ? parts->tokens->items[i].begin - base : text.len;
        if ((i < run.end && !mark) || at > text.len || from > at)
            continue;
        memcpy(copy + len, text.ptr + from, at - from);
        len += at - from;
        from = at + 1;
    }
    copy[len] = '\0';
    cite_str title = {copy, len};
    while (title.len > 0 && (title.ptr[title.len - 1] == ',' || title.ptr[title.len - 1] == ' '))
        title.len--;
    put(parts, field, title);
}

static void put_numbers(struct cite__parts *parts)
{
    const struct cite__rest *rest = &parts->rest;
    bool extent = rest->journal || rest->in;

    put(parts, CITE_FIELD_VOLUME, rest->volume);
    put(parts, CITE_FIELD_ISSUE, rest->issue);
    if (extent)
        put(parts, CITE_FIELD_PAGE, rest->pages);
    put(parts, CITE_FIELD_GENRE, rest->genre);
    put(parts, CITE_FIELD_NUMBER, rest->number);
    put(parts, CITE_FIELD_ISBN, rest->isbn);
    cite__parts_put(parts, CITE_FIELD_EDITION, rest->edition);
    if (rest->forthcoming)
        put(parts, CITE_FIELD_STATUS, CITE__LIT("forthcoming"));
    parts->out->dates[CITE_WHEN_ISSUED] = rest->issued;
    parts->out->dates[CITE_WHEN_ACCESSED] = rest->accessed;
}

/* The date between the names and the title. */
static void put_head_date(struct cite__parts *parts, const struct cite__piece *piece)
{
    struct cite__date_found found;

    for (size_t i = piece->year.begin; i < piece->year.end; i++) {
        if (!cite__date_at(parts->reader, i, piece->year.end, &found))
            continue;
        cite_date *issued = &parts->out->dates[CITE_WHEN_ISSUED];
        bool finer = issued->begin.year == found.date.begin.year && issued->begin.month > 0 && !found.exact;
        if (found.date.begin.year > 0 && !finer)
            *issued = found.date;
        return;
    }
}

/* The DOI in an address: of the resolver, or of a publisher's page ("/doi/full/10.1080/…"). */
static void put_doi(struct cite__parts *parts, cite_str url)
{
    size_t at = cite__str_find(url, CITE__LIT("/10."), 0);

    if (at == CITE_NONE || (cite__str_find(url, CITE__LIT("doi"), 0) == CITE_NONE))
        return;
    size_t end = at + 1;
    while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
        end++;
    cite_str doi = cite__slice(url, at + 1, end);
    if (cite__str_find_byte(doi, '/', 0) != CITE_NONE)
        put(parts, CITE_FIELD_DOI, doi);
}

static cite_str put_link(struct cite__parts *parts, const struct cite__piece *piece,
                         const struct cite__links *links)
{
    size_t link = parts->rest.link;

    for (size_t i = piece->run.begin; link == CITE_NONE && i < piece->run.end; i++) {
        if (parts->tokens->items[i].kind == CITE__TOKEN_LINK)
            link = parts->tokens->items[i].link;
    }
    if (link == CITE_NONE || link >= links->count)
        return (cite_str){"", 0};
    cite_str url = links->items[link].url;
    put(parts, CITE_FIELD_URL, url);
    put_doi(parts, url);
    return url;
}

static void put_type(struct cite__parts *parts, const struct cite__piece *piece, cite_str url)
{
    const struct cite__names *authors = &parts->out->names[CITE_ROLE_AUTHOR];
    struct cite__kind_facts facts = {
        .title = cite__kind_words(parts->tokens, parts->head.title) |
                 cite__kind_words(parts->tokens, parts->head.translation),
        .container = cite__kind_words(parts->tokens, parts->container),
        .url = url,
        .standard = parts->rest.standard,
        .numbered = parts->rest.genre.len > 0,
        .journal =
            parts->rest.journal && (!parts->rest.in || (cite__kind_words(parts->tokens, parts->container) &
                                                        (CITE__WORD(JOURNAL) | CITE__WORD(FIELD)))),
        .part = parts->rest.in && parts->container.end > 0,
        .press = parts->rest.press || (parts->pressed && url.len == 0) ||
                 (parts->head.style == CITE__HEAD_DOTTED && !authors->body && parts->container.end == 0) ||
                 (parts->head.style == CITE__HEAD_BARE && url.len == 0 && parts->container.end == 0),
        .bare = parts->head.style == CITE__HEAD_BARE || parts->head.style == CITE__HEAD_DOTTED,
        .author = cite__kind_words(parts->tokens, parts->head.names),
        .quoted = parts->head.style == CITE__HEAD_QUOTED &&
                  !(parts->pressed && parts->tokens->items[parts->publisher.begin].cjk),
        .body = authors->count == 0 || authors->body,
        .has_container = parts->container.end > 0,
        .has_publisher = parts->publisher.end > 0,
        .day = parts->out->dates[CITE_WHEN_ISSUED].begin.day > 0,
    };

    facts.citation = cite__kind_words(parts->tokens, (struct cite__run){parts->head.rest, piece->run.end});
    parts->out->type = cite__kind_of(&facts);
}

/* "River Declaration. (2019). Retrieved from …": a body without a title is the title. "Stone, interview, 3 May": no title. */
static void settle_title(struct cite__parts *parts)
{
    struct cite__names *authors = &parts->out->names[CITE_ROLE_AUTHOR];
    cite_str *title = &parts->out->values[CITE_FIELD_TITLE];

    if (title->len == 0 && authors->count == 1 && authors->body) {
        *title = authors->items[0].literal;
        authors->count = 0;
    }
}

static bool overlaps(struct cite__run a, struct cite__run b)
{
    return a.begin < b.end && b.begin < a.end;
}

/* What the citation says of its work is no part of the title, and no container or publisher. */
static bool take_genre(struct cite__parts *parts, const struct cite__piece *piece, struct cite__genre *genre)
{
    struct cite__rest *rest = &parts->rest;
    struct cite__run *title = &parts->head.title;
    size_t kept = 0;

    if (rest->journal || rest->in || !cite__genre_in(parts->tokens, piece->run, genre))
        return false;
    struct cite__run said = genre->bracket.end > 0 ? genre->bracket : genre->run;
    if (overlaps(*title, said)) {
        if (said.begin <= title->begin + 1)
            return false;
        title->end = said.begin;
    }
    while (title->end > title->begin && cite__token_is(parts->tokens, title->end - 1, ','))
        title->end--;
    if (overlaps(parts->head.translation, said))
        parts->head.translation = (struct cite__run){0, 0};
    if (overlaps(rest->publisher, said))
        rest->publisher = rest->place = (struct cite__run){0, 0};
    for (size_t i = 0; i < rest->text_count; i++) {
        if (!overlaps(rest->texts[i], said))
            rest->texts[kept++] = rest->texts[i];
    }
    rest->text_count = kept;
    cite__parts_put(parts, CITE_FIELD_GENRE, genre->run);
    return true;
}

/* "Mill Office, ISO 28000:2007, Rules for Mills": the number of a standard before its title. */
static void take_standard(struct cite__parts *parts)
{
    struct cite__run *title = &parts->head.title;
    struct cite__number number;

    if (parts->rest.number.len > 0 || title->begin >= title->end ||
        !cite__number_at(parts->reader, title->begin, title->end, &number) || !number.standard)
        return;
    parts->rest.standard = true;
    parts->rest.number = number.number;
    if (cite__token_is(parts->tokens, number.run.end, ',') && number.run.end + 1 < title->end)
        title->begin = number.run.end + 1;
}

bool cite__fields_read(struct cite__fields *out, const struct cite__reader *reader,
                       const struct cite__piece *piece, const struct cite__links *links)
{
    struct cite__parts parts = {.reader = reader, .tokens = reader->tokens, .out = out, .rest.link = CITE_NONE};
    struct cite__genre genre = {0};

    *out = (struct cite__fields){.type = CITE_TYPE_DOCUMENT};
    if (piece->kind == CITE__PIECE_CASE || piece->kind == CITE__PIECE_LAW) {
        cite__legal_read(out, reader, piece);
        (void)put_link(&parts, piece, links);
        return !reader->arena->failed;
    }
    cite__head_read(&parts.head, reader, piece);
    cite__rest_read(&parts.rest, reader, parts.head.rest, piece->run.end);
    bool told = take_genre(&parts, piece, &genre);
    take_standard(&parts);
    if (!cite__parts_names(&parts, piece->listed) || !cite__parts_other_names(&parts))
        return false;
    cite__parts_place(&parts, piece->listed);
    put_title(&parts, CITE_FIELD_TITLE, parts.head.title);
    put_title(&parts, CITE_FIELD_TITLE_TRANSLATED, parts.head.translation);
    cite__parts_put(&parts, CITE_FIELD_CONTAINER_TITLE, parts.container);
    cite__parts_put(&parts, CITE_FIELD_PUBLISHER, parts.publisher);
    cite__parts_put(&parts, CITE_FIELD_PUBLISHER_PLACE, parts.rest.place);
    put_numbers(&parts);
    put_head_date(&parts, piece);
    put_type(&parts, piece, put_link(&parts, piece, links));
    if (told)
        out->type = genre.type;
    settle_title(&parts);
    return !reader->arena->failed;
}
