# cite_embed(HEADER file NAME=source...)
#
# Writes a header that holds whole files as bytes, so that a style sheet or a script is edited as what it is: for each
# NAME the array NAME and its SHA-256 digest NAME_sha256. Written again when a source changes.
function(cite_embed header)
    set(text "/* Made by cmake/CiteEmbed.cmake. */\n")
    foreach(file IN LISTS ARGN)
        string(REGEX MATCH "^([^=]*)=(.*)$" matched "${file}")
        set(name ${CMAKE_MATCH_1})
        set(source "${CMAKE_CURRENT_SOURCE_DIR}/${CMAKE_MATCH_2}")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
        file(READ "${source}" bytes HEX)
        file(SHA256 "${source}" digest)
        foreach(part IN ITEMS bytes digest)
            string(REGEX REPLACE "(................................)" "\\1\n" ${part} "${${part}}")
            string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1, " ${part} "${${part}}")
        endforeach()
        string(APPEND text "\nstatic const unsigned char ${name}[] = {\n${bytes}};\n"
            "\nstatic const unsigned char ${name}_sha256[] = {\n${digest}};\n")
    endforeach()
    file(CONFIGURE OUTPUT "${header}" CONTENT "${text}" @ONLY)
endfunction()
