/*
 * cli/option_rows.c: see option_rows.h.
 */
#include "option_rows.h"

#include "config.h"
#include "ignore.h"
#include "options.h"

#include <stddef.h>

#define AT(field) offsetof(struct settings, field)

/* A day: longer than any sensible run, and far from overflow in milliseconds. */
#define SECONDS_MAX 86400u

const struct option_row option_rows[] = {
    {"format", 'f', KIND_TEXT, FOR_FORMATS, AT(format), "FORMAT", NULL, 0, 0, "how to write the results"},
    {"output", 'o', KIND_TEXT, FOR_ALL, AT(output), "FILE", NULL, 0, 0,
     "write to FILE, whole or not at all, instead of standard output"},
    {"html", '\0', KIND_TEXT, FOR_AUDIT, AT(html), "FILE", NULL, 0, 0,
     "write the report as a web page as well"},
    {"json", '\0', KIND_TEXT, FOR_AUDIT, AT(json), "FILE", NULL, 0, 0, "write the report as JSON as well"},
    {"bibliography", '\0', KIND_TEXT, FOR_AUDIT, AT(bibliography), "FILE", NULL, 0, 0,
     "write the works cited as well: .bib, .json (CSL-JSON), .ris, .csv, .md or .txt"},
    {"style", '\0', KIND_WORD, FOR_BIBLIOGRAPHY, AT(style), "STYLE", "chicago apa", 0, 0,
     "style of text and markdown: chicago or apa (default chicago)"},
    {"sort", '\0', KIND_WORD, FOR_BIBLIOGRAPHY, AT(sort), "ORDER", "auto cited author title year", 0, 0,
     "cited, author, title or year (default auto: author for text and markdown, else cited)"},
    {"match", '\0', KIND_TEXT, FOR_BIBLIOGRAPHY, AT(match), "LIBRARY", NULL, 0, 0,
     "report which works are missing from LIBRARY (.bib, .ris or CSL-JSON), as text, json or any format above"},
    {"explain", '\0', KIND_TARGET, FOR_EXTRACT, AT(explain), "[WHAT]", NULL, 0, 0,
     "print why all reads as it does, or note:N, callout:N, link:N, or what is on the line of a byte OFFSET"},
    {"dump-links", '\0', KIND_FLAG, FOR_LINKS, AT(dump_links), NULL, NULL, 0, 0,
     "print each distinct URL on a line, and check nothing"},
    {"no-check", '\0', KIND_FLAG, FOR_CHECKING, AT(no_check), NULL, NULL, 0, 0, "list the links, check none"},
    {"offline", '\0', KIND_FLAG, FOR_CHECKING, AT(checker.offline), NULL, NULL, 0, 0,
     "ask nothing; links are reported as offline"},
    {"include", '\0', KIND_LIST, FOR_CHECKING, AT(includes), "PATTERN", NULL, 0, 0,
     "check these links alone: a host, host/path*, scheme:, a URL with *, or re:PCRE2"},
    {"exclude", '\0', KIND_LIST, FOR_CHECKING, AT(excludes), "PATTERN", NULL, 0, 0,
     "skip these links, as the lines of " IGNORE_NAME " do"},
    {"ignore-file", '\0', KIND_TEXT, FOR_CHECKING, AT(ignore_file), "FILE", NULL, 0, 0,
     "read patterns to skip from FILE, not from the " IGNORE_NAME " of this folder or one above"},
    {"no-ignore", '\0', KIND_FLAG, FOR_CHECKING, AT(no_ignore), NULL, NULL, 0, 0, "read no " IGNORE_NAME},
    {"accept", '\0', KIND_TEXT, FOR_CHECKING, AT(checker.accept), "CODES", NULL, 0, 0,
     "codes that are as good as 200, such as 403,429,500..599"},
    {"severity", '\0', KIND_TEXT, FOR_CHECKING, AT(checker.severity), "STATUS=WEIGHT,...", NULL, 0, 0,
     "what is a finding: error, warning or ignore for a status or flag, such as blocked=ignore"},
    {"timeout", '\0', KIND_SECONDS, FOR_CHECKING, AT(checker.timeout_ms), "SECONDS", NULL, 0, SECONDS_MAX,
     "longest time for one request (default 20)"},
    {"connect-timeout", '\0', KIND_SECONDS, FOR_CHECKING, AT(checker.connect_timeout_ms), "SECONDS", NULL, 0,
     SECONDS_MAX, "longest time to connect (default 10)"},
    {"max-time", '\0', KIND_SECONDS, FOR_CHECKING, AT(checker.max_time_ms), "SECONDS", NULL, 0, SECONDS_MAX,
     "longest time for all; what is left is skipped (no limit)"},
    {"retries", '\0', KIND_RETRIES, FOR_CHECKING, AT(checker.retries), "N", NULL, 0, 20,
     "ask again after time-outs, 429, 5xx and failed connections (default 2)"},
    {"concurrency", '\0', KIND_COUNT, FOR_CHECKING, AT(checker.concurrency), "N", NULL, 1, 500,
     "requests at the same time (default 32)"},
    {"per-host", '\0', KIND_COUNT, FOR_CHECKING, AT(checker.per_host), "N", NULL, 1, 256,
     "requests at the same time to one host (default 2)"},
    {"delay", '\0', KIND_DELAY, FOR_CHECKING, AT(checker.delay_ms), "SECONDS", NULL, 0, SECONDS_MAX,
     "time between requests to one host (default 0.1; none on this machine)"},
    {"robots", '\0', KIND_FLAG, FOR_CHECKING, AT(checker.robots), NULL, NULL, 0, 0,
     "leave alone what robots.txt asks programs to leave alone"},
    {"max-redirects", '\0', KIND_COUNT, FOR_CHECKING, AT(checker.max_redirects), "N", NULL, 1, 50,
     "redirects followed for one link (default 10)"},
    {"method", '\0', KIND_WORD, FOR_CHECKING, AT(checker.method), "METHOD", "get head", 0, 0,
     "get, or head first and get where that is refused (default get)"},
    {"allow-private", '\0', KIND_FLAG, FOR_CHECKING, AT(checker.allow_private), NULL, NULL, 0, 0,
     "ask private and loopback addresses too"},
    {"allow-address", '\0', KIND_LIST, FOR_CHECKING, AT(allow_addresses), "ADDRESS[/BITS]", NULL, 0, 0,
     "ask this private address, or those of this network"},
    {"resolve", '\0', KIND_LIST, FOR_CHECKING, AT(resolve), "HOST:PORT:ADDRESS", NULL, 0, 0,
     "look for HOST at ADDRESS; * stands for every host"},
    {"connect-to", '\0', KIND_LIST, FOR_CHECKING, AT(connect_to), "HOST:PORT:HOST:PORT", NULL, 0, 0,
     "connect to the second instead of the first; empty: any, or the same"},
    {"ca-file", '\0', KIND_TEXT, FOR_CHECKING, AT(checker.ca_file), "FILE", NULL, 0, 0,
     "believe the certificates of FILE, in PEM, instead of the system's"},
    {"doi-api", '\0', KIND_TEXT, FOR_CHECKING, AT(checker.doi_api), "URL", NULL, 0, 0,
     "where DOIs are looked up (default https://doi.org/api/handles/)"},
    {"insecure", '\0', KIND_FLAG, FOR_CHECKING, AT(checker.insecure), NULL, NULL, 0, 0,
     "do not verify certificates"},
    {"user-agent", '\0', KIND_TEXT, FOR_CHECKING, AT(checker.user_agent), "TEXT", NULL, 0, 0,
     "what servers are told is asking"},
    {"color", '\0', KIND_WORD, FOR_REPORTS, AT(color), "WHEN", "auto always never", 0, 0,
     "colours in text: auto, always or never (default auto)"},
    {"config", '\0', KIND_TEXT, FOR_ALL, AT(config), "FILE", NULL, 0, 0,
     "read options from FILE, not from the " CONFIG_NAME " of this folder or one above"},
    {"no-config", '\0', KIND_FLAG, FOR_ALL, AT(no_config), NULL, NULL, 0, 0, "read no configuration file"},
    {"dump-config", '\0', KIND_FLAG, FOR_ALL, AT(dump_config), NULL, NULL, 0, 0,
     "print the options in force as a configuration file, and stop"},
    {"quiet", 'q', KIND_FLAG, FOR_ALL, AT(quiet), NULL, NULL, 0, 0, "no progress line"},
    {"help", 'h', KIND_FLAG, FOR_ALL, AT(help), NULL, NULL, 0, 0, "print this help and stop"},
    {"version", 'V', KIND_FLAG, FOR_ALL, AT(version), NULL, NULL, 0, 0, "print the version and stop"},
};

_Static_assert(sizeof option_rows / sizeof option_rows[0] == OPTION_COUNT,
               "OPTION_COUNT is the length of the table");
