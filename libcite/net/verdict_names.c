/*
 * net/verdict_names.c: the words of the verdicts, and which of them are findings. Compiled with and without
 * libcurl.
 */
#include <cite/checker.h>

static const struct {
    const char *name;
    int is_finding;
} verdicts[CITE_VERDICT_COUNT_] = {
    [CITE_VERDICT_OK] = {"ok", 0},
    [CITE_VERDICT_REDIRECTED] = {"redirected", 0},
    [CITE_VERDICT_DEAD] = {"dead", 1},
    [CITE_VERDICT_SOFT_404] = {"soft-404", 1},
    [CITE_VERDICT_BLOCKED] = {"blocked", 1},
    [CITE_VERDICT_SERVER_ERROR] = {"server-error", 1},
    [CITE_VERDICT_TIMEOUT] = {"timeout", 1},
    [CITE_VERDICT_DNS_ERROR] = {"dns-error", 1},
    [CITE_VERDICT_TLS_ERROR] = {"tls-error", 1},
    [CITE_VERDICT_UNREACHABLE] = {"unreachable", 1},
    [CITE_VERDICT_REDIRECT_LOOP] = {"redirect-loop", 1},
    [CITE_VERDICT_UNSUPPORTED] = {"unsupported", 0},
    [CITE_VERDICT_INVALID] = {"invalid", 1},
    [CITE_VERDICT_SKIPPED] = {"skipped", 0},
    [CITE_VERDICT_OFFLINE] = {"offline", 0},
};

const char *cite_verdict_name(cite_verdict verdict)
{
    return (unsigned)verdict < CITE_VERDICT_COUNT_ ? verdicts[verdict].name : "unknown verdict";
}

int cite_verdict_is_finding(cite_verdict verdict)
{
    return (unsigned)verdict < CITE_VERDICT_COUNT_ ? verdicts[verdict].is_finding : 0;
}

const char *cite_flag_name(cite_flag flag)
{
    switch (flag) {
    case CITE_FLAG_LOGIN_WALL: return "login-wall";
    case CITE_FLAG_PARKED: return "parked";
    case CITE_FLAG_SCRIPT_SHELL: return "script-shell";
    case CITE_FLAG_RATE_LIMITED: return "rate-limited";
    case CITE_FLAG_INSECURE: return "insecure";
    case CITE_FLAG_NO_FRAGMENT: return "no-fragment";
    }
    return NULL;
}

cite_weight cite_check_weight(const cite_check *check)
{
    if (!check)
        return CITE_WEIGHT_IGNORE;
    if (check->severity != CITE_WEIGHT_DEFAULT)
        return check->severity;
    return cite_verdict_is_finding(check->status) ? CITE_WEIGHT_ERROR : CITE_WEIGHT_IGNORE;
}

const char *cite_weight_name(cite_weight severity)
{
    switch (severity) {
    case CITE_WEIGHT_IGNORE: return "ignore";
    case CITE_WEIGHT_WARNING: return "warning";
    case CITE_WEIGHT_ERROR: return "error";
    case CITE_WEIGHT_DEFAULT: break;
    }
    return "default";
}
