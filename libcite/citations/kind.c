/*
 * citations/kind.c: see kind.h. A table of tests in the order of how much they tell.
 */
#include "citations/kind.h"

#include "core/str.h"

uint64_t cite__kind_words(const struct cite__tokens *tokens, struct cite__run run)
{
    uint64_t words = 0;

    for (size_t i = run.begin; i < run.end; i++)
        words |= tokens->items[i].words;
    return words;
}

static bool url_has(cite_str url, const char *part)
{
    return cite__str_find_nocase(url, cite_str_from(part), 0) != CITE_NONE;
}

/* The address of a file that is read as a whole. */
static bool is_file(const struct cite__kind_facts *facts)
{
    return cite__str_ends_nocase(facts->url, CITE__LIT(".pdf")) || url_has(facts->url, ".pdf?");
}

static bool is_letters(const struct cite__kind_facts *facts)
{
    return (facts->citation & CITE__WORD(LETTERS)) && facts->url.len == 0 && !facts->journal;
}

static bool is_interview(const struct cite__kind_facts *facts)
{
    bool told = (facts->citation & CITE__WORD(INTERVIEW)) ||
                ((facts->title & CITE__WORD(INTERVIEW)) && facts->bare && facts->body && !facts->part);
    return told && facts->url.len == 0 && !facts->journal;
}

static bool is_hearing(const struct cite__kind_facts *facts)
{
    return ((facts->title | facts->citation) & CITE__WORD(HEARING)) && !facts->journal;
}

static bool is_thesis(const struct cite__kind_facts *facts)
{
    return (facts->citation & CITE__WORD(THESIS)) != 0;
}

static bool is_standard(const struct cite__kind_facts *facts)
{
    return facts->standard && !facts->journal && !facts->part;
}

static bool is_numbered(const struct cite__kind_facts *facts)
{
    return facts->numbered && !facts->journal && !facts->part;
}

static bool is_chapter(const struct cite__kind_facts *facts)
{
    return facts->part && !facts->journal;
}

static bool is_journal(const struct cite__kind_facts *facts)
{
    return facts->journal;
}

static bool is_book(const struct cite__kind_facts *facts)
{
    return facts->press && !facts->quoted;
}

static bool is_newspaper(const struct cite__kind_facts *facts)
{
    if (facts->url.len > 0 && facts->body && (facts->author & CITE__WORD(NEWS)))
        return true;
    return (facts->container & CITE__WORD(NEWS)) && !(facts->container & CITE__WORD(BODY));
}

static bool is_magazine(const struct cite__kind_facts *facts)
{
    return (facts->container & CITE__WORD(MAGAZINE)) != 0;
}

static bool is_named_journal(const struct cite__kind_facts *facts)
{
    return (facts->container & (CITE__WORD(JOURNAL) | CITE__WORD(FIELD))) &&
           !(facts->container & CITE__WORD(REPORT)) && facts->quoted;
}

static bool is_treaty(const struct cite__kind_facts *facts)
{
    return (facts->title & CITE__WORD(TREATY)) && facts->body && !facts->has_container;
}

static bool is_law(const struct cite__kind_facts *facts)
{
    return (facts->title & CITE__WORD(LAW)) && facts->body && !facts->has_container && !facts->quoted;
}

static bool is_broadcast(const struct cite__kind_facts *facts)
{
    return (facts->title | facts->citation) & CITE__WORD(BROADCAST);
}

static bool is_speech(const struct cite__kind_facts *facts)
{
    return ((facts->title | facts->citation) & CITE__WORD(SPEECH)) && !facts->quoted;
}

static bool is_blog(const struct cite__kind_facts *facts)
{
    return url_has(facts->url, "/blog") || url_has(facts->url, "://blog.");
}

static bool is_report(const struct cite__kind_facts *facts)
{
    bool titled = (facts->title & CITE__WORD(REPORT)) && facts->body && !facts->quoted;
    bool italic = facts->url.len > 0 && facts->bare && !facts->body; /* set in italics once, as books are */
    bool issued =
        facts->has_publisher && (is_file(facts) || !facts->quoted) && (facts->url.len > 0 || facts->body);

    return titled || issued || italic || (facts->container & CITE__WORD(REPORT)) || is_file(facts) ||
           url_has(facts->url, "/report");
}

static bool is_news_page(const struct cite__kind_facts *facts)
{
    return facts->url.len > 0 && facts->quoted && facts->day &&
           (url_has(facts->url, "/news/") || url_has(facts->url, "news."));
}

static bool is_page(const struct cite__kind_facts *facts)
{
    return facts->url.len > 0;
}

static bool is_year_book(const struct cite__kind_facts *facts)
{
    return !facts->quoted && !facts->has_container;
}

static bool is_article(const struct cite__kind_facts *facts)
{
    return facts->quoted && facts->has_container;
}

static const struct {
    bool (*test)(const struct cite__kind_facts *facts);
    cite_type type;
} kinds[] = {
    {is_letters, CITE_TYPE_PERSONAL_COMMUNICATION},
    {is_interview, CITE_TYPE_INTERVIEW},
    {is_thesis, CITE_TYPE_THESIS},
    {is_hearing, CITE_TYPE_HEARING},
    {is_standard, CITE_TYPE_STANDARD},
    {is_numbered, CITE_TYPE_REPORT},
    {is_chapter, CITE_TYPE_CHAPTER},
    {is_journal, CITE_TYPE_ARTICLE_JOURNAL},
    {is_book, CITE_TYPE_BOOK},
    {is_magazine, CITE_TYPE_ARTICLE_MAGAZINE},
    {is_newspaper, CITE_TYPE_ARTICLE_NEWSPAPER},
    {is_named_journal, CITE_TYPE_ARTICLE_JOURNAL},
    {is_treaty, CITE_TYPE_TREATY},
    {is_law, CITE_TYPE_LEGISLATION},
    {is_broadcast, CITE_TYPE_BROADCAST},
    {is_speech, CITE_TYPE_SPEECH},
    {is_blog, CITE_TYPE_POST_WEBLOG},
    {is_news_page, CITE_TYPE_ARTICLE_NEWSPAPER},
    {is_report, CITE_TYPE_REPORT},
    {is_page, CITE_TYPE_WEBPAGE},
    {is_article, CITE_TYPE_ARTICLE_JOURNAL},
    {is_year_book, CITE_TYPE_BOOK},
};

cite_type cite__kind_of(const struct cite__kind_facts *facts)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i].test(facts))
            return kinds[i].type;
    }
    return CITE_TYPE_DOCUMENT;
}
