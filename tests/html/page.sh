#!/bin/sh
# page.sh MAKE_PAGE: the audit's page works in a browser: sorting, filtering, notes, no error, no request, hostile text stays
# text; a large one in time, and of bounded size; and its pictures (light, dark, narrow, print) stand in the folder where the test runs.
make_page=$1
here=$(cd "$(dirname "$0")" && pwd)

missing() {
    if [ "${LIBCITE_BROWSER-}" = required ]; then
        echo "$1 is not here, and LIBCITE_BROWSER says that it must be" >&2
        exit 1
    fi
    echo "skipped: $1 is not here"
    exit 77
}

command -v node >/dev/null 2>&1 || missing node
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || missing chromium
[ -d "$here/node_modules/playwright-core" ] || missing "playwright-core (npm ci --prefix tests/html)"

rm -f small.db* medium.db* history.db*
"$make_page" 1 12 html small.db >small.html && "$make_page" 8 60 html medium.db >medium.html &&
    "$make_page" 1 12 history history.db >history.html && "$make_page" 1 12 >first.html &&
    "$make_page" 2000 10 >large.html || exit 1
exec node "$here/page.cjs" "$chromium" "$PWD"
