/*
 * bibliography/style_names.c: names as a style joins, inverts and shortens them.
 */
#include "bibliography/item.h"
#include "bibliography/style.h"
#include "bibliography/translit.h"
#include "core/str.h"

static cite_str step(cite_str text, size_t at)
{
    size_t len = 0;

    cite__translit_decode(text, at, &len);
    return cite__slice(text, at, at + len);
}

/* Whether first letters stand for names: in the Latin, Greek and Cyrillic scripts. */
static bool has_initials(uint32_t character)
{
    return character < 0x530 || (character >= 0x1E00 && character < 0x2000);
}

/* "Jean-Paul Marie" is "J.-P. M."; what is no name in such a script stays as it is. */
static void put_initials(struct cite__line *line, cite_str given)
{
    size_t len = 0;
    bool begins = true;
    bool any = false;

    given = cite__str_trim(given);
    if (given.len == 0 || !has_initials(cite__translit_decode(given, 0, &len))) {
        cite__line_value(line, given, CITE__FACE_PLAIN);
        return;
    }
    for (size_t at = 0; at < given.len; at += len) {
        uint32_t character = cite__translit_decode(given, at, &len);
        char reading[CITE__TRANSLIT_MAX];
        size_t reading_len = 0;
        enum cite__translit_kind kind = cite__translit(character, reading, &reading_len);
        if (kind == CITE__TRANSLIT_LETTER && begins) {
            cite__line_value(line, step(given, at), CITE__FACE_PLAIN);
            cite__line_words(line, ".");
        }
        any = any || kind == CITE__TRANSLIT_LETTER;
        begins = kind == CITE__TRANSLIT_GAP || (begins && kind == CITE__TRANSLIT_DROP);
        if (kind == CITE__TRANSLIT_GAP && any)
            cite__line_before(line, character == '-' || character == 0x2010 ? "-" : " ");
    }
    cite__line_before(line, NULL);
}

static void put_given(struct cite__line *line, const cite_name *name, const struct cite__name_style *style)
{
    if (style->initials)
        put_initials(line, name->given);
    else
        cite__line_value(line, name->given, CITE__FACE_PLAIN);
}

static void put_after(struct cite__line *line, const char *before, cite_str value)
{
    if (value.len == 0)
        return;
    cite__line_before(line, before);
    cite__line_value(line, value, CITE__FACE_PLAIN);
}

/* "van Gogh"; the separator that is due comes before it. */
static void put_family(struct cite__line *line, const cite_name *name)
{
    cite__line_value(line, name->non_dropping_particle, CITE__FACE_PLAIN);
    if (name->non_dropping_particle.len > 0)
        cite__line_before(line, " ");
    cite__line_value(line, name->family, CITE__FACE_PLAIN);
}

/* "Humboldt, Alexander von, Jr." */
static void put_inverted(struct cite__line *line, const cite_name *name, const struct cite__name_style *style)
{
    put_family(line, name);
    if (name->given.len > 0) {
        cite__line_before(line, ", ");
        put_given(line, name, style);
    }
    put_after(line, name->given.len > 0 ? " " : ", ", name->dropping_particle);
    put_after(line, ", ", name->suffix);
}

/* "Alexander von Humboldt Jr." */
static void put_natural(struct cite__line *line, const cite_name *name, const struct cite__name_style *style)
{
    if (name->given.len > 0) {
        put_given(line, name, style);
        cite__line_before(line, " ");
    }
    if (name->dropping_particle.len > 0) {
        cite__line_value(line, name->dropping_particle, CITE__FACE_PLAIN);
        cite__line_before(line, " ");
    }
    put_family(line, name);
    put_after(line, " ", name->suffix);
}

/* Chinese, Japanese and Korean names have the family name first, and nothing between. */
static bool is_east_asian(const cite_name *name)
{
    size_t len = 0;

    return name->family.len > 0 && cite__translit_is_east_asian(cite__translit_decode(name->family, 0, &len)) &&
           (name->given.len == 0 || cite__translit_is_east_asian(cite__translit_decode(name->given, 0, &len)));
}

static void put_name(struct cite__line *line, const cite_name *name, const struct cite__name_style *style,
                     bool inverted)
{
    if (name->family.len == 0) {
        cite__line_value(line, name->literal.len > 0 ? name->literal : name->given, CITE__FACE_PLAIN);
    } else if (is_east_asian(name)) {
        cite__line_value(line, name->family, CITE__FACE_PLAIN);
        cite__line_value(line, name->given, CITE__FACE_PLAIN);
    } else if (inverted) {
        put_inverted(line, name, style);
    } else {
        put_natural(line, name, style);
    }
}

size_t cite__style_name_count(const cite_item *item, cite_role role)
{
    size_t count = cite_item_name_count(item, role);

    return count > 0 && cite__name_is_others(cite_item_name(item, role, count - 1)) ? count - 1 : count;
}

/* Which names are written, and how the list ends. */
struct list {
    size_t count;
    size_t shown;
    bool others;
};

static struct list list_of(const cite_item *item, cite_role role, const struct cite__name_style *style)
{
    struct list list = {.count = cite__style_name_count(item, role)};

    list.shown = list.count > style->most ? style->kept : list.count;
    list.others =
        cite_item_name_count(item, role) > list.count || (list.shown < list.count && !style->last_too);
    return list;
}

/* What stands before name i of a list. Two names that are not inverted need no comma. */
static void put_join(struct cite__line *line, const struct list *list, size_t i,
                     const struct cite__name_style *style, bool inverted)
{
    bool last = i + 1 == list->count && !list->others;

    cite__line_before(line, list->count == 2 && !inverted && last ? " " : ", ");
    if (last)
        cite__line_words(line, style->last);
}

void cite__style_names(struct cite__line *line, const cite_item *item, cite_role role,
                       const struct cite__name_style *style, bool inverted)
{
    struct list list = list_of(item, role, style);

    for (size_t i = 0; i < list.shown; i++) {
        if (i > 0)
            put_join(line, &list, i, style, inverted);
        put_name(line, cite_item_name(item, role, i), style, inverted && (i == 0 || style->all_inverted));
    }
    if (list.shown > 0 && list.shown < list.count && style->last_too) {
        cite__line_words(line, ", … ");
        put_name(line, cite_item_name(item, role, list.count - 1), style, inverted && style->all_inverted);
    }
    if (list.others && list.shown > 0)
        cite__line_words(line, list.shown == 1 && !inverted ? " et al." : ", et al.");
}
