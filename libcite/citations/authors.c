/*
 * citations/authors.c: who made a work: the names at the head of a citation, and the editors and translators behind its title.
 */
#include "citations/kind.h"
#include "citations/names.h"
#include "citations/parts.h"
#include "core/str.h"

/* In author-date style a name that does not stand family first is a body's: "River Office & Mill University". */
static bool read_bodies(struct cite__parts *parts, struct cite__names *names, struct cite__run run)
{
    size_t begin = run.begin;
    cite_name *items = cite__arena_zero(parts->reader->arena, CITE__NAMES_CEILING, sizeof *items);

    *names = (struct cite__names){.items = items, .body = true};
    for (size_t i = run.begin; items && i <= run.end; i++) {
        if (i < run.end && !cite__token_is(parts->tokens, i, '&') && !cite__token_is(parts->tokens, i, ';'))
            continue;
        cite_str text = cite__run_text(parts->tokens, (struct cite__run){begin, i});
        if (text.len > 0 && names->count < CITE__NAMES_CEILING)
            items[names->count++].literal = cite__arena_str(parts->reader->arena, text);
        begin = i + 1;
    }
    return items != NULL;
}

/* A list of people, and no body: "David Stone, Ann Marsh". */
static bool is_spelled(const struct cite__tokens *tokens, struct cite__run run)
{
    return cite__token_is(tokens, cite__name_end(tokens, run.begin, run.end), ',') &&
           !cite__names_body(tokens, run) && cite__names_only(tokens, run);
}

bool cite__parts_names(struct cite__parts *parts, bool listed)
{
    const struct cite__head *head = &parts->head;
    cite_role role = head->editors ? CITE_ROLE_EDITOR : CITE_ROLE_AUTHOR;
    struct cite__names *names = &parts->out->names[role];

    if (head->names.begin >= head->names.end)
        return true;
    bool inverted =
        cite__name_inverted_end(parts->tokens, head->names.begin, head->names.end) > head->names.begin;
    bool letters = (cite__kind_words(parts->tokens, (struct cite__run){head->title.begin, head->title.end}) &
                    CITE__WORD(LETTERS)) != 0;
    bool spelled = is_spelled(parts->tokens, head->names) ||
                   (listed && cite__names_listed_end(parts->tokens, head->names.begin, head->names.end) >=
                                  head->names.end);
    if (head->style == CITE__HEAD_DATED && !inverted && !spelled && !letters) {
        struct cite__run run = head->names;
        while (run.end > run.begin && cite__token_is(parts->tokens, run.end - 1, '.'))
            run.end--;
        return read_bodies(parts, names, run);
    }
    bool first =
        listed && cite__names_listed_end(parts->tokens, head->names.begin, head->names.end) > head->names.begin;
    return first ? cite__names_read_listed(names, parts->reader, head->names)
                 : cite__names_read(names, parts->reader, head->names);
}

bool cite__parts_other_names(struct cite__parts *parts)
{
    const struct cite__rest *rest = &parts->rest;
    bool ok = true;

    if (rest->editors.end > 0 && parts->out->names[CITE_ROLE_EDITOR].count == 0)
        ok = cite__names_read(&parts->out->names[CITE_ROLE_EDITOR], parts->reader, rest->editors);
    if (ok && rest->translators.end > 0)
        ok = cite__names_read(&parts->out->names[CITE_ROLE_TRANSLATOR], parts->reader, rest->translators);
    return ok;
}
