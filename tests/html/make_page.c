/*
 * make_page.c DOCUMENTS LINKS [html|json|links|document|history] [STORE]: writes the report of an audit that is made up: so
 * many invented documents with so many notes each, every note with a link, and for every link what a visit might have found.
 * With a STORE, a file that is not there yet, it is the last of some audits over two years: links die, pages drift, and
 * archives have copies. The same arguments give the same bytes. Some titles are hostile: they must stay text.
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

/* Audits in a store, this long apart. */
#define RUNS     5
#define RUN_STEP (YEAR_SECONDS / 2)

struct world {
    cite_store *store; /* NULL: one audit alone */
    int64_t now;
    cite_parser *parser;
    cite_audit *audit;
    cite_document **documents;
    char **texts;
    cite_check *checks;
    cite_redirect *redirects;
    cite_fingerprint **pages; /* of the visits, by link */
    size_t document_count;
    size_t note_count; /* of each document */
};

static void parse_document(struct world *world, size_t index, unsigned long long *seed)
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
    if (cite_document_parse(&world->documents[index], world->parser, cite_str_from(text), &error) != CITE_OK) {
        fprintf(stderr, "make_page: %s\n", error.message);
        exit(3);
    }
}

static void must(cite_status status, const cite_error *error)
{
    if (status == CITE_OK)
        return;
    fprintf(stderr, "make_page: %s\n", error->message);
    exit(3);
}

static void add_documents(struct world *world)
{
    cite_error error;
    char name[64];

    for (size_t i = 0; i < world->document_count; i++) {
        snprintf(name, sizeof name, "reports/rivers-%zu.txt", i + 1);
        must(cite_audit_add_document(world->audit, name, world->documents[i], &error), &error);
    }
}

/* A page of invented words. Of them, so many in a hundred are others than in the first version. */
static cite_fingerprint *page_of(size_t link, unsigned changed)
{
    char text[2400];
    char *end = text;
    unsigned long long words = link + 1;
    unsigned long long other = link + 77777;
    cite_fingerprint *page = NULL;
    cite_error error;

    for (unsigned i = 0; i < 150; i++) {
        unsigned word = next_random(&words, 5000);
        unsigned instead = next_random(&other, 5000);
        if (i * 100 < changed * 150)
            word = 5000 + instead;
        end += snprintf(end, 14, "w%c%c%c%c ", 'a' + word % 26, 'a' + word / 26 % 26, 'a' + word / 676 % 26,
                        'a' + word / 17576);
    }
    must(cite_fingerprint_new(&page, cite_str_from(text), cite_str_from("text/plain"), NULL, &error), &error);
    return page;
}

/* Most pages stay as they are; a few change at a time of their own. */
static unsigned change_of(size_t index, int64_t now)
{
    static const unsigned changes[] = {0, 0, 0, 3, 10, 0, 55, 100};

    return (NOW - now) / RUN_STEP <= (int64_t)(index / 8 % 3) ? changes[index % 8] : 0;
}

/* What an archive has of every third link: a copy of the year in which it was cited, as it was then. */
static void add_copy(struct world *world, size_t index, unsigned year)
{
    char url[200];
    cite_copy copy = CITE_COPY_INIT;
    cite_error error;

    if (index % 3 == 1)
        return;
    copy.asked = 3;
    if (index % 3 == 2) {
        const cite_reference *reference = cite_audit_reference(world->audit, index);
        cite_fingerprint *page = page_of(index, 0);
        snprintf(url, sizeof url, "https://web.archive.example/web/%u0304050607/%s", year, reference->url.ptr);
        if (!cite_memento_split(&copy.memento, cite_str_from(url)))
            exit(3);
        copy.http_code = 200;
        copy.fingerprint = page;
        must(cite_audit_add_copy(world->audit, index, &copy, &error), &error);
        cite_fingerprint_free(page);
        return;
    }
    must(cite_audit_add_copy(world->audit, index, &copy, &error), &error);
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
    check->checked_at = world->now - (int64_t)next_random(seed, 4) * 60;
    check->redirect_count = 0;
    check->final_url = cite_str_from("");
    check->fingerprint = NULL;
    check->title = cite_str_from("A page <b>of</b> its own");
    if (outcome->status == CITE_VERDICT_REDIRECTED) {
        world->redirects[index] =
            (cite_redirect){301, cite_str_from("https://new.harbour-museum.example/found")};
        check->redirects = &world->redirects[index];
        check->redirect_count = 1;
        check->final_url = world->redirects[index].url;
    }
    if (world->store && (check->status == CITE_VERDICT_OK || check->status == CITE_VERDICT_REDIRECTED))
        check->fingerprint = world->pages[index] = page_of(index, change_of(index, world->now));
    cite_audit_observe(world->audit, check);
    if (world->store)
        add_copy(world, index, year);
    cite_fingerprint_free(world->pages[index]);
    check->fingerprint = world->pages[index] = NULL;
}

/* Every link has its own luck in every run: who is once gone stays gone. */
static void audit(struct world *world)
{
    cite_run_options run = CITE_RUN_OPTIONS_INIT;
    cite_error error;

    must(cite_audit_new(&world->audit, NULL, &error), &error);
    run.now = world->now;
    run.copies = 1;
    if (world->store)
        must(cite_audit_begin(world->audit, world->store, &run, &error), &error);
    add_documents(world);
    must(cite_audit_queue(world->audit, NULL, &error), &error);
    for (size_t i = 0; i < cite_audit_reference_count(world->audit); i++) {
        unsigned long long seed = i * 1000003 + 1;
        for (int64_t skip = (NOW - world->now) / RUN_STEP; skip > 1; skip--)
            next_random(&seed, 2);
        visit(world, i, &seed);
    }
    must(cite_audit_finish(world->audit, world->now, &error), &error);
}

static void *zero(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);

    if (!memory)
        exit(3);
    return memory;
}

/* The audits before the one that is reported. A build without a store has none. */
static void audit_before(struct world *world, const char *path)
{
    cite_error error;
    cite_status status = cite_store_open(&world->store, path, NULL, &error);

    if (status == CITE_ERROR_UNSUPPORTED)
        return;
    must(status, &error);
    for (int run = RUNS - 1; run > 0; run--) {
        world->now = NOW - run * RUN_STEP;
        audit(world);
        cite_audit_free(world->audit);
    }
}

static cite_status write_history(const struct world *world, const cite_report_options *options)
{
    cite_listing *listing = NULL;
    cite_error error;

    must(cite_store_history(&listing, world->store, cite_audit_reference(world->audit, 6)->url, &error),
         &error);
    cite_status status = cite_report_listing(listing, options, cite_write_file, stdout, NULL);
    cite_listing_free(listing);
    return status;
}

static cite_status write_report(const struct world *world, const char *what)
{
    cite_report_options options = CITE_REPORT_OPTIONS_INIT;

    options.now = NOW;
    options.started = NOW - 240;
    options.format = CITE_REPORT_JSON;
    for (int i = 0; i < CITE_REPORT_COUNT_; i++) {
        if (strcmp(what, cite_report_format_name((cite_report_format)i)) == 0)
            options.format = (cite_report_format)i;
    }
    if (strcmp(what, "document") == 0)
        return cite_report_document(world->documents[0], "reports/rivers-1.txt", &options, cite_write_file,
                                    stdout, NULL);
    if (strcmp(what, "links") == 0)
        return cite_report_links(world->audit, &options, cite_write_file, stdout, NULL);
    if (strcmp(what, "history") == 0) {
        options.format = CITE_REPORT_HTML;
        return write_history(world, &options);
    }
    return cite_report_audit(world->audit, &options, cite_write_file, stdout, NULL);
}

static void release(struct world *world)
{
    cite_audit_free(world->audit);
    cite_store_free(world->store);
    for (size_t i = 0; i < world->document_count; i++) {
        cite_document_free(world->documents[i]);
        free(world->texts[i]);
    }
    cite_parser_free(world->parser);
    free(world->documents);
    free(world->texts);
    free(world->checks);
    free(world->redirects);
    free(world->pages);
}

int main(int argc, char **argv)
{
    struct world world = {0};
    unsigned long long seed = 1;
    cite_error error;

    world.document_count = argc > 2 ? strtoul(argv[1], NULL, 10) : 1;
    world.note_count = argc > 2 ? strtoul(argv[2], NULL, 10) : 10;
    world.documents = zero(world.document_count, sizeof *world.documents);
    world.texts = zero(world.document_count, sizeof *world.texts);
    must(cite_parser_new(&world.parser, NULL, &error), &error);
    for (size_t i = 0; i < world.document_count; i++)
        parse_document(&world, i, &seed);
    size_t count = world.document_count * world.note_count; /* a link in each note */
    world.checks = zero(count, sizeof *world.checks);
    world.redirects = zero(count, sizeof *world.redirects);
    world.pages = zero(count, sizeof(cite_fingerprint *));
    if (argc > 4)
        audit_before(&world, argv[4]);
    world.now = NOW;
    audit(&world);
    cite_status status = write_report(&world, argc > 3 ? argv[3] : "html");
    release(&world);
    return status == CITE_OK ? 0 : 3;
}
