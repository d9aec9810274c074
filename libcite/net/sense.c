/*
 * net/sense.c: see sense.h.
 */
#include "net/sense.h"

#include "core/str.h"
#include "core/url.h"
#include "net/anchor.h"
#include "net/siblings.h"
#include "net/walls.h"

/* Fewer words are alike by chance: a name, a menu. */
#define LIKENESS_WORDS_MIN 5

/* Whether a body is HTML by its type, or for want of one by its beginning. */
static bool is_html(const struct cite__answer *answer)
{
    static const cite_str begins[] = {{"<!doctype html", 14}, {"<html", 5}, {"<head", 5}, {"<title", 6}};
    cite_str body = cite__str_trim(answer->body);

    if (answer->content_type.len > 0)
        return cite__page_is_html(answer->content_type);
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        if (cite__str_starts_nocase(body, begins[i]))
            return true;
    }
    return false;
}

/* The finding for a page that was sent as if all were well, from what it says of itself. */
static const struct cite__finding *finding_of_page(struct cite__sense *sense, const struct cite__place *place)
{
    bool hint = false;

    /* A site's root is there, whatever stands in it. */
    if (cite__verdict_is_root(place->final) || cite__verdict_is_root(place->cited))
        return sense->finding;
    if (cite__page_says_gone(&sense->page, &hint))
        return &cite__finding_gone;
    sense->hint = hint;
    if (cite__page_asks_login(&sense->page) && !cite__login_is_page(place->cited))
        return &cite__finding_login_page;
    return sense->finding;
}

/* The finding for the end of a chain of redirects at a page that is there. */
static const struct cite__finding *finding_of_end(struct cite__sense *sense, const struct cite__place *place)
{
    if (cite__login_is_wall(place->cited, place->final))
        return &cite__finding_login_redirect;
    if (cite__verdict_is_home(place->cited, place->final))
        return &cite__finding_home;
    sense->hint = sense->hint || cite__sibling_is_above(place->cited, place->final);
    return &cite__finding_redirected;
}

/* Whether what the fragment names is not in the page that came. One that a redirect brings is another one. */
static bool lacks_fragment(const struct cite__sense *sense, const struct cite__answer *answer,
                           const struct cite__place *place, bool read)
{
    struct cite__url cited;
    struct cite__url final;
    bool whole = !answer->cut && answer->body.len == answer->body_bytes;

    if (!place->fragments || !place->is_get || !cite__url_split(&cited, place->cited) ||
        cited.fragment.len == 0)
        return false;
    if (place->redirects > 0 && cite__url_split(&final, place->final) && final.fragment.len > 0)
        return false;
    if (cite__str_starts(answer->body, CITE__LIT("%PDF-")))
        return cite__anchor_in_pdf(answer->body, cited.fragment) == CITE__ANCHOR_MISSING;
    return read && whole && !cite__page_is_shell(&sense->page) &&
           cite__anchor_in_html(answer->body, cited.fragment) == CITE__ANCHOR_MISSING;
}

/* What is noticed beside the finding. */
static unsigned flags_of(const struct cite__sense *sense, const struct cite__answer *answer,
                         const struct cite__place *place, bool read)
{
    bool https = cite__str_starts_nocase(place->final, CITE__LIT("https:"));
    bool well =
        sense->finding->verdict == CITE_VERDICT_OK || sense->finding->verdict == CITE_VERDICT_REDIRECTED;
    unsigned flags = 0;

    if (sense->finding == &cite__finding_login_page || sense->finding == &cite__finding_login_redirect ||
        answer->http_code == 401)
        flags |= CITE_FLAG_LOGIN_WALL;
    if (answer->http_code == 429)
        flags |= CITE_FLAG_RATE_LIMITED;
    if (well && cite__host_is_parked(place->final, answer, read ? &sense->page : NULL))
        flags |= CITE_FLAG_PARKED;
    if (well && read && cite__page_is_shell(&sense->page))
        flags |= CITE_FLAG_SCRIPT_SHELL;
    if (well && lacks_fragment(sense, answer, place, read))
        flags |= CITE_FLAG_NO_FRAGMENT;
    if ((https && place->insecure) || (!https && cite__str_starts_nocase(place->cited, CITE__LIT("https:"))))
        flags |= CITE_FLAG_INSECURE;
    return flags;
}

void cite__sense_of(struct cite__sense *out, const struct cite__answer *answer, const struct cite__place *place)
{
    *out = (struct cite__sense){.finding = cite__verdict_of_answer(answer)};
    bool whole = !answer->cut && answer->body.len == answer->body_bytes;
    bool read = place->is_get && answer->body.len > 0 && is_html(answer);
    if (read)
        cite__page_read(&out->page, answer->body);
    const struct cite__finding *wall = cite__wall_of(answer, read ? &out->page : NULL);
    bool ok = out->finding->verdict == CITE_VERDICT_OK;
    bool accepted = answer->http_code >= 400 && cite__codes_have(place->accepted, answer->http_code);
    if (accepted)
        out->finding = &cite__finding_accepted;
    else if (wall)
        out->finding = wall;
    else if (ok && read && whole && answer->http_code <= 299)
        out->finding = finding_of_page(out, place);
    if (out->finding->verdict == CITE_VERDICT_OK && place->redirects > 0)
        out->finding = finding_of_end(out, place);
    out->flags = flags_of(out, answer, place, read);
    out->likeness = out->page.likeness;
    out->has_likeness = read && whole && out->page.words >= LIKENESS_WORDS_MIN &&
                        (out->flags & CITE_FLAG_SCRIPT_SHELL) == 0 && answer->http_code <= 299;
}
