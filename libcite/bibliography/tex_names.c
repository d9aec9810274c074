/*
 * bibliography/tex_names.c: a name as BibTeX reads it: its parts at their commas, in braces where it would read others.
 */
#include "bibliography/item.h"
#include "bibliography/tex_value.h"
#include "core/str.h"
#include "text/utf8.h"

/* Whether BibTeX would take a part of a name for several: at a comma, or at the word "and". */
static bool has_separator(cite_str part)
{
    struct cite__clean clean;
    cite_str character = {NULL, 0};
    char word[4];
    size_t len = 0;

    cite__clean_init(&clean, part);
    while (cite__clean_next(&clean, &character)) {
        if (character.ptr[0] == ',')
            return true;
        if (character.ptr[0] != ' ') {
            if (len < sizeof word)
                word[len++] = character.ptr[0];
            continue;
        }
        if (cite__str_equal_nocase((cite_str){word, len}, CITE__LIT("and")))
            return true;
        len = 0;
    }
    return cite__str_equal_nocase((cite_str){word, len}, CITE__LIT("and"));
}

/* Also where it would take "bin" of "bin Laden" or "Van de" of "Van de Mill" for particles, or "others" for "et al.". */
static bool name_needs_braces(cite_str family)
{
    bool inner_space = cite__str_find_byte(family, ' ', 0) != CITE_NONE;
    bool small = inner_space && cite__is_lower(family.ptr[0]);

    for (size_t i = 1; i < family.len; i++)
        small = small || (family.ptr[i - 1] == ' ' && cite__is_lower(family.ptr[i]));
    return has_separator(family) || cite__str_equal_nocase(family, CITE__LIT("others")) || small;
}

/* The small word that a first name ends with would be taken for a particle. */
static bool given_needs_braces(cite_str given)
{
    size_t at = given.len;
    size_t len = 0;

    while (at > 0 && !cite__is_space(given.ptr[at - 1]))
        at--;
    return has_separator(given) || (at > 0 && cite__utf8_is_lower(cite__utf8_at(given, at, &len)));
}

static void put_part(struct cite__out *out, const char *before, cite_str part, bool braces)
{
    if (part.len == 0)
        return;
    cite__out_text(out, before);
    cite__out_text(out, braces ? "{" : "");
    cite__tex_put_plain(out, part);
    cite__out_text(out, braces ? "}" : "");
}

/* "von Last, Jr., First". */
static void put_person(struct cite__out *out, const cite_name *name)
{
    const cite_str *first = &name->given;
    const cite_str *particle = &name->dropping_particle;
    bool no_first = first->len == 0 && particle->len == 0;

    put_part(out, "", name->non_dropping_particle, has_separator(name->non_dropping_particle));
    put_part(out, name->non_dropping_particle.len > 0 ? " " : "", name->family,
             name_needs_braces(name->family));
    put_part(out, ", ", name->suffix, has_separator(name->suffix));
    if (name->suffix.len > 0 && no_first)
        cite__out_text(out, ", {}"); /* or the suffix would be the first name */
    put_part(out, ", ", *first, given_needs_braces(*first));
    put_part(out, first->len > 0 ? " " : ", ", *particle, has_separator(*particle));
}

void cite__tex_put_name(struct cite__out *out, const cite_name *name)
{
    /* btxdoc, 4: the word that BibTeX prints as "et al."; in braces it would be a name. */
    if (cite__name_is_others(name)) {
        cite__out_text(out, "others");
        return;
    }
    if (name->family.len > 0) {
        put_person(out, name);
        return;
    }
    /* A body, or the only name someone has: braces keep it in one piece. */
    cite__tex_put_value(out, name->literal.len > 0 ? name->literal : name->given, CITE__TEX_TEXT);
}
