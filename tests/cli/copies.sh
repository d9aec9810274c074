#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2154 # common.sh stands beside this, reads "what" and sets it
# copies.sh CLI: audit copies: what is refused, what the configuration says of archives, and what one that is shut leads to.
cli=$1
. "$(dirname "$0")/common.sh"

shut='http://127.0.0.1:9'
cat >archives.ini <<END
no-default-archives = yes
[archive one]
timegate = $shut/{stamp}/{url}
timemap = $shut/map/{url}
delay = 0.5
END

expect 2 "no address" "$cli" audit copies
has err "no address given"
expect 2 "no address on the Web" "$cli" audit copies http://a.example/ ftp://eel:5ecret@b.example/
has err "ftp://b.example/"
has_not err "5ecret"
expect 2 "a format" "$cli" audit copies -f csv http://a.example/
has err "text or json"
expect 2 "offline" "$cli" audit copies --offline http://a.example/
expect 2 "no archives" "$cli" audit copies --no-config --no-default-archives http://a.example/
has err "no archives to ask"

expect 0 "the configuration is printed" "$cli" audit --config archives.ini --dump-config
has out "[archive one]"
has out 'timegate = "http://127.0.0.1:9/{stamp}/{url}"'
has out "delay = 0.500"
cp out printed.ini
expect 0 "and read again" "$cli" audit --config printed.ini --dump-config
checks=$((checks + 1))
cmp -s out printed.ini || fail "$what: it is another one"

# Each line with what is wrong in it.
refuse() {
    printf '%s\n' "[archive two]" "$1" >wrong.ini
    expect 2 "$1" "$cli" audit copies --config wrong.ini http://a.example/
    has err "$2"
}
refuse "timegate = $shut/" "not an address with {url} or {query} in it"
refuse "timegate = file:///{url}" "not an address with {url} or {query} in it"
refuse "delay = soon" "not a number of seconds"
refuse "colour = blue" "none of timegate, timemap, cdx, delay"
refuse "timemap = $shut/{url}" "[archive two]: no timegate"
cp archives.ini .citation-check.ini
expect 2 "a file that was found" "$cli" audit copies http://a.example/
has err "only a file that --config names may set this"
rm .citation-check.ini

if [ "$CITE_NET" != 1 ]; then
    expect 3 "built without checking" "$cli" audit copies --config archives.ini http://a.example/
    has err "archives cannot be asked"
    finish
fi

expect 3 "nobody answers" "$cli" audit copies --config archives.ini --allow-private http://eel:5ecret@a.example/
has err "http://a.example/: "
has err "no archive answered"
has_not err "5ecret"
has out "0 copies, 0 changes; 0 of 1 archive answered"
checks=$((checks + 1))
grep -q "^127.0.0.1 [0-9]* [0-9]*$" "$XDG_STATE_HOME/citation-check/archives" || fail "$what: the rest is not shared"
expect 3 "it rests" "$cli" audit copies -f json --config archives.ini --allow-private http://a.example/ http://b.example/
json out
has out '"asked": 0'

printf 'notes\n' >"$XDG_STATE_HOME/citation-check/archives"
expect 3 "somebody else's file" "$cli" audit copies --config archives.ini --allow-private http://a.example/
has err "another program's file"
has "$XDG_STATE_HOME/citation-check/archives" "notes"
finish
