/*
 * bibliography/judge.c: see judge.h.
 */
#include "bibliography/judge.h"

#include "bibliography/fold.h"
#include "bibliography/item.h"
#include "core/str.h"

/* Two titles or two authors. */
enum verdict {
    UNKNOWN, /* one of them is not there */
    SAME,
    DIFFERENT
};

/* Words of a title that are looked at when two are compared word by word: what is said later tells no more. */
#define WORDS_COMPARED ((size_t)32)
#define BYTES_COMPARED ((size_t)512)

/* A title of one word names nothing; one of so many words is hardly given twice. */
#define WEIGHT_LEAST   ((size_t)2)
#define WEIGHT_TELLING ((size_t)4)

/* Cuts the next word off rest; false at the end. */
static bool next_word(cite_str *word, cite_str *rest)
{
    if (rest->len == 0)
        return false;
    size_t end = cite__str_find_byte(*rest, ' ', 0);
    if (end == CITE_NONE)
        end = rest->len;
    *word = cite__slice(*rest, 0, end);
    *rest = cite__slice(*rest, end < rest->len ? end + 1 : end, rest->len);
    return true;
}

static bool has_word(cite_str text, cite_str wanted)
{
    cite_str word = {NULL, 0};

    while (next_word(&word, &text)) {
        if (cite__str_equal(word, wanted))
            return true;
    }
    return false;
}

static bool has_digit(cite_str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (cite__is_digit(word.ptr[i]))
            return true;
    }
    return false;
}

/* How many words of a are counted and how many of them stand in b; missing: a number of a's does not. */
struct overlap {
    size_t words;
    size_t shared;
    bool numbers;
    bool missing;
};

static struct overlap overlap_of(cite_str a, cite_str b)
{
    struct overlap overlap = {0};
    cite_str word = {NULL, 0};

    while (overlap.words < WORDS_COMPARED && next_word(&word, &a)) {
        bool shared = has_word(b, word);
        overlap.words++;
        overlap.shared += shared;
        overlap.numbers = overlap.numbers || has_digit(word);
        overlap.missing = overlap.missing || (has_digit(word) && !shared);
    }
    return overlap;
}

static cite_str start_of(cite_str text)
{
    return cite__slice(text, 0, text.len < BYTES_COMPARED ? text.len : BYTES_COMPARED);
}

/* Two readings of one title, one of them damaged: most words are shared, and the numbers are. */
static bool mostly_equal(cite_str a, cite_str b)
{
    struct overlap left = overlap_of(start_of(a), start_of(b));
    struct overlap right = overlap_of(start_of(b), start_of(a));
    const struct overlap *shorter = left.words <= right.words ? &left : &right;

    if (left.numbers && right.numbers && (left.missing || right.missing))
        return false;
    return shorter->shared >= 2 && shorter->shared * 2 >= shorter->words;
}

/* Whether any title of a, in whatever form, is one of b's. */
static bool other_title_equal(const cite_item *a, const cite_item *b)
{
    static const cite_field titles[] = {CITE_FIELD_TITLE, CITE_FIELD_TITLE_SHORT, CITE_FIELD_TITLE_TRANSLATED};
    const size_t count = sizeof titles / sizeof titles[0];

    for (size_t i = 0; i < count * count; i++) {
        cite_str left = cite_item_get(a, titles[i / count]);
        cite_str right = cite_item_get(b, titles[i % count]);
        if (cite__fold_equal(left, right))
            return true;
    }
    return false;
}

static enum verdict compare_titles(const cite_item *a, const cite_item *b)
{
    cite_str left = cite_item_get(a, CITE_FIELD_TITLE);
    cite_str right = cite_item_get(b, CITE_FIELD_TITLE);
    cite_str left_folded = cite__item_folded(a, CITE__INDEX_TITLE);
    cite_str right_folded = cite__item_folded(b, CITE__INDEX_TITLE);

    if (left.len == 0 || right.len == 0)
        return UNKNOWN;
    if (cite__str_equal(left, right) || other_title_equal(a, b))
        return SAME;
    if (cite__fold_begins(left, right) || cite__fold_begins(right, left))
        return SAME;
    return mostly_equal(left_folded, right_folded) ? SAME : DIFFERENT;
}

/* "John Smith" as a body's name, and the family name Smith. */
static bool ends_with_family(cite_str literal, cite_str family)
{
    size_t at = literal.len;

    while (at > 0 && !cite__is_space(literal.ptr[at - 1]))
        at--;
    return at > 0 && cite__fold_equal(cite__slice(literal, at, literal.len), family);
}

/* Both given names are known, and begin with different letters. */
static bool given_names_differ(const cite_name *a, const cite_name *b)
{
    struct cite__fold left;
    struct cite__fold right;

    cite__fold_init(&left, a->given);
    cite__fold_init(&right, b->given);
    int first = cite__fold_next(&left);
    int second = cite__fold_next(&right);
    return first != CITE__FOLD_END && second != CITE__FOLD_END && first != second;
}

static enum verdict compare_authors(const cite_item *a, const cite_item *b)
{
    const cite_name *left = cite_item_name(a, CITE_ROLE_AUTHOR, 0);
    const cite_name *right = cite_item_name(b, CITE_ROLE_AUTHOR, 0);

    if (!left || !right)
        return UNKNOWN;
    if (ends_with_family(left->literal, right->family) || ends_with_family(right->literal, left->family))
        return SAME;
    cite_str first = cite__item_first_author(a);
    cite_str second = cite__item_first_author(b);
    if (!cite__str_equal(first, second) && !cite__fold_equal(first, second))
        return DIFFERENT;
    return given_names_differ(left, right) ? DIFFERENT : SAME;
}

static const cite_date *issued(const cite_item *item)
{
    return &item->dates[CITE_WHEN_ISSUED];
}

static bool numbers_differ(int a, int b)
{
    return a != 0 && b != 0 && a != b;
}

static bool years_differ(const cite_item *a, const cite_item *b)
{
    return numbers_differ(issued(a)->begin.year, issued(b)->begin.year);
}

static bool years_equal(const cite_item *a, const cite_item *b)
{
    return issued(a)->begin.year != 0 && issued(a)->begin.year == issued(b)->begin.year;
}

static bool days_differ(const cite_item *a, const cite_item *b)
{
    return numbers_differ(issued(a)->begin.month, issued(b)->begin.month) ||
           numbers_differ(issued(a)->begin.day, issued(b)->begin.day) ||
           numbers_differ(issued(a)->season, issued(b)->season);
}

static bool days_equal(const cite_item *a, const cite_item *b)
{
    return years_equal(a, b) && issued(a)->begin.day != 0 && issued(a)->begin.month == issued(b)->begin.month &&
           issued(a)->begin.day == issued(b)->begin.day;
}

/* Both have it, and it is not the same. */
static bool keys_differ(const cite_item *a, const cite_item *b, enum cite__index_kind kind)
{
    size_t left = a->nodes[kind].bucket;
    size_t right = b->nodes[kind].bucket;

    return left != CITE_NONE && right != CITE_NONE && left != right;
}

static bool field_differs(const cite_item *a, const cite_item *b, cite_field field)
{
    cite_str left = cite_item_get(a, field);
    cite_str right = cite_item_get(b, field);

    return left.len > 0 && right.len > 0 && !cite__str_equal(left, right) && !cite__fold_equal(left, right);
}

static bool any_number_differs(const cite_item *a, const cite_item *b)
{
    static const cite_field numbers[] = {CITE_FIELD_VOLUME,         CITE_FIELD_ISSUE,  CITE_FIELD_NUMBER,
                                         CITE_FIELD_EDITION,        CITE_FIELD_PMID,   CITE_FIELD_PMCID,
                                         CITE_FIELD_CHAPTER_NUMBER, CITE_FIELD_SECTION};

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (field_differs(a, b, numbers[i]))
            return true;
    }
    return false;
}

/* Where it was published, by whom: SAME where one of these is, DIFFERENT where one differs and none is the same. */
static enum verdict compare_publishers(const cite_item *a, const cite_item *b)
{
    static const cite_field fields[] = {CITE_FIELD_CONTAINER_TITLE, CITE_FIELD_PUBLISHER, CITE_FIELD_AUTHORITY};
    enum verdict verdict = UNKNOWN;

    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        cite_str left = cite_item_get(a, fields[i]);
        cite_str right = cite_item_get(b, fields[i]);
        if (cite__fold_equal(left, right))
            return SAME;
        if (left.len > 0 && right.len > 0)
            verdict = DIFFERENT;
    }
    return verdict;
}

/* The host of a folded URL. */
static cite_str host_of(cite_str folded)
{
    for (size_t i = 0; i < folded.len; i++) {
        if (folded.ptr[i] == '/' || folded.ptr[i] == '?')
            return cite__slice(folded, 0, i);
    }
    return folded;
}

static bool is_bare_host(cite_str folded)
{
    return host_of(folded).len == folded.len;
}

static bool judge_doi(const cite_item *a, const cite_item *b)
{
    return !(compare_titles(a, b) == DIFFERENT && years_differ(a, b));
}

static bool judge_url(const cite_item *a, const cite_item *b)
{
    enum verdict titles = compare_titles(a, b);

    if (titles == DIFFERENT || years_differ(a, b) || keys_differ(a, b, CITE__INDEX_DOI))
        return false;
    if (is_bare_host(cite__item_folded(a, CITE__INDEX_URL)))
        return titles == SAME && !keys_differ(a, b, CITE__INDEX_TITLE) && compare_authors(a, b) != DIFFERENT;
    return titles == SAME || compare_authors(a, b) != DIFFERENT;
}

/* A telling title, word for word, by one person in one year: nobody writes it twice. */
static bool written_once(const cite_item *a, const cite_item *b)
{
    const cite_name *author = cite_item_name(a, CITE_ROLE_AUTHOR, 0);

    return author && author->family.len > 0 && years_equal(a, b) && !keys_differ(a, b, CITE__INDEX_TITLE) &&
           cite__fold_weight(cite__item_folded(a, CITE__INDEX_TITLE)) >= WEIGHT_TELLING;
}

/*
 * Two addresses of one title. On one host they are two works (a ministry's press conferences all have one title),
 * unless even the day is the same, or a person wrote it and its site has moved it; on two hosts one may be a copy of
 * the other, if author and year are the same.
 */
static bool urls_may_differ(const cite_item *a, const cite_item *b, enum verdict authors)
{
    cite_str left = cite__item_folded(a, CITE__INDEX_URL);
    cite_str right = cite__item_folded(b, CITE__INDEX_URL);

    if (authors != SAME)
        return false;
    if (cite__str_equal(host_of(left), host_of(right)))
        return days_equal(a, b) || written_once(a, b);
    return years_equal(a, b);
}

/* "Ye. A. Marin, personal communication, 4 Dec. 2020", cited again: no title, one person, one day. */
static bool judge_untitled(const cite_item *a, const cite_item *b)
{
    if (cite_item_get(a, CITE_FIELD_TITLE).len > 0 || cite_item_get(b, CITE_FIELD_TITLE).len > 0)
        return false;
    if (a->type != b->type || (a->type != CITE_TYPE_PERSONAL_COMMUNICATION && a->type != CITE_TYPE_INTERVIEW))
        return false;
    return compare_authors(a, b) == SAME && days_equal(a, b) && !keys_differ(a, b, CITE__INDEX_URL);
}

static cite_sameness judge_title(const cite_item *a, const cite_item *b)
{
    enum verdict authors = compare_authors(a, b);
    enum verdict publishers = compare_publishers(a, b);
    size_t weight = cite__fold_weight(cite__item_folded(a, CITE__INDEX_TITLE));

    if (weight < WEIGHT_LEAST || authors == DIFFERENT || years_differ(a, b) || days_differ(a, b))
        return CITE_SAME_NOT;
    if (keys_differ(a, b, CITE__INDEX_DOI) || any_number_differs(a, b))
        return CITE_SAME_NOT;
    if (keys_differ(a, b, CITE__INDEX_URL) && !urls_may_differ(a, b, authors))
        return CITE_SAME_NOT;
    if (authors == UNKNOWN && publishers == DIFFERENT)
        return CITE_SAME_NOT;
    if (authors == SAME)
        return CITE_SAME_TITLE_AUTHOR;
    if (years_equal(a, b))
        return CITE_SAME_TITLE_YEAR;
    if (publishers == SAME)
        return CITE_SAME_TITLE_PUBLISHER;
    return weight >= WEIGHT_TELLING ? CITE_SAME_TITLE : CITE_SAME_NOT;
}

cite_sameness cite__judge(const cite_item *a, const cite_item *b, enum cite__likeness likeness)
{
    switch (likeness) {
    case CITE__LIKE_DOI: return judge_doi(a, b) ? CITE_SAME_DOI : CITE_SAME_NOT;
    case CITE__LIKE_URL: return judge_url(a, b) ? CITE_SAME_URL : CITE_SAME_NOT;
    case CITE__LIKE_TITLE: return judge_title(a, b);
    case CITE__LIKE_UNTITLED: return judge_untitled(a, b) ? CITE_SAME_PERSON_DAY : CITE_SAME_NOT;
    }
    return CITE_SAME_NOT;
}

const char *cite_sameness_name(cite_sameness reason)
{
    static const char *const names[CITE_SAME_COUNT_] = {
        [CITE_SAME_NOT] = "different",
        [CITE_SAME_DOI] = "same-doi",
        [CITE_SAME_URL] = "same-url",
        [CITE_SAME_TITLE_AUTHOR] = "same-title-author",
        [CITE_SAME_TITLE_YEAR] = "same-title-year",
        [CITE_SAME_TITLE_PUBLISHER] = "same-title-publisher",
        [CITE_SAME_TITLE] = "same-title",
        [CITE_SAME_PERSON_DAY] = "same-person-day",
    };

    return (size_t)reason < CITE_SAME_COUNT_ ? names[reason] : NULL;
}
