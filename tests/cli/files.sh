#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# files.sh CLI SAMPLE: inputs that are odd or not there, outputs that cannot be written.
cli=$1
sample=$2
. "$(dirname "$0")/common.sh"

rm -rf folder ./*.txt ./*.json ./*.bib
mkdir folder
: >empty.txt
printf 'One line without its end https://example.org/a' >line.txt
printf '\000\001\002\003 binary \000' >binary.dat

for command in text extract "links --offline" bibliography "audit --offline"; do
    # shellcheck disable=SC2086 # a command and its option
    expect 0 "$command: empty file" "$cli" $command empty.txt
    empty err
    # shellcheck disable=SC2086
    expect 3 "$command: missing file" "$cli" $command missing.txt
    has err "citation-check: missing.txt: "
    lines err 1
    # shellcheck disable=SC2086
    expect 3 "$command: empty directory" "$cli" $command folder
    has err "citation-check: folder: no file to read in it"
    lines err 1
    # shellcheck disable=SC2086
    expect 3 "$command: to a full disk" "$cli" $command -o /dev/full "$sample"
    has err "citation-check: /dev/full: "
    # shellcheck disable=SC2086
    expect 3 "$command: to a folder that is not there" "$cli" $command -o nowhere/out "$sample"
    has err "citation-check: nowhere/out: "
    # shellcheck disable=SC2086
    expect 3 "$command: to a folder" "$cli" $command -o folder "$sample"
    # shellcheck disable=SC2086
    expect 3 "$command: standard output full" sh -c 'cli=$1; shift; "$cli" "$@" >/dev/full' sh "$cli" $command "$sample"
    has err "citation-check: standard output: "
done

# What the library says of bytes that are no text is its own; it must not crash, and must name the file if it refuses.
"$cli" extract binary.dat >out 2>err
status=$?
what="binary file"
if [ "$status" -eq 3 ]; then has err "citation-check: binary.dat: "; elif [ "$status" -ne 0 ]; then
    fail "binary file: exit status $status"
fi

expect 0 "text is what was read" "$cli" text line.txt
cmp -s out line.txt || fail "text: not the bytes of the file"
expect 0 "standard input" sh -c '"$1" text - <line.txt' sh "$cli"
cmp -s out line.txt || fail "standard input: not its bytes"
expect 0 "empty standard input" "$cli" extract -f json -
json out
has out '"path": "-"'

expect 3 "one bad file of three" "$cli" extract -f jsonl line.txt missing.txt empty.txt
lines out 2
lines err 1
has out '"path":"line.txt"'
has out '"path":"empty.txt"'
expect 3 "one bad file of two, an array" "$cli" extract -f json missing.txt line.txt
json out
expect 3 "only bad files, an array" "$cli" extract -f json missing.txt folder
json out
expect 3 "one bad file, audit" "$cli" audit --offline line.txt missing.txt
has out "line.txt: "

# A file appears whole or not at all.
echo old >kept.json
expect 0 "an output that exists" "$cli" extract -f json -o kept.json line.txt
json kept.json
has kept.json '"path": "line.txt"'
has_not kept.json old
ls -A >names
has_not names "kept.json."
expect 3 "an output whose input is bad" "$cli" extract -f text -o new.txt missing.txt
ls -A >names
has_not names "new.txt."
if [ "$(id -u)" -ne 0 ]; then
    chmod 500 folder
    expect 3 "a folder without permission" "$cli" extract -o folder/out line.txt
    chmod 700 folder
    chmod 000 line.txt
    expect 3 "a file without permission" "$cli" extract line.txt
    has err "citation-check: line.txt: "
    chmod 600 line.txt
else
    echo "run by root: permissions are not checked" >&2
fi
ln -sf kept.json link.json
expect 0 "an output behind a link" "$cli" extract -f json -o link.json empty.txt
has kept.json '"path": "empty.txt"'
[ -h link.json ] || fail "the link was replaced"

# One file is never written twice, nor over what is read; nothing is done then.
ln -sf line.txt other.txt
cp line.txt before.txt
for output in line.txt ./line.txt folder/../line.txt other.txt; do
    for command in text extract "links --no-check" bibliography "audit --no-check"; do
        # shellcheck disable=SC2086 # a command and its option
        expect 2 "$command -o $output" "$cli" $command -o "$output" line.txt
        has err "--output would write over an input: line.txt"
        lines err 1
    done
done
expect 2 "over the second input" "$cli" audit --no-check --json line.txt empty.txt line.txt
has err "--json would write over an input: line.txt"
expect 2 "over standard input" sh -c '"$1" extract -o line.txt - <line.txt' sh "$cli"
has err "would write over an input: standard input"
expect 2 "appended to an input" sh -c '"$1" extract line.txt >>line.txt' sh "$cli"
has err "standard output would write over an input: line.txt"
cmp -s line.txt before.txt || fail "an input was changed"
rm -f same.html
expect 2 "two outputs, one new file" "$cli" audit --no-check --html same.html --json ./same.html line.txt
has err "--html and --json would write to one file: ./same.html"
[ ! -e same.html ] || fail "the file was made all the same"
expect 2 "two outputs, one old file" "$cli" audit --no-check -o kept.json --json link.json line.txt
has err "--output and --json would write to one file: link.json"
expect 2 "an output and the cache" "$cli" links --offline -o both.txt --cache both.txt line.txt
has err "--output and --cache would write to one file: both.txt"
[ ! -e both.txt ] || fail "the file was made all the same"
expect 2 "the cache over an input" "$cli" links --offline --cache empty.txt empty.txt
has err "--cache would write over an input: empty.txt"
expect 2 "two outputs, standard output" "$cli" audit --no-check --html - line.txt
has err "would write to one file: standard output"
expect 0 "two outputs to a device" "$cli" audit --no-check -o /dev/null --html /dev/null line.txt
expect 0 "the same name in two folders" "$cli" audit --no-check -o two.txt --html folder/two.txt line.txt

expect 3 "an empty file name" "$cli" extract "" line.txt
has err "citation-check: empty file name"
has out "line.txt: "
expect 3 "an empty file name alone" "$cli" audit ""
expect 0 "standard input has a name" sh -c '"$1" extract - <line.txt' sh "$cli"
has out "standard input: "
expect 0 "standard input has a name, page" sh -c '"$1" audit --no-check -f html - <line.txt' sh "$cli"
has out "<title>standard input</title>"
expect 0 "standard input has no path" sh -c '"$1" audit --no-check -f json - <line.txt' sh "$cli"
has out '"path": "-"'

# A closed pipe is no news.
what="a closed pipe"
"$cli" extract -f json "$sample" 2>err | true
empty err

expect 3 "audit: further outputs that cannot be written" "$cli" audit --offline --html nowhere/a.html --json a.json \
    --bibliography nowhere/a.bib "$sample"
has out "Summary"
has err "citation-check: nowhere/a.html: "
json a.json
finish
