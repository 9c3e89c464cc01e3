#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "data/value.h"
#include "templates/limits.h"

namespace kier {

/// Why an operation has no result. The place is added by the evaluator, which knows it.
struct Problem {
  const Rule* rule = nullptr;
  Parts parts;
  std::optional<Location> where;  ///< once known
  bool undefined = false;         ///< there is nothing, which `default` may mend
  bool fatal = false;             ///< a limit: the rendering stops here
};

/// The result of an operation on values; without one, Work::problem says why.
using Answer = std::optional<Value>;

/// What one rendering may still use, and its latest problem.
class Work {
 public:
  /// Counts `count` steps; false, with a problem, when there are too many.
  bool step(std::int64_t count = 1) { return (steps_ -= count) >= 0 || out_of_steps(); }
  /// Counts bytes of a text or list being built.
  bool build(std::size_t bytes);
  /// Whether a text of this size may be built; asked before it is.
  bool may_build_text(std::size_t bytes);

  Answer text(std::string text);
  Answer html(std::string markup);
  Answer list(Value::List items);
  Answer map(std::vector<Value::Entry> entries);

  std::nullopt_t fail(const Rule& rule, Parts parts = {});
  /// "{what} needs {wanted}, not {given}".
  std::nullopt_t bad_type(std::string_view what, std::string_view wanted, const Value& given);
  /// A value of the right kind that still does not do: "{what} {trouble}".
  std::nullopt_t bad_value(std::string_view what, std::string_view trouble);
  /// `owner`, called `shown`, has nothing of this name.
  std::nullopt_t missing(const Value& owner, std::string shown, std::string_view name);
  std::nullopt_t limit(std::string_view limit, std::size_t number, std::string_view advice = {});

  Problem problem;

 private:
  bool out_of_steps();

  std::int64_t steps_ = TemplateLimits::steps;
  std::size_t built_ = 0;
};

}  // namespace kier
