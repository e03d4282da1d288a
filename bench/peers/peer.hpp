// The two things every peer does, and the command line they share.
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <string>

#include "report/measure.hpp"

namespace iken::bench {

struct PeerCall {
  std::string records;  ///< index only
  std::string index;    ///< a folder of its own
  std::string queries;  ///< search only
  std::size_t repeats = 3;
  bool strings = false;                     ///< queries are strings to be found as they are, not words
  std::map<std::string, std::string> more;  ///< options of this peer alone
  [[nodiscard]] std::string option(const std::string& name, const std::string& otherwise) const;
};

struct Peer {
  std::string name;
  std::function<IndexFigures(const PeerCall&)> index;
  /// Opens the index and returns the function that asks one query.
  std::function<std::function<Answer(const BenchQuery&)>(const PeerCall&)> open;
};

/// usage: peer-NAME index RECORDS INDEX [--OPTION VALUE]…
///        peer-NAME search INDEX QUERIES [--repeats N] [--strings yes] [--OPTION VALUE]…
/// Prints one line of JSON. Returns the exit code.
int run_peer(const Peer& peer, int argc, char** argv);

}  // namespace iken::bench
