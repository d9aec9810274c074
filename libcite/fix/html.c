/*
 * fix/html.c: HTML: the address of a link, the same address in running text, and the attributes of Robust Links.
 *
 * What is text of the page is known from net/tags; attributes are read here, for their places.
 */
#include "core/str.h"
#include "fix/coding.h"
#include "fix/finder.h"
#include "fix/fix.h"
#include "net/tags.h"

/* What is made of a target: the address in running text, and the values of three attributes with their quotes. */
enum { FORM_TEXT, FORM_URL, FORM_ORIGINAL, FORM_DAY };

struct attribute {
    cite_str name;
    cite_span value; /* without quotes */
    cite_span whole; /* with them */
};

/* The attributes that matter, by place in attributes[]. */
enum { HREF, ORIGINAL_URL, VERSION_URL, VERSION_DATE, ATTRIBUTE_COUNT };

static const struct {
    cite_str name;
    int form;
} attributes[ATTRIBUTE_COUNT] = {
    [HREF] = {CITE__ROW("href"), FORM_URL},
    [ORIGINAL_URL] = {CITE__ROW("data-originalurl"), FORM_ORIGINAL},
    [VERSION_URL] = {CITE__ROW("data-versionurl"), FORM_URL},
    [VERSION_DATE] = {CITE__ROW("data-versiondate"), FORM_DAY},
};

struct page {
    struct cite_fix *fix;
    struct cite__finder finder;
    size_t code; /* how many <code> are open */
};

static size_t pass_spaces(cite_str text, size_t at)
{
    while (at < text.len && (cite__is_space(text.ptr[at]) || text.ptr[at] == '/'))
        at++;
    return at;
}

/* The value behind "=", as the tokenizer of HTML reads it; one whose quotation mark does not end is none. */
static void read_value(struct attribute *out, cite_str text, size_t *at)
{
    size_t begin = *at;
    size_t end = begin;
    char quote = '\0';

    if (begin < text.len)
        quote = text.ptr[begin];
    if (quote == '"' || quote == '\'') {
        end = cite__str_find_byte(text, quote, begin + 1);
        *at = end == CITE_NONE ? text.len : end + 1;
        if (end == CITE_NONE) {
            out->name.len = 0;
            return;
        }
        out->value = (cite_span){begin + 1, end};
    } else {
        while (end < text.len && !cite__is_space(text.ptr[end]) && text.ptr[end] != '>')
            end++;
        out->value = (cite_span){begin, end};
        *at = end;
    }
    out->whole = (cite_span){begin, *at};
}

/* The next attribute in text[*at, end); false where there is none. */
static bool next_attribute(struct attribute *out, cite_str text, size_t *at)
{
    size_t begin = pass_spaces(text, *at);
    size_t end = begin;

    if (begin >= text.len || text.ptr[begin] == '>')
        return false;
    end++; /* a "=" may begin a name */
    while (end < text.len && !cite__is_space(text.ptr[end]) && text.ptr[end] != '=' && text.ptr[end] != '>' &&
           text.ptr[end] != '/')
        end++;
    *out = (struct attribute){.name = cite__slice(text, begin, end), .value = {end, end}, .whole = {end, end}};
    size_t equals = end;
    while (equals < text.len && cite__is_space(text.ptr[equals]))
        equals++;
    *at = end;
    if (equals >= text.len || text.ptr[equals] != '=')
        return true;
    *at = equals + 1;
    while (*at < text.len && cite__is_space(text.ptr[*at]))
        (*at)++;
    read_value(out, text, at);
    return true;
}

/* The attributes of a start tag that matter; name.len is 0 for those that it has not. The first of one name counts. */
static void read_attributes(struct attribute out[ATTRIBUTE_COUNT], cite_str text, size_t at)
{
    struct attribute attribute;

    for (int i = 0; i < ATTRIBUTE_COUNT; i++)
        out[i] = (struct attribute){.name = CITE__LIT("")};
    while (next_attribute(&attribute, text, &at)) {
        for (int i = 0; i < ATTRIBUTE_COUNT; i++) {
            if (out[i].name.len == 0 && cite__str_equal_nocase(attribute.name, attributes[i].name))
                out[i] = attribute;
        }
    }
}

/* A value in quotes, escaped. */
static cite_str quoted(struct cite_fix *fix, cite_str value)
{
    cite__buf_byte(&fix->work, '"');
    cite__put_html(&fix->work, value);
    cite__buf_byte(&fix->work, '"');
    return cite__fix_keep(fix);
}

/* What a form of a target is; ptr NULL when memory is out. */
static cite_str form_of(struct cite_fix *fix, size_t index, int form)
{
    struct cite__fix_target *target = &fix->targets[index];

    if (target->made[form].ptr)
        return target->made[form];
    if (form == FORM_TEXT) {
        cite__put_html(&fix->work, target->url);
        target->made[form] = cite__fix_keep(fix);
    } else if (form == FORM_URL) {
        target->made[form] = quoted(fix, target->url);
    } else {
        target->made[form] = quoted(fix, form == FORM_DAY ? cite_str_from(target->day) : target->old);
    }
    return target->made[form];
}

/* The attributes that a link to a copy lacks, right behind its address. */
static bool add_missing(struct page *page, const struct attribute has[ATTRIBUTE_COUNT], size_t target)
{
    size_t place = has[HREF].whole.end;
    bool any = false;

    for (int i = ORIGINAL_URL; i < ATTRIBUTE_COUNT; i++) {
        if (has[i].name.len > 0)
            continue;
        cite_str value = form_of(page->fix, target, attributes[i].form);
        if (!value.ptr)
            return false;
        any = true;
    }
    if (!any)
        return true;
    for (int i = ORIGINAL_URL; i < ATTRIBUTE_COUNT; i++) {
        if (has[i].name.len > 0)
            continue;
        cite__buf_byte(&page->fix->work, ' ');
        cite__buf_str(&page->fix->work, attributes[i].name);
        cite__buf_byte(&page->fix->work, '=');
        cite__buf_str(&page->fix->work, form_of(page->fix, target, attributes[i].form));
    }
    return cite__fix_edit(page->fix, (cite_span){place, place}, cite__fix_keep(page->fix));
}

/* Replaces the value of an attribute; of one without a value, its "=" is added. */
static bool set_value(struct page *page, const struct attribute *attribute, cite_str value)
{
    if (attribute->whole.begin < attribute->whole.end || !value.ptr)
        return cite__fix_edit(page->fix, attribute->whole, value);
    cite__buf_byte(&page->fix->work, '=');
    cite__buf_str(&page->fix->work, value);
    return cite__fix_edit(page->fix, attribute->whole, cite__fix_keep(page->fix));
}

static bool read_link(struct page *page, const struct cite__tag *tag)
{
    struct attribute has[ATTRIBUTE_COUNT];
    struct cite__found found;
    size_t begin = (size_t)(tag->text.ptr - page->fix->source.ptr);

    read_attributes(has, cite__slice(page->fix->source, 0, begin + tag->text.len), begin + 1 + tag->name.len);
    if (has[HREF].name.len == 0 || !cite__finder_whole(&found, &page->finder, has[HREF].value))
        return true;
    cite__fix_count(page->fix, found.target);
    bool copy = page->fix->targets[found.target].kind == CITE_SUGGESTION_ARCHIVE;
    for (int i = HREF; i < (copy ? ATTRIBUTE_COUNT : HREF + 1); i++) {
        if (has[i].name.len > 0 &&
            !set_value(page, &has[i], form_of(page->fix, found.target, attributes[i].form)))
            return false;
    }
    return !copy || add_missing(page, has, found.target);
}

/* Running text: an address that the link around it leads to as well. A copy's is the link's own business. */
static bool read_text(struct page *page, size_t begin, size_t end)
{
    struct cite__found found;
    size_t at = begin;

    while (page->code == 0 && cite__finder_next(&found, &page->finder, end, &at)) {
        if (page->fix->targets[found.target].kind == CITE_SUGGESTION_ARCHIVE)
            continue;
        if (!cite__fix_edit(page->fix, found.span, form_of(page->fix, found.target, FORM_TEXT)))
            return false;
        cite__fix_count(page->fix, found.target);
    }
    return true;
}

static bool read_tag(struct page *page, const struct cite__tag *tag)
{
    if (cite__str_is_nocase(tag->name, "code") && tag->closes)
        page->code -= page->code > 0;
    else if (cite__str_is_nocase(tag->name, "code"))
        page->code++;
    bool link = cite__str_is_nocase(tag->name, "a") || cite__str_is_nocase(tag->name, "area");
    return !link || tag->closes || read_link(page, tag);
}

bool cite__fix_html(struct cite_fix *fix)
{
    struct page page = {.fix = fix};
    cite_str text = fix->source;
    struct cite__tag tag;
    size_t from = 0;
    bool ok = cite__finder_init(&page.finder, fix, cite__step_html);

    for (size_t at = 0; ok && at < text.len;) {
        size_t begin = cite__str_find_byte(text, '<', at);
        if (begin == CITE_NONE)
            break;
        at = begin;
        if (!cite__tag_pass(&tag, text, &at)) {
            at++;
            continue;
        }
        ok = read_text(&page, from, begin) && read_tag(&page, &tag);
        from = at;
    }
    ok = ok && read_text(&page, from, text.len);
    return cite__finder_release(&page.finder) && ok;
}
