#!/bin/sh
# scripts/fuzz.sh BUILD_DIR SECONDS
#
# Runs every fuzz target of a build for some seconds, from its seeds in tests/fuzz/seeds. What it learns stays in the
# build folder; an input that crashes is named in the output, and fails the run.
set -eu

build=${1:?usage: fuzz.sh BUILD_DIR SECONDS}
seconds=${2:?usage: fuzz.sh BUILD_DIR SECONDS}
cd "$(dirname "$0")/.."

ran=0
for target in "$build"/tests/fuzz/fuzz_*; do
    if [ ! -f "$target" ] || [ ! -x "$target" ]; then
        continue
    fi
    name=${target##*/fuzz_}
    corpus=$build/corpus/$name
    mkdir -p "$corpus"
    set -- "$corpus"
    [ ! -d "tests/fuzz/seeds/$name" ] || set -- "$@" "tests/fuzz/seeds/$name"
    [ ! -f "tests/fuzz/$name.dict" ] || set -- "-dict=tests/fuzz/$name.dict" "$@"
    echo "fuzz: $name, $seconds seconds"
    "$target" -max_total_time="$seconds" -max_len=65536 -print_final_stats=1 -artifact_prefix="$corpus/" "$@"
    ran=$((ran + 1))
done
[ "$ran" -gt 0 ] || {
    echo "fuzz: no fuzz targets in $build/tests/fuzz" >&2
    exit 1
}
