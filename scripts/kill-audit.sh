#!/bin/sh
# scripts/kill-audit.sh BUILD_DIR [KILLS [SEED]]
#
# Kills an audit over 2,000 links at random moments (100 by default), and resumes it; what must hold afterwards is said in
# tests/net/test_kill.c. Works in a folder of its own, and asks nothing but this machine.
set -eu

build=$(cd "${1:?usage: kill-audit.sh BUILD_DIR [KILLS [SEED]]}" && pwd)
shift
[ $# -gt 0 ] || set -- 100
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$build/tests/net/test_kill" "$build/citation-check" "$@"
