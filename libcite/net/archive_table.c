/*
 * net/archive_table.c: the archives that are asked by default (cite/archive.h).
 *
 * There is no aggregator left that could be asked for all of them (LANL's Time Travel ended in 2025). Wayback's playback
 * sends to the nearest copy, and costs least; the others are TimeGates. http leads to https where an archive has it.
 */
#include <cite/archive.h>

#include <stddef.h>

/* The Internet Archive shuts out who asks more than some 24 times a minute. */
#define SLOW_MS 2500

/* Between two requests to any other. */
#define DELAY_MS 1000

static const cite_archive table[] = {
    {"Internet Archive", "https://web.archive.org/web/{stamp}/{url}", SLOW_MS},
    {"Archive-It", "https://wayback.archive-it.org/all/{stamp}/{url}", DELAY_MS},
    {"Library of Congress", "https://webarchive.loc.gov/all/{stamp}/{url}", DELAY_MS},
    {"Arquivo.pt", "https://arquivo.pt/wayback/{stamp}/{url}", DELAY_MS},
    {"UK Web Archive", "https://www.webarchive.org.uk/wayback/archive/{stamp}/{url}", DELAY_MS},
    {"UK National Archives", "https://webarchive.nationalarchives.gov.uk/timegate/{url}", DELAY_MS},
    {"UK Parliament", "https://webarchive.parliament.uk/timegate/{url}", DELAY_MS},
    {"Icelandic Web Archive", "https://wayback.vefsafn.is/wayback/{stamp}/{url}", DELAY_MS},
    {"archive.today", "https://archive.today/timegate/{url}", DELAY_MS},
    {NULL, NULL, 0},
};

const cite_archive *cite_archive_table(void)
{
    return table;
}
