#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this and reads "what"
# killed.sh CLI: a check that is killed at any moment: the lines that it wrote are whole, each link stands in them once, and a
# file that was to be written whole is not there. A line is written when its line feed is: the system may end a write in the
# middle, at a page of the file, for a process that it kills there.
cli=$1
. "$(dirname "$0")/common.sh"

[ "${CITE_NET:-0}" = 1 ] || finish
rm -f urls.txt whole.json
# Nobody listens there, so that every answer is quick and there is something to say of it.
n=0
while [ "$n" -lt 3000 ]; do
    n=$((n + 1))
    echo "http://127.0.0.1:1/page-$n"
done >urls.txt

# killed ARGUMENT...: runs the program and kills it after a while that grows from round to round; output in "out".
killed() {
    "$cli" links --allow-private --retries 0 --per-host 8 "$@" urls.txt >out 2>err </dev/null &
    process=$!
    sleep "$pause"
    kill -9 "$process" 2>/dev/null
    wait "$process" 2>/dev/null
}

for pause in 0.02 0.05 0.08 0.12 0.16 0.2; do
    what="killed after $pause s"
    killed -f jsonl
    checks=$((checks + 1))
    if [ -n "$have_python" ] && ! python3 -c '
import json
lines = open("out", "rb").read().split(b"\n")[:-1]
urls = [link["url"] for link in map(json.loads, lines) if "url" in link]
assert len(urls) == len(set(urls))
'; then
        fail "$what: a line is no JSON, or a link stands there twice"
    fi
    killed -o whole.json -f json
    checks=$((checks + 1))
    if [ -e whole.json ] && [ -n "$have_python" ] && ! python3 -m json.tool whole.json >/dev/null; then
        fail "$what: a file that was written in part"
    fi
done
finish
