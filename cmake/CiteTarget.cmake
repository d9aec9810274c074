# What every target of ours has in common.

# cite_target(TARGET): C11 without extensions, hidden symbols, the project's warnings.
function(cite_target target)
    set_target_properties(${target} PROPERTIES
        C_STANDARD 11
        C_STANDARD_REQUIRED ON
        C_EXTENSIONS OFF
        C_VISIBILITY_PRESET hidden)
    target_compile_options(${target} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wswitch-enum -Wvla
        -Wundef -Wcast-qual -Wwrite-strings -Wformat=2
        $<$<BOOL:${LIBCITE_WERROR}>:-Werror>)
endfunction()

# cite_program(NAME [OUTPUT dir] SOURCES file...): a program on the public headers alone, as any consumer would be.
# It is built into the top of the build tree, or into its folder OUTPUT.
function(cite_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "OUTPUT" "SOURCES")
    add_executable(${name} ${arg_SOURCES})
    cite_target(${name})
    target_link_libraries(${name} PRIVATE cite::cite)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/${arg_OUTPUT}")
endfunction()
