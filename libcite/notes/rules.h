/*
 * notes/rules.h: the rules by which notes and callouts are decided, by name: what cite__note_fact records.
 */
#ifndef CITE_NOTES_RULES_H
#define CITE_NOTES_RULES_H

#include "core/env.h"
#include "core/trace.h"

enum cite__note_rule {
    /* What is seen of a line that may start a note. */
    CITE__RULE_MARK_PRINTED,
    CITE__RULE_MARK_DAMAGED,
    CITE__RULE_MARK_LOST,
    CITE__RULE_POSITION,
    CITE__RULE_OPENING,
    CITE__RULE_PATTERN,
    CITE__RULE_TITLE,
    CITE__RULE_LIKENESS,
    /* How it is read. */
    CITE__RULE_DAMAGE,
    CITE__RULE_FIRST,
    CITE__RULE_NEXT,
    CITE__RULE_AGAIN,
    CITE__RULE_BEATEN,
    /* What becomes of it. */
    CITE__RULE_CALLED,
    CITE__RULE_SURPLUS,
    CITE__RULE_IN_ORDER,
    CITE__RULE_OFF_CHAIN,
    CITE__RULE_CUT,
    CITE__RULE_UNNEEDED,
    CITE__RULE_OTHER_STYLE,
    CITE__RULE_DISPLACED,
    CITE__RULE_MID_LINE,
    CITE__RULE_GAP,
    CITE__RULE_STACKED,
    CITE__RULE_DECLARED,
    /* What goes on with a note, and what does not. */
    CITE__RULE_ALL_NOTES,
    CITE__RULE_TEXT_BELOW,
    CITE__RULE_OTHER_PAGE,
    CITE__RULE_COMPLETE,
    CITE__RULE_LONG,
    CITE__RULE_CALLS_ON,
    CITE__RULE_CONTINUED,
    CITE__RULE_BROKEN_WORD,
    CITE__RULE_LIKE_NOTE,
    CITE__RULE_LOWER_CASE,
    CITE__RULE_UNLIKE_NOTE,
    CITE__RULE_GOES_ON,
    CITE__RULE_REST,
    /* Callouts. */
    CITE__RULE_CALL_PRINTED,
    CITE__RULE_CALL_DAMAGED,
    CITE__RULE_CALL_PLACE,
    CITE__RULE_CALL_AS,
    CITE__RULE_CALL_CHOSEN,
    CITE__RULE_CALL_RUN,
    CITE__RULE_CALL_DECLARED,
    CITE__RULE_CALL_IN_NOTE,
    CITE__RULE_CALL_LEFT,
    CITE__RULE_CALL_NO_NOTES,
    CITE__NOTE_RULE_COUNT
};

extern const struct cite__rule cite__note_rules[CITE__NOTE_RULE_COUNT];

/* Records a fact under a rule, where facts are asked for; fact.rule is set here. */
static inline void cite__note_fact(const struct cite__env *env, enum cite__note_rule rule,
                                   struct cite__fact fact)
{
    if (!env->trace)
        return;
    fact.rule = &cite__note_rules[rule];
    cite__trace_add(env->trace, &fact);
}

#endif
