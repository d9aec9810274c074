# cite_test(NAME label SOURCES file... [LIBRARIES target...] [ARGUMENTS arg...])
#
# A cmocka test program. It links the static library, where the internal symbols can be reached, and sees the internal
# headers ("core/buf.h") and those of tests/support ("support/guard.h"). It runs in its own build folder, with
# CITE_TEST_DATA defined as the path of tests/.
function(cite_test name label)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "SOURCES;LIBRARIES;ARGUMENTS")
    add_executable(${name} ${arg_SOURCES})
    cite_target(${name})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/libcite" "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${name} PRIVATE
        "CITE_TEST_DATA=\"${PROJECT_SOURCE_DIR}/tests\"" $<$<BOOL:${LIBCITE_ARENA_MALLOC}>:CITE_ARENA_MALLOC>)
    target_link_libraries(${name} PRIVATE
        ${arg_LIBRARIES} $<TARGET_NAME_IF_EXISTS:cite_support> cite::static PkgConfig::CMOCKA)
    add_test(NAME ${name} COMMAND ${name} ${arg_ARGUMENTS})
    set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 300)
endfunction()
