/*
 * cite/drift.h: whether a page still says what it said: a fingerprint of a page's main text, small enough to be kept,
 * and how far two of them are apart.
 *
 *     cite_fingerprint_new(&now, page, type, NULL, &error);       or cite_check.fingerprint, from the checker
 *     ... fields of one that was kept before ─► before ...
 *     cite_drift_judge(&drift, &before, now, NULL, &error);
 *     ... cite_drift_name(drift.verdict), drift.jaccard ...
 *
 * Nothing here asks the network, and a build without it has all of this too. Fingerprints are values: they may be
 * shared between threads as long as none frees them.
 */
#ifndef CITE_DRIFT_H
#define CITE_DRIFT_H

#include <cite/common.h>
#include <cite/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What is kept of a page. Words are those of the main text: without menus, heads and feet, folded, so that case,
 * accents, markup, punctuation and white space do not count. The fields may be kept one by one, and put into a struct
 * of the caller's to be judged. Fields may be added at the end.
 */
typedef struct cite_fingerprint {
    size_t size;    /* sizeof(cite_fingerprint), set by CITE_FINGERPRINT_INIT */
    cite_str title; /* the page's own, in UTF-8, cut at 200 bytes; NUL-terminated where the library built it */
    uint64_t simhash; /* over runs of three words; words with a digit in them do not count */
    uint64_t words;   /* how many; 0: there is nothing to be compared but the hash */
    uint64_t hash;    /* of all words in their order; of the bytes where the page is no text */
    cite_str sketch;  /* the runs of three words and the words, as numbers: up to about 10 kB, see below */
} cite_fingerprint;

#define CITE_FINGERPRINT_INIT                                                                                  \
    {                                                                                                          \
        sizeof(cite_fingerprint), {0, 0}, 0, 0, 0,                                                             \
        {                                                                                                      \
            0, 0                                                                                               \
        }                                                                                                      \
    }

/*
 * The sketch, integers with their lowest byte first: a byte 1, the version; a byte whose bit 0 says that there were more
 * runs than are kept, bit 1 that there were more words; the counts of runs and of words, 16 bits each; two bytes 0;
 * each run's number, 32 bits, ascending; each distinct word of more than three letters as its number, 32 bits,
 * ascending, and how often it stands there, 16 bits. Of more than 1024 the lowest numbers are kept, which is a fair
 * sample of them (Broder 1997): likenesses then are estimates, good to about 0.02.
 */

/* How far a page is from what it was. Numbers never change; new ones go at the end. */
typedef enum cite_drift_verdict {
    CITE_DRIFT_SAME = 0,
    CITE_DRIFT_MINOR,       /* small changes: what was cited is there */
    CITE_DRIFT_MAJOR,       /* much of it is another text */
    CITE_DRIFT_REPLACED,    /* another page */
    CITE_DRIFT_NO_BASELINE, /* one of the two has no text that could be compared */
    CITE_DRIFT_COUNT_
} cite_drift_verdict;

/*
 * Where the verdicts begin. A zero field means the default; set size by CITE_DRIFT_OPTIONS_INIT. The four likenesses are
 * those of Jones et al. (PLoS ONE 11(12) e0167475, 2016), who call same what is perfect in all four; the limits of
 * replaced are those of the Off-Topic Memento Toolkit.
 */
typedef struct cite_drift_options {
    size_t size;             /* sizeof(cite_drift_options) */
    double same;             /* the least of the four is at least: same; default 0.95 */
    double minor;            /* the mean of the four is at least: minor; default 0.70 */
    double replaced_cosine;  /* the cosine is below: replaced; default 0.12 */
    double replaced_jaccard; /* Jaccard's is below: replaced; default 0.04 */
    double replaced_dice;    /* Sørensen and Dice's is below: replaced; default 0.07 */
    double major_words;      /* so large a part of the words went: at least major; default 0.70 */
    double title;            /* titles so alike make replaced major: the page is that page; default 0.80 */
    size_t words_min;        /* fewer words cannot be compared; default 5 */
    const cite_allocator *allocator; /* for titles, while they are compared; NULL: malloc */
} cite_drift_options;

#define CITE_DRIFT_OPTIONS_INIT                                                                                \
    {                                                                                                          \
        sizeof(cite_drift_options), 0, 0, 0, 0, 0, 0, 0, 0, 0                                                  \
    }

/* Likenesses are from 0 (nothing in common) to 1. */
typedef struct cite_drift {
    cite_drift_verdict verdict;
    double title;        /* cosine of the titles' words; -1 where one has no title */
    double simhash;      /* the part of the 64 bits that agrees: 0.5 is chance */
    double jaccard;      /* runs of three words: of those in either, how many are in both */
    double dice;         /* the same after Sørensen and Dice */
    double cosine;       /* of how often words of more than three letters stand there */
    double words_change; /* of the count of words: -0.7 where 70 % went, 1 where it doubled */
} cite_drift;

/*
 * The fingerprint of a page, the caller's, to be ended by cite_fingerprint_free. content_type as the server sent it, or
 * empty: HTML, or plain text ("text/plain"); anything else gets the hash of its bytes alone. allocator may be NULL.
 * CITE_ERROR_MEMORY.
 */
CITE_API CITE_NODISCARD
cite_status cite_fingerprint_new(cite_fingerprint **out, cite_str page, cite_str content_type,
                                 const cite_allocator *allocator, cite_error *error);

/* Ends what cite_fingerprint_new made, and no other. NULL is fine. */
CITE_API void cite_fingerprint_free(cite_fingerprint *fingerprint);

/*
 * How far now is from before. CITE_ERROR_FORMAT where a sketch is none, as after damage to what was kept, or
 * CITE_ERROR_MEMORY; *out then says CITE_DRIFT_NO_BASELINE.
 */
CITE_API CITE_NODISCARD
cite_status cite_drift_judge(cite_drift *out, const cite_fingerprint *before, const cite_fingerprint *now,
                             const cite_drift_options *options, cite_error *error);

/* The options with the defaults in place of zeros, for reports that print them. options may be NULL. */
CITE_API void cite_drift_defaults(cite_drift_options *out, const cite_drift_options *options);

/* "same", "minor", "major", "replaced", "no-baseline"; static. */
CITE_API const char *cite_drift_name(cite_drift_verdict verdict);

#ifdef __cplusplus
}
#endif

#endif
