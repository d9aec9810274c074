/*
 * core/error.c: the table of statuses, and how a failure is told.
 */
#include "core/error.h"

#include <string.h>

static const struct {
    const char *name;
    const char *text;
} statuses[] = {
    [CITE_OK] = {"CITE_OK", "no error"},
    [CITE_ERROR_MEMORY] = {"CITE_ERROR_MEMORY", "out of memory"},
    [CITE_ERROR_ARGUMENT] = {"CITE_ERROR_ARGUMENT", "bad argument"},
    [CITE_ERROR_FORMAT] = {"CITE_ERROR_FORMAT", "not in the expected format"},
    [CITE_ERROR_LIMIT] = {"CITE_ERROR_LIMIT", "a limit was passed"},
    [CITE_ERROR_IO] = {"CITE_ERROR_IO", "reading or writing failed"},
    [CITE_ERROR_NETWORK] = {"CITE_ERROR_NETWORK", "the network could not be set up"},
    [CITE_ERROR_STORE] = {"CITE_ERROR_STORE", "the store could not be used"},
    [CITE_ERROR_UNSUPPORTED] = {"CITE_ERROR_UNSUPPORTED", "not supported by this build"},
    [CITE_ERROR_INTERNAL] = {"CITE_ERROR_INTERNAL", "internal error"},
};

#define STATUS_COUNT (sizeof statuses / sizeof statuses[0])

const char *cite_status_name(cite_status status)
{
    return (size_t)status < STATUS_COUNT ? statuses[status].name : "unknown status";
}

const char *cite_status_text(cite_status status)
{
    return (size_t)status < STATUS_COUNT ? statuses[status].text : "unknown status";
}

void cite__error_clear(cite_error *error)
{
    if (!error)
        return;
    error->status = CITE_OK;
    error->offset = CITE_NONE;
    error->message[0] = '\0';
}

/* Appends text to the message, cut to fit. */
static void append(cite_error *error, const char *text)
{
    size_t used = strlen(error->message);
    size_t room = sizeof error->message - 1 - used;
    size_t len = strlen(text);

    if (len > room) {
        len = room;
        while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80) /* never through a UTF-8 sequence */
            len--;
    }
    memcpy(error->message + used, text, len);
    error->message[used + len] = '\0';
}

cite_status cite__error_set(cite_error *error, cite_status status, size_t offset, const char *message)
{
    if (!error || error->status != CITE_OK)
        return status;
    error->status = status;
    error->offset = offset;
    error->message[0] = '\0';
    append(error, message ? message : cite_status_text(status));
    return status;
}

cite_status cite__error_named(cite_error *error, cite_status status, const char *name, const char *message)
{
    if (!error || error->status != CITE_OK)
        return status;
    cite__error_set(error, status, CITE_NONE, name ? name : "input");
    append(error, ": ");
    append(error, message ? message : cite_status_text(status));
    return status;
}
