/*
 * net/archives.c: the public functions of cite/archive.h that ask archives, for a build with libcurl.
 */
#include "net/archives.h"

#include "core/alloc.h"
#include "core/error.h"
#include "core/str.h"
#include "core/url.h"
#include "net/target.h"

#include <cite/version.h>

#include <string.h>

#define USER_AGENT "libcite/" CITE_VERSION_STRING " (+https://github.com/libcite/libcite)"

/* A URL, every byte of it encoded, with what a pattern puts around it. */
#define REQUEST_MAX ((size_t)CITE__URL_MAX * 4)

/* One call of the loop, where a search is waited for to its end. */
#define FIND_MS 60000

cite_archives_options cite__archives_complete(const cite_archives_options *given)
{
    cite_archives_options options = {0};

    if (given)
        memcpy(&options, given, given->size < sizeof options ? given->size : sizeof options);
    options.size = sizeof options;
    options.table = options.table ? options.table : cite_archive_table();
    options.user_agent = options.user_agent ? options.user_agent : USER_AGENT;
    options.timeout_ms = options.timeout_ms > 0 ? options.timeout_ms : 30000;
    options.connect_timeout_ms = options.connect_timeout_ms > 0 ? options.connect_timeout_ms : 10000;
    options.rest_ms = options.rest_ms > 0 ? options.rest_ms : 15L * 60 * 1000;
    options.max_body_bytes = options.max_body_bytes > 0 ? options.max_body_bytes : (size_t)2 * 1024 * 1024;
    return options;
}

static const char *copy_of(cite_archives *archives, const char *text)
{
    return text ? cite__arena_str(&archives->arena, cite_str_from(text)).ptr : NULL;
}

static void add_station(cite_archives *archives, const cite_archive *archive)
{
    struct cite__station *station = &archives->stations[archives->count++];
    struct cite__url parts;

    station->archive = (cite_archive){.name = copy_of(archives, archive->name),
                                      .timegate = copy_of(archives, archive->timegate),
                                      .delay_ms = archive->delay_ms,
                                      .timemap = copy_of(archives, archive->timemap),
                                      .cdx = copy_of(archives, archive->cdx)};
    cite_str timegate = cite_str_from(station->archive.timegate);
    bool whole = timegate.len > 0 && cite__url_split(&parts, timegate);
    station->host = whole ? parts.host : cite_str_from(station->archive.name);
    cite__buf_init(&station->url, &archives->allocator, REQUEST_MAX);
}

/* Keeps what the options name; the transport's part of them is its own by now. */
static void keep_options(cite_archives *archives, const cite_archives_options *given)
{
    cite_archives_options options = cite__archives_complete(given);
    const cite_archive *table = options.table;

    while (archives->count < CITE__ARCHIVES_MAX && table[archives->count].name)
        add_station(archives, &table[archives->count]);
    options.user_agent = copy_of(archives, options.user_agent);
    options.pace_file = copy_of(archives, options.pace_file);
    options.allocator = NULL;
    options.table = NULL;
    options.connect_to = options.resolve = options.allow_addresses = NULL;
    options.ca_file = options.proxy = NULL;
    archives->options = options;
    cite__pace_init(&archives->pace, options.pace_file);
}

cite_status cite__archives_on(cite_archives **out, const cite_archives_options *options,
                              struct cite__transport *transport, cite_error *error)
{
    cite_allocator source = cite__allocator_or_default(options ? options->allocator : NULL);
    cite_archives *archives = cite__alloc(&source, sizeof *archives);

    *out = NULL;
    if (!archives) {
        transport->ops->free(transport);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    memset(archives, 0, sizeof *archives);
    archives->allocator = source;
    archives->transport = transport;
    cite__arena_init(&archives->arena, &source);
    keep_options(archives, options);
    if (archives->arena.failed) {
        cite_archives_free(archives);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    *out = archives;
    return CITE_OK;
}

static cite_status pace_error(cite_error *error, cite_status status, const char *path)
{
    const char *problem = status == CITE_ERROR_FORMAT ? "is another program's file, and left as it is"
                                                      : "cannot be read and written";

    return cite__error_named(error, status, path, problem);
}

cite_status cite_archives_new(cite_archives **out, const cite_archives_options *options, cite_error *error)
{
    struct cite__transport *transport = NULL;
    struct cite__pace pace;
    unsigned count = 0;

    cite__error_clear(error);
    *out = NULL;
    const cite_archives_options whole = cite__archives_complete(options);
    cite__pace_init(&pace, whole.pace_file);
    cite_status status = cite__pace_check(&pace);
    if (status != CITE_OK)
        return pace_error(error, status, whole.pace_file);
    while (count < CITE__ARCHIVES_MAX && whole.table[count].name)
        count++;
    const struct cite__transport_setup setup = {.allocator = whole.allocator,
                                                .concurrency = count + 1,
                                                .resolve = whole.resolve,
                                                .connect_to = whole.connect_to,
                                                .allow_addresses = whole.allow_addresses,
                                                .proxy = whole.proxy,
                                                .ca_file = whole.ca_file};
    status = cite__transport_curl(&transport, &setup);
    if (status == CITE_ERROR_ARGUMENT)
        return cite__error_named(error, status, "allow_addresses", "holds what is no address");
    if (status != CITE_OK)
        return cite__error_set(error, status, CITE_NONE, NULL);
    return cite__archives_on(out, options, transport, error);
}

void cite_archives_free(cite_archives *archives)
{
    if (!archives)
        return;
    cite_allocator source = archives->allocator;
    while (archives->tasks.first)
        cite__archives_drop(archives, archives->tasks.first);
    archives->transport->ops->free(archives->transport);
    for (size_t i = 0; i < archives->count; i++)
        cite__buf_release(&archives->stations[i].url);
    cite__arena_release(&archives->arena);
    cite__free(&source, archives);
}

bool cite__is_web_url(cite_str url)
{
    struct cite__url parts;

    return cite__url_split(&parts, url) &&
           (cite__str_is_nocase(parts.scheme, "http") || cite__str_is_nocase(parts.scheme, "https"));
}

/* A task for a URL. A password is none of an archive's business, and a fragment is of no page. */
static struct cite__task *task_for(cite_archives *archives, const struct cite__url *parts, cite_str url,
                                   int64_t datetime)
{
    size_t end = parts->fragment.ptr ? (size_t)(parts->fragment.ptr - url.ptr) - 1 : url.len;
    size_t user = parts->userinfo.ptr ? (size_t)(parts->userinfo.ptr - url.ptr) : 0;
    size_t rest = parts->userinfo.ptr ? user + parts->userinfo.len + 1 : 0;
    struct cite__task *task = cite__alloc(&archives->allocator, sizeof *task + url.len + 1);

    if (!task)
        return NULL;
    memset(task, 0, sizeof *task);
    cite__arena_init(&task->arena, &archives->allocator);
    memcpy(task->url, url.ptr, user);
    memcpy(task->url + user, url.ptr + rest, end - rest);
    task->url[user + end - rest] = '\0';
    task->found = (cite_archives_found){.memento = {.url = CITE__LIT(""), .original = CITE__LIT("")},
                                        .index = archives->added,
                                        .url = {task->url, user + end - rest},
                                        .datetime = datetime,
                                        .fetched = CITE__LIT("")};
    return task;
}

/* A task that no archive knows of yet; NULL on failure. */
static cite_status make_task(struct cite__task **out, cite_archives *archives, cite_str url, int64_t datetime,
                             cite_error *error)
{
    struct cite__url parts;

    *out = NULL;
    if (!cite__is_web_url(url) || !cite__url_split(&parts, url) || url.len > CITE__URL_MAX)
        return cite__error_named(error, CITE_ERROR_ARGUMENT, "url", "is no address on the web");
    *out = task_for(archives, &parts, url, datetime);
    return *out ? CITE_OK : cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
}

static cite_status add(struct cite__task **out, cite_archives *archives, cite_str url, int64_t datetime,
                       cite_error *error)
{
    cite_status status = make_task(out, archives, url, datetime, error);

    if (*out) {
        archives->added++;
        cite__archives_put(archives, *out);
    }
    return status;
}

cite_status cite_archives_add(cite_archives *archives, cite_str url, int64_t datetime, cite_error *error)
{
    struct cite__task *task = NULL;

    cite__error_clear(error);
    return add(&task, archives, url, datetime, error);
}

static cite_status run_error(const cite_archives *archives, cite_error *error, cite_status status)
{
    if (status == CITE_ERROR_IO || status == CITE_ERROR_FORMAT)
        return pace_error(error, status, archives->pace.path);
    return status == CITE_OK ? status : cite__error_set(error, status, CITE_NONE, NULL);
}

cite_status cite_archives_poll(cite_archives *archives, int timeout_ms, cite_error *error)
{
    cite__error_clear(error);
    return run_error(archives, error, cite__archives_run(archives, timeout_ms, NULL));
}

static const cite_archives_found *hand_out(cite_archives *archives, struct cite__task *task)
{
    cite__archives_drop(archives, archives->taken);
    archives->taken = task;
    return task ? &task->found : NULL;
}

const cite_archives_found *cite_archives_next(cite_archives *archives)
{
    return hand_out(archives, cite__tasks_take(&archives->done));
}

size_t cite_archives_pending(const cite_archives *archives)
{
    return archives->pending;
}

/* Works until a task is done, and takes it out of the order; *task is NULL where that failed. */
static cite_status wait_for(cite_archives *archives, struct cite__task **task)
{
    cite_status status = CITE_OK;

    while (status == CITE_OK && !(*task)->done)
        status = cite__archives_run(archives, FIND_MS, *task);
    cite__tasks_remove(&archives->done, *task);
    if (status == CITE_OK)
        return status;
    cite__archives_drop(archives, *task);
    *task = NULL;
    return status;
}

cite_status cite_archives_find(cite_archives *archives, cite_str url, int64_t datetime,
                               const cite_archives_found **found, cite_error *error)
{
    struct cite__task *task = NULL;

    cite__error_clear(error);
    *found = NULL;
    cite_status status = add(&task, archives, url, datetime, error);
    if (!task)
        return status;
    status = wait_for(archives, &task);
    if (task)
        *found = hand_out(archives, task);
    return run_error(archives, error, status);
}

cite_status cite_archives_list(cite_archives *archives, cite_str url, cite_copies **out, cite_error *error)
{
    struct cite__task *task = NULL;

    cite__error_clear(error);
    *out = NULL;
    cite_status status = make_task(&task, archives, url, 0, error);
    if (!task)
        return status;
    task->copies = cite__copies_new(&archives->allocator, task->found.url);
    if (!task->copies) {
        cite__free(&archives->allocator, task);
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    cite__archives_put(archives, task);
    status = wait_for(archives, &task);
    if (task) {
        cite__copies_finish(task->copies, &task->found);
        *out = task->copies;
        task->copies = NULL;
        cite__archives_drop(archives, task);
    }
    return run_error(archives, error, status);
}
