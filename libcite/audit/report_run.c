/*
 * audit/report_run.c: a run that is in a store, as an audit again: its documents, links and visits, without the texts.
 */
#include "audit/recall.h"
#include "core/error.h"
#include "core/str.h"

/* No store of ours has more of anything in one document; a damaged one may claim any number. */
#define ROWS_MAX INT64_C(10000000)

struct reading {
    cite_audit *audit;
    cite_store *store;
    cite_error *error;
};

static cite_day day_of(int64_t number)
{
    return (cite_day){(int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100)};
}

/* "2021-03-04", "2021-03", "2021". */
static cite_day day_of_text(cite_str text)
{
    cite_day day = {0};
    int *const parts[] = {&day.year, &day.month, &day.day};
    size_t part = 0;

    for (size_t i = 0; i < text.len && i < 10 && part < 3; i++) {
        if (text.ptr[i] == '-')
            part++;
        else if (cite__is_digit(text.ptr[i]))
            *parts[part] = *parts[part] * 10 + (text.ptr[i] - '0');
        else
            return (cite_day){0};
    }
    return day;
}

static cite_status count(const struct reading *reading, const char *sql, int64_t id, size_t *out)
{
    struct cite__query query;

    cite__query_begin(&query, reading->store, sql);
    cite__query_put_int(&query, id);
    if (cite__query_row(&query))
        *out = (size_t)cite__query_int(&query, 0, 0, ROWS_MAX);
    return cite__query_end(&query, reading->error);
}

static cite_status read_counts(const struct reading *reading, struct cite__member *member)
{
    cite_audited *about = &member->about;
    const struct {
        const char *sql;
        size_t *out;
    } counts[] = {
        {"SELECT count(*) FROM notes WHERE document = ?1", &about->notes},
        {"SELECT count(*) FROM notes WHERE document = ?1 AND source = 1", &about->repaired},
        {"SELECT count(*) FROM notes WHERE document = ?1 AND source = 2", &about->inferred},
        {"SELECT count(*) FROM places WHERE document = ?1", &about->links},
        {"SELECT count(*) FROM citations WHERE document = ?1", &about->citations},
        {"SELECT count(*) FROM works WHERE document = ?1", &about->works},
        {"SELECT count(DISTINCT note) FROM places WHERE document = ?1", &about->kept_notes},
    };
    cite_status status = CITE_OK;

    for (size_t i = 0; status == CITE_OK && i < sizeof counts / sizeof counts[0]; i++)
        status = count(reading, counts[i].sql, member->id, counts[i].out);
    return status;
}

/* As many as there is room for, in the order of their positions, which are put into positions. */
static cite_status read_notes(const struct reading *reading, struct cite__member *member, size_t *positions)
{
    struct cite__arena *arena = &reading->audit->arena;
    cite_audited_note *notes = cite__arena_zero(arena, member->about.kept_notes, sizeof *notes);
    struct cite__query query;
    size_t used = 0;

    if (!notes)
        return cite__error_set(reading->error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    cite__query_begin(&query, reading->store,
                      "SELECT position, number, section, label, source, text FROM notes WHERE document = ?1 AND"
                      " position IN (SELECT note FROM places WHERE document = ?1) ORDER BY position");
    cite__query_put_int(&query, member->id);
    while (used < member->about.kept_notes && cite__query_row(&query)) {
        cite_str text = cite__query_str(&query, 5);
        bool fits = text.len <= CITE_AUDIT_TEXT_MAX - reading->audit->text_bytes;
        notes[used] = (cite_audited_note){
            .number = (size_t)cite__query_int(&query, 1, 0, ROWS_MAX),
            .section = (size_t)cite__query_int(&query, 2, 0, ROWS_MAX),
            .label = cite__arena_str(arena, cite__query_str(&query, 3)),
            .text = cite__arena_str(arena, fits ? text : (cite_str){"", 0}),
            .number_source = (cite_number_source)cite__query_int(&query, 4, 0, CITE_NUMBER_INFERRED),
        };
        reading->audit->text_bytes += notes[used].text.len;
        positions[used++] = (size_t)cite__query_int(&query, 0, 0, ROWS_MAX);
    }
    member->notes = notes;
    member->about.kept_notes = used;
    return cite__query_end(&query, reading->error);
}

/* The number at *at, which is moved behind it. */
static size_t read_number(cite_str text, size_t *at)
{
    size_t number = 0;

    for (; *at < text.len && cite__is_digit(text.ptr[*at]) && number < SIZE_MAX / 100; ++*at)
        number = number * 10 + (size_t)(text.ptr[*at] - '0');
    return number;
}

/* "120-140 190-200"; one empty range where nothing is told. */
static bool read_spans(cite_place *place, cite_str text, struct cite__arena *arena)
{
    size_t ranges = 1;
    size_t used = 0;

    for (size_t i = 0; i < text.len; i++)
        ranges += text.ptr[i] == ' ';
    cite_span *spans = cite__arena_zero(arena, ranges, sizeof *spans);
    for (size_t at = 0; spans && at < text.len && used < ranges; used++, at++) {
        spans[used].begin = read_number(text, &at);
        spans[used].end = spans[used].begin;
        if (at < text.len && text.ptr[at] == '-') {
            at++;
            spans[used].end = read_number(text, &at);
        }
    }
    place->spans = spans;
    place->span_count = (unsigned)ranges;
    return spans != NULL;
}

static size_t note_at(const size_t *positions, size_t count_of, size_t position)
{
    size_t low = 0;
    size_t high = count_of;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (positions[middle] < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count_of && positions[low] == position ? low : CITE_NONE;
}

/* Columns: url, link, note, line, char, page, repairs, confidence, spans, work, accessed, issued. */
static bool read_place(cite_place *place, cite_audit *audit, const struct cite__query *query)
{
    place->line = (unsigned)cite__query_int(query, 3, 0, INT32_MAX);
    place->column = (unsigned)cite__query_int(query, 4, 0, INT32_MAX);
    place->page = (unsigned)cite__query_int(query, 5, 0, INT32_MAX);
    place->repairs = (unsigned)cite__query_int(query, 6, 0, INT32_MAX);
    place->confidence = cite__query_real(query, 7, 0, 1);
    place->work = cite__arena_str(&audit->arena, cite__query_str(query, 9));
    place->accessed = day_of(cite__query_int(query, 10, 0, 99991231));
    place->issued = day_of(cite__query_int(query, 11, 0, 99991231));
    if (!place->work.ptr || !read_spans(place, cite__query_str(query, 8), &audit->arena))
        return false;
    place->reference = cite__audit_reference_for(audit, cite__query_str(query, 0));
    if (place->reference == CITE_NONE)
        return false;
    audit->entries.items[place->reference]->link = cite__query_int(query, 1, 1, INT64_MAX);
    return cite__entry_add_place(audit, place);
}

static cite_status read_places(const struct reading *reading, struct cite__member *member,
                               const size_t *positions)
{
    cite_audit *audit = reading->audit;
    cite_place *places = cite__arena_zero(&audit->arena, member->about.links, sizeof *places);
    struct cite__query query;
    size_t used = 0;
    bool read = places != NULL;

    member->places = places;
    cite__query_begin(&query, reading->store,
                      "SELECT l.url, p.link, p.note, p.line, p.char, p.page, p.repairs, p.confidence, p.spans,"
                      " p.work, p.accessed, p.issued FROM places p JOIN links l ON l.id = p.link"
                      " WHERE p.document = ?1 ORDER BY p.position");
    cite__query_put_int(&query, member->id);
    while (read && used < member->about.links && cite__query_row(&query)) {
        cite_place *place = &places[used];
        size_t note =
            cite__query_is_null(&query, 2) ? CITE_NONE : (size_t)cite__query_int(&query, 2, 0, ROWS_MAX);
        place->document = audit->members.count;
        place->link = used++;
        place->note = note_at(positions, member->about.kept_notes, note);
        read = read_place(place, audit, &query);
    }
    member->about.links = used;
    cite_status status = cite__query_end(&query, reading->error);
    return read ? status : cite__error_set(reading->error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
}

/* Notes and places; a note is known again by its position. */
static cite_status read_contents(const struct reading *reading, struct cite__member *member)
{
    struct cite__arena scratch;

    cite__arena_init(&scratch, &reading->audit->allocator);
    size_t *positions = cite__arena_zero(&scratch, member->about.kept_notes, sizeof *positions);
    if (!positions) {
        cite__arena_release(&scratch);
        return cite__error_set(reading->error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    }
    cite_status status = read_notes(reading, member, positions);
    if (status == CITE_OK)
        status = read_places(reading, member, positions);
    cite__arena_release(&scratch);
    return status;
}

static cite_status read_document(const struct reading *reading, struct cite__member *member)
{
    cite_audit *audit = reading->audit;

    cite_status status = read_counts(reading, member);
    if (status == CITE_OK)
        status = read_contents(reading, member);
    struct cite__member **slot = status == CITE_OK ? CITE__ARRAY_PUSH(&audit->members, &audit->arena) : NULL;
    if (slot)
        *slot = member;
    if (status == CITE_OK && (!slot || audit->arena.failed))
        status = cite__error_set(reading->error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    return status;
}

static cite_status read_documents(const struct reading *reading, int64_t run)
{
    cite_audit *audit = reading->audit;
    struct cite__query query;
    cite_status status = CITE_OK;

    cite__query_begin(&query, reading->store,
                      "SELECT d.id, d.path, d.title, d.date, d.callouts FROM run_documents r"
                      " JOIN documents d ON d.id = r.document WHERE r.run = ?1 ORDER BY d.id");
    cite__query_put_int(&query, run);
    while (status == CITE_OK && cite__query_row(&query)) {
        struct cite__member *member = cite__arena_zero(&audit->arena, 1, sizeof *member);
        if (!member) {
            status = cite__error_set(reading->error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
            break;
        }
        member->id = cite__query_int(&query, 0, 1, INT64_MAX);
        member->about.name = cite__arena_str(&audit->arena, cite__query_str(&query, 1)).ptr;
        member->about.title = cite__arena_str(&audit->arena, cite__query_str(&query, 2));
        member->about.date = day_of_text(cite__query_str(&query, 3));
        member->about.callouts = (size_t)cite__query_int(&query, 4, 0, ROWS_MAX);
        status = read_document(reading, member);
    }
    cite_status ended = cite__query_end(&query, reading->error);
    return status == CITE_OK ? ended : status;
}

/* The run asked for, or the last one; and when it began and had its last visit. */
static cite_status find_run(const struct reading *reading, int64_t *run, int64_t *started, int64_t *until)
{
    struct cite__query query;
    bool found = false;

    cite__query_begin(&query, reading->store,
                      "SELECT id, started, (SELECT max(at) FROM observations WHERE run = runs.id) FROM runs"
                      " WHERE ?1 = 0 OR id = ?1 ORDER BY id DESC LIMIT 1");
    cite__query_put_int(&query, *run);
    found = cite__query_row(&query);
    if (found) {
        *run = cite__query_int(&query, 0, 1, INT64_MAX);
        *started = cite__query_int(&query, 1, 0, CITE__TIME_MAX);
        *until = cite__query_int(&query, 2, 0, CITE__TIME_MAX);
    }
    cite_status status = cite__query_end(&query, reading->error);
    if (status != CITE_OK || found)
        return status;
    if (*run != 0)
        return cite__recall_run(reading->store, *run, reading->error);
    return cite__error_named(reading->error, CITE_ERROR_ARGUMENT, cite_store_path(reading->store),
                             "has no runs");
}

/* A link that the run had no need to ask shows its last visit before it. */
static cite_status read_visits(const struct reading *reading, int64_t run, struct cite__entry *entry)
{
    cite_audit *audit = reading->audit;

    cite_status status = cite__recall_entry(audit, reading->store, entry, run, audit->now, reading->error);
    if (status == CITE_OK)
        status = cite__recall_visit(audit, reading->store, entry, run, audit->now, reading->error);
    if (status == CITE_OK && !entry->reference.check) {
        entry->visited = true;
        status = cite__recall_visit(audit, reading->store, entry, 0, audit->now, reading->error);
        cite__entry_stand(entry);
    }
    entry->kept = true;
    return status;
}

cite_status cite_audit_recall(cite_audit *audit, cite_store *store, int64_t run, int64_t *started,
                              int64_t *ended, cite_error *error)
{
    const struct reading reading = {audit, store, error};
    int64_t begun = 0;
    int64_t until = 0;

    cite__error_clear(error);
    if (!audit || !store || audit->store || audit->members.count > 0)
        return cite__error_set(error, CITE_ERROR_ARGUMENT, CITE_NONE, NULL);
    cite_status status = find_run(&reading, &run, &begun, &until);
    audit->rules = cite__store_options(store)->rules;
    audit->now = until > begun ? until : begun;
    if (status == CITE_OK)
        status = read_documents(&reading, run);
    for (size_t i = 0; status == CITE_OK && i < audit->entries.count; i++)
        status = read_visits(&reading, run, audit->entries.items[i]);
    audit->run = run;
    if (started)
        *started = begun;
    if (ended)
        *ended = until;
    return status;
}
