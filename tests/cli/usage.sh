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
refused "an option of another command" "unknown option --timeout" extract --timeout 3 "$sample"
refused "unknown format" "'xml' is none of: text json jsonl html" extract -f xml "$sample"
refused "a format of another command" "'jsonl' is none of" audit -f jsonl "$sample"
refused "a missing argument" "--timeout needs an argument" links "$sample" --timeout
refused "an argument too many" "--quiet takes no argument" links --quiet=3 "$sample"
refused "an empty argument" "must not be empty" links --user-agent "" "$sample"
refused "not a method" "'post' is none of: get head" links --method post "$sample"
refused "not a colour choice" "'sometimes' is none of" links --color=sometimes "$sample"
refused "an unknown bibliography" ".bib, .json or .ris" audit --offline --bibliography works.xyz "$sample"
for value in x -1 1x 1.5 0 257 99999999999999999999999 ''; do
    refused "--concurrency $value" "--concurrency" links --concurrency "$value" "$sample"
done
for value in x -1 0 1.5x 86401 .5 99999999999999999999999; do
    refused "--timeout $value" "--timeout" links --timeout "$value" "$sample"
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
