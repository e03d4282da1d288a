// The numbers by which a dictionary connects its words: ids of parts of speech.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "iken/error.hpp"

namespace iken::dictionary {

struct ConnectionId {
  int left = 0;
  int right = 0;
};

/// Part of speech → ids, from left-id.def and right-id.def. The numbers differ between dictionaries.
class ConnectionIds {
 public:
  /// Reads UTF-8 or EUC-JP. Errors: dictionary_missing, dictionary_broken.
  static Result<ConnectionIds> read(const std::string& dictionary_source);

  /// Ids of 名詞-サ変接続, for words that do not inflect. Empty where the dictionary has no such part of speech.
  [[nodiscard]] std::optional<ConnectionId> of(std::string_view part_of_speech) const;

 private:
  std::map<std::string, int, std::less<>> left_;
  std::map<std::string, int, std::less<>> right_;
};

}  // namespace iken::dictionary
