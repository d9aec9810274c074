#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# formats.sh CLI SAMPLE: every format of every command, and what must stand in it.
cli=$1
sample=$2
. "$(dirname "$0")/common.sh"

# A build without libcurl cannot even say that there is no network.
offline=--offline
word=offline
if [ "$CITE_NET" != 1 ]; then
    offline=--no-check
    word=skipped
fi

expect 0 "extract, text" "$cli" extract "$sample"
has out "notes"
has out "https://www.w3.org/Provider/Style/URI"
expect 0 "extract, json" "$cli" extract -f json "$sample"
json out
for key in schema source notes callouts links citations items; do has out "\"$key\": "; done
cp out first.json
expect 0 "extract, json, again" "$cli" extract -f json "$sample"
cmp -s out first.json || fail "the same input gave another output"
expect 0 "extract, two files" "$cli" extract -f json "$sample" "$sample"
json out
expect 0 "extract, jsonl" "$cli" extract -f jsonl "$sample" "$sample"
lines out 2
head -n 1 out >line
json line
expect 0 "extract, html" "$cli" extract -f html "$sample"
has out "<!DOCTYPE html>"
has_not out "<script"

# Why it reads so: everything, then one thing each.
expect 0 "extract, explained" "$cli" extract --explain "$sample"
for part in "note at line" "callout at line" "link at line" evidence reading chosen rejected; do has out "$part"; done
cp out all.txt
expect 0 "extract, explained before the file" "$cli" extract "$sample" --explain
cmp -s out all.txt || fail "--explain behind the file explains something else"
expect 0 "extract, one note explained" "$cli" extract --explain note:9 "$sample"
has out "note 9"
has_not out "link at line"
has_not out "callout at line"
expect 0 "extract, one callout explained" "$cli" extract --explain=callout:3 "$sample"
has out "calls note 3"
has_not out "note at line"
expect 0 "extract, one link explained" "$cli" extract --explain link:1 "$sample"
has out "https://www.w3.org/Provider/Style/URI"
has_not out "note at line"
expect 0 "extract, a line explained" "$cli" extract --explain 100 "$sample"
has out "line 4, byte 97"
has_not out "link at line"
expect 0 "extract, nothing to explain" "$cli" extract --explain note:4000 "$sample"
has out "Nothing there could be"
printf 'One.1\n\n1 Ada Lund, Rope (1970), p. 4.\n' >./12
expect 0 "extract, a file named like an offset" "$cli" extract --explain -- 12
has out "12: why"

printf 'One.1 Two.2\n\n1 Ada Lund, Rope and Sail (Quay, 1970).\n\n2 Ada Lund, Rope and Sail (Quay, 1970), 4.\n' >twice.txt
expect 0 "extract, a work cited again" "$cli" extract --explain twice.txt
has out "work lund1970rope: Lund, Ada. Rope and Sail."
has out "  cited again     the same title and first author"

expect 0 "links, text" "$cli" links $offline "$sample"
has out "$word"
expect 0 "links, no check" "$cli" links --no-check -f json "$sample"
json out
has out '"status": "skipped"'
has out '"occurrences"'
for format in csv markdown junit sarif github; do
    expect 0 "links, $format" "$cli" links $offline -f "$format" "$sample"
done
expect 0 "links, jsonl" "$cli" links $offline -f jsonl "$sample"
tail -n 1 out >line
json line
has line '"summary"'
head -n 1 out >line
json line
has line '"url"'
expect 0 "links, html" "$cli" links $offline -f html "$sample"
has out "</html>"
expect 0 "links, dumped" "$cli" links --dump-links "$sample"
cp out urls.txt
sort urls.txt | uniq -d >double
empty double
# A list of URLs, one a line, is an input too.
expect 0 "links, of a list" "$cli" links --dump-links urls.txt
sort urls.txt >a
sort out >b
cmp -s a b || fail "the list of URLs was read as other URLs"

for format in bibtex biblatex csl-json ris text markdown csv; do
    expect 0 "bibliography, $format" "$cli" bibliography -f $format "$sample"
    checks=$((checks + 1))
    [ -s out ] || fail "bibliography, $format: nothing written"
    if [ $format = csl-json ]; then json out; fi
    cp out one
    expect 0 "bibliography, $format, two files" "$cli" bibliography -f $format "$sample" "$sample"
    cmp -s out one || fail "bibliography, $format: the same works twice"
done

expect 0 "bibliography, csv" "$cli" bibliography -f csv "$sample"
has out '"key","type","author"'
has out '"austen1813pride","book","Austen, Jane"'
expect 0 "bibliography, text" "$cli" bibliography -f text "$sample"
has out "Austen, Jane. Pride and Prejudice. London: T. Egerton, 1813."
head -n 1 out >line
has line "Austen"
expect 0 "bibliography, markdown" "$cli" bibliography -f markdown --style=apa "$sample"
has out "Austen, J. (1813). *Pride and Prejudice*. T. Egerton. <https://www.gutenberg.org/ebooks/1342>"
expect 0 "bibliography, markdown, as cited" "$cli" bibliography -f markdown --sort cited "$sample"
head -n 1 out >line
has_not line "Austen"
expect 0 "bibliography, by title" "$cli" bibliography -f csv --sort title "$sample"
sed -n 2p out >line
has line "Cool URIs"
expect 0 "bibliography, by year" "$cli" bibliography -f csv --sort year "$sample"
sed -n 2p out >line
has line "austen1813pride"
expect 2 "bibliography, no such style" "$cli" bibliography --style mla "$sample"
has err "chicago"
expect 2 "bibliography, no such order" "$cli" bibliography --sort size "$sample"

expect 0 "audit, text" "$cli" audit $offline "$sample"
has out "Summary"
expect 0 "audit, run" "$cli" audit run $offline -f json "$sample"
json out
has out '"libcite.audit/1"'
has out '"state": "unknown"'
expect 0 "audit, all outputs" "$cli" audit $offline -o r.txt --html r.html --json r.json --bibliography r.bib "$sample"
empty out
has r.txt "Summary"
has r.html "<h2>Notes</h2>"
json r.json
has r.bib "@"
expect 0 "audit, ris" "$cli" audit $offline -q --bibliography r.ris "$sample"
has r.ris "TY  - "
expect 0 "audit, csv" "$cli" audit $offline -q --bibliography r.csv "$sample"
has r.csv '"key"'
expect 0 "audit, markdown" "$cli" audit $offline -q --bibliography r.md "$sample"
has r.md "*Pride and Prejudice*"
expect 0 "audit, plain" "$cli" audit $offline -q --bibliography r.txt "$sample"
has r.txt "Pride and Prejudice. London"

# Nothing but "always" colours a file; NO_COLOR yields to it.
escape=$(printf '\033')
expect 0 "colour, auto" "$cli" audit $offline "$sample"
has_not out "$escape"
expect 0 "colour, always" env NO_COLOR=1 "$cli" audit $offline --color always "$sample"
has out "${escape}["
expect 0 "colour, never" "$cli" audit $offline --color never "$sample"
has_not out "$escape"

# What a document says must not reach the terminal or the page as a command.
printf '1 Doe \033[31mred \342\200\256 <script>alert(1)</script> "&" https://example.org/?a=1&b=%%3Cx%%3E\n' >evil.txt
expect 0 "extract --explain, evil text" "$cli" extract --explain evil.txt
has_not out "$escape"
has_not out "$(printf '\342\200\256')"
for command in extract "audit $offline"; do
    # shellcheck disable=SC2086 # a command and its option
    expect 0 "$command, evil text" "$cli" $command evil.txt
    has_not out "$escape"
    has_not out "$(printf '\342\200\256')"
    # shellcheck disable=SC2086
    expect 0 "$command, evil page" "$cli" $command -f html evil.txt
    has_not out "<script>alert"
    has_not out "$escape"
done
# JSON keeps the document's characters, as escapes where a terminal would obey them; exports leave those out.
printf '1 Doe, \302\233Fish\342\200\256 eel\342\201\246s\342\200\251 (2019), https://example.org/a\n' >evil.txt
expect 0 "json, evil text" "$cli" extract -f json evil.txt
json out
has out '\u009bFish\u202e eel\u2066s\u2029'
for format in bibtex biblatex csl-json ris text markdown csv; do
    expect 0 "bibliography, evil text, $format" "$cli" bibliography -f $format evil.txt
    has out "Doe"
    for bytes in '\302\233' '\342\200\256' '\342\201\246' '\342\200\251'; do
        # shellcheck disable=SC2059 # the format is the point
        has_not out "$(printf "$bytes")"
    done
done

# The user information of a URL may be a password: no report shows it; the text and its spans stay the document's.
printf '1 Doe, Fish (2019), https://user:secret@example.org/a and http://name@127.0.0.1:9/b.\n' >user.txt
for command in extract "links $offline" "audit $offline"; do
    for format in text html; do
        # shellcheck disable=SC2086 # a command and its option
        expect 0 "$command -f $format, user information" "$cli" $command -f $format user.txt
        has_not out "secret"
        has_not out "name@"
        if [ "$command-$format" != "audit $offline-text" ]; then has out "https://example.org/a"; fi
    done
    # shellcheck disable=SC2086
    expect 0 "$command -f json, user information" "$cli" $command -f json user.txt
    has out '"url": "https://example.org/a"'
done
has_not out "secret"
expect 0 "dumped, user information" "$cli" links --dump-links user.txt
has_not out "secret"
has out "https://example.org/a"
for format in bibtex biblatex csl-json ris text markdown csv; do
    expect 0 "bibliography -f $format, user information" "$cli" bibliography -f $format user.txt
    has out "https://example.org/a"
    has_not out "secret"
done

# Where nothing was asked nobody is told of "0 findings".
expect 0 "headline, nothing checked" "$cli" audit $offline "$sample"
has out "none checked ("
has out " $word)"
has_not out "0 findings"
expect 0 "headline, nothing checked, page" "$cli" audit $offline -f html "$sample"
has out "</b> not checked</li>"
has out "<p>No link was checked ("
has_not out "</b> findings</li>"

# Where the numbering starts again there is a heading, in both.
expect 0 "two numberings" "$cli" extract "$(dirname "$0")/numberings.txt"
has out "Numbering 2"
expect 0 "two numberings, page" "$cli" extract -f html "$(dirname "$0")/numberings.txt"
has out "<h3>Numbering 2</h3>"

# A link broken at a hyphen has another reading worth seeing.
expect 0 "another reading" "$cli" extract "$sample"
has out "       or https://digital-shelf.invalid/rules-of-theshelf.html"
expect 0 "another reading, page" "$cli" extract -f html "$sample"
has out '<span class="soft">or <a '
finish
