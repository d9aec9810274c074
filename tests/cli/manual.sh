#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# manual.sh CLI PAGE: the option table, --help and the manual page tell of the same options and commands.
cli=$1
page=$2
. "$(dirname "$0")/common.sh"

# "\-" in the page is "-"; fonts are left out.
sed -e 's/\\-/-/g' -e 's/\\f[A-Z]//g' "$page" >manual
for command in text extract links bibliography audit; do
    expect 0 "$command --help" "$cli" $command --help
    cat out
done >help
expect 0 "--list-options" "$cli" --list-options
cp out options
what="the manual page"
checks=$((checks + 1))
[ "$(wc -l <options)" -gt 10 ] || fail "the list of options is too short"
while read -r option; do
    checks=$((checks + 2))
    grep -q -e "$option\$" -e "${option}[^a-z-]" help || fail "$option is in no --help"
    grep -q -e "$option\$" -e "${option}[^a-z-]" manual || fail "$option is not in the manual page"
done <options

# And the other way: no option in the page that the command does not have.
grep -o -e '--[a-z][a-z-]*' manual | sort -u >told
while read -r option; do
    # pdftotext's -layout has one dash; anything else with two is ours.
    checks=$((checks + 1))
    grep -q -x -e "$option" options || fail "$option stands in the manual page only"
done <told

expect 0 "--help" "$cli" --help
sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p' out >commands
lines commands 5
while read -r command; do
    has manual "$command"
done <commands
finish
