#!/bin/sh
# scripts/check-style.sh
#
# What can be said of the sources without running them: clang-format, clang-tidy, cppcheck and shellcheck, each with
# every finding as an error. Runs all of them and fails if one did. The layers, the headers and the exported symbols are ctests
# (ctest -L style).
#
# ANALYZER_NODES bounds how far clang's analyzer follows each function (its own default is 225000): it takes nearly all of the time,
# and finds most of what it finds early.
set -u

cd "$(dirname "$0")/.." || exit 1
failed=''
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# sources PATTERN FOLDER...: our files of that name, NUL-terminated
sources()
{
    pattern=$1
    shift
    for folder in "$@"; do
        [ ! -d "$folder" ] || find "$folder" -name "$pattern" -type f -print0
    done
}

echo "check-style: clang-format"
sources '*.[ch]' include libcite cli examples tests | xargs -0 clang-format --dry-run -Werror || failed="$failed clang-format"

mkdir -p build
cmake --preset tidy >build/tidy.log 2>&1 || {
    cat build/tidy.log
    exit 1
}

# The tests are left out: cmocka's macros count as complexity, and their tables are long on purpose.
echo "check-style: clang-tidy"
set --
[ -z "${ANALYZER_NODES-}" ] ||
    set -- --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg="max-nodes=$ANALYZER_NODES"
sources '*.c' libcite cli examples |
    xargs -0 -n 2 -P "$jobs" clang-tidy --quiet -p build/tidy "$@" 2>build/tidy.log || failed="$failed clang-tidy"
# It counts the warnings it kept to itself there; errors of its own are worth reading.
grep -i error build/tidy.log

echo "check-style: cppcheck"
cppcheck --project=build/tidy/compile_commands.json --enable=warning,performance,portability --inline-suppr \
    --suppress=missingIncludeSystem --error-exitcode=1 --quiet -j "$jobs" || failed="$failed cppcheck"

echo "check-style: shellcheck"
{
    sources '*.sh' scripts tests cli examples
    printf '.ci/run\0'
} | xargs -0 shellcheck || failed="$failed shellcheck"

if [ -n "$failed" ]; then
    echo "check-style: failed:$failed" >&2
    exit 1
fi
echo "check-style: no findings"
