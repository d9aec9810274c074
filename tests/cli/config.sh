#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this and reads "what"
# config.sh CLI SAMPLE: configuration files: found, named, refused, and the command line's last word.
cli=$1
sample=$2
. "$(dirname "$0")/common.sh"

rm -rf tree named.ini
mkdir -p tree/inner

cat >tree/.citation-check.ini <<'END'
; what the harbour library asks for
quiet = yes
timeout = 7.5
color = never
[links]
method = head
user-agent = " Harbour library "
no-check = yes
[audit]
per-host = 3
END
cd tree/inner || exit 1

expect 0 "a file above" "$cli" links --dump-config
empty err
has out "[links]"
has out "timeout = 7.500"
has out "method = head"
has out 'user-agent = " Harbour library "'
has out "quiet = yes"
has out "; per-host ="
expect 0 "another command's section" "$cli" audit --dump-config
has out "method = get"
has out "per-host = 3"
has out "timeout = 7.500"
expect 0 "a command that takes few of them" "$cli" extract --dump-config
has out "color = never"
has_not out "timeout"
expect 0 "the command line has the last word" "$cli" links --dump-config --timeout 9 --method get
has out "timeout = 9.000"
has out "method = get"
expect 0 "no configuration" "$cli" links --dump-config --no-config
has out "; timeout ="
expect 0 "it is obeyed" "$cli" links -f json "$sample"
has out '"status": "skipped"'
cp out dumped.json

# What is dumped reads as the same again.
expect 0 "dumped" "$cli" links --dump-config
grep -v -e "^output" -e "^; " out >../../named.ini
cp out first
expect 0 "dumped and read" "$cli" links --config ../../named.ini --dump-config
cmp -s out first || fail "a dumped configuration reads otherwise"

# wrong LINE TEXT: a file with that line alone is refused, by its name and line.
wrong() {
    what="$1"
    printf '\n%s\n' "$1" >.citation-check.ini
    expect 2 "$what" "$cli" links --dump-config
    empty out
    has err ".citation-check.ini:2: "
    has err "$2"
}
wrong "timeot = 3" "did you mean 'timeout'?"
wrong "timeout" "neither 'name = value' nor a [section]"
wrong "= 3" "a value without a name"
wrong "[links" "without its closing bracket"
wrong "timeout = soon" "set here"
wrong "offline = perhaps" "neither yes nor no"
wrong "explain = note:3" "no such option"
wrong "config = other.ini" "no such option"
has_not err "did you mean"
for option in "output = x" "allow-private = yes" "insecure = yes"; do
    wrong "$option" "only a file that --config names may set this"
done
printf '[linsk]\ntimeout = 3\n' >.citation-check.ini
expect 2 "a section that is none" "$cli" links --dump-config
has err ".citation-check.ini:2: no such section: 'linsk'"
printf '[extract]\ntimeout = 3\n' >.citation-check.ini
expect 2 "an option of another command" "$cli" links --dump-config
has err "this command has no such option: 'timeout'"
rm .citation-check.ini

printf 'insecure = yes\n' >named.ini
expect 0 "a named file may" "$cli" links --config named.ini --dump-config
has out "insecure = yes"
expect 2 "a named file that is not there" "$cli" links --config missing.ini --dump-config
has err "missing.ini: "
printf 'timeout = 3\0\n' >named.ini
expect 2 "no text" "$cli" links --config named.ini --dump-config
has err "named.ini: no text"
head -c 1100000 /dev/zero | tr '\0' '\n' >named.ini
expect 2 "too large" "$cli" links --config named.ini --dump-config
has err "named.ini: too large"
rm named.ini

finish
