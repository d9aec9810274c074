#!/bin/sh
# A real server: nginx with TLS, HTTP/2, redirects and a rate limit, started and ended here.
#
#     nginx.sh CITATION_CHECK FOLDER
#
# Exit status: 0 all is well, 1 a verdict is wrong, 77 nginx or openssl is not there (skipped; with CITE_NEED_NGINX set a
# failure).
set -u

check=$1
work=$2

skip() {
    echo "skipped: $1"
    [ -z "${CITE_NEED_NGINX-}" ] || exit 1
    exit 77
}

PATH=$PATH:/usr/sbin:/usr/local/sbin
command -v nginx >/dev/null 2>&1 || skip "nginx is not installed (scripts/install-deps.sh --tools installs it)"
command -v openssl >/dev/null 2>&1 || skip "openssl is not installed"

rm -rf "$work"
mkdir -p "$work/tmp" "$work/files/few" || exit 1
work=$(cd "$work" && pwd)
cd "$work" || exit 1

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=secure.test -addext subjectAltName=DNS:secure.test \
    -keyout key.pem -out cert.pem 2>/dev/null || skip "openssl cannot make a certificate"

# configure PORT: everything stands in the folder; one process, so that its id is the one we started.
configure() {
    cat >nginx.conf <<END
daemon off;
master_process off;
pid $work/nginx.pid;
error_log $work/error.log;
events { worker_connections 256; }
http {
    client_body_temp_path $work/tmp/1;
    proxy_temp_path $work/tmp/2;
    fastcgi_temp_path $work/tmp/3;
    uwsgi_temp_path $work/tmp/4;
    scgi_temp_path $work/tmp/5;
    log_format short '\$server_protocol \$status \$uri';
    access_log $work/access.log short;
    limit_req_zone \$server_addr zone=few:1m rate=10r/s;
    limit_req_status 429;
    default_type text/html;
    port_in_redirect off;
    server {
        listen 127.0.0.1:$1;
        location = / { return 200 "<title>Home</title>"; }
        location ~ ^/page(/[0-9])?\$ { return 200 "<title>A page</title><p>Here it is."; }
        location = /old { return 301 /page; }
        location = /away { return 302 http://plain.test/page/2; }
        location = /lost { return 302 /; }
        location = /loop { return 302 /loop; }
        location = /secret { return 403; }
        location = /gone { return 410; }
        location = /secure { return 308 https://secure.test/page; }
        location /few { limit_req zone=few; root $work/files; }
        location / { return 404; }
    }
    server {
        listen 127.0.0.1:$(($1 + 1)) ssl http2;
        ssl_certificate $work/cert.pem;
        ssl_certificate_key $work/key.pem;
        location ~ ^/page(/[0-9])?\$ { return 200 "<title>A page</title><p>Here it is."; }
        location = /plain { return 302 http://plain.test/page; }
        location / { return 404; }
    }
}
END
}

# Two ports in a row that are free: nginx ends at once where they are not.
server=
port=20000
tries=0
while [ $tries -lt 20 ]; do
    port=$((20000 + ($$ * 7 + tries * 101) % 20000))
    configure $port
    : >access.log
    nginx -p "$work" -c "$work/nginx.conf" 2>>start.log &
    server=$!
    waited=0
    while [ $waited -lt 50 ] && kill -0 $server 2>/dev/null && [ ! -f nginx.pid ]; do
        sleep 0.1
        waited=$((waited + 1))
    done
    sleep 0.2
    kill -0 $server 2>/dev/null && break
    wait $server
    server=
    tries=$((tries + 1))
done
[ -n "$server" ] || {
    cat start.log
    echo "FAILED: nginx does not start"
    exit 1
}
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null' EXIT

cat >links.txt <<END
http://plain.test/
http://plain.test/page
http://plain.test/old
http://plain.test/away
http://plain.test/lost
http://plain.test/loop
http://plain.test/secret
http://plain.test/gone
http://plain.test/none
http://plain.test/secure
https://secure.test/page
https://secure.test/page/1
https://secure.test/page/2
https://secure.test/page/3
https://secure.test/page/4
https://secure.test/page/5
https://secure.test/plain
https://secure.test/none
https://other.test/page
END
: >few.txt
for i in 1 2 3 4 5 6 7 8; do
    echo "http://few.test/few/$i" >>few.txt
    echo "<title>Page $i</title>" >"files/few/$i"
done

# run FILE OPTION...: the verdicts of a file's links, one JSON object a line.
run() {
    "$check" links --no-config --quiet --format jsonl --allow-private --ca-file cert.pem --delay 0 \
        --connect-to ":80:127.0.0.1:$port" --connect-to ":443:127.0.0.1:$((port + 1))" "$@"
    [ $? -le 1 ] || echo "FAILED: the command ended badly"
}

failed=0
expect() {
    grep -q "\"url\": *\"$1\", *\"status\": *\"$2\"" found.jsonl || {
        echo "FAILED: $1 is not $2:"
        grep "\"url\": *\"$1\", *\"status\"" found.jsonl
        failed=1
    }
}

for method in get head; do
    run --method $method --per-host 16 --retries 0 links.txt >found.jsonl
    expect http://plain.test/ ok
    expect http://plain.test/page ok
    expect http://plain.test/old redirected
    expect http://plain.test/away redirected
    expect http://plain.test/lost soft-404
    expect http://plain.test/loop redirect-loop
    expect http://plain.test/secret blocked
    expect http://plain.test/gone dead
    expect http://plain.test/none dead
    expect http://plain.test/secure redirected
    expect https://secure.test/page ok
    expect https://secure.test/page/5 ok
    expect https://secure.test/plain redirected
    expect https://secure.test/none dead
    expect https://other.test/page tls-error
done
grep -q "^HTTP/2.0 200 /page/5" access.log || {
    echo "FAILED: the secure server was not asked by HTTP/2"
    failed=1
}

# The rate limit is obeyed: every page is there in the end, though the server had to say that it was asked too often.
: >access.log
run --per-host 8 --retries 6 few.txt >found.jsonl
for i in 1 2 3 4 5 6 7 8; do expect "http://few.test/few/$i" ok; done
grep -q '"rate-limited"' found.jsonl || {
    echo "FAILED: nothing was rate-limited"
    failed=1
}
refused=$(grep -c ' 429 ' access.log)
echo "$refused requests were too many"
[ "$refused" -le 16 ] || {
    echo "FAILED: the limit was run against again and again"
    failed=1
}
exit $failed
