/*
 * net/absent.c: the functions of cite/checker.h, archive.h and save.h in a build without libcurl. No checker can be made, so none of
 * the others has anything to answer; cite_verdict_name and cite_verdict_is_finding work as ever
 * (net/verdict_names.c).
 */
#include "core/error.h"
#include "core/str.h"

#include <cite/archive.h>
#include <cite/checker.h>
#include <cite/save.h>

static cite_status unsupported(cite_error *error)
{
    cite__error_clear(error);
    return cite__error_set(error, CITE_ERROR_UNSUPPORTED, CITE_NONE, "this build of libcite has no network");
}

cite_status cite_checker_new(cite_checker **out, const cite_checker_options *options, cite_error *error)
{
    (void)options;
    *out = NULL;
    return unsupported(error);
}

void cite_checker_free(cite_checker *checker)
{
    (void)checker;
}

cite_status cite_checker_add(cite_checker *checker, cite_str url, const cite_str *alternatives,
                             size_t alternative_count, cite_error *error)
{
    (void)checker;
    (void)url;
    (void)alternatives;
    (void)alternative_count;
    return unsupported(error);
}

cite_status cite_checker_add_document(cite_checker *checker, const cite_document *document, cite_error *error)
{
    (void)checker;
    (void)document;
    return unsupported(error);
}

cite_status cite_checker_add_rule(cite_checker *checker, cite_rule kind, cite_str pattern, cite_str origin,
                                  cite_error *error)
{
    (void)checker;
    (void)kind;
    (void)pattern;
    (void)origin;
    return unsupported(error);
}

cite_status cite_checker_add_ignore(cite_checker *checker, cite_str text, cite_str name, cite_error *error)
{
    (void)checker;
    (void)text;
    (void)name;
    return unsupported(error);
}

cite_status cite_checker_remember(cite_checker *checker, cite_str text, cite_error *error)
{
    (void)checker;
    (void)text;
    return unsupported(error);
}

cite_status cite_checker_remembered(const cite_checker *checker, cite_write_fn write, void *context,
                                    cite_error *error)
{
    (void)checker;
    (void)write;
    (void)context;
    return unsupported(error);
}

cite_status cite_check_record(const cite_check *check, cite_write_fn write, void *context, cite_error *error)
{
    (void)check;
    (void)write;
    (void)context;
    return unsupported(error);
}

cite_status cite_checker_add_credential(cite_checker *checker, cite_str origin, cite_credential kind,
                                        cite_str value, cite_error *error)
{
    (void)checker;
    (void)origin;
    (void)kind;
    (void)value;
    return unsupported(error);
}

cite_status cite_checker_poll(cite_checker *checker, int timeout_ms, cite_error *error)
{
    (void)checker;
    (void)timeout_ms;
    return unsupported(error);
}

const cite_check *cite_checker_next(cite_checker *checker)
{
    (void)checker;
    return NULL;
}

int cite_checker_takes(const cite_checker *checker, cite_str url)
{
    (void)checker;
    (void)url;
    return 0;
}

size_t cite_checker_pending(const cite_checker *checker)
{
    (void)checker;
    return 0;
}

size_t cite_checker_total(const cite_checker *checker)
{
    (void)checker;
    return 0;
}

const cite_check *cite_checker_find(const cite_checker *checker, cite_str url)
{
    (void)checker;
    (void)url;
    return NULL;
}

void cite_checker_drop_page(cite_checker *checker, cite_str url)
{
    (void)checker;
    (void)url;
}

cite_weight cite_checker_weigh(const cite_checker *checker, const cite_check *check)
{
    (void)checker;
    return cite_check_weight(check);
}

void cite_checker_cancel(cite_checker *checker, const char *reason)
{
    (void)checker;
    (void)reason;
}

cite_status cite_archives_new(cite_archives **out, const cite_archives_options *options, cite_error *error)
{
    (void)options;
    *out = NULL;
    return unsupported(error);
}

void cite_archives_free(cite_archives *archives)
{
    (void)archives;
}

cite_status cite_archives_add(cite_archives *archives, cite_str url, int64_t datetime, cite_error *error)
{
    (void)archives;
    (void)url;
    (void)datetime;
    return unsupported(error);
}

cite_status cite_archives_poll(cite_archives *archives, int timeout_ms, cite_error *error)
{
    (void)archives;
    (void)timeout_ms;
    return unsupported(error);
}

const cite_archives_found *cite_archives_next(cite_archives *archives)
{
    (void)archives;
    return NULL;
}

size_t cite_archives_pending(const cite_archives *archives)
{
    (void)archives;
    return 0;
}

cite_status cite_archives_find(cite_archives *archives, cite_str url, int64_t datetime,
                               const cite_archives_found **found, cite_error *error)
{
    (void)archives;
    (void)url;
    (void)datetime;
    *found = NULL;
    return unsupported(error);
}

cite_status cite_saver_new(cite_saver **out, const cite_saver_options *options, cite_error *error)
{
    (void)options;
    *out = NULL;
    return unsupported(error);
}

void cite_saver_free(cite_saver *saver)
{
    (void)saver;
}

cite_status cite_saver_add(cite_saver *saver, cite_str url, cite_error *error)
{
    (void)saver;
    (void)url;
    return unsupported(error);
}

cite_status cite_saver_poll(cite_saver *saver, int timeout_ms, cite_error *error)
{
    (void)saver;
    (void)timeout_ms;
    return unsupported(error);
}

const cite_saved *cite_saver_next(cite_saver *saver)
{
    (void)saver;
    return NULL;
}

size_t cite_saver_pending(const cite_saver *saver)
{
    (void)saver;
    return 0;
}

void cite_saver_cancel(cite_saver *saver, const char *reason)
{
    (void)saver;
    (void)reason;
}

cite_saver_account cite_saver_quota(const cite_saver *saver)
{
    (void)saver;
    return (cite_saver_account){-1, -1, -1, -1};
}

size_t cite_saver_count(const cite_saver *saver)
{
    (void)saver;
    return 0;
}

const cite_saved *cite_saver_result(const cite_saver *saver, size_t index)
{
    (void)saver;
    (void)index;
    return NULL;
}

cite_str cite_saver_endpoint(const cite_saver *saver)
{
    (void)saver;
    return CITE__LIT("");
}

cite_status cite_archives_list(cite_archives *archives, cite_str url, cite_copies **out, cite_error *error)
{
    (void)archives;
    (void)url;
    *out = NULL;
    return unsupported(error);
}

const cite_copies_summary *cite_copies_about(const cite_copies *copies)
{
    (void)copies;
    return NULL;
}

const cite_archived *cite_copies_at(const cite_copies *copies, size_t index)
{
    (void)copies;
    (void)index;
    return NULL;
}

void cite_copies_free(cite_copies *copies)
{
    (void)copies;
}
