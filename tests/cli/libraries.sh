#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2154 # common.sh stands beside this, and reads and sets these
# libraries.sh CLI SOURCE: libraries as inputs of bibliography, and --match.
cli=$1
source=$2
. "$(dirname "$0")/common.sh"
sample="$source/examples/data/sample.txt"

cat >one.bib <<'END'
@string{press = "River Press"}
@book{orr2019tides, author = {Orr, Ann and M{\"u}ller, Bo}, title = {Tides \& Seas}, publisher = press, year = 2019}
@article{li2020, author = {Li, Cy}, title = {A River of {NATO}}, journal = {Waters}, year = 2020, doi = {10.1234/x_y}}
END
cat >two.ris <<'END'
TY  - BOOK
AU  - Orr, Ann
TI  - Tides & Seas
PY  - 2019
CY  - Ghent
ER  - 
TY  - MAP
TI  - A Map of the Weirs at Ghent
ER  - 
END
echo '[{"id": "m", "type": "map", "title": "A Map of the Weirs at Ghent"}]' >three.json

expect 0 "a library converted" "$cli" bibliography -f csl-json one.bib
json out
has out '"title": "Tides & Seas"'
has out '"family": "Müller"'
has out '"id": "orr2019tides"'
empty err

expect 0 "libraries merged" "$cli" bibliography -f bibtex one.bib two.ris three.json
has out '@book{orr2019tides,'
has out 'address = {Ghent}'
checks=$((checks + 1))
[ "$(grep -c '^@' out)" -eq 3 ] || fail "libraries merged: not 3 works"

expect 0 "there and back" "$cli" bibliography -f biblatex one.bib -o back.bib
expect 0 "there and back" "$cli" bibliography -f biblatex back.bib
cmp -s out back.bib || fail "there and back: what was written reads otherwise"

what="from standard input"
"$cli" bibliography -f ris - <one.bib >out 2>err || fail "$what: exit status"
has out 'TI  - Tides & Seas'

printf '@book{a, title = {Open\n@book{b, title = {Tides}}\n' >bad.bib
expect 3 "a bad entry" "$cli" bibliography -f bibtex bad.bib
has err 'bad.bib:1: error: a value is not closed'
has out '@book{b,'
printf '@odd{b, title = {Tides}}\n' >odd.bib
expect 0 "a warning" "$cli" bibliography odd.bib
has err 'odd.bib:1: warning: an unknown type'
expect 0 "no warning" "$cli" bibliography -q odd.bib
empty err
expect 3 "no CSL-JSON" "$cli" bibliography --match none.json one.bib

expect 1 "a work is missing" "$cli" bibliography --match one.bib two.ris
has out '1 of 2 works are missing from the library'
has out 'A Map of the Weirs at Ghent'
has_not out 'Tides'
expect 0 "none is missing" "$cli" bibliography --match one.bib one.bib
has out '0 of 2 works are missing'
expect 1 "missing, as JSON" "$cli" bibliography --match one.bib -f json two.ris
json out
has out '"schema": "libcite.match/1"'
has out '"library": "orr2019tides"'
has out '"title":"A Map of the Weirs at Ghent"'
expect 0 "none missing, as JSON" "$cli" bibliography --match one.bib -f json one.bib
json out
expect 1 "missing, to be added" "$cli" bibliography --match one.bib -f bibtex two.ris
has out '@misc{'
has_not out '@book{'
expect 1 "missing from a library" "$cli" bibliography --match one.bib "$sample"
expect 0 "the sample's own works" "$cli" bibliography -f csl-json -o sample.json "$sample"
expect 0 "all are there" "$cli" bibliography --match sample.json "$sample"
expect 2 "json alone" "$cli" bibliography -f json one.bib
has err 'is written with --match alone'
expect 2 "over the library" "$cli" bibliography --match one.bib -f bibtex -o one.bib two.ris
has err 'would write over an input'
expect 3 "no library" "$cli" bibliography --match none.bib one.bib
finish
