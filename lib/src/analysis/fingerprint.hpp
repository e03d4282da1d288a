// The name of everything that decides the terms.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "iken/analyzer.hpp"

namespace iken::analysis {

/// To be raised whenever the code gives other terms for the same dictionary.
constexpr int kAnalyzerVersion = 2;

/// "iken-1-0123456789abcdef": the version and a hash of the content of every file that decides the terms. With
/// options.cache_dir, what has been hashed once is remembered there by path, inode, size and time of change.
std::string fingerprint_of(const AnalyzerOptions& options);

/// 64 bits of `bytes`, some 10 GB/s. Notices any change; no defence against intent.
std::uint64_t content_hash(std::string_view bytes);

}  // namespace iken::analysis
