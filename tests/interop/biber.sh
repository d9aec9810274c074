#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2154 # common.sh stands beside this, reads these and sets "names"
# biber.sh CLI LIBRARY SOURCE: biber reads every work of the BibLaTeX, and finds it to be as BibLaTeX's data model wants it.
cli=$1
library=$2
source=$3
. "$(dirname "$0")/common.sh"
needs biber

# What may be said: that a field is not BibLaTeX's (those are written for other readers), and of entries whose types the
# data model knows by name alone that they have fields.
known="Field '[a-zA-Z_-]*' invalid in data model - ignoring
Invalid field '[a-z]*' for entrytype '\(audio\|jurisdiction\|legal\|legislation\|letter\|standard\|video\)'"

exports biblatex
for name in $names; do
    # What a document does not tell of a work cannot be written; but the full library has all that a type asks for.
    allowed=$known
    [ "$name" = full ] || allowed="$known
Missing mandatory field"
    cp "$name.biblatex" "$name.bib"
    biber --tool --validate-datamodel --output-file "$name.out" "$name.bib" >log 2>&1 ||
        fail "biber, $name: exit status $?"
    grep -E '^(WARN|ERROR)' log | grep -v -e "$allowed" >bad
    silent "biber, $name" bad
    same "biber, $name" "$(grep -c '^@' "$name.out")" "$name.count"
done
finish
