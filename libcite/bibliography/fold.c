/*
 * bibliography/fold.c: see fold.h.
 */
#include "bibliography/fold.h"

#include "core/str.h"
#include "core/url.h"

#include <string.h>

void cite__fold_init(struct cite__fold *fold, cite_str text)
{
    memset(fold, 0, sizeof *fold);
    fold->text = text;
}

/* A full stop inside "U.S." parts no words. */
static bool is_inner_stop(const struct cite__fold *fold)
{
    cite_str text = fold->text;
    size_t at = fold->at;

    if (text.ptr[at] != '.' || at == 0 || at + 1 >= text.len)
        return false;
    char before = text.ptr[at - 1];
    char after = text.ptr[at + 1];
    return (cite__is_alpha(before) || (unsigned char)before >= 0x80) &&
           (cite__is_alpha(after) || (unsigned char)after >= 0x80);
}

/* Reads on to the next letter or digit and puts its bytes into piece; false at the end. */
static bool read_piece(struct cite__fold *fold)
{
    while (fold->at < fold->text.len) {
        size_t len = 0;
        char plain = fold->text.ptr[fold->at];
        if (cite__is_alnum(plain)) { /* most are: no table is asked */
            fold->piece[0] = cite__to_lower(plain);
            fold->piece_len = 1;
            fold->piece_at = 0;
            fold->at++;
            return true;
        }
        uint32_t character = cite__translit_decode(fold->text, fold->at, &len);
        enum cite__translit_kind kind = cite__translit(character, fold->piece, &fold->piece_len);
        if (kind == CITE__TRANSLIT_LETTER) {
            if (fold->piece_len == 0) {
                memcpy(fold->piece, fold->text.ptr + fold->at, len);
                fold->piece_len = len;
            }
            fold->at += len;
            fold->piece_at = 0;
            return true;
        }
        if (kind == CITE__TRANSLIT_GAP && !is_inner_stop(fold))
            fold->gap = fold->started;
        fold->at += len;
    }
    fold->piece_len = 0;
    fold->piece_at = 0;
    return false;
}

int cite__fold_next(struct cite__fold *fold)
{
    if (fold->piece_at >= fold->piece_len && !read_piece(fold))
        return CITE__FOLD_END;
    if (fold->gap) {
        fold->gap = false;
        return ' ';
    }
    fold->started = true;
    return (unsigned char)fold->piece[fold->piece_at++];
}

bool cite__fold_equal(cite_str a, cite_str b)
{
    struct cite__fold left;
    struct cite__fold right;
    size_t count = 0;

    cite__fold_init(&left, a);
    cite__fold_init(&right, b);
    for (;; count++) {
        int byte = cite__fold_next(&left);
        if (byte != cite__fold_next(&right))
            return false;
        if (byte == CITE__FOLD_END)
            return count > 0;
    }
}

bool cite__fold_begins(cite_str whole, cite_str start)
{
    struct cite__fold left;
    struct cite__fold right;
    size_t count = 0;

    cite__fold_init(&left, whole);
    cite__fold_init(&right, start);
    for (;; count++) {
        int byte = cite__fold_next(&left);
        int wanted = cite__fold_next(&right);
        if (wanted == CITE__FOLD_END)
            return count > 0 && byte == ' ';
        if (byte != wanted)
            return false;
    }
}

void cite__fold_title(struct cite__buf *out, cite_str title)
{
    struct cite__fold fold;

    cite__fold_init(&fold, title);
    for (int byte = cite__fold_next(&fold); byte != CITE__FOLD_END; byte = cite__fold_next(&fold))
        cite__buf_byte(out, (char)byte);
}

/* A path's case does count (RFC 3986, 6.2.2.1), but within one document two spellings are one address. */
void cite__fold_url(struct cite__buf *out, cite_str url)
{
    static const char *const schemes[] = {"http://", "https://"};
    size_t start = out->len;

    url = cite__str_trim(url);
    if (url.len == 0)
        return;
    cite__url_normal(out, url);
    if (out->failed != CITE_OK || out->len == start)
        return;
    /* What is cut from both ends is cut in place: the rest moves down, in small letters. */
    cite_str rest = cite__slice(cite__buf_view(out), start, out->len);
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        cite_str scheme = cite_str_from(schemes[i]);
        if (cite__str_starts(rest, scheme)) {
            rest = cite__slice(rest, scheme.len, rest.len);
            break;
        }
    }
    if (cite__str_starts(rest, CITE__LIT("www.")))
        rest = cite__slice(rest, 4, rest.len);
    while (rest.len > 0 && rest.ptr[rest.len - 1] == '/')
        rest.len--;
    size_t shift = (size_t)(rest.ptr - out->data) - start;
    for (size_t i = start; i < start + rest.len; i++)
        out->data[i] = cite__to_lower(out->data[i + shift]);
    out->len = start + rest.len;
    out->data[out->len] = '\0';
}

/* The DOI without what is written before it. */
static cite_str bare_doi(cite_str doi)
{
    static const char *const starts[] = {"https://", "http://", "www.", "dx.doi.org/", "doi.org/", "doi:"};

    doi = cite__str_trim(doi);
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        cite_str start = cite_str_from(starts[i]);
        if (cite__str_starts_nocase(doi, start))
            doi = cite__str_trim(cite__slice(doi, start.len, doi.len));
    }
    return doi;
}

/* Small letters: a DOI's case does not count (DOI Handbook, 2.4). Percent-encodings are those of the URL form. */
void cite__fold_doi(struct cite__buf *out, cite_str doi)
{
    doi = bare_doi(doi);
    for (size_t i = 0; i < doi.len; i++) {
        char c = doi.ptr[i];
        if (c == '%' && doi.len - i > 2 && cite__is_hex(doi.ptr[i + 1]) && cite__is_hex(doi.ptr[i + 2])) {
            int value = 0;
            for (size_t k = 1; k <= 2; k++) {
                char digit = cite__to_lower(doi.ptr[i + k]);
                value = value * 16 + (cite__is_digit(digit) ? digit - '0' : digit - 'a' + 10);
            }
            c = (char)value;
            i += 2;
        }
        cite__buf_byte(out, cite__to_lower(c));
    }
}

bool cite__fold_is_doi_url(cite_str url)
{
    struct cite__url parts;

    if (!cite__url_split(&parts, cite__str_trim(url)))
        return false;
    if (!cite__str_equal_nocase(parts.host, CITE__LIT("doi.org")) &&
        !cite__str_equal_nocase(parts.host, CITE__LIT("dx.doi.org")) &&
        !cite__str_equal_nocase(parts.host, CITE__LIT("www.doi.org")))
        return false;
    return cite__str_starts(parts.path, CITE__LIT("/10."));
}

size_t cite__fold_weight(cite_str folded)
{
    size_t words = 0;
    size_t dense = 0;
    bool in_word = false;

    for (size_t at = 0; at < folded.len;) {
        size_t len = 0;
        uint32_t character = cite__translit_decode(folded, at, &len);
        if (character == ' ') {
            in_word = false;
        } else if (cite__translit_is_east_asian(character)) {
            dense++;
        } else {
            words += !in_word;
            in_word = true;
        }
        at += len;
    }
    return words + dense / 2;
}
