/*
 * citations/patterns.c: see patterns.h.
 */
#include "citations/patterns.h"

#include "core/str.h"

/* One or more numbers with their ranges: 12, 49-65, 3 f., 347 ff. */
#define NUMBERS "[0-9]+[a-z]?(?:\\s?[-\\x{2010}-\\x{2015}]\\s?[0-9]+)?(?:\\s?ff?\\b\\.?)?"
#define ROMAN   "[ivxlc]{1,7}(?:[-\\x{2013}][ivxlc]{1,7})?"
#define NOTE    "(?:nn?|notes?|fns?|footnotes?|fußn|fußnote|anm|note|nota|прим)"

/* In the brackets behind the names of an entry: 1999a, 1974/75, 2011, March 3, n.d. */
#define ENTRY_DATE                                                                                             \
    "(?:(?:1[5-9]|20)[0-9]{2}[a-z]?(?:/[0-9]{2,4})?(?:,\\s[^()]{1,24})?|n\\.\\s?d\\.|o\\.\\s?J\\.)"

/* In an onset: white space; what a Roman number goes on or ends with. Cyrillic small letters have more capitals at U+1C80. */
#define BLANK          "\t-\r ~"
#define ROMAN_ON       "ivxlc\t-/:-@[-^`{-}~"
#define OTHER_CYRILLIC "\xE1\xB2"

const struct cite__pattern cite__citation_patterns[] = {
    [CITE__CITATION_SIGNAL] =
        {"\\G(?:(?:but|and|or|also|again|for (?:an?|the) \\w+,?)\\s)*"
         "(?:see(?:\\s(?:also|further|generally|especially|esp\\.|esp|inter alia|in "
         "particular|particularly|more recently))?"
         "|also see|cf\\.?|compare|accord|contra|e\\.g\\.?|i\\.e\\.?"
         "|(?:as )?(?:quoted|cited|reprinted|reported|discussed|referenced|reproduced) (?:in|by|at)|reported in"
         "|for (?:example|instance|discussion|details?|background|critique)"
         "|originally published (?:in|as)|source|sources|based on|according to|translated from)\\b"
         "(?:\\.?[,:]?\\s(?:e\\.g\\.|for example|for instance|also|further|generally|inter alia))?[.,:]*\\s*",
         true, "See also, D. Stone, River Law", "Seen from the bridge",
         "but|and|or[" BLANK "]|als|aga|for|see|cf|com|acc|con|e.|i.|as[" BLANK
         "]|quo|cit|rep|dis|ref|ori|sou|bas|tra"},
    [CITE__CITATION_SIGNAL_DE] =
        {"\\G(?:(?:vgl|zit(?=\\.)|dazu|hierzu|näher|ausf(?:ührlich(?:er)?|\\.)?|grundlegend|kritisch|klassisch"
         "|explizit|ebenso|sowie|siehe|statt vieler|grundsätzlich|a\\. ?A\\.)\\b\\.?\\s?)+"
         "(?:(?:u\\. ?a\\.|z\\. ?B\\.|etwa|nur|auch|dazu|hierzu|nach|bei|insbesondere|insb\\.|vgl\\.|statt "
         "vieler)\\s?)*[,:]?\\s*",
         true, "Vgl. auch Stein 1999, S. 3", "Verglichen mit Stein",
         "vgl|zit|daz|hie|n\xC3|aus|gru|kri|kla|exp|ebe|sow|sie|sta|a."},
    [CITE__CITATION_SIGNAL_ROMANCE] =
        {"\\G(?:voir|cf\\.?|cfr\\.?|véase|véanse|ver|si veda(?:no)?|vedi|vid\\.|veja(?:-se)?)\\b\\.?"
         "(?:\\s(?:aussi|également|notamment|par exemple|también|entre otros|por ejemplo|anche|ad esempio"
         "|per tutti|também))*[,:]?\\s*",
         true, "Voir aussi P. Duval, Le pont", "Voirie de Lyon", "voi|cf|v\xC3|ver|si[" BLANK "]|ved|vid|vej"},
    [CITE__CITATION_SIGNAL_OTHER] = {"\\G(?:(?:подробнее )?"
                                     "(?:см|ср|цит)\\."
                                     "(?:\\s(?:также|подробнее|например|по))*"
                                     "|参见|参看|见|参阅|参照)"
                                     "[,:：]?\\s*",
                                     true, "См. также: Иванов", "смета",
                                     "\xD0|\xD1|" OTHER_CYRILLIC "|\xE5\x8F|\xE8\xA7"},
    [CITE__CITATION_IBID] = {"\\G(?:ibid(?:em)?|id(?=[.,])|ib(?=[.,])|ebd|ebenda|ibíd(?:em)?|там же"
                             "|同上|同前)\\.?",
                             true, "Ibid., 45", "idea of a bridge",
                             "ibi|id[.,]|ib[.,]|ib\xC3|ebd|ebe|\xD0\xA2|\xD1\x82|" OTHER_CYRILLIC "|\xE5\x90"},
    [CITE__CITATION_SUPRA] = {"\\G(?:(?:op\\.? ?cit|loc\\.? ?cit|a\\. ?a\\. ?O|ob\\. ?cit|указ\\. соч)\\.?"
                              "(?:,? ?\\([0-9]{4}\\))?(?:[,:]?\\s?\\(?(?:supra|above|oben)?,?\\s?" NOTE
                              "\\.?\\s?([0-9]+)\\)?)?"
                              "|(?:supra|infra|above|oben),?\\s(?:at\\s|in\\s)?" NOTE "\\.?\\s?([0-9]+)"
                              "|" NOTE "\\.?\\s([0-9]+),?\\s(?:above|supra|oben)"
                              "|\\((?:(?:supra|above|oben),?\\s)?" NOTE "\\.?\\s?([0-9]+)\\))",
                              true, "op. cit., n. 7, p. 3", "operating costs, n. 7",
                              "op[. c]|loc|a.|ob[. c]|\xD1\x83|\xD0\xA3|" OTHER_CYRILLIC "|sup|inf|abo|obe"
                              "|n[n." BLANK "]|not|fn|foo|fu|anm|\xD0\xBF|\xD0\x9F|([saonf\xD0\xE1]"},
    [CITE__CITATION_LOCATOR] =
        {"\\G(?:at\\s)?(?|(p|pp|S|SS|pages?|Seiten?|с|С|стр|págs?|pagg?"
         "|n|nn|notes?|Fn|Anm|para|paras|paragraphs?|Rn|Rz|Abs|s|ss|sec|section|"
         "sections|art|arts|articles?|Art|Arts|Articles?"
         "|ch|chap|chapters?|fig|table|Tab|§§?|P|PP|Pp|Págs?)\\.?\\s?"
         "(" NUMBERS "|" ROMAN "\\b)|(第)\\s?(" NUMBERS ")\\s?[页頁])",
         false, "pp. 49-65", "per 49",
         "at[" BLANK "]|[pnsSP].[0-9ivxlc" BLANK "]|[pnsSP][" BLANK "][0-9ivxlc~]|[pnsSP][0-9]"
         "|[pnsSP][ivxlc][" ROMAN_ON "]|pp|pag|par|p\xC3|SS|Sei|\xD1\x81|\xD0\xA1|nn|not|Fn"
         "|\xE7\xAC\xAC|Anm|R[nz]|Abs|ss|sec|art|Art|ch|fig|tab|Tab|\xC2\xA7|P[Pp]|P\xC3"},
    [CITE__CITATION_PAGES] = {"\\G(?:at\\s|especially\\s|esp\\.\\s|insb(?:esondere|\\.)\\s|here\\s)?(" NUMBERS
                              ")(?![0-9.]*[/(\\x{2013}-])(?![.:/][0-9])",
                              true, "especially 43-59.", "ninety", "[0-9]|at[" BLANK "]|esp|ins|her"},
    [CITE__CITATION_VOLUME] =
        {"\\G([0-9]{1,4})(?:\\s?\\(([0-9]{1,3}(?:[-/"
         "\\x{2013}][0-9]{1,3})?)\\)|,?\\s?(?:no|nr|issue)\\.?\\s?([0-9]{1,3})|:\\s?([0-9]{1,3})(?=,))?"
         "(?:,?\\s?\\((?:[^()0-9]{0,20})[12][0-9]{3}\\))?"
         "(?:\\s?[:,]\\s?(?:pp?\\.\\s?)?([0-9]+(?:[-\\x{2010}-\\x{2015}][0-9]+)?)(?![0-9]))?",
         true, "12(3), 529-547", "twelve", "[0-9]"},
    [CITE__CITATION_REPORTER] = {"\\G,?\\s?(?:[\\[(][12][0-9]{3}[\\])]\\s?)?(?:[0-9]{1,4}\\s)?(?:\\p{Lu}[\\p{L}"
                                 ".']*\\.?\\s?(?:[0-9]d\\s|[0-9](?:st|th)\\s)?){1,5}"
                                 "(?:\\([0-9]{1,2} "
                                 "\\p{Lu}\\p{Ll}+\\.?\\)\\s)?[0-9]{1,5}(?:[-\\x{2013}][0-9]+)?(?:,\\s[0-9]{1,5}"
                                 ")?(?:\\s?\\([^()]{2,40}\\))?",
                                 false, " [1999] 2 Q.R. 257", ", which was decided later", NULL},
    [CITE__CITATION_STATUTE] = {"\\G(?:[0-9]{1,4}\\s(U\\.?\\s?S\\.?\\s?C\\.?(?:A\\.?)?|C\\.?\\s?F\\.?\\s?R\\."
                                "?|Fed\\.\\s?Reg\\.|Stat\\.|[UL]\\.?N\\.?T\\.?S\\.?|U\\.?S\\.?T\\.?|I\\.?L\\.?"
                                "M\\.?)\\s?(?:(?:§+|pt\\.|art\\.)"
                                "\\s?)?[0-9](?:[0-9.a-z()-]|,(?=[0-9]))*|Pub(?:lic|\\.)\\s(?:L\\.|Law)\\s?(?:"
                                "No\\.\\s?)?[0-9]+[-\\x{2013}][0-9]+"
                                "|Exec(?:\\.|utive)\\sOrder\\s(?:No\\.\\s)?[0-9](?:[0-9]|,(?=[0-9]))+|T\\.I\\."
                                "A\\.S\\.\\s(?:No\\.\\s)?[0-9]+)"
                                "(?:\\s?\\([^()]{0,30}[12][0-9]{3}\\))?",
                                false, "22 U.S.C. § 611 (1938)", "22 US companies", "[0-9]|Pub|Exec|T."},
    [CITE__CITATION_BILL] =
        {"\\G(?:H\\.\\s?R\\.|S\\.|H\\.\\s?(?:Con\\.\\s?|J\\.\\s?)?Res\\.|S\\.\\s?(?:Con\\.\\s?|J\\.\\s?)?"
         "Res\\.)\\s?[0-9]{1,5}(?=,?\\s[^;]{0,120}?[0-9]{2,3}(?:th|st|nd|rd)\\sCong)"
         "|\\GH\\.\\s?R\\.\\s?[0-9]{1,5}",
         false, "H.R. 1234, 99th Cong.", "HR department", "H.|S."},
    [CITE__CITATION_SESSION] =
        {"\\G,?\\s?([0-9]{2,3})(?:th|st|nd|rd|d)\\sCong(?:\\.|ress)(?:,?\\s[12](?:st|nd|d)\\s"
         "[Ss]ess(?:\\.|ion))?(?:,?\\s§+\\s?[0-9]+[a-z0-9()]*)?(?:,?\\s?\\((?:[^()]{0,40}\\s)?"
         "([12][0-9]{3})\\))?",
         false, ", 99th Cong., 1st sess. (1985)", "the 99th Congress", NULL},
    [CITE__CITATION_REPORT] =
        {"\\G[\\[(][12][0-9]{3}[\\])]\\s(?:[0-9]{1,4}\\s)?(?:(?:\\p{Lu}\\p{L}{0,4}\\.\\s?){2,7}"
         "|\\p{Lu}{2,6}(?:\\s\\(?\\p{Lu}\\p{L}*\\)?)?\\s)[0-9]+(?:[-\\x{2013}][0-9]+)?"
         "(?:\\s?\\([^()]{2,40}\\))?",
         false, "(1987) 14 N.S.W.L.R. 61 (C.A.)", "(1979) 27 River Studies 183", "[([]"},
    [CITE__CITATION_DOI] = {"\\G(?:doi:?\\s?)?(10\\.[0-9]{4,9}/[^\\s\"<>]+)", true, "doi: 10.1234/abc.5",
                            "10.1234 dollars", "doi|10."},
    [CITE__CITATION_DATE_CJK] =
        {"\\G([12][0-9]{3})\\s?年(?:\\s?([0-9]{1,2})\\s?月(?:\\s?([0-9]{1,2})\\s?日)?)?", false, "2019年6月6日",
         "2019-06-06", "[12][0-9]"},
    [CITE__CITATION_NO_DATE] = {"\\G(?:n\\. ?d|o\\. ?J|s\\. ?a|s\\. ?d|б\\. ?г)\\.|\\Gundated\\b|\\Gno date\\b",
                                true, "n.d.", "and", "n.|o.|s.|\xD0\xB1|\xD0\x91|" OTHER_CYRILLIC "|und|no[ ]"},
    /* The prefixes of the bodies that number their standards: IETF, ISO, IEC, national bodies, IEEE, W3C, Unicode … */
    [CITE__CITATION_STANDARD] =
        {"\\G(?:(?:RFC|BCP|STD|ISO(?:/"
         "(?:IEC|IEEE|TR|TS|PAS|ASTM))*|IEC|IEEE(?:\\sStd)?|DIN(?:\\sEN)?(?:\\sISO)?"
         "|EN(?:\\sISO)?|[ÖO]NORM(?:\\s[A-Z])?|SN\\sEN|BS(?:\\sEN)?(?:\\sISO)?|NF(?:\\sEN)?|UNE|UNI|ANSI(?:/"
         "[A-Z]+)*"
         "|ASTM|NISO|ECMA|ETSI\\s[A-Z]{2}|FIPS(?:\\sPUB)?|NIST\\s(?:SP|IR|FIPS|Special "
         "Publication)|JIS|GB(?:/[TZ])?"
         "|ГОСТ(?:\\sР)?(?:\\sИСО)?|GOST(?:\\sR)?)[\\s-]?(?=[A-Z]{0,2}\\.?[0-9]{2})|ITU-[TRD]\\s(?:Rec(?:"
         "ommendation|\\.)\\s)?"
         "(?=[A-Z]\\.[0-9])|Unicode\\s(?:Standard\\sAnnex|Technical\\s(?:Standard|Report|Note))\\s#?(?=[0-9]))"
         "[0-9A-Z][0-9A-Z./-]*[0-9A-Z]*(?::[0-9]{4})?(?<![.-])",
         false, "RFC 3986", "RFC editors",
         "RFC|BCP|STD|ISO|IE[CE]|DIN|EN|\xC3\x96|ONO|SN|BS|NF|UN[EI]|ANS|AST|NIS|ECM|ETS|FIP|JIS|GB|\xD0\x93|"
         "GOS|ITU"
         "|Uni"},
    [CITE__CITATION_SERIES] =
        {"\\G((?:\\p{Lu}[\\p{L}/"
         ".]*\\s){0,4}(?:(?:Working|Discussion|Research|Occasional|Policy|Staff|Technical|Issue|White"
         "|Green|Briefing|Economic)\\s(?:Paper|Report|Note|Brief)|Arbeitspapier|Diskussionspapier|"
         "Forschungsbericht"
         "|Document de travail|Documento de trabajo)s?(?:\\sSeries)?),?\\s?(?:[Nn]o\\.?|[Nn]r\\.?|n°|№|#)?\\s?"
         "([0-9][0-9A-Za-z./-]*[0-9A-Za-z]|[0-9])",
         false, "Working Paper No. 12", "Working Papers were read", NULL},
    [CITE__CITATION_ENTRY] =
        {"\\G(?:(?i:van|von|de|der|den|di|da|la|le|du|ten|ter|zu)\\s){0,3}\\p{Lu}[\\p{L}'\\x{2019}-]+"
         "(?:\\s\\p{Lu}[\\p{L}'\\x{2019}-]+)?,\\s\\p{Lu}[\\p{L}\\s.,;/"
         "&'\\x{2019}-]{0,240}?(?:\\(\\p{L}+\\.?\\)\\.?)?"
         "(?:(?<=\\p{L}),?\\s?:\\s|(?<=\\.):\\s|(?<=\\)):\\s|,?\\s?\\(" ENTRY_DATE "\\)"
         "|,\\s(?:1[5-9]|20)[0-9]{2}[a-z]?(?:/[0-9]{2,4})?\\s?[:;.,]"
         "|\\s(?:1[5-9]|20)[0-9]{2}[a-z]?(?:/[0-9]{2,4})?\\s?:)",
         false, "Stone, David und Ann Marsh, 1967: River Law", "Law and Rivers, vol. 9, 1967: 3", NULL},
    [CITE__CITATION_ENTRY_BODY] = {"\\G(?:(?:\\p{Lu}\\.){2,4}\\s)?\\p{Lu}[\\p{L} "
                                   "&'\\x{2019}-]{2,100}(?:\\r?\\n[\\p{L} &'\\x{2019}-]{1,100})?"
                                   "\\.\\s\\(" ENTRY_DATE "\\)\\.",
                                   false, "Ministry of Rivers. (n.d.). Guide to wells",
                                   "Rivers of the Ministry (2012). Wells", NULL},
};

const size_t cite__citation_pattern_count = sizeof cite__citation_patterns / sizeof cite__citation_patterns[0];

bool cite__reader_match(const struct cite__reader *reader, enum cite__citation_pattern pattern, size_t index,
                        size_t limit, struct cite__match *match)
{
    const struct cite__tokens *tokens = reader->tokens;
    struct cite__match found;

    if (index >= limit || limit > tokens->count)
        return false;
    size_t begin = tokens->items[index].begin;
    size_t end = limit < tokens->count ? tokens->items[limit].begin : tokens->text.len;
    if (end - begin > CITE__CITATION_WINDOW)
        end = begin + CITE__CITATION_WINDOW;
    if (!cite__pattern_find(reader->patterns, pattern, cite__slice(tokens->text, begin, end), 0, &found,
                            reader->scratch))
        return false;
    for (size_t i = 0; i < CITE__PATTERN_GROUPS; i++) {
        if (found.groups[i].begin != CITE_NONE) {
            found.groups[i].begin += begin;
            found.groups[i].end += begin;
        }
    }
    if (match)
        *match = found;
    return found.groups[0].end > begin;
}

size_t cite__reader_token(const struct cite__reader *reader, size_t offset, size_t from)
{
    size_t index = from;

    while (index < reader->tokens->count && reader->tokens->items[index].begin < offset)
        index++;
    return index;
}
