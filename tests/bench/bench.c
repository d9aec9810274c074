/*
 * bench.c: MB/s by stage, on generated text and on files given as arguments, beside memchr over the same bytes in the same run.
 *
 * Not a test: it prints and passes. Each figure is the best of several rounds, for these are what the machine can do when
 * nothing else runs on it; compare figures of one run only.
 */
#define _POSIX_C_SOURCE 200809L

#include "bibliography/collect.h"
#include "citations/citations.h"
#include "core/pattern.h"
#include "links/readings.h"
#include "links/scan.h"
#include "notes/candidates.h"
#include "notes/notes.h"
#include "parser.h"
#include "support/files.h"

#include <cite.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 7

/* A round goes on for at least this long, so that the clock's grain does not matter. */
#define LEAST_SECONDS 0.02

struct bench {
    cite_parser *parser;
    cite_str text;
    struct cite__arena arena;
    struct cite__arena scratch;
    cite_error error;
    struct cite__env env;
    struct cite__text lines;
    struct cite__notes notes;
    struct cite__links links;
    struct cite__readings readings;
    struct cite__citations citations;
    size_t sink; /* keeps results alive */
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void run_memchr(struct bench *bench)
{
    bench->sink += memchr(bench->text.ptr, '\1', bench->text.len) != NULL;
}

static void run_lines(struct bench *bench)
{
    bench->sink += cite__text_read(&bench->lines, bench->text, &bench->env) == CITE_OK;
}

static void run_scan(struct bench *bench)
{
    struct cite__link_scanner scanner = cite__link_scan(bench->text);
    struct cite__link_start start;

    while (cite__link_next(&scanner, &start)) {
        cite__link_skip(&scanner, start.body + 1);
        bench->sink++;
    }
}

static void run_starts(struct bench *bench)
{
    struct cite__starts starts;

    bench->sink += cite__starts_list(&starts, &bench->lines, &bench->env) == CITE_OK;
}

static void run_calls(struct bench *bench)
{
    struct cite__calls calls;

    bench->sink += cite__calls_list(&calls, &bench->lines, &bench->env) == CITE_OK;
}

static void run_notes(struct bench *bench)
{
    bench->sink += cite__notes_find(&bench->notes, &bench->lines, &bench->env) == CITE_OK;
}

static void run_links(struct bench *bench)
{
    bench->sink += cite__links_find(&bench->links, &bench->lines, &bench->notes, &bench->env) == CITE_OK;
}

static void run_readings(struct bench *bench)
{
    bench->sink += cite__readings_make(&bench->readings, &bench->lines, &bench->notes, &bench->links,
                                       &bench->env) == CITE_OK;
}

static void run_citations(struct bench *bench)
{
    bench->sink += cite__citations_find(&bench->citations, &bench->lines, &bench->notes, &bench->links,
                                        &bench->readings, &bench->env) == CITE_OK;
}

static void run_document(struct bench *bench)
{
    cite_document *document = NULL;

    if (cite_document_parse(&document, bench->parser, bench->text, NULL) == CITE_OK)
        bench->sink += cite_document_link_count(document);
    cite_document_free(document);
}

static int drop(void *context, const char *data, size_t len)
{
    (void)data;
    *(size_t *)context += len;
    return 0;
}

static void run_json(struct bench *bench)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;
    cite_document *document = NULL;

    options.format = CITE_REPORT_JSON;
    if (cite_document_parse(&document, bench->parser, bench->text, NULL) == CITE_OK)
        bench->sink += cite_report_document(document, "bench", &options, drop, &bench->sink, NULL) == CITE_OK;
    cite_document_free(document);
}

static void run_fingerprint(struct bench *bench)
{
    cite_fingerprint *fingerprint = NULL;
    cite_drift drift;

    if (cite_fingerprint_new(&fingerprint, bench->text, cite_str_from("text/html"), NULL, NULL) == CITE_OK &&
        cite_drift_judge(&drift, fingerprint, fingerprint, NULL, NULL) == CITE_OK)
        bench->sink += drift.verdict == CITE_DRIFT_SAME;
    cite_fingerprint_free(fingerprint);
}

static const struct {
    const char *name;
    void (*run)(struct bench *bench);
} stages[] = {
    {"memchr", run_memchr},      {"lines, pages", run_lines},   {"link scan", run_scan},
    {"note starts", run_starts}, {"callout places", run_calls}, {"notes", run_notes},
    {"links", run_links},        {"readings", run_readings},    {"citations", run_citations},
    {"document", run_document},  {"document, JSON", run_json},  {"fingerprint", run_fingerprint},
};

/* The stages leave their results for the next one on the arena; each round's are given back but for the last. */
static double measure(struct bench *bench, void (*run)(struct bench *bench))
{
    double best = 1e9;

    for (int round = 0; round < ROUNDS; round++) {
        size_t times = 0;
        double begin = now();
        double spent = 0.0;
        do {
            struct cite__arena_mark arena = cite__arena_here(&bench->arena);
            struct cite__arena_mark scratch = cite__arena_here(&bench->scratch);
            run(bench);
            times++;
            spent = now() - begin;
            bool last = round + 1 == ROUNDS && spent >= LEAST_SECONDS;
            cite__arena_back(&bench->scratch, scratch);
            if (!last)
                cite__arena_back(&bench->arena, arena);
        } while (spent < LEAST_SECONDS);
        best = spent / (double)times < best ? spent / (double)times : best;
    }
    return best;
}

static void bench_text(struct bench *bench, const char *name, cite_str text)
{
    bench->text = text;
    cite__arena_init(&bench->arena, NULL);
    cite__arena_init(&bench->scratch, NULL);
    bench->env = (struct cite__env){.arena = &bench->arena,
                                    .scratch = &bench->scratch,
                                    .options = &bench->parser->options,
                                    .error = &bench->error};
    for (size_t i = 0; i < CITE__PATTERNS_COUNT; i++)
        bench->env.patterns[i] = bench->parser->patterns[i];
    printf("%s, %zu bytes\n", name, text.len);
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        double seconds = measure(bench, stages[i].run);
        printf("  %-16s %10.1f MB/s\n", stages[i].name, (double)text.len / seconds / 1e6);
    }
    cite__arena_release(&bench->arena);
    cite__arena_release(&bench->scratch);
}

/* Repeats a piece until size bytes are full. */
static cite_str repeat(const char *piece, size_t size)
{
    size_t len = strlen(piece);
    char *out = malloc(size);

    for (size_t at = 0; out && at < size; at++)
        out[at] = piece[at % len];
    return (cite_str){out, out ? size : 0};
}

static const char prose[] = "The ferry had been late since spring, and nobody on the island could say why. "
                            "Some held that the new engine was to\n"
                            "blame; others, that the captain stopped to look at birds. The council asked for a "
                            "report, and got one in October.\n\n";

static const char noted[] = "The ferry had been late since spring,1 and nobody on the island could say why. "
                            "The council asked for a report.2\n\n"
                            "1 Ada Quist, “The Ferry at Low Water,” Island Review 4 (1988), pp. 12-19, "
                            "https://island.example.org/review/ferry-\n"
                            "at-low-water.html.\n2 Ibid., 14; see also Harbour Board, Annual Report 1987 (Port "
                            "Anders: Harbour Press, 1988).\n\f";

int main(int argc, char **argv)
{
    struct bench bench = {.parser = NULL};
    cite_str texts[] = {repeat(prose, 1000000), repeat(noted, 1000000)};
    static const char *const names[] = {"prose without links", "pages with two notes each"};

    if (cite_parser_new(&bench.parser, NULL, &bench.error) != CITE_OK) {
        fprintf(stderr, "bench: %s\n", bench.error.message);
        return 1;
    }
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (texts[i].ptr)
            bench_text(&bench, names[i], texts[i]);
    }
    for (int i = 1; i < argc; i++) {
        struct file_bytes file;
        if (!file_read(&file, argv[i])) {
            fprintf(stderr, "bench: %s: cannot be read\n", argv[i]);
            continue;
        }
        bench_text(&bench, argv[i], (cite_str){file.data, file.len});
        file_release(&file);
    }
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        union {
            const char *view;
            void *block;
        } owned = {.view = texts[i].ptr};
        free(owned.block);
    }
    cite_parser_free(bench.parser);
    return bench.sink == 0;
}
