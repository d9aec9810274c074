#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2154 # common.sh stands beside this, reads these and sets "names"
# bibutils.sh CLI LIBRARY SOURCE: bib2xml reads every work of the BibTeX, ris2xml every one of the RIS.
cli=$1
library=$2
source=$3
. "$(dirname "$0")/common.sh"
needs bib2xml
needs ris2xml

exports ris
for name in $names; do
    bib2xml "$name.bibtex" >out 2>err || fail "bib2xml, $name: exit status $?"
    same "bib2xml, $name" "$(grep -c '<mods[ >]' out)" "$name.count"
    ris2xml "$name.ris" >out 2>err || fail "ris2xml, $name: exit status $?"
    same "ris2xml, $name" "$(grep -c '<mods[ >]' out)" "$name.count"
done
finish
