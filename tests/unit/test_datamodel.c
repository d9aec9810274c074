/*
 * test_datamodel.c: BibLaTeX's data model, and that no two fields of a type are written under one name.
 */
#include "bibliography/datamodel.h"
#include "bibliography/fields.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_allowed(void **state)
{
    static const struct {
        const char *entry_type;
        const char *field;
        bool allowed;
    } cases[] = {
        {"article", "journaltitle", true},
        {"article", "publisher", false},
        {"article", "url", true},
        {"online", "organization", true},
        {"online", "publisher", false},
        {"online", "pages", false},
        {"report", "institution", true},
        {"report", "editor", false},
        {"misc", "number", false},
        {"misc", "howpublished", true},
        {"book", "title", true},
        {"book", "issue", false},
        {"book", "pages", true},
        {"unpublished", "venue", true},
        {"thesis", "type", true},
        {"legislation", "number", true},
        {"jurisdiction", "volume", true},
        {"standard", "author", true},
        {"misc", "csl-number", true},
        {"misc", "interviewer", true},
        {"article", "iss", true},
        {"inbook", "bookauthor", true},
        {"incollection", "bookauthor", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cite__datamodel_allows(cases[i].entry_type, cases[i].field) != cases[i].allowed)
            fail_msg("%s, %s", cases[i].entry_type, cases[i].field);
    }
}

/* ISBN and ISSN are told apart by their digits. */
static bool may_share(cite_field a, cite_field b)
{
    return a == CITE_FIELD_ISBN && b == CITE_FIELD_ISSN;
}

static void test_names_differ(void **state)
{
    static const enum cite__dialect dialects[] = {CITE__DIALECT_BIBTEX, CITE__DIALECT_BIBLATEX,
                                                  CITE__DIALECT_RIS};
    const size_t pairs = (size_t)CITE_FIELD_COUNT_ * CITE_FIELD_COUNT_;

    (void)state;
    for (size_t i = 0; i < (size_t)CITE_TYPE_COUNT_ * pairs * 3; i++) {
        cite_type type = (cite_type)(i / pairs / 3);
        enum cite__dialect dialect = dialects[i / pairs % 3];
        cite_field a = (cite_field)(i % pairs / CITE_FIELD_COUNT_);
        cite_field b = (cite_field)(i % CITE_FIELD_COUNT_);
        const char *left = cite__field_native(a, type, dialect);
        const char *right = cite__field_native(b, type, dialect);
        if (a < b && left && right && strcmp(left, right) == 0 && !may_share(a, b))
            fail_msg("%s: %s and %s are both %s", cite_type_name(type), cite_field_name(a), cite_field_name(b),
                     left);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_allowed),
        cmocka_unit_test(test_names_differ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
