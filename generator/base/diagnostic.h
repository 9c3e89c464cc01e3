#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kier {

enum class Severity { note, warning, error };

/// A position in a text: lines and columns count from 1, columns in bytes.
/// Line 0 means "the file as a whole".
struct Mark {
  int line = 0;
  int column = 0;
  auto operator<=>(const Mark&) const = default;
};

/// A place in a source file.
struct Location {
  Location() = default;
  Location(std::string path, Mark mark)
      : file(std::move(path)), line(mark.line), column(mark.column) {}
  Location(std::string path, int at_line = 0, int at_column = 0)
      : file(std::move(path)), line(at_line), column(at_column) {}

  std::string file;  ///< relative to the campaign's folder, '/'-separated
  int line = 0;
  int column = 0;
  auto operator<=>(const Location&) const = default;
};

/// What can be wrong, written once, where the check stands:
///
///   constexpr Rule unknown_key{"front-matter/unknown-key", Severity::error,
///       "unknown key '{key}'", "did you mean '{nearest}'?|remove the line"};
///
/// Parts in braces are filled in by name. `hint` says how to mend it; it holds
/// alternatives parted by '|', and the first one whose parts are all known and
/// not empty is shown. A catalogue can translate both texts by `id`.
struct Rule {
  std::string_view id;  ///< stable, "area/what", listed in docs/checks.md
  Severity severity = Severity::error;
  std::string_view message;
  std::string_view hint = {};
};

/// The named parts of a message. The names are string literals.
using Parts = std::vector<std::pair<std::string_view, std::string>>;

struct Diagnostic {
  Location where;
  const Rule* rule = nullptr;  ///< never null; points to a constant
  Parts parts;
};

using Diagnostics = std::vector<Diagnostic>;

/// A complaint about `where` by a rule that lives as long as the program.
Diagnostic complain(const Rule& rule, Location where, Parts parts = {});

std::string message_of(const Diagnostic& diagnostic);
std::string hint_of(const Diagnostic& diagnostic);  ///< may be empty

/// "file:line:column: severity: message; hint [rule]"; without ":line:column"
/// for a file as a whole.
std::string to_string(const Diagnostic& diagnostic);

std::string_view name_of(Severity severity);

bool has_errors(const Diagnostics& diagnostics);

/// By file, line, column, rule and text; exact repetitions are dropped.
void sort_diagnostics(Diagnostics& diagnostics);

/// A value, complaints, or both: a page with two warnings is still a page.
/// No value implies at least one diagnostic of severity error.
template <class T>
struct [[nodiscard]] Outcome {
  Outcome(T v) : value(std::move(v)) {}                           // NOLINT
  Outcome(Diagnostic d) { diagnostics.push_back(std::move(d)); }  // NOLINT
  Outcome(Diagnostics d) : diagnostics(std::move(d)) {}           // NOLINT
  Outcome(T v, Diagnostics d) : value(std::move(v)), diagnostics(std::move(d)) {}

  /// Moves the complaints into `sink` and hands over the value, if any.
  std::optional<T> take(Diagnostics& sink) && {
    for (Diagnostic& d : diagnostics) sink.push_back(std::move(d));
    return std::move(value);
  }

  std::optional<T> value;
  Diagnostics diagnostics;
};

/// The member of `known` that is closest to `typed` by edit distance, or empty
/// when none is near (more than a third of the letters differ, at least 2 allowed).
std::string nearest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace kier
