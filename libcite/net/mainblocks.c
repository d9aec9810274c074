/*
 * net/mainblocks.c: see mainblocks.h.
 */
#include "net/mainblocks.h"

#include "core/str.h"

static const struct {
    cite_str name;
    enum cite__tag_kind kind;
} kinds[] = {
    {CITE__ROW("p"), CITE__TAG_BLOCK},          {CITE__ROW("div"), CITE__TAG_BLOCK},
    {CITE__ROW("a"), CITE__TAG_LINK},           {CITE__ROW("li"), CITE__TAG_BLOCK},
    {CITE__ROW("td"), CITE__TAG_BLOCK},         {CITE__ROW("tr"), CITE__TAG_BLOCK},
    {CITE__ROW("th"), CITE__TAG_BLOCK},         {CITE__ROW("ul"), CITE__TAG_BLOCK},
    {CITE__ROW("ol"), CITE__TAG_BLOCK},         {CITE__ROW("h1"), CITE__TAG_BLOCK},
    {CITE__ROW("h2"), CITE__TAG_BLOCK},         {CITE__ROW("h3"), CITE__TAG_BLOCK},
    {CITE__ROW("h4"), CITE__TAG_BLOCK},         {CITE__ROW("h5"), CITE__TAG_BLOCK},
    {CITE__ROW("h6"), CITE__TAG_BLOCK},         {CITE__ROW("hr"), CITE__TAG_BLOCK},
    {CITE__ROW("dl"), CITE__TAG_BLOCK},         {CITE__ROW("dt"), CITE__TAG_BLOCK},
    {CITE__ROW("dd"), CITE__TAG_BLOCK},         {CITE__ROW("pre"), CITE__TAG_BLOCK},
    {CITE__ROW("nav"), CITE__TAG_NAV},          {CITE__ROW("main"), CITE__TAG_INNER},
    {CITE__ROW("form"), CITE__TAG_BLOCK},       {CITE__ROW("body"), CITE__TAG_BLOCK},
    {CITE__ROW("head"), CITE__TAG_BLOCK},       {CITE__ROW("title"), CITE__TAG_TITLE},
    {CITE__ROW("table"), CITE__TAG_BLOCK},      {CITE__ROW("aside"), CITE__TAG_ASIDE},
    {CITE__ROW("figure"), CITE__TAG_BLOCK},     {CITE__ROW("footer"), CITE__TAG_FOOTER},
    {CITE__ROW("header"), CITE__TAG_HEADER},    {CITE__ROW("select"), CITE__TAG_CHOICE},
    {CITE__ROW("center"), CITE__TAG_BLOCK},     {CITE__ROW("section"), CITE__TAG_BLOCK},
    {CITE__ROW("article"), CITE__TAG_INNER},    {CITE__ROW("address"), CITE__TAG_BLOCK},
    {CITE__ROW("details"), CITE__TAG_BLOCK},    {CITE__ROW("caption"), CITE__TAG_BLOCK},
    {CITE__ROW("fieldset"), CITE__TAG_BLOCK},   {CITE__ROW("blockquote"), CITE__TAG_BLOCK},
    {CITE__ROW("figcaption"), CITE__TAG_BLOCK},
};

enum cite__tag_kind cite__tag_kind_of(cite_str name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (cite__str_equal_nocase(name, kinds[i].name))
            return kinds[i].kind;
    }
    return CITE__TAG_INLINE;
}

/* Whether what is in elements of a kind surrounds a text. */
static bool is_around(enum cite__tag_kind kind)
{
    return kind >= CITE__TAG_HEADER;
}

void cite__regions_turn(struct cite__regions *regions, struct cite__maintext *text, enum cite__tag_kind kind,
                        bool closes)
{
    if (kind < CITE__TAG_INNER)
        return;
    if (!closes) {
        if (kind == CITE__TAG_HEADER && regions->depth[CITE__TAG_INNER] > 0)
            return;
        if (regions->depth[kind]++ == 0)
            regions->begin[kind] = text->blocks.count;
        return;
    }
    if (regions->depth[kind] == 0 || --regions->depth[kind] > 0 || !is_around(kind))
        return;
    for (size_t i = regions->begin[kind]; i < text->blocks.count; i++)
        text->blocks.items[i].around = true;
}

static size_t words_of(const struct cite__block *block)
{
    return block->end - block->begin;
}

/* Whether more than numerator / 9 of a block's words are in links. */
static bool is_linked(const struct cite__block *block, size_t numerator)
{
    return block->links * 9 > words_of(block) * numerator;
}

/* A test of a block among its neighbours; NULL: there is none on that side. */
typedef bool test_fn(const struct cite__block *before, const struct cite__block *block,
                     const struct cite__block *after);

/* The tree of the algorithm: link density over 1/3, over 5/9 in front; words here, in front and behind. */
static bool is_main(const struct cite__block *before, const struct cite__block *block,
                    const struct cite__block *after)
{
    size_t behind = after ? words_of(after) : 0;

    if (is_linked(block, 3))
        return false;
    if (before && is_linked(before, 5))
        return words_of(block) > 40 || behind > 17;
    if (words_of(block) > 16 || behind > 15)
        return true;
    return before && words_of(before) > 4;
}

static bool is_inside(const struct cite__block *before, const struct cite__block *block,
                      const struct cite__block *after)
{
    (void)before;
    (void)after;
    return !block->around;
}

static bool is_no_menu(const struct cite__block *before, const struct cite__block *block,
                       const struct cite__block *after)
{
    (void)before;
    (void)after;
    return !is_linked(block, 3);
}

/* Goes over the blocks with a test, and where keeps is true leaves those that pass it. How many do. */
static size_t pass(struct cite__maintext *text, test_fn *test, bool keeps)
{
    struct cite__block *blocks = text->blocks.items;
    struct cite__block before = {0};
    size_t count = text->blocks.count;
    size_t passed = 0;

    for (size_t i = 0; i < count; i++) {
        struct cite__block block = blocks[i];
        bool passes = test(i > 0 ? &before : NULL, &block, i + 1 < count ? &blocks[i + 1] : NULL);
        before = block;
        if (passes && keeps)
            blocks[passed] = block;
        passed += passes;
    }
    if (keeps)
        text->blocks.count = passed;
    return passed;
}

/* Leaves the blocks that pass a test, unless none does. */
static bool keep(struct cite__maintext *text, test_fn *test)
{
    return pass(text, test, false) > 0 && pass(text, test, true) > 0;
}

void cite__mainblocks_choose(struct cite__maintext *text)
{
    (void)keep(text, is_inside);
    if (!keep(text, is_main))
        (void)keep(text, is_no_menu);
}
