/*
 * cite/checker.h: asks links over HTTP, and says what each visit found, with its evidence.
 *
 * The checker is pulled, so it fits any loop and needs no callbacks:
 *
 *     cite_checker_add_document(checker, document, &error);
 *     while (cite_checker_pending(checker) > 0) {
 *         cite_checker_poll(checker, 500, &error);
 *         while ((check = cite_checker_next(checker)) != NULL)
 *             ... check->url, check->status ...
 *     }
 *
 * A checker belongs to one thread at a time. cite_checker_new calls libcurl's global set-up: make the first one
 * before other threads start. Built without libcurl, cite_checker_new answers CITE_ERROR_UNSUPPORTED.
 */
#ifndef CITE_CHECKER_H
#define CITE_CHECKER_H

#include <cite/common.h>
#include <cite/document.h>
#include <cite/drift.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct cite_checker cite_checker;

/* What one visit found. Numbers never change; new ones go at the end. */
typedef enum cite_verdict {
    CITE_VERDICT_OK = 0,
    CITE_VERDICT_REDIRECTED,
    CITE_VERDICT_DEAD,
    CITE_VERDICT_SOFT_404,
    CITE_VERDICT_BLOCKED,
    CITE_VERDICT_SERVER_ERROR,
    CITE_VERDICT_TIMEOUT,
    CITE_VERDICT_DNS_ERROR,
    CITE_VERDICT_TLS_ERROR,
    CITE_VERDICT_UNREACHABLE,
    CITE_VERDICT_REDIRECT_LOOP,
    CITE_VERDICT_UNSUPPORTED,
    CITE_VERDICT_INVALID,
    CITE_VERDICT_SKIPPED,
    CITE_VERDICT_OFFLINE,
    CITE_VERDICT_COUNT_
} cite_verdict;

/* What was noticed beside the verdict: bits of cite_check.flags. New ones go at the end. */
typedef enum cite_flag {
    CITE_FLAG_LOGIN_WALL = 1 << 0,   /* the page asks to sign in */
    CITE_FLAG_PARKED = 1 << 1,       /* the host's name is for sale, and shows advertisements */
    CITE_FLAG_SCRIPT_SHELL = 1 << 2, /* the page is an empty one that scripts fill: what it says was not seen */
    CITE_FLAG_RATE_LIMITED = 1 << 3, /* the server said that it was asked too often */
    CITE_FLAG_INSECURE = 1 << 4,     /* the certificate was not verified, or https led to http */
    CITE_FLAG_NO_FRAGMENT =
        1 << 5 /* the page is there, but not what the fragment names; a warning by default */
} cite_flag;

/* How much a check weighs. Numbers never change. */
typedef enum cite_weight {
    CITE_WEIGHT_DEFAULT = 0, /* as cite_verdict_is_finding has it */
    CITE_WEIGHT_IGNORE,      /* not a finding */
    CITE_WEIGHT_WARNING,     /* reported, and not a finding: the exit status of the command stays */
    CITE_WEIGHT_ERROR        /* a finding */
} cite_weight;

typedef enum cite_method {
    CITE_METHOD_GET = 0, /* GET, the body capped */
    CITE_METHOD_HEAD = 1 /* HEAD first; GET where HEAD is refused or not believed */
} cite_method;

/* What a server is told besides the request. */
typedef enum cite_credential {
    CITE_CREDENTIAL_HEADER = 0, /* "Name: value" */
    CITE_CREDENTIAL_BASIC = 1,  /* "user:password" (RFC 7617) */
    CITE_CREDENTIAL_BEARER = 2, /* a token (RFC 6750) */
    CITE_CREDENTIAL_COOKIE = 3  /* "name=value", or several with "; " between them */
} cite_credential;

/* What a rule says of the links that its pattern matches. */
typedef enum cite_rule {
    CITE_RULE_EXCLUDE = 0, /* they are not asked */
    CITE_RULE_KEEP = 1,   /* they are, though an earlier rule excludes them: the last one that matches counts */
    CITE_RULE_INCLUDE = 2 /* they alone are asked, with those of other such rules, where none excludes them */
} cite_rule;

/* A zero field means the default. Set size by CITE_CHECKER_OPTIONS_INIT. */
typedef struct cite_checker_options {
    size_t size;                     /* sizeof(cite_checker_options) */
    const cite_allocator *allocator; /* NULL: malloc. Must outlive the checker. */
    const char *user_agent;  /* default: "libcite/VERSION" and a contact address; no control characters */
    long timeout_ms;         /* one request, whole; default 20000 */
    long connect_timeout_ms; /* default 10000 */
    long max_time_ms;        /* the whole run, then what is left is skipped; default: no limit */
    size_t max_body_bytes;   /* of one answer, decoded; default 2 MiB */
    unsigned max_redirects;  /* default 10 */
    unsigned retries;        /* after timeouts, 429, 5xx and connect errors; default 2; see no_retries */
    unsigned concurrency;    /* requests in flight; default 32 */
    unsigned per_host;       /* requests in flight to one host; default 2 */
    cite_method method;
    int no_retries;    /* 1: ask once */
    int allow_private; /* 1: private and loopback addresses may be asked */
    int insecure;      /* 1: certificates are not verified */
    int offline;       /* 1: nothing is asked; every link is CITE_VERDICT_OFFLINE */
    int64_t now;       /* the present time, seconds since 1970 UTC; 0: checked_at stays 0 */

    /*
     * Where a DOI is looked up, the DOI put behind it: "https://doi.org/api/handles/" by default. Empty: links at DOI
     * resolvers are asked like any other.
     */
    const char *doi_api;
    long delay_ms; /* between the beginnings of two requests to one public host; default 100; see no_delay */
    int no_delay;  /* 1: none */
    int robots;    /* 1: what robots.txt asks programs to leave alone is CITE_VERDICT_SKIPPED */
    const char *ca_file;        /* a file of certificates that are believed, in PEM; default: the system's */
    const char *const *resolve; /* "HOST:PORT:ADDRESS": where to look for a host; ends with NULL */
    const char *const
        *allow_addresses; /* "ADDRESS" or "ADDRESS/BITS": private ones that may be asked all the same */
    const char *const *connect_to; /* "HOST:PORT:HOST:PORT": what to connect to instead; ends with NULL */
    const char *accept; /* codes from 400 on that are as good as 200: "403,429,500..599"; NULL: none */

    /*
     * What statuses and flags weigh: "blocked=warning,timeout=ignore,parked=error", by the words of cite_verdict_name and
     * cite_flag_name, and "error", "warning" or "ignore". NULL, and for what it does not name: the findings are errors.
     */
    const char *severity;
    long cache_ok_s;         /* how old a remembered visit may be, see cite_checker_remember; default 7 days */
    long cache_redirected_s; /* the same where it was sent elsewhere, and not for good; default 1 day */

    /*
     * A proxy that every request goes through: "http://", "https://", "socks5://" or "socks5h://", a host and a port; may hold
     * "user:password@". Default: none, whatever the environment says. The proxy looks names up, so that private addresses are
     * refused where they stand in a URL, and not where a name leads to one.
     */
    const char *proxy;
    int fragments; /* 1: what a fragment ("#part") names is looked for in the page; see CITE_FLAG_NO_FRAGMENT */
    int fingerprints; /* 1: of each page that answers a fingerprint is made (cite/drift.h) */

    /*
     * Where several checkers share the links of a collection: this one's number, from 1, and how many there are. A link of another
     * shard (cite_url_shard) is not taken when it is added. Default: one, which takes all.
     */
    unsigned shard;
    unsigned shards;
} cite_checker_options;

#define CITE_CHECKER_OPTIONS_INIT                                                                              \
    {                                                                                                          \
        sizeof(cite_checker_options), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, CITE_METHOD_GET, 0, 0, 0, 0, 0, 0, 0, 0,   \
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0                                                           \
    }

/* One hop of a redirect chain: the answer's code and where it sent us. Built, NUL-terminated. */
typedef struct cite_redirect {
    long http_code;
    cite_str url;
} cite_redirect;

/* One request and what came of it. Strings are built or static, NUL-terminated. */
typedef struct cite_attempt {
    cite_str method; /* "GET", "HEAD" */
    cite_str url;
    long http_code;   /* 0 where there was no answer */
    cite_str address; /* the numeric address connected to; empty where there was none */
    long elapsed_ms;
    cite_str error; /* libcurl's words; empty where there was none */
    cite_str rule;  /* the rule of the verdict table that this attempt fired */
} cite_attempt;

/*
 * What the visit to one distinct link found. Read-only; lives as long as its checker (so that reports can be made
 * from all of them at the end). Strings are built or static, NUL-terminated. Fields may be added at the end.
 */
typedef struct cite_check {
    cite_str url;
    cite_verdict status;
    cite_str reason; /* one line for a person, such as "HTTP 404" */
    long http_code;  /* the last answer's; 0 where there was none */
    cite_str final_url;
    const cite_redirect *redirects;
    size_t redirect_count;
    cite_str used_alternative; /* the reading that answered, where it was not the first; else empty */
    const cite_attempt *evidence;
    size_t attempts;      /* entries of evidence */
    long elapsed_ms;      /* over all attempts */
    int64_t checked_at;   /* seconds since 1970 UTC; 0 where the options had no now */
    unsigned flags;       /* bits of cite_flag */
    cite_str title;       /* the page's own, as it stands in it; empty where there is none */
    cite_weight severity; /* what status and flags weigh, by the checker's options */
    int deferred;         /* 1: skipped because the run ended before it; a later run would ask it */
    const cite_fingerprint *fingerprint; /* of the page; NULL where none was wanted, or no page was to be had */
} cite_check;

/*
 * Makes a checker, the caller's, to be ended by cite_checker_free. CITE_ERROR_ARGUMENT (a control character in
 * user_agent), _MEMORY, _NETWORK, _UNSUPPORTED.
 */
CITE_API CITE_NODISCARD
cite_status cite_checker_new(cite_checker **out, const cite_checker_options *options, cite_error *error);

/* Ends a checker and its results; requests in flight are dropped. NULL is fine. */
CITE_API void cite_checker_free(cite_checker *checker);

/*
 * Queues a link, unless it is of another shard. The same URL is asked once, however often it is added. alternatives are
 * further readings of the same link (see cite_link), asked in turn where the first fails; copied. CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_checker_add(cite_checker *checker, cite_str url, const cite_str *alternatives,
                             size_t alternative_count, cite_error *error);

/* Queues every link of a document. The document may be freed afterwards. CITE_ERROR_MEMORY. */
CITE_API CITE_NODISCARD
cite_status cite_checker_add_document(cite_checker *checker, const cite_document *document, cite_error *error);

/*
 * Adds a rule for links that are added after it: a link that a rule excludes is CITE_VERDICT_SKIPPED, for a reason that
 * names pattern and origin. A pattern is a host, which stands for those below it too ("example.org", "*.example.org"), a
 * scheme ("mailto:"), what follows "https://" ("example.org/drafts/" and "*"), a whole URL ("https://example.org/" and "*"),
 * or "re:" and a pattern of PCRE2. "*" stands for any run of characters, and letters are compared without their case, but
 * in PCRE2. origin says where the pattern stands ("--exclude"); may be empty. Both are copied. CITE_ERROR_ARGUMENT for a
 * pattern that is none, CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_checker_add_rule(cite_checker *checker, cite_rule kind, cite_str pattern, cite_str origin,
                                  cite_error *error);

/*
 * Adds the rules of an ignore file's text, whose name is told with each line's number: one pattern a line to exclude, or
 * to keep behind "!"; "#" begins a comment. The same.
 */
CITE_API CITE_NODISCARD
cite_status cite_checker_add_ignore(cite_checker *checker, cite_str text, cite_str name, cite_error *error);

/*
 * Gives one server a header field, a login, a token or a cookie: origin is "example.org", which stands for https alone, or
 * scheme, host and port ("http://localhost:8000"). It is sent to that origin and to no other, not where a redirect leads either,
 * and stands in no report and no message. Copied. CITE_ERROR_ARGUMENT, CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_checker_add_credential(cite_checker *checker, cite_str origin, cite_credential kind,
                                        cite_str value, cite_error *error);

/*
 * Takes up what earlier runs remembered: lines that cite_check_record wrote. A link that is added afterwards, and was found
 * well not too long ago (cache_ok_s, cache_redirected_s; the options need a now), is not asked: its check says what was found
 * then, with that time and no evidence. What is no such line is passed over. text is copied. CITE_ERROR_FORMAT where
 * it does not begin with such a line, or a piece of one: it is something else. CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_checker_remember(cite_checker *checker, cite_str text, cite_error *error);

/* Writes the lines that were taken up and are still good, for a file without the others. CITE_ERROR_IO. */
CITE_API CITE_NODISCARD
cite_status cite_checker_remembered(const cite_checker *checker, cite_write_fn write, void *context,
                                    cite_error *error);

/*
 * Writes a check as a line that cite_checker_remember takes up, in one call, to be appended to others; nothing where it is not
 * one to be remembered: what failed, has flags, was good by an exception, or holds a user name. CITE_ERROR_IO,
 * CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_check_record(const cite_check *check, cite_write_fn write, void *context, cite_error *error);

/* Works for at most timeout_ms, or until one more link is done. CITE_ERROR_MEMORY, CITE_ERROR_NETWORK. */
CITE_API CITE_NODISCARD
cite_status cite_checker_poll(cite_checker *checker, int timeout_ms, cite_error *error);

/* A link that was done since the last call; NULL if none. */
CITE_API const cite_check *cite_checker_next(cite_checker *checker);

/*
 * The shard of a URL, from 1 to shards: the same for all links of one registrable domain ("example.co.uk"), or of one host
 * where there is none, so that the pauses between requests to a host hold over several machines. It is the FNV-1a hash of the
 * domain in lower case (64 bits), modulo shards, plus 1; which names are domains is told by the public suffix list of libpsl.
 */
CITE_API unsigned cite_url_shard(cite_str url, unsigned shards);

/* 1 where a checker takes the URL when it is added, 0 where another shard does. */
CITE_API int cite_checker_takes(const cite_checker *checker, cite_str url);

/* Distinct links that are queued or in flight. */
CITE_API size_t cite_checker_pending(const cite_checker *checker);

/* Distinct links added so far, done or not. */
CITE_API size_t cite_checker_total(const cite_checker *checker);

/* What was found for a URL that was added; NULL while it is not done, or if it never was added. */
CITE_API const cite_check *cite_checker_find(const cite_checker *checker, cite_str url);

/* Frees the fingerprint of a URL that is done, which is up to 10 kB; its check has none then. For runs over very many links. */
CITE_API void cite_checker_drop_page(cite_checker *checker, cite_str url);

/* What a check of another time would weigh by this checker's options. */
CITE_API cite_weight cite_checker_weigh(const cite_checker *checker, const cite_check *check);

/* Ends the run: what is not done becomes CITE_VERDICT_SKIPPED, for the reason given; requests in flight are dropped. */
CITE_API void cite_checker_cancel(cite_checker *checker, const char *reason);

/* The word of the contract, such as "soft-404". Static. */
CITE_API const char *cite_verdict_name(cite_verdict verdict);

/* The word of the contract for one flag, such as "login-wall"; NULL for a number that is none. Static. */
CITE_API const char *cite_flag_name(cite_flag flag);

/* 1 where the verdict is a finding (exit status 1 of the command) unless the options say otherwise, else 0. */
CITE_API int cite_verdict_is_finding(cite_verdict verdict);

/* What a check weighs, never CITE_WEIGHT_DEFAULT; CITE_WEIGHT_IGNORE for NULL. A finding is CITE_WEIGHT_ERROR. */
CITE_API cite_weight cite_check_weight(const cite_check *check);

/* "ignore", "warning", "error"; "default". Static. */
CITE_API const char *cite_weight_name(cite_weight severity);

#ifdef __cplusplus
}
#endif

#endif
