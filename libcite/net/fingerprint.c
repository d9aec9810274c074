/*
 * net/fingerprint.c: see fingerprint.h and cite/drift.h.
 *
 *     page ─ maintext ─► words ─┬─► hash of all
 *                               └─ without digits ─┬─ runs of three ─► SimHash, numbers
 *                                                  └─ long ones ─────► numbers
 */
#include "net/fingerprint.h"

#include "core/alloc.h"
#include "core/error.h"
#include "core/str.h"
#include "net/maintext.h"
#include "net/shingles.h"
#include "text/simhash.h"

/* The numbers of a text, before they are counted. */
struct numbers {
    uint32_t *runs;
    uint32_t *words;
    size_t run_count;
    size_t word_count;
};

/* The high half of a hash whose bits are spread. */
static uint32_t number_of(uint64_t spread)
{
    return (uint32_t)(spread >> 32);
}

static void take_word(struct numbers *numbers, struct cite__simhash *simhash, const struct cite__word *word)
{
    uint64_t feature = 0;

    if (word->has_digit)
        return;
    if (cite__simhash_word(simhash, word->hash, &feature))
        numbers->runs[numbers->run_count++] = number_of(feature);
    if (word->is_term)
        numbers->words[numbers->word_count++] = number_of(cite__simhash_mix(word->hash));
}

static void take_blocks(cite_fingerprint *out, struct numbers *numbers, const struct cite__maintext *text)
{
    struct cite__simhash simhash;

    cite__simhash_init(&simhash);
    for (size_t i = 0; i < text->blocks.count; i++) {
        const struct cite__block *block = &text->blocks.items[i];
        for (size_t at = block->begin; at < block->end; at++) {
            const struct cite__word *word = &text->words.items[at];
            out->hash = cite__simhash_mix(out->hash ^ word->hash);
            out->words++;
            take_word(numbers, &simhash, word);
        }
    }
    if (simhash.words > 0 && simhash.words < CITE__SIMHASH_WORDS)
        numbers->runs[numbers->run_count++] = number_of(cite__simhash_feature(&simhash));
    out->simhash = cite__simhash_end(&simhash);
}

/* Fills a fingerprint from a text, whose arena it may use besides. */
static bool fill(cite_fingerprint *out, const struct cite__maintext *text, struct cite__arena *arena,
                 struct cite__arena *scratch)
{
    struct numbers numbers = {0};
    size_t room = text->words.count + 1;

    numbers.runs = cite__arena_zero(scratch, room, sizeof *numbers.runs);
    numbers.words = cite__arena_zero(scratch, room, sizeof *numbers.words);
    if (!numbers.runs || !numbers.words)
        return false;
    take_blocks(out, &numbers, text);
    out->title = cite__arena_str(arena, (cite_str){text->title, text->title_len});
    out->sketch = cite__sketch_make(numbers.runs, numbers.run_count, numbers.words, numbers.word_count, arena);
    return out->title.ptr && out->sketch.ptr;
}

/* What is no text has a hash and nothing else. */
static bool fill_bytes(cite_fingerprint *out, cite_str bytes, struct cite__arena *arena)
{
    out->hash = cite__simhash_mix(cite__simhash_of_word(bytes));
    out->title = CITE__LIT("");
    out->sketch = cite__sketch_make(NULL, 0, NULL, 0, arena);
    return out->sketch.ptr != NULL;
}

bool cite__fingerprint_make(cite_fingerprint *out, cite_str page, cite_str content_type,
                            struct cite__arena *arena)
{
    bool plain = cite__str_starts_nocase(content_type, CITE__LIT("text/plain"));
    bool html = cite__str_starts_nocase(content_type, CITE__LIT("text/html")) ||
                cite__str_starts_nocase(content_type, CITE__LIT("application/xhtml+xml"));
    struct cite__maintext text;
    struct cite__arena scratch;

    *out = (cite_fingerprint){.size = sizeof *out};
    if (!plain && !html && content_type.len > 0)
        return fill_bytes(out, page, arena);
    cite__arena_init(&scratch, &arena->allocator);
    bool made = cite__maintext_read(&text, page, !plain, &scratch) && fill(out, &text, arena, &scratch);
    cite__arena_release(&scratch);
    return made;
}

/* What cite_fingerprint_new hands out, with the arena that it is on. */
struct owned {
    cite_fingerprint fingerprint; /* the first member, so that its address is the whole's */
    struct cite__arena arena;
};

cite_status cite_fingerprint_new(cite_fingerprint **out, cite_str page, cite_str content_type,
                                 const cite_allocator *allocator, cite_error *error)
{
    cite_allocator source = cite__allocator_or_default(allocator);

    cite__error_clear(error);
    *out = NULL;
    struct owned *owned = cite__alloc(&source, sizeof *owned);
    if (!owned)
        return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
    cite__arena_init(&owned->arena, &source);
    *out = &owned->fingerprint;
    if (cite__fingerprint_make(*out, page, content_type, &owned->arena))
        return CITE_OK;
    cite_fingerprint_free(*out);
    *out = NULL;
    return cite__error_set(error, CITE_ERROR_MEMORY, CITE_NONE, NULL);
}

void cite_fingerprint_free(cite_fingerprint *fingerprint)
{
    struct owned *owned = (struct owned *)fingerprint;

    if (!owned)
        return;
    cite_allocator source = owned->arena.allocator;
    cite__arena_release(&owned->arena);
    cite__free(&source, owned);
}
