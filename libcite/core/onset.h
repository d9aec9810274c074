/*
 * core/onset.h: what the first three bytes of a match may be, so that a pattern is tried only where it may match.
 *
 *     onsets      = alternative *( "|" alternative )
 *     alternative = [ "<" ] 1*3place            "<": no ASCII letter, digit or "_" stands in front
 *     place       = byte / "[" 1*( byte [ "-" byte ] ) "]"
 *
 *     "<htt|<www|10."    "n[. 0-9~]"
 *
 * "~" is every byte above ASCII too: \s, \d and \w have members there. Of a row without case, letters fit in both. What
 * has no onset does not match; what has one may.
 */
#ifndef CITE_CORE_ONSET_H
#define CITE_CORE_ONSET_H

#include <cite/common.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of an onset. */
#define CITE__ONSET_SIZE 3

/* The index that stands for the end of the text. */
#define CITE__ONSET_END 256

/* For each place and byte the alternatives that it fits, in eight groups; those with "<" in eight of their own. */
struct cite__onset {
    uint16_t fits[CITE__ONSET_SIZE][CITE__ONSET_END + 1];
};

/* Reads the onsets of a row; they must be well formed. */
void cite__onset_init(struct cite__onset *onset, const char *onsets, bool caseless);

/* Whether a match may begin at text.ptr[at], or at the end of the text. */
bool cite__onset_at(const struct cite__onset *onset, cite_str text, size_t at);

/* The first place from at on where a match may begin; CITE_NONE where there is none. */
size_t cite__onset_find(const struct cite__onset *onset, cite_str text, size_t at);

#define CITE__ONSET_GROUPS 64

/* The most rows of a set. */
#define CITE__ONSET_ROWS 32

/* The onsets of many rows, which one pass over a text looks for. Begins as {0}. */
struct cite__onset_set {
    uint64_t fits[CITE__ONSET_SIZE][CITE__ONSET_END + 1];
    uint64_t words;                    /* groups that begin where no word goes on */
    uint32_t rows[CITE__ONSET_GROUPS]; /* of each group, one bit for each row */
    size_t count;                      /* of alternatives */
};

/* Adds a row below CITE__ONSET_ROWS. */
void cite__onset_set_add(struct cite__onset_set *set, size_t row, const char *onsets, bool caseless);

/* For each row the first place in text where a match of it may begin, CITE_NONE where there is none. */
void cite__onset_set_find(const struct cite__onset_set *set, cite_str text, size_t first[CITE__ONSET_ROWS]);

#endif
