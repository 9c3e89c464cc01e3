#include "reach/report_words.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <map>

#include "data/yaml.h"
#include "reach/report_files.h"
#include "text/utf8.h"

namespace kier {
namespace {

std::map<std::string, Value, std::less<>> read_words() {
  std::map<std::string, Value, std::less<>> result;
  for (const SourceFile& file : report_files()) {
    if (!file.path.ends_with(".yaml")) continue;
    std::optional<Value> words = parse_yaml(file.text, file.path).value;
    if (!words) std::abort();  // a file of ours; the tests read all
    result.emplace(file.path.substr(0, file.path.size() - 5), *std::move(words));
  }
  return result;
}

/// Immutable once it is read.
const Value& words_of(std::string_view language) {
  static const std::map<std::string, Value, std::less<>> all = read_words();
  return all.find(language)->second;
}

/// How many decimals are left when two digits are to be seen, and whole numbers from 10 on.
int decimals_for(double value) {
  const double size = std::abs(value);
  if (size == 0 || size >= 9.95 || !std::isfinite(size)) return 0;
  if (size >= 0.095) return size >= 0.995 ? 1 : 2;
  return size >= 0.0095 ? 3 : 4;
}

}  // namespace

ReportWords::ReportWords(std::string_view language)
    : language_(language == "nl" ? "nl" : "en"), words_(words_of(language_)) {}

const std::string& ReportWords::text(std::string_view key) const {
  const Value* found = words_.find(key);
  if (found == nullptr || !found->is_text()) std::abort();
  return found->as_text();
}

std::string ReportWords::fill(
    std::string_view key,
    const std::vector<std::pair<std::string_view, std::string>>& parts) const {
  std::string result;
  std::string_view rest = text(key);
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    result += rest.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    if (close == std::string_view::npos) std::abort();
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    for (const auto& [part, value] : parts) {
      if (part == name) result += value;
    }
    rest.remove_prefix(close + 1);
  }
  return result;
}

std::string ReportWords::count_of(std::string_view key, double number_of) const {
  const std::string whole = std::string(key) + (number_of == 1 ? "_one" : "_many");
  return fill(whole, {{"count", number(number_of, number_of == std::floor(number_of) ? 0 : 1)}});
}

std::string ReportWords::number(double value, int decimals) const {
  if (std::isinf(value)) return "∞";
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool dutch = language_ == "nl";
  std::size_t point = digits.find('.');
  if (point == std::string::npos) {
    point = digits.size();
  } else if (dutch) {
    digits[point] = ',';
  }
  for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, dutch ? "." : ",");
  return (std::signbit(value) && value != 0 ? "−" : "") + digits;
}

std::string ReportWords::rough(double value) const {
  return number(value, decimals_for(value));
}

std::string ReportWords::range(const Interval& interval, double factor) const {
  if (std::isinf(interval.high)) return fill("at_least", {{"low", rough(interval.low * factor)}});
  return rough(interval.low * factor) + "–" + rough(interval.high * factor);
}

std::string ReportWords::percent_sign() const {
  return language_ == "nl" ? "\u00A0%" : "%";
}

std::string ReportWords::percent(double share) const {
  const double hundred = share * 100;
  return number(hundred, hundred > 0 && hundred < 9.95 ? 1 : 0) + percent_sign();
}

std::string ReportWords::percent_range(const Interval& interval) const {
  const double low = interval.low * 100;
  const double high = interval.high * 100;
  const int decimals = high < 9.95 ? 1 : 0;
  return number(low, low == 0 ? 0 : decimals) + "–" + number(high, decimals) + percent_sign();
}

std::string ReportWords::euros(double value) const {
  return "€\u00A0" + number(value, value == std::floor(value) ? 0 : 2);
}

std::string ReportWords::rough_euros(double value) const {
  return "€\u00A0" + number(value, value >= 9.995 || value == 0 ? 0 : 2);
}

std::string ReportWords::euro_range(const Interval& interval) const {
  const std::string low = rough_euros(interval.low);
  if (std::isinf(interval.high)) return fill("at_least", {{"low", low}});
  return low + "–" + number(interval.high, interval.high >= 9.995 ? 0 : 2);
}

std::string ReportWords::p_value(double p) const {
  return p < 0.01 ? "p < " + number(0.01, 2) : "p = " + number(p, 2);
}

const std::string& ReportWords::month_name(Date day) const {
  return words_.find("months")->as_list()[static_cast<unsigned>(day.month()) - 1].as_text();
}

std::string ReportWords::date(Date day) const {
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month_name(day),
                     static_cast<int>(day.year()));
}

std::string ReportWords::month(Date day) const {
  return fmt::format("{} {}", month_name(day), static_cast<int>(day.year()));
}

std::string ReportWords::short_month(Date day) const {
  const Value::List& names = words_.find("short_months")->as_list();
  return names[static_cast<unsigned>(day.month()) - 1].as_text();
}

std::string ReportWords::short_day(Date day) const {
  return fmt::format("{} {}", static_cast<unsigned>(day.day()), short_month(day));
}

std::string ReportWords::list(const std::vector<std::string>& items) const {
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) result += i + 1 < items.size() ? ", " : " " + text("and") + " ";
    result += items[i];
  }
  return result;
}

}  // namespace kier
