/*
 * notes/callglued.c: see callglued.h.
 */
#include "notes/callglued.h"

#include "core/str.h"
#include "notes/numerals.h"
#include "text/utf8.h"

/* Signs of a damaged callout at most. */
#define MOST_SIGNS 4

/* The letters of a word in front of the stop that a letter stands behind, at least: "e.g" and "U.S" call nothing. */
#define LETTERS_BEFORE 3

/* Whether a place behind a word's stop or its closing quotation mark or bracket ends at at. */
static bool behind_stop(cite_str text, size_t at)
{
    size_t letters = 0;
    size_t len = 0;
    uint32_t code = cite__utf8_before(text, at, &len);

    if (len == 0 || code == '\'' || code == 0x2019 || !cite__utf8_is_closing(code))
        return false;
    for (at -= len; at > 0 && letters < LETTERS_BEFORE; at -= len) {
        code = cite__utf8_before(text, at, &len);
        bool between = cite__utf8_is_closing(code) || code == ' ' || code == 0xA0 || code == 0x202F;
        bool word = cite__utf8_is_letter(code) || cite__utf8_digit(code) >= 0;
        if (!word && (letters > 0 || !between))
            break;
        letters += word;
    }
    return letters == LETTERS_BEFORE;
}

/* "caravana.iv Then", "the pond.a Then": letters glued to a stop, with a blank behind them. */
bool cite__callglued_letters(struct cite__call *out, cite_str text, size_t at)
{
    struct cite__numeral numeral;
    size_t len = 0;

    if (at == 0 || !behind_stop(text, at) || !cite__numeral_letters(&numeral, text, at))
        return false;
    uint32_t next = cite__utf8_at(text, numeral.end, &len);
    if (len > 0 && !cite__utf8_is_space(next) && next != 0x2014)
        return false;
    *out = (struct cite__call){.span = {at, numeral.end},
                               .number = numeral.roman > 0 ? numeral.roman : numeral.letter,
                               .letter = numeral.letter,
                               .style = numeral.roman > 0 ? CITE__MARK_ROMAN_PLAIN : CITE__MARK_LETTER_PLAIN,
                               .place = CITE__PLACE_STOP};
    return true;
}

/*
 * Digits, signs of damage and letters that look like digits, glued to a stop: "it stayed.1B Then", "so.I? Then". Letters alone may
 * begin a sentence that has lost its blank.
 */
bool cite__callglued_mixed(struct cite__call *out, cite_str text, size_t at)
{
    size_t end = at;
    size_t len = 0;
    int letters = 0;
    int others = 0;

    for (int signs = 0; signs < MOST_SIGNS; signs++) {
        uint32_t code = cite__utf8_at(text, end, &len);
        bool digit = code >= '0' && code <= '9';
        /* Capitals and what looks like a digit in the midst of others: "war.12It was" begins a sentence. */
        bool letter = cite__mark_is_letter(code) && (cite__utf8_is_upper(code) || code == 'l' || code == 'g');
        bool sign = cite__mark_is_damage(code) && !letter && !cite__utf8_is_letter(code) &&
                    !(cite__utf8_is_closing(code) && code != '?' && code != '!' && code != '>');
        if (len == 0 || !(digit || letter || sign))
            break;
        letters += letter;
        others += !letter;
        end += len;
    }
    if (letters == 0 || others == 0)
        return false;
    uint32_t next = cite__utf8_at(text, end, &len);
    bool ends = len == 0 || cite__utf8_is_space(next) || next == 0x2014;
    /* "war.2I went" */
    bool sentence =
        text.ptr[end - 1] == 'I' && len > 0 && cite__utf8_is_lower(cite__utf8_at(text, end + len, &len));
    if (!ends || sentence || !behind_stop(text, at))
        return false;
    *out = (struct cite__call){.span = {at, end}, .style = CITE__MARK_PLAIN, .place = CITE__PLACE_STOP};
    return true;
}
