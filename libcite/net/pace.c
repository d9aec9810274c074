/*
 * net/pace.c: see pace.h.
 */
#define _DEFAULT_SOURCE /* flock is no part of POSIX; this adds it to what is */

#include "net/pace.h"

#include "core/str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAGIC "libcite pace 1\n"

/* Names of hosts have at most 253 bytes (RFC 1035, 2.3.4). */
#define HOST_MAX 253

/* "HOST NEXT REST\n": two numbers of at most 20 bytes. */
#define ROW_MAX (HOST_MAX + 48)

/* The lock is somebody's for less than a millisecond; after this time it is asked for again. */
#define BUSY_MS 20

/* Who holds the lock for so long hangs, and nobody is to hang with him. */
#define PATIENCE_MS 5000

static int64_t system_now_ms(void *context)
{
    struct timespec now = {0};

    (void)context;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void cite__pace_init(struct cite__pace *pace, const char *path)
{
    *pace = (struct cite__pace){.path = path, .now_ms = system_now_ms, .kept_out_ms = -1};
}

/* Reads a time at *at, behind a space; none is further off than what counts. */
static bool read_time(int64_t *out, cite_str line, size_t *at, int64_t now_ms)
{
    uint64_t number = 0;
    size_t begin = *at + 1;

    if (begin >= line.len || line.ptr[*at] != ' ')
        return false;
    for (*at = begin; *at < line.len && cite__is_digit(line.ptr[*at]); (*at)++) {
        if (number < (uint64_t)INT64_MAX / 16)
            number = number * 10 + (uint64_t)(line.ptr[*at] - '0');
    }
    *out = (int64_t)number > now_ms + CITE__PACE_MAX_MS ? now_ms + CITE__PACE_MAX_MS : (int64_t)number;
    return *at > begin;
}

static bool read_row(struct cite__pace_row *out, cite_str line, int64_t now_ms)
{
    size_t at = cite__str_find_byte(line, ' ', 0);

    if (at == CITE_NONE || at == 0 || at > HOST_MAX)
        return false;
    out->host = cite__slice(line, 0, at);
    return read_time(&out->next_ms, line, &at, now_ms) && read_time(&out->rest_ms, line, &at, now_ms) &&
           at == line.len;
}

bool cite__pace_read(struct cite__pace_book *book, cite_str text, int64_t now_ms)
{
    cite_str magic = CITE__LIT(MAGIC);

    book->count = 0;
    if (!cite__str_starts(text, magic))
        return text.len == 0;
    for (size_t at = magic.len; at < text.len && book->count < CITE__PACE_ROWS;) {
        size_t end = cite__str_find_byte(text, '\n', at);
        end = end == CITE_NONE ? text.len : end;
        struct cite__pace_row row;
        if (read_row(&row, cite__slice(text, at, end), now_ms))
            book->rows[book->count++] = row;
        at = end + 1;
    }
    return true;
}

static int64_t end_of(const struct cite__pace_row *row)
{
    return row->next_ms > row->rest_ms ? row->next_ms : row->rest_ms;
}

struct cite__pace_row *cite__pace_row_of(struct cite__pace_book *book, cite_str host)
{
    struct cite__pace_row *soonest = &book->rows[0];

    for (size_t i = 0; i < book->count; i++) {
        if (cite__str_equal_nocase(book->rows[i].host, host))
            return &book->rows[i];
        if (end_of(&book->rows[i]) < end_of(soonest))
            soonest = &book->rows[i];
    }
    if (book->count < CITE__PACE_ROWS)
        soonest = &book->rows[book->count++];
    *soonest = (struct cite__pace_row){.host = host};
    return soonest;
}

size_t cite__pace_write(char out[CITE__PACE_BYTES], const struct cite__pace_book *book, int64_t now_ms)
{
    size_t len = sizeof MAGIC - 1;

    memcpy(out, MAGIC, len);
    for (size_t i = 0; i < book->count; i++) {
        const struct cite__pace_row *row = &book->rows[i];
        if (end_of(row) <= now_ms || row->host.len > HOST_MAX || len + ROW_MAX > CITE__PACE_BYTES)
            continue;
        int written = snprintf(out + len, CITE__PACE_BYTES - len, "%.*s %lld %lld\n", (int)row->host.len,
                               row->host.ptr, (long long)row->next_ms, (long long)row->rest_ms);
        len += written > 0 ? (size_t)written : 0;
    }
    return len;
}

/* Opens the file and locks it; -1 with errno, EWOULDBLOCK where the lock is another's. */
static int open_locked(const char *path)
{
    struct stat facts;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, S_IRUSR | S_IWUSR);

    if (fd < 0)
        return -1;
    int reason = EINVAL;
    if (fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode)) {
        /* flock and not fcntl: its locks also keep two handles of one process apart. */
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return fd;
        reason = errno;
    }
    (void)close(fd);
    errno = reason;
    return -1;
}

static bool read_all(size_t *len, int fd, char text[CITE__PACE_BYTES])
{
    for (*len = 0; *len < CITE__PACE_BYTES;) {
        ssize_t got = pread(fd, text + *len, CITE__PACE_BYTES - *len, (off_t)*len);
        if (got < 0 && errno != EINTR)
            return false;
        if (got == 0)
            return true;
        *len += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool write_all(int fd, const char *text, size_t len)
{
    for (size_t at = 0; at < len;) {
        ssize_t put = pwrite(fd, text + at, len - at, (off_t)at);
        if (put < 0 && errno != EINTR)
            return false;
        at += put > 0 ? (size_t)put : 0;
    }
    return ftruncate(fd, (off_t)len) == 0;
}

/* The file while it is locked. */
struct visit {
    int fd;
    char text[CITE__PACE_BYTES];
    char out[CITE__PACE_BYTES];
    struct cite__pace_book book;
};

/* Opens, locks and reads it; *busy: the lock is another's. */
static cite_status begin(struct visit *visit, bool *busy, const struct cite__pace *pace)
{
    size_t len = 0;

    visit->fd = open_locked(pace->path);
    *busy = visit->fd < 0 && errno == EWOULDBLOCK;
    if (visit->fd < 0)
        return *busy ? CITE_OK : CITE_ERROR_IO;
    cite_status status = read_all(&len, visit->fd, visit->text) ? CITE_OK : CITE_ERROR_IO;
    if (status == CITE_OK &&
        !cite__pace_read(&visit->book, (cite_str){visit->text, len}, pace->now_ms(pace->context)))
        status = CITE_ERROR_FORMAT;
    if (status != CITE_OK)
        (void)close(visit->fd);
    return status;
}

/* Writes it and gives the lock back. */
static cite_status end(struct visit *visit, const struct cite__pace *pace)
{
    size_t len = cite__pace_write(visit->out, &visit->book, pace->now_ms(pace->context));
    bool written = write_all(visit->fd, visit->out, len);

    return close(visit->fd) == 0 && written ? CITE_OK : CITE_ERROR_IO;
}

cite_status cite__pace_check(const struct cite__pace *pace)
{
    struct visit visit;
    bool busy = false;

    if (!pace->path)
        return CITE_OK;
    cite_status status = begin(&visit, &busy, pace);
    if (status == CITE_OK && !busy)
        (void)close(visit.fd);
    return status;
}

/* The lock is another's: another try, unless he has hung on to it for too long. */
static void wait_for_lock(struct cite__pace_turn *out, struct cite__pace *pace, int64_t now)
{
    if (pace->kept_out_ms < 0 || pace->kept_out_ms > now)
        pace->kept_out_ms = now;
    out->busy = now - pace->kept_out_ms < PATIENCE_MS;
    out->wait_ms = out->busy ? BUSY_MS : 0;
}

cite_status cite__pace_take(struct cite__pace_turn *out, struct cite__pace *pace, cite_str host, long delay_ms)
{
    struct visit visit;
    bool busy = false;

    *out = (struct cite__pace_turn){0};
    if (!pace->path)
        return CITE_OK;
    int64_t now = pace->now_ms(pace->context);
    cite_status status = begin(&visit, &busy, pace);
    if (busy)
        wait_for_lock(out, pace, now);
    if (status != CITE_OK || busy)
        return status;
    pace->kept_out_ms = -1;
    struct cite__pace_row *row = cite__pace_row_of(&visit.book, host);
    out->rests = row->rest_ms > now;
    if (out->rests) {
        out->wait_ms = row->rest_ms - now;
    } else {
        int64_t turn = row->next_ms > now ? row->next_ms : now;
        out->wait_ms = turn - now;
        row->next_ms = turn + delay_ms;
    }
    return end(&visit, pace);
}

cite_status cite__pace_put_off(bool *busy, const struct cite__pace *pace, cite_str host, int64_t wait_ms,
                               bool rests)
{
    struct visit visit;

    *busy = false;
    if (!pace->path)
        return CITE_OK;
    int64_t until = pace->now_ms(pace->context) + (wait_ms < CITE__PACE_MAX_MS ? wait_ms : CITE__PACE_MAX_MS);
    cite_status status = begin(&visit, busy, pace);
    if (status != CITE_OK || *busy)
        return status;
    struct cite__pace_row *row = cite__pace_row_of(&visit.book, host);
    if (row->next_ms < until)
        row->next_ms = until;
    if (rests && row->rest_ms < until)
        row->rest_ms = until;
    return end(&visit, pace);
}
