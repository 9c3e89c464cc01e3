#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

enum class FieldKind {
  line,
  text,
  date,
  datetime,
  enumeration,
  list,
  record,
  url,
  phone,
  email,
  reference,
  number,
  flag,
  image,
};

/// A field of a type as types.yaml declares it.
struct FieldDeclaration {
  std::string name;
  FieldKind kind = FieldKind::line;
  bool required = false;
  bool shared = false;                  ///< one value for all languages
  std::vector<std::string> values;      ///< enumeration: what may be chosen
  std::string reference_type;           ///< reference: the type of its target; empty: any
  std::vector<FieldDeclaration> parts;  ///< record: its fields; list: one, the kind of its items
};

/// What an author wrote for a field, already valid for its kind. Dates are ISO
/// text, so that they compare as they sort; numbers are doubles.
struct FieldValue {
  struct Part;
  using List = std::vector<FieldValue>;
  using Record = std::vector<Part>;

  std::variant<std::string, bool, double, List, Record> data;
  Mark mark;

  /// The text of a field that holds text, else empty.
  std::string_view text() const;
  /// True for a flag that is set.
  bool is_set() const;
  const List& list() const;  ///< empty for anything else
  /// The named part of a record; nullptr when there is none.
  const FieldValue* part(std::string_view name) const;

  /// Equal data; marks do not count.
  bool operator==(const FieldValue& other) const;
};

struct FieldValue::Part {
  std::string name;
  FieldValue value;
  bool operator==(const Part& other) const = default;
};

}  // namespace kier
