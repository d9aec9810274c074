# Compares three lists: the reviewed one (symbols.txt), what the shared library exports, and what the public headers
# declare CITE_API. A symbol is added to the reviewed list by hand, and taken off it only with a new SOVERSION.

cmake_minimum_required(VERSION 3.21)

file(STRINGS "${LIST}" reviewed REGEX "^[^#]")

execute_process(COMMAND "${NM}" -D --defined-only --format=posix "${LIBRARY}"
    OUTPUT_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${NM} cannot read ${LIBRARY}")
endif()
string(REGEX MATCHALL "[^\n]+" lines "${output}")
foreach(line IN LISTS lines)
    string(REGEX REPLACE " .*$" "" symbol "${line}")
    if(NOT symbol MATCHES "^_") # the tool chain's own
        list(APPEND exported "${symbol}")
    endif()
endforeach()

file(GLOB headers "${INCLUDE}/cite/*.h")
foreach(header IN LISTS headers ITEMS "${VERSION_HEADER}")
    file(READ "${header}" text)
    string(REGEX MATCHALL "CITE_API[^;(]*[ *\n]cite_[a-z0-9_]+\\(" declarations "${text}")
    list(TRANSFORM declarations REPLACE "^.*[ *\n](cite_[a-z0-9_]+)\\($" "\\1")
    list(APPEND declared ${declarations})
endforeach()

# Says what is in the list ${has} and not in ${lacks}.
set(failed FALSE)
function(compare has lacks text)
    set(more ${${has}})
    list(REMOVE_ITEM more ${${lacks}})
    foreach(symbol IN LISTS more)
        message("${symbol}: ${text}")
        set(failed TRUE PARENT_SCOPE)
    endforeach()
endfunction()
compare(exported reviewed "exported, but not in symbols.txt")
compare(reviewed exported "in symbols.txt, but not exported")
compare(declared reviewed "declared in a public header, but not in symbols.txt")
compare(reviewed declared "in symbols.txt, but declared in no public header")
if(failed)
    message(FATAL_ERROR "the lists differ")
endif()
list(LENGTH reviewed count)
message("${count} symbols")
