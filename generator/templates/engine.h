#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "data/value.h"

namespace kier {

/// A filter or function that the program adds to the language's own.
struct TemplateFunction {
  std::string name;
  int min_arguments = 0;  ///< a filter's input counts as the first
  int max_arguments = 0;
  /// Pure: called from many threads at once. An error says why there is no value; it
  /// may use the part {via}, which the engine fills in with the chain of includes.
  std::function<Outcome<Value>(std::span<const Value> arguments, const Location& where)> call;
};

/// What templates may use besides the language's own filters, tests and functions.
struct TemplateOptions {
  std::vector<TemplateFunction> filters;
  std::vector<TemplateFunction> functions;
  std::vector<std::string> globals;  ///< top-level names that every template may use
};

struct TemplateProgram;

/// The templates of a campaign, checked: what can be told wrong without rendering has
/// been told. Cheap to copy and to move, immutable; render from many threads at once.
class TemplateSet {
 public:
  /// Parses every file under templates/ whose name ends in .html, .xml, .svg, .json,
  /// .webmanifest or .txt; templates/print/ holds print designs, which are none. Any
  /// mistake in any of them means no value; all are reported.
  static Outcome<TemplateSet> parse(const SourceTree& tree, TemplateOptions options);

  /// `name` is relative to templates/: "page.html".
  bool has(std::string_view name) const;

  /// Renders with `context`, a map of the globals. Errors name the place in the
  /// template, once per place, and the chain of includes and calls that led there.
  Outcome<std::string> render(std::string_view name, const Value& context) const;

  /// What `{{ macro(arguments...) }}` would write: for cards and other pieces.
  Outcome<std::string> render_macro(std::string_view name, std::string_view macro,
                                    std::span<const Value> arguments, const Value& context) const;

 private:
  explicit TemplateSet(std::shared_ptr<const TemplateProgram> program)
      : program_(std::move(program)) {}

  std::shared_ptr<const TemplateProgram> program_;
};

}  // namespace kier
