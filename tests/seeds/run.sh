#!/bin/sh
# Scores citation-check on the documents beside the project, and looks that it invents nothing in those without notes.
#
#     run.sh CITATION_CHECK SHARED_FOLDER OUTPUT_FOLDER
#
# Exit status: 0 all is well, 1 a score is too low, 77 nothing to score with (skipped).
set -u

check=$1
shared=$2
out=$3

skip() {
    echo "skipped: $1"
    exit 77
}

[ -d "$shared/seeds" ] || skip "there is no folder $shared/seeds"
[ -f "$shared/eval/score.py" ] || skip "there is no $shared/eval/score.py"
command -v python3 >/dev/null 2>&1 || skip "python3 is not installed"

failed=0
mkdir -p "$out" || exit 1

# extract NAME NUMBER: writes the findings in the document whose name begins with NUMBER to NAME.json, and sets document
# to its path. A document that is not there is a failure: what was not read must not pass.
extract() {
    set -- "$1" "$shared/seeds/$2"_*.txt
    document=$2
    if [ ! -f "$document" ]; then
        echo "FAILED: no document $document"
        failed=1
        return 1
    fi
    "$check" extract --format json "$document" >"$out/$1.json"
    status=$?
    if [ "$status" -gt 1 ]; then
        echo "FAILED: extract ended with status $status on $document"
        failed=1
        return 1
    fi
}

# score NAME NUMBER MINIMUM: the findings must reach the minimum.
score() {
    extract "$1" "$2" || return
    if ! python3 "$shared/eval/score.py" --gold "$shared/eval/gold/$1.json" --text "$document" --show \
        --min "$3" "$out/$1.json"; then
        echo "FAILED: $1 is below $3"
        failed=1
    fi
}

# works NAME: the works of what extract wrote agree in number with those of the gold, within 5 %.
works() {
    python3 - "$shared/eval/gold/$1.json" "$out/$1.json" <<'END' && return
import json, sys
gold, found = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
works = [c for c in gold["citations"] if c.get("same_as") is None and not c.get("optional")]
print("works: %d, of the gold: %d" % (len(found["items"]), len(works)))
sys.exit(abs(len(found["items"]) - len(works)) * 20 > len(works))
END
    echo "FAILED: $1 has too many works or too few"
    failed=1
}

long=notes=0.95,callouts=0.85,links=0.90,link_notes=0.95
score testimony 002 "$long"
works testimony
score leiden 004 "$long"
works leiden

# Nothing invented: every note, callout and link that is given is one of the gold's.
sound=notes.precision=1.0,callouts.precision=1.0,links.precision=1.0
score news 000 "$sound"
score asia 001 "$sound"
score kobrak 003 "$sound"

exit "$failed"
