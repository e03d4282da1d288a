# Builds the layouts of index/profiles into the library, so that it reads documents without being told a folder.
# SPDX-License-Identifier: GPL-2.0-or-later
file(GLOB IKEN_PROFILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/index/profiles/*.json)
set(IKEN_PROFILE_TEXTS "")
foreach(profile ${IKEN_PROFILES})
  file(READ ${profile} text)
  string(APPEND IKEN_PROFILE_TEXTS "      R\"iken-profile(${text})iken-profile\",\n")
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${IKEN_PROFILES})
configure_file(${CMAKE_CURRENT_LIST_DIR}/profiles.cpp.in ${PROJECT_BINARY_DIR}/profiles.cpp @ONLY)
