#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# usage.sh CLI SAMPLE: commands, options, help; wrong ones are named on one line with a way out, exit status 2.
cli=$1
sample=$2
. "$(dirname "$0")/common.sh"

# refused WHAT TEXT ARGUMENT...: exit status 2, nothing on standard output, one line that has the text.
refused() {
    what=$1
    text=$2
    shift 2
    expect 2 "$what" "$cli" "$@"
    empty out
    lines err 1
    has err "citation-check: "
    has err "$text"
}

refused "no command" "--help"
refused "unknown command" "did you mean 'extract'?" extrat "$sample"
refused "unknown command, none near" "unknown command 'xyzzy'" xyzzy "$sample"
refused "a file without a command" "citation-check audit $sample" "$sample"
refused "an option before the command" "unknown option --format before the command" --format json
refused "no file" "no file given" extract
refused "unknown long option" "did you mean --format?" extract --formt json "$sample"
refused "unknown short option" "unknown option -x" extract -x "$sample"
refused "an option of other commands" "extract: --timeout is an option of links and audit" extract --timeout 3 "$sample"
refused "an option of other commands, one" "--dump-links is an option of links (" audit --dump-links "$sample"
refused "an option of other commands, several" "-f is an option of extract, links, bibliography and audit" text -f json x
refused "an option of other commands, with a value" "--no-check is an option of links and audit" extract --no-check=1 x
refused "a word near another command's option" "unknown option --tmeout (" extract --tmeout 3 "$sample"
refused "a word near an option" "did you mean --timeout?" links --tmeout 3 "$sample"
refused "an option with a long name" "unknown option --aaaaaaaaaa" extract "--$(printf '%0200d' 0 | tr 0 a)" "$sample"
refused "unknown format" "'xml' is none of: text json jsonl html" extract -f xml "$sample"
refused "a format of another command" "'jsonl' is none of" bibliography -f jsonl "$sample"
refused "a missing argument" "--timeout needs an argument" links "$sample" --timeout
refused "an argument too many" "--quiet takes no argument" links --quiet=3 "$sample"
refused "an empty argument" "must not be empty" links --user-agent "" "$sample"
refused "not a method" "'post' is none of: get head" links --method post "$sample"
refused "not a colour choice" "'sometimes' is none of" links --color=sometimes "$sample"
refused "an unknown bibliography" ".bib, .json, .ris, .csv, .md or .txt" audit --offline --bibliography works.xyz "$sample"
for value in x -1 1x 1.5 0 501 99999999999999999999999 ''; do
    refused "--concurrency $value" "--concurrency: not a whole number from 1 to 500: '$value'" links --concurrency "$value" "$sample"
done
for value in note: note:x note:0 callout:-1 link:3x 1.5 chapter:2 99999999999999999999999; do
    refused "--explain=$value" "--explain" extract "--explain=$value" "$sample"
done
refused "--explain note:x, apart" "--explain" extract --explain note:x "$sample"
refused "--explain as JSON" "--explain: writes text" extract --explain -f json "$sample"
refused "--explain of another command" "--explain is an option of extract (" audit --explain "$sample"
for value in x -1 0 1.5x 86401 .5 99999999999999999999999; do
    refused "--timeout $value" "--timeout: not a number of seconds from 0.001 to 86400: '$value'" links --timeout "$value" "$sample"
done

for command in text extract links bibliography audit; do
    expect 0 "$command --help" "$cli" $command --help
    empty err
    has out "Usage: citation-check $command"
    has out "--output FILE"
    expect 0 "help $command" "$cli" help $command
    has out "Usage: citation-check $command"
    expect 0 "$command -V" "$cli" $command -V
    has out "citation-check "
done
expect 0 "ranges and defaults in the help" "$cli" links --help
has out "(default 32); 1 to 500"
has out "(default 2); 0 to 20"
has out "(default 20); at most 86400"
has out "text json jsonl html csv markdown junit sarif github (default text)"
expect 0 "both names of audit in the help" "$cli" audit --help
has out "citation-check audit [run | archive] "

# What is typed comes back as one line of text, without anything that a terminal would obey.
odd=$(printf 'no\n\033[31mx\302\233y\342\200\256z\377')
plain='no [31mxyz?'
said() {
    what=$1
    shift
    "$@" >out 2>err </dev/null
    lines err 1
    has err "$plain"
    has_not err "$(printf '\033')"
    has_not err "$(printf '\342\200\256')"
}
said "odd file" "$cli" extract "$odd"
said "odd command" "$cli" "$odd"
said "odd command, help" "$cli" help "$odd"
said "odd option" "$cli" extract "--$odd" "$sample"
said "odd option before the command" "$cli" "--$odd"
said "odd format" "$cli" extract -f "$odd" "$sample"
said "odd number" "$cli" links --timeout "$odd" "$sample"
said "odd word" "$cli" links --method "$odd" "$sample"
said "odd bibliography" "$cli" audit --bibliography "$odd" "$sample"
said "odd output" "$cli" extract -o "$odd/b/c" "$sample"
expect 2 "an odd letter" "$cli" extract "-$(printf '\033')" "$sample"
has_not err "$(printf '\033')"
expect 2 "a very long word" "$cli" "$(printf '%020000d' 0)"
lines err 1
has err "000..."

for word in --help -h help; do
    expect 0 "$word" "$cli" $word
    has out "bibliography"
done
expect 2 "help of what is no command" "$cli" help nothing
expect 0 "--version" "$cli" --version
lines out 1
expect 3 "--help to a full disk" sh -c '"$1" --help >/dev/full' sh "$cli"
expect 0 "an abbreviated option" "$cli" extract --form=json "$sample"
has out '"libcite.document/1"'
expect 3 "a file whose name begins with a dash" "$cli" extract -- -f
has err "citation-check: -f: "
finish
