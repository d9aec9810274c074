/*
 * version.c: the version linked, which may be another than the one compiled against.
 */
#include <cite/version.h>

int cite_version_number(void)
{
    return CITE_VERSION_NUMBER;
}

const char *cite_version_string(void)
{
    return CITE_VERSION_STRING;
}
