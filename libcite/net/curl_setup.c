/*
 * net/curl_setup.c: what all requests of a transport have in common. Part of the only caller of libcurl.
 */
#include "core/alloc.h"
#include "core/str.h"
#include "net/curl_slot.h"

#include <stdio.h>
#include <string.h>

/* Whether the file of certificates that libcurl was built for is there. */
static bool find_bundle(void)
{
    CURL *easy = curl_easy_init();
    char *path = NULL;
    FILE *file = NULL;

    if (easy && curl_easy_getinfo(easy, CURLINFO_CAINFO, &path) == CURLE_OK && path)
        file = fopen(path, "rb");
    if (file)
        fclose(file);
    curl_easy_cleanup(easy);
    return file != NULL;
}

/* A list of libcurl's, of strings that end with NULL; false when memory is out. */
static bool make_list(struct curl_slist **out, const char *const *items)
{
    for (; items && *items; items++) {
        struct curl_slist *longer = curl_slist_append(*out, *items);
        if (!longer)
            return false;
        *out = longer;
    }
    return true;
}

/* CITE_ERROR_ARGUMENT, CITE_ERROR_MEMORY. */
static cite_status copy_allowed(struct cite__slot_common *common, const cite_allocator *allocator,
                                const char *const *items)
{
    size_t count = 0;
    size_t size = 0;

    while (items && items[count])
        count++;
    if (count == 0)
        return CITE_OK;
    if (!cite__size_mul(&size, count, sizeof *common->allowed))
        return CITE_ERROR_MEMORY;
    common->allowed = cite__alloc(allocator, size);
    if (!common->allowed)
        return CITE_ERROR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        if (!cite__network_parse(&common->allowed[i], cite_str_from(items[i])))
            return CITE_ERROR_ARGUMENT;
    }
    common->allowed_count = count;
    return CITE_OK;
}

static bool copy_text(char **out, const char *text, const cite_allocator *allocator)
{
    if (!text)
        return true;
    size_t size = strlen(text) + 1;
    *out = cite__alloc(allocator, size);
    if (*out)
        memcpy(*out, text, size);
    return *out != NULL;
}

cite_status cite__slot_common_init(struct cite__slot_common *common, const struct cite__transport_setup *setup,
                                   const cite_allocator *allocator)
{
    static const char *const headers[] = {"Accept: text/html,application/xhtml+xml,*/*;q=0.8", NULL};

    *common = (struct cite__slot_common){.has_bundle = find_bundle()};
    if (!copy_text(&common->ca_file, setup->ca_file, allocator) ||
        !copy_text(&common->proxy, setup->proxy, allocator) || !make_list(&common->headers, headers) ||
        !make_list(&common->resolve, setup->resolve) || !make_list(&common->connect_to, setup->connect_to))
        return CITE_ERROR_MEMORY;
    return copy_allowed(common, allocator, setup->allow_addresses);
}

void cite__slot_common_release(struct cite__slot_common *common, const cite_allocator *allocator)
{
    curl_slist_free_all(common->headers);
    curl_slist_free_all(common->resolve);
    curl_slist_free_all(common->connect_to);
    cite__free(allocator, common->ca_file);
    cite__free(allocator, common->proxy);
    cite__free(allocator, common->allowed);
}
