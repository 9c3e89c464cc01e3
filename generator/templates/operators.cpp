#include "templates/operators.h"

#include <cmath>
#include <limits>

#include "templates/escaping.h"
#include "templates/format_text.h"
#include "templates/number_text.h"

namespace kier {
namespace {

constexpr Rule not_printable{"template/not-printable", Severity::error,
                             "{given} cannot be written as text{via}", "{advice}"};

std::string_view symbol_of(Operation operation) {
  switch (operation) {
    case Operation::subtract:
      return "'-'";
    case Operation::divide:
      return "'/'";
    case Operation::floor_divide:
      return "'//'";
    case Operation::modulo:
      return "'%'";
    default:
      return "'**'";
  }
}

std::nullopt_t overflow(std::string_view symbol, Work& work) {
  return work.bad_value(symbol, "gives a number that is too large");
}

Answer power(std::int64_t base, std::int64_t exponent, Work& work) {
  if (exponent < 0) {
    if (base == 0) return work.bad_value("'**'", "divides by zero");
    return Value(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
  }
  std::int64_t result = 1;
  while (exponent > 0) {
    if (exponent % 2 == 1 && __builtin_mul_overflow(result, base, &result))
      return overflow("'**'", work);
    exponent /= 2;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) return overflow("'**'", work);
  }
  return Value(result);
}

Answer calculate_integers(Operation operation, std::int64_t a, std::int64_t b, Work& work) {
  const std::string_view symbol = symbol_of(operation);
  if (operation == Operation::power) return power(a, b, work);
  std::int64_t result = 0;
  if (operation == Operation::subtract) {
    if (__builtin_sub_overflow(a, b, &result)) return overflow(symbol, work);
    return Value(result);
  }
  if (b == 0) return work.bad_value(symbol, "divides by zero");
  if (operation == Operation::divide)
    return Value(static_cast<double>(static_cast<long double>(a) / static_cast<long double>(b)));
  if (b == -1)  // the one quotient that overflows
    return operation == Operation::modulo ? Value(std::int64_t{0}) : negate(Value(a), work);
  const std::int64_t rest = a % b;
  const bool crosses = rest != 0 && (rest < 0) != (b < 0);
  if (operation == Operation::modulo) return Value(crosses ? rest + b : rest);
  return Value(a / b - (crosses ? 1 : 0));
}

/// Python's remainder has the sign of the divisor.
double floor_rest(double a, double b) {
  const double rest = std::fmod(a, b);
  if (rest == 0) return std::copysign(0.0, b);
  return (rest < 0) != (b < 0) ? rest + b : rest;
}

double floor_quotient(double a, double b) {
  const double quotient = (a - floor_rest(a, b)) / b;
  if (quotient == 0) return std::copysign(0.0, a / b);
  const double floor = std::floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

Answer calculate_reals(Operation operation, double a, double b, Work& work) {
  const std::string_view symbol = symbol_of(operation);
  if (operation == Operation::subtract) return Value(a - b);
  if (operation == Operation::power) {
    if (a == 0 && b < 0) return work.bad_value(symbol, "divides by zero");
    const double result = std::pow(a, b);
    if (std::isnan(result) && !std::isnan(a) && !std::isnan(b))
      return work.bad_value(symbol, "of a negative number needs a whole exponent");
    if (std::isinf(result) && std::isfinite(a) && std::isfinite(b)) return overflow(symbol, work);
    return Value(result);
  }
  if (b == 0) return work.bad_value(symbol, "divides by zero");
  if (operation == Operation::divide) return Value(a / b);
  return Value(operation == Operation::modulo ? floor_rest(a, b) : floor_quotient(a, b));
}

Answer repeat_list(const Value::List& items, std::int64_t times, Work& work) {
  Value::List result;
  if (times > 0 && !items.empty()) {
    const auto count = static_cast<std::size_t>(times);
    if (count > TemplateLimits::list_items / items.size())
      return work.limit("items in one list", TemplateLimits::list_items);
    result.reserve(items.size() * count);
    for (std::size_t i = 0; i < count; ++i) result.insert(result.end(), items.begin(), items.end());
  }
  return work.list(std::move(result));
}

Answer repeat_text(const Value& text, std::int64_t times, Work& work) {
  std::string result;
  const std::string& once = text.as_text();
  if (times > 0 && !once.empty()) {
    const auto count = static_cast<std::size_t>(times);
    if (count > TemplateLimits::text_bytes / once.size()) {
      work.may_build_text(TemplateLimits::text_bytes + 1);
      return std::nullopt;
    }
    result.reserve(once.size() * count);
    for (std::size_t i = 0; i < count; ++i) result += once;
  }
  return text.is_text() ? work.text(std::move(result)) : work.html(std::move(result));
}

Answer add_lists(const Value& a, const Value& b, Work& work) {
  Value::List items;
  items.reserve(a.as_list().size() + b.as_list().size());
  items = a.as_list();
  items.insert(items.end(), b.as_list().begin(), b.as_list().end());
  return work.list(std::move(items));
}

}  // namespace

bool is_texty(const Value& value) {
  return value.kind() == Value::Kind::text || value.kind() == Value::Kind::html;
}

Answer add(const Value& a, const Value& b, Work& work) {
  if (a.kind() == Value::Kind::integer && b.kind() == Value::Kind::integer) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.as_integer(), b.as_integer(), &sum)) return overflow("'+'", work);
    return Value(sum);
  }
  if (a.is_number() && b.is_number()) return Value(a.as_real() + b.as_real());
  if (is_texty(a) && is_texty(b)) {
    const Value* const parts[] = {&a, &b};
    return concat(parts, work);
  }
  if (a.is_list() && b.is_list()) return add_lists(a, b, work);
  if (a.is_list()) return work.bad_type("'+' after a list", "a list", b);
  if (is_texty(a)) return work.bad_type("'+' after text", "text ('~' joins anything)", b);
  return work.bad_type("'+'", "a number", a.is_number() ? b : a);
}

Answer multiply(const Value& a, const Value& b, Work& work) {
  if (a.kind() == Value::Kind::integer && b.kind() == Value::Kind::integer) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a.as_integer(), b.as_integer(), &product))
      return overflow("'*'", work);
    return Value(product);
  }
  if (a.is_number() && b.is_number()) return Value(a.as_real() * b.as_real());
  const bool count_first = a.kind() == Value::Kind::integer;
  const Value& count = count_first ? a : b;
  const Value& thing = count_first ? b : a;
  if (count.kind() == Value::Kind::integer && is_texty(thing))
    return repeat_text(thing, count.as_integer(), work);
  if (count.kind() == Value::Kind::integer && thing.is_list())
    return repeat_list(thing.as_list(), count.as_integer(), work);
  return work.bad_type("'*'", "a number", a.is_number() ? b : a);
}

Answer calculate(Operation operation, const Value& a, const Value& b, Work& work) {
  if (a.kind() == Value::Kind::integer && b.kind() == Value::Kind::integer)
    return calculate_integers(operation, a.as_integer(), b.as_integer(), work);
  if (a.is_number() && b.is_number())
    return calculate_reals(operation, a.as_real(), b.as_real(), work);
  if (operation == Operation::modulo && a.is_text()) return format_with(a.as_text(), b, work);
  return work.bad_type(symbol_of(operation), "a number", a.is_number() ? b : a);
}

Answer negate(const Value& a, Work& work) {
  if (a.kind() == Value::Kind::real) return Value(-a.as_real());
  if (a.kind() != Value::Kind::integer) return work.bad_type("'-'", "a number", a);
  if (a.as_integer() == std::numeric_limits<std::int64_t>::min()) return overflow("'-'", work);
  return Value(-a.as_integer());
}

bool append_text(const Value& value, std::string& out, Work& work) {
  switch (value.kind()) {
    case Value::Kind::text:
    case Value::Kind::html:
      out += value.as_text();
      return true;
    case Value::Kind::integer:
      out += std::to_string(value.as_integer());
      return true;
    case Value::Kind::real:
      out += text_of_real(value.as_real());
      return true;
    case Value::Kind::boolean:
      out += value.as_boolean() ? "True" : "False";
      return true;
    default:
      break;
  }
  const bool none = value.is_none();
  work.fail(
      not_printable,
      {{"given", none ? "an empty value (none)" : std::string(Value::name_of(value.kind()))},
       {"advice", none ? "ask first with 'if', or say what to write with '| default(..., true)'"
                       : "go through it with 'for', or use '| join' or '| tojson'"}});
  return false;
}

std::optional<std::string> text_of(const Value& value, Work& work) {
  std::string out;
  if (!append_text(value, out, work)) return std::nullopt;
  return out;
}

Answer concat(std::span<const Value* const> parts, Work& work) {
  bool markup = false;
  for (const Value* part : parts) markup = markup || part->kind() == Value::Kind::html;
  std::string out;
  for (const Value* part : parts) {
    if (markup && part->is_text()) {
      escape_markup(part->as_text(), out);
    } else if (!append_text(*part, out, work)) {
      return std::nullopt;
    }
    if (!work.may_build_text(out.size())) return std::nullopt;
  }
  return markup ? work.html(std::move(out)) : work.text(std::move(out));
}

}  // namespace kier
