/*
 * links/identifiers.c: see identifiers.h.
 */
#include "links/identifiers.h"

#include "core/str.h"
#include "links/schemes.h"

#include <string.h>

static size_t digits_of(cite_str text, size_t from)
{
    size_t end = from;

    while (end < text.len && cite__is_digit(text.ptr[end]))
        end++;
    return end - from;
}

/* 20500/4471, 20.500.12345/678: a prefix of digits and dots, a slash, a suffix (RFC 3651, 3). */
static bool is_handle(cite_str text)
{
    size_t at = digits_of(text, 0);

    while (at > 0 && at < text.len && text.ptr[at] == '.' && digits_of(text, at + 1) > 0)
        at += 1 + digits_of(text, at + 1);
    return at > 0 && at + 1 < text.len && text.ptr[at] == '/' && cite__is_alnum(text.ptr[at + 1]);
}

/* 2301.01234 (from April 2007 on), math/0309136 and math.GT/0309136 (before). */
static bool is_arxiv(cite_str text)
{
    size_t at = 0;

    if (digits_of(text, 0) == 4 && text.len > 4 && text.ptr[4] == '.')
        return digits_of(text, 5) >= 4 && digits_of(text, 5) <= 5;
    while (at < text.len && (cite__is_alpha(text.ptr[at]) || text.ptr[at] == '-' || text.ptr[at] == '.'))
        at++;
    return at > 0 && at < text.len && text.ptr[at] == '/' && digits_of(text, at + 1) == 7;
}

static bool is_pmid(cite_str text)
{
    size_t digits = digits_of(text, 0);

    return digits >= 4 && digits <= 9;
}

static bool is_pmcid(cite_str text)
{
    return cite__str_starts(text, CITE__LIT("PMC")) && digits_of(text, 3) >= 4;
}

/* /12148/btv1b8449691v, 12148/btv1b8449691v: a naming authority of five or more digits, a name; the slash in front may be left out. */
static bool is_ark(cite_str text)
{
    size_t from = text.len > 0 && text.ptr[0] == '/';
    size_t digits = digits_of(text, from);

    return digits >= 5 && text.len > from + digits + 1 && text.ptr[from + digits] == '/' &&
           cite__is_alnum(text.ptr[from + digits + 1]);
}

/* nbn:de:101:1-2019: a national bibliography number (RFC 8458). Other names have no resolver for all. */
static bool is_nbn(cite_str text)
{
    return cite__str_starts_nocase(text, CITE__LIT("nbn:")) && text.len > 8 && cite__is_alpha(text.ptr[4]);
}

static const struct {
    cite_str label;
    const char *resolver;
    bool (*check)(cite_str text);
} labels[] = {
    {{"hdl", 3}, "https://hdl.handle.net/", is_handle},
    {{"handle", 6}, "https://hdl.handle.net/", is_handle},
    {{"arxiv", 5}, "https://arxiv.org/abs/", is_arxiv},
    {{"pmid", 4}, "https://pubmed.ncbi.nlm.nih.gov/", is_pmid},
    {{"pmcid", 5}, "https://pmc.ncbi.nlm.nih.gov/articles/", is_pmcid},
    {{"ark", 3}, "https://n2t.net/ark:", is_ark},
    {{"urn", 3}, "https://nbn-resolving.org/urn:", is_nbn},
};

bool cite__link_label_at(struct cite__link_start *out, cite_str text, size_t colon, size_t least)
{
    size_t body = colon + 1;

    if (body < text.len && text.ptr[body] == ' ')
        body++;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        size_t len = labels[i].label.len;
        if (colon < least + len ||
            !cite__str_equal_nocase(cite__slice(text, colon - len, colon), labels[i].label) ||
            !cite__link_word_start(text, colon - len) || !labels[i].check(cite__slice(text, body, text.len)))
            continue;
        *out = (struct cite__link_start){.begin = colon - len,
                                         .body = body,
                                         .kind = CITE__LINK_IDENTIFIER,
                                         .head = cite_str_from(labels[i].resolver)};
        return true;
    }
    return false;
}

/* The length of the first of two spellings that text starts with. */
static size_t spelt(cite_str text, cite_str plain, cite_str reference)
{
    if (cite__str_starts(text, plain))
        return plain.len;
    return cite__str_starts(text, reference) ? reference.len : 0;
}

size_t cite__link_sici(cite_str text)
{
    size_t at = spelt(text, CITE__LIT("<"), CITE__LIT("&lt;"));
    size_t begin = at;
    bool colon = false;

    if (at == 0)
        return 0;
    while (at < text.len && at - begin < 40 &&
           (cite__is_alnum(text.ptr[at]) || strchr(":.+-_,", text.ptr[at]))) {
        colon |= text.ptr[at] == ':';
        at++;
    }
    size_t close = spelt(cite__slice(text, at, text.len), CITE__LIT(">"), CITE__LIT("&gt;"));
    cite_str behind = cite__slice(text, at + close, text.len);
    bool structure = behind.len > 3 && cite__is_digit(behind.ptr[0]) && behind.ptr[1] == '.' &&
                     cite__is_digit(behind.ptr[2]) && behind.ptr[3] == '.';
    return colon && close > 0 && structure ? at + close : 0;
}
