// SPDX-License-Identifier: GPL-2.0-or-later
#include "ingest/files/xml.hpp"

#include <expat.h>

namespace iken::ingest {
namespace {

constexpr int deepest = 64;

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

struct XmlStream::Impl {
  explicit Impl(XmlHandler& given) : handler(given), parser(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, begin, end);
    XML_SetCharacterDataHandler(parser, text);
    XML_SetStartDoctypeDeclHandler(parser, doctype);
  }
  ~Impl() { XML_ParserFree(parser); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  static void begin(void* self, const char* name, const char** pairs) {
    auto& impl = *static_cast<Impl*>(self);
    if (++impl.depth > deepest) {
      XML_StopParser(impl.parser, XML_FALSE);
      return;
    }
    Attributes attributes;
    for (; pairs[0] != nullptr; pairs += 2) attributes.emplace(local(pairs[0]), pairs[1]);
    impl.handler.begin(local(name), attributes);
  }
  static void end(void* self, const char* name) {
    auto& impl = *static_cast<Impl*>(self);
    --impl.depth;
    impl.handler.end(local(name));
  }
  static void text(void* self, const char* text, int size) {
    static_cast<Impl*>(self)->handler.text({text, static_cast<std::size_t>(size)});
  }
  static void doctype(void* self, const char*, const char*, const char*, int) {
    XML_StopParser(static_cast<Impl*>(self)->parser, XML_FALSE);
  }

  XmlHandler& handler;
  XML_Parser parser;
  int depth = 0;
  bool broken = false;
};

XmlStream::XmlStream(XmlHandler& handler) : impl_(std::make_unique<Impl>(handler)) {}
XmlStream::~XmlStream() = default;

bool XmlStream::feed(std::string_view piece) {
  if (impl_->broken) return false;
  impl_->broken = XML_Parse(impl_->parser, piece.data(), static_cast<int>(piece.size()), XML_FALSE) != XML_STATUS_OK;
  return !impl_->broken;
}

bool XmlStream::finish() { return !impl_->broken && XML_Parse(impl_->parser, "", 0, XML_TRUE) == XML_STATUS_OK; }

std::string attribute(const Attributes& attributes, std::string_view name) {
  const auto at = attributes.find(name);
  return at == attributes.end() ? std::string() : at->second;
}

}  // namespace iken::ingest
