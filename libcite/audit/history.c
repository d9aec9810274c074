/*
 * audit/history.c: see history.h.
 *
 *     unknown ──good──► alive, moved, drifted ◄──good── revived
 *        │                 │      ▲                        ▲
 *        └──────bad────────┴─► failing ──strikes, hard──► dead
 */
#include "audit/history.h"

#include "core/str.h"

/* What a verdict says of the link's life. */
enum bearing { GOOD, BAD, TELLS_NOTHING };

/* What may pass by itself is bad all the same: strikes tell the two apart. What was refused to a program tells nothing. */
static const enum bearing bearings[CITE_VERDICT_COUNT_] = {
    [CITE_VERDICT_OK] = GOOD,
    [CITE_VERDICT_REDIRECTED] = GOOD,
    [CITE_VERDICT_DEAD] = BAD,
    [CITE_VERDICT_SOFT_404] = BAD,
    [CITE_VERDICT_BLOCKED] = TELLS_NOTHING,
    [CITE_VERDICT_SERVER_ERROR] = BAD,
    [CITE_VERDICT_TIMEOUT] = BAD,
    [CITE_VERDICT_DNS_ERROR] = BAD,
    [CITE_VERDICT_TLS_ERROR] = BAD,
    [CITE_VERDICT_UNREACHABLE] = BAD,
    [CITE_VERDICT_REDIRECT_LOOP] = BAD,
    [CITE_VERDICT_UNSUPPORTED] = TELLS_NOTHING,
    [CITE_VERDICT_INVALID] = BAD,
    [CITE_VERDICT_SKIPPED] = TELLS_NOTHING,
    [CITE_VERDICT_OFFLINE] = TELLS_NOTHING,
};

const struct cite__history_rules cite__history_defaults = {.strikes = 3, .spacing_s = 3 * CITE__DAY};

/* Two hard answers of one night are one day's evidence, on whichever side of midnight they fall. */
#define HARD_APART_S (CITE__DAY / 2)

/*
 * Days until a link is asked again, by its state. What failed is asked again as soon as another strike can count. What
 * is dead seldom comes back; what refused a program will do so tomorrow as well.
 */
static const int64_t days_between[CITE_STATE_COUNT_] = {
    [CITE_STATE_UNKNOWN] = 7, [CITE_STATE_ALIVE] = 7,    [CITE_STATE_MOVED] = 7,
    [CITE_STATE_FAILING] = 0, /* the spacing of the rules */
    [CITE_STATE_DEAD] = 30,   [CITE_STATE_DRIFTED] = 30, [CITE_STATE_REVIVED] = 3,
};

static void enter(struct cite__standing *standing, cite_state state, int64_t since)
{
    if (standing->state == state)
        return;
    standing->state = state;
    standing->since = since;
}

static bool has_hard_evidence(const struct cite__standing *standing, const struct cite__sight *sight)
{
    return sight->hard && standing->hard && sight->at / CITE__DAY != standing->hard_at / CITE__DAY &&
           sight->at - standing->hard_at >= HARD_APART_S;
}

static void add_bad(struct cite__standing *standing, const struct cite__sight *sight,
                    const struct cite__history_rules *rules)
{
    bool dead = standing->state == CITE_STATE_DEAD || has_hard_evidence(standing, sight);

    if (standing->strikes == 0 || sight->at - standing->struck >= rules->spacing_s) {
        standing->strikes++;
        standing->struck = sight->at;
    }
    if (sight->hard && !standing->hard) {
        standing->hard = true;
        standing->hard_at = sight->at;
    }
    if (standing->state != CITE_STATE_FAILING && standing->state != CITE_STATE_DEAD)
        enter(standing, CITE_STATE_FAILING, sight->at);
    if (dead || standing->strikes >= rules->strikes)
        standing->state = CITE_STATE_DEAD; /* since the first of the bad visits, which "since" says already */
}

static void add_good(struct cite__standing *standing, const struct cite__sight *sight)
{
    bool was_dead = standing->state == CITE_STATE_DEAD;
    bool was_revived = standing->state == CITE_STATE_REVIVED;
    int64_t since = was_revived ? standing->since : sight->at;

    standing->strikes = 0;
    standing->hard = false;
    standing->hard_at = 0;
    if (was_dead)
        enter(standing, CITE_STATE_REVIVED, since);
    else if (sight->drifted)
        enter(standing, CITE_STATE_DRIFTED, sight->at);
    else
        enter(standing, sight->moved ? CITE_STATE_MOVED : CITE_STATE_ALIVE, since);
}

void cite__standing_add(struct cite__standing *standing, const struct cite__sight *sight,
                        const struct cite__history_rules *rules)
{
    if ((size_t)sight->verdict >= CITE_VERDICT_COUNT_ || !cite__is_visit(sight->verdict))
        return;
    if (standing->visits++ == 0)
        standing->since = sight->at;
    standing->last = sight->at;
    switch (bearings[sight->verdict]) {
    case GOOD: add_good(standing, sight); return;
    case BAD: add_bad(standing, sight, rules); return;
    case TELLS_NOTHING: return;
    }
}

int64_t cite__standing_due(const struct cite__standing *standing, const struct cite__history_rules *rules)
{
    if (standing->visits == 0)
        return 0;
    if (standing->state == CITE_STATE_FAILING)
        return standing->struck + rules->spacing_s;
    return standing->last + days_between[standing->state] * CITE__DAY;
}

/* 301 and 308 are the permanent redirects (RFC 9110, 15.4.2 and 15.4.9); one temporary hop makes the end uncertain. */
static bool moved_for_good(const cite_check *check)
{
    for (size_t i = 0; i < check->redirect_count; i++) {
        long code = check->redirects[i].http_code;
        if (code != 301 && code != 308)
            return false;
    }
    return check->redirect_count > 0;
}

/*
 * "no-host" is the verdict table's rule for a name that the register does not hold. The verdict is the first reading's where
 * none answers, but the last attempts are those of the others: so the attempt that decided is looked for.
 */
static bool is_hard(const cite_check *check)
{
    bool gone = check->http_code == 404 || check->http_code == 410;

    if (check->status != CITE_VERDICT_DEAD || (!gone && check->http_code != 0))
        return false;
    for (size_t i = 0; i < check->attempts; i++) {
        const cite_attempt *attempt = &check->evidence[i];
        if (gone ? attempt->http_code == check->http_code && cite__str_is(attempt->method, "GET")
                 : cite__str_is(attempt->rule, "no-host"))
            return true;
    }
    return false;
}

struct cite__sight cite__sight_of(const cite_check *check)
{
    return (struct cite__sight){
        .at = check->checked_at,
        .verdict = check->status,
        .hard = is_hard(check),
        .moved = check->status == CITE_VERDICT_REDIRECTED && moved_for_good(check),
    };
}

bool cite__is_visit(cite_verdict verdict)
{
    return verdict != CITE_VERDICT_SKIPPED && verdict != CITE_VERDICT_OFFLINE;
}
