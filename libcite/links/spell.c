/*
 * links/spell.c: see spell.h.
 *
 * Everything that could be read otherwise is an edit of the joined text: a hyphen at a seam dropped, a space read as an
 * underscore or as nothing, a sign that a machine misreads. A reading is a set of edits. The first reading has those that are
 * certain; the second all that are likely; then each alone.
 */
#include "links/spell.h"

#include "core/array.h"
#include "core/str.h"
#include "links/hosts.h"
#include "links/mends.h"
#include "links/words.h"

#include <string.h>

typedef CITE__ARRAY(cite_str) str_array;

/* A set of edits, a bit each; see CITE__MOST_EDITS. */
typedef uint32_t edit_set;

struct speller {
    struct cite__env *env;
    cite_str head;
    cite_str url;              /* the joined text, behind the head */
    struct cite__words *words; /* in front of the link */
    struct cite__edits edits;
    str_array readings;
};

/* Sets of edits by what they are. */
struct sets {
    edit_set always;
    edit_set likely;
    edit_set mends; /* those of the likely ones that mend a sign */
};

static struct sets sets_of(const struct cite__edits *edits)
{
    struct sets sets = {0, 0, 0};

    for (size_t i = 0; i < edits->count; i++) {
        edit_set bit = (edit_set)1 << i;
        sets.always |= edits->items[i].always ? bit : 0;
        sets.likely |= edits->items[i].likely ? bit : 0;
        sets.mends |= edits->items[i].likely && edits->items[i].repair == CITE_REPAIR_MENDED_PATH ? bit : 0;
    }
    return sets;
}

/* The text with a set of edits applied, on the document arena; {NULL, 0} when memory is out. */
static cite_str spell(const struct speller *speller, edit_set set)
{
    size_t most = speller->head.len + speller->url.len + 1;

    for (size_t i = 0; i < speller->edits.count; i++)
        most += speller->edits.items[i].text.len;
    char *out = cite__arena_alloc(speller->env->arena, most);
    if (!out)
        return (cite_str){NULL, 0};
    size_t len = speller->head.len;
    size_t at = 0;
    memcpy(out, speller->head.ptr, len);
    for (size_t i = 0; i < speller->edits.count; i++) {
        const struct cite__edit *edit = &speller->edits.items[i];
        if (!(set >> i & 1))
            continue;
        memcpy(out + len, speller->url.ptr + at, edit->begin - at);
        len += edit->begin - at;
        if (edit->text.len > 0)
            memcpy(out + len, edit->text.ptr, edit->text.len);
        len += edit->text.len;
        at = edit->end;
    }
    memcpy(out + len, speller->url.ptr + at, speller->url.len - at);
    len += speller->url.len - at;
    out[len] = '\0';
    return (cite_str){out, len};
}

/* Adds one more reading, unless it is there already or there are enough. */
static bool add_reading(struct speller *speller, cite_str first, edit_set set)
{
    if (speller->readings.count == speller->env->options->max_alternatives)
        return true;
    cite_str reading = spell(speller, set);
    if (!reading.ptr)
        return false;
    if (cite__str_equal(reading, first))
        return true;
    for (size_t i = 0; i < speller->readings.count; i++) {
        if (cite__str_equal(reading, speller->readings.items[i]))
            return true;
    }
    cite_str *item = CITE__ARRAY_PUSH(&speller->readings, speller->env->arena);
    if (!item)
        return false;
    *item = reading;
    return true;
}

/* All readings but the first, likeliest first. */
static bool add_readings(struct speller *speller, cite_str first, const struct sets *sets)
{
    if (!add_reading(speller, first, sets->always | sets->likely) ||
        !add_reading(speller, first, sets->always | sets->mends))
        return false;
    for (int likely = 1; likely >= 0; likely--) {
        for (size_t i = 0; i < speller->edits.count; i++) {
            const struct cite__edit *edit = &speller->edits.items[i];
            if (edit->always || edit->likely != (likely == 1))
                continue;
            if (!add_reading(speller, first, sets->always | (edit_set)1 << i))
                return false;
        }
    }
    return add_reading(speller, first, 0); /* as printed */
}

/* One seam: what was done to read it, and the other way to read it. */
static void spell_seam(cite_link *link, struct speller *speller, const struct cite__link_piece *piece)
{
    bool space = piece->seam == CITE__SEAM_SPACE;
    bool uses_underscores = cite__str_find_byte(speller->url, '_', 0) != CITE_NONE;

    link->confidence *= space ? 0.8 : 0.96;
    if (!space)
        link->repairs |= piece->seam == CITE__SEAM_COLUMN ? CITE_REPAIR_JOINED_PAGE : CITE_REPAIR_JOINED_LINES;
    if (piece->underscore) {
        link->repairs |= CITE_REPAIR_SPACE_TO_UNDERSCORE;
        cite__edits_add(&speller->edits,
                        (struct cite__edit){.begin = piece->at - 1, .end = piece->at, .text = CITE__LIT("")});
    } else if (space && piece->at == 0) { /* behind the scheme: nothing else can be meant */
        link->repairs |= CITE_REPAIR_REMOVED_SPACE;
    } else if (space) {
        link->repairs |= CITE_REPAIR_REMOVED_SPACE;
        /* A number that fell apart, or an ending of a file, had nothing in between; "t2001_0724 6790" may have had. */
        char before = speller->url.ptr[piece->at - 1];
        bool digits = cite__is_digit(before) && cite__is_digit(speller->url.ptr[piece->at]);
        if (before == '.' || before == '|' || (digits && !uses_underscores))
            return;
        cite__edits_add(&speller->edits, (struct cite__edit){.begin = piece->at,
                                                             .end = piece->at,
                                                             .text = CITE__LIT("_"),
                                                             .likely = uses_underscores,
                                                             .repair = CITE_REPAIR_SPACE_TO_UNDERSCORE});
    } else if (piece->at > 0 && speller->url.ptr[piece->at - 1] == '-') {
        /* "…/coop-" and "eration.html" behind a title with "Cooperation": the printer's hyphen. */
        bool printers = cite__words_part(speller->words, speller->url, piece->at - 1);
        link->repairs |= printers ? CITE_REPAIR_DROPPED_HYPHEN : CITE_REPAIR_KEPT_HYPHEN;
        cite__edits_add(&speller->edits, (struct cite__edit){.begin = piece->at - 1,
                                                             .end = piece->at,
                                                             .text = CITE__LIT(""),
                                                             .always = printers});
    }
}

/* Where the printed host cannot be one, the host that was meant. */
static void mend_host(cite_link *link, struct speller *speller)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    cite_str host = cite__link_host(speller->url);
    size_t at = 0;
    char sign = '\0';

    if (cite__link_host_plausible(host) || !cite__link_host_mend(host, &at, &sign) || !cite__is_lower(sign))
        return;
    size_t offset = (size_t)(host.ptr - speller->url.ptr) + at;
    cite__edits_add(&speller->edits, (struct cite__edit){.begin = offset,
                                                         .end = offset + 1,
                                                         .text = {letters + (size_t)(sign - 'a'), 1},
                                                         .always = true});
    link->repairs |= CITE_REPAIR_MENDED_HOST;
    link->confidence *= 0.85;
}

/* Hyphens that are lost between words, by the title in front and by the words of the document. false when memory is out. */
static bool mend_words(struct speller *speller, struct cite__link_reader *reader)
{
    cite__words_mend(&speller->edits, speller->url, speller->words);
    if (!cite__vocabulary_wanted(speller->url))
        return true;
    if (!reader->vocabulary.bits &&
        !cite__vocabulary_read(&reader->vocabulary, reader->text->bytes, reader->env->scratch))
        return false;
    cite__vocabulary_mend(&speller->edits, speller->url, &reader->vocabulary);
    return true;
}

bool cite__link_spell(cite_link *link, struct cite__link_reader *reader, const struct cite__link_start *start,
                      const struct cite__link_read *read)
{
    struct speller speller = {
        .env = reader->env, .head = start->head, .url = cite__buf_view(&reader->url), .words = &reader->words};

    for (size_t i = 1; i < read->piece_count; i++)
        spell_seam(link, &speller, &read->pieces[i]);
    if (start->kind == CITE__LINK_SCHEME || start->kind == CITE__LINK_WWW)
        mend_host(link, &speller);
    cite__mends_list(&speller.edits, speller.url);
    if (start->kind != CITE__LINK_DOI && start->kind != CITE__LINK_IDENTIFIER && !mend_words(&speller, reader))
        return false;
    struct sets sets = sets_of(&speller.edits);
    link->url = spell(&speller, sets.always);
    if (!link->url.ptr || !add_readings(&speller, link->url, &sets))
        return false;
    link->alternatives = speller.readings.items;
    link->alternative_count = speller.readings.count;
    return true;
}
