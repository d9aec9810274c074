/*
 * notes/rules.c: see rules.h.
 */
#include "notes/rules.h"

#define SEEN(subject) CITE_SUBJECT_##subject, CITE_REASON_EVIDENCE
#define READ(subject) CITE_SUBJECT_##subject, CITE_REASON_READING
#define MADE(subject) CITE_SUBJECT_##subject, CITE_REASON_CHOSEN
#define LEFT(subject) CITE_SUBJECT_##subject, CITE_REASON_REJECTED

const struct cite__rule cite__note_rules[CITE__NOTE_RULE_COUNT] = {
    [CITE__RULE_MARK_PRINTED] = {SEEN(NOTE), "mark", "%d at the start of a line reads as %n"},
    [CITE__RULE_MARK_DAMAGED] = {SEEN(NOTE), "mark", "%d at the start of a line may be a damaged mark"},
    [CITE__RULE_MARK_LOST] = {SEEN(NOTE), "mark", "no mark, behind a complete paragraph: it may be lost"},
    [CITE__RULE_POSITION] = {SEEN(NOTE), "position", "%s"},
    [CITE__RULE_OPENING] = {SEEN(NOTE), "opening", "%s"},
    [CITE__RULE_PATTERN] = {SEEN(NOTE), "pattern", "its text has %s"},
    [CITE__RULE_LIKENESS] = {SEEN(NOTE), "likeness", "what its text says for a note, in all"},
    [CITE__RULE_DAMAGE] = {READ(NOTE), "damage", "what the damage costs when read as %n"},
    [CITE__RULE_FIRST] = {READ(NOTE), "first",
                          "as %n, where a numbering begins; the score is that of all up to here"},
    [CITE__RULE_NEXT] = {READ(NOTE), "next", "as %n, going on from %o"},
    [CITE__RULE_AGAIN] = {READ(NOTE), "again", "as %n, where the numbering starts again behind %o"},
    [CITE__RULE_BEATEN] = {READ(NOTE), "beaten", "as %n, but another line does better as %n"},
    [CITE__RULE_CALLED] = {SEEN(NOTE), "called", "a callout of %n stands in front of it"},
    [CITE__RULE_SURPLUS] = {SEEN(NOTE), "surplus", "its evidence, less what a note must have on average"},
    [CITE__RULE_IN_ORDER] = {MADE(NOTE), "in order", "note %n: the best numbering goes this way"},
    [CITE__RULE_OFF_CHAIN] = {LEFT(NOTE), "out of order",
                              "the best numbering of its kind of mark goes without it"},
    [CITE__RULE_CUT] = {LEFT(NOTE), "thin evidence",
                        "as %n in the best numbering, of which this part shows too little evidence"},
    [CITE__RULE_UNNEEDED] = {LEFT(NOTE), "not asked for", "as %n, behind the last mark and not called"},
    [CITE__RULE_OTHER_STYLE] = {LEFT(NOTE), "other marks",
                                "as %n, but marks of another kind number the document with more evidence"},
    [CITE__RULE_DISPLACED] = {MADE(NOTE), "displaced",
                              "note %n: its mark stands out of order, and %n was missing"},
    [CITE__RULE_GAP] = {SEEN(NOTE), "gap", "%n is missing in front of it, and no mark near reads as %n"},
    [CITE__RULE_STACKED] = {MADE(NOTE), "stacked", "note %n: its mark stands apart from its text, %d"},
    [CITE__RULE_DECLARED] = {MADE(NOTE), "declared", "note %n: the document defines it, %d"},
    [CITE__RULE_ALL_NOTES] = {SEEN(NOTE), "extent", "all up to the next mark: no running text stands between"},
    [CITE__RULE_TEXT_BELOW] = {SEEN(NOTE), "extent", "its mark is alone: the next paragraph is its text, %d"},
    [CITE__RULE_OTHER_PAGE] = {SEEN(NOTE), "extent", "stops in front of another page or column, %d"},
    [CITE__RULE_COMPLETE] = {SEEN(NOTE), "extent", "stops: it is complete in front of %d"},
    [CITE__RULE_LONG] = {SEEN(NOTE), "extent", "stops: too long for the rest of a note, %d"},
    [CITE__RULE_CALLS_ON] = {SEEN(NOTE), "extent", "stops: running text that calls the next notes, %d"},
    [CITE__RULE_BROKEN_WORD] = {SEEN(NOTE), "extent", "takes up, behind a hyphen or slash, %d"},
    [CITE__RULE_LIKE_NOTE] = {SEEN(NOTE), "extent", "takes up what reads like a note, %d"},
    [CITE__RULE_LOWER_CASE] = {SEEN(NOTE), "extent", "takes up what goes on in lower case, %d"},
    [CITE__RULE_UNLIKE_NOTE] = {SEEN(NOTE), "extent", "stops: does not read like a note, %d"},
    [CITE__RULE_GOES_ON] = {SEEN(NOTE), "extent", "takes up what cannot go on with the running text, %d"},
    [CITE__RULE_CALL_PRINTED] = {SEEN(CALLOUT), "mark", "%d reads as %n"},
    [CITE__RULE_CALL_DAMAGED] = {SEEN(CALLOUT), "mark", "%d may be a damaged mark"},
    [CITE__RULE_CALL_PLACE] = {SEEN(CALLOUT), "place", "%s"},
    [CITE__RULE_CALL_AS] = {READ(CALLOUT), "calls", "as %n"},
    [CITE__RULE_CALL_CHOSEN] = {MADE(CALLOUT), "in order",
                                "calls note %n: the notes of its stretch are best tied so"},
    [CITE__RULE_CALL_RUN] = {MADE(CALLOUT), "run", "calls %n, one of a run from 1 on whose notes are not here"},
    [CITE__RULE_CALL_DECLARED] = {MADE(CALLOUT), "declared", "calls note %n, which the document defines"},
    [CITE__RULE_CALL_IN_NOTE] = {LEFT(CALLOUT), "in a note", "it stands within a note, or in a running head"},
    [CITE__RULE_CALL_LEFT] = {LEFT(CALLOUT), "untied",
                              "no note near fits it, or other places fit those better"},
    [CITE__RULE_CALL_NO_NOTES] = {LEFT(CALLOUT), "no notes", "there is no note that it could call"},
};
