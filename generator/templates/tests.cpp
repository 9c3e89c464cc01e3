#include <cmath>

#include "templates/builtins.h"
#include "templates/letters.h"
#include "templates/operators.h"

namespace kier {
namespace {

using Held = std::optional<bool>;

template <Value::Kind kind>
Held is_kind(const Value& value, const Value*, Work&) {
  return value.kind() == kind;
}

template <bool wanted>
Held is_boolean(const Value& value, const Value*, Work&) {
  return value.kind() == Value::Kind::boolean && value.as_boolean() == wanted;
}

template <Comparison comparison>
Held compares(const Value& value, const Value* argument, Work& work) {
  return compare(comparison, value, *argument, work);
}

Held is_string(const Value& value, const Value*, Work&) {
  return is_texty(value);
}

Held is_number_or_boolean(const Value& value, const Value*, Work&) {
  return value.is_number() || value.kind() == Value::Kind::boolean;
}

Held is_sequence(const Value& value, const Value*, Work&) {
  return is_texty(value) || value.is_list() || value.is_map();
}

Held is_callable(const Value&, const Value*, Work&) {
  return false;  // values are data; macros are called by name only
}

Held is_upper_case(const Value& value, const Value*, Work& work) {
  const auto text = text_of(value, work);
  if (!text) return std::nullopt;
  return to_upper(*text) == *text && to_lower(*text) != *text;
}

Held is_lower_case(const Value& value, const Value*, Work& work) {
  const auto text = text_of(value, work);
  if (!text) return std::nullopt;
  return to_lower(*text) == *text && to_upper(*text) != *text;
}

std::optional<std::int64_t> rest_of(const Value& value, std::int64_t divisor, std::string_view name,
                                    Work& work) {
  if (value.kind() != Value::Kind::integer)
    return work.bad_type("'" + std::string(name) + "'", "a whole number", value);
  return divisor == -1 ? 0 : value.as_integer() % divisor;
}

Held is_odd(const Value& value, const Value*, Work& work) {
  const auto rest = rest_of(value, 2, "odd", work);
  return rest ? Held(*rest != 0) : std::nullopt;
}

Held is_even(const Value& value, const Value*, Work& work) {
  const auto rest = rest_of(value, 2, "even", work);
  return rest ? Held(*rest == 0) : std::nullopt;
}

Held is_divisible(const Value& value, const Value* argument, Work& work) {
  if (argument->kind() != Value::Kind::integer)
    return work.bad_type("'divisibleby'", "a whole number in the brackets", *argument);
  if (argument->as_integer() == 0) return work.bad_value("'divisibleby'", "divides by zero");
  const auto rest = rest_of(value, argument->as_integer(), "divisibleby", work);
  return rest ? Held(*rest == 0) : std::nullopt;
}

Held never(const Value&, const Value*, Work&) {
  return false;  // the evaluator answers for `defined` and `undefined`
}

constexpr Test tests[] = {
    {"defined", "", never, true},
    {"undefined", "", never, true},
    {"none", "", is_kind<Value::Kind::none>},
    {"boolean", "", is_kind<Value::Kind::boolean>},
    {"true", "", is_boolean<true>},
    {"false", "", is_boolean<false>},
    {"integer", "", is_kind<Value::Kind::integer>},
    {"float", "", is_kind<Value::Kind::real>},
    {"number", "", is_number_or_boolean},
    {"string", "", is_string},
    {"mapping", "", is_kind<Value::Kind::map>},
    {"sequence", "", is_sequence},
    {"iterable", "", is_sequence},
    {"callable", "", is_callable},
    {"escaped", "", is_kind<Value::Kind::html>},
    {"upper", "", is_upper_case},
    {"lower", "", is_lower_case},
    {"odd", "", is_odd},
    {"even", "", is_even},
    {"divisibleby", "num!", is_divisible},
    {"in", "seq!", compares<Comparison::in>},
    {"eq", "other!", compares<Comparison::equal>},
    {"equalto", "other!", compares<Comparison::equal>},
    {"ne", "other!", compares<Comparison::not_equal>},
    {"lt", "other!", compares<Comparison::less>},
    {"lessthan", "other!", compares<Comparison::less>},
    {"le", "other!", compares<Comparison::less_equal>},
    {"gt", "other!", compares<Comparison::greater>},
    {"greaterthan", "other!", compares<Comparison::greater>},
    {"ge", "other!", compares<Comparison::greater_equal>},
};

}  // namespace

const Test* find_test(std::string_view name) {
  for (const Test& test : tests)
    if (test.name == name) return &test;
  return nullptr;
}

std::vector<std::string> test_names() {
  std::vector<std::string> names;
  for (const Test& test : tests) names.emplace_back(test.name);
  return names;
}

}  // namespace kier
