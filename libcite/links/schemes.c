/*
 * links/schemes.c: see schemes.h. What is exactly a scheme is taken as it stands. Anything else must stand apart from the word in
 * front of it and lead to a host that exists, for "in: / 4" and "either //" are no links.
 */
#include "links/schemes.h"

#include "core/domain.h"
#include "core/str.h"

#include <string.h>

/* White space within a scheme is one blank, or a line's end with an indent: no more than this. */
#define WIDEST_GAP ((size_t)16)

/* The longest word that may be a damaged scheme: "httttps". */
#define LONGEST_SCHEME ((size_t)7)

bool cite__link_word_start(cite_str text, size_t at)
{
    if (at == 0)
        return true;
    char before = text.ptr[at - 1];
    return !cite__is_alnum(before) && !strchr("@/.-_~%=&?#:\\", before);
}

bool cite__link_host_at(cite_str text, size_t at)
{
    size_t end = at;

    while (end < text.len && (cite__is_alnum(text.ptr[end]) || text.ptr[end] == '.' || text.ptr[end] == '-'))
        end++;
    while (end > at && text.ptr[end - 1] == '.')
        end--;
    cite_str host = cite__slice(text, at, end);
    return cite__str_find_byte(host, '.', 1) != CITE_NONE && host.ptr[0] != '.' && cite__domain_known_tld(host);
}

size_t cite__link_gap(cite_str text, size_t at)
{
    size_t end = at;
    size_t breaks = 0;

    while (end < text.len && end - at < WIDEST_GAP && cite__is_space(text.ptr[end])) {
        breaks += text.ptr[end] == '\n' || text.ptr[end] == '\f';
        if (breaks > 1)
            return at;
        end++;
    }
    return end;
}

/* Where the white space in front of at begins, under the same rule. */
static size_t gap_before(cite_str text, size_t at, size_t least)
{
    size_t begin = at;

    while (begin > least && at - begin < WIDEST_GAP && cite__is_space(text.ptr[begin - 1]))
        begin--;
    return cite__link_gap(text, begin) == at ? begin : at;
}

/* What stands behind the colon. */
struct slashes {
    size_t end; /* behind them */
    bool whole; /* "//" and nothing else */
};

static bool is_slash(cite_str text, size_t at)
{
    return at < text.len && (text.ptr[at] == '/' || text.ptr[at] == '\\');
}

/* "//", "/", "\\\\", "/l", "l/", with white space let in. false where nothing of the kind stands there. */
static bool read_slashes(cite_str text, size_t at, struct slashes *out)
{
    size_t first = cite__link_gap(text, at);
    if (cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("\\/\\/"))) { /* JSON */
        *out = (struct slashes){at + 4, false};
        return true;
    }
    bool letter = first == at && first < text.len && (text.ptr[first] == 'l' || text.ptr[first] == 'I');

    if (!is_slash(text, first) && !(letter && is_slash(text, first + 1)))
        return false;
    size_t second = cite__link_gap(text, first + 1);
    if (!is_slash(text, second)) {
        letter = second == first + 1 && second + 1 < text.len && text.ptr[second] == 'l';
        *out = (struct slashes){first + 1, false};
        if (letter && !cite__link_host_at(text, first + 1))
            out->end = first + 2;
        return true;
    }
    out->end = second + 1;
    out->whole = cite__str_starts(cite__slice(text, at, text.len), CITE__LIT("//"));
    if (!out->whole)
        out->end = cite__link_gap(text, out->end);
    return true;
}

/* Whether one sign changed, too many, missing, or swapped with its neighbour makes word of meant. */
static bool differs_by_one(cite_str word, cite_str meant)
{
    size_t head = 0;
    size_t tail = 0;

    while (head < word.len && head < meant.len && cite__to_lower(word.ptr[head]) == meant.ptr[head])
        head++;
    while (tail + head < word.len && tail + head < meant.len &&
           cite__to_lower(word.ptr[word.len - 1 - tail]) == meant.ptr[meant.len - 1 - tail])
        tail++;
    size_t left = word.len - head - tail;
    size_t right = meant.len - head - tail;
    if (left <= 1 && right <= 1)
        return true;
    return left == 2 && right == 2 && cite__to_lower(word.ptr[head]) == meant.ptr[head + 1] &&
           cite__to_lower(word.ptr[head + 1]) == meant.ptr[head];
}

/* Schemes as they are printed; what is no scheme was damaged by more than one sign, or defused on purpose ("hxxp"). */
static const struct {
    cite_str printed;
    const char *meant;
} schemes[] = {
    {{"https", 5}, "https://"}, {{"http", 4}, "http://"},    {{"ftp", 3}, "ftp://"},
    {{"ftps", 4}, "ftps://"},   {{"sftp", 4}, "sftp://"},    {{"hxxps", 5}, "https://"},
    {{"hxxp", 4}, "http://"},   {{"httpp", 5}, "http://"},   {{"hnps", 4}, "https://"},
    {{"hnp", 3}, "http://"},    {{"htttps", 6}, "https://"},
};

/* Rows of schemes that are what is printed. */
#define TRUE_SCHEMES ((size_t)5)

/* The row of a word, or CITE_NONE; damaged ones read as https or http. */
static size_t scheme_of(cite_str word)
{
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (cite__str_equal_nocase(word, schemes[i].printed))
            return i;
    }
    for (size_t i = 0; i < 2; i++) {
        if (word.len >= 3 && differs_by_one(word, schemes[i].printed))
            return i;
    }
    return CITE_NONE;
}

/* The word that ends at end; empty where it is too long for a scheme, or is the end of a word or an address. */
static cite_str word_before(cite_str text, size_t end, size_t least)
{
    size_t begin = end;

    while (begin > least && end - begin <= LONGEST_SCHEME && cite__is_alnum(text.ptr[begin - 1]))
        begin--;
    if (end - begin > LONGEST_SCHEME || !cite__link_word_start(text, begin))
        return (cite_str){text.ptr, 0};
    return cite__slice(text, begin, end);
}

/* "h ttps", "http s": the scheme itself is torn. Returns where it begins, or CITE_NONE; *row is its row. */
static size_t torn_scheme(cite_str text, cite_str word, size_t least, size_t *row)
{
    char joined[LONGEST_SCHEME + LONGEST_SCHEME];
    size_t begin = (size_t)(word.ptr - text.ptr);

    if (word.len == 0 || begin < least + 2 || text.ptr[begin - 1] != ' ')
        return CITE_NONE;
    cite_str front = word_before(text, begin - 1, least);
    if (front.len == 0)
        return CITE_NONE;
    memcpy(joined, front.ptr, front.len);
    memcpy(joined + front.len, word.ptr, word.len);
    for (*row = 0; *row < 2; (*row)++) {
        if (cite__str_equal_nocase((cite_str){joined, front.len + word.len}, schemes[*row].printed))
            return begin - 1 - front.len;
    }
    return CITE_NONE;
}

/* A scheme that is whole, be it glued to a word: "98d5https://". */
static bool whole_scheme(struct cite__link_start *out, cite_str text, size_t colon, size_t least)
{
    for (size_t i = 0; i < TRUE_SCHEMES; i++) {
        cite_str printed = schemes[i].printed;
        size_t begin = colon - printed.len;
        if (colon < least + printed.len || !cite__str_equal_nocase(cite__slice(text, begin, colon), printed) ||
            (i > 1 && !cite__link_word_start(text, begin)))
            continue;
        *out = (struct cite__link_start){.begin = begin, .body = colon + 3, .kind = CITE__LINK_SCHEME};
        out->head = cite__slice(text, begin, colon + 3);
        return true;
    }
    return false;
}

/* A scheme that is torn, damaged, or printed as another; body is where the host begins. */
static bool mended_scheme(struct cite__link_start *out, cite_str text, size_t end, size_t least, size_t body)
{
    size_t row = CITE_NONE;
    cite_str word = word_before(text, end, least);
    size_t begin = torn_scheme(text, word, least, &row);

    if (word.len == 0)
        return false;
    if (begin == CITE_NONE) {
        begin = end - word.len;
        row = scheme_of(word);
    }
    if (row == CITE_NONE || !cite__link_host_at(text, body))
        return false;
    *out = (struct cite__link_start){.begin = begin,
                                     .body = body,
                                     .kind = CITE__LINK_SCHEME,
                                     .mended = true,
                                     .head = cite_str_from(schemes[row].meant)};
    return true;
}

bool cite__link_scheme_at(struct cite__link_start *out, cite_str text, size_t colon, size_t least)
{
    struct slashes slashes;

    if (!read_slashes(text, colon + 1, &slashes))
        return false;
    if (slashes.whole && whole_scheme(out, text, colon, least))
        return true;
    return mended_scheme(out, text, gap_before(text, colon, least), least, slashes.end);
}

bool cite__link_lost_colon(struct cite__link_start *out, cite_str text, size_t slash, size_t least)
{
    size_t end = slash;

    if (!cite__str_starts(cite__slice(text, slash, text.len), CITE__LIT("//")))
        return false;
    if (end > least && strchr(";.,", text.ptr[end - 1]))
        end--;
    return mended_scheme(out, text, end, least, slash + 2);
}
