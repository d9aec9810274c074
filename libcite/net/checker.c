/*
 * net/checker.c: the public functions of cite/checker.h, for a build with libcurl.
 */
#include "core/alloc.h"
#include "core/buf.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"
#include "net/run.h"

#include <cite/checker.h>
#include <cite/version.h>

#include <stddef.h>
#include <string.h>

/*
 * Where a server's owner can read who asks. No "Mozilla": bot walls challenge those who claim to be a browser.
 */
#define USER_AGENT "libcite/" CITE_VERSION_STRING " (+https://github.com/libcite/libcite)"

/* Between the beginnings of two requests to one public host. */
#define DELAY_MS 100

/* Other readings of one link: more than any has (cite/link.h). */
#define READINGS_MAX 16

/* Each request may hold a socket, and a process commonly has 1024 descriptors. */
#define CONCURRENCY_MAX 500

/* URLs come from documents, and the map's order never shows: a fixed seed keeps runs alike. */
#define URL_SEED UINT64_C(0x9e3779b97f4a7c15)

static const cite_checker_options defaults = {
    .size = sizeof(cite_checker_options),
    .user_agent = USER_AGENT,
    .timeout_ms = 20000,
    .connect_timeout_ms = 10000,
    .max_body_bytes = (size_t)2 * 1024 * 1024,
    .max_redirects = 10,
    .retries = 2,
    .concurrency = 32,
    .per_host = 2,
    .delay_ms = DELAY_MS,
    .cache_ok_s = 7L * 86400,
    .cache_redirected_s = 86400,
    .doi_api = "https://doi.org/api/handles/",
};

/* The caller's options, as far as its struct goes, with the defaults in place of zeros. */
static cite_checker_options complete(const cite_checker_options *given)
{
    cite_checker_options options = {0};

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    options.size = sizeof options;
    if (!options.user_agent)
        options.user_agent = defaults.user_agent;
    if (options.timeout_ms <= 0)
        options.timeout_ms = defaults.timeout_ms;
    if (options.connect_timeout_ms <= 0)
        options.connect_timeout_ms = defaults.connect_timeout_ms;
    if (options.max_body_bytes == 0)
        options.max_body_bytes = defaults.max_body_bytes;
    if (options.max_redirects == 0)
        options.max_redirects = defaults.max_redirects;
    if (options.retries == 0)
        options.retries = defaults.retries;
    if (options.concurrency == 0)
        options.concurrency = defaults.concurrency;
    if (options.concurrency > CONCURRENCY_MAX)
        options.concurrency = CONCURRENCY_MAX;
    if (options.per_host == 0)
        options.per_host = defaults.per_host;
    if (options.delay_ms <= 0)
        options.delay_ms = defaults.delay_ms;
    if (options.cache_ok_s <= 0)
        options.cache_ok_s = defaults.cache_ok_s;
    if (options.cache_redirected_s <= 0)
        options.cache_redirected_s = defaults.cache_redirected_s;
    if (!options.doi_api)
        options.doi_api = defaults.doi_api;
    return options;
}

static void release(struct cite_checker *checker)
{
    cite_allocator allocator = checker->arena.allocator;

    for (size_t i = 0; i < checker->jobs.count; i++)
        cite_fingerprint_free(checker->jobs.items[i]->page);
    cite__rules_release(&checker->rules);
    cite__arena_release(&checker->scratch);
    cite__arena_release(&checker->arena);
    cite__free(&allocator, checker);
}

cite_status cite__checker_on(cite_checker **out, const cite_checker_options *options,
                             struct cite__transport *transport, cite_error *error)
{
    cite_allocator allocator = cite__allocator_or_default(options ? options->allocator : NULL);
    struct cite_checker *checker = cite__alloc(&allocator, sizeof *checker);

    *out = NULL;
    if (!checker) {
        transport->ops->free(transport);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    *checker = (struct cite_checker){.options = complete(options), .begun_ms = -1};
    cite__arena_init(&checker->arena, &allocator);
    checker->arena.gives_back = true; /* as in an audit */
    cite__arena_init(&checker->scratch, &allocator);
    cite__rules_init(&checker->rules, &checker->arena);
    checker->options.allocator = NULL;
    /* Somebody who maps hosts by hand knows that they can be reached. */
    checker->mapped = checker->options.resolve || checker->options.connect_to ||
                      checker->options.allow_addresses || checker->options.proxy;
    checker->proxied = checker->options.proxy != NULL;
    checker->options.proxy = NULL;
    checker->heard = checker->mapped;
    checker->options.ca_file = NULL; /* these are the transport's */
    checker->options.resolve = NULL;
    checker->options.connect_to = NULL;
    checker->options.allow_addresses = NULL;
    size_t at = 0; /* what is no list was refused before */
    (void)cite__codes_read(&checker->accepted, checker->options.accept, &at);
    (void)cite__grades_read(&checker->grades, checker->options.severity, &at);
    checker->options.accept = NULL;
    checker->options.severity = NULL;
    checker->options.user_agent =
        cite__arena_str(&checker->arena, cite_str_from(checker->options.user_agent)).ptr;
    checker->options.doi_api = cite__arena_str(&checker->arena, cite_str_from(checker->options.doi_api)).ptr;
    if (!checker->options.user_agent || !checker->options.doi_api) {
        release(checker);
        transport->ops->free(transport);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    checker->transport = transport;
    checker->policy = (struct cite__policy){.arena = &checker->arena,
                                            .options = &checker->options,
                                            .accepted = &checker->accepted,
                                            .credentials = &checker->credentials,
                                            .compares = true};
    checker->closed = CITE_NONE;
    checker->done = (struct cite__queue){CITE_NONE, CITE_NONE};
    cite__hosts_init(&checker->hosts, &checker->arena, checker->options.per_host,
                     checker->options.no_delay ? 0 : checker->options.delay_ms);
    cite__credentials_init(&checker->credentials, &checker->arena);
    cite__cache_init(&checker->cache, &checker->arena);
    cite__map_init(&checker->by_url, &checker->arena, URL_SEED);
    *out = checker;
    return CITE_OK;
}

static cite_status check_lists(const cite_checker_options *options, cite_error *error)
{
    struct cite__codes codes;
    struct cite__grades grades;
    size_t at = 0;

    if (!cite__codes_read(&codes, options->accept, &at))
        return cite__error_named(error, CITE_ERROR_ARGUMENT, options->accept + at,
                                 "not a code of HTTP, or a range such as 500..599");
    if (!cite__grades_read(&grades, options->severity, &at))
        return cite__error_named(error, CITE_ERROR_ARGUMENT, options->severity + at,
                                 "not STATUS=error, =warning or =ignore");
    return CITE_OK;
}

cite_status cite_checker_new(cite_checker **out, const cite_checker_options *options, cite_error *error)
{
    struct cite__transport *transport = NULL;

    cite__error_clear(error);
    *out = NULL;
    const cite_checker_options whole = complete(options);
    if (!cite__is_field_value(whole.user_agent))
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "user_agent", "holds a control character");
    if (whole.shards > 0 && (whole.shard < 1 || whole.shard > whole.shards))
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "shard", "not from 1 to shards");
    if (whole.proxy && !cite__is_proxy(whole.proxy))
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, "the proxy is not SCHEME://HOST:PORT");
    cite_status listed = check_lists(&whole, error);
    if (listed != CITE_OK)
        return listed;
    const struct cite__transport_setup setup = {.allocator = whole.allocator,
                                                .concurrency = whole.concurrency,
                                                .resolve = whole.resolve,
                                                .connect_to = whole.connect_to,
                                                .allow_addresses = whole.allow_addresses,
                                                .proxy = whole.proxy,
                                                .ca_file = whole.ca_file};
    cite_status status = cite__transport_curl(&transport, &setup);
    if (status == CITE_ERROR_ARGUMENT)
        return cite__error_named(error, status, "allow_addresses", "holds what is no address");
    if (status != CITE_OK)
        return cite__error_set(error, status, CITE_NONE, NULL);
    return cite__checker_on(out, options, transport, error);
}

void cite_checker_free(cite_checker *checker)
{
    if (!checker)
        return;
    checker->transport->ops->free(checker->transport);
    release(checker);
}

/* The key of a URL: the index of its job, or CITE_NONE. buf is left holding the normal form. */
static size_t index_of(const cite_checker *checker, cite_str url, struct cite__buf *buf)
{
    cite__url_normal(buf, cite__str_trim(url));
    struct cite__url parts;
    if (checker->options.fragments && cite__url_split(&parts, cite__str_trim(url)) && parts.fragment.len > 0) {
        cite__buf_byte(buf, '#'); /* two places of one page are two questions */
        cite__buf_str(buf, parts.fragment);
    }
    if (buf->failed == CITE_ERROR_LIMIT) {
        /* Too long to be asked; it still is a link of its own. */
        cite__buf_clear(buf);
        buf->ceiling = url.len;
        cite__buf_str(buf, url);
    }
    return cite__map_get(&checker->by_url, cite__buf_view(buf));
}

/* A job with the readings that no rule excludes; NULL when memory is out. Where the first one is, so is the link. */
static struct cite__job *make_job(cite_checker *checker, cite_str url, const cite_str *alternatives,
                                  size_t count)
{
    struct cite__job *job = cite__job_new(&checker->policy, url, alternatives, count);
    uint32_t kept = 0;

    if (!job || checker->rules.items.count == 0)
        return job;
    for (size_t i = 0; i < job->reading_count; i++) {
        cite_str reason = cite__rules_refuse(&checker->rules, job->readings[i]);
        if (!reason.ptr)
            return NULL;
        if (i == 0 && reason.len > 0)
            cite__job_exclude(job, reason);
        if (i == 0 || reason.len == 0)
            job->readings[kept++] = job->readings[i];
    }
    job->reading_count = kept;
    return job;
}

static cite_status add_job(cite_checker *checker, cite_str key, cite_str url, const cite_str *alternatives,
                           size_t count)
{
    struct cite__job *job = make_job(checker, url, alternatives, count);

    if (!job)
        return CITE_ERROR_MEMORY;
    /* Most links are written as their key is: one copy will do. */
    cite_str kept =
        cite__str_equal(key, job->check.url) ? job->check.url : cite__arena_str(&checker->arena, key);
    if (!kept.ptr)
        return CITE_ERROR_MEMORY;
    const struct cite__record *record = cite__cache_find(&checker->cache, key);
    if (record && !job->excluded && !cite__job_recall(&checker->policy, job, record))
        return CITE_ERROR_MEMORY;
    job->index = checker->jobs.count;
    if (checker->hosts.job_next.count == job->index && !cite__hosts_add_job(&checker->hosts))
        return CITE_ERROR_MEMORY;
    struct cite__job **slot = CITE__ARRAY_PUSH(&checker->jobs, &checker->arena);
    if (!slot)
        return CITE_ERROR_MEMORY;
    *slot = job;
    if (!cite__map_set(&checker->by_url, kept, job->index)) {
        checker->jobs.count--;
        return CITE_ERROR_MEMORY;
    }
    return CITE_OK;
}

int cite_checker_takes(const cite_checker *checker, cite_str url)
{
    return checker->options.shards < 2 ||
           cite_url_shard(url, checker->options.shards) == checker->options.shard;
}

cite_status cite_checker_add(cite_checker *checker, cite_str url, const cite_str *alternatives,
                             size_t alternative_count, cite_error *error)
{
    struct cite__buf key;
    cite_status status = CITE_OK;

    cite__error_clear(error);
    if (!cite_checker_takes(checker, url))
        return CITE_OK;
    checker->arena.failed = false; /* a call that ran out of memory is over; this one may find some */
    cite__buf_init(&key, &checker->arena.allocator, CITE__URL_MAX);
    size_t index = index_of(checker, url, &key);
    if (key.failed != CITE_OK)
        status = CITE_ERROR_MEMORY;
    else if (index == CITE_NONE)
        status = add_job(checker, cite__buf_view(&key), url, alternatives, alternative_count);
    cite__buf_release(&key);
    return status == CITE_OK ? status : cite__error_set(error, status, CITE_NONE, NULL);
}

/*
 * The readings of a link that was printed without a scheme, which is read as https: the first of them by http comes
 * last. readings has room for one more. false when memory is out; http must be released either way.
 */
static bool add_plain(struct cite__buf *http, const cite_link *link, cite_str *readings, size_t *count)
{
    static const cite_str https = {"https://", 8};

    if ((link->repairs & CITE_REPAIR_ADDED_SCHEME) == 0 || !cite__str_starts(link->url, https))
        return true;
    cite__buf_text(http, "http://");
    cite__buf_str(http, cite__slice(link->url, https.len, link->url.len));
    if (http->failed == CITE_OK)
        readings[(*count)++] = cite__buf_view(http);
    return http->failed != CITE_ERROR_MEMORY;
}

static cite_status add_link(cite_checker *checker, const cite_link *link, cite_error *error)
{
    cite_str readings[READINGS_MAX + 1];
    struct cite__buf http;
    size_t count = link->alternative_count < READINGS_MAX ? link->alternative_count : READINGS_MAX;

    cite__buf_init(&http, &checker->arena.allocator, CITE__URL_MAX);
    for (size_t i = 0; i < count; i++)
        readings[i] = link->alternatives[i];
    cite_status status = add_plain(&http, link, readings, &count)
                             ? cite_checker_add(checker, link->url, readings, count, error)
                             : cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    cite__buf_release(&http);
    return status;
}

cite_status cite_checker_add_document(cite_checker *checker, const cite_document *document, cite_error *error)
{
    cite__error_clear(error);
    size_t count = cite_document_link_count(document);
    for (size_t i = 0; i < count; i++) {
        cite_status status = add_link(checker, cite_document_link(document, i), error);
        if (status != CITE_OK)
            return status;
    }
    return CITE_OK;
}

cite_status cite_checker_poll(cite_checker *checker, int timeout_ms, cite_error *error)
{
    cite__error_clear(error);
    checker->arena.failed = false; /* as in cite_checker_add */
    cite_status status = cite__run_poll(checker, timeout_ms);
    return status == CITE_OK ? status : cite__error_set(error, status, CITE_NONE, NULL);
}

const cite_check *cite_checker_next(cite_checker *checker)
{
    size_t index = checker->done.first;

    if (index == CITE_NONE)
        return NULL;
    struct cite__job *job = checker->jobs.items[index];
    checker->done.first = job->next;
    return &job->check;
}

size_t cite_checker_pending(const cite_checker *checker)
{
    return checker->jobs.count - checker->finished;
}

size_t cite_checker_total(const cite_checker *checker)
{
    return checker->jobs.count;
}

/* The job of a URL; NULL where it never was added. */
static struct cite__job *job_of(const cite_checker *checker, cite_str url)
{
    struct cite__buf key;

    cite__buf_init(&key, &checker->arena.allocator, CITE__URL_MAX);
    size_t index = index_of(checker, url, &key);
    if (key.failed != CITE_OK)
        index = CITE_NONE;
    cite__buf_release(&key);
    return index == CITE_NONE ? NULL : checker->jobs.items[index];
}

const cite_check *cite_checker_find(const cite_checker *checker, cite_str url)
{
    const struct cite__job *job = job_of(checker, url);

    return job && job->state == CITE__JOB_DONE ? &job->check : NULL;
}

void cite_checker_drop_page(cite_checker *checker, cite_str url)
{
    struct cite__job *job = job_of(checker, url);

    if (!job || job->state != CITE__JOB_DONE)
        return;
    job->check.fingerprint = NULL;
    cite_fingerprint_free(job->page);
    job->page = NULL;
}

cite_weight cite_checker_weigh(const cite_checker *checker, const cite_check *check)
{
    return check ? cite__grade_of(&checker->grades, check) : CITE_WEIGHT_IGNORE;
}

void cite_checker_cancel(cite_checker *checker, const char *reason)
{
    cite_str copy = cite__arena_str(&checker->arena, cite_str_from(reason));

    cite__run_end(checker, CITE_VERDICT_SKIPPED, copy.ptr ? copy : CITE__LIT("cancelled"));
}
