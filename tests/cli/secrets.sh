#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this and reads "what"
# secrets.sh CLI: what single servers are told: it goes to their origin alone, and is shown nowhere; proxies.
cli=$1
. "$(dirname "$0")/common.sh"
[ "$CITE_NET" = 1 ] || finish
if [ -z "$have_python" ]; then
    echo "python3 is not here: secrets are not checked" >&2
    finish
fi

rm -f ports heads-* proxied
python3 -c '
import http.server, os, threading
def handler(name, other):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            with open("heads-" + name, "a") as heads:
                heads.write(self.path + "\n" + str(self.headers))
            leads = {"/away": "/landed", "/robots.txt": "/rules", "http://near.example/robots.txt": "/inwards"}
            if self.path in leads and other:
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.1:%d%s" % (other(), leads[self.path]))
            else:
                self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(b"Eels are long.")
        def log_message(self, *words):
            pass
    return Handler
b = http.server.HTTPServer(("127.0.0.1", 0), handler("b", None))
a = http.server.HTTPServer(("127.0.0.1", 0), handler("a", lambda: b.server_port))
threading.Thread(target=b.serve_forever, daemon=True).start()
open("ports.new", "w").write("%d %d" % (a.server_port, b.server_port))
os.rename("ports.new", "ports")
a.serve_forever()
' &
server=$!
tries=0
while [ ! -f ports ] && [ $tries -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
read -r a b <ports
printf 'See http://127.0.0.1:%s/away and http://127.0.0.1:%s/other.\n' "$a" "$b" >eels.txt
cat >named.ini <<END
[host http://127.0.0.1:$a]
header = X-Key: key-5ecret
bearer = env:EEL_TOKEN
cookie = eel=cookie-5ecret
[host 127.0.0.1:$b]
basic = jane:basic-5ecret
END
EEL_TOKEN=token-5ecret
export EEL_TOKEN
expect 0 "sent to its origin" "$cli" links --allow-private --config named.ini -f json eels.txt
has_not out 5ecret
has_not err 5ecret
has heads-a "X-Key: key-5ecret"
has heads-a "Authorization: Bearer token-5ecret"
has heads-a "Cookie: eel=cookie-5ecret"
has heads-b "/landed"
has heads-b "/other"
has_not heads-b 5ecret
expect 0 "nor where robots.txt leads" "$cli" links --allow-private --robots --config named.ini eels.txt
has heads-b "/rules"
has_not heads-b 5ecret
expect 0 "not shown" "$cli" links --config named.ini --dump-config
has out "bearer is set, and not shown"
has_not out 5ecret

# wrong LINE TEXT: a named file with that line alone below a server is refused.
wrong() {
    printf '[host eels.example]\n%s\n' "$1" >wrong.ini
    expect 2 "$1" "$cli" links --offline --config wrong.ini eels.txt
    has err "$2"
    has_not err 5ecret
}
wrong "cookies = a=5ecret" "none of header, basic, bearer, cookie"
wrong "bearer = env:EEL_NONE" "an environment variable that is not set"
wrong "header = 5ecret" 'a header is not "Name: value"'
wrong "header = Host: 5ecret" "a header that may not be set"
wrong "basic = 5ecret" 'a login is not "user:password"'
printf '[host eels.example/a]\nbearer = 5ecret\n' >wrong.ini
expect 2 "no origin" "$cli" links --offline --config wrong.ini eels.txt
has err "not a host, or http(s)://HOST:PORT"
cp named.ini .citation-check.ini
expect 2 "a file that was found" "$cli" links --offline eels.txt
has err "only a file that --config names may set this"
rm .citation-check.ini

# Through a proxy, which here is the first server.
printf 'See http://eels.example/proxied and http://192.168.7.7/private.\n' >far.txt
expect 1 "a proxy" "$cli" links --proxy "http://jane:proxy-5ecret@127.0.0.1:$a" -f json far.txt
has heads-a "http://eels.example/proxied"
has_not heads-a "192.168.7.7"
has out "a private address, which is not asked"
has_not out 5ecret
# What the environment excepts would be asked past the proxy, and judged by nobody.
printf 'See http://near.example/excepted.\n' >near.txt
expect 0 "no exception by the environment" env "no_proxy=*" "$cli" links --proxy "http://127.0.0.1:$a" near.txt
has heads-a "http://near.example/excepted"
expect 0 "robots.txt that leads inwards" "$cli" links --robots --proxy "http://127.0.0.1:$a" near.txt
has heads-a "http://near.example/robots.txt"
has_not heads-a "/inwards"
EEL_PROXY=http://127.0.0.1:$a
export EEL_PROXY
expect 1 "a proxy by its variable" "$cli" links --proxy env:EEL_PROXY far.txt
expect 0 "not shown either" "$cli" links --proxy "http://jane:proxy-5ecret@127.0.0.1:$a" --dump-config
has out 'proxy = "http://127.0.0.1:'
has_not out 5ecret
expect 2 "no proxy" "$cli" links --proxy "gopher://jane:5ecret@a" far.txt
has err "the proxy is not SCHEME://HOST:PORT"
has_not err 5ecret
expect 2 "a variable that is not set" "$cli" links --proxy env:EEL_NONE far.txt
has err "env:EEL_NONE: is not set"
kill $server
finish
