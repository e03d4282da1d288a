// XML as a stream of elements; what is not needed of it is refused (document types, entities of one's own).
// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace iken::ingest {

/// Names are without their namespace's prefix.
using Attributes = std::map<std::string, std::string, std::less<>>;

struct XmlHandler {
  virtual ~XmlHandler() = default;
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
};

/// Feeds what it is given to a handler, which must outlive it.
class XmlStream {
 public:
  explicit XmlStream(XmlHandler& handler);
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  /// False when the XML is broken; nothing is taken after that.
  bool feed(std::string_view piece);
  /// Was it well-formed to its end?
  bool finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The value, or "" where there is none.
std::string attribute(const Attributes& attributes, std::string_view name);

}  // namespace iken::ingest
