# cmake -DROOT=<source tree> -DLAYERS=<layers.cmake of a build> -P CheckLayers.cmake
#
# Reads every #include and says where one looks where it may not:
#   - a layer into a layer that it does not declare (see cite_layer), or into the folders above the library;
#   - a third-party header outside the one file that may call that library;
#   - a public header, the command line or an example at anything but the public headers.
# A source in a layer's folder that no cite_layer lists is a finding too: it would not be built.
# Prints every finding, and fails if there is one.

cmake_minimum_required(VERSION 3.21)
include("${LAYERS}")

# header = the one module that may include it, both as regular expressions. The libcurl transport is in parts.
set(THIRD_PARTY
    "pcre2.*=libcite/core/pattern.c"
    "utf8proc.*=libcite/text/utf8.c"
    "libpsl.*=libcite/core/domain.c"
    "sqlite3.*=libcite/audit/store.c"
    "curl/.*=libcite/net/(transport_curl|curl_[a-z]+).[ch]")

set(found 0)
function(finding place text)
    message("${place}: ${text}")
    math(EXPR found "${found} + 1")
    set(found ${found} PARENT_SCOPE)
endfunction()

# Sets ${out} to the includes of a file, each as "x" or <x>.
function(includes_of out file)
    file(STRINGS "${ROOT}/${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]")
    list(TRANSFORM lines REPLACE "^[ \t]*#[ \t]*include[ \t]*([\"<][^\">]*[\">]).*$" "\\1")
    set(${out} "${lines}" PARENT_SCOPE)
endfunction()

# Sets ${out} to the sources and headers right in, or anywhere under (RECURSE), the folder.
function(files_in out folder mode)
    file(${mode} files LIST_DIRECTORIES false RELATIVE "${ROOT}" "${ROOT}/${folder}/*.c" "${ROOT}/${folder}/*.h")
    set(${out} "${files}" PARENT_SCOPE)
endfunction()

macro(check_third_party file include)
    foreach(rule IN LISTS THIRD_PARTY)
        string(REGEX MATCH "^(.*)=(.*)$" matched "${rule}")
        set(header "${CMAKE_MATCH_1}")
        set(caller "${CMAKE_MATCH_2}")
        if("${include}" MATCHES "^[\"<]${header}[\">]$" AND NOT "${file}" MATCHES "^${caller}$")
            finding("${file}" "${include} is for ${caller} alone")
        endif()
    endforeach()
endmacro()

# A quoted include of the library names its layer: "core/buf.h". Those of the top layer have no folder.
macro(check_layer layer file include)
    if("${include}" MATCHES "^\"([a-z]+)/[^/]+\"$")
        set(other "${CMAKE_MATCH_1}")
        if(NOT "${other}" IN_LIST LAYERS)
            finding("${file}" "${include} is in no layer")
        elseif(NOT "${other}" STREQUAL "${layer}" AND NOT "${other}" IN_LIST ${layer}_USES)
            finding("${file}" "${include}: the layer ${layer} may not use ${other}")
        endif()
    elseif("${include}" MATCHES "^\"")
        if(NOT "${layer}" STREQUAL "top" OR "${include}" MATCHES "/")
            finding("${file}" "${include}: write it as \"layer/file.h\"")
        endif()
    endif()
endmacro()

foreach(layer IN LISTS LAYERS)
    list(TRANSFORM ${layer}_SOURCES REPLACE "^\\./" "")
    if("${${layer}_DIR}" STREQUAL ".")
        files_in(files "libcite" GLOB)
    else()
        files_in(files "libcite/${${layer}_DIR}" GLOB_RECURSE)
    endif()
    foreach(file IN LISTS files)
        string(REGEX REPLACE "^libcite/" "" source "${file}")
        if("${file}" MATCHES "\\.c$" AND NOT "${source}" IN_LIST ${layer}_SOURCES)
            finding("${file}" "is in no cite_layer")
        endif()
        includes_of(includes "${file}")
        foreach(include IN LISTS includes)
            check_third_party("${file}" "${include}")
            check_layer("${layer}" "${file}" "${include}")
        endforeach()
    endforeach()
endforeach()

# Public headers look at each other by <cite/...>; programs look at them, and at their own folder.
files_in(headers "include" GLOB_RECURSE)
foreach(folder IN ITEMS cli examples)
    files_in(files "${folder}" GLOB_RECURSE)
    list(APPEND programs ${files})
endforeach()
foreach(file IN LISTS headers programs)
    includes_of(includes "${file}")
    foreach(include IN LISTS includes)
        check_third_party("${file}" "${include}")
        if("${include}" MATCHES "^\"([^\"]*)\"$")
            set(name "${CMAKE_MATCH_1}")
            get_filename_component(folder "${file}" DIRECTORY)
            if("${file}" MATCHES "^include/")
                finding("${file}" "${include}: public headers are included as <cite/...>")
            elseif(NOT EXISTS "${ROOT}/${folder}/${name}" AND NOT EXISTS "${ROOT}/${name}")
                finding("${file}" "${include} is neither public nor this program's own")
            endif()
        endif()
    endforeach()
endforeach()

if(found GREATER 0)
    message(FATAL_ERROR "${found} findings")
endif()
message("No include looks where it may not.")
