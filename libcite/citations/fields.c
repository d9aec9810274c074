/*
 * citations/fields.c: see fields.h. head.c and rest.c find the parts; here it is decided what each part is.
 */
#include "citations/fields.h"

#include "citations/genre.h"
#include "citations/head.h"
#include "citations/kind.h"
#include "citations/legal.h"
#include "citations/prose.h"
#include "citations/rest.h"
#include "core/str.h"

#include <string.h>

struct parts {
    const struct cite__reader *reader;
    const struct cite__tokens *tokens;
    struct cite__fields *out;
    struct cite__head head;
    struct cite__rest rest;
    struct cite__run container; /* empty where there is none */
    struct cite__run publisher;
    bool pressed; /* "Place: Publisher" */
};

static void put(struct parts *parts, cite_field field, cite_str value)
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

static void put_run(struct parts *parts, cite_field field, struct cite__run run)
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
static void put_title(struct parts *parts, cite_field field, struct cite__run run)
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

static bool is_body(const struct parts *parts, struct cite__run run)
{
    bool acronym = run.end == run.begin + 1 && parts->tokens->items[run.begin].caps;
    uint64_t words = cite__kind_words(parts->tokens, run);

    return acronym || ((words & CITE__WORD(BODY)) && !(words & CITE__WORD(JOURNAL)));
}

/* "Mill Press" behind an unquoted title; "The Ferry Press" is a newspaper. */
static bool is_press(const struct parts *parts, struct cite__run run)
{
    return parts->head.style != CITE__HEAD_QUOTED && !parts->rest.in &&
           (cite__kind_words(parts->tokens, run) & CITE__WORD(PUBLISHER)) &&
           !cite__str_equal_nocase(cite__token_text(parts->tokens, run.begin), CITE__LIT("the"));
}

/* Publisher or container: a body that issues nothing periodical is the publisher. */
static void place_texts(struct parts *parts)
{
    const struct cite__rest *rest = &parts->rest;

    for (size_t i = 0; i < rest->text_count; i++) {
        struct cite__run text = rest->texts[i];
        bool in = rest->in && i == rest->in_text;
        bool body = (is_body(parts, text) || is_press(parts, text)) && !rest->journal;
        struct cite__run *slot = in || (!body && !rest->in) ? &parts->container : &parts->publisher;
        bool letters = cite__kind_words(parts->tokens, text) & (CITE__WORD(LETTERS) | CITE__WORD(INTERVIEW));
        if (cite__prose(parts->tokens, text) || (letters && parts->rest.link == CITE_NONE && !rest->journal))
            continue;
        if (slot->end == 0)
            *slot = text;
        else if (slot == &parts->publisher && slot->end + 1 == text.begin)
            slot->end = text.end;
    }
    if (rest->italic.end > 0 && parts->container.end == 0)
        parts->container = rest->italic;
    else if (rest->italic.end > 0)
        parts->container = rest->journal || !rest->in ? rest->italic : parts->container;
    if (rest->publisher.end > 0)
        parts->publisher = rest->publisher;
}

/* "Place: Publisher" behind a title in author-date style. */
static void split_place(struct parts *parts, struct cite__run *run)
{
    for (size_t i = run->begin; i < run->end; i++) {
        if (cite__token_is(parts->tokens, i, ':') && !parts->rest.journal && i - run->begin <= 3 &&
            !parts->rest.in && parts->head.style != CITE__HEAD_QUOTED) {
            struct cite__run publisher = {i + 1, run->end};
            put_run(parts, CITE_FIELD_PUBLISHER_PLACE, (struct cite__run){run->begin, i});
            *run = (struct cite__run){0, 0};
            parts->publisher = publisher;
            parts->pressed = true;
            return;
        }
    }
}

/* Words of a place: "Neuwied und Darmstadt", "Ferry am Main". */
#define PLACE_WORDS 4

/* A few words with a stop before them and nothing that names a body or periodical: a place. */
static bool is_place(const struct parts *parts, struct cite__run run)
{
    uint64_t telling = ~(CITE__WORD(FUNCTION) | CITE__WORD(AND) | CITE__WORD(PARTICLE) | CITE__WORD(THESIS) |
                         CITE__WORD(ABBREV) | CITE__WORD(SURNAME));

    if (run.end <= run.begin || run.end - run.begin > PLACE_WORDS + 1 || run.begin == 0)
        return false;
    bool stop = cite__token_is(parts->tokens, run.begin - 1, '.') ||
                cite__token_is(parts->tokens, run.begin - 1, ',') ||
                cite__token_is(parts->tokens, run.begin - 1, '"');
    return stop && (cite__kind_words(parts->tokens, run) & telling) == 0;
}

/* In a list of works a few words at the end are the place: "River Law. Ferry.", "in: Mills. New Ferry." */
static void place_alone(struct parts *parts)
{
    const struct cite__rest *rest = &parts->rest;
    bool in = rest->in && rest->text_count > 0 && rest->text_count - 1 > rest->in_text;
    bool container = parts->container.end > 0;
    struct cite__run *run = container && !rest->in ? &parts->container : &parts->publisher;

    if (rest->italic.end > 0 || rest->link != CITE_NONE || rest->place.end > 0 || (rest->journal && !in))
        return;
    if (rest->text_count == 0)
        return;
    struct cite__run last = rest->texts[rest->text_count - 1];
    if (!is_place(parts, last) || (rest->in && !in))
        return;
    if (run->begin <= last.begin && run->end == last.end)
        run->end = run->begin < last.begin ? last.begin - 1 : 0;
    if (run->end <= run->begin)
        *run = (struct cite__run){0, 0};
    if (cite__token_has(parts->tokens, last.begin, CITE__WORD(THESIS))) { /* "Diss. Hamburg" */
        put_run(parts, CITE_FIELD_GENRE, (struct cite__run){last.begin, last.begin + 1});
        last.begin++;
    }
    put_run(parts, CITE_FIELD_PUBLISHER_PLACE, last);
    parts->pressed = true;
}

/* In author-date style a name that does not stand family first is a body's: "River Office & Mill University". */
static bool read_bodies(struct parts *parts, struct cite__names *names, struct cite__run run)
{
    size_t begin = run.begin;
    cite_name *items = cite__arena_zero(parts->reader->arena, CITE__NAMES_CEILING, sizeof *items);

    *names = (struct cite__names){.items = items, .body = true};
    for (size_t i = run.begin; items && i <= run.end; i++) {
        if (i < run.end && !cite__token_is(parts->tokens, i, '&') && !cite__token_is(parts->tokens, i, ';'))
            continue;
        cite_str text = cite__run_text(parts->tokens, (struct cite__run){begin, i});
        if (text.len > 0 && names->count < CITE__NAMES_CEILING)
            items[names->count++].literal = cite__arena_str(parts->reader->arena, text);
        begin = i + 1;
    }
    return items != NULL;
}

/* A list of people, and no body: "David Stone, Ann Marsh". */
static bool is_spelled(const struct cite__tokens *tokens, struct cite__run run)
{
    return cite__token_is(tokens, cite__name_end(tokens, run.begin, run.end), ',') &&
           !cite__names_body(tokens, run) && cite__names_only(tokens, run);
}

static bool read_names(struct parts *parts, bool listed)
{
    const struct cite__head *head = &parts->head;
    cite_role role = head->editors ? CITE_ROLE_EDITOR : CITE_ROLE_AUTHOR;
    struct cite__names *names = &parts->out->names[role];

    if (head->names.begin >= head->names.end)
        return true;
    bool inverted =
        cite__name_inverted_end(parts->tokens, head->names.begin, head->names.end) > head->names.begin;
    bool letters = (cite__kind_words(parts->tokens, (struct cite__run){head->title.begin, head->title.end}) &
                    CITE__WORD(LETTERS)) != 0;
    bool spelled = is_spelled(parts->tokens, head->names) ||
                   (listed && cite__names_listed_end(parts->tokens, head->names.begin, head->names.end) >=
                                  head->names.end);
    if (head->style == CITE__HEAD_DATED && !inverted && !spelled && !letters) {
        struct cite__run run = head->names;
        while (run.end > run.begin && cite__token_is(parts->tokens, run.end - 1, '.'))
            run.end--;
        return read_bodies(parts, names, run);
    }
    bool first =
        listed && cite__names_listed_end(parts->tokens, head->names.begin, head->names.end) > head->names.begin;
    return first ? cite__names_read_listed(names, parts->reader, head->names)
                 : cite__names_read(names, parts->reader, head->names);
}

static bool read_other_names(struct parts *parts)
{
    const struct cite__rest *rest = &parts->rest;
    bool ok = true;

    if (rest->editors.end > 0 && parts->out->names[CITE_ROLE_EDITOR].count == 0)
        ok = cite__names_read(&parts->out->names[CITE_ROLE_EDITOR], parts->reader, rest->editors);
    if (ok && rest->translators.end > 0)
        ok = cite__names_read(&parts->out->names[CITE_ROLE_TRANSLATOR], parts->reader, rest->translators);
    return ok;
}

static void put_numbers(struct parts *parts)
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
    put_run(parts, CITE_FIELD_EDITION, rest->edition);
    if (rest->forthcoming)
        put(parts, CITE_FIELD_STATUS, CITE__LIT("forthcoming"));
    parts->out->dates[CITE_WHEN_ISSUED] = rest->issued;
    parts->out->dates[CITE_WHEN_ACCESSED] = rest->accessed;
}

/* The date between the names and the title. */
static void put_head_date(struct parts *parts, const struct cite__piece *piece)
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
static void put_doi(struct parts *parts, cite_str url)
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

static cite_str put_link(struct parts *parts, const struct cite__piece *piece, const struct cite__links *links)
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

static void put_type(struct parts *parts, const struct cite__piece *piece, cite_str url)
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
        .quoted = parts->head.style == CITE__HEAD_QUOTED,
        .body = authors->count == 0 || authors->body,
        .has_container = parts->container.end > 0,
        .has_publisher = parts->publisher.end > 0,
        .day = parts->out->dates[CITE_WHEN_ISSUED].begin.day > 0,
    };

    facts.citation = cite__kind_words(parts->tokens, (struct cite__run){parts->head.rest, piece->run.end});
    parts->out->type = cite__kind_of(&facts);
}

/* "River Declaration. (2019). Retrieved from …": a body without a title is the title. "Stone, interview, 3 May": no title. */
static void settle_title(struct parts *parts)
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
static bool take_genre(struct parts *parts, const struct cite__piece *piece, struct cite__genre *genre)
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
    put_run(parts, CITE_FIELD_GENRE, genre->run);
    return true;
}

/* "Mill Office, ISO 28000:2007, Rules for Mills": the number of a standard before its title. */
static void take_standard(struct parts *parts)
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
    struct parts parts = {.reader = reader, .tokens = reader->tokens, .out = out, .rest.link = CITE_NONE};
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
    if (!read_names(&parts, piece->listed) || !read_other_names(&parts))
        return false;
    place_texts(&parts);
    split_place(&parts, &parts.container);
    split_place(&parts, &parts.publisher);
    if (piece->listed)
        place_alone(&parts);
    put_title(&parts, CITE_FIELD_TITLE, parts.head.title);
    put_title(&parts, CITE_FIELD_TITLE_TRANSLATED, parts.head.translation);
    put_run(&parts, CITE_FIELD_CONTAINER_TITLE, parts.container);
    put_run(&parts, CITE_FIELD_PUBLISHER, parts.publisher);
    put_run(&parts, CITE_FIELD_PUBLISHER_PLACE, parts.rest.place);
    put_numbers(&parts);
    put_head_date(&parts, piece);
    put_type(&parts, piece, put_link(&parts, piece, links));
    if (told)
        out->type = genre.type;
    settle_title(&parts);
    return !reader->arena->failed;
}
