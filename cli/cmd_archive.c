/*
 * cli/cmd_archive.c: "audit archive": checks the links as an audit does, then asks an archive to keep the pages that
 * answer, so that what is cited today can be read when they are gone.
 */
#include "commands.h"
#include "config.h"
#include "message.h"
#include "progress.h"
#include "store.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Milliseconds in one poll: how long an interruption may wait. */
#define POLL_MS 200

#define DAY_S 86400L

/* Questions of what became of a page are no closer together than pages, nor further apart than this. */
#define JOB_MS 6000L

/* The library's default, in words for a person. */
#define DELAY_MS 10000.0

/* Where the keys of the Internet Archive stand by default, as its own tools have it. */
#define KEY_VARIABLE    "IA_ACCESS_KEY_ID"
#define SECRET_VARIABLE "IA_SECRET_ACCESS_KEY"

struct saving {
    cite_saver *saver;
    size_t *references; /* by the number of the page in the saver */
    size_t count;
    struct progress progress;
    cite_audit *audit;
    int64_t until; /* seconds since 1970, by --max-time, which holds for the checking as well; 0: no limit */
    int status;
};

int archive_is_command(const struct settings *settings)
{
    int named = settings->input_count > 1 || (settings->input_count > 0 && settings->files_from);

    return named && strcmp(settings->inputs[0], "archive") == 0;
}

static int refuse_with(const char *option, const char *why)
{
    say("audit archive: %s does not go with it: %s", option, why);
    return -1;
}

/* What can be told before anything is read. 0, or -1 after a message. */
static int check_sense(const struct settings *settings)
{
    if (settings->checker.offline || settings->no_check)
        return refuse_with(settings->no_check ? "--no-check" : "--offline", "only pages that answer are kept");
    if (settings->html || settings->json || settings->bibliography)
        return refuse_with(settings->html   ? "--html"
                           : settings->json ? "--json"
                                            : "--bibliography",
                           "it writes what was kept, as text or json");
    if (strcmp(settings->format, "text") != 0 && strcmp(settings->format, "json") != 0)
        return refuse_with("--format", "it writes text or json");
    if (settings->no_store && (settings->resume || settings->recheck || settings->baseline > 0))
        return refuse_with("--no-store", "--resume, --recheck and --baseline need a store");
    return settings->fail_on && !fail_on_is_good(settings->fail_on) ? -1 : 0;
}

/* The value of one half of the key: of the variable that the option names, or of the default one where that may be used. */
static const char *key_part(const char *given, const char *variable, int may_default)
{
    const char *value = given ? environment_value(given) : may_default ? getenv(variable) : NULL;

    return value && value[0] != '\0' ? value : NULL;
}

/* A key on the command line, or in a file, would be read by others. */
static int is_variable(const char *option, const char *value)
{
    if (!value || strncmp(value, "env:", 4) == 0)
        return 1;
    say("audit archive: --%s: not env:NAME, which names the variable that it stands in", option);
    return 0;
}

/* 0, or -1 after a message. The keys of the Internet Archive are for no other endpoint, unless they are named for it. */
static int find_key(cite_saver_options *options, const struct settings *settings)
{
    int is_theirs = !settings->save_endpoint || strcmp(settings->save_endpoint, CITE_SAVER_ENDPOINT) == 0;

    if (!is_variable("save-key", settings->save_key) || !is_variable("save-secret", settings->save_secret))
        return -1;
    options->key = key_part(settings->save_key, KEY_VARIABLE, is_theirs);
    options->secret = key_part(settings->save_secret, SECRET_VARIABLE, is_theirs);
    int is_whole = options->key && options->secret;
    int is_needed = is_theirs || settings->save_key || settings->save_secret || options->key;
    if (is_whole || !is_needed)
        return 0;
    if (settings->dry_run) {
        options->key = NULL;
        options->secret = NULL;
        return 0;
    }
    say("audit archive: no key to ask the archive with: get one at https://archive.org/account/s3.php, and set "
        "%s and %s",
        settings->save_key ? settings->save_key + 4 : KEY_VARIABLE,
        settings->save_secret ? settings->save_secret + 4 : SECRET_VARIABLE);
    return -1;
}

/* NULL after a message, with the exit status for it. */
static cite_saver *make_saver(const struct settings *settings, int *status)
{
    cite_saver_options options = CITE_SAVER_OPTIONS_INIT;
    cite_saver *saver = NULL;
    cite_error error;

    *status = EXIT_USAGE;
    if (find_key(&options, settings) != 0)
        return NULL;
    options.endpoint = settings->save_endpoint;
    options.user_agent = settings->checker.user_agent;
    options.delay_ms = settings->save_delay_ms;
    options.poll_ms =
        settings->save_delay_ms > 0 && settings->save_delay_ms < JOB_MS ? settings->save_delay_ms : JOB_MS;
    options.not_archived_within = (long)settings->save_age * DAY_S;
    options.connect_timeout_ms = settings->checker.connect_timeout_ms;
    options.allow_private = settings->checker.allow_private;
    options.allow_addresses = settings->allow_addresses.count > 0 ? settings->allow_addresses.items : NULL;
    options.connect_to = settings->connect_to.count > 0 ? settings->connect_to.items : NULL;
    options.resolve = settings->resolve.count > 0 ? settings->resolve.items : NULL;
    options.ca_file = settings->checker.ca_file;
    options.proxy = settings->proxy ? environment_value(settings->proxy) : NULL;
    if (settings->proxy && !options.proxy) {
        complain(settings->proxy, "is not set");
        return NULL;
    }
    cite_status made = cite_saver_new(&saver, &options, &error);
    if (made == CITE_OK)
        return saver;
    complain("audit archive", error.message);
    *status = made == CITE_ERROR_ARGUMENT ? EXIT_USAGE : EXIT_FAILED;
    return NULL;
}

/* What is asked for where a reference was found alive; empty where it was not, or is a copy in an archive already. */
static cite_str page_of(const cite_reference *reference)
{
    const cite_check *check = reference->check;
    const cite_str none = {"", 0};
    cite_memento memento;

    if (!check || (check->status != CITE_VERDICT_OK && check->status != CITE_VERDICT_REDIRECTED))
        return none;
    cite_str url = check->used_alternative.len > 0 ? check->used_alternative : reference->url;
    return cite_memento_split(&memento, url) ? none : url;
}

/* EXIT_FAILED after a message where memory is out. */
static int add_pages(struct saving *saving)
{
    size_t count = cite_audit_reference_count(saving->audit);
    const cite_reference *reference = NULL;
    cite_error error = {CITE_ERROR_MEMORY, CITE_NONE, "out of memory"};
    cite_status status = CITE_ERROR_MEMORY;

    saving->references = calloc(count > 0 ? count : 1, sizeof *saving->references);
    if (saving->references)
        status = CITE_OK;
    for (size_t i = 0; status == CITE_OK && (reference = cite_audit_reference(saving->audit, i)) != NULL; i++) {
        cite_str page = page_of(reference);
        if (page.len == 0)
            continue;
        status = cite_saver_add(saving->saver, page, &error);
        saving->references[saving->count++] = i;
    }
    if (status == CITE_OK)
        return EXIT_CLEAN;
    complain("audit archive", error.message);
    return EXIT_FAILED;
}

/* Puts a copy into the audit's store, beside the visit. */
static void record(struct saving *saving, const cite_saved *saved)
{
    cite_copy copy = CITE_COPY_INIT;
    cite_error error;

    copy.memento = saved->copy;
    copy.http_code = saved->outcome == CITE_SAVED_KEPT ? 200 : 0; /* nothing else is kept, unless asked for */
    copy.asked = 1;
    if (cite_audit_add_copy(saving->audit, saving->references[saved->index], &copy, &error) == CITE_OK)
        return;
    complain(NULL, error.message);
    saving->status = EXIT_FAILED;
}

static void take_done(struct saving *saving)
{
    const cite_saved *saved = NULL;

    while ((saved = cite_saver_next(saving->saver)) != NULL) {
        int is_kept = saved->outcome == CITE_SAVED_KEPT || saved->outcome == CITE_SAVED_KEPT_BEFORE;
        progress_step(&saving->progress, saved->url, !is_kept);
        if (!is_kept)
            saving->status = EXIT_FAILED;
        else if (saved->copy.url.len > 0)
            record(saving, saved);
    }
}

/* Why the archive is asked no more; NULL where it is. */
static const char *why_end(const struct saving *saving)
{
    if (is_interrupted())
        return "interrupted";
    return saving->until > 0 && (int64_t)time(NULL) >= saving->until ? "out of time" : NULL;
}

static void save_pages(struct saving *saving, const struct settings *settings)
{
    cite_error error = {CITE_OK, CITE_NONE, ""};
    double delay = settings->save_delay_ms > 0 ? (double)settings->save_delay_ms : DELAY_MS;

    if (!settings->quiet && cite_saver_pending(saving->saver) > 0)
        say("asking %s to keep %zu pages, one each %g s", cite_saver_endpoint(saving->saver).ptr,
            cite_saver_pending(saving->saver), delay / 1000.0);
    progress_begin(&saving->progress, saving->count, settings->quiet);
    while (cite_saver_pending(saving->saver) > 0 && !why_end(saving)) {
        if (cite_saver_poll(saving->saver, POLL_MS, &error) != CITE_OK)
            break;
        take_done(saving);
    }
    if (cite_saver_pending(saving->saver) > 0)
        cite_saver_cancel(saving->saver, why_end(saving) ? why_end(saving) : error.message);
    take_done(saving);
    progress_end(&saving->progress);
}

/* What would be asked for, one a line. */
static void put_pages(const cite_saver *saver, struct output *output)
{
    for (size_t i = 0; i < cite_saver_count(saver); i++) {
        const cite_saved *saved = cite_saver_result(saver, i);
        if (!saved || saved->outcome != CITE_SAVED_LEFT)
            continue;
        output_write(output, saved->url.ptr, saved->url.len);
        output_text(output, "\n");
    }
}

static int put_report(const struct saving *saving, const struct settings *settings, struct output *output)
{
    cite_report_options options = report_options(settings, output);
    cite_error error;

    if (settings->dry_run && options.format == CITE_REPORT_TEXT) {
        put_pages(saving->saver, output);
        return EXIT_CLEAN;
    }
    return report_status(cite_report_saved(saving->saver, &options, output_write, output, &error), &error,
                         output);
}

static int save_checked(struct saving *saving, const struct settings *settings, struct checking *checking,
                        struct output *output)
{
    saving->audit = checking->audit;
    if (settings->checker.max_time_ms > 0)
        saving->until = checking->started + (settings->checker.max_time_ms + 999) / 1000;
    int status = add_pages(saving);
    if (status != EXIT_CLEAN) {
        output->incomplete = 1;
        return status;
    }
    if (settings->dry_run)
        cite_saver_cancel(saving->saver, "a dry run: not asked for");
    else
        save_pages(saving, settings);
    return worse(saving->status, put_report(saving, settings, output));
}

int archive_command(const struct settings *settings)
{
    struct settings rest = *settings;
    struct saving saving = {.status = EXIT_CLEAN};
    struct checking checking;
    struct output output;
    int status = EXIT_USAGE;

    rest.kept = !rest.no_store;
    if (check_sense(&rest) != 0)
        return EXIT_USAGE;
    saving.saver = make_saver(&rest, &status);
    if (!saving.saver)
        return status;
    if (output_open(&output, rest.output) != 0) {
        cite_saver_free(saving.saver);
        return EXIT_FAILED;
    }
    status = EXIT_CLEAN;
    int made = checking_run(&checking, &rest, NULL, NULL, NULL) == 0;
    if (made)
        status = worse(status, save_checked(&saving, &rest, &checking, &output));
    output.incomplete |= !made;
    int closed = output_close(&output) == 0 ? EXIT_CLEAN : EXIT_FAILED;
    /* What was asked for makes no sense: that nothing was written follows from it. */
    status =
        !made && checking.status == EXIT_USAGE ? EXIT_USAGE : worse(status, worse(closed, checking.status));
    checking_release(&checking);
    cite_saver_free(saving.saver);
    free(saving.references);
    return status;
}
