/*
 * net/spn.h: what Save Page Now (SPN2) says, read: the account, a page that was asked for, what became of it.
 *
 *     POST endpoint                    {"url": ..., "job_id": "spn2-..."}, with "message" where a copy was there already
 *     GET  endpoint/status/JOB         {"status": "pending" | "success", "timestamp", "original_url" | "error", "status_ext"}
 *     GET  endpoint/status/user        {"available", "processing", "daily_captures", "daily_captures_limit"}
 *
 * Errors come with any code of HTTP, 200 too, and to any of the three questions. Nothing here asks anyone.
 */
#ifndef CITE_NET_SPN_H
#define CITE_NET_SPN_H

#include "core/arena.h"

#include <cite/common.h>
#include <cite/save.h>

#include <stdbool.h>
#include <stdint.h>

/* Bytes of an answer that are read: a page with a thousand links and parts, each of them named, is some 300 KiB. */
#define CITE__SPN_BODY_MAX ((size_t)2 * 1024 * 1024)

enum cite__spn_status {
    CITE__SPN_NONE, /* it does not say */
    CITE__SPN_PENDING,
    CITE__SPN_SUCCESS,
    CITE__SPN_ERROR
};

/* Strings are the arena's, NUL-terminated; empty where the answer does not say, or says too much. */
struct cite__spn {
    bool is_json; /* it begins as an object; what follows an error in it is not read */
    enum cite__spn_status status;
    cite_str error;   /* "error:not-found" */
    cite_str message; /* for a person: one line */
    cite_str job;     /* of characters that may stand in a path as they are */
    cite_str original;
    cite_str timestamp;
    cite_saver_account account;
};

/* Reads an answer; false when memory is out. */
bool cite__spn_read(struct cite__spn *out, cite_str body, struct cite__arena *arena);

/* What an error means for the page. */
enum cite__spn_means {
    CITE__SPN_REFUSED, /* asked again, it would be the same */
    CITE__SPN_AGAIN,   /* the archive, or the page's server, is in trouble just now */
    CITE__SPN_BUSY,    /* too many pages of this account are under way */
    CITE__SPN_KEPT,    /* this page was kept often enough today */
    CITE__SPN_FULL,    /* too much of this host was kept today */
    CITE__SPN_SPENT,   /* the account may not keep more today */
    CITE__SPN_UNKNOWN
};

/* What an error means; *words is a line for a person, static, NULL where it is not known. */
enum cite__spn_means cite__spn_error(cite_str error, const char **words);

#endif
