/*
 * net/rules.h: patterns of links that are to be asked, or not.
 *
 *     example.org              the host, and every host below it
 *     *.example.org            hosts below it alone
 *     mailto:                  a scheme
 *     example.org/drafts*      what follows "https://"
 *     https://example.org*     the whole URL
 *     re:[?&]session=          PCRE2, anywhere in the URL
 *
 * "*" stands for any run of characters and nothing else is special: "?" and "[" are common in URLs. Letters are compared
 * without their case, but for PCRE2. A URL is compared without its fragment, unless the pattern has a "#".
 */
#ifndef CITE_NET_RULES_H
#define CITE_NET_RULES_H

#include "core/arena.h"
#include "core/array.h"
#include "core/pattern.h"

#include <cite/checker.h>

#include <stdbool.h>

/* The longest pattern: the longest URL that anybody writes by hand is a tenth of it. */
#define CITE__RULE_MAX ((size_t)2000)

/* What a pattern is compared with. */
enum cite__rule_part { CITE__RULE_HOST, CITE__RULE_SCHEME, CITE__RULE_REST, CITE__RULE_URL, CITE__RULE_PCRE };

struct cite__rule {
    cite_rule kind;
    enum cite__rule_part part;
    cite_str pattern; /* as it was given */
    cite_str origin;  /* where it stands; empty: not known */
    cite_str text;    /* the pattern without "re:" or a scheme's ":" */
    struct cite__patterns *pcre;
};

struct cite__rules {
    struct cite__arena *arena;
    CITE__ARRAY(struct cite__rule) items;
    size_t includes; /* how many of them include */
};

void cite__rules_init(struct cite__rules *rules, struct cite__arena *arena);
void cite__rules_release(struct cite__rules *rules);

/* Adds a rule. CITE_ERROR_ARGUMENT for a pattern that is none, with the reason; CITE_ERROR_MEMORY. */
cite_status cite__rules_add(struct cite__rules *rules, cite_rule kind, cite_str pattern, cite_str origin,
                            cite_error *error);

/* Adds the rules of a file's text, see cite_checker_add_ignore. The same. */
cite_status cite__rules_read(struct cite__rules *rules, cite_str text, cite_str name, cite_error *error);

/*
 * Why a URL is not to be asked, as a line for a person; empty where it is, {NULL, 0} when memory is out. Of the rules that
 * exclude, or take back what others exclude, the last one that matches counts.
 */
cite_str cite__rules_refuse(const struct cite__rules *rules, cite_str url);

/* Whether "*" and the characters of a pattern are what a text is, without regard to case. */
bool cite__glob(cite_str pattern, cite_str text);

#endif
