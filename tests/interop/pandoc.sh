#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2154 # common.sh stands beside this, reads these and sets "names"
# pandoc.sh CLI LIBRARY SOURCE: pandoc renders every work of the CSL-JSON and the BibLaTeX, and says nothing; and it reads
# from the Markdown what the plain text says.
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

# Without its italics and links Markdown is the plain text.
cat >bare.lua <<'END'
function Emph(element) return element.content end
function Link(element) return element.content end
END
exports text
exports markdown
# Some of its readers compose accents.
composed="s/e$(printf '\314\201')/$(printf '\303\251')/g"
for name in $names; do
    for reader in commonmark gfm markdown-smart; do
        pandoc -f "$reader" -t plain --wrap=none --lua-filter bare.lua "$name.markdown" >out 2>err ||
            fail "pandoc, $reader, $name: exit status $?"
        silent "pandoc, $reader, $name" err
        checks=$((checks + 1))
        sed "$composed" "$name.text" >text
        sed "$composed" out | diff text - >err || fail "pandoc, $reader: the Markdown of $name is not its text: $(head -n 6 err)"
    done
done
finish
