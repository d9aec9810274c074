/*
 * net/page.c: see page.h.
 *
 * A small scanner for this one purpose, not a reader of HTML:
 *
 *     html ─ tags, comments, scripts dropped ─► title, first h1, size of the visible text
 *     title ─ folded ─► "page not found|example" ─ each part ─► a notice and nothing else?
 */
#include "net/page.h"

#include "core/str.h"
#include "net/page_words.h"
#include "net/tags.h"

/* The visible text of a notice, with its menu and its foot, in bytes; an article has more. */
#define NOTICE_TEXT_MAX 1500

/* The visible text of a page that waits for its scripts: "Loading …", "Please enable JavaScript". */
#define SHELL_TEXT_MAX 200

/* The same where no element says that scripts fill it: next to nothing. */
#define BARE_TEXT_MAX 20

struct scan {
    cite_str html;
    size_t at;
    struct cite__page *page;
    struct cite__page_line *line; /* the one that is being filled; NULL: none */
    bool space;                   /* white space or a tag stands before the next byte */
    struct cite__simhash hash;
};

/* Values of "id" by which scripts find the element that they fill. */
static const cite_str mounts[] = {
    {"root", 4}, {"app", 3}, {"__next", 6}, {"__nuxt", 6}, {"___gatsby", 9}, {"main-app", 8}, {"svelte", 6},
};

/* The longest attributes of a tag that are looked at. */
#define TAG_MAX 400

static void put_byte(struct scan *scan, char byte)
{
    struct cite__page_line *line = scan->line;

    if (scan->space)
        cite__simhash_byte(&scan->hash, ' ');
    cite__simhash_byte(&scan->hash, byte);
    if (line != &scan->page->title)
        scan->page->text_bytes++;
    if (line) {
        bool space = scan->space && line->len > 0;
        if (line->len + (space ? 2u : 1u) > sizeof line->bytes) {
            line->cut = true;
        } else {
            if (space)
                line->bytes[line->len++] = ' ';
            line->bytes[line->len++] = byte;
        }
    }
    scan->space = false;
}

/* A title or heading begins or ends; only the first of each counts. */
static void turn_line(struct scan *scan, cite_str name, bool closes)
{
    struct cite__page_line *line = NULL;

    if (cite__str_equal_nocase(name, CITE__LIT("title")))
        line = &scan->page->title;
    else if (cite__str_equal_nocase(name, CITE__LIT("h1")))
        line = &scan->page->heading;
    if (!line)
        return;
    if (closes) {
        scan->line = NULL;
    } else if (!line->found) {
        line->found = true;
        scan->line = line;
    }
}

static bool is_mount(cite_str tag)
{
    for (size_t i = 0; i < sizeof mounts / sizeof mounts[0]; i++) {
        size_t at = cite__str_find_nocase(tag, CITE__LIT(" id="), 0);
        if (at == CITE_NONE)
            return false;
        at += 4;
        if (at < tag.len && (tag.ptr[at] == '"' || tag.ptr[at] == '\''))
            at++;
        cite_str rest = cite__slice(tag, at, tag.len);
        bool ends = rest.len > mounts[i].len && !cite__is_alnum(rest.ptr[mounts[i].len]) &&
                    rest.ptr[mounts[i].len] != '-' && rest.ptr[mounts[i].len] != '_';
        if (ends && cite__str_starts_nocase(rest, mounts[i]))
            return true;
    }
    return false;
}

/* Remembers what an element's start tag, of that name, tells of the page. */
static void note_tag(struct cite__page *page, cite_str name, cite_str tag)
{
    tag.len = tag.len < TAG_MAX ? tag.len : TAG_MAX;
    if (cite__str_equal_nocase(name, CITE__LIT("script")))
        page->has_script = true;
    else if (cite__str_equal_nocase(name, CITE__LIT("input")))
        page->has_password =
            page->has_password || (cite__str_find_nocase(tag, CITE__LIT("type"), 0) != CITE_NONE &&
                                   cite__str_find_nocase(tag, CITE__LIT("password"), 0) != CITE_NONE);
    else if (cite__str_equal_nocase(name, CITE__LIT("div")) || cite__str_equal_nocase(name, CITE__LIT("main")))
        page->has_mount = page->has_mount || is_mount(tag);
}

/* Passes the tag, comment or declaration at "<"; false where it is none, but text. */
static bool pass_markup(struct scan *scan)
{
    struct cite__tag tag;

    if (!cite__tag_pass(&tag, scan->html, &scan->at))
        return false;
    if (!tag.closes)
        note_tag(scan->page, tag.name, tag.text);
    if (!tag.hides)
        turn_line(scan, tag.name, tag.closes);
    return true;
}

void cite__page_read(struct cite__page *out, cite_str html)
{
    struct scan scan = {.html = html, .page = out};

    *out = (struct cite__page){0};
    cite__simhash_init(&scan.hash);
    while (scan.at < html.len) {
        char c = html.ptr[scan.at];
        if (c == '<' && pass_markup(&scan)) {
            scan.space = true;
            continue;
        }
        if (cite__is_space(c))
            scan.space = true;
        else
            put_byte(&scan, c);
        scan.at++;
    }
    out->likeness = cite__simhash_end(&scan.hash);
    out->words = scan.hash.words;
}

bool cite__page_is_html(cite_str content_type)
{
    return cite__str_starts_nocase(content_type, CITE__LIT("text/html")) ||
           cite__str_starts_nocase(content_type, CITE__LIT("application/xhtml+xml"));
}

/* What stands for one byte of a folded line: a space where it says nothing, "|" between a title's parts. */
static const struct {
    const char *text;
    char byte;
} marks[] = {
    {" - ", '|'},     {"|", '|'},        {"\u2013", '|'},  {"\u2014", '|'},   {"\u00b7", '|'},
    {"\u2022", '|'},  {"\u00bb", '|'},   {"\u00ab", '|'},  {"&#8211;", '|'},  {"&#8212;", '|'},
    {"&ndash;", '|'}, {"&mdash;", '|'},  {"&raquo;", '|'}, {"&laquo;", '|'},  {"&#187;", '|'},
    {"&#171;", '|'},  {"&middot;", '|'}, {"&nbsp;", ' '},  {"&#160;", ' '},   {"\u00a0", ' '},
    {"&#39;", '\''},  {"&#039;", '\''},  {"&apos;", '\''}, {"&rsquo;", '\''}, {"&#8217;", '\''},
    {"\u2019", '\''}, {"&hellip;", ' '}, {"\u2026", ' '},  {".", ' '},        {",", ' '},
    {"!", ' '},       {":", ' '},        {"(", ' '},       {")", ' '},        {"\uff0c", ' '},
    {"\u3002", ' '},  {"\uff01", ' '},   {"\"", ' '},      {"\u201c", ' '},   {"\u201d", ' '},
    {"\u201e", ' '},  {"-", ' '},
};

/* The byte that stands for what is at an offset of a line; *used is how much that is. */
static char fold_at(cite_str line, size_t at, size_t *used)
{
    cite_str rest = cite__slice(line, at, line.len);

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        cite_str mark = cite_str_from(marks[i].text);
        if (cite__str_starts(rest, mark)) {
            *used = mark.len;
            return marks[i].byte;
        }
    }
    *used = 1;
    return cite__to_lower(rest.ptr[0]);
}

/* Folds a line, in place, into the form of the phrases: one space between words, none beside "|". */
static cite_str fold(struct cite__page_line *line)
{
    cite_str text = {line->bytes, line->len};
    size_t len = 0;
    size_t used = 0;

    for (size_t at = 0; at < text.len; at += used) {
        char c = fold_at(text, at, &used);
        bool after_gap = len == 0 || line->bytes[len - 1] == ' ' || line->bytes[len - 1] == '|';
        if (c == ' ' && after_gap)
            continue;
        if (c == '|' && len > 0 && line->bytes[len - 1] == ' ')
            len--;
        line->bytes[len++] = c;
    }
    if (len > 0 && line->bytes[len - 1] == ' ')
        len--;
    line->len = len;
    return (cite_str){line->bytes, len};
}

/* The weight of a text that is a notice and nothing else; else CITE__PAGE_FILLER. */
static enum cite__page_weight weight_of(cite_str text)
{
    enum cite__page_weight weight = CITE__PAGE_FILLER;

    for (size_t at = 0; at < text.len;) {
        const struct cite__page_phrase *phrase = cite__page_phrase_at(cite__slice(text, at, text.len));
        if (!phrase)
            return CITE__PAGE_FILLER;
        weight = phrase->weight > weight ? phrase->weight : weight;
        at += cite_str_from(phrase->words).len + 1;
    }
    return weight;
}

/* The weight of the weightiest part of a folded line: site names stand beside the notice. */
static enum cite__page_weight weight_of_parts(cite_str line)
{
    enum cite__page_weight weight = CITE__PAGE_FILLER;

    for (size_t begin = 0; begin < line.len;) {
        size_t end = cite__str_find_byte(line, '|', begin);
        end = end == CITE_NONE ? line.len : end;
        enum cite__page_weight part = weight_of(cite__slice(line, begin, end));
        weight = part > weight ? part : weight;
        begin = end + 1;
    }
    return weight;
}

/* Whether a folded line speaks of a page that was not found: in one of its words, whatever it says besides. */
static bool speaks_of_it(cite_str line)
{
    for (size_t at = 0; at < line.len; at++) {
        bool word = at == 0 || line.ptr[at - 1] == ' ' || line.ptr[at - 1] == '|';
        const struct cite__page_phrase *phrase =
            word ? cite__page_phrase_at(cite__slice(line, at, line.len)) : NULL;
        if (phrase && phrase->weight > CITE__PAGE_FILLER)
            return true;
    }
    return false;
}

/* The fold of a line, with room for it in copy. */
static cite_str fold_of(struct cite__page_line *copy, const struct cite__page_line *line)
{
    *copy = *line;
    return fold(copy);
}

/*
 * The heading has no site's name in it: where it speaks of missing pages and says more than that, the page is
 * about them.
 */
bool cite__page_says_gone(const struct cite__page *page, bool *hint)
{
    struct cite__page_line title_copy;
    struct cite__page_line heading_copy;

    *hint = false;
    if (page->text_bytes > NOTICE_TEXT_MAX || page->title.cut || page->heading.cut)
        return false;
    cite_str title = fold_of(&title_copy, &page->title);
    cite_str heading = fold_of(&heading_copy, &page->heading);
    for (size_t i = 0; i < heading.len; i++) {
        if (heading_copy.bytes[i] == '|')
            heading_copy.bytes[i] = ' ';
    }
    enum cite__page_weight said = weight_of(heading);
    *hint = speaks_of_it(title) || speaks_of_it(heading);
    if (said == CITE__PAGE_FILLER && speaks_of_it(heading))
        return false;
    return (int)said + (int)weight_of_parts(title) >= (int)CITE__PAGE_NOTICE;
}

bool cite__page_is_short(const struct cite__page *page)
{
    return page->text_bytes <= NOTICE_TEXT_MAX;
}

/* A field for a password stands at the top of many articles too: the title or heading must speak of it. */
bool cite__page_asks_login(const struct cite__page *page)
{
    struct cite__page_line copy;

    if (!page->has_password || !cite__page_is_short(page))
        return false;
    return cite__page_speaks_of_login(fold_of(&copy, &page->title)) ||
           cite__page_speaks_of_login(fold_of(&copy, &page->heading));
}

bool cite__page_is_shell(const struct cite__page *page)
{
    return page->has_script && page->text_bytes <= SHELL_TEXT_MAX &&
           (page->has_mount || page->text_bytes <= BARE_TEXT_MAX);
}
