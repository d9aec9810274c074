/*
 * net/saver_answer.c: what an archive's answer means for the page it is about, and for all the others.
 */
#include "net/saver_answer.h"

#include "core/buf.h"
#include "core/date.h"
#include "core/str.h"
#include "core/url.h"
#include "net/head.h"
#include "net/memento.h"
#include "net/target.h"

#include <stdio.h>
#include <string.h>

/* How often the archive is asked to keep a page that it failed over. */
#define FAILURES_MAX 3

/* How often a page waits for others of its account, or hears nothing of its job. */
#define SILENT_MAX 8

/* Pages in a row that are answered otherwise than SPN2 does: then it is no SPN2. */
#define STRANGE_MAX 3

/* A copy older than the request by so many seconds was there before it. */
#define OLDER_S 120

#define URL_MAX ((size_t)CITE__URL_MAX * 2 + 512)

static int64_t now_of(const cite_saver *saver)
{
    return saver->transport->ops->now_ms(saver->transport);
}

/* An address of two to four parts, the arena's; NULL when memory is out. */
const char *cite__saver_join(cite_saver *saver, cite_str a, const char *b, cite_str c, cite_str d)
{
    struct cite__buf url;
    cite_str copy = {NULL, 0};

    cite__buf_init(&url, &saver->allocator, URL_MAX);
    cite__buf_str(&url, a);
    cite__buf_text(&url, b);
    cite__buf_str(&url, c);
    cite__buf_str(&url, d);
    if (url.failed == CITE_OK)
        copy = cite__arena_str(&saver->arena, cite__buf_view(&url));
    cite__buf_release(&url);
    if (!copy.ptr)
        saver->arena.failed = true;
    return copy.ptr;
}

static void finish(cite_saver *saver, struct cite__save *save, cite_saved_outcome outcome, const char *reason)
{
    cite__saver_finish(saver, save, outcome, cite_str_from(reason));
}

/* Looks for the copy of a page that the archive keeps no more of; without one, the outcome is another. */
static void look_for(cite_saver *saver, struct cite__save *save, cite_saved_outcome otherwise, cite_str words)
{
    char stamp[CITE__STAMP_SIZE + 1] = "";

    if (save->posted_at > 0) {
        cite__date_stamp_put(stamp, save->posted_at);
        memcpy(stamp + CITE__STAMP_SIZE - 1, "/", 2);
    }
    save->find_url = cite__saver_join(saver, saver->folder, "web/", cite_str_from(stamp), save->target);
    save->words = words;
    save->otherwise = otherwise;
    save->state = CITE__SAVE_FIND;
    save->due_ms = now_of(saver);
}

/* Once more, after a time; a page that has failed too often has failed. */
static void ask_again(cite_saver *saver, struct cite__save *save, const char *why)
{
    save->failures++;
    if (save->failures >= FAILURES_MAX) {
        finish(saver, save, CITE_SAVED_FAILED, why);
        return;
    }
    save->state = CITE__SAVE_WAITING;
    save->status_url = NULL;
    save->due_ms = now_of(saver) + (int64_t)saver->options.rest_ms * save->failures;
}

/* It must wait until others of its account are through. */
static void wait_for_others(cite_saver *saver, struct cite__save *save, const struct cite__answer *answer,
                            const char *why)
{
    int64_t asked_ms = (int64_t)answer->retry_after_s * 1000;
    int64_t wait_ms = (int64_t)saver->options.poll_ms * 5;

    if (++save->silent > SILENT_MAX || asked_ms > CITE__REST_MAX_MS) {
        finish(saver, save, CITE_SAVED_FAILED, why);
        return;
    }
    save->state = CITE__SAVE_WAITING;
    save->status_url = NULL;
    save->due_ms = now_of(saver) + (asked_ms > wait_ms ? asked_ms : wait_ms);
}

/* {"status": "error"}, whatever the code of HTTP. */
static void take_error(cite_saver *saver, struct cite__save *save, const struct cite__answer *answer,
                       const struct cite__spn *spn)
{
    const char *words = NULL;
    char reason[CITE__WORDS_MAX];
    enum cite__spn_means means = cite__spn_error(spn->error, &words);
    cite_str told = cite__saver_public(saver, spn->message.len > 0 ? spn->message : spn->error);

    if (words)
        (void)snprintf(reason, sizeof reason, "%s", words);
    else
        (void)snprintf(reason, sizeof reason, "the archive says: %s", told.len > 0 ? told.ptr : "an error");
    switch (means) {
    case CITE__SPN_REFUSED: finish(saver, save, CITE_SAVED_REFUSED, reason); break;
    case CITE__SPN_UNKNOWN: finish(saver, save, CITE_SAVED_FAILED, reason); break;
    case CITE__SPN_FULL: finish(saver, save, CITE_SAVED_QUOTA, reason); break;
    case CITE__SPN_KEPT: look_for(saver, save, CITE_SAVED_QUOTA, cite_str_from(words)); break;
    case CITE__SPN_AGAIN: ask_again(saver, save, reason); break;
    case CITE__SPN_BUSY: wait_for_others(saver, save, answer, reason); break;
    case CITE__SPN_SPENT:
        finish(saver, save, CITE_SAVED_QUOTA, reason);
        cite__saver_end_spent(saver, cite_str_from(reason));
        break;
    }
}

/* What was copied, as the archive names it, or as it was asked for where that is no address. */
static cite_str original_of(const cite_saver *saver, const struct cite__save *save, const struct cite__spn *spn)
{
    struct cite__url parts;
    cite_str told = cite__saver_public(saver, spn->original);
    bool web = told.len > 0 && told.len <= CITE__URL_MAX && cite__url_split(&parts, told) &&
               (cite__str_is_nocase(parts.scheme, "http") || cite__str_is_nocase(parts.scheme, "https"));

    return web ? told : save->target;
}

/* {"status": "success"}: the copy's address is made of its time and of what was copied. */
static void take_success(cite_saver *saver, struct cite__save *save, const struct cite__spn *spn)
{
    cite_memento *copy = &save->saved.copy;
    char when[CITE__DATE_SIZE];
    char reason[CITE__WORDS_MAX];
    int64_t at = 0;

    if (spn->timestamp.len != CITE__STAMP_SIZE - 1 || !cite__date_stamp(&at, spn->timestamp)) {
        look_for(saver, save, CITE_SAVED_FAILED, CITE__LIT("the archive does not say where its copy is"));
        return;
    }
    cite_str original = cite__url_public(original_of(saver, save, spn), &saver->arena);
    char digits[CITE__STAMP_SIZE + 1];
    memcpy(digits, spn->timestamp.ptr, CITE__STAMP_SIZE - 1);
    memcpy(digits + CITE__STAMP_SIZE - 1, "/", 2);
    const char *url = cite__saver_join(saver, saver->folder, "web/", cite_str_from(digits), original);
    if (!original.ptr || !url)
        return;
    copy->url = cite_str_from(url);
    copy->original = original;
    copy->datetime = at;
    if (save->posted_at > 0 && at + OLDER_S < save->posted_at)
        save->kept_before = true;
    if (save->kept_before && saver->account.daily > 0)
        saver->account.daily--;
    cite__date_iso(when, at);
    (void)snprintf(reason, sizeof reason, save->kept_before ? "the archive has a copy of %s" : "kept at %s",
                   when);
    finish(saver, save, save->kept_before ? CITE_SAVED_KEPT_BEFORE : CITE_SAVED_KEPT, reason);
}

/* The page is accepted: its job is asked about from now on. */
static void take_job(cite_saver *saver, struct cite__save *save, const struct cite__spn *spn)
{
    int64_t now = now_of(saver);

    saver->strange = 0;
    save->kept_before = cite__str_find_nocase(spn->message, CITE__LIT("same snapshot"), 0) != CITE_NONE;
    save->status_url = cite__saver_join(saver, saver->endpoint, "/status/", spn->job, CITE__LIT(""));
    save->state = CITE__SAVE_WORKING;
    save->silent = 0;
    save->due_ms = now + saver->options.poll_ms;
    save->give_up_ms = now + saver->options.max_wait_ms;
    if (saver->account.daily >= 0)
        saver->account.daily++;
}

static void take_posted(cite_saver *saver, struct cite__save *save, const struct cite__answer *answer,
                        const struct cite__spn *spn)
{
    char words[CITE__WORDS_MAX];
    cite_str date = CITE__LIT("");
    size_t at = 0;

    if (!cite__head_next(&date, answer->head, "Date", &at) || !cite__date_http(&save->posted_at, date))
        save->posted_at = 0;
    if (spn->status == CITE__SPN_ERROR) {
        take_error(saver, save, answer, spn);
        return;
    }
    if (spn->job.len > 0) {
        take_job(saver, save, spn);
        return;
    }
    if (answer->http_code == 200 &&
        cite__str_find_nocase(spn->message, CITE__LIT("same snapshot"), 0) != CITE_NONE) {
        look_for(saver, save, CITE_SAVED_KEPT_BEFORE,
                 CITE__LIT("the archive has a copy, and does not say where"));
        return;
    }
    cite__saver_words(words, saver, answer, spn);
    finish(saver, save, CITE_SAVED_FAILED, words);
    if (++saver->strange >= STRANGE_MAX)
        cite__saver_end(saver, CITE_SAVED_FAILED,
                        CITE__LIT("the endpoint does not answer as Save Page Now does"));
}

static void take_status(cite_saver *saver, struct cite__save *save, const struct cite__answer *answer,
                        const struct cite__spn *spn)
{
    save->state = CITE__SAVE_WORKING;
    save->due_ms = now_of(saver) + saver->options.poll_ms;
    switch (spn->status) {
    case CITE__SPN_SUCCESS: take_success(saver, save, spn); return;
    case CITE__SPN_ERROR: take_error(saver, save, answer, spn); return;
    case CITE__SPN_PENDING: save->silent = 0; return;
    case CITE__SPN_NONE: break;
    }
    if (++save->silent > SILENT_MAX)
        finish(saver, save, CITE_SAVED_FAILED, "the archive no longer knows what became of it");
}

/* Where the archive sends who asks for a page: to the copy that it has. */
static void take_found(cite_saver *saver, struct cite__save *save, const struct cite__answer *answer)
{
    cite_memento found;
    char when[CITE__DATE_SIZE];
    char reason[CITE__WORDS_MAX];
    bool is_there = answer->net == CITE__NET_OK && cite__memento_of_answer(&found, answer) &&
                    cite__str_starts(found.url, saver->folder) && cite__saver_public(saver, found.url).len > 0;

    if (!is_there) {
        cite__saver_finish(saver, save, save->otherwise, save->words);
        return;
    }
    save->saved.copy.url = cite__url_public(found.url, &saver->arena);
    save->saved.copy.original =
        cite__url_public(found.original.len > 0 ? found.original : save->target, &saver->arena);
    save->saved.copy.datetime = found.datetime;
    cite__date_iso(when, found.datetime);
    (void)snprintf(reason, sizeof reason, "the archive has a copy of %s", when);
    finish(saver, save, CITE_SAVED_KEPT_BEFORE, reason);
}

static void take_account(cite_saver *saver, const struct cite__answer *answer, const struct cite__spn *spn)
{
    if (cite__saver_is_trouble(answer)) {
        saver->account_state = CITE__ACCOUNT_DUE;
        cite__saver_trouble(saver, answer, spn);
        return;
    }
    saver->troubles = 0;
    saver->account_state = CITE__ACCOUNT_KNOWN;
    if (answer->http_code == 200)
        saver->account = spn->account;
}

/* A page's request came to nothing: the page is where it was before. */
static void take_back(struct cite__save *save)
{
    if (save->state == CITE__SAVE_POSTING)
        save->state = CITE__SAVE_WAITING;
    else if (save->state == CITE__SAVE_ASKING)
        save->state = CITE__SAVE_WORKING;
}

void cite__saver_answer(cite_saver *saver, const struct cite__answer *answer, const struct cite__spn *spn)
{
    struct cite__save *save = answer->id < CITE__SAVER_ACCOUNT ? saver->slots[answer->id] : NULL;

    if (save && save->state == CITE__SAVE_FINDING) {
        take_found(saver, save, answer);
        return;
    }
    if (answer->net == CITE__NET_OK && (answer->http_code == 401 || answer->http_code == 403)) {
        cite__saver_unauthorized(saver, answer, spn);
        return;
    }
    if (!save) {
        if (answer->id == CITE__SAVER_ACCOUNT)
            take_account(saver, answer, spn);
        return;
    }
    /* An answer that says what is wrong with the page is one, whatever its code. */
    bool says = answer->net == CITE__NET_OK && (spn->status != CITE__SPN_NONE || spn->job.len > 0);
    if (!says && cite__saver_is_trouble(answer)) {
        take_back(save);
        cite__saver_trouble(saver, answer, spn);
        return;
    }
    saver->troubles = 0;
    if (save->state == CITE__SAVE_POSTING)
        take_posted(saver, save, answer, spn);
    else
        take_status(saver, save, answer, spn);
}
