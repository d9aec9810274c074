/*
 * links/identifiers.c: see identifiers.h.
 */
#include "links/identifiers.h"

#include "core/domain.h"
#include "core/str.h"

#include <string.h>

bool cite__link_word_start(cite_str text, size_t at)
{
    if (at == 0)
        return true;
    char before = text.ptr[at - 1];
    return !cite__is_alnum(before) && !strchr("@/.-_~%=&?#:\\", before);
}

/* Schemes as they are printed. What is no scheme is one that was damaged, or defused on purpose ("hxxp"). */
static const struct {
    cite_str printed;
    const char *meant; /* NULL: what is printed */
} schemes[] = {
    {{"https", 5}, NULL},       {{"http", 4}, NULL},       {{"ftp", 3}, NULL},
    {{"hxxps", 5}, "https://"}, {{"hxxp", 4}, "http://"},  {{"htttps", 6}, "https://"},
    {{"htttp", 5}, "http://"},  {{"htps", 4}, "https://"}, {{"htp", 3}, "http://"},
    {{"ttps", 4}, "https://"},  {{"ttp", 3}, "http://"},   {{"httpp", 5}, "http://"},
    {{"hhtps", 5}, "https://"}, {{"hhtp", 4}, "http://"},
};

/* Whether a host of two labels under a known top-level domain stands at at. */
static bool host_at(cite_str text, size_t at)
{
    size_t end = at;

    while (end < text.len && (cite__is_alnum(text.ptr[end]) || text.ptr[end] == '.' || text.ptr[end] == '-'))
        end++;
    cite_str host = cite__slice(text, at, end);
    return cite__str_find_byte(host, '.', 1) != CITE_NONE && cite__domain_known_tld(host);
}

bool cite__link_scheme_at(struct cite__link_start *out, cite_str text, size_t colon, size_t least)
{
    cite_str rest = cite__slice(text, colon, text.len);
    bool whole = cite__str_starts(rest, CITE__LIT("://"));

    if (!whole && !(cite__str_starts(rest, CITE__LIT(":/")) && host_at(text, colon + 2)))
        return false;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        cite_str printed = schemes[i].printed;
        if (colon < least + printed.len ||
            !cite__str_equal_nocase(cite__slice(text, colon - printed.len, colon), printed))
            continue;
        size_t begin = colon - printed.len;
        bool mended = !whole || schemes[i].meant;
        if (mended && !cite__link_word_start(text, begin))
            continue;
        *out = (struct cite__link_start){
            .begin = begin, .body = colon + (whole ? 3 : 2), .kind = CITE__LINK_SCHEME, .mended = mended};
        out->head = cite__slice(text, begin, out->body);
        if (schemes[i].meant)
            out->head = cite_str_from(schemes[i].meant);
        else if (!whole)
            out->head = printed.len == 5   ? CITE__LIT("https://")
                        : printed.len == 4 ? CITE__LIT("http://")
                                           : CITE__LIT("ftp://");
        return true;
    }
    return false;
}

bool cite__link_lost_colon(struct cite__link_start *out, cite_str text, size_t slash, size_t least)
{
    cite_str rest = cite__slice(text, slash, text.len);

    if (!cite__str_starts(rest, CITE__LIT("//")) || !host_at(text, slash + 2))
        return false;
    for (size_t len = 5; len >= 4; len--) {
        cite_str printed = len == 5 ? CITE__LIT("https") : CITE__LIT("http");
        if (slash < least + len || !cite__str_equal_nocase(cite__slice(text, slash - len, slash), printed) ||
            !cite__link_word_start(text, slash - len))
            continue;
        *out = (struct cite__link_start){.begin = slash - len,
                                         .body = slash + 2,
                                         .kind = CITE__LINK_SCHEME,
                                         .mended = true,
                                         .head = len == 5 ? CITE__LIT("https://") : CITE__LIT("http://")};
        return true;
    }
    return false;
}

static size_t digits_of(cite_str text, size_t from)
{
    size_t end = from;

    while (end < text.len && cite__is_digit(text.ptr[end]))
        end++;
    return end - from;
}

/* 1887/3721436, 20.500.12345/678: a prefix of digits and dots, a slash, a suffix (RFC 3651, 3). */
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

/* /12148/btv1b8449691v: a naming authority of five or more digits, a name. */
static bool is_ark(cite_str text)
{
    size_t digits = text.len > 0 && text.ptr[0] == '/' ? digits_of(text, 1) : 0;

    return digits >= 5 && text.len > digits + 2 && text.ptr[digits + 1] == '/';
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
