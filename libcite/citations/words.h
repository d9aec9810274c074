/*
 * citations/words.h: what single words tell about a citation: months, bodies, ranks, marks of volumes and pages …,
 * in the languages the documents are written in. A word may tell several things.
 */
#ifndef CITE_CITATIONS_WORDS_H
#define CITE_CITATIONS_WORDS_H

#include <cite/common.h>

#include <stddef.h>
#include <stdint.h>

/* Bits of cite__word.flags, by position. */
enum cite__word_kind {
    CITE__WORD_MONTH,      /* value: 1 to 12 */
    CITE__WORD_SEASON,     /* value: 1 to 4, as in CSL */
    CITE__WORD_ABBREV,     /* a full stop after it is its own */
    CITE__WORD_FUNCTION,   /* articles, prepositions, pronouns …: lower-case in titles, never in a name */
    CITE__WORD_VERB,       /* a finite verb: a sign of running text */
    CITE__WORD_PARTICLE,   /* van, de …: part of a family name */
    CITE__WORD_RANK,       /* Dr., Adm. …: before a name, and no part of it */
    CITE__WORD_SUFFIX,     /* Jr., III … */
    CITE__WORD_AND,        /* joins the last two names of a list */
    CITE__WORD_BODY,       /* University, Ministry …: a name with it is a body's */
    CITE__WORD_JOURNAL,    /* in the titles of journals */
    CITE__WORD_NEWS,       /* in the titles of newspapers and agencies */
    CITE__WORD_MAGAZINE,   /* in the titles of magazines */
    CITE__WORD_EDITOR,     /* ed., Hrsg. … */
    CITE__WORD_TRANSLATOR, /* trans. … */
    CITE__WORD_PAGE,       /* p., S., с. … */
    CITE__WORD_VOLUME,     /* vol., Bd. … */
    CITE__WORD_ISSUE,      /* no., issue … */
    CITE__WORD_EDITION,    /* edn, Aufl. … */
    CITE__WORD_SECTION,    /* art., para., § in words … */
    CITE__WORD_NOTE,       /* n., Fn. …: a note is named */
    CITE__WORD_IBID,       /* ibid., ebd. … */
    CITE__WORD_SUPRA,      /* supra, oben … */
    CITE__WORD_OPCIT,      /* the "cit." of op. cit. */
    CITE__WORD_ACCESS,     /* Retrieved, abgerufen … */
    CITE__WORD_TREATY,
    CITE__WORD_LAW,
    CITE__WORD_REPORT,
    CITE__WORD_THESIS,
    CITE__WORD_INTERVIEW,
    CITE__WORD_LETTERS,
    CITE__WORD_HEARING,
    CITE__WORD_SPEECH,
    CITE__WORD_BROADCAST,
    CITE__WORD_FORTHCOMING,
    CITE__WORD_SURNAME,   /* East Asian family names that stand first */
    CITE__WORD_DIGRAPH,   /* two letters that stand for one initial of another script: Ya., Zh. */
    CITE__WORD_FIELD,     /* Studies, Affairs …: in the titles of journals, and in the names of bodies */
    CITE__WORD_PUBLISHER, /* Press, Verlag … */
    CITE__WORD_LAND,      /* Vic., N.Z. …: whose statute it is, in its bracket */
    CITE__WORD_ASIDE      /* see, vgl. …: a bracket that starts so holds a citation of its own */
};

#define CITE__WORD(kind) (UINT64_C(1) << CITE__WORD_##kind)

/* Words that are looked up are shorter than this, in bytes. */
#define CITE__WORD_SIZE 32

struct cite__word {
    char word[CITE__WORD_SIZE]; /* lower case; without its full stop; a NUL follows */
    uint64_t flags;
    unsigned char value;
};

/* In bytewise order of the words. */
extern const struct cite__word cite__words[];
extern const size_t cite__word_count;

/* What a word tells, its case left aside; NULL for a word that tells nothing. */
const struct cite__word *cite__word_find(cite_str word);

#endif
