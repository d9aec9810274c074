#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this and reads "what"
# archive.sh CLI SCHEMA: pages that an archive is asked to keep, by a server on this machine that is the web and the archive.
cli=$1
schema=$2
. "$(dirname "$0")/common.sh"

unset IA_ACCESS_KEY_ID IA_SECRET_ACCESS_KEY
printf 'See http://a.example/one and http://a.example/two#part, http://a.example/gone, http://b.example/blocked,\n' >eels.txt
printf 'http://a.example/one and http://spn.example/web/20210304050607/http://a.example/old.\n' >>eels.txt
if [ "$CITE_NET" != 1 ]; then
    expect 3 "built without the network" "$cli" audit archive --dry-run eels.txt
    has err "this build of libcite has no network"
    finish
fi

what="usage"
expect 2 "no key" "$cli" audit archive eels.txt
has err "get one at https://archive.org/account/s3.php, and set IA_ACCESS_KEY_ID and IA_SECRET_ACCESS_KEY"
lines err 1
expect 2 "half a key" env IA_ACCESS_KEY_ID=key-5ecret "$cli" audit archive eels.txt
has err "no key"
has_not err 5ecret
expect 2 "a key that is written out" "$cli" audit archive --save-key key-5ecret --save-secret env:A eels.txt
has err "not env:NAME"
has_not err 5ecret
expect 2 "a variable that is not set" "$cli" audit archive --save-key env:EEL_KEY --save-secret env:EEL_SECRET eels.txt
has err "set EEL_KEY and EEL_SECRET"
expect 2 "a key without TLS" env IA_ACCESS_KEY_ID=a IA_SECRET_ACCESS_KEY=b "$cli" audit archive \
    --save-endpoint http://spn.example/save --save-key env:IA_ACCESS_KEY_ID --save-secret env:IA_SECRET_ACCESS_KEY eels.txt
has err "a key is not sent without TLS"
expect 2 "no endpoint" "$cli" audit archive --save-endpoint mailto:a@b.example eels.txt
has err "the endpoint is no address on the web"
expect 2 "offline" "$cli" audit archive --dry-run --offline eels.txt
has err "only pages that answer are kept"
expect 2 "a web page" "$cli" audit archive --dry-run --html a.html eels.txt
expect 2 "a format" "$cli" audit archive --dry-run -f csv eels.txt
has err "it writes text or json"
expect 3 "a file of that name" "$cli" audit --no-store archive
has err "archive: "
printf 'save-endpoint = http://evil.example/save\n' >.citation-check.ini
expect 2 "a file that was found" "$cli" audit archive --dry-run eels.txt
has err "only a file that --config names may set this"
rm .citation-check.ini

if [ -z "$have_python" ]; then
    echo "python3 is not here: nothing is kept" >&2
    finish
fi
rm -f port heads-* eels.db* slow interrupted.json
python3 -c '
import http.server, json, os
asked = {}
class Handler(http.server.BaseHTTPRequestHandler):
    def say(self, code, body):
        self.send_response(code)
        self.end_headers()
        self.wfile.write(body.encode())
    def note(self, more=""):
        with open("heads-" + self.headers["Host"], "a") as heads:
            heads.write("%s %s\n%s%s\n" % (self.command, self.path, self.headers, more))
    def do_POST(self):
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.note(form)
        if self.headers["Authorization"] != "LOW key-5ecret:value-5ecret":
            return self.say(401, json.dumps({"message": "Not you: " + str(self.headers["Authorization"])}))
        if "blocked" in form:
            return self.say(200, "{\"status\":\"error\",\"status_ext\":\"error:blocked-url\"}")
        job = "spn2-" + form.split("%2F")[-1].split("&")[0]
        self.say(200, json.dumps({"job_id": job}))
    def do_GET(self):
        self.note()
        if self.path.startswith("/save/status/user"):
            return self.say(200, "{\"available\":3,\"daily_captures\":7,\"daily_captures_limit\":30}")
        if self.path.startswith("/save/status/"):
            asked[self.path] = asked.get(self.path, 0) + 1
            if os.path.exists("slow") or asked[self.path] < 2:
                return self.say(200, "{\"status\":\"pending\"}")
            return self.say(200, json.dumps({"status": "success", "timestamp": "20260131120000",
                "original_url": "http://a.example/" + self.path.split("-")[-1]}))
        self.say(404 if "gone" in self.path else 200, "Eels are long.")
    def date_time_string(self, timestamp=None):
        return "Sat, 31 Jan 2026 12:00:00 GMT"
    def log_message(self, *words):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
open("port.new", "w").write(str(server.server_port))
os.rename("port.new", "port")
server.serve_forever()
' &
server=$!
tries=0
while [ ! -f port ] && [ $tries -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
port=$(cat port)

# archive STATUS WHAT OPTION...: the web is this machine.
archive() {
    status=$1
    named=$2
    shift 2
    expect "$status" "$named" "$cli" audit archive --connect-to "::127.0.0.1:$port" --allow-private --retries 0 --delay 0 \
        --save-endpoint http://spn.example/save --save-delay 0.05 "$@" eels.txt
    has_not out 5ecret
    has_not err 5ecret
}
EEL_KEY=key-5ecret
EEL_SECRET=value-5ecret
export EEL_KEY EEL_SECRET
keys="--save-key env:EEL_KEY --save-secret env:EEL_SECRET"

archive 1 "a dry run" --no-store --dry-run
printf 'http://a.example/one\nhttp://a.example/two#part\nhttp://b.example/blocked\n' >pages
cmp -s out pages || fail "a dry run: not the pages that answer"
[ ! -e heads-spn.example ] || has_not heads-spn.example "/save"
archive 1 "a dry run, json" --no-store --dry-run -f json
json out
has out '"libcite.saved/1"'
has out '"left": 3'

# shellcheck disable=SC2086 # two words each
archive 3 "kept" $keys --store eels.db
has err "asking http://spn.example/save to keep 3 pages, one each 0.05 s"
has out "kept          http://a.example/one"
has out "http://spn.example/web/20260131120000/http://a.example/two"
has out "refused       http://b.example/blocked"
has out "the archive does not keep this address"
has_not out "gone"
has_not out "a.example/old"
has out "3 pages: 2 kept, 1 refused"
has out "The account has kept 9 of 30 pages today."
has heads-spn.example "Authorization: LOW key-5ecret:value-5ecret"
has heads-spn.example "url=http%3A%2F%2Fa.example%2Ftwo&skip_first_archive=1&if_not_archived_within=2592000"
has_not heads-a.example 5ecret
has_not heads-b.example 5ecret
if [ "$CITE_STORE" = 1 ]; then
    has err "run 1 is kept in eels.db"
    checks=$((checks + 1))
    python3 -c '
import sqlite3
rows = sqlite3.connect("eels.db").execute(
    "SELECT l.url, c.url, c.http_code FROM archive_copies c JOIN links l ON l.id = c.link ORDER BY l.url").fetchall()
copy = "http://spn.example/web/20260131120000/http://a.example/"
assert rows == [("http://a.example/one", copy + "one", 200), ("http://a.example/two#part", copy + "two", 200)], rows
' || fail "the copies are not in the store"
fi
# shellcheck disable=SC2086
archive 3 "kept, json" $keys --no-store --save-age 2 -f json -o saved.json
json saved.json
has saved.json '"datetime": "2026-01-31T12:00:00Z"'
has saved.json '"endpoint": "http://spn.example/save"'
has_not saved.json 5ecret
has heads-spn.example "if_not_archived_within=172800"
checks=$((checks + 1))
python3 -c '
import json, sys
try:
    import jsonschema
except ImportError:
    sys.exit(0)
schema = json.load(open(sys.argv[1]))
for part in (schema, *schema["properties"].values(), schema["properties"]["saved"]["items"]):
    if "properties" in part:
        part["additionalProperties"] = False
jsonschema.Draft202012Validator(schema).validate(json.load(open("saved.json")))
' "$schema" || fail "what was kept does not fit its schema"

archive 3 "a wrong key" --no-store --save-key env:EEL_SECRET --save-secret env:EEL_KEY
has out "unauthorized  http://a.example/one"
has out "the archive does not take this key"
archive 3 "no key at all" --no-store
has out "the archive asks for a key (HTTP 401: Not you: None)"
# The keys of the Internet Archive are for nobody else.
rm heads-spn.example
IA_ACCESS_KEY_ID=key-5ecret
IA_SECRET_ACCESS_KEY=value-5ecret
export IA_ACCESS_KEY_ID IA_SECRET_ACCESS_KEY
archive 3 "keys for another" --no-store
has_not heads-spn.example 5ecret
expect 0 "not shown" "$cli" audit archive --save-key env:EEL_KEY --save-secret env:EEL_SECRET --dump-config
has out 'save-key = "env:EEL_KEY"'
has_not out 5ecret

# Interrupted, or out of time: what is done is told.
touch slow
# shellcheck disable=SC2086
archive 3 "out of time" $keys --no-store --max-time 1
has out "out of time"
rm -f heads-spn.example
touch heads-spn.example
what="interrupted"
# shellcheck disable=SC2086
"$cli" audit archive --connect-to "::127.0.0.1:$port" --allow-private --delay 0 --save-endpoint http://spn.example/save \
    --save-delay 0.05 $keys --no-store -f json -o interrupted.json eels.txt 2>err &
running=$!
tries=0
while ! grep -q '/save/status/spn2-two' heads-spn.example && [ $tries -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
kill -TERM $running
wait $running
got=$?
checks=$((checks + 1))
[ $got -eq 3 ] || fail "interrupted: exit status $got, not 3"
json interrupted.json
has interrupted.json '"left": 2'
has interrupted.json '"reason": "interrupted"'
kill $server
finish
