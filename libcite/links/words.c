/*
 * links/words.c: see words.h.
 */
#include "links/words.h"

#include "core/str.h"
#include "text/utf8.h"

#include <cite/link.h>

/* A name shorter than this may be anything. */
#define SHORTEST_PIECE ((size_t)5)

/* Words of a title that one name may have lost the hyphens of. */
#define MOST_PARTS ((size_t)4)

/* Apostrophes, soft hyphens, and accents that are written behind their letter. */
static bool is_within(uint32_t code)
{
    return code == '\'' || code == 0x2019 || code == 0x2BC || code == 0xAD || (code >= 0x300 && code < 0x370);
}

/* The end of the word at at: letters, digits, apostrophes within it, and a hyphen at a line's end. */
static size_t word_end(cite_str prose, size_t at)
{
    size_t len = 0;

    while (at < prose.len) {
        uint32_t code = cite__utf8_at(prose, at, &len);
        if (code == '-' && at + 1 < prose.len && prose.ptr[at + 1] == '\n') {
            at += 2;
            continue;
        }
        if (!cite__utf8_is_letter(code) && !(code < 0x80 && cite__is_digit((char)code)) && !is_within(code))
            break;
        at += len;
    }
    return at;
}

void cite__words_set(struct cite__words *words, cite_str prose)
{
    words->prose = prose;
    words->read = false;
}

static void read_words(struct cite__words *words)
{
    cite_str prose = words->prose;
    size_t at = 0;

    if (words->read)
        return;
    words->read = true;
    cite__buf_clear(&words->folded);
    words->count = 0;
    while (at < prose.len && words->count < CITE__TITLE_WORDS) {
        size_t end = word_end(prose, at);
        size_t begin = words->folded.len;
        if (end == at) {
            size_t len = 0;
            cite__utf8_at(prose, at, &len);
            at += len;
            continue;
        }
        cite__utf8_fold(&words->folded, cite__slice(prose, at, end));
        if (words->folded.len > begin) {
            words->items[words->count].begin = begin;
            words->items[words->count].end = words->folded.len;
            words->count++;
        }
        at = end;
    }
}

static cite_str word_of(const struct cite__words *words, size_t index)
{
    return cite__slice(cite__buf_view(&words->folded), words->items[index].begin, words->items[index].end);
}

/*
 * Where piece goes on behind a word that it has at at; CITE_NONE where it has another. A vowel may be spelt with an e behind it where
 * the title has two dots on it ("für", "fuer").
 */
static size_t behind_word(cite_str piece, size_t at, cite_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (at < piece.len && i > 0 && cite__to_lower(piece.ptr[at]) == 'e' && word.ptr[i] != 'e' &&
            (word.ptr[i - 1] == 'a' || word.ptr[i - 1] == 'o' || word.ptr[i - 1] == 'u'))
            at++;
        if (at == piece.len || cite__to_lower(piece.ptr[at]) != word.ptr[i])
            return CITE_NONE;
        at++;
    }
    return at;
}

/* The words from first on that piece is made of: how many, and in parts where each of them ends in piece; 0 where it is not. */
static size_t words_of(const struct cite__words *words, size_t first, cite_str piece, size_t parts[MOST_PARTS])
{
    size_t at = 0;

    for (size_t i = 0; i < MOST_PARTS && first + i < words->count; i++) {
        at = behind_word(piece, at, word_of(words, first + i));
        if (at == CITE_NONE)
            return 0;
        parts[i] = at;
        if (at == piece.len)
            return i + 1;
    }
    return 0;
}

/* Whether what is printed may begin with it in the table of likeness_at: most letters need not be looked for there. */
static bool may_mislead(char c)
{
    return cite__is_digit(c) || c == 'r' || c == 'v' || c == 'c' || c == 'i' || c == 'q';
}

/* The sign at *at, the same for signs and pairs that look alike in print; *at goes behind it. */
static char likeness_at(cite_str text, size_t *at)
{
    static const struct {
        cite_str printed;
        char meant;
    } alike[] = {{{"rn", 2}, 'm'}, {{"vv", 2}, 'w'}, {{"cl", 2}, 'd'}, {{"1", 1}, 'l'}, {{"i", 1}, 'l'},
                 {{"0", 1}, 'o'},  {{"5", 1}, 's'},  {{"8", 1}, 'b'},  {{"9", 1}, 'g'}, {{"q", 1}, 'g'}};
    cite_str rest = cite__slice(text, *at, text.len);

    if (!may_mislead(rest.ptr[0]))
        return text.ptr[(*at)++];
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) {
        if (cite__str_starts(rest, alike[i].printed)) {
            *at += alike[i].printed.len;
            return alike[i].meant;
        }
    }
    return text.ptr[(*at)++];
}

/* Whether two words look alike in print: "modem" and "modern", "fina1" and "final". */
static bool looks_like(cite_str printed, cite_str word)
{
    size_t p = 0;
    size_t w = 0;

    while (p < printed.len && w < word.len) {
        if (likeness_at(printed, &p) != likeness_at(word, &w))
            return false;
    }
    return p == printed.len && w == word.len;
}

/* A name in small letters that looks like a word of the title and is none of its words. */
static void mend_likeness(struct cite__edits *edits, cite_str piece, size_t begin,
                          const struct cite__words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        cite_str word = word_of(words, i);
        if (word.len + 2 < piece.len || word.len > piece.len + 2 || !looks_like(piece, word))
            continue;
        cite__edits_add(edits, (struct cite__edit){.begin = begin,
                                                   .end = begin + piece.len,
                                                   .text = word,
                                                   .likely = true,
                                                   .repair = CITE_REPAIR_MENDED_PATH});
        return;
    }
}

/* One name of the path: where the title has it as words that stand side by side, and nowhere as one. */
static void mend_piece(struct cite__edits *edits, cite_str url, cite_span span, cite_str sign,
                       const struct cite__words *words)
{
    cite_str piece = cite__slice(url, span.begin, span.end);
    size_t parts[MOST_PARTS];
    size_t best[MOST_PARTS] = {0};
    size_t count = 0;

    for (size_t i = 0; i < words->count; i++) {
        size_t found = words_of(words, i, piece, parts);
        if (found == 1)
            return;
        if (found == 0 || count > 0)
            continue;
        count = found;
        for (size_t p = 0; p < found; p++)
            best[p] = parts[p];
    }
    if (count == 0)
        mend_likeness(edits, piece, span.begin, words);
    for (size_t i = 0; i + 1 < count; i++)
        cite__edits_add(edits, (struct cite__edit){.begin = span.begin + best[i],
                                                   .end = span.begin + best[i],
                                                   .text = sign,
                                                   .likely = true,
                                                   .repair = CITE_REPAIR_MENDED_PATH});
}

void cite__words_mend(struct cite__edits *edits, cite_str url, struct cite__words *words)
{
    size_t from = cite__str_find_byte(url, '/', 0);
    size_t hyphens = 0;
    size_t underscores = 0;

    if (from == CITE_NONE)
        return;
    for (size_t at = from; at < url.len; at++) {
        hyphens += url.ptr[at] == '-';
        underscores += url.ptr[at] == '_';
    }
    if (hyphens + underscores == 0) /* names that are not made of words */
        return;
    read_words(words);
    cite_str sign = underscores > hyphens ? CITE__LIT("_") : CITE__LIT("-");
    size_t begin = from;
    for (size_t at = from; at <= url.len; at++) {
        if (at < url.len && cite__is_alnum(url.ptr[at]))
            continue;
        if (at - begin >= SHORTEST_PIECE)
            mend_piece(edits, url, (cite_span){begin, at}, sign, words);
        begin = at + 1;
    }
}

bool cite__words_part(struct cite__words *words, cite_str url, size_t hyphen)
{
    size_t begin = hyphen;
    size_t end = hyphen + 1;

    while (begin > 0 && cite__is_alnum(url.ptr[begin - 1]))
        begin--;
    while (end < url.len && cite__is_alnum(url.ptr[end]))
        end++;
    cite_str left = cite__slice(url, begin, hyphen);
    cite_str right = cite__slice(url, hyphen + 1, end);
    if (left.len == 0 || right.len == 0)
        return false;
    read_words(words);
    bool whole = false;
    for (size_t i = 0; i < words->count; i++) {
        cite_str word = word_of(words, i);
        size_t behind = behind_word(left, 0, word);
        if (behind == left.len && i + 1 < words->count &&
            behind_word(right, 0, word_of(words, i + 1)) == right.len)
            return false; /* side by side: the hyphen is the address's own */
        if (word.len == left.len + right.len)
            whole |= cite__str_equal_nocase(left, cite__slice(word, 0, left.len)) &&
                     cite__str_equal_nocase(right, cite__slice(word, left.len, word.len));
    }
    return whole;
}
