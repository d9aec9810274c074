/*
 * net/archive_list.c: all copies of a page that archives know (archives.h).
 *
 *     CDX server ─► rows, and where there are more a key to go on with
 *     TimeMap    ─► links, and further TimeMaps
 *
 * What an archive sends is bounded: so many pages, of its own host and each once, so many copies.
 */
#include "core/alloc.h"
#include "core/array.h"
#include "core/map.h"
#include "core/str.h"
#include "core/url.h"
#include "net/archives.h"
#include "net/memento.h"

#include <stdlib.h>
#include <string.h>

/* Pages of one archive's list. */
#define PAGES_MAX 50

/* The order of the maps never shows. */
#define SEED UINT64_C(0x2545f4914f6cdd1d)

/* A copy, and the station that told of it. */
struct copy {
    cite_archived told;
    size_t station;
};

struct cite_copies {
    struct cite__arena arena;
    struct cite__map by_url;
    CITE__ARRAY(struct copy) items;
    const char *names[CITE__ARCHIVES_MAX]; /* of the stations that told of copies */
    cite_copies_summary summary;
};

/* How far a station is in its list: the pages that it has named, and the next of them. */
struct cite__pages {
    struct cite__arena arena;
    struct cite__map by_url;
    CITE__ARRAY(cite_str) items;
    size_t next;
    bool answered;
};

cite_copies *cite__copies_new(const cite_allocator *allocator, cite_str url)
{
    cite_copies *copies = cite__alloc(allocator, sizeof *copies);

    if (!copies)
        return NULL;
    memset(copies, 0, sizeof *copies);
    cite__arena_init(&copies->arena, allocator);
    cite__map_init(&copies->by_url, &copies->arena, SEED);
    copies->summary.url = cite__arena_str(&copies->arena, url);
    if (copies->summary.url.ptr)
        return copies;
    cite_copies_free(copies);
    return NULL;
}

void cite_copies_free(cite_copies *copies)
{
    if (!copies)
        return;
    cite_allocator source = copies->arena.allocator;
    cite__arena_release(&copies->arena);
    cite__free(&source, copies);
}

const cite_copies_summary *cite_copies_about(const cite_copies *copies)
{
    return &copies->summary;
}

const cite_archived *cite_copies_at(const cite_copies *copies, size_t index)
{
    return index < copies->items.count ? &copies->items.items[index].told : NULL;
}

static struct cite__pages *pages_of(struct cite_archives *archives, struct cite__station *station)
{
    struct cite__pages *pages = station->listed;

    if (pages)
        return pages;
    pages = cite__alloc(&archives->allocator, sizeof *pages);
    if (!pages)
        return NULL;
    memset(pages, 0, sizeof *pages);
    cite__arena_init(&pages->arena, &archives->allocator);
    cite__map_init(&pages->by_url, &pages->arena, SEED);
    station->listed = pages;
    return pages;
}

void cite__pages_free(struct cite__pages *pages)
{
    if (!pages)
        return;
    cite_allocator source = pages->arena.allocator;
    cite__arena_release(&pages->arena);
    cite__free(&source, pages);
}

/* Names a page that is to be read, unless it was named before or there are too many. false: memory is out. */
static bool name_page(struct cite__pages *pages, cite_str url, bool *cut)
{
    if (cite__map_get(&pages->by_url, url) != CITE_NONE)
        return true;
    if (pages->items.count >= PAGES_MAX) {
        *cut = true;
        return true;
    }
    cite_str kept = cite__arena_str(&pages->arena, url);
    cite_str *slot = kept.ptr ? CITE__ARRAY_PUSH(&pages->items, &pages->arena) : NULL;
    if (!slot)
        return false;
    *slot = kept;
    return cite__map_set(&pages->by_url, kept, pages->items.count - 1);
}

/* Adds a copy, unless it was told of before. false: memory is out. */
static bool add_copy(struct cite_archives *archives, const struct cite__station *station,
                     const cite_archived *told)
{
    cite_copies *copies = station->task->copies;

    if (!cite__is_web_url(told->memento.url) || cite__map_get(&copies->by_url, told->memento.url) != CITE_NONE)
        return true;
    if (copies->items.count >= CITE__MEMENTOS_MAX) {
        copies->summary.cut = 1;
        return true;
    }
    cite_str original = told->memento.original.len > 0 ? told->memento.original : copies->summary.url;
    struct copy copy = {.told = *told, .station = (size_t)(station - archives->stations)};
    copy.told.memento.url = cite__arena_str(&copies->arena, told->memento.url);
    copy.told.memento.original = cite__arena_str(&copies->arena, original);
    copy.told.digest = cite__arena_str(&copies->arena, told->digest);
    if (!copies->names[copy.station])
        copies->names[copy.station] = cite__arena_str(&copies->arena, cite_str_from(station->archive.name)).ptr;
    copy.told.archive = copies->names[copy.station];
    struct copy *slot = copies->arena.failed ? NULL : CITE__ARRAY_PUSH(&copies->items, &copies->arena);
    if (!slot)
        return false;
    *slot = copy;
    return cite__map_set(&copies->by_url, copy.told.memento.url, copies->items.count - 1);
}

/* A row tells when what was copied; where the copy is, the archive's TimeGate says of every copy. false: memory is out. */
static bool take_rows(struct cite_archives *archives, struct cite__station *station, cite_str text,
                      size_t *rows)
{
    struct cite__cdx_row row;
    struct cite__buf url;
    size_t at = 0;
    bool fine = true;

    cite__buf_init(&url, &archives->allocator, station->url.ceiling);
    while (fine && cite__cdx_next(&row, text, &at)) {
        (*rows)++;
        cite__buf_clear(&url);
        cite__archive_put(&url, station->archive.timegate, row.original, row.datetime);
        const cite_archived told = {.memento = {cite__buf_view(&url), row.original, row.datetime},
                                    .http_code = row.status,
                                    .digest = cite__str_is(row.digest, "-") ? CITE__LIT("") : row.digest};
        fine = url.failed != CITE_ERROR_MEMORY && (url.failed != CITE_OK || add_copy(archives, station, &told));
    }
    cite__buf_release(&url);
    return fine;
}

static bool take_cdx(struct cite_archives *archives, struct cite__station *station, cite_str text, size_t *rows)
{
    cite_str key = cite__cdx_resume_key(text);
    struct cite__buf next;
    bool cut = false;

    if (!take_rows(archives, station, text, rows))
        return false;
    if (key.len == 0 || *rows == 0)
        return true;
    cite__buf_init(&next, &archives->allocator, station->url.ceiling);
    cite__archive_put(&next, station->archive.cdx, station->task->found.url, 0);
    cite__buf_text(&next, "&resumeKey=");
    cite__buf_str(&next, key);
    bool fine = next.failed == CITE_OK ? name_page(station->listed, cite__buf_view(&next), &cut)
                                       : next.failed != CITE_ERROR_MEMORY;
    cite__buf_release(&next);
    station->task->copies->summary.cut |= cut;
    return fine;
}

static bool is_same_host(cite_str a, cite_str b)
{
    struct cite__url one;
    struct cite__url other;

    return cite__url_split(&one, a) && cite__url_split(&other, b) &&
           cite__str_equal_nocase(one.host, other.host);
}

static bool take_map(struct cite_archives *archives, struct cite__station *station,
                     const struct cite__timemap *map)
{
    cite_str here = cite__buf_view(&station->url);
    bool cut = map->mementos.count >= CITE__MEMENTOS_MAX;

    for (size_t i = 0; i < map->mementos.count; i++) {
        const cite_archived told = {.memento = map->mementos.items[i], .digest = CITE__LIT("")};
        if (!add_copy(archives, station, &told))
            return false;
    }
    for (size_t i = 0; i < map->pages.count; i++) {
        cite_str page = map->pages.items[i];
        if (cite__is_web_url(page) && is_same_host(page, here) && !name_page(station->listed, page, &cut))
            return false;
    }
    station->task->copies->summary.cut |= cut;
    return true;
}

static bool take_timemap(struct cite_archives *archives, struct cite__station *station, cite_str text,
                         size_t *links)
{
    struct cite__timemap map;
    struct cite__arena arena;

    cite__arena_init(&arena, &archives->allocator);
    bool fine = cite__timemap_read(&map, text, &arena);
    *links = fine ? map.mementos.count + map.pages.count : 0;
    fine = fine && take_map(archives, station, &map);
    cite__arena_release(&arena);
    return fine;
}

/* The part of a text that was cut which is whole. */
static cite_str whole_lines(cite_str text)
{
    while (text.len > 0 && text.ptr[text.len - 1] != '\n')
        text.len--;
    return text;
}

bool cite__archive_lists(const struct cite__station *station, bool *by_cdx)
{
    const cite_archive *archive = &station->archive;

    *by_cdx =
        archive->cdx && cite__str_find(cite_str_from(archive->timegate), CITE__LIT("{stamp}"), 0) != CITE_NONE;
    return *by_cdx || archive->timemap;
}

void cite__archive_cut_list(struct cite__station *station)
{
    if (station->listed && station->listed->answered)
        station->task->copies->summary.cut = 1;
}

/* Takes one page of a list. *says is THROUGH where something was in it, or the list is empty. */
static cite_status take_list(enum cite__archive_says *says, struct cite_archives *archives,
                             struct cite__station *station, const struct cite__answer *answer)
{
    cite_str text = answer->cut ? whole_lines(answer->body) : answer->body;
    size_t entries = 0;
    bool by_cdx = false;

    (void)cite__archive_lists(station, &by_cdx);
    station->task->copies->summary.cut |= answer->cut;
    bool fine =
        by_cdx ? take_cdx(archives, station, text, &entries) : take_timemap(archives, station, text, &entries);
    bool plain = cite__str_find_nocase(answer->content_type, CITE__LIT("html"), 0) == CITE_NONE;
    *says = entries > 0 || plain ? CITE__ARCHIVE_THROUGH : CITE__ARCHIVE_STRANGE; /* a login, or a notice */
    return fine ? CITE_OK : CITE_ERROR_MEMORY;
}

/* The next page of the list, where one was named. */
static cite_status turn_page(enum cite__archive_says *says, struct cite__station *station)
{
    struct cite__pages *pages = station->listed;

    if (pages->next == pages->items.count)
        return CITE_OK;
    station->hops = 0;
    cite__buf_clear(&station->url);
    cite__buf_str(&station->url, pages->items.items[pages->next++]);
    if (station->url.failed == CITE_OK)
        *says = CITE__ARCHIVE_GOES_ON;
    return station->url.failed == CITE_ERROR_MEMORY ? CITE_ERROR_MEMORY : CITE_OK;
}

cite_status cite__archive_hear_list(enum cite__archive_says *says, struct cite_archives *archives,
                                    struct cite__station *station, const struct cite__answer *answer)
{
    struct cite__pages *pages = pages_of(archives, station);
    bool cut = false;

    *says = CITE__ARCHIVE_THROUGH;
    /* The first page may be named by others. */
    if (!pages || (pages->items.count == 0 && !name_page(pages, cite__buf_view(&station->url), &cut)))
        return CITE_ERROR_MEMORY;
    pages->next += pages->next == 0;
    bool none = answer->http_code == 404 || answer->http_code == 406;
    cite_status status = none ? CITE_OK : take_list(says, archives, station, answer);
    if (*says == CITE__ARCHIVE_THROUGH && !pages->answered) {
        pages->answered = true;
        station->task->found.answered++;
    }
    return status == CITE_OK && *says == CITE__ARCHIVE_THROUGH ? turn_page(says, station) : status;
}

static int by_time(const void *a, const void *b)
{
    const cite_archived *one = &((const struct copy *)a)->told;
    const cite_archived *other = &((const struct copy *)b)->told;

    if (one->memento.datetime != other->memento.datetime)
        return one->memento.datetime < other->memento.datetime ? -1 : 1;
    return cite__str_compare(one->memento.url, other->memento.url);
}

/* Copies of errors and of redirects say nothing of the page. */
static bool is_page(const cite_archived *told)
{
    return told->digest.len > 0 && (told->http_code == 0 || (told->http_code >= 200 && told->http_code <= 299));
}

void cite__copies_finish(cite_copies *copies, const cite_archives_found *found)
{
    cite_str last[CITE__ARCHIVES_MAX] = {{NULL, 0}}; /* by archive: each reckons digests in its own way */

    copies->summary.asked = found->asked;
    copies->summary.answered = found->answered;
    copies->summary.count = copies->items.count;
    if (copies->items.count > 0)
        qsort(copies->items.items, copies->items.count, sizeof *copies->items.items, by_time);
    for (size_t i = 0; i < copies->items.count; i++) {
        struct copy *copy = &copies->items.items[i];
        if (!is_page(&copy->told))
            continue;
        cite_str *before = &last[copy->station];
        copy->told.changed = before->len > 0 && !cite__str_equal(*before, copy->told.digest);
        copies->summary.changed += copy->told.changed != 0;
        *before = copy->told.digest;
    }
}
