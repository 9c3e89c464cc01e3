#include "templates/builtins.h"
#include "templates/member.h"
#include "templates/operators.h"

namespace kier {
namespace {

Answer fallback(const Arguments& a, Work&) {
  const bool keep = a.input != nullptr && (!is_set(a, 1) || is_true(*a.input));
  if (keep) return *a.input;
  return a[0] != nullptr ? *a[0] : Value("");
}

/// map(attribute=..., default=...) or map('filter', ...)
Answer map(const Arguments& a, Work& work) {
  const auto items = items_of(*a.input, a.callee, work);
  if (!items) return std::nullopt;
  Value::List result;
  result.reserve(items->size());
  const AttributePath path(a[0] != nullptr ? *a[0] : Value("-"));
  for (const Value& item : *items) {
    if (a.inner != nullptr) {
      Answer answer = apply(*a.inner, &item, work);
      if (!answer) return std::nullopt;
      result.push_back(std::move(*answer));
      continue;
    }
    Value scratch;
    const Value* part = path.of(item, scratch);
    if (part == nullptr && a[1] != nullptr && !a[1]->is_none()) part = a[1];
    if (part == nullptr) return no_attribute(item, path.name(), work);
    result.push_back(*part);
  }
  return work.list(std::move(result));
}

/// Keeps the items for which the test, or without one the value itself, is `wanted`.
/// `path` leads to what is tested; null: the item.
Answer choose(const Arguments& a, const AttributePath* path, bool wanted, Work& work) {
  const auto items = items_of(*a.input, a.callee, work);
  if (!items) return std::nullopt;
  Value::List result;
  for (const Value& item : *items) {
    Value scratch;
    const Value* tested = path == nullptr ? &item : path->of(item, scratch);
    const bool may_be_missing = a.inner != nullptr && a.inner->test->takes_undefined;
    if (tested == nullptr && !may_be_missing) return no_attribute(item, path->name(), work);
    std::optional<bool> held;
    if (a.inner != nullptr)
      held = holds(*a.inner, tested, work);
    else
      held = is_true(*tested);
    if (!held) return std::nullopt;
    if (*held == wanted) result.push_back(item);
  }
  return work.list(std::move(result));
}

Answer select(const Arguments& a, Work& work) {
  return choose(a, nullptr, true, work);
}
Answer reject(const Arguments& a, Work& work) {
  return choose(a, nullptr, false, work);
}
Answer selectattr(const Arguments& a, Work& work) {
  const AttributePath path(*a[0]);
  return choose(a, &path, true, work);
}
Answer rejectattr(const Arguments& a, Work& work) {
  const AttributePath path(*a[0]);
  return choose(a, &path, false, work);
}

constexpr Filter filters[] = {
    {"default", "default_value boolean", fallback, Takes::parameters, true},
    {"d", "default_value boolean", fallback, Takes::parameters, true},
    {"map", "attribute default", map, Takes::filter},
    {"select", "", select, Takes::test},
    {"reject", "", reject, Takes::test},
    {"selectattr", "attribute!", selectattr, Takes::attribute_test},
    {"rejectattr", "attribute!", rejectattr, Takes::attribute_test},
};

}  // namespace

std::span<const Filter> choice_filters() {
  return filters;
}

}  // namespace kier
