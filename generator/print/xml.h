#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace kier {

/// An element of an XML document, or a text in it.
struct XmlNode {
  std::string name;   ///< without a prefix: "rect"; empty for a text
  std::string space;  ///< the namespace of `name`: "http://www.w3.org/2000/svg"
  /// Those without a namespace by their name, "xlink:href" as "href"; others are left out.
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlNode> children;
  std::string text;  ///< of a text
  int line = 0;      ///< in the file

  bool is_text() const { return name.empty(); }
  /// The attribute named `key`; nullptr when it is absent.
  const std::string* attribute(std::string_view key) const;
  /// The same, empty when it is absent.
  std::string_view get(std::string_view key) const;
};

constexpr int xml_max_depth = 100;
constexpr std::size_t xml_max_bytes = 4U << 20U;

/// Reads an XML document and gives its root. Nothing is fetched, from the disk or the
/// network, and no entity but the five of XML is known. Errors: what is not well formed, a
/// document type, more than `xml_max_depth` levels, more than `xml_max_bytes`.
Outcome<XmlNode> parse_xml(const SourceFile& file);

/// The element as XML, in one namespace, without a declaration.
std::string to_xml(const XmlNode& root);

}  // namespace kier
