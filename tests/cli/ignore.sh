#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this and reads "what"
# ignore.sh CLI: which links are checked: --include, --exclude, .citecheckignore. Nothing is asked of the network.
cli=$1
. "$(dirname "$0")/common.sh"
[ "$CITE_NET" = 1 ] || finish

rm -rf tree
mkdir -p tree/inner
cd tree/inner || exit 1
printf 'See https://eels.example/a and https://www.eels.example/open/b, or https://herring.example/c?id=7.\n' >eels.txt
offline() { "$cli" links --offline -f json "$@" eels.txt; }

expect 0 "no rules" offline
has_not out '"skipped"'
expect 0 "a host" offline --exclude eels.example
has out "excluded by 'eels.example' (--exclude)"
has out '"skipped": 2'
has out '"offline": 1'
expect 0 "a host below" offline --exclude '*.eels.example'
has out '"skipped": 1'
expect 0 "a path" offline --exclude 'eels.example/open/*' --exclude '*/open/*'
has out "excluded by '*/open/*' (--exclude)"
expect 0 "PCRE2" offline --exclude 're:[?]id=\d+'
has out '"skipped": 1'
expect 0 "a scheme" offline --exclude https:
has out '"skipped": 3'
expect 0 "one host alone" offline --include herring.example
has out '"skipped": 2'
has out "no pattern includes it"
expect 0 "excluded all the same" offline --include herring.example --exclude 'https://*'
has out '"skipped": 3'
expect 2 "no pattern" offline --exclude 're:('
has err "not a pattern of PCRE2"
expect 2 "nothing" offline --exclude ''
has err "must not be empty"

printf '# ours\n\neels.example\n!*/open/*\n' >../.citecheckignore
expect 0 "a file above" offline
has out "excluded by 'eels.example' ("
has out ".citecheckignore:3)"
has out '"skipped": 1'
expect 0 "the command line has the last word" offline --exclude 'www.eels.example'
has out '"skipped": 2'
expect 0 "no file" offline --no-ignore
has_not out '"skipped"'
printf 'herring.example\n' >named
expect 0 "a named file" offline --ignore-file named
has out "excluded by 'herring.example' (named:1)"
expect 2 "a named file that is not there" offline --ignore-file missing
has err "missing: "
printf 'herring.example\nre:(\n' >named
expect 2 "a wrong line" offline --ignore-file named
has err "named:2: re:(: not a pattern of PCRE2"
printf '[links]\nexclude = eels.example\nexclude = herring.example\n' >options.ini
expect 0 "a configuration" offline --no-ignore --config options.ini
has out '"skipped": 3'
finish
