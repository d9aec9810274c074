/*
 * citations/genre.c: see genre.h.
 */
#include "citations/genre.h"

#include "core/str.h"

/* Words of the longest row. */
#define GENRE_WORDS 3

/* The words, their case left aside; bracket: they tell in a bracket alone, since titles have them too. */
static const struct {
    const char *words;
    cite_type type;
    bool bracket;
} genres[] = {
    {"press release", CITE_TYPE_REPORT, false},
    {"news release", CITE_TYPE_REPORT, false},
    {"media release", CITE_TYPE_REPORT, false},
    {"Pressemitteilung", CITE_TYPE_REPORT, false},
    {"communiqué de presse", CITE_TYPE_REPORT, false},
    {"comunicado de prensa", CITE_TYPE_REPORT, false},
    {"comunicato stampa", CITE_TYPE_REPORT, false},
    {"пресс-релиз", CITE_TYPE_REPORT, false},
    {"新闻稿", CITE_TYPE_REPORT, false},
    {"data set", CITE_TYPE_DATASET, true},
    {"dataset", CITE_TYPE_DATASET, true},
    {"Datensatz", CITE_TYPE_DATASET, true},
    {"computer software", CITE_TYPE_SOFTWARE, true},
    {"software", CITE_TYPE_SOFTWARE, true},
    {"map", CITE_TYPE_MAP, true},
    {"Karte", CITE_TYPE_MAP, true},
    {"film", CITE_TYPE_MOTION_PICTURE, true},
    {"video", CITE_TYPE_MOTION_PICTURE, true},
    {"video file", CITE_TYPE_MOTION_PICTURE, true},
    {"audio podcast", CITE_TYPE_BROADCAST, true},
    {"podcast", CITE_TYPE_BROADCAST, true},
    {"TV broadcast", CITE_TYPE_BROADCAST, true},
    {"tweet", CITE_TYPE_POST, true},
    {"speech", CITE_TYPE_SPEECH, true},
    {"speech transcript", CITE_TYPE_SPEECH, true},
    {"lecture", CITE_TYPE_SPEECH, true},
    {"keynote address", CITE_TYPE_SPEECH, true},
    {"conference presentation", CITE_TYPE_SPEECH, true},
    {"Rede", CITE_TYPE_SPEECH, true},
    {"Vortrag", CITE_TYPE_SPEECH, true},
    {"discours", CITE_TYPE_SPEECH, true},
    {"discurso", CITE_TYPE_SPEECH, true},
};

/* Whether the words that start at a token say it: they end at a mark. */
static bool genre_at(const struct cite__tokens *tokens, size_t index, size_t limit, bool bracket,
                     struct cite__genre *out)
{
    size_t end = index;

    while (end < limit && end - index <= GENRE_WORDS && tokens->items[end].kind == CITE__TOKEN_WORD)
        end++;
    cite_str text = cite__run_text(tokens, (struct cite__run){index, end});
    for (size_t i = 0; end > index && i < sizeof genres / sizeof genres[0]; i++) {
        if ((genres[i].bracket && !bracket) || !cite__str_is_nocase(text, genres[i].words))
            continue;
        *out = (struct cite__genre){.type = genres[i].type, .run = {index, end}};
        return true;
    }
    return false;
}

bool cite__genre_in(const struct cite__tokens *tokens, struct cite__run run, struct cite__genre *out)
{
    for (size_t i = run.begin; i < run.end; i++) {
        bool comma = cite__token_is(tokens, i, ',') || cite__token_quotes(tokens, i);
        bool bracket = cite__token_brackets(tokens, i);
        if (cite__token_quotes(tokens, i))
            i = tokens->items[i].mate;
        if ((!bracket && !comma) ||
            !genre_at(tokens, i + 1, bracket ? tokens->items[i].mate : run.end, bracket, out))
            continue;
        if (bracket)
            out->bracket = (struct cite__run){i, tokens->items[i].mate + 1};
        return true;
    }
    return false;
}
