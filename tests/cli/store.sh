#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this and reads "what"
# store.sh CLI: the store of audits: where it is, what is asked of it, and what it refuses. Addresses are refused ones of
# this machine, so nothing is asked of any network.
cli=$1
. "$(dirname "$0")/common.sh"

store=data/citation-check/audit.db
rm -rf .local own.db own.db-* text.db*
url=http://127.0.0.1:9/gone
printf 'See %s and nothing else.\n' "$url" >private.txt
printf 'See %s and http://127.0.0.1:9/more now.\n' "$url" >more.txt

if [ "$CITE_STORE" != 1 ]; then
    expect 3 "built without a store" "$cli" audit --store own.db private.txt
    has err "this build of libcite has no audit store"
    expect 3 "built without a store, history" "$cli" audit history "$url"
    finish
fi
[ "$CITE_NET" = 1 ] || finish

expect 0 "nothing checked, nothing kept" "$cli" audit --no-check private.txt
expect 0 "offline, nothing kept" "$cli" audit --offline private.txt
expect 1 "no store" "$cli" audit --no-store private.txt
has_not err "is kept in"
[ ! -e data ] || fail "no store: there is a folder"
expect 3 "no store yet" "$cli" audit runs
has err "audit.db: cannot be opened"
[ ! -e $store ] || fail "asking made a store"
expect 1 "links keep nothing" "$cli" links private.txt
[ ! -e $store ] || fail "links made a store"

expect 1 "the user's own store" "$cli" audit private.txt
has err "run 1 is kept in $PWD/$store"
has out "failing since"
[ -f $store ] || fail "no store at $store"
expect 1 "quiet" "$cli" audit -q private.txt
empty err
expect 1 "home" env -u XDG_DATA_HOME HOME="$PWD" "$cli" audit private.txt
has err "run 1 is kept in $PWD/.local/share/citation-check/audit.db"
expect 1 "a relative XDG_DATA_HOME is none" env XDG_DATA_HOME=here HOME="$PWD" "$cli" audit private.txt
has err "run 2 is kept in $PWD/.local/share/citation-check/audit.db"
expect 1 "neither" env -u XDG_DATA_HOME -u HOME "$cli" audit private.txt
has err "no store: neither XDG_DATA_HOME nor HOME names a folder"

expect 1 "json" "$cli" audit -f json more.txt
json out
has out '"id": 3'
has out '"state": "failing"'
has out '"strikes": 1'
expect 0 "runs" "$cli" audit runs
lines out 3
has out "run 3  "
expect 0 "runs, json" "$cli" audit runs -f json
json out
has out '"libcite.runs/1"'
expect 0 "history" "$cli" audit history $url
lines out 3
has out "unreachable"
expect 0 "history, json" "$cli" audit history $url -f json -o history.json
empty out
json history.json
has history.json '"libcite.history/1"'
has history.json "\"url\": \"$url\""
expect 0 "history of nothing" "$cli" audit history https://never.example/
has out "No visits."
expect 0 "diff" "$cli" audit diff 1 3
has out "http://127.0.0.1:9/more"
has out "not asked"
expect 0 "diff, json" "$cli" audit diff 1 3 -f json
json out
has out '"status_before": null'
expect 0 "diff, none" "$cli" audit diff 1 2
has out "No difference."
expect 2 "diff, no such run" "$cli" audit diff 1 77
has err "has no run 77"
expect 2 "diff, one run" "$cli" audit diff 1
has err "usage: citation-check audit diff RUN RUN"
expect 2 "diff, no number" "$cli" audit diff 1 last
expect 0 "due" "$cli" audit due
has out "Nothing is due."
expect 0 "due, json" "$cli" audit due -f json
json out
expect 3 "a format for audits" "$cli" audit due -f sarif
expect 0 "due, csv" "$cli" audit due -f csv
has out "url,due,checked_at,state,since,strikes"
expect 0 "history, html" "$cli" audit history "$url" -f html
has out "<th scope=\"col\">Drift</th>"

expect 0 "baseline" "$cli" audit --baseline 1 private.txt
has out "0 findings, 1 known before"
has_not out "$url"
expect 1 "baseline, something new" "$cli" audit --baseline 1 more.txt
has out "1 finding, 1 known before"
expect 2 "baseline, no such run" "$cli" audit --baseline 99 private.txt
has err "has no run 99"
expect 0 "fail on what is not there" "$cli" audit --fail-on dead,drifted more.txt
expect 1 "fail on a state" "$cli" audit --fail-on failing more.txt
expect 1 "fail on a status" "$cli" audit --fail-on blocked,unreachable more.txt
expect 2 "fail on no word" "$cli" audit --fail-on dead,broken more.txt
has err "'broken' is neither a state nor a status"
expect 2 "baseline without a store" "$cli" audit --no-store --baseline 1 more.txt
expect 2 "history without a store" "$cli" audit --no-store history $url
expect 1 "recheck: nothing is due, what is known stays" "$cli" audit --recheck more.txt
has out "2 findings"
expect 1 "resume: nothing to resume" "$cli" audit --resume private.txt

expect 1 "report, the last run" "$cli" audit report
has out "failing since"
expect 1 "report, json" "$cli" audit report 3 -f json --html report.html
json out
has out '"id": 3'
has out '"path": "more.txt"'
has report.html "more.txt"
expect 2 "report, no such run" "$cli" audit report 99
has err "has no run 99"
expect 2 "report, no number" "$cli" audit report last
expect 2 "report without a store" "$cli" audit --no-store report
expect 2 "report asks nobody" "$cli" audit report --archives all
has err "asks nobody"
expect 2 "report has no works" "$cli" audit report --bibliography works.bib
expect 0 "report, judged anew" "$cli" audit report 3 --fail-on dead
expect 3 "report, no store" "$cli" audit --store missing.db report

expect 1 "a store of one's own" "$cli" audit --store own.db private.txt
has err "run 1 is kept in own.db"
expect 0 "merge" "$cli" audit merge --store own.db $store
expect 0 "merged" "$cli" audit runs --store own.db
merged=$(wc -l <out)
expect 0 "merge again" "$cli" audit merge --store own.db $store
expect 0 "merged again" "$cli" audit runs --store own.db
lines out "$merged"
expect 3 "merge, one is missing" "$cli" audit merge --store own.db missing.db
expect 2 "merge, none" "$cli" audit merge --store own.db
expect 2 "the store is an output too" "$cli" audit --store own.db -o own.db private.txt

printf 'no store at all, but a text that is somewhat longer than a hundred bytes, which is what the head of a database has\n' >text.db
cp text.db text.copy
expect 3 "not a store" "$cli" audit --store text.db private.txt
has err "text.db: is not an audit store"
has out "unreachable"
cmp -s text.db text.copy || fail "not a store: the file was changed"
# A disk that is full, as far as a script can play it: no file grows over 256 kB, or 512 (shells count in blocks or in kB). All is
# told, and that it is not kept.
i=0
while [ $i -lt 2000 ]; do
    i=$((i + 1))
    echo "See http://127.0.0.1:9/page-$i and what stands there."
done >many.txt
rm -f full.db full.db-*
full() {
    (trap '' XFSZ && ulimit -f 512 && "$cli" audit --store full.db "$@")
}
expect 3 "no room for the store" full many.txt
has err "full.db: "
has err "not all of this run is kept"
has out "2000 distinct links"
expect 3 "no such folder" "$cli" audit --store nowhere/own.db private.txt
has err "nowhere/own.db: cannot be opened"
finish
