/*
 * net/saver_end.c: how pages of a saver end: one, or all at once; and what is done about an archive that is in trouble.
 */
#include "core/str.h"
#include "net/saver_answer.h"

#include <stdio.h>

/* Answers in a row that are none: then the archive is out of order. */
#define TROUBLES_MAX 4

static int64_t now_of(const cite_saver *saver)
{
    return saver->transport->ops->now_ms(saver->transport);
}

static void hand_out(cite_saver *saver, struct cite__save *save)
{
    save->state = CITE__SAVE_DONE;
    save->next = NULL;
    if (saver->done_last)
        saver->done_last->next = save;
    else
        saver->done_first = save;
    saver->done_last = save;
    saver->pending--;
}

void cite__saver_finish(cite_saver *saver, struct cite__save *save, cite_saved_outcome outcome, cite_str reason)
{
    cite_str kept = cite__arena_str(&saver->arena, reason);

    save->saved.outcome = outcome;
    save->saved.reason = kept.ptr ? kept : CITE__LIT("");
    hand_out(saver, save);
    for (struct cite__save *same = save->same; same; same = same->same) {
        const cite_saved own = same->saved;
        same->saved = save->saved;
        same->saved.index = own.index;
        same->saved.url = own.url;
        hand_out(saver, same);
    }
    save->same = NULL;
    for (size_t i = 0; i < CITE__SAVES_AT_ONCE; i++) {
        if (saver->slots[i] == save)
            saver->slots[i] = NULL;
    }
}

void cite__saver_end(cite_saver *saver, cite_saved_outcome outcome, cite_str reason)
{
    for (size_t i = 0; i < CITE__SAVES_AT_ONCE; i++) {
        if (!saver->slots[i])
            continue;
        saver->transport->ops->drop(saver->transport, i);
        cite__saver_finish(saver, saver->slots[i], outcome, reason);
    }
    if (saver->account_state == CITE__ACCOUNT_ASKED) {
        saver->transport->ops->drop(saver->transport, CITE__SAVES_AT_ONCE);
        saver->account_state = CITE__ACCOUNT_DUE;
    }
    for (; saver->started < saver->saves.count; saver->started++) {
        struct cite__save *save = saver->saves.items[saver->started];
        if (save->state == CITE__SAVE_WAITING)
            cite__saver_finish(saver, save, outcome, reason);
    }
}

/* What the archive says must not bring the key to where it may be seen. */
cite_str cite__saver_public(const cite_saver *saver, cite_str text)
{
    const cite_saver_options *options = &saver->options;

    if (!options->key)
        return text;
    bool told = cite__str_find(text, cite_str_from(options->key), 0) != CITE_NONE ||
                cite__str_find(text, cite_str_from(options->secret), 0) != CITE_NONE;
    return told ? CITE__LIT("") : text;
}

/* What an answer that is no good tells: what net says, or the code, and what the archive says to it. */
void cite__saver_words(char *out, const cite_saver *saver, const struct cite__answer *answer,
                       const struct cite__spn *spn)
{
    cite_str told = cite__saver_public(saver, spn->message);

    if (answer->net != CITE__NET_OK)
        (void)snprintf(out, CITE__WORDS_MAX, "%.*s", (int)answer->words.len, answer->words.ptr);
    else if (told.len > 0)
        (void)snprintf(out, CITE__WORDS_MAX, "HTTP %ld: %s", answer->http_code, told.ptr);
    else
        (void)snprintf(out, CITE__WORDS_MAX, "HTTP %ld", answer->http_code);
}

/* Nothing is asked for a while; what that takes is not counted as the archive's time for a page. */
static void rest(cite_saver *saver, int64_t wait_ms)
{
    int64_t now = now_of(saver);
    int64_t until = now + wait_ms;

    if (until <= saver->rest_until_ms)
        return;
    int64_t more = until - (saver->rest_until_ms > now ? saver->rest_until_ms : now);
    for (size_t i = 0; i < CITE__SAVES_AT_ONCE; i++) {
        if (saver->slots[i])
            saver->slots[i]->give_up_ms += more;
    }
    saver->rest_until_ms = until;
}

/* Whether a request that failed so would fail for good. */
static bool is_hopeless(enum cite__net net)
{
    return net == CITE__NET_BAD_URL || net == CITE__NET_NO_HOST || net == CITE__NET_PRIVATE ||
           net == CITE__NET_TLS_EXPIRED || net == CITE__NET_TLS_HOST || net == CITE__NET_TLS_SELF_SIGNED ||
           net == CITE__NET_TLS_ISSUER || net == CITE__NET_TLS_OTHER;
}

/* The archive gave no answer that says anything: it rests, or the run ends. */
void cite__saver_trouble(cite_saver *saver, const struct cite__answer *answer, const struct cite__spn *spn)
{
    char words[CITE__WORDS_MAX];
    char reason[CITE__WORDS_MAX + 64];
    int64_t asked_ms = (int64_t)answer->retry_after_s * 1000;
    int64_t wait_ms = (int64_t)saver->options.rest_ms << saver->troubles;

    saver->troubles++;
    cite__saver_words(words, saver, answer, spn);
    if (asked_ms > CITE__REST_MAX_MS) {
        (void)snprintf(reason, sizeof reason, "the archive asks to be left alone for %ld s (%s)",
                       answer->retry_after_s, words);
        cite__saver_end(saver, CITE_SAVED_LEFT, cite_str_from(reason));
        return;
    }
    if (is_hopeless(answer->net) || saver->troubles >= TROUBLES_MAX) {
        (void)snprintf(reason, sizeof reason, "the archive does not answer (%s)", words);
        cite__saver_end(saver, CITE_SAVED_FAILED, cite_str_from(reason));
        return;
    }
    if (wait_ms > CITE__REST_MAX_MS)
        wait_ms = CITE__REST_MAX_MS;
    rest(saver, wait_ms > asked_ms ? wait_ms : asked_ms);
}

bool cite__saver_is_trouble(const struct cite__answer *answer)
{
    return answer->net != CITE__NET_OK || answer->http_code == 429 || answer->http_code >= 500;
}

/* 401 and 403: whatever is asked next, it would be the same. */
void cite__saver_unauthorized(cite_saver *saver, const struct cite__answer *answer, const struct cite__spn *spn)
{
    char words[CITE__WORDS_MAX];
    char reason[CITE__WORDS_MAX + 64];

    cite__saver_words(words, saver, answer, spn);
    (void)snprintf(reason, sizeof reason, "%s (%s)",
                   saver->options.key ? "the archive does not take this key" : "the archive asks for a key",
                   words);
    cite__saver_end(saver, CITE_SAVED_UNAUTHORIZED, cite_str_from(reason));
}

/* Pages that have no job yet cannot get one today. Those that have one are gone on with. */
void cite__saver_end_spent(cite_saver *saver, cite_str reason)
{
    for (size_t i = 0; i < CITE__SAVES_AT_ONCE; i++) {
        if (saver->slots[i] && saver->slots[i]->state == CITE__SAVE_WAITING)
            cite__saver_finish(saver, saver->slots[i], CITE_SAVED_QUOTA, reason);
    }
    for (; saver->started < saver->saves.count; saver->started++) {
        struct cite__save *save = saver->saves.items[saver->started];
        if (save->state == CITE__SAVE_WAITING)
            cite__saver_finish(saver, save, CITE_SAVED_QUOTA, reason);
    }
}
