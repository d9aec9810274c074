/*
 * notes/wording.c: see wording.h.
 */
#include "notes/wording.h"

#include "core/str.h"
#include "notes/numerals.h"
#include "text/utf8.h"

/* A full stop may follow each. Letters of ASCII are read in either case. */
static const cite_str words[] = {
    CITE__ROW("footnote"), CITE__ROW("endnote"),    CITE__ROW("note"),       CITE__ROW("fn"),
    CITE__ROW("en"),       CITE__ROW("n"),          CITE__ROW("anmerkung"),  CITE__ROW("fu\xC3\x9Fnote"),
    CITE__ROW("anm"),      CITE__ROW("nota"),       CITE__ROW("noot"),       CITE__ROW("voetnoot"),
    CITE__ROW("nt"),       CITE__ROW("przypis"),    CITE__ROW("uwaga"),      CITE__ROW("pozn"),
    CITE__ROW("jegyzet"),  CITE__ROW("viite"),      CITE__ROW("not"),        CITE__ROW("dipnot"),
    CITE__ROW("notă"),     CITE__ROW("fotnot"),     CITE__ROW("fotnote"),    CITE__ROW("Прим"),
    CITE__ROW("прим"),     CITE__ROW("Примечание"), CITE__ROW("примечание"), CITE__ROW("Сноска"),
    CITE__ROW("сноска"),   CITE__ROW("注"),         CITE__ROW("註"),         CITE__ROW("脚注"),
    CITE__ROW("尾注"),
};

#define WORD_COUNT (sizeof words / sizeof words[0])

/* The longest way from an opening bracket to the word: "(see also note 12)". */
#define LONGEST_LEAD ((size_t)16)

static bool opens(uint32_t code)
{
    return code == '(' || code == '[' || code == 0xFF08 || code == 0x3014 || code == 0xFF3B;
}

/* Skips a full stop and blanks; the offset of what follows. */
static size_t skip_stop(cite_str text, size_t at)
{
    size_t len = 0;

    if (at < text.len && text.ptr[at] == '.')
        at++;
    while (at < text.len && text.ptr[at] != '\n' && cite__utf8_is_space(cite__utf8_at(text, at, &len)))
        at += len;
    return at;
}

/* The offset of the number behind the longest word that stands at at; at where there is none. */
static size_t behind_word(cite_str text, size_t at)
{
    cite_str rest = cite__slice(text, at, text.len);
    size_t best = at;

    for (size_t i = 0; i < WORD_COUNT; i++) {
        cite_str word = words[i];
        size_t len = 0;
        if (!cite__str_starts_nocase(rest, word))
            continue;
        size_t behind = skip_stop(text, at + word.len);
        if (cite__utf8_digit(cite__utf8_at(text, behind, &len)) >= 0 && behind > best)
            best = behind;
    }
    return best;
}

bool cite__wording_read(struct cite__mark *out, cite_str text, size_t at)
{
    struct cite__numeral numeral;
    size_t len = 0;
    size_t begin = behind_word(text, at);

    if (begin == at || !cite__numeral_digits(&numeral, text, begin))
        return false;
    uint32_t sign = cite__utf8_at(text, numeral.end, &len);
    if (sign != ':' && sign != 0xFF1A && sign != '.' && sign != ')' && sign != 0x2013 && sign != 0x2014)
        return false;
    *out = (struct cite__mark){.span = {at, numeral.end},
                               .body = skip_stop(text, numeral.end + len),
                               .number = numeral.arabic,
                               .style = CITE__MARK_WORD};
    out->scheme = cite__mark_scheme(out->style);
    return true;
}

/* The offset where the word that stands in front of a number begins; at where there is none. */
static size_t word_before(cite_str text, size_t at)
{
    size_t end = at;

    while (end > 0 && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '.'))
        end--;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        cite_str word = words[i];
        size_t len = 0;
        if (word.len > end || !cite__str_ends_nocase(cite__slice(text, end - word.len, end), word))
            continue;
        if (!cite__utf8_is_letter(cite__utf8_before(text, end - word.len, &len)))
            return end - word.len;
    }
    return at;
}

size_t cite__wording_calls(cite_str text, size_t at)
{
    size_t word = word_before(text, at);
    size_t low = word > LONGEST_LEAD ? word - LONGEST_LEAD : 0;
    size_t len = 0;

    for (size_t place = word; word < at && place > low; place -= len) {
        uint32_t code = cite__utf8_before(text, place, &len);
        if (opens(code))
            return word;
        if (!cite__utf8_is_letter(code) && !cite__utf8_is_space(code))
            return at;
    }
    return at;
}
