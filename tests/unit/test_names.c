/*
 * unit/test_names.c: the people and bodies of a citation.
 */
#include "citations/names.h"
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

/* A list as it is shown: "family, given; {body}; +" with "+" for et al. */
static const struct {
    const char *text;
    const char *names;
} cases[] = {
    {"David Stone", "Stone, David"},
    {"Ann P. Marsh and Bo Rill", "Marsh, Ann P.; Rill, Bo"},
    {"Ann Marsh, Bo Rill, and Cy Ford-Hill", "Marsh, Ann; Rill, Bo; Ford-Hill, Cy"},
    {"Stone, D.", "Stone, D."},
    {"Stone, D. M., & Marsh, A.", "Stone, D. M.; Marsh, A."},
    {"Stone, D., A. Marsh, B. Rill", "Stone, D.; Marsh, A.; Rill, B."},
    {"Stone, David, Ann Marsh und Bo Rill", "Stone, David; Marsh, Ann; Rill, Bo"},
    {"Stein, Rolf/Bach, Ina", "Stein, Rolf; Bach, Ina"},
    {"Stein/Bach", "Stein; Bach"},
    {"D. Stone et al.", "Stone, D.; +"},
    {"U. van der Mill", "van der Mill, U."},
    {"Ministry of Rivers and Lakes", "{Ministry of Rivers and Lakes}"},
    {"The River Times", "{The River Times}"},
    {"RMS", "{RMS}"},
    {"Dr. Ann Marsh and CAPT Bo Rill (Navy, Ret.)", "Marsh, Ann; Rill, Bo"},
    {"The Hon. Justice T. E. Ford and P.A. Rill", "Ford, T. E.; Rill, P.A."},
    {"Kim Ha-Neul", "Kim, Ha-Neul"},
    {"V. Ya. Brook", "Brook, V. Ya."},
    {"Bo Rill, Jr.", "Rill, Bo"},
    {"H. Van de Mill, M. Rill and R. Marsh", "Van de Mill, H.; Rill, M.; Marsh, R."},
    {"Ann Marsh and Jean de La Rive", "Marsh, Ann; de La Rive, Jean"},
    {"Rolf Von Stein", "Von Stein, Rolf"},
    {"李明、张华", "李明; 张华"},
    {"Речной А. П.", "Речной, А. П."},
    {"Речной А. П., Мельник В.И.", "Речной, А. П.; Мельник, В.И."},
};

static void show(struct cite__buf *buf, const struct cite__names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        const cite_name *name = &names->items[i];
        cite__buf_text(buf, i > 0 ? "; " : "");
        if (name->literal.len > 0) {
            cite__buf_byte(buf, '{');
            cite__buf_str(buf, name->literal);
            cite__buf_byte(buf, '}');
            continue;
        }
        cite__buf_str(buf, name->non_dropping_particle);
        cite__buf_text(buf, name->non_dropping_particle.len > 0 ? " " : "");
        cite__buf_str(buf, name->family);
        cite__buf_text(buf, name->given.len > 0 ? ", " : "");
        cite__buf_str(buf, name->given);
    }
    cite__buf_text(buf, names->others ? "; +" : "");
}

static void test_lists(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct reading reading;
        struct cite__names names;
        struct cite__buf buf;
        reading_open(&reading, cases[i].text);
        cite__buf_init(&buf, NULL, 1000);
        assert_true(cite__names_read(&names, &reading.reader, reading_all(&reading)));
        show(&buf, &names);
        reading_expect(cases[i].text, "names", cite__buf_view(&buf), cases[i].names);
        cite__buf_release(&buf);
        reading_close(&reading);
    }
}

static void test_only(void **state)
{
    static const struct {
        const char *text;
        bool only;
    } runs[] = {
        {"David Stone and Ann Marsh,", true}, {"Stone, D., & Marsh, A.", true},
        {"The mill was closed", false},       {"on the river", false},
        {"David Stone, On Mills", false},     {"", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(runs); i++) {
        struct reading reading;
        reading_open(&reading, runs[i].text);
        if (cite__names_only(&reading.tokens, reading_all(&reading)) != runs[i].only)
            fail_msg("%s", runs[i].text);
        reading_close(&reading);
    }
}

/* A list longer than is kept is cut, not an error. */
static void test_ceiling(void **state)
{
    struct reading reading;
    struct cite__names names;
    static char text[(CITE__NAMES_CEILING + 10) * 8 + 1];

    (void)state;
    for (size_t i = 0; i < CITE__NAMES_CEILING + 10; i++)
        memcpy(text + i * 8, "Bo Rill,", 9);
    reading_open(&reading, text);
    assert_true(cite__names_read(&names, &reading.reader, reading_all(&reading)));
    assert_int_equal(names.count, CITE__NAMES_CEILING);
    reading_close(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_only),
        cmocka_unit_test(test_ceiling),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
