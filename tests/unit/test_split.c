/*
 * unit/test_split.c: one note → the citations in it.
 */
#include "citations/split.h"
#include "core/buf.h"
#include "core/str.h"
#include "reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The citations as they are shown: one a pair of brackets, with their kind where it is no work in full. */
static const struct {
    const char *note;
    const char *citations;
} cases[] = {
    /* one work, signal words and the stop outside */
    {"For more, see David Stone, River Law: A History (Ferry: Mill Press, 1999).",
     "[David Stone, River Law: A History (Ferry: Mill Press, 1999)]"},
    {"On the ferries, see “Iron Boats,” May 2, 2022, https://example.org/a.",
     "[“Iron Boats,” May 2, 2022, https://example.org/a]"},
    {"Vgl. Stein 1999, S. 3.", "[dated Stein 1999, S. 3]"},
    {"См. также: Ivanov, I. (2014). Реки [Rivers]. Water, 3.", "[Ivanov, I. (2014). Реки [Rivers]. Water, 3]"},
    /* several */
    {"David Stone, “On Mills,” May 2, 2022, https://example.org/a; Ann Marsh, “On Ferries,” "
     "https://example.org/b.",
     "[David Stone, “On Mills,” May 2, 2022, https://example.org/a][Ann Marsh, “On Ferries,” "
     "https://example.org/b]"},
    {"David Stone, “On Mills,” May 2, 2022, https://example.org/a. For ferries, see Ann Marsh, “Boats,” "
     "https://example.org/b.",
     "[David Stone, “On Mills,” May 2, 2022, https://example.org/a][Ann Marsh, “Boats,” "
     "https://example.org/b]"},
    {"Marsh, “Iron Boats,” and “Recent Floods: A Talk,” https://example.org/b.",
     "[Marsh, “Iron Boats,”][“Recent Floods: A Talk,” https://example.org/b]"},
    {"See Stone, River Law, 35; also see Ann Marsh, “Boats; and Rafts,” https://example.org/x;y.",
     "[title Stone, River Law, 35][Ann Marsh, “Boats; and Rafts,” https://example.org/x]"},
    /* author-date style goes on over its sentences; names may be parted by semicolons */
    {"Stone, D. (2016). Rivers and law: Why mills close. *River Quarterly*, 2(4), 29-47. The mill is closed.",
     "[Stone, D. (2016). Rivers and law: Why mills close. *River Quarterly*, 2(4), 29-47]"},
    {"Stone, D.; Marsh, A. (2020). River Roads. Mill Report. Retrieved from: https://example.org/a.",
     "[Stone, D.; Marsh, A. (2020). River Roads. Mill Report. Retrieved from: https://example.org/a]"},
    {"River Office. (2011). Water Rules. Retrieved from: <https://example.org/a>; Rill, B. (2012). Wells. "
     "Retrieved "
     "from https://example.org/b.",
     "[River Office. (2011). Water Rules. Retrieved from: <https://example.org/a>]"
     "[Rill, B. (2012). Wells. Retrieved from https://example.org/b]"},
    /* commentary stays outside */
    {"The mill was closed in that year. “Treaty on Rivers,” https://example.org/a. It is still in force today.",
     "[“Treaty on Rivers,” https://example.org/a]"},
    {"The ferry, which was old, sank in 1929 near the island, and nobody was saved.", ""},
    {"They object to the term “Iron Coast” and speak of the coast.", ""},
    {"", ""},
    {"The library kept to the advice for old texts: Library of Rivers, “Old Forms,” https://example.org/f/.",
     "[Library of Rivers, “Old Forms,” https://example.org/f/]"},
    {"Ann Marsh, River Forms, RFC 9986, https://example.org/a; for wells beyond RMS, M. Stone and B. Rill, "
     "Deep "
     "Forms (DFs), RFC 9987, January 2005, https://example.org/b.",
     "[Ann Marsh, River Forms, RFC 9986, https://example.org/a]"
     "[M. Stone and B. Rill, Deep Forms (DFs), RFC 9987, January 2005, https://example.org/b]"},
    /* stops between the parts: GOST R 7.0.5, bodies */
    {"Речной А. П. Старый мост: повесть в трёх частях. 1904. https://example.org/most",
     "[Речной А. П. Старый мост: повесть в трёх частях. 1904. https://example.org/most]"},
    {"См.: Речной А. П. О мостах // Вопросы переправы. 2014. № 1. С. 27–31; Мельник В. И. Вода. М.: Река, "
     "2001.",
     "[Речной А. П. О мостах // Вопросы переправы. 2014. № 1. С. 27–31][Мельник В. И. Вода. М.: Река, 2001]"},
    {"River Record Office. Catalogue of old mills. 2015. https://example.org/c",
     "[River Record Office. Catalogue of old mills. 2015. https://example.org/c]"},
    /* back references and law */
    {"Речной А. П. Указ. соч. С. 50.", "[supra Речной А. П. Указ. соч. С. 50]"},
    {"Там же. С. 47.", "[ibid Там же. С. 47]"},
    {"同上，第47页。", "[ibid 同上，第47页]"},
    {"Ibid., 45.", "[ibid Ibid., 45]"},
    {"Marsh, op. cit., n. 7, p. 3; Rill, supra note 4.",
     "[supra Marsh, op. cit., n. 7, p. 3][supra Rill, supra note 4]"},
    {"Notable are Marsh, op. cit., n. 21 and Rill, op. cit., n. 24.",
     "[supra Marsh, op. cit., n. 21][supra Rill, op. cit., n. 24]"},
    {"A. Ford, ‘On Wells’ in Marsh, op. cit., n. 4.", "[A. Ford, ‘On Wells’ in Marsh, op. cit., n. 4]"},
    {"Mill v. Brook [1919] 2 K.B. 571.", "[case Mill v. Brook [1919] 2 K.B. 571]"},
    {"Under the Rivers (Fish) Act 1974 (N.Z.), s. 52 nothing changed.",
     "[law Rivers (Fish) Act 1974 (N.Z.), s. 52]"},
    {"22 U.S.C. § 611 (1938).", "[law 22 U.S.C. § 611 (1938)]"},
    {"River Trade Act of 1938, 22 U.S.C. § 611, 52 Stat. 631.",
     "[law River Trade Act of 1938, 22 U.S.C. § 611, 52 Stat. 631]"},
    {"Mill Export Rules, 61 Fed. Reg. 40417 (Aug. 2, 1996).",
     "[law Mill Export Rules, 61 Fed. Reg. 40417 (Aug. 2, 1996)]"},
    {"H.R. 2207, River Safety Act, 99th Cong. (1985).", "[law H.R. 2207, River Safety Act, 99th Cong. (1985)]"},
    {"Fish (Nets) 1991 (Vic.); Rivers Act 1985 (W.A.).",
     "[law Fish (Nets) 1991 (Vic.)][law Rivers Act 1985 (W.A.)]"},
    {"(1987) 14 N.S.W.L.R. 61 (C.A.).", "[case (1987) 14 N.S.W.L.R. 61 (C.A.)]"},
    {"Brook v. Weir 412 U.S. App. D.C. 96 (1988).", "[case Brook v. Weir 412 U.S. App. D.C. 96 (1988)]"},
    {"Nets were lawful in cases such as R. v. Brook, Supreme Court of South Ferry, 3 May 1987 (unreported).",
     "[case R. v. Brook, Supreme Court of South Ferry, 3 May 1987]"},
    {"Toll keepers won twice (see R. v. W. (1986) 71 A.L.R. 204), once on each side of the sea (see R. v. "
     "M. [1984] 3 All E.R. 118).",
     "[case R. v. W. (1986) 71 A.L.R. 204][case R. v. M. [1984] 3 All E.R. 118]"},
    {"Ausführlich dazu der Aufsatz von Marsh 1968, S. 41-77.", "[dated Marsh 1968, S. 41-77]"},
    {"A. Rill, ‘Old Wells’ (1979) 27 River Studies 183.", "[A. Rill, ‘Old Wells’ (1979) 27 River Studies 183]"},
    /* running text before a citation in the same sentence */
    {"To name only two of them: Stein/Bach, Mill Law, River Quarterly 9:2 (2018) 194 ff.",
     "[Stein/Bach, Mill Law, River Quarterly 9:2 (2018) 194 ff.]"},
    {"The best study of it is J. Ford, The Weir, 6 Mill L. Rev. 15 (2008).",
     "[J. Ford, The Weir, 6 Mill L. Rev. 15 (2008)]"},
    {"Ann Marsh, Old Wells Again, 88 U. PA. L. REV. 410, 412 (1974).",
     "[Ann Marsh, Old Wells Again, 88 U. PA. L. REV. 410, 412 (1974)]"},
    /* without a core */
    {"C. FORD, Deep Water, Ferry, Mill Press, 2015, 90-108.",
     "[C. FORD, Deep Water, Ferry, Mill Press, 2015, 90-108]"},
    {"Ann Marsh, personal communication, Dec 4, 2020.", "[Ann Marsh, personal communication, Dec 4, 2020]"},
    {"RMS, Ferries and Mills, 6-22.", "[title RMS, Ferries and Mills, 6-22]"},
};

static const char *const kinds[] = {"", "dated ", "title ", "ibid ", "supra ", "case ", "law "};

static void test_notes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reading reading;
        struct cite__pieces pieces;
        struct cite__buf buf;
        reading_open(&reading, cases[i].note);
        cite__buf_init(&buf, NULL, 4000);
        assert_true(cite__split(&pieces, &reading.reader));
        for (size_t p = 0; p < pieces.count; p++) {
            cite__buf_byte(&buf, '[');
            cite__buf_text(&buf, kinds[pieces.items[p].kind]);
            cite__buf_str(&buf, cite__run_text(&reading.tokens, pieces.items[p].run));
            cite__buf_byte(&buf, ']');
        }
        reading_expect(cases[i].note, "citations", cite__buf_view(&buf), cases[i].citations);
        cite__buf_release(&buf);
        reading_close(&reading);
    }
}

/* Pieces stand in the order of the text and do not overlap, whatever the text. */
static void test_order(void **state)
{
    static const char *const texts[] = {
        "“ “ ” ( [ ; . Stone 1999 (1999) Ibid. op. cit. v. A v. B Act 1981; see see also",
        "Stone, D.; Marsh, A.; Rill, B.;",
        ";;;...;;; https://example.org/a https://example.org/b 1999. 2000. (2001).",
        "\xff\xc3 “\xe2\x80 Stone, \xff” 1999 (\xff)",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct reading reading;
        struct cite__pieces pieces;
        size_t end = 0;
        reading_open(&reading, texts[i]);
        assert_true(cite__split(&pieces, &reading.reader));
        for (size_t p = 0; p < pieces.count; p++) {
            assert_true(pieces.items[p].run.begin >= end);
            assert_true(pieces.items[p].run.end > pieces.items[p].run.begin);
            end = pieces.items[p].run.end;
            assert_true(end <= reading.tokens.count);
        }
        reading_close(&reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
