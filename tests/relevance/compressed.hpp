// The first records of a compressed collection of ../shared/data.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

namespace iken::tests {

/// At most `count` lines; empty where the collection is not there.
inline std::string first_records(const std::string& name, int count) {
  const std::string path = std::string(IKEN_SHARED_DIR "/data/") + name;
  if (!std::filesystem::exists(path)) return {};
  const auto command = "zstdcat '" + path + "' 2>/dev/null | head -n " + std::to_string(count);
  auto* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 65536> block{};
  for (std::size_t n = 0; (n = std::fread(block.data(), 1, block.size(), pipe)) > 0;) out.append(block.data(), n);
  ::pclose(pipe);
  return out;
}

}  // namespace iken::tests
