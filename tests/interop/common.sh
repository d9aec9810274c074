#!/bin/sh
# shellcheck disable=SC2154 # "cli", "library" and "source" are set by the scripts
# common.sh: what the scripts share. Every check prints what is wrong, and the script goes on.

failures=0
checks=0

fail() {
    failures=$((failures + 1))
    echo "FAIL: $*" >&2
}

# needs PROGRAM: skips the test where there is none, unless the environment says that there must be one.
needs() {
    command -v "$1" >/dev/null 2>&1 && return
    if [ "${LIBCITE_INTEROP-}" = required ]; then
        echo "$1 is not here, and LIBCITE_INTEROP says that it must be" >&2
        exit 1
    fi
    echo "skipped: $1 is not here"
    exit 77
}

# exports FORMAT: writes NAME.FORMAT, for the two libraries and for all documents of ours together, and NAME.count, the
# number of its works. Their names are in $names.
exports() {
    names="full awkward documents"
    "$library" . || fail "the libraries could not be written"
    set -- "$1" "$source"/examples/data/sample.txt "$source"/tests/corpus/*/input.txt
    format=$1
    shift
    "$cli" bibliography -q -f "$format" -o "documents.$format" "$@" 2>err || fail "no $format of the documents"
    "$cli" bibliography -q -f bibtex -o documents.bibtex "$@" 2>err || fail "no BibTeX of the documents"
    for name in $names; do
        grep -c '^@' "$name.bibtex" >"$name.count"
    done
}

# same WHAT COUNT FILE: the number in the file is the count.
same() {
    checks=$((checks + 1))
    [ "$2" -eq "$(cat "$3")" ] || fail "$1: $2 works, not $(cat "$3")"
}

# silent WHAT FILE: nothing was said.
silent() {
    checks=$((checks + 1))
    if [ -s "$2" ]; then
        fail "$1 says:"
        head -n 20 "$2" >&2
    fi
}

finish() {
    echo "$checks checks, $failures failures"
    [ "$checks" -gt 0 ] && [ "$failures" -eq 0 ]
    exit
}
