/*
 * core/common.c: the public helpers of cite/common.h.
 */
#include <cite/common.h>

#include <stdio.h>
#include <string.h>

int cite_write_file(void *context, const char *data, size_t len)
{
    return len == 0 || fwrite(data, 1, len, (FILE *)context) == len ? 0 : -1;
}

cite_str cite_str_from(const char *text)
{
    return (cite_str){text, text ? strlen(text) : 0};
}
