/*
 * notes/evidence.c: see evidence.h.
 */
#include "notes/evidence.h"

#include "core/str.h"
#include "notes/rules.h"

#include <string.h>

/* What is read of a paragraph: three or four lines. */
#define BYTES_READ ((size_t)400)

const struct cite__pattern cite__note_patterns[] = {
    {"https?://|\\bwww\\.|\\bdoi[:. ]|\\bperma\\.cc|\\b10\\.\\d{4,9}/", true, "see https://example.org/a",
     "plain words", "htt|<www|<doi|<per|<10."},
    {"(?<![\\d/-])(?:1[5-9]|20)\\d\\d(?![\\d/%])", false, "London, 1987.", "12345", "1[5-9][0-9~]|20[0-9~]"},
    {"^\\W*(?:see|cf|ibid|ibidem|id\\.|idem|supra|infra|op\\. "
     "?cit|vgl|siehe|ebd|ders|dies\\.|voir|véase|cfr|vid|there(?:in)? at"
     "|art(?:icle|\\.)|para|§|см|там же|указ|for (?:an? |more|further|example|instance|background|detail)|on "
     "th|quoted|cited)\\b",
     true, "See also Brown", "Seeing is believing", NULL},
    {"\\b(?:pp?|S|s|c|с|vol|no|nos|nr|Nr|n|rn|Rz|col|art|para|ff?)\\.? ?\\d", false, "vol. 3, pp. 12-15",
     "on page twelve",
     "<[pSscnf][. 0-9~]|<pp[. 0-9~]|<\xD1|<vol|<no[s. 0-9~]|<[nN]r[. 0-9~]|<rn[. "
     "0-9~]|<Rz|<col|<art|<par|<ff[. "
     "0-9~]"},
    {"[“„«\"‘][^”“»\"’]{8,}[,.]?[”“»\"’]", false, "“On the Rivers of Ohio,”", "no quotation here",
     "\"|\xE2|\xC2"},
    {"\\b(?:ibid|op\\. ?cit|supra note|a\\. ?a\\. ?O|ebd|там же|loc\\. ?cit|idem|id\\. at)\\b", true,
     "Smith, op. cit., 4", "opera", "<ibi|<op[. ]|<sup|<a.|<ebd|<\xD1\x82|<\xD0\xA2|<\xE1|<loc|<ide|<id."},
    {"\\((?:n\\. ?d\\.|[^()]{0,40}\\d{4}[a-z]?)\\)|\\bretrieved from|\\baccessed\\b|\\bet al\\b|\\beds?\\.",
     true, "Brown (2014).", "Brown went home", "(|<ret|<acc|<et |<ed[s.]"},
    {"\\b[A-Z]\\. ?(?:[A-Z]\\. ?)?[A-Z][a-z]+|[A-Z][a-z]+, [A-Z]\\.", false, "J. K. Brown", "brown, j", NULL},
    {"[第页頁]|年|№|С\\. ?\\d", false, "2014年", "plain",
     "\xE7\xAC\xAC|\xE9\xA0\x81|\xE9\xA1\xB5|\xE5\xB9\xB4|\xE2\x84\x96|\xD0\xA1"},
};

const size_t cite__note_pattern_count = sizeof cite__note_patterns / sizeof cite__note_patterns[0];

/* What each pattern is worth, in the order of the table. name: what it finds, as an explanation says it. */
static const struct {
    double worth;
    const char *name;
} rows[] = {
    {2.0, "an address"},
    {0.8, "a year"},
    {1.0, "a word that notes begin with"},
    {0.6, "a page, volume or paragraph"},
    {0.5, "a title in quotation marks"},
    {1.2, "a reference back"},
    {0.8, "a date, access or editor in a reference"},
    {0.4, "a name with initials"},
    {0.4, "a page or year in another script"},
};

_Static_assert(sizeof rows / sizeof rows[0] == sizeof cite__note_patterns / sizeof cite__note_patterns[0],
               "one row of worth for each pattern");
_Static_assert(sizeof rows / sizeof rows[0] <= CITE__PATTERN_ROWS, "one place for each pattern");

/* Adds up what the patterns find; they are recorded where there is a mark to record them for. */
static double likeness(cite_str text, const cite_span *mark, struct cite__env *env)
{
    const struct cite__patterns *patterns = env->patterns[CITE__PATTERNS_NOTES];
    cite_str head = cite__slice(text, 0, text.len < BYTES_READ ? text.len : BYTES_READ);
    size_t from[CITE__PATTERN_ROWS];
    double sum = 0.0;

    cite__patterns_places(patterns, head, from);
    for (size_t i = 0; i < cite__note_pattern_count; i++) {
        if (from[i] == CITE_NONE || !cite__pattern_find(patterns, i, head, from[i], NULL, env->scratch))
            continue;
        sum += rows[i].worth;
        if (mark)
            cite__note_fact(env, CITE__RULE_PATTERN,
                            (struct cite__fact){
                                .span = *mark, .weight = rows[i].worth, .detail = cite_str_from(rows[i].name)});
    }
    return sum;
}

double cite__note_likeness(cite_str text, struct cite__env *env)
{
    return likeness(text, NULL, env);
}

double cite__note_likeness_of(cite_span mark, cite_str text, struct cite__env *env)
{
    double sum = likeness(text, &mark, env);

    cite__note_fact(env, CITE__RULE_LIKENESS, (struct cite__fact){.span = mark, .weight = sum});
    return sum;
}
