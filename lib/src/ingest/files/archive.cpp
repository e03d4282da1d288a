// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/archive.hpp"

#include <zip.h>

#include <vector>

namespace iken::ingest {
namespace {

constexpr zip_uint64_t largest_part = 256U << 20U;
constexpr zip_uint64_t largest_whole = 512U << 20U;
constexpr zip_int64_t most_parts = 10'000;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

std::string megabytes(zip_uint64_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

}  // namespace

struct Archive::Impl {
  std::unique_ptr<zip_t, Discard> zip;
  std::string name;
  zip_uint64_t unpacked = 0;

  [[nodiscard]] Error over(zip_uint64_t limit) const {
    return {ErrorCode::file_over_limits, {name, megabytes(limit)}, {}};
  }
  [[nodiscard]] Error broken(const std::string& part) const { return {ErrorCode::file_broken, {name, part}, {}}; }

  /// What the file says of itself; a liar is caught when it is unpacked.
  [[nodiscard]] Result<void> check_declared() const {
    const auto parts = zip_get_num_entries(zip.get(), 0);
    if (parts > most_parts)
      return Error{ErrorCode::file_over_limits, {name, std::to_string(most_parts) + " parts"}, {}};
    zip_uint64_t whole = 0;
    for (zip_int64_t i = 0; i < parts; ++i) {
      zip_stat_t stat;
      if (zip_stat_index(zip.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
        continue;
      if (stat.size > largest_part) return over(largest_part);
      whole += stat.size;
    }
    return whole > largest_whole ? Result<void>(over(largest_whole)) : Result<void>();
  }
};

Archive::Archive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(std::string_view bytes, const std::string& name) {
  auto impl = std::make_unique<Impl>();
  impl->name = name;
  zip_error_t failed;
  zip_error_init(&failed);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failed);
  if (source != nullptr) {
    impl->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &failed));
    if (!impl->zip) zip_source_free(source);
  }
  zip_error_fini(&failed);
  if (!impl->zip) return impl->broken("ZIP");
  if (auto fine = impl->check_declared(); !fine) return fine.error();
  return Archive(std::move(impl));
}

bool Archive::has(const std::string& part) const {
  return zip_name_locate(impl_->zip.get(), part.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<void> Archive::read(const std::string& part, const std::function<bool(std::string_view)>& take) {
  const auto index = zip_name_locate(impl_->zip.get(), part.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return impl_->broken(part);
  const std::unique_ptr<zip_file_t, CloseFile> file(
      zip_fopen_index(impl_->zip.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) {
    const auto code = zip_error_code_zip(zip_get_error(impl_->zip.get()));
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD)
      return Error{ErrorCode::file_encrypted, {impl_->name}, {}};
    return impl_->broken(part);
  }
  std::vector<char> buffer(1U << 16U);
  for (zip_uint64_t size = 0;;) {
    const auto taken = zip_fread(file.get(), buffer.data(), buffer.size());
    if (taken < 0) return impl_->broken(part);
    if (taken == 0) return {};
    size += static_cast<zip_uint64_t>(taken);
    impl_->unpacked += static_cast<zip_uint64_t>(taken);
    if (size > largest_part) return impl_->over(largest_part);
    if (impl_->unpacked > largest_whole) return impl_->over(largest_whole);
    if (!take(std::string_view(buffer.data(), static_cast<std::size_t>(taken)))) return {};
  }
}

}  // namespace iken::ingest
