#include "templates/builtins.h"
#include "templates/operators.h"

namespace kier {
namespace {

Answer range(const Arguments& a, Work& work) {
  const auto first = whole_argument(a, 0, 0, work);
  const auto second = whole_argument(a, 1, 0, work);
  const auto step = whole_argument(a, 2, 1, work);
  if (!first || !second || !step) return std::nullopt;
  if (*step == 0) return work.bad_value("the step of 'range'", "cannot be 0");
  std::int64_t at = a[1] == nullptr ? 0 : *first;
  const std::int64_t end = a[1] == nullptr ? *first : *second;
  Value::List numbers;
  while (*step > 0 ? at < end : at > end) {
    if (static_cast<std::int64_t>(numbers.size()) >= TemplateLimits::range_items)
      return work.limit("numbers in one range()", TemplateLimits::range_items);
    numbers.emplace_back(at);
    if (__builtin_add_overflow(at, *step, &at)) break;
  }
  return work.list(std::move(numbers));
}

/// dict(a=1) and namespace(a=1), whose variable may be set again.
Answer named_values(const Arguments& a, Work& work) {
  std::vector<Value::Entry> entries;
  if (a.given.size() > a.names.size()) {
    const Value& copied = *a.given[0];
    if (!copied.is_map() || a.given.size() > a.names.size() + 1)
      return work.bad_type("'" + std::string(a.callee) + "'",
                           "one map, or values with names such as name=1", copied);
    entries = copied.as_map();
  }
  for (std::size_t i = 0; i < a.names.size(); ++i) {
    const Value& value = *a.given[a.given.size() - a.names.size() + i];
    bool replaced = false;
    for (Value::Entry& entry : entries) {
      if (entry.key != a.names[i]) continue;
      entry.value = value;
      replaced = true;
    }
    if (!replaced) entries.push_back({a.names[i], value});
  }
  return work.map(std::move(entries));
}

constexpr Filter functions[] = {
    {"range", "start! stop step", range},
    {"dict", "", named_values, Takes::names},
    {"namespace", "", named_values, Takes::names},
};

}  // namespace

const Filter* find_function(std::string_view name) {
  for (const Filter& function : functions)
    if (function.name == name) return &function;
  return nullptr;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const Filter& function : functions) names.emplace_back(function.name);
  return names;
}

}  // namespace kier
