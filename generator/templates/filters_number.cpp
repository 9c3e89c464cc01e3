#include <cmath>

#include "templates/builtins.h"
#include "templates/number_text.h"
#include "templates/operators.h"

namespace kier {
namespace {

constexpr double integer_end = 9223372036854775808.0;

std::optional<std::int64_t> whole_part(double number) {
  if (!(number > -integer_end && number < integer_end)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

Answer absolute(const Arguments& a, Work& work) {
  if (!a.input->is_number()) return work.bad_type("'abs'", "a number", *a.input);
  const bool negative = a.input->kind() == Value::Kind::real ? std::signbit(a.input->as_real())
                                                             : a.input->as_integer() < 0;
  return negative ? negate(*a.input, work) : *a.input;
}

Answer to_integer(const Arguments& a, Work& work) {
  const Value& input = *a.input;
  const Value fallback = a[0] != nullptr ? *a[0] : Value(0);
  const auto base = whole_argument(a, 1, 10, work);
  if (!base) return std::nullopt;
  if (*base != 0 && (*base < 2 || *base > 36))
    return work.bad_value("'int'", "takes a base from 2 to 36");
  if (input.kind() == Value::Kind::boolean) return Value(input.as_boolean() ? 1 : 0);
  if (input.kind() == Value::Kind::integer) return input;
  std::optional<double> real;
  if (input.kind() == Value::Kind::real) real = input.as_real();
  if (is_texty(input)) {
    if (const auto whole = read_integer(input.as_text(), static_cast<int>(*base)))
      return Value(*whole);
    real = read_real(input.as_text());
  }
  const auto whole = real ? whole_part(*real) : std::nullopt;
  return whole ? Value(*whole) : fallback;
}

Answer to_real(const Arguments& a, Work&) {
  const Value& input = *a.input;
  if (input.kind() == Value::Kind::boolean) return Value(input.as_boolean() ? 1.0 : 0.0);
  if (input.is_number()) return Value(input.as_real());
  if (is_texty(input))
    if (const auto real = read_real(input.as_text())) return Value(*real);
  return a[0] != nullptr ? *a[0] : Value(0.0);
}

/// Whole numbers stay whole, half to even in front of the point.
Answer round_integer(std::int64_t number, std::int64_t digits, Work& work) {
  if (digits >= 0) return Value(number);
  if (digits < -18) return Value(0);
  std::int64_t unit = 1;
  for (std::int64_t i = 0; i < -digits; ++i) unit *= 10;
  std::int64_t rest = number % unit;
  if (rest < 0) rest += unit;
  std::int64_t result = 0;
  const std::int64_t floor = number / unit - (number % unit < 0 ? 1 : 0);
  const bool up = rest > unit - rest || (rest == unit - rest && floor % 2 != 0);
  if (__builtin_mul_overflow(floor + (up ? 1 : 0), unit, &result))
    return work.bad_value("'round'", "gives a number that is too large");
  return Value(result);
}

Answer round(const Arguments& a, Work& work) {
  if (!a.input->is_number()) return work.bad_type("'round'", "a number", *a.input);
  const auto digits = whole_argument(a, 0, 0, work);
  const auto method = text_argument(a, 1, "common", work);
  if (!digits || !method) return std::nullopt;
  if (*digits < -300 || *digits > 300)
    return work.bad_value("'round'", "takes from -300 to 300 decimals");
  if (*method == "common") {
    if (a.input->kind() == Value::Kind::integer)
      return round_integer(a.input->as_integer(), *digits, work);
    return Value(round_real(a.input->as_real(), static_cast<int>(*digits)));
  }
  if (*method != "ceil" && *method != "floor")
    return work.bad_value("'round'", "knows the methods 'common', 'ceil' and 'floor'");
  const double unit = std::pow(10.0, static_cast<double>(*digits));
  const double scaled = a.input->as_real() * unit;
  if (!std::isfinite(scaled)) return work.bad_value("'round'", "gets a number that is too large");
  return Value((*method == "ceil" ? std::ceil(scaled) : std::floor(scaled)) / unit);
}

constexpr Filter filters[] = {
    {"abs", "", absolute},
    {"int", "default base", to_integer},
    {"float", "default", to_real},
    {"round", "precision method", round},
};

}  // namespace

std::span<const Filter> number_filters() {
  return filters;
}

}  // namespace kier
