#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "campaign/settings.h"
#include "data/value.h"

namespace kier {

/// Reads the keys of one map of a YAML file, and complains about whatever is
/// missing, of the wrong kind, or not understood. A key that was asked for counts
/// as known. Values of a wrong kind are reported and read as if they were absent.
class MapReader {
 public:
  /// Anything but a map is reported and read as an empty one. The reader must not
  /// outlive its arguments.
  MapReader(const Value& map, const std::string& file, Diagnostics& sink);

  /// The value at `key` as it is; nullptr when it is absent or empty.
  const Value* find(std::string_view key);
  /// The same, and an error when it is absent.
  const Value* require(std::string_view key);

  std::string text(std::string_view key);  ///< one value as text; whole numbers too
  bool flag(std::string_view key);         ///< true or false
  std::optional<double> number(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  ///< a list of texts, or one text
  /// A text for each whole language of `settings` when given at all, perhaps for its languages
  /// of summaries, and for no other one.
  PerLanguage per_language(std::string_view key, const Settings& settings);

  /// Reports each of the texts of `key` that cannot be one part of an address.
  void check_address_words(std::string_view key, const PerLanguage& words);

  /// Where `key` stands in the file, else where the map begins.
  Mark mark_of(std::string_view key) const;
  Location where(std::string_view key) const { return {file_, mark_of(key)}; }

  /// Reports every key that nobody asked for, with the nearest of those that
  /// somebody did.
  void report_unknown_keys();

 private:
  void wrong_kind(std::string_view key, const Value& value, std::string_view wanted);

  const Value& map_;
  const std::string& file_;
  Diagnostics& sink_;
  std::vector<std::string> known_;
};

/// A scalar as the text its author wrote; nullopt for what YAML takes for something
/// else that cannot be written back as it was: true, false, numbers with a point.
std::optional<std::string> scalar_text(const Value& value);

/// True for what says nothing: no value, an empty text, a list or a map of nothing else.
bool is_blank(const Value& value);

/// Reports a value that is of another kind than `wanted`.
Diagnostic complain_wrong_kind(const Location& where, std::string_view key, const Value& value,
                               std::string_view wanted);

}  // namespace kier
