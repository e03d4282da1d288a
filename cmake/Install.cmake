# Installs the library with its two package descriptions (find_package and pkg-config). Everything is relative to the
# prefix, so that an installed tree may be moved.
# SPDX-License-Identifier: GPL-2.0-or-later
include(CMakePackageConfigHelpers)

set(IKEN_INSTALL_DATA ${CMAKE_INSTALL_DATADIR}/iken)
set(IKEN_INSTALL_CMAKE ${CMAKE_INSTALL_LIBDIR}/cmake/iken)

install(TARGETS iken EXPORT iken-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/lib/include/iken DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")
install(EXPORT iken-targets NAMESPACE iken:: DESTINATION ${IKEN_INSTALL_CMAKE})

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/iken-config.cmake.in ${PROJECT_BINARY_DIR}/iken-config.cmake
  INSTALL_DESTINATION ${IKEN_INSTALL_CMAKE} PATH_VARS IKEN_INSTALL_DATA)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/iken-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/iken-config.cmake ${PROJECT_BINARY_DIR}/iken-config-version.cmake
  ${PROJECT_SOURCE_DIR}/cmake/FindMeCab.cmake DESTINATION ${IKEN_INSTALL_CMAKE})

# A static library leaves its own libraries to whoever links it; a shared one brings them.
if(BUILD_SHARED_LIBS)
  set(IKEN_PC_REQUIRES_KEY Requires.private)
  set(IKEN_PC_LIBS_KEY Libs.private)
else()
  set(IKEN_PC_REQUIRES_KEY Requires)
  set(IKEN_PC_LIBS_KEY Libs)
endif()
file(RELATIVE_PATH IKEN_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" IKEN_PC_TO_PREFIX "${IKEN_PC_TO_PREFIX}")
list(TRANSFORM IKEN_ICU_COMPONENTS PREPEND "icu-" OUTPUT_VARIABLE IKEN_PC_ICU)
list(JOIN IKEN_PC_ICU ", " IKEN_PC_ICU)
list(JOIN IKEN_ICU_COMPONENTS " " IKEN_ICU_COMPONENTS)
configure_file(${CMAKE_CURRENT_LIST_DIR}/iken.pc.in ${PROJECT_BINARY_DIR}/iken.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/iken.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
