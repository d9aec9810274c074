/*
 * net/archive_run.c: the loop that gives archives their turns (archives.h).
 *
 *     station with work ─► turn (booked in the pace file) ─► waits for it ─► asks ─► answer ─► passes the task
 *                      └─► rests: passes all tasks at once
 */
#include "core/alloc.h"
#include "core/str.h"
#include "net/archives.h"
#include "net/fingerprint.h"

#include <limits.h>

/* The answer's head is what counts; of a copy that is sent at once hardly anything is wanted. */
#define GATE_BODY ((size_t)4096)

/* One page of a list: some ten thousand copies. */
#define LIST_BODY ((size_t)16 * 1024 * 1024)

/* The longest wait in one call of the transport. */
#define WAIT_MAX_MS 60000

/* A pause that an archive asks for is given it up to so long, and so often in a row; behind that it rests. */
#define PAUSE_MAX_S 60
#define PAUSES_MAX  2

/* The longest rest that an archive is granted. */
#define REST_MAX_S 86400

/* So many answers in a row that say nothing are a wall: it asks for a login, or shows its own page to all. */
#define STRANGE_MAX 3

static int64_t now_of(struct cite_archives *archives)
{
    return archives->transport->ops->now_ms(archives->transport);
}

static void put_next(struct cite__tasks *tasks, struct cite__task *task)
{
    task->next = NULL;
    if (tasks->last)
        tasks->last->next = task;
    else
        tasks->first = task;
    tasks->last = task;
}

struct cite__task *cite__tasks_take(struct cite__tasks *tasks)
{
    struct cite__task *task = tasks->first;

    if (task)
        tasks->first = task->next;
    if (!tasks->first)
        tasks->last = NULL;
    return task;
}

void cite__tasks_remove(struct cite__tasks *tasks, const struct cite__task *task)
{
    struct cite__task *before = NULL;

    for (struct cite__task *at = tasks->first; at; before = at, at = at->next) {
        if (at != task)
            continue;
        if (before)
            before->next = at->next;
        else
            tasks->first = at->next;
        if (!at->next)
            tasks->last = before;
        return;
    }
}

static void finish(struct cite_archives *archives, struct cite__task *task)
{
    task->done = true;
    archives->pending--;
    put_next(&archives->done, task);
}

/* A station has passed a task. Where it was the last one, the nearest copy is known. */
static void pass(struct cite_archives *archives, struct cite__task *task)
{
    if (--task->waiting > 0)
        return;
    if (archives->options.fetch_pages && task->found.memento.url.len > 0)
        put_next(&archives->stations[task->nearest].pages, task);
    else
        finish(archives, task);
}

void cite__archives_put(struct cite_archives *archives, struct cite__task *task)
{
    struct cite__tasks *tasks = &archives->tasks;

    task->before = tasks->last;
    if (tasks->last)
        tasks->last->after = task;
    else
        tasks->first = task;
    tasks->last = task;
    archives->pending++;
    task->waiting = archives->count + 1;
    for (size_t i = 0; i < archives->count; i++) {
        if (!archives->stations[i].next)
            archives->stations[i].next = task;
    }
    pass(archives, task); /* where there is no archive at all */
}

static void clear_station(struct cite__station *station)
{
    cite__pages_free(station->listed);
    station->listed = NULL;
    station->task = NULL;
    station->purpose = CITE__ASK_NOTHING;
    station->hops = 0;
    station->counted = false;
    station->sent = false;
}

void cite__archives_drop(struct cite_archives *archives, struct cite__task *task)
{
    if (!task)
        return;
    for (size_t i = 0; i < archives->count && !task->done; i++) {
        struct cite__station *station = &archives->stations[i];
        if (station->task == task && station->sent)
            archives->transport->ops->drop(archives->transport, i);
        if (station->task == task)
            clear_station(station);
        if (station->next == task)
            station->next = task->after;
        cite__tasks_remove(&station->pages, task);
    }
    archives->pending -= !task->done;
    *(task->before ? &task->before->after : &archives->tasks.first) = task->after;
    *(task->after ? &task->after->before : &archives->tasks.last) = task->before;
    cite_copies_free(task->copies);
    cite__arena_release(&task->arena);
    cite__free(&archives->allocator, task);
}

/* The station is through with what it asked. */
static void end_task(struct cite_archives *archives, struct cite__station *station)
{
    struct cite__task *task = station->task;
    bool page = station->purpose == CITE__ASK_PAGE;

    clear_station(station);
    if (page)
        finish(archives, task);
    else
        pass(archives, task);
}

/* An archive that rests is not waited for. */
static void pass_all(struct cite_archives *archives, struct cite__station *station)
{
    station->has_turn = false;
    if (station->task && station->purpose == CITE__ASK_LIST)
        cite__archive_cut_list(station);
    if (station->task)
        end_task(archives, station);
    while (station->next) {
        struct cite__task *task = station->next;
        station->next = task->after;
        pass(archives, task);
    }
    while (station->pages.first)
        finish(archives, cite__tasks_take(&station->pages));
}

/* Tells other processes of a rest or a pause. */
static cite_status tell(struct cite_archives *archives, struct cite__station *station)
{
    int64_t now = now_of(archives);
    bool rests = station->rest_ms > now;
    int64_t until = rests ? station->rest_ms : station->next_ms;

    station->untold = false;
    if (until <= now)
        return CITE_OK;
    return cite__pace_put_off(&station->untold, &archives->pace, station->host, until - now, rests);
}

static cite_status let_rest(struct cite_archives *archives, struct cite__station *station,
                            const struct cite__answer *answer)
{
    int64_t asked_s = answer->retry_after_s < REST_MAX_S ? answer->retry_after_s : REST_MAX_S;
    int64_t rest_ms = archives->options.rest_ms;

    station->rest_ms = now_of(archives) + (asked_s * 1000 > rest_ms ? asked_s * 1000 : rest_ms);
    station->pauses = 0;
    station->strange = 0;
    return tell(archives, station);
}

/* Books a turn; where there is none to be had yet, *due says when to try again. */
static cite_status take_turn(struct cite_archives *archives, struct cite__station *station, int64_t now,
                             int64_t *due)
{
    struct cite__pace_turn turn;
    long delay = station->archive.delay_ms > 0 ? station->archive.delay_ms : 0;
    cite_status status = cite__pace_take(&turn, &archives->pace, station->host, delay);

    if (status != CITE_OK)
        return status;
    if (turn.rests) {
        station->rest_ms = now + turn.wait_ms;
        *due = now;
        return CITE_OK;
    }
    if (turn.busy) {
        *due = now + turn.wait_ms < *due ? now + turn.wait_ms : *due;
        return CITE_OK;
    }
    station->turn_ms = now + turn.wait_ms > station->next_ms ? now + turn.wait_ms : station->next_ms;
    station->next_ms = station->turn_ms + delay;
    station->has_turn = true;
    return CITE_OK;
}

/* Takes up the next task: those whose copies are known are nearest to their end. */
static cite_status take_up(struct cite_archives *archives, struct cite__station *station)
{
    struct cite__task *task = station->pages.first ? station->pages.first : station->next;
    enum cite__purpose purpose = station->pages.first ? CITE__ASK_PAGE
                                 : task->copies       ? CITE__ASK_LIST
                                                      : CITE__ASK_GATE;
    cite_status status = cite__archive_ask(station, task, purpose);

    if (status == CITE_ERROR_MEMORY)
        return status;
    if (purpose == CITE__ASK_PAGE)
        (void)cite__tasks_take(&station->pages);
    else
        station->next = task->after;
    station->task = task;
    station->purpose = purpose;
    if (status != CITE_OK) /* too long for any archive, or this one has no list */
        end_task(archives, station);
    return CITE_OK;
}

/* How much of an answer is read, and how much of that kept. */
static void limit_body(struct cite__request *request, const struct cite_archives *archives,
                       enum cite__purpose purpose)
{
    switch (purpose) {
    case CITE__ASK_NOTHING:
    case CITE__ASK_GATE: request->max_body = request->keep_body = GATE_BODY; break;
    case CITE__ASK_LIST: request->max_body = request->keep_body = LIST_BODY; break;
    case CITE__ASK_PAGE:
        request->max_body = archives->options.max_body_bytes;
        request->keep_body = CITE__FINGERPRINT_BYTES;
        break;
    }
}

static cite_status send(struct cite_archives *archives, struct cite__station *station)
{
    const cite_archives_options *options = &archives->options;
    struct cite__request request = {.id = (size_t)(station - archives->stations),
                                    .url = cite__buf_view(&station->url).ptr,
                                    .user_agent = options->user_agent,
                                    .headers = station->headers[0] ? station->headers : NULL,
                                    .method = CITE_METHOD_GET,
                                    .timeout_ms = options->timeout_ms,
                                    .connect_timeout_ms = options->connect_timeout_ms,
                                    .allow_private = options->allow_private != 0};

    limit_body(&request, archives, station->purpose);
    cite_status status = archives->transport->ops->submit(archives->transport, &request);

    if (status != CITE_OK)
        return status;
    station->sent = true;
    station->has_turn = false;
    if (station->purpose != CITE__ASK_PAGE && !station->counted)
        station->task->found.asked++;
    station->counted = true;
    return CITE_OK;
}

/* Does for a station what can be done now; *due is brought forward to when more can be. */
static cite_status serve(struct cite_archives *archives, struct cite__station *station, int64_t *due)
{
    int64_t now = now_of(archives);
    cite_status status = station->untold ? tell(archives, station) : CITE_OK;

    if (status != CITE_OK || station->sent || !(station->task || station->pages.first || station->next))
        return status;
    if (station->rest_ms > now) {
        pass_all(archives, station);
        *due = now; /* others may have got something to do by it */
        return CITE_OK;
    }
    if (!station->has_turn)
        status = take_turn(archives, station, now, due);
    if (status != CITE_OK || !station->has_turn)
        return status;
    if (station->turn_ms > now) {
        *due = station->turn_ms < *due ? station->turn_ms : *due;
        return CITE_OK;
    }
    if (!station->task)
        status = take_up(archives, station);
    if (status == CITE_OK && !station->task)
        *due = now;
    return status == CITE_OK && station->task ? send(archives, station) : status;
}

static cite_status serve_all(struct cite_archives *archives, int64_t *due)
{
    cite_status status = CITE_OK;
    int64_t now = 0;

    do {
        *due = INT64_MAX;
        now = now_of(archives);
        for (size_t i = 0; i < archives->count && status == CITE_OK; i++)
            status = serve(archives, &archives->stations[i], due);
    } while (status == CITE_OK && *due <= now);
    return status;
}

/* An archive that asks for a short pause gets it, and the same question again. */
static bool wants_pause(const struct cite__station *station, const struct cite__answer *answer)
{
    return answer->net == CITE__NET_OK && (answer->http_code == 429 || answer->http_code == 503) &&
           answer->retry_after_s > 0 && answer->retry_after_s <= PAUSE_MAX_S && station->pauses < PAUSES_MAX;
}

static cite_status receive(struct cite_archives *archives, const struct cite__answer *answer)
{
    struct cite__station *station = &archives->stations[answer->id];
    enum cite__archive_says says = CITE__ARCHIVE_STRANGE;

    station->sent = false;
    if (wants_pause(station, answer)) {
        station->pauses++;
        station->next_ms = now_of(archives) + (int64_t)answer->retry_after_s * 1000;
        return tell(archives, station);
    }
    station->pauses = 0;
    cite_status status = cite__archive_hear(&says, archives, station, answer);
    if (says == CITE__ARCHIVE_GOES_ON)
        return status;
    station->strange = says == CITE__ARCHIVE_STRANGE ? station->strange + 1 : 0;
    end_task(archives, station);
    if (status == CITE_OK && (says == CITE__ARCHIVE_FAILED || station->strange >= STRANGE_MAX))
        status = let_rest(archives, station, answer);
    return status;
}

static cite_status receive_all(struct cite_archives *archives, int64_t until)
{
    struct cite__transport *transport = archives->transport;
    struct cite__answer answer;
    int64_t left = until - now_of(archives);

    left = left < 0 ? 0 : left > WAIT_MAX_MS ? WAIT_MAX_MS : left;
    cite_status status = transport->ops->poll(transport, (int)left);
    while (status == CITE_OK && transport->ops->take(transport, &answer))
        status = receive(archives, &answer);
    return status;
}

cite_status cite__archives_run(struct cite_archives *archives, int timeout_ms, const struct cite__task *until)
{
    bool patient = timeout_ms > 0 && (until || !archives->done.first);
    int64_t end = now_of(archives) + (patient ? timeout_ms : 0);
    size_t pending = archives->pending;
    int64_t due = 0;

    for (;;) {
        cite_status status = serve_all(archives, &due);
        bool over = until ? until->done : archives->pending == 0 || archives->pending < pending;
        if (status != CITE_OK || over)
            return status;
        status = receive_all(archives, due < end ? due : end);
        if (status != CITE_OK || now_of(archives) >= end)
            return status == CITE_OK ? serve_all(archives, &due) : status;
    }
}
