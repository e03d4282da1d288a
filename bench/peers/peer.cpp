// The command line that the peers share.
// SPDX-License-Identifier: GPL-2.0-or-later
#include "peers/peer.hpp"

#include <cstdio>
#include <exception>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace iken::bench {

namespace {

PeerCall read_call(int argc, char** argv) {
  PeerCall call;
  const std::string what = argc > 3 ? argv[1] : "";
  if (what == "index") {
    call.records = argv[2];
    call.index = argv[3];
  } else if (what == "search") {
    call.index = argv[2];
    call.queries = argv[3];
  } else {
    throw std::invalid_argument("usage: index RECORDS INDEX | search INDEX QUERIES, then --OPTION VALUE…");
  }
  for (int i = 4; i < argc; i += 2) {
    const std::string name = argv[i];
    if (!name.starts_with("--") || i + 1 == argc) throw std::invalid_argument("expected --OPTION VALUE at " + name);
    call.more[name.substr(2)] = argv[i + 1];
  }
  call.repeats = std::stoul(call.option("repeats", "3"));
  call.strings = call.option("strings", "no") == "yes";
  return call;
}

nlohmann::ordered_json run(const Peer& peer, const PeerCall& call) {
  nlohmann::ordered_json line = {{"engine", peer.name}};
  for (const auto& [name, value] : call.more) line[name] = value;
  if (call.queries.empty()) {
    line["operation"] = "index";
    line.update(to_json(peer.index(call)));
    return line;
  }
  line["operation"] = "search";
  const auto queries = read_queries(call.queries);
  const auto ask = peer.open(call);
  line.update(to_json(measure_search(queries, call.repeats, ask)));
  return line;
}

}  // namespace

std::string PeerCall::option(const std::string& name, const std::string& otherwise) const {
  const auto found = more.find(name);
  return found == more.end() ? otherwise : found->second;
}

int run_peer(const Peer& peer, int argc, char** argv) {
  try {
    std::puts(run(peer, read_call(argc, argv)).dump().c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "peer-%s: %s\n", peer.name.c_str(), error.what());
    return 2;
  }
}

}  // namespace iken::bench
