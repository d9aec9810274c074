#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# checking.sh CLI: exit statuses of checks, without any network: loopback addresses are refused, or asked on purpose.
cli=$1
. "$(dirname "$0")/common.sh"

printf 'See http://127.0.0.1:9/gone and nothing else.\n' >private.txt
printf 'See https://eel.example/ too.\n' >skipped.txt
printf 'No links here.\n' >none.txt

if [ "$CITE_NET" != 1 ]; then
    expect 3 "built without checking" "$cli" links private.txt
    has err "links cannot be checked"
    expect 0 "built without checking, none asked for" "$cli" links --no-check private.txt
    finish
fi

expect 1 "a finding" "$cli" links private.txt
has out "unreachable"
expect 1 "a finding, audit" "$cli" audit private.txt
has out "Findings"
has out "private.txt:1:5"
expect 1 "a finding, json" "$cli" audit -f json private.txt
json out
has out '"status": "unreachable"'
has out '"state": "failing"'
expect 1 "a finding, jsonl" "$cli" links -f jsonl private.txt
lines out 2
printf 'One page.\n\fAnother.1\n\n1 See http://127.0.0.1:9/gone too.\n' >pages.txt
expect 1 "places" "$cli" links pages.txt private.txt
has out "pages.txt:4:7, page 2, note 1; private.txt:1:5"
expect 3 "3 wins over 1" "$cli" links private.txt missing.txt
has out "unreachable"
expect 0 "no links" "$cli" audit none.txt
has out "No links"
expect 0 "offline" "$cli" links --offline private.txt
has out "offline"
expect 0 "every option of checking" "$cli" links --offline --timeout 2.5 --connect-timeout 1 --max-time 5 --retries 0 \
    --concurrency 4 --per-host 1 --max-redirects 3 --method head --allow-private --insecure --user-agent test/1 \
    --quiet private.txt

expect 0 "a status that is ignored" "$cli" links --severity unreachable=ignore private.txt
expect 0 "a status that is a warning" "$cli" audit --severity unreachable=warning private.txt
has out "0 findings, 1 warning,"
has out "private address"
expect 0 "a warning, junit" "$cli" links -f junit --severity unreachable=warning private.txt
has out 'failures="0"'
expect 0 "a warning, csv" "$cli" links -f csv --severity unreachable=warning private.txt
has out "\"warning\""
expect 1 "a warning, and an error" "$cli" links -f json --severity unreachable=warning,skipped=error --exclude eel.example \
    private.txt skipped.txt
json out
has out '"severity": "warning"'
has out '"severity": "error"'
expect 2 "no severity" "$cli" links --severity dead=fatal private.txt
has err "dead=fatal: not STATUS=error, =warning or =ignore"
expect 2 "no code" "$cli" links --accept 403,4000 private.txt
has err "4000: not a code of HTTP"

# Ctrl-C while a server is silent: the report of what was done, and how much was not.
if [ -z "$have_python" ]; then
    echo "python3 is not here: interruption is not checked" >&2
    finish
fi
# The progress line, on a terminal alone.
python3 -c '
import os, pty, sys
os.environ["TERM"] = "xterm"
with open("drawn", "wb") as drawn:
    def read(fd):
        data = os.read(fd, 4096)
        drawn.write(data)
        return data
    pty.spawn(sys.argv[1:], read)
' "$cli" links private.txt >out 2>err </dev/null
what="progress"
has drawn "[############] 1/1  findings 1"
"$cli" links private.txt >out 2>err
empty err

rm -f port
python3 -c '
import socket, time
server = socket.socket()
server.bind(("127.0.0.1", 0))
server.listen(8)
open("port.new", "w").write(str(server.getsockname()[1]))
import os
os.rename("port.new", "port")
time.sleep(60)
' &
server=$!
tries=0
while [ ! -f port ] && [ $tries -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
printf 'See http://127.0.0.1:%s/silent now.\n' "$(cat port)" >silent.txt
"$cli" links --allow-private --timeout 50 --retries 0 silent.txt >out 2>err &
running=$!
sleep 2
kill -INT $running
wait $running
status=$?
what="interrupted"
checks=$((checks + 1))
[ $status -eq 3 ] || fail "interrupted: exit status $status, not 3"
has err "citation-check: interrupted: 1 of 1 links were not checked"
has out "skipped"
kill $server
finish
