// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/fingerprint.hpp"
#include "analysis/terms.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

#include "base/mapped_file.hpp"
#include "base/bytes.hpp"

namespace iken::analysis {

namespace {

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;
constexpr std::size_t kLanes = 4;

std::uint64_t finished(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= kMix;
  return hash ^ hash >> 29;
}

std::string hex(std::uint64_t value) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
  return text;
}

/// The files in a fixed order; one that is missing counts as empty.
std::vector<std::string> files_of(const AnalyzerOptions& options) {
  std::vector<std::string> paths;
  for (const char* name : {"sys.dic", "unk.dic", "char.bin", "matrix.bin", "dicrc"}) {
    paths.push_back(options.dictionary + "/" + name);
  }
  for (const char* name : {"user.dic", "stop.tsv", kWordVectors}) paths.push_back(options.data_dir + "/" + name);
  return paths;
}

/// Path, inode, size and times of every file: what must stay for a remembered hash to hold.
std::string state_of(const std::vector<std::string>& paths) {
  std::ostringstream state;
  for (const auto& path : paths) {
    struct stat status = {};
    state << path;
    if (::stat(path.c_str(), &status) == 0) {
      state << ' ' << status.st_dev << ' ' << status.st_ino << ' ' << status.st_size << ' ' << status.st_mtim.tv_sec
            << '.' << status.st_mtim.tv_nsec << ' ' << status.st_ctim.tv_sec << '.' << status.st_ctim.tv_nsec;
    }
    state << '\n';
  }
  return state.str();
}

std::uint64_t hash_of_files(const std::vector<std::string>& paths) {
  std::string hashes;
  for (const auto& path : paths) hashes += hex(content_hash(base::MappedFile(path).bytes()));
  return content_hash(hashes);
}

std::string cache_path(const std::string& cache_dir, const std::string& state) {
  return cache_dir + "/analyzer-" + hex(content_hash(state));
}

std::optional<std::string> remembered(const std::string& path, const std::string& state) {
  const base::MappedFile file(path);
  const auto bytes = file.bytes();
  if (bytes.size() != state.size() + 16 || !bytes.starts_with(state)) return std::nullopt;
  return std::string(bytes.substr(state.size()));
}

/// Whoever fails to remember will hash again: no error.
void remember(const std::string& path, const std::string& content) {
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  const auto draft = path + "." + std::to_string(::getpid());
  std::ofstream out(draft, std::ios::binary);
  out << content;
  out.close();
  if (out) {
    std::filesystem::rename(draft, path, ignored);
  } else {
    std::filesystem::remove(draft, ignored);
  }
}

std::string content_of(const AnalyzerOptions& options) {
  const auto paths = files_of(options);
  if (options.cache_dir.empty()) return hex(hash_of_files(paths));
  const auto state = state_of(paths);
  const auto path = cache_path(options.cache_dir, state);
  if (auto known = remembered(path, state)) return *known;
  auto hash = hex(hash_of_files(paths));
  if (state_of(paths) == state) remember(path, state + hash);
  return hash;
}

}  // namespace

std::uint64_t content_hash(std::string_view bytes) {
  std::array<std::uint64_t, kLanes> lanes = {1, 2, 3, 4};
  const auto mix = [](std::uint64_t hash, std::uint64_t word) { return std::rotl((hash ^ word) * kMix, 31); };
  const auto size = bytes.size();
  std::array<std::uint64_t, kLanes> words{};
  for (; bytes.size() >= sizeof words; bytes.remove_prefix(sizeof words)) {
    std::memcpy(words.data(), bytes.data(), sizeof words);
    for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] = mix(lanes[lane], words[lane]);
  }
  words.fill(0);
  if (!bytes.empty()) std::memcpy(words.data(), bytes.data(), bytes.size());
  std::uint64_t hash = size;
  for (std::size_t lane = 0; lane < kLanes; ++lane) hash = finished(hash ^ mix(lanes[lane], words[lane]));
  return hash;
}

std::string fingerprint_of(const AnalyzerOptions& options) {
  return "iken-" + std::to_string(kAnalyzerVersion) + "-" + content_of(options);
}

}  // namespace iken::analysis
