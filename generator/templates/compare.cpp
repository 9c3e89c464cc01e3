#include <cmath>
#include <compare>

#include "templates/limits.h"
#include "templates/operators.h"

namespace kier {
namespace {

constexpr int deepest = 100;

std::nullopt_t too_deep(Work& work) {
  return work.limit("lists inside each other to compare", deepest);
}

/// true and false are 1 and 0 for equality, as in Python.
std::optional<Value> as_number(const Value& value) {
  if (value.is_number()) return value;
  if (value.kind() == Value::Kind::boolean) return Value(value.as_boolean() ? 1 : 0);
  return std::nullopt;
}

/// Exact also where a whole number is too large for a real one to hold.
std::partial_ordering order_numbers(const Value& a, const Value& b) {
  if (a.kind() == b.kind()) {
    if (a.kind() == Value::Kind::integer) return a.as_integer() <=> b.as_integer();
    return a.as_real() <=> b.as_real();
  }
  return static_cast<long double>(a.kind() == Value::Kind::integer
                                      ? static_cast<long double>(a.as_integer())
                                      : static_cast<long double>(a.as_real())) <=>
         static_cast<long double>(b.kind() == Value::Kind::integer
                                      ? static_cast<long double>(b.as_integer())
                                      : static_cast<long double>(b.as_real()));
}

std::optional<bool> equal_at(const Value& a, const Value& b, int depth, Work& work);

std::optional<bool> equal_lists(const Value::List& a, const Value::List& b, int depth, Work& work) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto same = equal_at(a[i], b[i], depth + 1, work);
    if (!same || !*same) return same;
  }
  return true;
}

std::optional<bool> equal_maps(const Value& a, const Value& b, int depth, Work& work) {
  if (a.as_map().size() != b.as_map().size()) return false;
  for (const Value::Entry& entry : a.as_map()) {
    const Value* other = b.find(entry.key);
    if (other == nullptr) return false;
    const auto same = equal_at(entry.value, *other, depth + 1, work);
    if (!same || !*same) return same;
  }
  return true;
}

std::optional<bool> equal_at(const Value& a, const Value& b, int depth, Work& work) {
  if (depth > deepest) return too_deep(work);
  if (!work.step()) return std::nullopt;
  if (is_texty(a) && is_texty(b)) return a.as_text() == b.as_text();
  if (a.is_list() && b.is_list()) return equal_lists(a.as_list(), b.as_list(), depth, work);
  if (a.is_map() && b.is_map()) return equal_maps(a, b, depth, work);
  const auto x = as_number(a);
  const auto y = as_number(b);
  if (x && y) return order_numbers(*x, *y) == std::partial_ordering::equivalent;
  return a.is_none() && b.is_none();
}

int sign_of(std::partial_ordering order) {
  return order == std::partial_ordering::less      ? -1
         : order == std::partial_ordering::greater ? 1
                                                   : 0;
}

std::optional<int> order_at(const Value& a, const Value& b, int depth, Work& work) {
  if (depth > deepest) return too_deep(work);
  if (!work.step()) return std::nullopt;
  if (a.is_number() && b.is_number()) return sign_of(order_numbers(a, b));
  if (a.kind() == Value::Kind::boolean && b.kind() == Value::Kind::boolean)
    return static_cast<int>(a.as_boolean()) - static_cast<int>(b.as_boolean());
  if (is_texty(a) && is_texty(b)) {
    const int order = a.as_text().compare(b.as_text());
    return order < 0 ? -1 : order > 0 ? 1 : 0;
  }
  if (!a.is_list() || !b.is_list()) {
    const std::string what = "comparing with " + std::string(Value::name_of(a.kind()));
    return work.bad_type(what, "the same kind of value", b);
  }
  const Value::List& x = a.as_list();
  const Value::List& y = b.as_list();
  for (std::size_t i = 0; i < x.size() && i < y.size(); ++i) {
    const auto order = order_at(x[i], y[i], depth + 1, work);
    if (!order || *order != 0) return order;
  }
  return x.size() < y.size() ? -1 : x.size() > y.size() ? 1 : 0;
}

std::optional<bool> compare_order(Comparison comparison, const Value& a, const Value& b,
                                  Work& work) {
  if (a.kind() == Value::Kind::real && std::isnan(a.as_real())) return false;
  if (b.kind() == Value::Kind::real && std::isnan(b.as_real())) return false;
  const auto order = order_of(a, b, work);
  if (!order) return std::nullopt;
  switch (comparison) {
    case Comparison::less:
      return *order < 0;
    case Comparison::less_equal:
      return *order <= 0;
    case Comparison::greater:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

}  // namespace

bool is_true(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::none:
      return false;
    case Value::Kind::boolean:
      return value.as_boolean();
    case Value::Kind::integer:
      return value.as_integer() != 0;
    case Value::Kind::real:
      return value.as_real() != 0;
    case Value::Kind::text:
    case Value::Kind::html:
      return !value.as_text().empty();
    case Value::Kind::list:
      return !value.as_list().empty();
    case Value::Kind::map:
      return !value.as_map().empty();
  }
  return false;
}

std::optional<bool> equals(const Value& a, const Value& b, Work& work) {
  return equal_at(a, b, 0, work);
}

std::optional<int> order_of(const Value& a, const Value& b, Work& work) {
  return order_at(a, b, 0, work);
}

std::optional<bool> contains(const Value& whole, const Value& part, Work& work) {
  if (is_texty(whole)) {
    if (!is_texty(part)) return work.bad_type("'in' a text", "text", part);
    return whole.as_text().find(part.as_text()) != std::string::npos;
  }
  if (whole.is_map()) return is_texty(part) && whole.find(part.as_text()) != nullptr;
  if (!whole.is_list()) return work.bad_type("'in'", "a list, a map or text behind it", whole);
  for (const Value& item : whole.as_list()) {
    const auto same = equals(item, part, work);
    if (!same || *same) return same;
  }
  return false;
}

std::optional<bool> compare(Comparison comparison, const Value& a, const Value& b, Work& work) {
  std::optional<bool> result;
  switch (comparison) {
    case Comparison::equal:
      return equals(a, b, work);
    case Comparison::in:
      return contains(b, a, work);
    case Comparison::not_equal:
      result = equals(a, b, work);
      break;
    case Comparison::not_in:
      result = contains(b, a, work);
      break;
    default:
      return compare_order(comparison, a, b, work);
  }
  if (result) result = !*result;
  return result;
}

}  // namespace kier
