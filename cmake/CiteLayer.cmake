# cite_layer(NAME [DIR dir] [USES layer...] [SOURCES file...])
#
# Declares a layer of the library: its folder libcite/NAME (or libcite/DIR), the other layers whose headers it may
# include, and its sources by name. The test "layers" (cmake/CheckLayers.cmake) fails on an include that looks
# elsewhere, and on a source that stands in the folder but not here.
function(cite_layer name)
    cmake_parse_arguments(PARSE_ARGV 1 layer "" "DIR" "USES;SOURCES")
    if(DEFINED layer_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "cite_layer(${name}): what is ${layer_UNPARSED_ARGUMENTS}?")
    endif()
    if(NOT DEFINED layer_DIR)
        set(layer_DIR ${name})
    endif()
    list(TRANSFORM layer_SOURCES PREPEND "${layer_DIR}/")
    target_sources(cite_objects PRIVATE ${layer_SOURCES})
    set_property(GLOBAL APPEND PROPERTY CITE_LAYERS ${name})
    set_property(GLOBAL PROPERTY CITE_LAYER_${name}_DIR "${layer_DIR}")
    set_property(GLOBAL PROPERTY CITE_LAYER_${name}_USES "${layer_USES}")
    set_property(GLOBAL APPEND PROPERTY CITE_LAYER_${name}_SOURCES "${layer_SOURCES}")
endfunction()

# Sources of a layer that this build leaves out, so that the test does not take them for forgotten ones.
function(cite_layer_left_out name)
    set(sources ${ARGN})
    list(TRANSFORM sources PREPEND "${name}/")
    set_property(GLOBAL APPEND PROPERTY CITE_LAYER_${name}_SOURCES "${sources}")
endfunction()

# Writes what the layers declared into a file that CheckLayers.cmake includes.
function(cite_layers_write file)
    get_property(layers GLOBAL PROPERTY CITE_LAYERS)
    set(text "set(LAYERS \"${layers}\")\n")
    foreach(layer IN LISTS layers)
        foreach(part IN ITEMS DIR USES SOURCES)
            get_property(value GLOBAL PROPERTY CITE_LAYER_${layer}_${part})
            string(APPEND text "set(${layer}_${part} \"${value}\")\n")
        endforeach()
    endforeach()
    file(WRITE "${file}" "${text}")
endfunction()
