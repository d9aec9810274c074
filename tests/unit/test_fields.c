/*
 * unit/test_fields.c: what a citation tells of its work.
 */
#include "citations/fields.h"
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

/* What is looked at; "" where there is nothing. */
struct wanted {
    const char *note;
    const char *type;
    const char *authors; /* family names and bodies, joined by "; " */
    const char *title;
    const char *container;
    const char *publisher;
    cite_day issued;
    const char *other; /* "field=value" of further fields, joined by "|" */
};

static const struct wanted cases[] = {
    {"Marsh, Anna: Das Recht der Flüsse, in: Zeitschrift für Wasser 12 (2014), H. 3, S. 201–219.",
     "article-journal",
     "Marsh",
     "Das Recht der Flüsse",
     "Zeitschrift für Wasser",
     "",
     {2014, 0, 0},
     "issue=3"},
    {"Anne Marsh, « Les ponts et la mer », Revue des eaux, vol. 12, n° 3, 2014, p. 201-219.",
     "article-journal",
     "Marsh",
     "Les ponts et la mer",
     "Revue des eaux",
     "",
     {2014, 0, 0},
     "issue=3"},
    {"River Treasury Department, “Ferries Are Safe,” press release, June 3, 2020, https://example.org/news/a.",
     "report",
     "River Treasury Department",
     "Ferries Are Safe",
     "",
     "",
     {2020, 6, 3},
     "genre=press release"},
    {"River Bank, Well Indicators (data set), accessed May 5, 2021, https://example.org/wells.",
     "dataset",
     "River Bank",
     "Well Indicators",
     "",
     "",
     {0, 0, 0},
     "genre=data set"},
    {"Ann Marsh, “Remarks on Wells” (speech, Ferry, September 9, 2017).",
     "speech",
     "Marsh",
     "Remarks on Wells",
     "",
     "",
     {2017, 9, 9},
     ""},
    {"Author interview with an old miller, May 2021.",
     "interview",
     "",
     "Author interview with an old miller",
     "",
     "",
     {2021, 5, 0},
     ""},
    {"River Trade Act of 1938, 22 U.S.C. § 611.",
     "legislation",
     "",
     "River Trade Act of 1938",
     "U.S.C.",
     "",
     {1938, 0, 0},
     "volume=22"},
    {"Marsh v. Weir, 88 F.3d 201, 209 (9th Cir. 1996).",
     "legal_case",
     "",
     "Marsh v. Weir",
     "F.3d",
     "",
     {1996, 0, 0},
     "volume=88|page=201"},
    {"Marsh v. Weir, 12 Mill App. 4th 77 (2004).",
     "legal_case",
     "",
     "Marsh v. Weir",
     "Mill App. 4th",
     "",
     {2004, 0, 0},
     "volume=12|page=77"},
    {"Marsh, A. (2001). Who owns rain? River Journal of Wells, 7(2), 41-77.",
     "article-journal",
     "Marsh",
     "Who owns rain?",
     "River Journal of Wells",
     "",
     {2001, 0, 0},
     "volume=7|issue=2|page=41-77"},
    {"Marsh, A. (2001). Who owns rain? Ferry: Mill Press.",
     "book",
     "Marsh",
     "Who owns rain?",
     "",
     "Mill Press",
     {2001, 0, 0},
     "publisher-place=Ferry"},
    {"Marsh, A. (2001). Who owns rain? A history of wells. Mill Press.",
     "book",
     "Marsh",
     "Who owns rain? A history of wells",
     "",
     "Mill Press",
     {2001, 0, 0},
     ""},
    {"王林：《水权史》，渡口：河流出版社，1998年，第45页。",
     "book",
     "王林",
     "水权史",
     "",
     "河流出版社",
     {1998, 0, 0},
     "publisher-place=渡口"},
    {"Convention on the Law of Rivers, opened for signature December 10, 1982, 1833 U.N.T.S. 397.",
     "treaty",
     "",
     "Convention on the Law of Rivers",
     "U.N.T.S.",
     "",
     {1982, 12, 10},
     "volume=1833"},
    {"Pub. L. No. 115-232, 132 Stat. 1636 (2018).",
     "legislation",
     "",
     "Pub. L. No. 115-232",
     "",
     "",
     {2018, 0, 0},
     "number=Pub. L. No. 115-232"},
    {"Exec. Order No. 13,873, 84 Fed. Reg. 22,689 (May 15, 2019).",
     "regulation",
     "",
     "Exec. Order No. 13,873",
     "",
     "",
     {2019, 5, 15},
     ""},
    {"H.R. 2207, River Safety Act, 99th Cong. (1985).",
     "bill",
     "",
     "River Safety Act",
     "",
     "",
     {1985, 0, 0},
     "number=H.R. 2207"},
    {"(1987) 14 N.S.W.L.R. 61 (C.A.).", "legal_case", "", "", "N.S.W.L.R.", "", {1987, 0, 0}, "volume=14"},
    {"A. Ford, ‘On Wells’ in Marsh, op. cit., n. 4.", "document", "Ford", "On Wells", "", "", {0, 0, 0}, ""},
    {"David Stone, “On Mills,” May 2, 2022, https://example.org/on-mills.",
     "webpage",
     "Stone",
     "On Mills",
     "",
     "",
     {2022, 5, 2},
     "URL=https://example.org/on-mills"},
    {"Ann Marsh, “The Ferry Sank ‘By Accident’,” May 2, 2022, https://example.org/a.",
     "webpage",
     "Marsh",
     "The Ferry Sank ‘By Accident’",
     "",
     "",
     {2022, 5, 2},
     ""},
    {"Ann Marsh, “‘A Deep’ Well,” May 2, 2022, https://example.org/a.",
     "webpage",
     "Marsh",
     "‘A Deep’ Well",
     "",
     "",
     {2022, 5, 2},
     ""},
    {"Ann Marsh and Bo Rill, “Do Mills Float?” The Ferry Times, May 2, 2022, https://example.org/a.",
     "article-newspaper",
     "Marsh; Rill",
     "Do Mills Float?",
     "The Ferry Times",
     "",
     {2022, 5, 2},
     ""},
    {"Ann Marsh, “On Wells,” River Quarterly 12, no. 3 (1999): 3-9.",
     "article-journal",
     "Marsh",
     "On Wells",
     "River Quarterly",
     "",
     {1999, 0, 0},
     "volume=12"},
    {"Ann Marsh (Mill University), “Wells,” The Journal of Rivers 17(3) April 2016:22-40.",
     "article-journal",
     "Marsh",
     "Wells",
     "The Journal of Rivers",
     "",
     {2016, 4, 0},
     "page=22-40"},
    {"A. Rill, ‘Old Wells’ (1979) 27 River Studies 183.",
     "article-journal",
     "Rill",
     "Old Wells",
     "River Studies",
     "",
     {1979, 0, 0},
     "page=183"},
    {"David Stone, River Law: A History (Ferry: Mill Press, 1999), 35.",
     "book",
     "Stone",
     "River Law: A History",
     "",
     "Mill Press",
     {1999, 0, 0},
     "publisher-place=Ferry"},
    {"D. Stone, River Law (2nd ed., 1993) 3.",
     "book",
     "Stone",
     "River Law",
     "",
     "",
     {1993, 0, 0},
     "edition=2nd ed."},
    {"A. Ford, ‘On Wells’ in Water and Law, ed. B. Rill (1991) 77.",
     "chapter",
     "Ford",
     "On Wells",
     "Water and Law",
     "",
     {1991, 0, 0},
     ""},
    {"Ann Marsh, “Wells,” in Bo Rill ed., Deep Water (Ferry: Mill Press, 2025).",
     "chapter",
     "Marsh",
     "Wells",
     "Deep Water",
     "Mill Press",
     {2025, 0, 0},
     ""},
    {"Stone, D., & Marsh, A. (2016). Rivers and law: Why mills close. *River Quarterly*, 2(04), 529-547.",
     "article-journal",
     "Stone; Marsh",
     "Rivers and law: Why mills close",
     "River Quarterly",
     "",
     {2016, 0, 0},
     "issue=04"},
    {"Brook, V. Ya. (2013). Реки и мельницы [Rivers and mills]. Institute of Water, p.118.",
     "book",
     "Brook",
     "Реки и мельницы",
     "",
     "Institute of Water",
     {2013, 0, 0},
     "title-translated=Rivers and mills"},
    {"River Office & Mill University. (2014). 河流报告 [River report].",
     "report",
     "River Office; Mill University",
     "河流报告",
     "",
     "",
     {2014, 0, 0},
     "title-translated=River report"},
    {"Ferry Declaration. (2019). Retrieved from: https://example.org/d.pdf.",
     "report",
     "",
     "Ferry Declaration",
     "",
     "",
     {2019, 0, 0},
     ""},
    {"Stone, D. (2021). *River Roads*. Ferry: Mill Press. Retrieved from <https://example.org/a>.",
     "report",
     "Stone",
     "River Roads",
     "",
     "Mill Press",
     {2021, 0, 0},
     "publisher-place=Ferry"},
    {"Stone, D., A. Marsh, B. Rill. 2019. Iron Boats? River Views. Mill Brief. November 2019.",
     "report",
     "Stone; Marsh; Rill",
     "Iron Boats? River Views",
     "Mill Brief",
     "",
     {2019, 11, 0},
     ""},
    {"Ann Marsh, Guarding Wells in the Far Hills, RMS, October 2024, https://example.org/g.pdf.",
     "report",
     "Marsh",
     "Guarding Wells in the Far Hills",
     "",
     "RMS",
     {2024, 10, 0},
     ""},
    {"Ann Marsh, personal communication, Dec 4, 2020.",
     "personal_communication",
     "Marsh",
     "",
     "",
     "",
     {2020, 12, 4},
     ""},
    {"“Treaty on Rivers,” June 20, 1924, https://example.org/t.",
     "treaty",
     "",
     "Treaty on Rivers",
     "",
     "",
     {1924, 6, 20},
     ""},
    {"“The Flood Begins, May 2, 2022, https://example.org/f.",
     "webpage",
     "",
     "The Flood Begins",
     "",
     "",
     {2022, 5, 2},
     ""}, /* a quotation that was never closed */
    {"Ann Marsh, The Flood Begins,” https://example.org/f.",
     "webpage",
     "Marsh",
     "The Flood Begins",
     "",
     "",
     {0, 0, 0},
     ""}, /* and one that was never opened */
    {"Mill v. Brook [1919] 2 K.B. 571.",
     "legal_case",
     "",
     "Mill v. Brook",
     "K.B.",
     "",
     {1919, 0, 0},
     "page=571"},
    {"Rivers (Fish) Act 1974 (N.Z.), s. 52.", "legislation", "", "Rivers (Fish) Act", "", "", {1974, 0, 0}, ""},
    {"H.R.1234 - River Safety Act of 1999 https://example.org/b.",
     "bill",
     "",
     "River Safety Act of 1999",
     "",
     "",
     {1999, 0, 0},
     "number=H.R.1234"},
    {"Ann Marsh, “Wells,” River Quarterly, May 2, 2022, https://doi.org/10.1234/wells.5.",
     "article-journal",
     "Marsh",
     "Wells",
     "River Quarterly",
     "",
     {2022, 5, 2},
     "DOI=10.1234/wells.5"},
    {"Ann Marsh, Wells of the Far Hills n.d. https://example.org/w.",
     "report",
     "Marsh",
     "Wells of the Far Hills",
     "",
     "",
     {0, 0, 0},
     ""},
    {"Stein/Bach, Mill Law, River Quarterly 9:2 (2018) 194 ff.",
     "article-journal",
     "Stein; Bach",
     "Mill Law",
     "River Quarterly",
     "",
     {2018, 0, 0},
     "volume=9"},
    {"Ann Marsh, Old Wells, 88 U. PA. L. REV. 410, 412 (1974).",
     "article-journal",
     "Marsh",
     "Old Wells",
     "U. PA. L. REV.",
     "",
     {1974, 0, 0},
     "volume=88"},
    {"Ann Marsh, Mills and Ferries (London: T. Rill, 1813), https://example.org/m.",
     "book",
     "Marsh",
     "Mills and Ferries",
     "",
     "T. Rill",
     {1813, 0, 0},
     "publisher-place=London"},
    {"River Office, “Types of Mills,” https://example.org/t (accessed 4 March 2024).",
     "webpage",
     "River Office",
     "Types of Mills",
     "",
     "",
     {0, 0, 0},
     ""},
    {"Flussamt, „Mühlen“, https://example.org/t (zuletzt abgerufen am 4. März 2024).",
     "webpage",
     "Flussamt",
     "Mühlen",
     "",
     "",
     {0, 0, 0},
     ""},
    {"F. Marsh, RIV-8, a form of ISO 10646, RFC 9629, November 2003, https://example.org/rfc9629.",
     "standard",
     "Marsh",
     "RIV-8, a form of ISO 10646",
     "",
     "",
     {2003, 11, 0},
     "number=RFC 9629"},
    {"River Consortium, River Normal Forms, Unicode Standard Annex 15, https://example.org/a15/.",
     "standard",
     "River Consortium",
     "River Normal Forms",
     "",
     "",
     {0, 0, 0},
     "number=Unicode Standard Annex 15"},
    {"Ann Marsh, “The Price of Ferries,” Working Paper No. 12, Mill University, 2009.",
     "report",
     "Marsh",
     "The Price of Ferries",
     "",
     "Mill University",
     {2009, 0, 0},
     "genre=Working Paper|number=12"},
    {"Речной А. П. Старый мост: повесть в трёх частях. 1904. https://example.org/most",
     "book",
     "Речной",
     "Старый мост: повесть в трёх частях",
     "",
     "",
     {1904, 0, 0},
     "URL=https://example.org/most"},
    {"Речной А. П., Мельник В.И. Старый мост. М.: Река, 2001. 320 с.",
     "book",
     "Речной; Мельник",
     "Старый мост",
     "",
     "Река",
     {2001, 0, 0},
     "publisher-place=М."},
    {"Речной А. П. О старых мостах // Вопросы переправы. 2014. № 1. С. 27–31.",
     "article-journal",
     "Речной",
     "О старых мостах",
     "Вопросы переправы",
     "",
     {2014, 0, 0},
     "issue=1|page=27–31"},
    {"РАМ,《河流报告》,https://example.org/r", "webpage", "РАМ", "河流报告", "", "", {0, 0, 0}, ""},
    {"Ann Marsh and Jean de La Rive, “La crue,” Revue 12 (1988): 101–120.",
     "article-journal",
     "Marsh; La Rive",
     "La crue",
     "Revue",
     "",
     {1988, 0, 0},
     "volume=12|page=101–120"},
    {"Bo Rill, “Lists,” in The Uses of Water, ed. Ann Marsh (Ferry: Mill University Press, 2003), 55–80.",
     "chapter",
     "Rill",
     "Lists",
     "The Uses of Water",
     "Mill University Press",
     {2003, 0, 0},
     "publisher-place=Ferry|page=55–80"},
    {"Rill, J. (2001). The Life of Mills. New Ferry: Mill University Press. ISBN 978-0-300-08886-8.",
     "book",
     "Rill",
     "The Life of Mills",
     "",
     "Mill University Press",
     {2001, 0, 0},
     "publisher-place=New Ferry|ISBN=978-0-300-08886-8"},
    {"Rill, J. (2001). The Life of Mills. Ferry: Mill Press. ISBN: 0-300-08886-X.",
     "book",
     "Rill",
     "The Life of Mills",
     "",
     "Mill Press",
     {2001, 0, 0},
     "publisher-place=Ferry|ISBN=0-300-08886-X"},
    {"River Record Office. Catalogue of old mills. 2015. https://example.org/c",
     "webpage",
     "River Record Office",
     "Catalogue of old mills",
     "",
     "",
     {2015, 0, 0},
     "URL=https://example.org/c"},
    {"Ann Marsh, *Pages* (Ferry: Mill Press, 1999).",
     "book",
     "Marsh",
     "Pages",
     "",
     "Mill Press",
     {1999, 0, 0},
     ""},
    {"Ann Marsh, _Pages of Water_, Mill Press, 1999.",
     "book",
     "Marsh",
     "Pages of Water",
     "",
     "Mill Press",
     {1999, 0, 0},
     ""},
    {"https://example.org/w.", "webpage", "", "", "", "", {0, 0, 0}, "URL=https://example.org/w"},
};

static void expect_authors(const struct wanted *wanted, const struct cite__names *names)
{
    struct cite__buf buf;

    cite__buf_init(&buf, NULL, 1000);
    for (size_t i = 0; i < names->count; i++) {
        cite__buf_text(&buf, i > 0 ? "; " : "");
        cite__buf_str(&buf, names->items[i].family.len > 0 ? names->items[i].family : names->items[i].literal);
    }
    reading_expect(wanted->note, "authors", cite__buf_view(&buf), wanted->authors);
    cite__buf_release(&buf);
}

/* "field=value"; the value ends with the text or at a bar. */
static void expect_field(const struct wanted *wanted, const struct cite__fields *fields, cite_str name,
                         cite_str value)
{
    for (int field = 0; field < CITE_FIELD_COUNT_; field++) {
        if (!cite__str_equal(cite_str_from(cite_field_name((cite_field)field)), name))
            continue;
        if (!cite__str_equal(fields->values[field], value))
            fail_msg("%s\n  %.*s: wanted \"%.*s\", got \"%.*s\"", wanted->note, (int)name.len, name.ptr,
                     (int)value.len, value.ptr, (int)fields->values[field].len,
                     fields->values[field].ptr ? fields->values[field].ptr : "");
        return;
    }
    fail_msg("%s: no field of that name", wanted->other);
}

static void expect_other(const struct wanted *wanted, const struct cite__fields *fields)
{
    for (const char *at = wanted->other; *at != '\0';) {
        size_t name = strcspn(at, "=");
        size_t end = strcspn(at, "|");
        assert_true(name < end);
        expect_field(wanted, fields, (cite_str){at, name}, (cite_str){at + name + 1, end - name - 1});
        at += at[end] == '|' ? end + 1 : end;
    }
}

static void test_fields(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reading reading;
        struct cite__pieces pieces;
        struct cite__fields fields;
        const struct wanted *wanted = &cases[i];
        reading_open(&reading, wanted->note);
        assert_true(cite__split(&pieces, &reading.reader));
        if (pieces.count != 1)
            fail_msg("%s: %zu citations", wanted->note, pieces.count);
        assert_true(cite__fields_read(&fields, &reading.reader, &pieces.items[0], &reading.links));
        reading_expect(wanted->note, "type", cite_str_from(cite_type_name(fields.type)), wanted->type);
        expect_authors(wanted, &fields.names[CITE_ROLE_AUTHOR]);
        reading_expect(wanted->note, "title", fields.values[CITE_FIELD_TITLE], wanted->title);
        reading_expect(wanted->note, "container", fields.values[CITE_FIELD_CONTAINER_TITLE], wanted->container);
        reading_expect(wanted->note, "publisher", fields.values[CITE_FIELD_PUBLISHER], wanted->publisher);
        const cite_day *issued = &fields.dates[CITE_WHEN_ISSUED].begin;
        if (memcmp(issued, &wanted->issued, sizeof *issued) != 0)
            fail_msg("%s: issued %d-%d-%d", wanted->note, issued->year, issued->month, issued->day);
        expect_other(wanted, &fields);
        reading_close(&reading);
    }
}

static void test_editors(void **state)
{
    static const char *const notes[] = {
        "A. Ford, ‘On Wells’ in Water and Law, ed. B. Rill (1991) 77.",
        "Ann Marsh, “Wells,” in Bo Rill ed., Deep Water (Ferry: Mill Press, 2025).",
        "B. Rill (ed.), Deep Water (Ferry: Mill Press, 2025).",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(notes); i++) {
        struct reading reading;
        struct cite__pieces pieces;
        struct cite__fields fields;
        reading_open(&reading, notes[i]);
        assert_true(cite__split(&pieces, &reading.reader));
        assert_int_equal(pieces.count, 1);
        assert_true(cite__fields_read(&fields, &reading.reader, &pieces.items[0], &reading.links));
        assert_int_equal(fields.names[CITE_ROLE_EDITOR].count, 1);
        reading_expect(notes[i], "editor", fields.names[CITE_ROLE_EDITOR].items[0].family, "Rill");
        reading_close(&reading);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_editors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
