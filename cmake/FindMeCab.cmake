# Finds the MeCab library: target MeCab::MeCab, variables MeCab_INCLUDE_DIR and MeCab_LIBRARY.
# Installed beside iken-config.cmake, because MeCab ships no package files of its own.
# SPDX-License-Identifier: GPL-2.0-or-later
find_path(MeCab_INCLUDE_DIR mecab.h)
find_library(MeCab_LIBRARY mecab)
mark_as_advanced(MeCab_INCLUDE_DIR MeCab_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(MeCab REQUIRED_VARS MeCab_LIBRARY MeCab_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "on Debian: apt-get install libmecab-dev")

if(MeCab_FOUND AND NOT TARGET MeCab::MeCab)
  add_library(MeCab::MeCab UNKNOWN IMPORTED)
  set_target_properties(MeCab::MeCab PROPERTIES
    IMPORTED_LOCATION "${MeCab_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${MeCab_INCLUDE_DIR}")
endif()
