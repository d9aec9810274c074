/*
 * links/rules.h: the rules by which links are decided, by name: what cite__link_fact records.
 */
#ifndef CITE_LINKS_RULES_H
#define CITE_LINKS_RULES_H

#include "core/env.h"
#include "core/trace.h"

enum cite__link_rule {
    /* What starts it. */
    CITE__RULE_LINK_SCHEME, /* in the order of enum cite__link_kind */
    CITE__RULE_LINK_WWW,
    CITE__RULE_LINK_HOST,
    CITE__RULE_LINK_DOI,
    CITE__RULE_LINK_IDENTIFIER,
    CITE__RULE_LINK_MENDED,
    /* What it meets on its way to the right. */
    CITE__RULE_BREAK_LINE, /* in the order of enum cite__seam */
    CITE__RULE_BREAK_BLANK,
    CITE__RULE_BREAK_COLUMN,
    CITE__RULE_BREAK_SPACE,
    CITE__RULE_SEAM_NOTHING,
    CITE__RULE_SEAM_FIRST_HOST,
    CITE__RULE_SEAM_BROKEN_HOST,
    CITE__RULE_SEAM_ANEW,
    CITE__RULE_SEAM_DATE,
    CITE__RULE_SEAM_PARTED_DATE,
    CITE__RULE_SEAM_EXTENSION,
    CITE__RULE_SEAM_PIECE,
    CITE__RULE_SEAM_NO_PIECE,
    CITE__RULE_SEAM_ENOUGH,
    CITE__RULE_SEAM_TOO_LITTLE,
    CITE__RULE_UNDERSCORE,
    CITE__RULE_TRIMMED,
    /* What becomes of it. */
    CITE__RULE_LINK_NOTHING,
    CITE__RULE_LINK_LABEL,
    CITE__RULE_LINK_NO_HOST,
    CITE__RULE_LINK_CHOSEN,
    CITE__RULE_LINK_REPAIR,
    CITE__RULE_LINK_OTHER,
    CITE__LINK_RULE_COUNT
};

extern const struct cite__rule cite__link_rules[CITE__LINK_RULE_COUNT];

/* Records a fact under a rule, where facts are asked for; fact.rule is set here. */
static inline void cite__link_fact(const struct cite__env *env, enum cite__link_rule rule,
                                   struct cite__fact fact)
{
    if (!env->trace)
        return;
    fact.rule = &cite__link_rules[rule];
    cite__trace_add(env->trace, &fact);
}

#endif
