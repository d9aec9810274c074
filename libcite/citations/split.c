/*
 * citations/split.c: see split.h. chunks.c cuts and knows author-date style; here the cores of one chunk become pieces.
 */
#include "citations/split.h"

#include "citations/chunks.h"
#include "citations/dotted.h"
#include "citations/forms.h"
#include "citations/lead.h"
#include "citations/names.h"
#include "citations/prose.h"
#include "core/array.h"
#include "core/str.h"

/* Words of running text behind the last evidence that still can be a container or a publisher. */
#define TAIL_WORDS 4

struct splitter {
    const struct cite__reader *reader;
    const struct cite__tokens *tokens;
    CITE__ARRAY(struct cite__piece) pieces;
    struct cite__piece dated; /* in author-date style, still going on; run empty for none */
    bool dated_title;         /* its title was seen */
    bool dated_link;          /* its address was seen */
    size_t held;              /* where names start whose title is in the next chunk; CITE_NONE */
};

/* An open citation while its chunk is read. */
struct open {
    bool on;
    size_t left;
    size_t right; /* behind the last evidence */
    unsigned seen;
    unsigned last;
};

static struct cite__run trimmed(const struct cite__tokens *tokens, struct cite__run run)
{
    while (run.begin < run.end && tokens->items[run.begin].kind == CITE__TOKEN_MARK &&
           tokens->items[run.begin].mate == CITE_NONE && tokens->items[run.begin].mark != '"' &&
           tokens->items[run.begin].mark != '#')
        run.begin++;
    while (run.end > run.begin) {
        const struct cite__token *last = &tokens->items[run.end - 1];
        bool loose =
            last->kind == CITE__TOKEN_MARK && last->mate == CITE_NONE && last->mark != '"' && last->mark != '?';
        if (last->kind == CITE__TOKEN_MARK && last->mark == '>' && run.end >= run.begin + 3 &&
            cite__token_is(tokens, run.end - 3, '<'))
            break; /* <https://example.org/a> */
        bool joins = cite__token_has(tokens, run.end - 1, CITE__WORD(AND)) && !last->upper;
        if (!loose && !joins)
            break;
        run.end--;
    }
    return run;
}

static void emit(struct splitter *splitter, struct cite__piece piece)
{
    piece.run = trimmed(splitter->tokens, piece.run);
    if (piece.run.begin >= piece.run.end || splitter->pieces.count >= CITE__PIECES_CEILING)
        return;
    struct cite__piece *slot = CITE__ARRAY_PUSH(&splitter->pieces, splitter->reader->scratch);
    if (slot)
        *slot = piece;
}

static void close_dated(struct splitter *splitter)
{
    if (splitter->dated.run.end > splitter->dated.run.begin)
        emit(splitter, splitter->dated);
    splitter->dated = (struct cite__piece){.note = CITE_NONE};
    splitter->dated_title = splitter->dated_link = false;
}

/* What may follow an address: its bracket, a locator, "(accessed 3 May 2020)", "accessed …". */
static size_t link_tail(const struct splitter *splitter, size_t at, size_t limit)
{
    const struct cite__tokens *tokens = splitter->tokens;
    struct cite__locator locator;
    size_t end = at;

    while (end < limit) {
        if (cite__token_is(tokens, end, '>') || cite__token_is(tokens, end, ')'))
            end++;
        else if (cite__token_brackets(tokens, end) && tokens->items[end].mate < limit)
            end = tokens->items[end].mate + 1;
        else if (cite__locator_at(splitter->reader, end, limit, CITE__LOCATOR_LABELLED, &locator))
            end = locator.run.end;
        else if (cite__token_has(tokens, end, CITE__WORD(ACCESS)) ||
                 (cite__token_is(tokens, end, ',') && cite__token_has(tokens, end + 1, CITE__WORD(ACCESS))))
            return limit;
        else
            break;
    }
    return end;
}

static size_t open_end(const struct splitter *splitter, const struct open *open, size_t limit)
{
    struct cite__run rest = {open->right, limit};
    struct cite__locator locator;

    if (open->last == CITE__EVIDENCE_LINK)
        return link_tail(splitter, open->right, limit);
    struct cite__prose_count count = cite__prose_counts(splitter->tokens, rest);
    if (count.verbs == 0 || count.words <= TAIL_WORDS || !cite__prose(splitter->tokens, rest))
        return limit;
    size_t end = open->right;
    while (cite__locator_at(splitter->reader, end, limit, CITE__LOCATOR_BARE, &locator))
        end = locator.run.end;
    return end;
}

static void flush(struct splitter *splitter, struct open *open, size_t limit)
{
    if (open->on) {
        struct cite__run run = {open->left, open_end(splitter, open, limit)};
        emit(splitter, (struct cite__piece){.kind = CITE__PIECE_WORK, .run = run, .note = CITE_NONE});
    }
    *open = (struct open){0};
}

/* Whether evidence at index starts a second citation, and where; CITE_NONE where it goes on the first. */
static size_t second_left(const struct splitter *splitter, const struct open *open, size_t index,
                          unsigned evidence)
{
    const struct cite__tokens *tokens = splitter->tokens;
    size_t at = open->right;
    bool joined = false;

    while (at < index && (cite__token_is(tokens, at, ',') || cite__token_is(tokens, at, '.') ||
                          cite__token_is(tokens, at, '>') || cite__token_is(tokens, at, '<') ||
                          (cite__token_has(tokens, at, CITE__WORD(AND)) && !tokens->items[at].upper))) {
        joined |= cite__token_has(tokens, at, CITE__WORD(AND));
        at++;
    }
    if (evidence == CITE__EVIDENCE_QUOTE && (open->seen & CITE__EVIDENCE_QUOTE) &&
        tokens->items[index].mark != '*') {
        bool named = at == index || cite__names_only(tokens, (struct cite__run){at, index});
        return named && (joined || (open->last & CITE__EVIDENCE_LINK)) ? at : CITE_NONE;
    }
    if (evidence == CITE__EVIDENCE_LINK && (open->last & CITE__EVIDENCE_LINK) && at < index &&
        !cite__token_has(tokens, at, CITE__WORD(ACCESS)) && cite__starter(tokens, at) && index - at > 2)
        return at;
    return CITE_NONE;
}

/* Reads open evidence at index; returns where to go on. */
static size_t take_evidence(struct splitter *splitter, struct open *open, size_t start, size_t index,
                            size_t limit)
{
    size_t end = index + 1;
    unsigned evidence = cite__evidence_at(splitter->reader, index, limit, &end);

    if (evidence == 0)
        return index + 1;
    if (open->on) {
        size_t second = second_left(splitter, open, index, evidence);
        if (second != CITE_NONE) {
            flush(splitter, open, second);
            *open = (struct open){.on = true, .left = second};
        }
    } else {
        size_t left = cite__lead_left(splitter->reader, start, index, limit, evidence, end);
        if (left == CITE_NONE)
            return end;
        *open = (struct open){.on = true, .left = left};
    }
    open->right = end;
    open->last = evidence;
    open->seen |= evidence;
    return end;
}

/* Whether a closed core goes on the open citation: "in Stone, op. cit., n. 4", or a year or law inside a full one. */
static bool belongs(const struct splitter *splitter, const struct open *open, const struct cite__core *core)
{
    const struct cite__tokens *tokens = splitter->tokens;

    if (core->kind == CITE__PIECE_DATED || core->kind == CITE__PIECE_CASE || core->kind == CITE__PIECE_LAW)
        return !(open->last & CITE__EVIDENCE_LINK);
    return core->run.begin > open->left &&
           cite__str_equal_nocase(cite__token_text(tokens, core->run.begin - 1), CITE__LIT("in"));
}

static void scan(struct splitter *splitter, struct cite__run chunk)
{
    size_t start = chunk.begin;
    size_t first = splitter->pieces.count;
    struct open open = {0};

    for (size_t i = start; i < chunk.end;) {
        struct cite__core core;
        if (i > start && cite__signal_inside(splitter->reader, i, chunk.end)) {
            flush(splitter, &open, i);
            i = start = cite__signals_skip(splitter->reader, i, chunk.end);
        } else if (cite__core_at(splitter->reader, i, (struct cite__run){start, chunk.end}, &core)) {
            bool legal = core.kind == CITE__PIECE_CASE || core.kind == CITE__PIECE_LAW;
            if (legal && core.run.end < chunk.end &&
                cite__token_kind_is(splitter->tokens, core.run.end, CITE__TOKEN_LINK))
                core.run.end++;
            i = core.run.end > i ? core.run.end : i + 1;
            if (open.on && belongs(splitter, &open, &core)) {
                open.right = i;
                open.last = 0;
                continue;
            }
            flush(splitter, &open, core.run.begin);
            emit(splitter, (struct cite__piece){
                               .kind = core.kind, .run = core.run, .note = core.note, .weak = core.weak});
            start = cite__signals_skip(splitter->reader, cite__chunk_skip(splitter->tokens, i, chunk.end),
                                       chunk.end);
            i = start > i ? start : i;
        } else {
            i = take_evidence(splitter, &open, start, i, chunk.end);
        }
    }
    flush(splitter, &open, chunk.end);
    struct cite__piece bare;
    if (splitter->pieces.count == first &&
        cite__chunk_bare(splitter->reader, (struct cite__run){start, chunk.end}, &bare))
        emit(splitter, bare);
}

/* Author-date style. The names of a form with stops were looked for before; they are none. */
static bool start_dated(const struct cite__reader *reader, const struct cite__chunk *chunk,
                        struct cite__piece *piece)
{
    piece->names = (struct cite__run){0, 0};
    return cite__chunk_dated(reader, piece->run, chunk, &piece->year);
}

static void read_chunk(struct splitter *splitter, const struct cite__chunk *chunk)
{
    struct cite__run run = chunk->run;
    const struct cite__reader *reader = splitter->reader;
    bool held = splitter->held != CITE_NONE;

    if (held)
        run.begin = splitter->held;
    splitter->held = CITE_NONE;
    size_t head = held ? run.begin : cite__signals_skip(reader, run.begin, run.end);
    if (splitter->dated.run.end > splitter->dated.run.begin) {
        struct cite__dated_state state = {splitter->dated_title, splitter->dated_link};
        bool dotted = splitter->dated.names.end > splitter->dated.names.begin;
        bool goes_on = dotted ? cite__dotted_goes_on(reader, &splitter->dated, run, state.link)
                              : cite__chunk_goes_on(reader, run, state);
        if (head == run.begin && !held && goes_on) {
            splitter->dated.run.end = run.end;
            splitter->dated_title = true;
            splitter->dated_link |= cite__chunk_has_link(splitter->tokens, run);
            if (chunk->hard)
                close_dated(splitter);
            return;
        }
        close_dated(splitter);
    }
    run.begin = held ? head : cite__chunk_intro(splitter->tokens, (struct cite__run){head, run.end});
    if (cite__chunk_names(splitter->tokens, held ? chunk->run : run, chunk)) {
        splitter->held = run.begin;
        return;
    }
    struct cite__piece piece = {.kind = CITE__PIECE_WORK, .run = run, .note = CITE_NONE};
    if (cite__dotted_at(reader, run, chunk, &piece.names) || start_dated(reader, chunk, &piece)) {
        splitter->dated = piece;
        splitter->dated_title = piece.year.end > 0 && piece.year.end < run.end;
        splitter->dated_link = cite__chunk_has_link(splitter->tokens, run);
        if (chunk->hard)
            close_dated(splitter);
        return;
    }
    scan(splitter, run);
}

bool cite__split(struct cite__pieces *out, const struct cite__reader *reader)
{
    struct splitter splitter = {.reader = reader, .tokens = reader->tokens, .held = CITE_NONE};
    struct cite__chunk chunk;
    size_t at = 0;

    splitter.dated.note = CITE_NONE;
    while (cite__chunk_next(reader->tokens, at, &chunk)) {
        if (chunk.run.begin < chunk.run.end)
            read_chunk(&splitter, &chunk);
        at = chunk.next;
    }
    close_dated(&splitter);
    *out = (struct cite__pieces){splitter.pieces.items, splitter.pieces.count};
    return !reader->scratch->failed;
}
