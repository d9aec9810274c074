/*
 * net/checker_rules.c: the functions of cite/checker.h that say which links are asked, and with which secrets.
 */
#include "core/error.h"
#include "net/run.h"

cite_status cite_checker_add_credential(cite_checker *checker, cite_str origin, cite_credential kind,
                                        cite_str value, cite_error *error)
{
    cite__error_clear(error);
    checker->arena.failed = false; /* as in cite_checker_add */
    return cite__credentials_add(&checker->credentials, origin, kind, value, error);
}

cite_status cite_checker_add_rule(cite_checker *checker, cite_rule kind, cite_str pattern, cite_str origin,
                                  cite_error *error)
{
    cite__error_clear(error);
    checker->arena.failed = false; /* as in cite_checker_add */
    return cite__rules_add(&checker->rules, kind, pattern, origin, error);
}

cite_status cite_checker_add_ignore(cite_checker *checker, cite_str text, cite_str name, cite_error *error)
{
    cite__error_clear(error);
    checker->arena.failed = false;
    return cite__rules_read(&checker->rules, text, name, error);
}
