/*
 * links/seams.c: see seams.h. All evidence is weighed in one place, cite__seam_joins.
 */
#include "links/seams.h"

#include "core/domain.h"
#include "core/str.h"

#include <stddef.h>
#include <string.h>

/* What the last byte before a line's end says for the link going on. */
static const struct {
    char last;
    double weight;
} endings[] = {{'-', 3.0}, {'_', 3.0},  {'=', 3.0},  {'&', 3.0},  {'%', 3.0},
               {'+', 2.0}, {'?', 1.5},  {'#', 1.5},  {'/', 1.5},  {'~', 2.0},
               {'.', 0.3}, {',', -0.5}, {';', -1.5}, {':', -0.5}, {')', -1.5}};

static const cite_str extensions[] = {{"html", 4}, {"htm", 3},  {"pdf", 3},   {"shtml", 5}, {"php", 3},
                                      {"asp", 3},  {"aspx", 4}, {"jsp", 3},   {"xml", 3},   {"docx", 4},
                                      {"doc", 3},  {"txt", 3},  {"xhtml", 5}, {"stm", 3},   {"json", 4},
                                      {"csv", 3},  {"xlsx", 4}};

static cite_str without_stop(cite_str token)
{
    while (token.len > 0 && strchr(".,;:)]'\"", token.ptr[token.len - 1]))
        token.len--;
    return token;
}

/* Whether text is a file extension up to its end, a query or a fragment. */
static bool is_extension(cite_str text)
{
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
        if (cite__str_starts_nocase(text, extensions[i]) &&
            (text.len == extensions[i].len || strchr("?#", text.ptr[extensions[i].len])))
            return true;
    }
    return false;
}

static size_t last_of(cite_str text, char byte)
{
    for (size_t i = text.len; i > 0; i--) {
        if (text.ptr[i - 1] == byte)
            return i - 1;
    }
    return CITE_NONE;
}

static bool ends_in_extension(cite_str token)
{
    size_t dot = last_of(token, '.');

    return dot != CITE_NONE && is_extension(cite__slice(token, dot + 1, token.len));
}

/* "Competition.p" and "df": the extension itself is broken. */
static bool completes_extension(cite_str before, cite_str token)
{
    char joined[8];
    size_t dot = last_of(before, '.');

    if (dot == CITE_NONE || before.len - dot - 1 + token.len > 5)
        return false;
    size_t head = before.len - dot - 1;
    memcpy(joined, before.ptr + dot + 1, head);
    memcpy(joined + head, token.ptr, token.len);
    return is_extension((cite_str){joined, head + token.len});
}

/* "10.1000/": the prefix of a DOI; what stands in front of a DOI's suffix. */
static size_t doi_prefix(cite_str before)
{
    size_t slash = cite__str_find_byte(before, '/', 0);

    while (slash != CITE_NONE) {
        size_t begin = slash;
        while (begin > 0 && (cite__is_digit(before.ptr[begin - 1]) || before.ptr[begin - 1] == '.'))
            begin--;
        if (slash - begin >= 7 && cite__str_starts(cite__slice(before, begin, slash), CITE__LIT("10.")))
            return slash + 1;
        slash = cite__str_find_byte(before, '/', slash + 1);
    }
    return CITE_NONE;
}

/* What is counted in a token. */
struct shape {
    size_t letters;
    size_t digits;
    size_t hyphens;
    size_t slashes;
    size_t underscores;
    size_t queries; /* ? & = % # */
    size_t others;
};

static struct shape shape_of(cite_str token)
{
    struct shape shape = {0};

    for (size_t i = 0; i < token.len; i++) {
        char c = token.ptr[i];
        shape.letters += cite__is_alpha(c) || (unsigned char)c >= 0x80;
        shape.digits += cite__is_digit(c);
        shape.hyphens += c == '-';
        shape.slashes += c == '/';
        shape.underscores += c == '_';
        shape.queries += strchr("?&=%#", c) != NULL && c != '\0';
        shape.others += !cite__is_alnum(c) && (unsigned char)c < 0x80 && !strchr("-/_?&=%#", c);
    }
    return shape;
}

/* "2024-05-01", "12/2020": a date behind the link. */
static bool is_date(cite_str token, const struct shape *shape)
{
    return shape->letters == 0 && shape->digits >= 4 &&
           shape->digits + shape->hyphens + shape->slashes == token.len && token.len <= 10 &&
           shape->hyphens + shape->slashes <= 2 && cite__is_digit(token.ptr[0]) &&
           cite__is_digit(token.ptr[token.len - 1]);
}

/* "https:", "http;//": a scheme, damaged or not. */
static bool is_scheme(cite_str token)
{
    size_t at = cite__str_starts_nocase(token, CITE__LIT("http")) ? 4 : CITE_NONE;

    if (at == CITE_NONE || at == token.len)
        return at != CITE_NONE;
    at += cite__to_lower(token.ptr[at]) == 's';
    return at == token.len || strchr(":;.,/", token.ptr[at]);
}

/* A token that starts a link of its own, or text that no link holds. */
static bool starts_anew(cite_str token)
{
    size_t slash = cite__str_find_byte(token, '/', 0);

    if (token.len == 0 || strchr("([{<\"'", token.ptr[0]) || is_scheme(token) ||
        cite__str_find(token, CITE__LIT("://"), 0) != CITE_NONE ||
        cite__str_starts_nocase(token, CITE__LIT("www.")) || cite__str_starts_nocase(token, CITE__LIT("doi:")))
        return true;
    cite_str head = slash == CITE_NONE ? (cite_str){token.ptr, 0} : cite__slice(token, 0, slash);
    return cite__str_find_byte(head, '.', 0) != CITE_NONE && !cite__is_digit(head.ptr[0]) &&
           cite__domain_known_tld(head);
}

/* What a token itself says for being a piece of a link. */
static double token_weight(cite_str token, const struct shape *shape)
{
    double weight = 0.0;

    if (token.ptr[0] == '/' || (token.len > 1 && strchr("&=?_", token.ptr[0])))
        weight += 2.0;
    if (token.ptr[0] == '#' && token.len > 1) /* a fragment, or the mark of a topic */
        weight += 0.8;
    weight += shape->slashes > 0 ? 2.0 : 0.0;
    weight += shape->hyphens > 1 ? 1.5 : shape->hyphens == 1 ? 0.6 : 0.0;
    weight += shape->underscores > 0 ? 1.5 : 0.0;
    weight += shape->queries > 0 ? 2.0 : 0.0;
    weight += shape->digits >= 4 && shape->letters > 0 ? 1.0 : 0.0;
    weight += ends_in_extension(token) ? 2.6 : 0.0;
    weight += cite__is_lower(token.ptr[0]) ? 0.3 : 0.0;
    if (shape->letters == token.len)
        weight -= cite__is_upper(token.ptr[0]) ? 2.5 : 1.5; /* a word */
    if (shape->digits == token.len)
        weight -= 1.0; /* a number */
    return weight;
}

static double ending_weight(cite_str before)
{
    char last = before.ptr[before.len - 1];

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (endings[i].last == last)
            return endings[i].weight;
    }
    return 0.0;
}

/* A short word in lower case that could be a damaged file extension, and is none of the words that end a note. */
static bool is_lone_ending(cite_str token, const struct shape *shape)
{
    static const cite_str words[] = {{"etc", 3},   {"ibid", 4}, {"idem", 4}, {"supra", 5},
                                     {"infra", 5}, {"ebd", 3},  {"aff", 3}};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (cite__str_equal(token, words[i]))
            return false;
    }
    return token.len >= 3 && token.len <= 5 && shape->letters == token.len && cite__is_lower(token.ptr[0]);
}

/* A space is let in seldom, so what follows must look like nothing but a piece of a link. */
static bool space_joins(cite_str before, cite_str token, const struct shape *shape, bool ends)
{
    char last = before.ptr[before.len - 1];

    /* "d6c5f1. kcml" at the end of a paragraph: no sentence is one word in lower case. */
    if (last == '.')
        return is_extension(token) || (ends && is_lone_ending(token, shape));
    /* "?id=d | -top": a bar is what a machine made of a sign within the address. */
    if (token.len == 1 && token.ptr[0] == '|')
        return cite__str_find_byte(before, '=', 0) != CITE_NONE;
    if (last == '|')
        return strchr("-/&=_", token.ptr[0]) != NULL;
    if (strchr(",;:!?)'\"", last))
        return false;
    bool path =
        shape->slashes > 1 || (shape->slashes == 1 && (shape->digits > 0 || token.ptr[token.len - 1] == '/'));
    bool marked = shape->underscores > 0 || shape->queries > 0 || ends_in_extension(token);
    if (last == '/' || last == '-')
        return path || marked || shape->hyphens > 1;
    return path || marked;
}

/* Notes what decided, and hands on the decision. */
static bool decided(struct cite__seam_why *why, enum cite__link_rule rule, double weight, bool joins)
{
    if (why)
        *why = (struct cite__seam_why){rule, weight};
    return joins;
}

/* Top-level domains that are words of no language: "example. org" is a host, "example. It" is not. */
static bool is_plain_tld(cite_str label)
{
    static const cite_str plain[] = {{"com", 3}, {"org", 3}, {"net", 3}, {"edu", 3}, {"gov", 3}, {"int", 3}};

    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (cite__str_equal(label, plain[i]))
            return true;
    }
    return false;
}

/* Whether a host's signs are those of a name: no punctuation of a sentence, and not digits alone. */
static bool is_name(cite_str host)
{
    bool letter = false;

    for (size_t i = 0; i < host.len; i++) {
        if (!cite__is_alnum(host.ptr[i]) && host.ptr[i] != '.' && host.ptr[i] != '-' &&
            (unsigned char)host.ptr[i] < 0x80)
            return false;
        letter |= !cite__is_digit(host.ptr[i]) && host.ptr[i] != '.';
    }
    return letter;
}

/*
 * "http://www.", "https://www.inquiry." and "example.org/"; "https://boats" and ".example.org/": the host itself is broken at one of
 * its dots, or "https://www.exam" and "ple.org/" within a name, for what stands in front ends in no top-level domain.
 */
static bool host_is_open(enum cite__seam seam, cite_str before, cite_str token)
{
    bool dot = before.ptr[before.len - 1] == '.';
    bool stop = token.ptr[0] == '.';
    size_t end = 0;

    if (cite__str_find_byte(before, '/', 0) != CITE_NONE || token.len < 2 || (dot && stop))
        return false;
    cite_str host = cite__slice(before, 0, before.len - dot);
    bool labels = cite__str_find_byte(host, '.', 0) != CITE_NONE;
    if ((labels && cite__domain_known_tld(host)) || !is_name(host))
        return false;
    while (end < token.len &&
           (cite__is_alnum(token.ptr[end]) || token.ptr[end] == '.' || token.ptr[end] == '-'))
        end++;
    while (end > 0 && token.ptr[end - 1] == '.')
        end--;
    size_t from = stop ? 1 : 0;
    cite_str rest = cite__slice(token, from, end > from ? end : from);
    if (cite__str_find_byte(rest, '.', 0) == CITE_NONE)
        return dot && is_plain_tld(rest) && (labels || (end < token.len && token.ptr[end] == '/'));
    /* A name torn in two without a sign: a word in front of a space is a host of its own ("http://localhost"). */
    bool torn = !dot && !stop;
    return cite__domain_known_tld(rest) &&
           (!torn || ((labels || seam != CITE__SEAM_SPACE) && !cite__is_upper(token.ptr[0])));
}

/* "…/web/20150101000000/", "…/https://": the address of an archive, and the one that it keeps. */
static bool keeps_another(cite_str before, cite_str token)
{
    size_t end = before.len;
    size_t digits = 0;

    if (cite__str_ends(before, CITE__LIT("://")))
        return cite__str_find_byte(token, '.', 1) != CITE_NONE;
    if (before.ptr[end - 1] != '/' || !is_scheme(token))
        return false;
    while (end > 1 && cite__is_digit(before.ptr[end - 2])) {
        digits++;
        end--;
    }
    return digits >= 12 && end > 1 && before.ptr[end - 2] == '/'; /* year to minute or second */
}

bool cite__seam_joins(enum cite__seam seam, cite_str before, cite_str token, bool wrapped, bool full,
                      struct cite__seam_why *why)
{
    cite_str bare = without_stop(token);

    if (before.len == 0 || bare.len == 0)
        return decided(why, CITE__RULE_SEAM_NOTHING, 0.0, false);
    /* "https://www.fair-" and "bridges.example.org/": the host itself is broken, for no host ends in a hyphen (RFC 1123, 2.1). */
    if (host_is_open(seam, before, token))
        return decided(why, CITE__RULE_SEAM_BROKEN_HOST, 0.0, true);
    if (before.ptr[before.len - 1] == '-' && cite__str_find_byte(before, '/', 0) == CITE_NONE &&
        seam != CITE__SEAM_SPACE)
        return decided(why, CITE__RULE_SEAM_BROKEN_HOST, 0.0, true);
    if (seam != CITE__SEAM_BLANK && keeps_another(before, token))
        return decided(why, CITE__RULE_SEAM_PIECE, 0.0, true);
    if (starts_anew(token))
        return decided(why, CITE__RULE_SEAM_ANEW, 0.0, false);
    struct shape shape = shape_of(bare);
    if (is_date(bare, &shape)) {
        bool parted = before.ptr[before.len - 1] == '-' && seam != CITE__SEAM_SPACE;
        return decided(why, parted ? CITE__RULE_SEAM_PARTED_DATE : CITE__RULE_SEAM_DATE, 0.0, parted);
    }
    if (completes_extension(before, bare))
        return decided(why, CITE__RULE_SEAM_EXTENSION, 0.0, true);
    size_t suffix = doi_prefix(before);
    if (suffix == before.len && shape.digits > 0 && seam != CITE__SEAM_BLANK) /* no DOI is a prefix alone */
        return decided(why, CITE__RULE_SEAM_PIECE, 0.0, true);
    if (seam == CITE__SEAM_SPACE) {
        bool piece = space_joins(before, bare, &shape, full);
        return decided(why, piece ? CITE__RULE_SEAM_PIECE : CITE__RULE_SEAM_NO_PIECE, 0.0, piece);
    }
    double weight = ending_weight(before) + token_weight(bare, &shape) + (wrapped ? 2.5 : 0.0);
    /* "10.1111/j." and "1467-8624.2010.x": DOIs have stops where sentences have none. */
    if (suffix != CITE_NONE && shape.digits > 0 && shape.digits < bare.len && !strchr("([", bare.ptr[0]) &&
        cite__str_find_byte(bare, '.', 0) != CITE_NONE)
        weight += 2.0;
    bool parted = strchr("-_=&%+?#/~", before.ptr[before.len - 1]) != NULL;
    double least = parted ? 1.2 : full ? 2.5 : 3.5;
    if (seam != CITE__SEAM_LINE)
        least += 0.6;
    bool enough = weight >= least;
    return decided(why, enough ? CITE__RULE_SEAM_ENOUGH : CITE__RULE_SEAM_TOO_LITTLE, weight - least, enough);
}

bool cite__seam_underscore(cite_str before, cite_str token)
{
    if (before.len == 0 || token.len == 0)
        return false;
    char last = before.ptr[before.len - 1];
    bool digits = cite__is_digit(last) && cite__is_digit(token.ptr[0]);

    /* "2025/01/3 1/": a number fell apart. "fundamental documents/": a line under the words was lost. */
    if (!cite__is_alnum(last) || !cite__is_alnum(token.ptr[0]))
        return false;
    return !digits;
}
