/*
 * net/saver_answer.h: what an archive's answer means: the half of a saver's loop that only reads.
 */
#ifndef CITE_NET_SAVER_ANSWER_H
#define CITE_NET_SAVER_ANSWER_H

#include "net/saver.h"

/* The request that asks for the account; those of pages have the number of their slot. */
#define CITE__SAVER_ACCOUNT ((size_t)CITE__SAVES_AT_ONCE)

/* An address of its parts, the arena's, which is marked as failed where memory is out: then NULL. */
const char *cite__saver_join(cite_saver *saver, cite_str a, const char *b, cite_str c, cite_str d);

/* Takes an answer, and what was read in it. */
void cite__saver_answer(cite_saver *saver, const struct cite__answer *answer, const struct cite__spn *spn);

/* The longest time that an archive is waited for. Who asks for more is left alone. */
#define CITE__REST_MAX_MS (15L * 60 * 1000)

/* Room for a reason: what the archive says to it is cut before (spn.h). */
#define CITE__WORDS_MAX 400

/* What the archive says, but where it has the key in it, which must not come to where it may be seen: then nothing. */
cite_str cite__saver_public(const cite_saver *saver, cite_str text);

/* What an answer that is no good tells: the transport's words, or the code, and what the archive says to it. */
void cite__saver_words(char *out, const cite_saver *saver, const struct cite__answer *answer,
                       const struct cite__spn *spn);

/* Whether an answer is none: there is none, or a code by which the archive, not the page, is in trouble. */
bool cite__saver_is_trouble(const struct cite__answer *answer);

/* The archive gave no answer that says anything: it rests, or the run ends. */
void cite__saver_trouble(cite_saver *saver, const struct cite__answer *answer, const struct cite__spn *spn);

/* 401 and 403: whatever is asked next, it would be the same. */
void cite__saver_unauthorized(cite_saver *saver, const struct cite__answer *answer,
                              const struct cite__spn *spn);

/* Pages that have no job yet cannot get one today. Those that have one are gone on with. */
void cite__saver_end_spent(cite_saver *saver, cite_str reason);

#endif
