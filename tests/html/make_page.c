/*
 * make_page.c DOCUMENTS LINKS [html|json|links|document]: writes the report of an audit that is made up: so many invented
 * documents with so many notes each, every note with a link, and for every link what a visit might have found. The same
 * arguments give the same bytes. Some titles are hostile: they must stay text.
 */
#include <cite.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2026-01-31T12:00:00Z */
#define NOW INT64_C(1769860800)

#define YEAR_SECONDS INT64_C(31556952)

#define TEXT_SIZE 600

static const char *const hosts[] = {
    "www.harbour-museum.example",  "archive.eel-society.example.org", "records.northtown.gov.uk",
    "journal.rivers.example.net",  "blog.miller-and-sons.co.uk",      "data.harbour-museum.example",
    "papers.uni-northtown.ac.uk",  "news.daily-post.example.com",     "www.bells.example.org",
    "maps.old-survey.example.net", "wiki.weavers.example.org",        "library.northtown.gov.uk",
};
static const char *const names[] = {"Ada Miller", "Bo Lindqvist", "Chen Wei",     "Dora Novak",
                                    "Emil Frank", "Fatima Zahra", "Grace Okafor", "Hugo Braun"};
static const char *const titles[] = {
    "The Harbour Dues of the North",
    "On the Counting of Eels",
    "A Survey of Bells and Their Founders",
    "Weirs, Locks and Quarrels",
    "<script>alert(1)</script> and Other Marks",
    "What the Millers Owed",
    "\"><img src=x onerror=alert(2)> in Print",
    "Letters of a Town Clerk",
    "Maps That Nobody Ordered",
    "The Weavers' Strike and Its Aftermath",
};

static const struct outcome {
    cite_verdict status;
    const char *reason;
    long http_code;
} outcomes[] = {
    {CITE_VERDICT_OK, "", 200},
    {CITE_VERDICT_DEAD, "HTTP 404", 404},
    {CITE_VERDICT_REDIRECTED, "moved for good", 200},
    {CITE_VERDICT_SOFT_404, "the page says that there is no such page", 200},
    {CITE_VERDICT_BLOCKED, "HTTP 403", 403},
    {CITE_VERDICT_DEAD, "the host does not exist", 0},
    {CITE_VERDICT_TIMEOUT, "no answer in 20 s", 0},
    {CITE_VERDICT_OFFLINE, "not asked", 0},
};

/* A small generator of our own (Knuth's constants), so that every C library gives the same page. */
static unsigned next_random(unsigned long long *seed, unsigned below)
{
    *seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
    return (unsigned)(*seed >> 33) % below;
}

/* The older, the likelier gone. */
static const struct outcome *outcome_of(unsigned long long *seed, unsigned year)
{
    if (next_random(seed, 40) < 2026 - year)
        return &outcomes[next_random(seed, 3) == 0 ? 5 : next_random(seed, 3) == 0 ? 3 : 1];
    unsigned other = next_random(seed, 12);
    return &outcomes[other == 0 ? 4 : other == 1 ? 6 : other == 2 ? 2 : other == 3 && year > 2020 ? 7 : 0];
}

struct world {
    cite_parser *parser;
    cite_audit *audit;
    cite_document **documents;
    char **texts;
    cite_check *checks;
    cite_redirect *redirects;
    size_t document_count;
    size_t note_count; /* of each document */
};

static void write_document(struct world *world, size_t index, unsigned long long *seed)
{
    char *text = malloc((world->note_count + 2) * TEXT_SIZE);
    if (!text)
        exit(3);
    char *end = text;
    end +=
        snprintf(end, TEXT_SIZE, "The Rivers of the North, Part %zu\n\nA report, January 2024\n\n", index + 1);
    for (size_t i = 1; i <= world->note_count; i++)
        end += snprintf(end, TEXT_SIZE, "The town kept its own accounts of it.%zu\n", i);
    for (size_t i = 1; i <= world->note_count; i++) {
        unsigned year = 1998 + next_random(seed, 27);
        const char *break_before = i % 7 == 0 ? "\f" : "";
        end += snprintf(end, TEXT_SIZE, "%s\n%zu %s, \"%s\" (Harbour Press, %u), https://%s/%u/%zu-%zu.\n",
                        break_before, i, names[next_random(seed, 8)], titles[next_random(seed, 10)], year,
                        hosts[next_random(seed, 12)], year, index, i);
    }
    world->texts[index] = text;
    cite_error error;
    char name[64];
    snprintf(name, sizeof name, "reports/rivers-%zu.txt", index + 1);
    if (cite_document_parse(&world->documents[index], world->parser, cite_str_from(text), &error) != CITE_OK ||
        cite_audit_add_document(world->audit, name, world->documents[index], &error) != CITE_OK) {
        fprintf(stderr, "make_page: %s\n", error.message);
        exit(3);
    }
}

static void visit(struct world *world, size_t index, unsigned long long *seed)
{
    const cite_reference *reference = cite_audit_reference(world->audit, index);
    const char *slash = strstr(reference->url.ptr + 8, "/");
    unsigned year = slash ? (unsigned)strtoul(slash + 1, NULL, 10) : 2020;
    const struct outcome *outcome = outcome_of(seed, year);
    cite_check *check = &world->checks[index];

    check->url = reference->url;
    check->status = outcome->status;
    check->reason = cite_str_from(outcome->reason);
    check->http_code = outcome->http_code;
    check->checked_at = NOW - (int64_t)next_random(seed, 4) * 60;
    check->title = cite_str_from("A page <b>of</b> its own");
    if (outcome->status == CITE_VERDICT_REDIRECTED) {
        world->redirects[index] =
            (cite_redirect){301, cite_str_from("https://new.harbour-museum.example/found")};
        check->redirects = &world->redirects[index];
        check->redirect_count = 1;
        check->final_url = world->redirects[index].url;
    }
    cite_audit_observe(world->audit, check);
}

static void *zero(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);

    if (!memory)
        exit(3);
    return memory;
}

static cite_status write_report(const struct world *world, const char *what)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    options.now = NOW;
    options.started = NOW - 240;
    options.format = strcmp(what, "html") == 0 ? CITE_REPORT_HTML : CITE_REPORT_JSON;
    if (strcmp(what, "document") == 0)
        return cite_report_document(world->documents[0], "reports/rivers-1.txt", &options, cite_write_file,
                                    stdout, NULL);
    if (strcmp(what, "links") == 0)
        return cite_report_links(world->audit, &options, cite_write_file, stdout, NULL);
    return cite_report_audit(world->audit, &options, cite_write_file, stdout, NULL);
}

int main(int argc, char **argv)
{
    struct world world = {0};
    unsigned long long seed = 1;

    world.document_count = argc > 2 ? strtoul(argv[1], NULL, 10) : 1;
    world.note_count = argc > 2 ? strtoul(argv[2], NULL, 10) : 10;
    world.documents = zero(world.document_count, sizeof *world.documents);
    world.texts = zero(world.document_count, sizeof *world.texts);
    if (cite_parser_new(&world.parser, NULL, NULL) != CITE_OK ||
        cite_audit_new(&world.audit, NULL, NULL) != CITE_OK)
        return 3;
    for (size_t i = 0; i < world.document_count; i++)
        write_document(&world, i, &seed);
    size_t count = cite_audit_reference_count(world.audit);
    world.checks = zero(count, sizeof *world.checks);
    world.redirects = zero(count, sizeof *world.redirects);
    for (size_t i = 0; i < count; i++)
        visit(&world, i, &seed);
    cite_status status = write_report(&world, argc > 3 ? argv[3] : "html");
    cite_audit_free(world.audit);
    for (size_t i = 0; i < world.document_count; i++) {
        cite_document_free(world.documents[i]);
        free(world.texts[i]);
    }
    cite_parser_free(world.parser);
    free(world.documents);
    free(world.texts);
    free(world.checks);
    free(world.redirects);
    return status == CITE_OK ? 0 : 3;
}
