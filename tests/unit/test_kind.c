/*
 * unit/test_kind.c: the CSL type of a work from what its citation shows.
 */
#include "citations/kind.h"
#include "core/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

#define URL(text)                                                                                              \
    {                                                                                                          \
        text, sizeof(text) - 1                                                                                 \
    }

static const struct {
    struct cite__kind_facts facts;
    cite_type type;
} cases[] = {
    {{.url = {"", 0}, .quoted = false, .has_container = true}, CITE_TYPE_DOCUMENT},
    {{.citation = CITE__WORD(LETTERS), .url = {"", 0}}, CITE_TYPE_PERSONAL_COMMUNICATION},
    {{.citation = CITE__WORD(INTERVIEW), .url = {"", 0}}, CITE_TYPE_INTERVIEW},
    {{.citation = CITE__WORD(THESIS), .url = {"", 0}}, CITE_TYPE_THESIS},
    {{.title = CITE__WORD(HEARING), .url = {"", 0}}, CITE_TYPE_HEARING},
    {{.standard = true, .url = URL("https://example.org/a")}, CITE_TYPE_STANDARD},
    {{.numbered = true, .quoted = true, .url = {"", 0}}, CITE_TYPE_REPORT},
    {{.part = true, .quoted = true, .press = true, .url = {"", 0}}, CITE_TYPE_CHAPTER},
    {{.journal = true, .quoted = true, .press = true, .url = {"", 0}}, CITE_TYPE_ARTICLE_JOURNAL},
    {{.press = true, .url = {"", 0}}, CITE_TYPE_BOOK},
    {{.container = CITE__WORD(NEWS), .quoted = true, .has_container = true, .url = {"", 0}},
     CITE_TYPE_ARTICLE_NEWSPAPER},
    {{.container = CITE__WORD(MAGAZINE), .quoted = true, .has_container = true, .url = {"", 0}},
     CITE_TYPE_ARTICLE_MAGAZINE},
    {{.author = CITE__WORD(NEWS), .body = true, .url = URL("https://example.org/a")},
     CITE_TYPE_ARTICLE_NEWSPAPER},
    {{.title = CITE__WORD(TREATY), .body = true, .quoted = true, .url = URL("https://example.org/a")},
     CITE_TYPE_TREATY},
    {{.title = CITE__WORD(LAW), .body = true, .url = URL("https://example.org/a")}, CITE_TYPE_LEGISLATION},
    {{.title = CITE__WORD(BROADCAST), .quoted = true, .url = URL("https://example.org/a")},
     CITE_TYPE_BROADCAST},
    {{.quoted = true, .url = URL("https://example.org/blogs/a")}, CITE_TYPE_POST_WEBLOG},
    {{.quoted = true, .url = URL("https://example.org/a.PDF")}, CITE_TYPE_REPORT},
    {{.quoted = true, .url = URL("https://example.org/a")}, CITE_TYPE_WEBPAGE},
    {{.quoted = true, .has_container = true, .url = {"", 0}}, CITE_TYPE_ARTICLE_JOURNAL},
    {{.url = {"", 0}}, CITE_TYPE_BOOK},
};

static void test_kinds(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        cite_type type = cite__kind_of(&cases[i].facts);
        if (type != cases[i].type)
            fail_msg("case %zu: wanted %s, got %s", i, cite_type_name(cases[i].type), cite_type_name(type));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
