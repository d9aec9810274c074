#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this and reads "what"
# cache.sh CLI: --cache: what is remembered, what is asked again, and a file that was torn.
cli=$1
. "$(dirname "$0")/common.sh"
[ "$CITE_NET" = 1 ] || finish
if [ -z "$have_python" ]; then
    echo "python3 is not here: the cache is not checked" >&2
    finish
fi

rm -f port asked remembered
python3 -c '
import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open("asked", "a") as asked:
            asked.write(self.path + "\n")
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Eels of the North</title><p>They are long, and there are many of them here.")
    def log_message(self, *words):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
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
at=http://127.0.0.1:$(cat port)
printf 'See %s/eels and %s/gone too.\n' "$at" "$at" >eels.txt
check() { "$cli" links --allow-private --retries 0 --cache remembered -f json "$@" eels.txt; }

expect 1 "the first run" check
lines asked 2
lines remembered 1
has remembered "/eels"
expect 1 "the second run asks what failed alone" check
lines asked 3
has out "HTTP 200, remembered"
has out '"dead": 1'
lines remembered 1
expect 0 "nothing is asked offline" check --offline
has out '"ok": 1'
has out '"offline": 1'
lines asked 3

# Torn off in the middle of a line, the file is as good as before.
size=$(wc -c <remembered)
head -c $((size - 5)) remembered >torn && mv torn remembered
expect 1 "a torn line" check
lines asked 5
lines remembered 2
expect 1 "after it" check
has out "HTTP 200, remembered"
lines asked 6

expect 2 "a folder" "$cli" links --cache . eels.txt
has err "--cache: .: "
# Whatever else the file is, nothing is added to it, and nothing is left out.
yes 'Eels are long, and there are many of them here.' | head -n 2000 >document.txt
cp document.txt document.old
expect 2 "a document" check --offline --cache document.txt
has err "--cache: document.txt: holds something else than remembered links"
checks=$((checks + 1))
cmp -s document.txt document.old || fail "a document that --cache names was changed"
printf 'cache = elsewhere\n' >.citation-check.ini
expect 2 "a file that was found cannot name one" check
has err "only a file that --config names may set this"
rm .citation-check.ini
kill $server
finish
