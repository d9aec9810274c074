#!/bin/sh
# scripts/install-deps.sh [--tools|--interop|--browser]
#
# Installs what building and testing libcite needs, with apt-get, dnf or brew; --tools adds what the style checks and
# the builds with clang need, --interop the programs that must be able to read the exports, --browser what the
# test of the audit's page needs. Looks first, and does nothing where all is there.

# shellcheck disable=SC2086 # $packages is a list of words
set -eu

# group   how to tell that it is there   Debian, Ubuntu         Fedora                Homebrew
table='
build     command:make                   make                   make                  make
build     command:cc                     gcc                    gcc                   -
build     include:stdlib.h               libc6-dev              glibc-devel           -
build     command:c++                    g++                    gcc-c++               -
build     command:cmake                  cmake                  cmake                 cmake
build     command:ninja                  ninja-build            ninja-build           ninja
build     command:pkg-config             pkg-config             pkgconf-pkg-config    pkgconf
build     module:libpcre2-8              libpcre2-dev           pcre2-devel           pcre2
build     module:libutf8proc             libutf8proc-dev        utf8proc-devel        utf8proc
build     module:libpsl                  libpsl-dev             libpsl-devel          libpsl
build     module:libcurl                 libcurl4-openssl-dev   libcurl-devel         curl
build     module:openssl                 libssl-dev             openssl-devel         -
build     module:sqlite3                 libsqlite3-dev         sqlite-devel          sqlite
build     module:cmocka                  libcmocka-dev          libcmocka-devel       cmocka
build     sanitizer:cc                   libc6-dev              libasan,libubsan      -
build     certificates:                  ca-certificates        ca-certificates       -
tools     command:clang                  clang                  clang                 llvm
tools     command:clang-format           clang-format           clang-tools-extra     clang-format
tools     command:clang-tidy             clang-tidy             clang-tools-extra     llvm
tools     command:cppcheck               cppcheck               cppcheck              cppcheck
tools     command:nginx                  nginx-light            nginx                 nginx
tools     command:shellcheck             shellcheck             ShellCheck            shellcheck
tools     sanitizer:clang                libclang-rt-dev        compiler-rt           llvm
interop   command:pandoc                 pandoc                 pandoc                pandoc
interop   command:biber                  biber                  biber                 biber
interop   command:bib2xml                bibutils               bibutils              bibutils
interop   command:patch                  patch                  patch                 -
interop   command:git                    git                    git                   git
interop   python:jsonschema              python3-jsonschema     python3-jsonschema    -
browser   command:chromium               chromium               chromium              chromium
browser   command:node                   nodejs                 nodejs                node
browser   command:npm                    npm                    npm                   -
'

fail()
{
    echo "install-deps: $*" >&2
    exit 1
}

# is_there KIND:NAME
is_there()
{
    name=${1#*:}
    case $1 in
    command:*) command -v "$name" >/dev/null 2>&1 ;;
    module:*) pkg-config --exists "$name" 2>/dev/null ;;
    python:*) python3 -c "import $name" >/dev/null 2>&1 ;;
    include:*) printf '#include <%s>\n' "$name" | cc -E -x c - >/dev/null 2>&1 ;;
    sanitizer:*) printf 'int main(void) { return 0; }\n' |
        "$name" -fsanitize=address,undefined -x c - -o /dev/null 2>/dev/null ;;
    certificates:*) [ -s /etc/ssl/certs/ca-certificates.crt ] || [ -s /etc/pki/tls/certs/ca-bundle.crt ] ||
        [ -s /etc/ssl/cert.pem ] ;;
    esac
}

# missing COLUMN: the packages, by the names in that column, of what is not there.
missing()
{
    printf '%s' "$table" | while read -r group probe debian fedora brew; do
        case " $groups " in *" ${group:-none} "*) ;; *) continue ;; esac
        is_there "$probe" </dev/null && continue
        case $1 in
        debian) package=$debian ;;
        fedora) package=$fedora ;;
        brew) package=$brew ;;
        esac
        [ "$package" = - ] || printf '%s\n' "$package" | tr , '\n'
    done | sort -u | tr '\n' ' '
}

as_root()
{
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "not root, and there is no sudo; wanted to run: $*"
    fi
}

# Where there is no such package, the library is part of one that clang depends on (Ubuntu 22.04).
known_to_apt()
{
    for package in "$@"; do
        [ "$package" != libclang-rt-dev ] || apt-cache show "$package" >/dev/null 2>&1 || continue
        printf '%s ' "$package"
    done
}

groups=build
case ${1-} in
'') ;;
--tools) groups='build tools' ;;
--interop) groups='build interop' ;;
--browser) groups='build browser' ;;
*) fail "usage: install-deps.sh [--tools|--interop|--browser]" ;;
esac

if command -v apt-get >/dev/null 2>&1; then
    packages=$(missing debian)
    [ -n "$packages" ] || exit 0
    echo "install-deps: installing $packages"
    as_root apt-get update -q </dev/null || fail "apt-get update failed"
    packages=$(known_to_apt $packages)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages </dev/null ||
        fail "apt-get could not install $packages"
elif command -v dnf >/dev/null 2>&1; then
    packages=$(missing fedora)
    [ -n "$packages" ] || exit 0
    echo "install-deps: installing $packages"
    as_root dnf install -y $packages </dev/null || fail "dnf could not install $packages"
elif command -v brew >/dev/null 2>&1; then
    packages=$(missing brew)
    [ -n "$packages" ] || exit 0
    echo "install-deps: installing $packages"
    brew install $packages </dev/null || fail "brew could not install $packages"
else
    packages=$(missing debian)
    [ -n "$packages" ] || exit 0
    fail "no apt-get, dnf or brew here; please install (Debian's names): $packages"
fi
