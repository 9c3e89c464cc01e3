#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

/// A tree of plain data that knows where it was written: what YAML and JSON
/// files hold, and what templates see. Immutable and cheap to copy: long parts
/// are shared, and may be read from many threads at once.
class Value {
 public:
  enum class Kind { none, boolean, integer, real, text, html, list, map };

  struct Entry;
  using List = std::vector<Value>;

  Value() = default;                                                // none
  Value(bool value) : data_(value) {}                               // NOLINT
  Value(std::int64_t value) : data_(value) {}                       // NOLINT
  Value(int value) : data_(static_cast<std::int64_t>(value)) {}     // NOLINT
  Value(double value) : data_(value) {}                             // NOLINT
  Value(std::string text) : data_(Text{share(std::move(text))}) {}  // NOLINT
  Value(std::string_view text) : Value(std::string(text)) {}        // NOLINT
  Value(const char* text) : Value(std::string(text)) {}             // NOLINT
  Value(List items);                                                // NOLINT

  /// Markup that is safe as it is in HTML text, and nowhere else.
  static Value html(std::string markup);

  /// Keeps the order of `entries`; of equal keys the first one is found.
  static Value map(std::vector<Entry> entries);

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool is_none() const { return kind() == Kind::none; }
  bool is_text() const { return kind() == Kind::text; }
  bool is_list() const { return kind() == Kind::list; }
  bool is_map() const { return kind() == Kind::map; }
  bool is_number() const { return kind() == Kind::integer || kind() == Kind::real; }

  // Each needs the kind that it names, and aborts on another: ask first.
  bool as_boolean() const;
  std::int64_t as_integer() const;
  double as_real() const;              ///< of an integer too
  const std::string& as_text() const;  ///< of text or html
  const List& as_list() const;
  const std::vector<Entry>& as_map() const;

  /// The value at `key`; nullptr when this is no map or has no such key.
  const Value* find(std::string_view key) const;

  /// The name of a kind as an author would say it: "a list", "text", "a number".
  static std::string_view name_of(Kind kind);

  Mark mark() const { return mark_; }
  Value at(Mark mark) const&;
  Value at(Mark mark) &&;

  /// Equal data; marks do not count. 1 equals 1.0.
  bool operator==(const Value& other) const;

 private:
  struct Map;
  struct Text {
    std::shared_ptr<const std::string> text;
  };
  struct Html {
    std::shared_ptr<const std::string> text;
  };

  static std::shared_ptr<const std::string> share(std::string text);

  std::variant<std::monostate, bool, std::int64_t, double, Text, Html, std::shared_ptr<const List>,
               std::shared_ptr<const Map>>
      data_;
  Mark mark_;
};

struct Value::Entry {
  std::string key;
  Value value;
  Mark key_mark = {};
};

}  // namespace kier
