#!/bin/sh
# shellcheck disable=SC2154 # "cli" and "what" are set by the scripts
# common.sh: what the scripts share. $cli is the program; every check prints what is wrong and the script goes on.

# No test writes to the store of whoever runs it.
XDG_DATA_HOME=$PWD/data
XDG_STATE_HOME=$PWD/state
export XDG_DATA_HOME XDG_STATE_HOME
rm -rf "$XDG_DATA_HOME" "$XDG_STATE_HOME"

failures=0
checks=0

fail() {
    failures=$((failures + 1))
    echo "FAIL: $*" >&2
}

# expect STATUS WHAT COMMAND...: runs a command with its output in the files "out" and "err".
expect() {
    expected=$1
    what=$2
    shift 2
    checks=$((checks + 1))
    "$@" >out 2>err </dev/null
    got=$?
    if [ "$got" -ne "$expected" ]; then
        fail "$what: exit status $got, not $expected"
        sed 's/^/    /' err >&2
    fi
}

# has FILE TEXT: the file has a line with the text.
has() {
    checks=$((checks + 1))
    grep -F -q -e "$2" "$1" || fail "$what: '$2' is not in $1"
}

has_not() {
    checks=$((checks + 1))
    if grep -F -q -e "$2" "$1"; then fail "$what: '$2' is in $1"; fi
}

# empty FILE
empty() {
    checks=$((checks + 1))
    if [ -s "$1" ]; then fail "$what: $1 is not empty"; fi
}

# lines FILE COUNT
lines() {
    checks=$((checks + 1))
    count=$(wc -l <"$1")
    [ "$count" -eq "$2" ] || fail "$what: $1 has $count lines, not $2"
}

# json FILE: it is well-formed, where python3 can tell.
json() {
    [ -n "$have_python" ] || return 0
    checks=$((checks + 1))
    python3 -m json.tool "$1" >/dev/null 2>&1 || fail "$what: $1 is not well-formed JSON"
}

have_python=
if python3 -c 'import json' >/dev/null 2>&1; then
    have_python=yes
else
    echo "python3 is not here: JSON is not checked for form" >&2
fi

finish() {
    echo "$checks checks, $failures failures"
    [ "$failures" -eq 0 ]
    exit
}
