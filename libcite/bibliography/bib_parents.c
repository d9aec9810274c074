/*
 * bibliography/bib_parents.c: see bib_parents.h. What a field of a parent is called in its child is the default of
 * BibLaTeX (the manual, appendix B).
 */
#include "bibliography/bib_parents.h"

#include "core/str.h"

/* Parents of parents and so on: what people write needs two or three. */
#define PARENTS_MAX ((size_t)16)

struct parent {
    const struct cite__bib_entry *entry;
    bool data; /* by xdata: all its fields, under their own names */
};

/* Fields that belong to one entry alone. */
static const char *const private_names[] = {
    "crossref",   "xref",      "xdata",    "ids",         "entryset",      "entrysubtype",   "execute",
    "label",      "options",   "presort",  "related",     "sortkey",       "sorttitle",      "shorttitle",
    "indextitle", "shorthand", "keywords", "relatedtype", "relatedstring", "indexsorttitle", "key",
};

#define MANY_VOLUMES "mvbook mvcollection mvproceedings mvreference"
#define WHOLES       "book collection proceedings reference " MANY_VOLUMES
#define PARTS        "inbook incollection inproceedings inreference suppbook suppcollection bookinbook conference"

/* Names that change on the way, by the types of the parent and the child; lists of words. */
static const struct {
    const char *parents;
    const char *children;
    const char *from;
    const char *to;
} changes[] = {
    {MANY_VOLUMES, "book collection proceedings reference", "title", "maintitle"},
    {MANY_VOLUMES, "book collection proceedings reference", "subtitle", "mainsubtitle"},
    {WHOLES, PARTS, "title", "booktitle"},
    {WHOLES, PARTS, "subtitle", "booksubtitle"},
    {WHOLES, PARTS, "titleaddon", "booktitleaddon"},
    {"book mvbook", "inbook suppbook bookinbook", "author", "bookauthor"},
    {"periodical", "article suppperiodical", "title", "journaltitle"},
    {"periodical", "article suppperiodical", "subtitle", "journalsubtitle"},
};

static bool has_word(const char *words, cite_str word)
{
    cite_str list = cite_str_from(words);

    for (size_t at = 0; at < list.len;) {
        size_t end = cite__str_find_byte(list, ' ', at);
        if (end == CITE_NONE)
            end = list.len;
        if (cite__str_equal_nocase(cite__slice(list, at, end), word))
            return true;
        at = end + 1;
    }
    return false;
}

/* What a field of a parent is called in the child; empty where it is not inherited. */
static cite_str name_in_child(cite_str name, cite_str parent, cite_str child)
{
    for (size_t i = 0; i < sizeof private_names / sizeof private_names[0]; i++) {
        if (cite__str_equal_nocase(name, cite_str_from(private_names[i])))
            return (cite_str){"", 0};
    }
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        if (cite__str_equal_nocase(name, cite_str_from(changes[i].from)) &&
            has_word(changes[i].parents, parent) && has_word(changes[i].children, child))
            return cite_str_from(changes[i].to);
    }
    return name;
}

static bool has_field(const struct cite__bib_view *view, cite_str name)
{
    for (size_t i = 0; i < view->count; i++) {
        if (cite__str_equal_nocase(view->fields[i].name, name))
            return true;
    }
    return false;
}

struct queue {
    struct parent parents[PARENTS_MAX];
    size_t count;
};

static void push(struct queue *queue, const struct cite__bib_entry *entry, bool data)
{
    for (size_t i = 0; i < queue->count; i++) {
        if (queue->parents[i].entry == entry)
            return; /* a circle, or two ways to one parent */
    }
    if (queue->count < PARENTS_MAX)
        queue->parents[queue->count++] = (struct parent){entry, data};
}

/* Puts the entries that a list of keys names into the queue. */
static void push_keys(struct queue *queue, const struct cite__bib *bib, const struct cite__map *keys,
                      const struct cite__bib_field *field, bool data)
{
    for (size_t at = 0; at < field->value.len && queue->count < PARENTS_MAX;) {
        size_t end = data ? cite__str_find_byte(field->value, ',', at) : CITE_NONE;
        if (end == CITE_NONE)
            end = field->value.len;
        cite_str key = cite__str_trim(cite__slice(field->value, at, end));
        size_t index = key.len > 0 ? cite__map_get(keys, key) : CITE_NONE;
        if (index != CITE_NONE)
            push(queue, &bib->entries.items[index], data);
        else
            cite__import_warn(bib->import, field->line, "no entry of that key to inherit from", key);
        at = end + 1;
    }
}

static void push_parents(struct queue *queue, const struct cite__bib *bib, const struct cite__map *keys,
                         const struct cite__bib_entry *entry)
{
    for (size_t i = 0; i < entry->count; i++) {
        const struct cite__bib_field *field = &bib->fields.items[entry->first + i];
        if (cite__str_equal_nocase(field->name, CITE__LIT("xdata")))
            push_keys(queue, bib, keys, field, true);
        if (cite__str_equal_nocase(field->name, CITE__LIT("crossref")))
            push_keys(queue, bib, keys, field, false);
    }
}

static void take_fields(struct cite__bib_view *view, struct cite__bib *bib, const struct parent *parent,
                        const struct cite__bib_entry *child)
{
    for (size_t i = 0; i < parent->entry->count && view->count < CITE__BIB_VIEW_MAX; i++) {
        struct cite__bib_field field = bib->fields.items[parent->entry->first + i];
        bool link = cite__str_equal_nocase(field.name, CITE__LIT("crossref")) ||
                    cite__str_equal_nocase(field.name, CITE__LIT("xdata"));
        if (!parent->data)
            field.name = name_in_child(field.name, parent->entry->type, child->type);
        if (link || field.name.len == 0 || has_field(view, field.name))
            continue;
        if (!cite__bib_afford(bib, field.value.len + 1, child->line))
            return;
        field.line = child->line;
        view->fields[view->count++] = field;
    }
}

bool cite__bib_index(struct cite__map *map, const struct cite__bib *bib)
{
    for (size_t i = 0; i < bib->entries.count; i++) {
        cite_str key = bib->entries.items[i].key;
        if (key.len > 0 && cite__map_get(map, key) == CITE_NONE && !cite__map_set(map, key, i))
            return false;
    }
    return true;
}

void cite__bib_inherit(struct cite__bib_view *out, struct cite__bib *bib, const struct cite__map *keys,
                       const struct cite__bib_entry *entry)
{
    struct queue queue = {.count = 0};

    out->count = 0;
    for (size_t i = 0; i < entry->count; i++)
        out->fields[out->count++] = bib->fields.items[entry->first + i];
    push(&queue, entry, true);
    for (size_t i = 0; i < queue.count; i++) {
        if (i > 0)
            take_fields(out, bib, &queue.parents[i], entry);
        push_parents(&queue, bib, keys, queue.parents[i].entry);
    }
}
