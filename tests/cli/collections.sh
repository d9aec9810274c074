#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# collections.sh CLI SAMPLE: folders, lists of files, and several documents read at a time.
cli=$1
sample=$2
. "$(dirname "$0")/common.sh"

chmod -R u+rwx in 2>/dev/null
rm -rf in none large ./*.list ./*.out ./*.err
mkdir -p in/a/deeper in/.hidden none

# One document after another, each with its own link, so that order and completeness show.
number=0
for name in in/b.txt in/a/one.md in/a/deeper/two.txt in/a.txt in/.hidden/no.txt in/.no.txt in/z.bib; do
    number=$((number + 1))
    printf 'Wells of the north.1\n\n1 Jane Roe, Wells, https://well%d.example.org/a (2019).\n' "$number" >"$name"
done
printf '@book{roe,\n  title = {Wells}\n}\n' >in/z.bib
printf '%%PDF-1.7 no text' >in/scan.pdf
printf '\000\001\002\003' >in/bytes
mkfifo in/pipe
ln -s ../.. in/a/loop
ln -s nowhere in/a/gone
ln -s ../b.txt in/a/same.txt

paths() {
    sed 's/.*"path":"\([^"]*\)".*/\1/' out
}

what="a folder"
expect 0 "$what" "$cli" extract -f jsonl in
empty err
paths >got.out
printf 'in/a/deeper/two.txt\nin/a/one.md\nin/a/same.txt\nin/a.txt\nin/b.txt\nin/z.bib\n' >want.out
cmp -s got.out want.out || fail "$what: $(tr '\n' ' ' <got.out)"
expect 0 "a folder, with a stroke at its end" "$cli" extract -f jsonl in/
paths | cmp -s - want.out || fail "$what: in/ is not in"
expect 0 "a folder is an array" "$cli" extract -f json in/a/deeper
json out
head -c 1 out | grep -q '\[' || fail "$what: no array"
expect 0 "a folder, links" "$cli" links --dump-links in
lines out 4
expect 0 "a folder, bibliography" "$cli" bibliography in
has out "Wells"
expect 0 "a folder, audit" "$cli" audit --no-check in
expect 0 "a folder, audit run" "$cli" audit run --no-check in
expect 0 "a folder, text" "$cli" text in
expect 0 "a file twice" "$cli" extract -f jsonl in/b.txt in/b.txt
lines out 2

expect 3 "a folder without a file" "$cli" extract none
has err "citation-check: none: no file to read in it"
lines err 1
cp in/scan.pdf none
expect 3 "a folder without a text" "$cli" extract none
has err "citation-check: none of the files that were found is a text"
expect 3 "what a folder passes over, named" "$cli" extract in/scan.pdf in/b.txt
has err "citation-check: in/scan.pdf: PDF cannot be read"
has out "in/b.txt"
expect 3 "a folder and a missing file" "$cli" extract in none.txt
has err "citation-check: none.txt: "
has out "in/b.txt"
if [ "$(id -u)" -ne 0 ]; then
    chmod 000 in/a/deeper
    expect 3 "a folder that cannot be read" "$cli" extract -f jsonl in
    has err "citation-check: in/a/deeper: "
    lines out 5
    chmod 700 in/a/deeper
fi

# What the command writes itself is no input, however it is called.
what="outputs in the folder"
mkdir -p large
for n in 0 1 2 3 4 5 6 7 8 9; do
    for m in 0 1 2 3 4; do
        printf 'Bell %s.1\n\n1 A. Roe, Bells, https://bell%s.example.org/%s (2019).\n' "$m" "$n" "$m" >"large/$n$m.txt"
    done
done
printf '\377\376 no text' >large/05.bin
printf 'caf\351 in Latin-1, which is told.1\n\n1 Ibid.\n' >large/07.txt
"$cli" audit --no-check --store large/kept.db --html large/page.html --json large/all.json large >/dev/null 2>one.err
expect 0 "$what, again" "$cli" audit --no-check --store large/kept.db --html large/page.html --json large/all.json \
    -o large/report.txt large
cmp -s err one.err || fail "$what: $(cat err)"
has_not large/all.json "page.html"
rm -f large/page.html large/all.json large/report.txt

# The number of jobs shows nowhere.
printf 'large\nmissing.txt\n\nin/scan.pdf\nin\n' >all.list
for command in "extract -f jsonl" "extract -f json" "text" "bibliography" "links --no-check -f json" \
    "audit --no-check -f csv" "extract --explain"; do
    # shellcheck disable=SC2086 # a command and its options
    "$cli" $command --jobs 1 --files-from all.list >one.out 2>one.err
    for jobs in 2 3 16; do
        # shellcheck disable=SC2086
        expect 3 "$command with $jobs jobs" "$cli" $command --jobs "$jobs" --files-from all.list
        cmp -s out one.out || fail "$command: other output with $jobs jobs"
        cmp -s err one.err || fail "$command: other messages with $jobs jobs: $(cat err)"
    done
done
has err "citation-check: missing.txt: "
has err "large/07.txt: not UTF-8 at 1 place, first in line 1"
expect 2 "no job" "$cli" extract --jobs 0 in
has err "not a whole number from 1 to 256"

# Lists.
printf '\357\273\277in/b.txt\r\n\n\r\n in/c.txt\nin/a/one.md' >some.list
cp in/b.txt " in"
expect 3 "a list" "$cli" extract -f jsonl --files-from some.list in/a.txt
paths >got.out
printf 'in/a.txt\nin/b.txt\nin/a/one.md\n' | cmp -s - got.out || fail "a list: $(tr '\n' ' ' <got.out)"
has err "citation-check:  in/c.txt: "
lines err 1
expect 0 "a list of one is an array" sh -c 'echo in/b.txt | "$1" extract -f json --files-from -' sh "$cli"
json out
head -c 1 out | grep -q '\[' || fail "$what: no array"
expect 0 "a list that ends names with NUL" sh -c 'printf "in/b.txt\0\0in/a.txt\0" | "$1" extract -f jsonl -0 --files-from -' sh "$cli"
lines out 2
expect 2 "a list with NUL characters" sh -c 'printf "in/b.txt\0in/a.txt\0" | "$1" extract --files-from -' sh "$cli"
has err "standard input: holds NUL characters: --null"
expect 3 "an empty list" "$cli" extract -f json --files-from /dev/null
has err "citation-check: /dev/null: names no file"
json out
expect 3 "a missing list" "$cli" extract -f jsonl --files-from missing.list in/b.txt
has err "citation-check: missing.list: "
lines err 1
lines out 1
expect 3 "a list that is a folder" "$cli" extract --files-from in
has err "citation-check: in: is a directory"
expect 2 "standard input as list and input" sh -c 'echo in/b.txt | "$1" extract --files-from - -' sh "$cli"
has err "standard input is the list of names"
expect 2 "standard input as list, in itself" sh -c 'echo - | "$1" extract --files-from -' sh "$cli"
expect 0 "standard input in a list" sh -c 'echo - >own.list; "$1" extract --files-from own.list <in/b.txt' sh "$cli"
has out "well1"
expect 2 "over the list" "$cli" extract --files-from some.list -o some.list
has err "--output would write over an input: some.list"
expect 0 "the long form, with a list" sh -c 'echo in/b.txt | "$1" audit run --no-check --files-from -' sh "$cli"
printf '[extract]\njobs = 2\n' >jobs.ini
expect 0 "jobs in a configuration" "$cli" extract --config jobs.ini --dump-config in
has out "jobs = 2"

what="standard input and pipes keep their order"
expect 0 "$what" sh -c '(sleep 1; cat in/a.txt) | "$1" extract -f jsonl --jobs 4 in/b.txt - in/a/one.md in/b.txt' sh "$cli"
paths >got.out
printf 'in/b.txt\n-\nin/a/one.md\nin/b.txt\n' | cmp -s - got.out || fail "$what: $(tr '\n' ' ' <got.out)"

what="a full disk and a closed pipe"
expect 3 "$what" "$cli" extract --jobs 4 -o /dev/full large
has err "citation-check: /dev/full: "
"$cli" extract --jobs 4 -f json in in in in 2>err | true
empty err
rm -rf in none large
finish
