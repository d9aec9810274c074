#!/bin/sh
# scripts/demo.sh BUILD_DIR
#
# Audits the sample document with the citation-check of a build: the summary goes to the terminal, the report and the
# bibliography to build/demo. Links with findings (exit status 1) are what the sample is for; only a failure fails.
set -u

cd "$(dirname "$0")/.." || exit 3
command=${1:?usage: demo.sh BUILD_DIR}/citation-check
mkdir -p build/demo || exit 3

"$command" audit examples/data/sample.txt --store build/demo/audit.db --html build/demo/report.html --bibliography build/demo/bibliography.bib
status=$?
if [ "$status" -gt 1 ]; then
    echo "demo: citation-check audit ended with status $status" >&2
    exit "$status"
fi
echo
echo "The report: build/demo/report.html"
echo "The bibliography: build/demo/bibliography.bib"
