# What an install holds: headers, both libraries, the files by which CMake and pkg-config find them, the command and
# the man pages. Nothing in it knows the prefix, so that a prefix can be moved.

include(CMakePackageConfigHelpers)
set(LIBCITE_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/libcite")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" "${PROJECT_BINARY_DIR}/include/"
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")

# Two export sets, because only the static library makes its consumer look for ours.
foreach(kind IN ITEMS shared static)
    install(TARGETS cite_${kind} EXPORT libcite-${kind}
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
        RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
        INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
    install(EXPORT libcite-${kind} NAMESPACE cite:: DESTINATION "${LIBCITE_CMAKE_DIR}")
endforeach()

configure_package_config_file(
    "${PROJECT_SOURCE_DIR}/cmake/libciteConfig.cmake.in" "${PROJECT_BINARY_DIR}/libciteConfig.cmake"
    INSTALL_DESTINATION "${LIBCITE_CMAKE_DIR}" NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor release may break.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/libciteConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/libciteConfig.cmake" "${PROJECT_BINARY_DIR}/libciteConfigVersion.cmake"
    DESTINATION "${LIBCITE_CMAKE_DIR}")

# The .pc file finds the prefix from where it lies, except for a folder that was given as an absolute path.
foreach(folder IN ITEMS LIBDIR INCLUDEDIR)
    set(LIBCITE_PC_${folder} "${CMAKE_INSTALL_${folder}}")
    cmake_path(IS_ABSOLUTE LIBCITE_PC_${folder} absolute)
    if(NOT absolute)
        string(PREPEND LIBCITE_PC_${folder} "\${prefix}/")
    endif()
endforeach()
cmake_path(IS_ABSOLUTE CMAKE_INSTALL_LIBDIR absolute)
if(absolute)
    set(LIBCITE_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
else()
    file(RELATIVE_PATH up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    string(REGEX REPLACE "/$" "" up "${up}")
    set(LIBCITE_PC_PREFIX "\${pcfiledir}/${up}")
endif()
list(REMOVE_DUPLICATES LIBCITE_LDFLAGS)
list(JOIN LIBCITE_LDFLAGS " " LIBCITE_PC_LIBS)
configure_file("${PROJECT_SOURCE_DIR}/pkgconfig/libcite.pc.in" "${PROJECT_BINARY_DIR}/libcite.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/libcite.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

if(TARGET citation-check)
    # The command finds a shared libcite beside it, wherever the prefix is.
    file(RELATIVE_PATH up "/${CMAKE_INSTALL_BINDIR}" "/${CMAKE_INSTALL_LIBDIR}")
    if(APPLE)
        set(origin "@loader_path")
    else()
        set(origin "\$ORIGIN")
    endif()
    set_target_properties(citation-check PROPERTIES INSTALL_RPATH "${origin}/${up}")
    install(TARGETS citation-check DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
foreach(page IN ITEMS citation-check.1 libcite.3)
    if(EXISTS "${PROJECT_SOURCE_DIR}/man/${page}")
        string(REGEX MATCH "[0-9]$" section "${page}")
        install(FILES "${PROJECT_SOURCE_DIR}/man/${page}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}")
    endif()
endforeach()
