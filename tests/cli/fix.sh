#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# fix.sh CLI: the patch of an audit, against a server of this machine that moved some pages for good.
cli=$1
. "$(dirname "$0")/common.sh"

[ "$CITE_NET" = 1 ] || finish
if [ -z "$have_python" ]; then
    echo "python3 is not here: patches are not checked" >&2
    finish
fi
rm -rf port port.new ./*.txt ./*.md ./*.html ./*.bib ./*.diff folder was
python3 -c '
import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    moved = {"/old/a_b": "/eels_of_the(north)", "/old/?x=1&y=2": "/herring?a=1&b=2", "/old/maps-of-rivers/far.html": "/rivers"}
    def do_GET(self):
        to = self.moved.get(self.path)
        known = self.path in self.moved.values()
        word = self.path[1:6]
        body = ("<title>About %s</title><h1>%s</h1><p>%s" % (word, word, (word + " and more of it. ") * 60)).encode()
        if not to and not known:
            body = b"not here"
        self.send_response(301 if to else 200 if known else 404)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *words):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
open("port.new", "w").write(str(server.server_port))
os.rename("port.new", "port")
server.serve_forever()
' &
server=$!
trap 'kill $server 2>/dev/null' EXIT
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    [ -s port ] && break
    sleep 0.2
done
host=http://127.0.0.1:$(cat port)

mkdir -p folder/deep
printf 'See %s/old/a_b, and\n%s/gone.\n' "$host" "$host" >a.txt
printf '[x](%s/old/a_b) and `%s/old/a_b`\r\n' "$host" "$host" >"b c.md"
printf '<p>\n<a href="%s/old/?x=1&amp;y=2">x</a>\n' "$host" >folder/page.html
printf '@online{a,\n  url = {%s/old/a\\_b},\n}\n' "$host" >folder/deep/works.bib
printf 'The map is at %s/old/maps-of-\nrivers/far.html.\n' "$host" >broken.txt
set -- a.txt "b c.md" folder/page.html folder/deep/works.bib broken.txt
mkdir was
cp -R a.txt "b c.md" folder broken.txt was/

audit() { "$cli" audit --no-store --allow-private -q -o /dev/null "$@"; }

expect 1 "a patch" audit --fix all.diff --robust-links links.html "$@"
has err "2 of 3 addresses patched in all.diff; apply it with: patch -p1 < all.diff"
has all.diff "+++ b/b c.md"
has all.diff "+See $host/eels_of_the(north), and"
has all.diff "+[x]($host/eels_of_the%28north%29) and \`$host/old/a_b\`"
has all.diff "+<a href=\"$host/herring?a=1&amp;b=2\">x</a>"
has all.diff "+  url = {$host/eels\\_of\\_the(north)},"
has_not all.diff "broken.txt"
has links.html "<ul>"
for file in "$@"; do
    cmp -s "$file" "was/$file" || fail "a patch: $file was changed"
done
if command -v patch >/dev/null 2>&1; then
    expect 0 "it applies" sh -c 'patch -p1 -s <all.diff'
    expect 1 "nothing is left" audit --fix none.diff a.txt folder/page.html folder/deep/works.bib
    has err "0 of 0 addresses patched"
    empty none.diff
    cp -R was/* .
fi

expect 1 "one kind" audit --fix kind.diff --fix-kinds alternative,archive "$@"
has err "0 of 0 addresses patched"
expect 0 "from above" audit --fix above.diff "$PWD/folder/page.html"
has err "1 of 1 addresses patched in above.diff; apply it with: patch -d / -p1 < above.diff"
has above.diff "--- a$(pwd -P)/folder/page.html"
expect 0 "standard output" sh -c '"$1" audit --no-store --allow-private -q -o /dev/null --fix - folder/page.html' sh "$cli"
has out "+++ b/folder/page.html"
has err "1 of 1 addresses patched; apply it with: patch -p1"
expect 0 "standard input is no file" sh -c '"$1" audit --no-store --allow-private -q -o /dev/null --fix in.diff - <folder/page.html' sh "$cli"
has err "0 of 1 addresses patched"
expect 2 "no such kind" audit --fix kind.diff --fix-kinds moved,lost a.txt
has err "'lost' is not moved, alternative or archive"
expect 2 "no kind" audit --fix kind.diff --fix-kinds , a.txt
expect 2 "over an input" audit --fix a.txt a.txt
has err "--fix would write over an input: a.txt"
expect 3 "nowhere" audit --fix nowhere/a.diff folder/page.html
has err "nowhere/a.diff"
finish
