#!/bin/sh
# run.sh WAY: installs libcite, or builds and runs the consumer in one of the ways people will. Called by ctest, which
# sets CC CFLAGS CMAKE BUILD SOURCE WORK LIBDIR VERSION NET STORE.
set -eu

way=$1
prefix=$WORK/prefix
moved=$WORK/moved # the same, elsewhere, without the shared library
here=$SOURCE/tests/package/consumer
out=$WORK/$way
export CC CFLAGS

fail()
{
    echo "$way: $*" >&2
    exit 1
}

# expect PROGRAM: it runs and finds one note and one link.
expect()
{
    said=$("$@") || fail "$1 failed"
    [ "$said" = "libcite $VERSION: 1 notes, 1 links" ] || fail "the consumer said: $said"
}

# built_by_cmake ARG...: the consumer by CMake
built_by_cmake()
{
    "$CMAKE" -S "$here" -B "$out" -G Ninja "$@" || fail "cmake failed"
    "$CMAKE" --build "$out" || fail "the build failed"
    expect "$out/consumer"
}

# needs PROGRAM LIBRARY: whether it loads that library
needs()
{
    ldd "$1" | grep -q "$2"
}

rm -rf "$out"
mkdir -p "$out"
case $way in
install)
    rm -rf "$prefix" "$moved"
    "$CMAKE" --install "$BUILD" --prefix "$prefix" || fail "the install failed"
    for file in include/cite.h include/cite/version.h "$LIBDIR/libcite.a" "$LIBDIR/pkgconfig/libcite.pc"; do
        [ -f "$prefix/$file" ] || fail "$file is missing"
    done
    [ ! -f "$prefix/include/cite/version.h.in" ] || fail "a template was installed"
    grep -r "$SOURCE" "$prefix/$LIBDIR/pkgconfig" "$prefix/$LIBDIR/cmake" && fail "the source folder is named"
    if [ -x "$BUILD/citation-check" ]; then
        "$prefix/bin/citation-check" --version | grep -qF "$VERSION" || fail "the installed command does not run"
        for page in "$SOURCE"/man/*; do
            page=${page##*/}
            [ "$page" = '*' ] || find "$prefix" -name "$page" | grep -q . || fail "$page is missing"
        done
    fi
    cp -R "$prefix" "$moved"
    rm -f "$moved/$LIBDIR"/libcite.so* "$moved/$LIBDIR"/libcite*.dylib
    ;;
find_package)
    built_by_cmake -DHOW=find_package "-DCMAKE_PREFIX_PATH=$prefix" -DCOMPONENT=shared
    needs "$out/consumer" "$prefix.*libcite" || fail "not linked with the shared library"
    ;;
find_package_static)
    built_by_cmake -DHOW=find_package "-DCMAKE_PREFIX_PATH=$prefix" -DCOMPONENT=static
    ! needs "$out/consumer" libcite || fail "linked with the shared library"
    ;;
version_refused)
    "$CMAKE" -S "$here" -B "$out" -G Ninja -DHOW=find_package "-DCMAKE_PREFIX_PATH=$prefix" -DVERSION=9999 \
        >"$out/log" 2>&1 && fail "version 9999 was not refused"
    grep -q "compatible with requested version" "$out/log" || fail "refused for another reason: $(cat "$out/log")"
    PKG_CONFIG_PATH=$prefix/$LIBDIR/pkgconfig
    export PKG_CONFIG_PATH
    ! pkg-config --exists 'libcite >= 9999' || fail "pkg-config did not refuse version 9999"
    pkg-config --exists "libcite = $VERSION" || fail "pkg-config does not find version $VERSION"
    ;;
pkg_config)
    PKG_CONFIG_PATH=$prefix/$LIBDIR/pkgconfig
    export PKG_CONFIG_PATH
    # shellcheck disable=SC2046,SC2086 # flags are words
    "$CC" $CFLAGS -o "$out/consumer" "$here/consumer.c" $(pkg-config --cflags --libs libcite) || fail "the build failed"
    LD_LIBRARY_PATH=$prefix/$LIBDIR
    export LD_LIBRARY_PATH
    needs "$out/consumer" "$prefix.*libcite" || fail "not linked with the shared library"
    expect "$out/consumer"
    ;;
pkg_config_static)
    PKG_CONFIG_PATH=$moved/$LIBDIR/pkgconfig
    export PKG_CONFIG_PATH
    # shellcheck disable=SC2046,SC2086
    "$CC" $CFLAGS -o "$out/consumer" "$here/consumer.c" $(pkg-config --static --cflags --libs libcite) ||
        fail "the build failed"
    expect "$out/consumer"
    ;;
readme)
    # The program and the commands of README.md, as they are pasted.
    awk -v want='```c' -v word='#include <cite.h>' -f "$SOURCE/tests/package/block.awk" "$SOURCE/README.md" >"$out/program.c"
    [ -s "$out/program.c" ] || fail "README.md has no program"
    [ "$(wc -l <"$out/program.c")" -le 30 ] || fail "the program of README.md is longer than 30 lines"
    awk -v want='```sh' -v word=rpath -f "$SOURCE/tests/package/block.awk" "$SOURCE/README.md" |
        sed "s|/lib\\([/\"]\\)|/$LIBDIR\\1|" >"$out/build.sh"
    [ "$(wc -l <"$out/build.sh")" -eq 2 ] || fail "README.md does not say how to build with a prefix"
    mkdir "$out/bin"
    # shellcheck disable=SC2016 # the script has the words, not what they stand for
    printf '#!/bin/sh\nexec "$CC" $CFLAGS -Wall -Wextra -Werror "$@"\n' >"$out/bin/cc"
    chmod +x "$out/bin/cc"
    (cd "$out" && PREFIX=$prefix PATH=$out/bin:$PATH sh -eu build.sh) || fail "the build failed"
    unset LD_LIBRARY_PATH
    needs "$out/program" "$prefix.*libcite" || fail "not linked with the shared library of the prefix"
    said=$("$out/program") || fail "the program failed"
    [ "$(echo "$said" | head -n 1)" = "1 (printed): Jane Roe, Eels of the North (2019), https://example.org/eels." ] ||
        fail "the program said: $said"
    ;;
add_subdirectory)
    unset CFLAGS
    built_by_cmake -DHOW=add_subdirectory "-DLIBCITE_SOURCE=$SOURCE" "-DLIBCITE_NET=$NET" "-DLIBCITE_STORE=$STORE"
    ;;
*)
    fail "no such way"
    ;;
esac
