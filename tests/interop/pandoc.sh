#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2154 # common.sh stands beside this, reads these and sets "names"
# pandoc.sh CLI LIBRARY SOURCE: pandoc renders every work of the CSL-JSON and the BibLaTeX, and says nothing.
cli=$1
library=$2
source=$3
. "$(dirname "$0")/common.sh"
needs pandoc

printf -- '---\nnocite: "@*"\n...\n' >all.md
for format in csl-json:json biblatex:bib; do
    extension=${format#*:}
    format=${format%:*}
    exports "$format"
    for name in $names; do
        cp "$name.$format" "$name.$extension"
        pandoc --citeproc --bibliography "$name.$extension" -t html all.md >out 2>err ||
            fail "pandoc, $name.$format: exit status $?"
        silent "pandoc, $name.$format" err
        same "pandoc, $name.$format" "$(grep -c 'class="csl-entry"' out)" "$name.count"
    done
done
finish
