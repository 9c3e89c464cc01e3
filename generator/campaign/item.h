#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "campaign/item_type.h"
#include "markup/document.h"
#include "text/date.h"

namespace kier {

/// One page's worth of content in one language: a tip, a story, a service ...
struct Item {
  std::string source;            ///< content/nl/tips/slaap.md
  std::string language;          ///< nl
  std::string key;               ///< tips/slaap: the same for all its translations
  std::size_t type = 0;          ///< index into Campaign::types
  bool introduces_list = false;  ///< index.md of a type's folder
  bool readable = true;          ///< false: front matter with a mistake hides what is said in it

  std::string title;
  std::string summary;
  std::vector<std::string> audiences;
  std::vector<std::string> themes;
  bool draft = false;
  std::optional<Date> publish;
  std::optional<Date> until;
  std::optional<Date> reviewed;
  std::string slug;  ///< as the author wrote it; empty: the file's name
  std::vector<std::pair<std::string, Mark>> aliases;
  std::string image;
  std::string image_alt;
  std::string owner;

  FieldValue::Record fields;         ///< those of its type that are given
  std::vector<std::string> misread;  ///< those that are given, and have been complained about
  Document body;

  /// Where each key of the front matter stands, for messages.
  std::vector<std::pair<std::string, Mark>> key_marks;

  /// The field named `name`; nullptr when it is not given.
  const FieldValue* field(std::string_view name) const;
  /// The text of the field named `name`, else empty.
  std::string_view text(std::string_view name) const;
  /// Where `key` stands in the front matter, else the file's first line.
  Location where(std::string_view key) const;
  /// True when the field is not given, and nothing else is wrong with it: worth a complaint.
  bool lacks(std::string_view name) const;
};

}  // namespace kier
