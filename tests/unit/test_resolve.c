/*
 * unit/test_resolve.c: short forms and the citation in full that each means; the citations of whole texts.
 */
#include "citations/citations.h"
#include "core/str.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define BODY "The mill^1 and the ferry^2 stand by the river^3 and the well^4 and the road^5 too.\n\n"

/* One citation as wanted: its text, its form, and the index of the citation in full it means (CITE_NONE for none). */
struct wanted {
    const char *text;
    cite_form form;
    size_t same;
};

static const struct {
    const char *notes;
    struct wanted wanted[6]; /* ends at a NULL text */
} cases[] = {
    {"1 David Stone, “On Mills,” May 2, 2022, https://example.org/a.\n2 Ibid., 3.\n3 Id.\n4 A plain remark.\n5 "
     "Ibid.\n",
     {{"David Stone, “On Mills,” May 2, 2022, https://example.org/a", CITE_FORM_FULL, CITE_NONE},
      {"Ibid., 3", CITE_FORM_IBID, 0},
      {"Id.", CITE_FORM_IBID, 0},
      {"Ibid.", CITE_FORM_IBID, 0}}},
    {"1 Ann Marsh, “Wells,” https://example.org/a; Bo Rill, “Roads,” https://example.org/b.\n2 Ibid.\n"
     "3 Marsh, op. cit., n. 1, p. 3.\n4 Ford, op. cit., n. 9.\n5 Supra note 2.\n",
     {{"Ann Marsh, “Wells,” https://example.org/a", CITE_FORM_FULL, CITE_NONE},
      {"Bo Rill, “Roads,” https://example.org/b", CITE_FORM_FULL, CITE_NONE},
      {"Ibid.", CITE_FORM_IBID, 1},
      {"Marsh, op. cit., n. 1, p. 3", CITE_FORM_SUPRA, 0},
      {"Ford, op. cit., n. 9", CITE_FORM_SUPRA, CITE_NONE},
      {"Supra note 2", CITE_FORM_SUPRA, 1}}},
    {"1 Ann Marsh, Iron Boats: A History (Ferry: Mill Press, 1999).\n2 Marsh, Iron Boats, 35.\n3 Marsh 1999, "
     "p. 4.\n"
     "4 Marsh, “Iron Boats.”\n5 Rill, Iron Wheels, 3.\n",
     {{"Ann Marsh, Iron Boats: A History (Ferry: Mill Press, 1999)", CITE_FORM_FULL, CITE_NONE},
      {"Marsh, Iron Boats, 35", CITE_FORM_SHORT, 0},
      {"Marsh 1999, p. 4", CITE_FORM_SHORT, 0},
      {"Marsh, “Iron Boats.”", CITE_FORM_SHORT, 0},
      {"Rill, Iron Wheels, 3", CITE_FORM_SHORT, CITE_NONE}}},
    /* a converter's second copy of a broken link; another address is another citation */
    {"1 Ann Marsh, “Wells,” May 2, 2022, <https://example.org/wells>. "
     "[e.org/wells](https://example.org/wells).\n"
     "2 Bo Rill, “Roads,” May 3, 2022, https://example.org/roads. [e.org/mud](https://example.org/mud).\n"
     "3 A plain remark.\n4 A plain remark.\n5 A plain remark.\n",
     {{"Ann Marsh, “Wells,” May 2, 2022, <https://example.org/wells>. [e.org/wells](https://example.org/wells)",
       CITE_FORM_FULL, CITE_NONE},
      {"Bo Rill, “Roads,” May 3, 2022, https://example.org/roads", CITE_FORM_FULL, CITE_NONE},
      {"[e.org/mud](https://example.org/mud)", CITE_FORM_FULL, CITE_NONE}}},
    /* two works by one author: the author alone tells none of them */
    {"1 Ann Marsh, Iron Boats (Ferry: Mill Press, 1999).\n2 Ann Marsh, Deep Wells (Ferry: Mill Press, 2001).\n"
     "3 Marsh, op. cit., 3.\n4 Marsh 2001, p. 3.\n5 The ferry sank.\n",
     {{"Ann Marsh, Iron Boats (Ferry: Mill Press, 1999)", CITE_FORM_FULL, CITE_NONE},
      {"Ann Marsh, Deep Wells (Ferry: Mill Press, 2001)", CITE_FORM_FULL, CITE_NONE},
      {"Marsh, op. cit., 3", CITE_FORM_SHORT, CITE_NONE},
      {"Marsh 2001, p. 3", CITE_FORM_SHORT, 1}}},
    /* a letter that the scan has wrong, and a mark between two names that it lost */
    {"1 Ann Marchl, Iron Boats (Ferry: Mill Press, 1999).\n2 Marchi 1999, p. 4.\n"
     "3 Bo Rill/Cy Ford, Deep Wells (Ferry: Mill Press, 2001).\n4 Rill Ford 2001, p. 3.\n5 Marsden 1999, p. "
     "4.\n",
     {{"Ann Marchl, Iron Boats (Ferry: Mill Press, 1999)", CITE_FORM_FULL, CITE_NONE},
      {"Marchi 1999, p. 4", CITE_FORM_SHORT, 0},
      {"Bo Rill/Cy Ford, Deep Wells (Ferry: Mill Press, 2001)", CITE_FORM_FULL, CITE_NONE},
      {"Rill Ford 2001, p. 3", CITE_FORM_SHORT, 2},
      {"Marsden 1999, p. 4", CITE_FORM_SHORT, CITE_NONE}}},
    /* the first note points back at nothing */
    {"1 Ibid.\n2 The ferry sank.\n3 It was old.\n4 It was heavy.\n5 It was late.\n",
     {{"Ibid.", CITE_FORM_IBID, CITE_NONE}}},
};

static bool find(struct stage *stage, struct cite__citations *out, const char *notes)
{
    struct text text = {0};

    text_add_string(&text, BODY);
    text_add_string(&text, notes);
    bool ok = !text.failed && stage_run(stage, text.data, STAGE_READINGS) &&
              cite__citations_find(out, &stage->text, &stage->notes, &stage->links, &stage->readings,
                                   &stage->env) == CITE_OK;
    text_release(&text);
    return ok;
}

static void expect(const struct stage *stage, const struct cite__citations *found, size_t index,
                   const struct wanted *wanted)
{
    const cite_citation *citation = &found->items[index];
    cite_str text = stage_slice(stage, citation->span);

    if (!cite__str_equal(text, cite_str_from(wanted->text)))
        fail_msg("wanted \"%s\", got \"%.*s\"", wanted->text, (int)text.len, text.ptr);
    if (citation->form != wanted->form)
        fail_msg("%s: %s", wanted->text, cite_form_name(citation->form));
    assert_true((citation->form == CITE_FORM_FULL) == (found->fields[index] != NULL));
    assert_true(citation->confidence > 0 && citation->confidence <= 1);
    if (citation->form == CITE_FORM_FULL)
        return;
    if (found->same[index] != wanted->same)
        fail_msg("%s: means %zu, not %zu", wanted->text, found->same[index], wanted->same);
    assert_true((wanted->same == CITE_NONE) == (citation->unresolved.len > 0));
}

static void test_resolve(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct stage stage;
        struct cite__citations found;
        size_t count = 0;
        assert_true(find(&stage, &found, cases[i].notes));
        while (count < COUNT(cases[i].wanted) && cases[i].wanted[count].text)
            count++;
        if (found.count != count)
            fail_msg("case %zu: wanted %zu citations, got %zu", i, count, found.count);
        for (size_t c = 0; c < count; c++)
            expect(&stage, &found, c, &cases[i].wanted[c]);
        stage_release(&stage);
    }
}

/* After a note of several works the last of them is meant, with less confidence. */
static void test_confidence(void **state)
{
    struct stage stage;
    struct cite__citations found;

    (void)state;
    assert_true(
        find(&stage, &found,
             "1 Ann Marsh, “Wells,” https://example.org/a; Bo Rill, “Roads,” https://example.org/b.\n2 Ibid.\n"
             "3 Ibid.\n4 The ferry sank.\n5 It was old.\n"));
    assert_int_equal(found.count, 4);
    assert_true(found.items[2].confidence < found.items[3].confidence);
    stage_release(&stage);
}

/* What only would be a citation if its work were found is left out where it is not. */
static void test_weak(void **state)
{
    struct stage stage;
    struct cite__citations found;

    (void)state;
    assert_true(
        find(&stage, &found,
             "1 Ann Marsh, Iron Boats (Ferry: Mill Press, 1999).\n2 So Marsh (1999) was right to say it.\n"
             "3 So Crimea (2014) was lost to them then.\n4 The ferry sank.\n5 It was old.\n"));
    assert_int_equal(found.count, 2);
    assert_true(cite__str_equal(stage_slice(&stage, found.items[1].span), CITE__LIT("Marsh (1999)")));
    assert_int_equal(found.same[1], 0);
    stage_release(&stage);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(cite_form_name(CITE_FORM_FULL), "full");
    assert_string_equal(cite_form_name(CITE_FORM_SHORT), "short");
    assert_string_equal(cite_form_name(CITE_FORM_IBID), "ibid");
    assert_string_equal(cite_form_name(CITE_FORM_SUPRA), "supra");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_resolve),
        cmocka_unit_test(test_confidence),
        cmocka_unit_test(test_weak),
        cmocka_unit_test(test_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
