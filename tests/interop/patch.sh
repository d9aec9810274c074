#!/bin/sh
# shellcheck disable=SC1091,SC2034 # common.sh stands beside this
# patch.sh WRITE_PATCHES PROGRAM: patch -p1 or git apply makes of every source what cite_fix_apply says.
write_patches=$1
program=$2
. "$(dirname "$0")/common.sh"
needs "$program"

rm -rf made work
mkdir made work
(cd made && "$write_patches") || fail "the patches could not be written"
[ "$program" = patch ] || git init -q work
for diff in made/*.patch; do
    file=${diff%.patch}
    file=${file#made/}
    checks=$((checks + 1))
    cp "made/$file" work/
    case $program in
    patch) (cd work && patch -p1 -s) <"$diff" >log 2>&1 || fail "patch, $file: $(head -c 1000 log)" ;;
    git) (cd work && git apply -) <"$diff" >log 2>&1 || fail "git apply, $file: $(head -c 1000 log)" ;;
    esac
    cmp -s "work/$file" "made/$file.expected" || fail "$program, $file: not what was to be made of it"
done
rm -rf made work
finish
