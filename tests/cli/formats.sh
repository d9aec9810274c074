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

expect 0 "links, text" "$cli" links $offline "$sample"
has out "$word"
expect 0 "links, no check" "$cli" links --no-check -f json "$sample"
json out
has out '"status": "skipped"'
has out '"occurrences"'
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

for format in bibtex biblatex csl-json ris; do
    expect 0 "bibliography, $format" "$cli" bibliography -f $format "$sample"
    checks=$((checks + 1))
    [ -s out ] || fail "bibliography, $format: nothing written"
    if [ $format = csl-json ]; then json out; fi
    cp out one
    expect 0 "bibliography, $format, two files" "$cli" bibliography -f $format "$sample" "$sample"
    cmp -s out one || fail "bibliography, $format: the same works twice"
done

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
finish
