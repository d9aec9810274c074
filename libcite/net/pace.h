/*
 * net/pace.h: turns with servers, shared by all processes that name one file: whoever asks books the time first.
 *
 *     libcite pace 1
 *     web.archive.org 1767225600000 0
 *
 * Behind the first line, one line a server: the milliseconds since 1970 before which nobody may ask it, and those until
 * which it rests, because it failed or asked for quiet. The file is locked for as long as a booking takes, never while
 * somebody waits.
 *
 * The file may hold anything. Lines that say nothing are passed over; no time further off than CITE__PACE_MAX_MS counts,
 * so that neither damage nor a clock that jumped keeps anyone waiting; and a file that begins otherwise is another
 * program's, and left as it is.
 */
#ifndef CITE_NET_PACE_H
#define CITE_NET_PACE_H

#include <cite/common.h>
#include <cite/error.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest wait that the file can ask for. */
#define CITE__PACE_MAX_MS INT64_C(3600000)

/* Bytes of the file that are read and written: some hundred servers. */
#define CITE__PACE_BYTES ((size_t)16 * 1024)

/* Servers that are kept. */
#define CITE__PACE_ROWS 128

struct cite__pace_row {
    cite_str host;
    int64_t next_ms; /* nobody may ask before */
    int64_t rest_ms; /* nor before this, and nobody is to wait for it */
};

/* What the file holds; hosts are slices of its text. */
struct cite__pace_book {
    struct cite__pace_row rows[CITE__PACE_ROWS];
    size_t count;
};

struct cite__pace {
    const char *path;                 /* NULL: there is no file, and nothing is shared */
    int64_t (*now_ms)(void *context); /* milliseconds since 1970 */
    void *context;                    /* of now_ms */
    int64_t kept_out_ms;              /* since when the lock was another's; -1: it was not */
};

/* What a booking came to. */
struct cite__pace_turn {
    int64_t wait_ms; /* until the turn, or the rest's end */
    bool rests;      /* no turn: the server rests */
    bool busy;       /* no turn: the lock is another's; try again in wait_ms */
};

/* On the system's clock. path may be NULL. */
void cite__pace_init(struct cite__pace *pace, const char *path);

/*
 * Makes the file where it is not there, and looks whether it is one of ours. CITE_ERROR_FORMAT where it is not,
 * CITE_ERROR_IO.
 */
cite_status cite__pace_check(const struct cite__pace *pace);

/* Books the next turn with a server, and delay_ms behind it. The same statuses. */
cite_status cite__pace_take(struct cite__pace_turn *out, struct cite__pace *pace, cite_str host, long delay_ms);

/*
 * Puts off a server's next turn by at least wait_ms from now; rests: it rests until then. *busy: the lock was another's, and
 * nothing was written. The same statuses.
 */
cite_status cite__pace_put_off(bool *busy, const struct cite__pace *pace, cite_str host, int64_t wait_ms,
                               bool rests);

/* Reads the text of a file, as of a time; false where it is not one of ours. */
bool cite__pace_read(struct cite__pace_book *book, cite_str text, int64_t now_ms);

/* The row of a server, made where there is none; where all are taken, the one soonest over is given up. */
struct cite__pace_row *cite__pace_row_of(struct cite__pace_book *book, cite_str host);

/* Writes what is still to come as the text of a file; how many bytes. */
size_t cite__pace_write(char out[CITE__PACE_BYTES], const struct cite__pace_book *book, int64_t now_ms);

#endif
