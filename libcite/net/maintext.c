/*
 * net/maintext.c: see maintext.h.
 */
#include "net/maintext.h"

#include "core/buf.h"
#include "core/str.h"
#include "net/entities.h"
#include "net/mainblocks.h"
#include "net/tags.h"
#include "text/simhash.h"
#include "text/utf8.h"

/* Words of at most so many letters are articles, prepositions and the like. */
#define SHORT_WORD 3

/* Folding lengthens a word: a letter may become eighteen, of four bytes each. */
#define FOLDED_MAX ((size_t)CITE__WORD_MAX * 18 * 4)

/* From here on an ill-formed byte is read as the letter that it is in Latin-1. */
#define LATIN_LETTER 0xC0u

struct reader {
    struct cite__maintext *out;
    struct cite__arena *arena;
    char raw[CITE__WORD_MAX]; /* the word that is being read */
    size_t len;
    struct cite__buf folded; /* the last one that was folded; between words, of use for other things */
    size_t letters;
    bool above; /* the word is not all ASCII */
    bool cjk;
    struct cite__block block;
    struct cite__regions regions;
    bool in_link;
    bool in_title;
    bool title_full; /* the rest of it is left out */
    bool space;      /* white space stands before the next character of the title */
    bool failed;
};

static bool has_digit(cite_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (cite__is_digit(word.ptr[i]))
            return true;
    }
    return false;
}

/* Puts a word behind the others. */
static void put_word(struct reader *reader, cite_str word)
{
    struct cite__word *slot = CITE__ARRAY_PUSH(&reader->out->words, reader->arena);

    if (!slot) {
        reader->failed = true;
        return;
    }
    *slot = (struct cite__word){.hash = cite__simhash_of_word(word),
                                .has_digit = has_digit(word),
                                .is_term = reader->cjk || reader->letters > SHORT_WORD};
    if (reader->in_link)
        reader->block.links++;
}

/* Ends the word that is being read, if there is one. */
static void end_word(struct reader *reader)
{
    cite_str word = {reader->raw, reader->len};

    if (reader->len == 0)
        return;
    if (reader->above) {
        cite__buf_clear(&reader->folded);
        cite__utf8_fold(&reader->folded, word);
        reader->failed = reader->failed || reader->folded.failed != CITE_OK;
        word = cite__buf_view(&reader->folded);
    }
    if (word.len > 0)
        put_word(reader, word);
    reader->len = 0;
    reader->letters = 0;
    reader->above = false;
    reader->cjk = false;
}

/* Whether a character belongs to a word. Marks and joiners do; folding drops them. */
static bool is_word(uint32_t code)
{
    if (code < 0x80)
        return cite__is_alnum((char)code);
    return code != CITE__REPLACEMENT && !cite__utf8_is_space(code) && !cite__utf8_is_punct(code);
}

static void put_in_title(struct reader *reader, uint32_t code)
{
    struct cite__maintext *out = reader->out;
    struct cite__buf *buf = &reader->folded;

    if (reader->title_full)
        return;
    if (cite__utf8_is_space(code) || code < 0x20 || code == 0x7F) {
        reader->space = out->title_len > 0;
        return;
    }
    cite__buf_clear(buf);
    if (reader->space)
        cite__buf_byte(buf, ' ');
    cite__utf8_put(buf, code);
    reader->failed = reader->failed || buf->failed != CITE_OK;
    cite_str view = cite__buf_view(buf);
    reader->space = false;
    if (out->title_len + view.len > CITE__TITLE_MAX) {
        reader->title_full = true;
        return;
    }
    memcpy(out->title + out->title_len, view.ptr, view.len);
    out->title_len += view.len;
    out->title[out->title_len] = '\0';
}

static void put_above(struct reader *reader, uint32_t code)
{
    cite__buf_clear(&reader->folded);
    cite__utf8_put(&reader->folded, code);
    cite_str bytes = cite__buf_view(&reader->folded);
    memcpy(reader->raw + reader->len, bytes.ptr, bytes.len);
    reader->len += bytes.len;
    reader->failed = reader->failed || reader->folded.failed != CITE_OK;
    reader->above = true;
}

static void put_code(struct reader *reader, uint32_t code)
{
    if (!is_word(code)) {
        end_word(reader);
        return;
    }
    bool alone = cite__utf8_is_cjk(code);
    if (alone || reader->len + 4 > sizeof reader->raw)
        end_word(reader);
    if (code < 0x80)
        reader->raw[reader->len++] = cite__to_lower((char)code);
    else
        put_above(reader, code);
    reader->cjk = alone;
    reader->letters++;
    if (alone)
        end_word(reader);
}

static void end_block(struct reader *reader)
{
    end_word(reader);
    size_t count = reader->out->words.count;
    reader->block.end = count;
    if (count > reader->block.begin) {
        struct cite__block *slot = CITE__ARRAY_PUSH(&reader->out->blocks, reader->arena);
        reader->failed = reader->failed || !slot;
        if (slot)
            *slot = reader->block;
    }
    reader->block = (struct cite__block){.begin = count};
}

/* A tag stands between two words, and may end a block or begin a link. */
static void take_tag(struct reader *reader, const struct cite__tag *tag)
{
    enum cite__tag_kind kind = cite__tag_kind_of(tag->name);

    end_word(reader);
    reader->space = reader->out->title_len > 0;
    reader->in_title = reader->in_title && kind == CITE__TAG_INLINE;
    switch (kind) {
    case CITE__TAG_LINK: reader->in_link = !tag->closes; break;
    case CITE__TAG_TITLE:
        reader->in_title = !tag->closes;
        reader->title_full = reader->title_full || reader->out->title_len > 0; /* the first one counts */
        break;
    case CITE__TAG_BLOCK:
    case CITE__TAG_INNER:
    case CITE__TAG_HEADER:
    case CITE__TAG_NAV:
    case CITE__TAG_FOOTER:
    case CITE__TAG_ASIDE:
    case CITE__TAG_CHOICE:
        end_block(reader);
        cite__regions_turn(&reader->regions, reader->out, kind, tag->closes);
        break;
    case CITE__TAG_INLINE:
    case CITE__TAG_KINDS: break;
    }
}

/* The character at an offset: a reference, a character, or for want of one a byte of Latin-1. */
static uint32_t code_at(cite_str page, size_t at, bool html, size_t *len)
{
    uint32_t code = html && page.ptr[at] == '&' ? cite__entity_at(page, at, len) : 0;

    if (code != 0)
        return code;
    code = cite__utf8_at(page, at, len);
    if (code == CITE__REPLACEMENT && (unsigned char)page.ptr[at] >= LATIN_LETTER && *len < 3) {
        *len = 1;
        return (unsigned char)page.ptr[at];
    }
    return code;
}

static void read_all(struct reader *reader, cite_str page, bool html)
{
    struct cite__tag tag;
    size_t len = 0;

    for (size_t at = 0; at < page.len && !reader->failed; at += len) {
        if (html && page.ptr[at] == '<' && cite__tag_pass(&tag, page, &at)) {
            take_tag(reader, &tag);
            len = 0;
            continue;
        }
        uint32_t code = code_at(page, at, html, &len);
        if (reader->in_title)
            put_in_title(reader, code);
        else
            put_code(reader, code);
    }
    end_block(reader);
}

bool cite__maintext_read(struct cite__maintext *out, cite_str page, bool html, struct cite__arena *arena)
{
    struct reader reader = {.out = out, .arena = arena};

    *out = (struct cite__maintext){0};
    cite__buf_init(&reader.folded, &arena->allocator, FOLDED_MAX);
    read_all(&reader, page, html);
    if (html && !reader.failed)
        cite__mainblocks_choose(out);
    cite__buf_release(&reader.folded);
    return !reader.failed;
}
