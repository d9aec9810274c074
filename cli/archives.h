/*
 * cli/archives.h: the web archives of the settings.
 */
#ifndef CLI_ARCHIVES_H
#define CLI_ARCHIVES_H

#include "options.h"

/*
 * Archives to be asked: the library's, unless the settings leave them out, and those of the configuration. All runs of a
 * user share their pace ("citation-check/archives" in XDG_STATE_HOME or ~/.local/state). Copies that searches find get
 * fingerprints. To be ended by cite_archives_free. NULL after a message: *status then says EXIT_USAGE or EXIT_FAILED.
 */
cite_archives *archives_open(const struct settings *settings, int *status);

#endif
