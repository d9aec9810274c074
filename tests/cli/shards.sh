#!/bin/sh
# shellcheck disable=SC1091,SC2034,SC2016 # common.sh stands beside this and reads "what"; sh -c takes its text as it is
# shards.sh CLI: the links of a collection in parts, and the parts' stores in one again. Addresses are refused ones of this
# machine, so nothing is asked of any network.
cli=$1
. "$(dirname "$0")/common.sh"

rm -rf in ./*.db ./*.db-* ./*.urls
mkdir in
for n in 1 2 3 4 5 6 7 8 9; do
    printf 'Wells.1\n\n1 Jane Roe, http://127.0.0.%s:9/a (2019), http://127.0.0.%s:9/b and\nhttps://www.well%s.example.co.uk/%s.\n' \
        $n $n $n $n >in/$n.txt
done
printf 'See http://127.0.0.3/again and http://bells.example.co.uk/ too.\n' >in/more.txt

expect 0 "all links" "$cli" links --dump-links in
sort out >all.urls
: >parts.urls
for shard in 1 2 3 4; do
    expect 0 "shard $shard" "$cli" links --dump-links --shard $shard/4 in
    sed "s/^/$shard /" out >>parts.urls
done
what="the parts"
cut -d ' ' -f 2 parts.urls | sort | cmp -s - all.urls || fail "$what: not every link once"
# One of a host is a whole host: no host stands in two parts, and not all in one.
hosts=$(sed 's#^\([0-9]\) [a-z]*://\([^:/]*\).*#\2 \1#' parts.urls | sort -u | cut -d ' ' -f 1 | uniq -d)
[ -z "$hosts" ] || fail "$what: in two parts: $hosts"
count=$(grep -c 'co.uk' parts.urls)
[ "$count" -eq 10 ] || fail "$what: $count links of co.uk"
count=$(grep 'example.co.uk' parts.urls | cut -d ' ' -f 1 | sort -u | wc -l)
[ "$count" -eq 1 ] || fail "$what: one domain in $count parts"
count=$(cut -d ' ' -f 1 parts.urls | sort -u | wc -l)
[ "$count" -gt 1 ] || fail "$what: all in one"
expect 0 "one part is all" "$cli" links --dump-links --shard 1/1 in
sort out | cmp -s - all.urls || fail "$what: not all"

for wrong in 0/4 5/4 x/y 1/0 /4 1/ 1 -1/4 1/4/4 " 1/4" 1/100001 99999999999/4 ""; do
    expect 2 "shard '$wrong'" "$cli" links --dump-links --shard "$wrong" in
    has err "citation-check: links: --shard: "
    lines err 1
done
expect 2 "shard of extract" "$cli" extract --shard 1/4 in
expect 0 "shard in a configuration" sh -c 'printf "shard = 2/3\n" >own.ini; "$1" audit --config own.ini --dump-config in' sh "$cli"
has out "shard = 2/3"

[ "$CITE_NET" = 1 ] || finish
rm -f in/more.txt
sed -i.old 's#https://www.*#http://127.0.1.1:9/c.#' in/*.txt
rm -f in/*.old

expect 1 "a part is asked" "$cli" links -f jsonl --shard 1/4 in
json_status() {
    grep -c "\"status\":\"$1\"" out
}
asked=$(json_status unreachable)
expect 0 "a part, dumped" "$cli" links --dump-links --shard 1/4 in
[ "$(wc -l <out)" -eq "$asked" ] || fail "$what: $asked asked"

[ "$CITE_STORE" = 1 ] || finish
expect 1 "undivided" "$cli" audit -q --store whole.db in
for shard in 1 2 3 4; do
    "$cli" audit --store $shard.db --shard $shard/4 -f json -o $shard.json in 2>err
    status=$?
    what="part $shard"
    [ $status -le 1 ] || fail "part $shard: exit status $status"
    json $shard.json
    has_not err "are left"
done
expect 0 "merge" "$cli" audit merge --store merged.db 1.db 2.db 3.db 4.db
expect 0 "runs" "$cli" audit runs --store merged.db
lines out 4
has_not out "not finished"
expect 0 "dump" "$cli" links --dump-links in
cp out whole.urls
lines whole.urls 19
while read -r url; do
    expect 0 "history of $url, undivided" "$cli" audit history --store whole.db "$url"
    sed 's/^[0-9-]* *[0-9:]*//; s/run [0-9]*//' out | tr -s ' ' | cut -d ' ' -f 3- >whole.out
    expect 0 "history of $url, merged" "$cli" audit history --store merged.db "$url"
    sed 's/^[0-9-]* *[0-9:]*//; s/run [0-9]*//' out | tr -s ' ' | cut -d ' ' -f 3- >merged.out
    lines out 1
    cmp -s whole.out merged.out || fail "$what: $(cat merged.out), not $(cat whole.out)"
done <whole.urls
expect 1 "one part again, in the store of all" "$cli" audit -q --recheck --shard 1/4 --store merged.db in
has out "19 distinct links, 4 findings"
finish
