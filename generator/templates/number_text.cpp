#include "templates/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "templates/letters.h"

namespace kier {
namespace {

/// Drops '_' between digits; nullopt when one stands elsewhere.
std::optional<std::string> without_underscores(std::string_view text) {
  const auto is_digit = [](char c) {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') {
      out += text[i];
    } else if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
      return std::nullopt;
    }
  }
  return out;
}

/// Digits and exponent of the shortest text: "12345e+67" without the point.
std::string place_point(std::string_view digits, int exponent) {
  const int count = static_cast<int>(digits.size());
  std::string out;
  if (exponent < -4 || exponent >= 16) {
    out = digits[0];
    if (count > 1) out.append(".").append(digits.substr(1));
    const int size = std::abs(exponent);
    return out + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + std::to_string(size);
  }
  if (exponent < 0) {
    out = "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0');
    return out.append(digits);
  }
  const int whole = exponent + 1;
  if (count <= whole)
    return std::string(digits) + std::string(static_cast<std::size_t>(whole - count), '0') + ".0";
  const auto split = static_cast<std::size_t>(whole);
  return std::string(digits.substr(0, split)) + "." + std::string(digits.substr(split));
}

int prefix_base(std::string_view& digits, int base) {
  if (digits.size() > 2 && digits[0] == '0') {
    const char kind = static_cast<char>(digits[1] | 0x20);
    const int named = kind == 'x' ? 16 : kind == 'o' ? 8 : kind == 'b' ? 2 : 0;
    if (named != 0 && (base == 0 || base == named)) {
      digits.remove_prefix(digits[2] == '_' ? 3 : 2);
      return named;
    }
  }
  return base == 0 ? 10 : base;
}

}  // namespace

std::string text_of_real(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  std::array<char, 40> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number),
                                    std::chars_format::scientific);
  const std::string_view written(buffer.data(),
                                 static_cast<std::size_t>(result.ptr - buffer.data()));
  const auto e = written.find('e');
  std::string digits(written.substr(0, e));
  std::erase(digits, '.');
  const int exponent = std::atoi(std::string(written.substr(e + 1)).c_str());
  return (std::signbit(number) ? "-" : "") + place_point(digits, exponent);
}

std::optional<std::int64_t> read_integer(std::string_view text, int base) {
  text = trim_end(trim_start(text));
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  base = prefix_base(text, base);
  const auto digits = without_underscores(text);
  if (!digits || digits->empty() || digits->front() == '-') return std::nullopt;
  const std::string signed_digits = (minus ? "-" : "") + *digits;
  std::int64_t number = 0;
  const char* end = signed_digits.data() + signed_digits.size();
  const auto result = std::from_chars(signed_digits.data(), end, number, base);
  if (result.ec != std::errc{} || result.ptr != end) return std::nullopt;
  return number;
}

std::optional<double> read_real(std::string_view text) {
  text = trim_end(trim_start(text));
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.starts_with('+')) return std::nullopt;
  const std::string_view bare = text.substr(text.starts_with('-') ? 1 : 0);
  const std::string word = to_lower(bare);
  const bool known_word = word == "inf" || word == "infinity" || word == "nan";
  const bool number = !bare.empty() && (bare[0] == '.' || (bare[0] >= '0' && bare[0] <= '9'));
  if (!known_word && !number) return std::nullopt;
  const auto digits = without_underscores(text);
  if (!digits) return std::nullopt;
  double result = 0;
  const char* end = digits->data() + digits->size();
  const auto read = std::from_chars(digits->data(), end, result);
  if (read.ptr != end) return std::nullopt;
  if (read.ec == std::errc::result_out_of_range) return std::strtod(digits->c_str(), nullptr);
  return result;
}

double round_real(double number, int digits) {
  if (!std::isfinite(number)) return number;
  if (digits >= 0) {
    std::array<char, 700> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, number);
    return std::strtod(buffer.data(), nullptr);
  }
  // Python rounds the decimal text of the number, half to even.
  const double unit = std::pow(10.0, -digits);
  return std::isfinite(unit) ? std::nearbyint(number / unit) * unit : 0.0;
}

}  // namespace kier
