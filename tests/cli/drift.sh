#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2154 # common.sh stands beside this, reads "what" and sets it
# drift.sh CLI: audits with archives: a page that is another one now, one that is gone, one that stayed, and what is
# suggested. The web and its archive are a server on this machine.
cli=$1
. "$(dirname "$0")/common.sh"

rm -f drift.db drift.db-* port
if [ "$CITE_NET" != 1 ] || [ "$CITE_STORE" != 1 ]; then finish; fi
if [ -z "$have_python" ]; then
    echo "python3 is not here: nothing is compared" >&2
    finish
fi
python3 "$(dirname "$0")/drift_server.py" port &
server=$!
trap 'kill $server 2>/dev/null' EXIT
tries=0
while [ ! -f port ] && [ $tries -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
done

cat >drift.txt <<'END'
One thing.1 Another.2 A third.3 And a last.4

Notes

1. Ada Vole, "A Page That Stays," Shelf News, 4 April 2019, http://live.test/same.
2. Ben Wren, "A Page That Goes," Shelf News, 4 April 2019, http://live.test/gone.
3. Cy Newt, "Another Page," Shelf News, 4 April 2019, http://live.test/new.
4. Dee Tern, "Never Kept," Shelf News, 4 April 2019, http://live.test/never.
END
cat >drift.ini <<'END'
no-default-archives = yes
[archive keeps]
timegate = http://keeps.test/web/{stamp}/{url}
delay = 0.01
END
audit() {
    "$cli" audit --config drift.ini --store drift.db --allow-private --connect-to ":80:127.0.0.1:$(cat port)" "$@"
}

expect 1 "no archive is asked unless it is wanted" audit drift.txt
has out "1 finding"
has_not out "Cite the archived copy"
expect 1 "rotten alone" audit drift.txt --archives rotten
has err "archives have a copy of 1 of the 1 links that were looked for"
has out "> Cite the archived copy of 2019-04-04:"
has out "http://keeps.test/web/20190404000000/http://live.test/gone"
expect 1 "all: what is known is not asked again" audit drift.txt --archives all --json drift.json --html drift.html
has err "archives have a copy of 2 of the 3 links that were looked for"
has out "another page, against the archived copy of 2019-04-04"
json drift.json
has drift.json '"verdict": "replaced"'
has drift.html "20190404000000"
expect 1 "the next run knows the copies" audit drift.txt --archives all
has_not err "looked for"
has out "another page, against the archived copy of 2019-04-04"
expect 1 "drift counts where it is asked for" audit drift.txt --fail-on drifted
expect 1 "told again" "$cli" audit --store drift.db report --fail-on drifted
has out "another page, against the archived copy of 2019-04-04"
expect 1 "what is not checked stands on a line of its own, so that none is longer than a terminal" \
    audit drift.txt --archives rotten --exclude live.test/same
has out "1 not checked (1 skipped)"
[ "$(awk 'length > 80' out | grep -c -v ://)" -eq 0 ] || fail "a line is longer than 80 columns"
expect 1 "without a store pages are compared with their copies too" audit drift.txt --archives all --no-store
has out "another page, against the archived copy of 2019-04-04"
if [ -w /dev/full ]; then
    expect 3 "a patch that cannot be written" audit drift.txt --fix /dev/full -o /dev/null
    has err "/dev/full: "
    has_not err "apply it with"
fi
expect 1 "other limits" audit drift.txt --drift same=.9,minor=0.5 --json drift.json
json drift.json
has drift.json '"minor": 0.50'
expect 2 "a limit that is none" audit drift.txt --drift minor=2
has err "'minor=2' is not a limit"
expect 2 "no such limit" "$cli" audit --store drift.db report --drift most=0.5
expect 0 "offline, nobody is asked" audit drift.txt --archives all --offline --no-store
expect 2 "a word that is none" audit drift.txt --archives some
finish
