/*
 * unit/test_evidence.c: how much a text reads like a note.
 */
#include "core/str.h"
#include "notes/evidence.h"
#include "support/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static double likeness(const char *text)
{
    struct stage stage;

    assert_true(stage_run(&stage, text, STAGE_NOTHING));
    const double value = cite__note_likeness(stage.guard.text, &stage.env);
    stage_release(&stage);
    return value;
}

static void test_notes(void **state)
{
    static const char *const notes[] = {
        "Ada Lund, \xe2\x80\x9cRope and Sail,\xe2\x80\x9d Quay Review 4 (1970), pp. 12-15.",
        "https://haven.example.org/rope",
        "See J. K. Lund, Rope and Sail, 1970.",
        "Ibid., p. 4.",
        "Vgl. Lund, Seile, 1970, S. 12.",
        ("\xd0\xa1\xd0\xbc. \xd0\x9a\xd0\xb0\xd0\xbd\xd0\xb0\xd1\x82\xd1\x8b, 1988, \xd1\x81. "
         "12."), /* См. Канаты */
        "doi:10.5555/12345678",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(notes); i++) {
        if (likeness(notes[i]) < CITE__NOTE_LIKE)
            fail_msg("\"%s\": %g", notes[i], likeness(notes[i]));
    }
}

static void test_prose(void **state)
{
    static const char *const prose[] = {
        "",
        "The walk was a thousand paces long, and its roof was paid for by the navy.",
        "Seeing is believing, said the spinner.",
        "In 1802 the roof fell in.",
        "The wind decided where.",
    };

    (void)state;
    for (size_t i = 0; i < COUNT(prose); i++) {
        if (likeness(prose[i]) >= CITE__NOTE_LIKE)
            fail_msg("\"%s\": %g", prose[i], likeness(prose[i]));
    }
}

/* Only the head is read, so that the work stays linear; half a character at its end does no harm. */
static void test_head(void **state)
{
    struct text text = {NULL, 0, 0, false};

    (void)state;
    text_add_times(&text, "rope ", 1000);
    text_add_string(&text, "https://haven.example.org/rope, 1970, pp. 12-15");
    assert_true(likeness(text.data) == 0.0);
    text_release(&text);
    text_add_string(&text, "x");
    text_add_times(&text, "\xc3\xa9 ", 1000);
    assert_true(likeness(text.data) == 0.0);
    text_release(&text);
    assert_true(likeness("\xff\xe2\x82 https://haven.example.org/rope") >= CITE__NOTE_LIKE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_prose),
        cmocka_unit_test(test_head),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
