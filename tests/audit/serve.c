/*
 * audit/serve.c: the servers of the world (audit/world.h): pages, redirects, archives and the register of DOIs.
 */
#include "audit/world.h"
#include "core/date.h"
#include "core/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HTML "text/html; charset=utf-8"

static const struct {
    const char *line;
    const char *words; /* what people read where there is no page */
} answers[WAYS] = {
    [WAY_PAGE] = {"200 OK", ""},
    [WAY_GONE] = {"404 Not Found", "<title>404</title><p>There is nothing here."},
    [WAY_WALL] = {"403 Forbidden", "<title>Forbidden</title><p>You may not read this."},
    [WAY_FAILS] = {"500 Internal Server Error", "<title>Error</title><p>Something broke."},
    [WAY_BUSY] = {"503 Service Unavailable", "<title>Busy</title><p>Come back another day."},
    [WAY_NOTICE] = {"200 OK", "<html><head><title>Page not found</title></head><body><h1>Page not found</h1>"
                              "<p>The page that you asked for could not be found.</p></body></html>"},
    [WAY_MOVED] = {"301 Moved Permanently", ""},
    [WAY_PASSING] = {"302 Found", ""},
    [WAY_HOME] = {"302 Found", ""},
    [WAY_REFUSED] = {"404 Not Found", ""}, /* cannot be reached here */
    [WAY_KNOWN] = {"200 OK", ""},          /* nor can these, */
    [WAY_UNKNOWN] = {"404 Not Found", ""}, /* but by the register */
    [WAY_ELSEWHERE] = {"404 Not Found", ""},
};

static void put_head(struct text *out, const char *line, const char *type, size_t len)
{
    text_add_string(out, "HTTP/1.1 ");
    text_add_string(out, line);
    text_add_string(out, "\r\nConnection: close\r\nContent-Type: ");
    text_add_string(out, type);
    text_add_string(out, "\r\nContent-Length: ");
    text_add_number(out, len);
    text_add_string(out, "\r\n");
}

static void put_body(struct text *out, const char *line, const char *type, const char *fields, const char *body)
{
    put_head(out, line, type, strlen(body));
    text_add_string(out, fields);
    text_add_string(out, "\r\n");
    text_add_string(out, body);
}

static void put_page(struct text *out, const char *fields, const struct page *page, unsigned run)
{
    struct text body = {NULL, 0, 0, false};

    page_write(&body, page, run);
    put_body(out, "200 OK", HTML, fields, body.data ? body.data : "");
    text_release(&body);
}

static void put_redirect(struct text *out, const char *line, const char *location)
{
    put_head(out, line, HTML, 0);
    text_add_string(out, "Location: ");
    text_add_string(out, location);
    text_add_string(out, "\r\n\r\n");
}

/* "/web/20210304050607/URL" leads to the copy; with "id_" it is the copy. */
static void answer_as_keeper(struct text *out, const struct address *address, const char *head)
{
    const char *url = address_in_archive(address);
    const char *raw = strstr(head, "http");
    struct address original;
    int64_t time = 0;
    char fields[64];
    char location[ADDRESS_MAX + 32];

    if (!url || !raw || !address_read(&original, url) || world_copy(url) == COPY_NONE ||
        !cite__date_stamp(&time, (cite_str){address->path + 5, 14})) {
        put_body(out, "404 Not Found", HTML, "", "");
        return;
    }
    enum copy copy = world_copy(url);
    if (url[-2] != '_') {
        char stamp[CITE__STAMP_SIZE];
        cite__date_stamp_put(stamp, world_copy_time(copy, time));
        (void)snprintf(location, sizeof location, "/web/%s/%.*s", stamp, (int)strcspn(raw, " "), raw);
        put_redirect(out, "302 Found", location);
        return;
    }
    char date[CITE__HTTP_DATE_SIZE];
    cite__date_http_put(date, time);
    (void)snprintf(fields, sizeof fields, "Memento-Datetime: %s\r\n", date);
    struct page page = {address_number(&original), copy == COPY_ELSE ? EDITION_ELSE : EDITION_FIRST};
    if (copy == COPY_ERROR)
        put_body(out, answers[WAY_GONE].line, HTML, fields, answers[WAY_GONE].words);
    else
        put_page(out, fields, &page, 0);
}

static void answer_as_register(struct text *out, const struct address *address)
{
    bool known = !strstr(address->path, "lost");

    put_body(out, known ? "200 OK" : "404 Not Found", "application/json", "",
             known ? "{\"responseCode\":1,\"handle\":\"10.5555/x\",\"values\":[]}" : "{\"responseCode\":100}");
}

/* "/page/NUMBER/EDITION": where pages moved to. */
static bool answer_as_new_place(struct text *out, const struct address *address, unsigned run)
{
    char *end = NULL;

    if (strcmp(address->host, "newhouse.example") != 0 && strcmp(address->host, "guesthouse.example") != 0)
        return false;
    struct page page = {strtoull(address->path + strlen("/page/"), &end, 16), EDITION_FIRST};
    unsigned long edition = *end == '/' ? strtoul(end + 1, NULL, 10) : EDITIONS;
    if (edition >= EDITIONS)
        return false;
    page.edition = (enum edition)edition;
    put_page(out, "", &page, run);
    return true;
}

void world_answer(void *context, const char *head, struct text *out)
{
    const unsigned *run = context;
    struct address address;
    struct visit visit;

    if (!address_of_request(&address, head) || strcmp(address.host, WORLD_EMPTY) == 0) {
        put_body(out, "404 Not Found", HTML, "", "");
        return;
    }
    if (strcmp(address.host, WORLD_KEEPER) == 0) {
        answer_as_keeper(out, &address, head);
        return;
    }
    if (strncmp(address.path, "/api/handles/", 13) == 0) {
        answer_as_register(out, &address);
        return;
    }
    if (answer_as_new_place(out, &address, *run))
        return;
    world_visit_at(&visit, &address, *run);
    if (visit.final[0] != '\0')
        put_redirect(out, answers[visit.way].line, visit.final);
    else if (visit.page.edition != EDITION_NONE)
        put_page(out, "", &visit.page, *run);
    else
        put_body(out, answers[visit.way].line, HTML, "", answers[visit.way].words);
}
