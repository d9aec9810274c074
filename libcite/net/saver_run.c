/*
 * net/saver_run.c: the loop that drives the pages of a saver: what is asked when.
 *
 *     account ─► quota left? ─► a page each delay_ms, in_flight at a time ─► its job, each poll_ms ─► its copy
 *
 * Where the archive fails (no answer, 429, 5xx) nothing at all is asked for a while, each time for longer; a few such
 * answers in a row end the run (saver_answer.c).
 */
#include "core/str.h"
#include "net/saver_answer.h"

#include <stdio.h>

/* The longest wait in one call of the transport. */
#define WAIT_MAX_MS 60000

static int64_t now_of(const cite_saver *saver)
{
    return saver->transport->ops->now_ms(saver->transport);
}

static bool is_spent(const cite_saver *saver)
{
    const cite_saver_account *account = &saver->account;

    return account->daily_limit >= 0 && account->daily >= account->daily_limit;
}

static cite_status receive(cite_saver *saver, const struct cite__answer *answer)
{
    struct cite__arena_mark mark = cite__arena_here(&saver->scratch);
    struct cite__spn spn;

    if (!cite__spn_read(&spn, answer->body, &saver->scratch))
        return CITE_ERROR_MEMORY;
    cite__saver_answer(saver, answer, &spn);
    cite__arena_back(&saver->scratch, mark);
    return CITE_OK;
}

static cite_status submit(cite_saver *saver, size_t id, const char *url, const char *form, bool with_key)
{
    const struct cite__request request = {.id = id,
                                          .url = url,
                                          .user_agent = saver->options.user_agent,
                                          .headers = with_key ? saver->headers : saver->no_key,
                                          .form = form,
                                          .method = CITE_METHOD_GET,
                                          .timeout_ms = saver->options.timeout_ms,
                                          .connect_timeout_ms = saver->options.connect_timeout_ms,
                                          .max_body = CITE__SPN_BODY_MAX,
                                          .keep_body = CITE__SPN_BODY_MAX,
                                          .allow_private = saver->options.allow_private != 0};

    return url ? saver->transport->ops->submit(saver->transport, &request) : CITE_ERROR_MEMORY;
}

/* The account is asked with a number that is never the same, or a cache in between would answer. */
static cite_status send_account(cite_saver *saver)
{
    char number[32];

    (void)snprintf(number, sizeof number, "%lld", (long long)now_of(saver));
    saver->account_url =
        cite__saver_join(saver, saver->endpoint, "/status/user?_t=", cite_str_from(number), CITE__LIT(""));
    saver->account_state = CITE__ACCOUNT_ASKED;
    return submit(saver, CITE__SAVER_ACCOUNT, saver->account_url, NULL, true);
}

/* How long nothing is to be done: the shortest of all waits. */
static void shorten(int64_t *wait_ms, int64_t until, int64_t now)
{
    if (until - now < *wait_ms)
        *wait_ms = until > now ? until - now : 0;
}

/* Sends a page's next request where it is due. */
static cite_status send_save(cite_saver *saver, size_t slot, int64_t now, int64_t *wait_ms)
{
    struct cite__save *save = saver->slots[slot];
    bool posts = save->state == CITE__SAVE_WAITING;
    int64_t due = posts && saver->next_post_ms > save->due_ms ? saver->next_post_ms : save->due_ms;

    if (save->state == CITE__SAVE_WORKING && now >= save->give_up_ms) {
        cite__saver_finish(saver, save, CITE_SAVED_FAILED,
                           CITE__LIT("the archive took too long; it may keep the page all the same"));
        return CITE_OK;
    }
    if (save->state != CITE__SAVE_WAITING && save->state != CITE__SAVE_WORKING &&
        save->state != CITE__SAVE_FIND)
        return CITE_OK;
    if (due > now) {
        shorten(wait_ms, due, now);
        return CITE_OK;
    }
    if (save->state == CITE__SAVE_WORKING) {
        save->state = CITE__SAVE_ASKING;
        return submit(saver, slot, save->status_url, NULL, true);
    }
    if (save->state == CITE__SAVE_FIND) {
        save->state = CITE__SAVE_FINDING;
        return submit(saver, slot, save->find_url, NULL, false);
    }
    save->state = CITE__SAVE_POSTING;
    save->saved.attempts++;
    saver->next_post_ms = now + saver->options.delay_ms;
    return submit(saver, slot, saver->endpoint.ptr, save->form, true);
}

/* How many pages may be under way. */
static size_t room_of(const cite_saver *saver)
{
    int64_t most = saver->options.in_flight;

    if (saver->account.available >= 0 && saver->account.available < most)
        most = saver->account.available;
    return most > 0 ? (size_t)most : 1; /* none is free just now: one asks, and waits */
}

/* Gives the pages that come next the slots that are free. */
static void start_saves(cite_saver *saver)
{
    size_t room = room_of(saver);

    for (size_t i = 0; i < room; i++) {
        while (saver->started < saver->saves.count &&
               saver->saves.items[saver->started]->state != CITE__SAVE_WAITING)
            saver->started++;
        if (saver->started == saver->saves.count)
            return;
        if (!saver->slots[i])
            saver->slots[i] = saver->saves.items[saver->started++];
    }
}

/* Sends what is due; *wait_ms is how long nothing else is. */
static cite_status send_due(cite_saver *saver, int64_t *wait_ms)
{
    int64_t now = now_of(saver);
    cite_status status = CITE_OK;

    *wait_ms = WAIT_MAX_MS;
    if (saver->pending > 0 && saver->rest_until_ms > now) {
        shorten(wait_ms, saver->rest_until_ms, now);
        return CITE_OK;
    }
    if (saver->pending > 0 && saver->account_state == CITE__ACCOUNT_DUE)
        return send_account(saver);
    if (saver->account_state != CITE__ACCOUNT_KNOWN)
        return CITE_OK;
    if (is_spent(saver))
        cite__saver_end_spent(saver, CITE__LIT("the account's pages of today are spent"));
    start_saves(saver);
    for (size_t i = 0; status == CITE_OK && i < CITE__SAVES_AT_ONCE; i++) {
        if (saver->slots[i])
            status = send_save(saver, i, now, wait_ms);
    }
    return status;
}

cite_status cite__saver_work(cite_saver *saver, int timeout_ms)
{
    struct cite__transport *transport = saver->transport;
    int64_t end = now_of(saver) + timeout_ms;
    int64_t wait_ms = 0;

    for (;;) {
        struct cite__answer answer;
        if (saver->arena.failed)
            return CITE_ERROR_MEMORY;
        if (saver->done_first || saver->pending == 0)
            return CITE_OK;
        cite_status status = send_due(saver, &wait_ms);
        if (saver->done_first || status != CITE_OK)
            return status;
        int64_t left = end - now_of(saver);
        shorten(&wait_ms, now_of(saver) + (left > 0 ? left : 0), now_of(saver));
        status = transport->ops->poll(transport, (int)wait_ms);
        while (status == CITE_OK && transport->ops->take(transport, &answer))
            status = receive(saver, &answer);
        if (status != CITE_OK || left <= 0)
            return status;
    }
}
