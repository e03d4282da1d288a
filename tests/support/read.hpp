// A document from bytes, for tests of what is read from it.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "iken/ingest.hpp"

namespace iken::tests {

/// The first document; its layout is told by `name` and by what is in it.
inline ParsedDocument read(const std::string& bytes, const std::string& name = "a.csv") {
  const auto documents = parse_bytes(bytes, name);
  INFO(bytes.substr(0, 200));
  REQUIRE(documents);
  return documents->front();
}

}  // namespace iken::tests
