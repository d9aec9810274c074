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

/* An archive that runs Wayback or pywb has all below one address. */
#define WAYBACK(name, place)                                                                                   \
    {                                                                                                          \
        name, place "{stamp}/{url}", DELAY_MS, place "timemap/link/{url}", NULL                                \
    }

/* One that has a TimeGate and a TimeMap side by side. */
#define GATE(name, place)                                                                                      \
    {                                                                                                          \
        name, place "timegate/{url}", DELAY_MS, place "timemap/{url}", NULL                                    \
    }

/* Rows of a page of its list: its own limit is above. */
#define CDX "https://web.archive.org/cdx/search/cdx?url={query}&limit=10000&showResumeKey=true"

static const cite_archive table[] = {
    {"Internet Archive", "https://web.archive.org/web/{stamp}/{url}", SLOW_MS,
     "https://web.archive.org/web/timemap/link/{url}", CDX},
    WAYBACK("Archive-It", "https://wayback.archive-it.org/all/"),
    WAYBACK("Library of Congress", "https://webarchive.loc.gov/all/"),
    WAYBACK("Arquivo.pt", "https://arquivo.pt/wayback/"),
    WAYBACK("UK Web Archive", "https://www.webarchive.org.uk/wayback/archive/"),
    GATE("UK National Archives", "https://webarchive.nationalarchives.gov.uk/"),
    GATE("UK Parliament", "https://webarchive.parliament.uk/"),
    WAYBACK("Icelandic Web Archive", "https://wayback.vefsafn.is/wayback/"),
    GATE("archive.today", "https://archive.today/"),
    {NULL, NULL, 0, NULL, NULL},
};

const cite_archive *cite_archive_table(void)
{
    return table;
}
