/*
 * citations/resolve.c: see resolve.h. Works are found by hashed keys, so the work is linear in the citations:
 * "t" title, "p" title without subtitle, "y" author and year, "f" author, "n" section and number of a note.
 */
#include "citations/resolve.h"

#include "citations/near.h"
#include "core/buf.h"
#include "core/error.h"
#include "core/map.h"
#include "core/str.h"

/* A key is a folded title, an author and some digits. */
#define KEY_CEILING (2 * CITE__MENTION_TEXT + 64)

/* The hash seed: any; the input cannot be chosen to fit it without knowing the lengths of the chains. */
#define KEY_SEED UINT64_C(0x9E3779B97F4A7C15)

/* A title too short to tell a work: "River". */
#define TITLE_BYTES 8

/* A title long enough to tell a work whoever is named with it. */
#define LONG_TITLE_BYTES 20

/* Citations that an ibid. with a name looks back over: it means one on the same page. */
#define IBID_LOOK_BACK 8

/* What a key leads to. */
struct entry {
    size_t index;   /* the first citation with that key */
    bool ambiguous; /* another work has it too */
};

struct resolver {
    cite_citation *items;
    const struct cite__mention *mentions;
    size_t *same;
    size_t count;
    const struct cite__notes *notes;
    struct cite__map map;     /* key → entry */
    struct cite__map numbers; /* section and number → note */
    struct entry *entries;
    size_t entry_count;
    size_t *first_of_note; /* the first citation at or after a note */
    struct cite__arena arena;
    struct cite__buf key;
    struct cite__near near; /* its works are NULL until a name is looked for */
};

static cite_str make_key(struct resolver *resolver, char kind, cite_str text, size_t number)
{
    cite__buf_clear(&resolver->key);
    cite__buf_byte(&resolver->key, kind);
    cite__buf_str(&resolver->key, text);
    cite__buf_byte(&resolver->key, '/');
    cite__buf_size(&resolver->key, number);
    if (resolver->key.failed == CITE_ERROR_MEMORY)
        resolver->arena.failed = true;
    return cite__buf_view(&resolver->key);
}

/* "n/12/0": a note's number and section. */
static cite_str note_key(struct resolver *resolver, size_t number, size_t section)
{
    (void)make_key(resolver, 'n', (cite_str){"", 0}, number);
    cite__buf_byte(&resolver->key, '/');
    cite__buf_size(&resolver->key, section);
    return cite__buf_view(&resolver->key);
}

static bool same_work(const struct cite__mention *a, const struct cite__mention *b)
{
    return a->title.len > 0 && cite__str_equal(a->title, b->title);
}

static void add_key(struct resolver *resolver, size_t index, char kind, cite_str text, size_t number)
{
    cite_str key = make_key(resolver, kind, text, number);
    size_t found = cite__map_get(&resolver->map, key);

    if (resolver->arena.failed || text.len == 0)
        return;
    if (found != CITE_NONE) {
        struct entry *entry = &resolver->entries[found];
        entry->ambiguous |= !same_work(&resolver->mentions[entry->index], &resolver->mentions[index]);
        return;
    }
    cite_str copy = cite__arena_str(&resolver->arena, key);
    if (!copy.ptr || !cite__map_set(&resolver->map, copy, resolver->entry_count))
        return;
    resolver->entries[resolver->entry_count++] = (struct entry){index, false};
}

/* The keys of one work: at most four, as entries has room for. */
#define KEYS_PER_WORK 4

static void add_work(struct resolver *resolver, size_t index)
{
    const struct cite__mention *mention = &resolver->mentions[index];

    if (mention->title.len >= TITLE_BYTES)
        add_key(resolver, index, 't', mention->title, 0);
    if (mention->part.len >= TITLE_BYTES)
        add_key(resolver, index, 'p', mention->part, 0);
    add_key(resolver, index, 'f', mention->family, 0);
    if (mention->year > 0)
        add_key(resolver, index, 'y', mention->family, (size_t)mention->year);
}

static const struct entry *look_up(struct resolver *resolver, char kind, cite_str text, size_t number)
{
    if (text.len == 0)
        return NULL;
    size_t found = cite__map_get(&resolver->map, make_key(resolver, kind, text, number));
    return found == CITE_NONE ? NULL : &resolver->entries[found];
}

static void unresolved(struct resolver *resolver, size_t index, const char *reason, double confidence)
{
    resolver->same[index] = CITE_NONE;
    resolver->items[index].unresolved = cite_str_from(reason);
    resolver->items[index].confidence = confidence;
}

/* Binds index to what target means: itself where it is in full. */
static void bind(struct resolver *resolver, size_t index, size_t target, double confidence)
{
    size_t full = resolver->items[target].form == CITE_FORM_FULL ? target : resolver->same[target];

    if (full == CITE_NONE || full == index) {
        unresolved(resolver, index, "what it refers to could not be resolved itself", 0.3);
        return;
    }
    resolver->same[index] = full;
    resolver->items[index].confidence = confidence;
}

static void bind_entry(struct resolver *resolver, size_t index, const struct entry *entry, double confidence)
{
    if (!entry)
        unresolved(resolver, index, "no work by this author", 0.4);
    else if (entry->ambiguous)
        unresolved(resolver, index, "several works by this author", 0.4);
    else
        bind(resolver, index, entry->index, confidence);
}

static size_t citations_of(const struct resolver *resolver, size_t note, size_t *first)
{
    *first = resolver->first_of_note[note];
    return resolver->first_of_note[note + 1] - *first;
}

static bool names_match(const struct cite__mention *a, const struct cite__mention *b)
{
    return a->family.len > 0 && cite__str_equal(a->family, b->family);
}

/* "Marsh, ibid.": the nearest citation before it by that author; the one right before it where none is near. */
static size_t ibid_target(const struct resolver *resolver, size_t index)
{
    const struct cite__mention *mention = &resolver->mentions[index];
    size_t limit = index > IBID_LOOK_BACK ? index - IBID_LOOK_BACK : 0;

    for (size_t i = index; mention->family.len > 0 && i > limit; i--) {
        if (names_match(mention, &resolver->mentions[i - 1]))
            return i - 1;
    }
    return index - 1;
}

static void resolve_ibid(struct resolver *resolver, size_t index)
{
    if (index == 0) {
        unresolved(resolver, index, "nothing is cited before it", 0.3);
        return;
    }
    size_t note = resolver->mentions[index].note;
    size_t before = resolver->mentions[index - 1].note;
    size_t first = 0;
    bool several = before != note && citations_of(resolver, before, &first) > 1;
    bool far = note > before + 1;
    bind(resolver, index, ibid_target(resolver, index), several ? 0.5 : far ? 0.6 : 0.9);
}

/* The citation in note that a supra means; CITE_NONE where none or several could be meant. */
static size_t in_note(const struct resolver *resolver, size_t index, size_t note, double *confidence)
{
    const struct cite__mention *mention = &resolver->mentions[index];
    size_t first = 0;
    size_t count = citations_of(resolver, note, &first);

    for (size_t i = first; i < first + count; i++) {
        if (i != index && names_match(mention, &resolver->mentions[i])) {
            *confidence = 0.95;
            return i;
        }
    }
    if (count == 1 && first != index) {
        *confidence = mention->family.len == 0 ? 0.85 : 0.6;
        return first;
    }
    return CITE_NONE;
}

/* The work of that title; where only the part before its colon is the same, by that author too. */
static const struct entry *by_title(struct resolver *resolver, const struct cite__mention *mention)
{
    const struct entry *entry = look_up(resolver, 't', mention->title, 0);

    if (entry)
        return entry;
    entry = look_up(resolver, 'p', mention->part, 0);
    if (!entry || names_match(mention, &resolver->mentions[entry->index]) ||
        mention->part.len >= LONG_TITLE_BYTES)
        return entry;
    return NULL;
}

static void resolve_supra(struct resolver *resolver, size_t index)
{
    const struct cite__mention *mention = &resolver->mentions[index];

    if (mention->number != CITE_NONE) {
        size_t section = resolver->notes->items[mention->note].section;
        size_t note = cite__map_get(&resolver->numbers, note_key(resolver, mention->number, section));
        double confidence = 0;
        size_t target = note == CITE_NONE ? CITE_NONE : in_note(resolver, index, note, &confidence);
        if (target != CITE_NONE && target < index) {
            bind(resolver, index, target, confidence);
            return;
        }
    }
    const struct entry *entry = by_title(resolver, mention);
    bind_entry(resolver, index, entry ? entry : look_up(resolver, 'f', mention->family, 0), 0.75);
}

/* The work of a name that the scan has with one letter wrong. The names are put in order when the first is looked for. */
static size_t near_work(struct resolver *resolver, const struct cite__mention *mention)
{
    if (!resolver->near.works && !cite__near_build(&resolver->near, resolver->items, resolver->mentions,
                                                   resolver->count, &resolver->arena, &resolver->key))
        return CITE_NONE;
    return cite__near_find(&resolver->near, mention->family, mention->year);
}

static void resolve_dated(struct resolver *resolver, size_t index)
{
    const struct cite__mention *mention = &resolver->mentions[index];

    const struct entry *entry = look_up(resolver, 'y', mention->family, (size_t)mention->year);
    if (entry) {
        bind_entry(resolver, index, entry, 0.9);
        return;
    }
    entry = look_up(resolver, 'y', mention->first, (size_t)mention->year);
    size_t near = entry ? entry->index : near_work(resolver, mention);
    if (near != CITE_NONE && !(entry && entry->ambiguous))
        bind(resolver, index, near, entry ? 0.6 : 0.5);
    else
        bind_entry(resolver, index, NULL, 0);
}

static void resolve_title(struct resolver *resolver, size_t index)
{
    const struct cite__mention *mention = &resolver->mentions[index];
    const struct entry *entry = by_title(resolver, mention);

    if (entry) {
        bind(resolver, index, entry->index, 0.9);
        return;
    }
    entry = look_up(resolver, 'f', mention->family, 0);
    bool inside =
        entry && cite__str_find(resolver->mentions[entry->index].title, mention->title, 0) != CITE_NONE;
    if (entry && !entry->ambiguous && !inside)
        unresolved(resolver, index, "no earlier work of this title", 0.4);
    else
        bind_entry(resolver, index, entry, 0.6);
}

/* Author and title alone: a work in full, or the short form of one. */
static bool may_repeat(const struct cite__mention *mention)
{
    return mention->weak && mention->kind == CITE__PIECE_WORK;
}

/* A work with author and title alone that was cited in full before: a short form. */
static bool repeats(struct resolver *resolver, size_t index)
{
    const struct cite__mention *mention = &resolver->mentions[index];
    const struct entry *entry = look_up(resolver, 't', mention->title, 0);

    if (!entry)
        entry = look_up(resolver, 'p', mention->part, 0);
    if (!entry && mention->title.len >= TITLE_BYTES) { /* a part of the title of the one work by that author */
        entry = look_up(resolver, 'f', mention->family, 0);
        bool part = entry && !entry->ambiguous &&
                    cite__str_find(resolver->mentions[entry->index].title, mention->title, 0) != CITE_NONE;
        entry = part ? entry : NULL;
    }
    return entry && entry->index < index && names_match(mention, &resolver->mentions[entry->index]);
}

static void resolve_one(struct resolver *resolver, size_t index)
{
    resolver->same[index] = CITE_NONE;
    switch (resolver->mentions[index].kind) {
    case CITE__PIECE_IBID: resolve_ibid(resolver, index); return;
    case CITE__PIECE_SUPRA: resolve_supra(resolver, index); return;
    case CITE__PIECE_DATED: resolve_dated(resolver, index); return;
    case CITE__PIECE_TITLE: resolve_title(resolver, index); return;
    case CITE__PIECE_WORK:
    case CITE__PIECE_CASE:
    case CITE__PIECE_LAW: break;
    }
    if (resolver->items[index].form == CITE_FORM_SHORT)
        resolve_title(resolver, index);
}

static void index_notes(struct resolver *resolver)
{
    size_t at = 0;

    for (size_t note = 0; note < resolver->notes->count; note++) {
        const cite_note *item = &resolver->notes->items[note];
        cite_str key = cite__arena_str(&resolver->arena, note_key(resolver, item->number, item->section));
        if (key.ptr && cite__map_get(&resolver->numbers, key) == CITE_NONE)
            (void)cite__map_set(&resolver->numbers, key, note);
        while (at < resolver->count && resolver->mentions[at].note < note)
            at++;
        resolver->first_of_note[note] = at;
    }
    resolver->first_of_note[resolver->notes->count] = resolver->count;
}

static cite_form form_of(enum cite__piece_kind kind, size_t number)
{
    switch (kind) {
    case CITE__PIECE_IBID: return CITE_FORM_IBID;
    case CITE__PIECE_SUPRA: return number == CITE_NONE ? CITE_FORM_SHORT : CITE_FORM_SUPRA;
    case CITE__PIECE_DATED:
    case CITE__PIECE_TITLE: return CITE_FORM_SHORT;
    case CITE__PIECE_WORK:
    case CITE__PIECE_CASE:
    case CITE__PIECE_LAW: break;
    }
    return CITE_FORM_FULL;
}

static void run(struct resolver *resolver)
{
    for (size_t i = 0; i < resolver->count; i++) {
        resolver->items[i].form = form_of(resolver->mentions[i].kind, resolver->mentions[i].number);
        if (resolver->items[i].form == CITE_FORM_FULL && !may_repeat(&resolver->mentions[i]))
            add_work(resolver, i);
    }
    for (size_t i = 0; i < resolver->count; i++) {
        if (!may_repeat(&resolver->mentions[i]))
            continue;
        if (repeats(resolver, i))
            resolver->items[i].form = CITE_FORM_SHORT;
        else
            add_work(resolver, i);
    }
    index_notes(resolver);
    for (size_t i = 0; i < resolver->count && !resolver->arena.failed; i++)
        resolve_one(resolver, i);
}

cite_status cite__resolve(cite_citation *items, const struct cite__mention *mentions, size_t *same,
                          size_t count, const struct cite__notes *notes, struct cite__env *env)
{
    struct resolver resolver = {
        .items = items, .mentions = mentions, .same = same, .count = count, .notes = notes};

    cite__arena_init(&resolver.arena, &env->scratch->allocator);
    cite__buf_init(&resolver.key, &env->scratch->allocator, KEY_CEILING);
    cite__map_init(&resolver.map, &resolver.arena, KEY_SEED);
    cite__map_init(&resolver.numbers, &resolver.arena, KEY_SEED);
    resolver.entries = cite__arena_zero(&resolver.arena, count, KEYS_PER_WORK * sizeof *resolver.entries);
    resolver.first_of_note =
        cite__arena_zero(&resolver.arena, notes->count + 1, sizeof *resolver.first_of_note);
    if (!resolver.arena.failed)
        run(&resolver);
    bool failed = resolver.arena.failed || resolver.key.failed == CITE_ERROR_MEMORY;
    cite__buf_release(&resolver.key);
    cite__arena_release(&resolver.arena);
    return failed ? CITE__ENV_MEMORY(env) : CITE_OK;
}
