#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.h"
#include "reach/interval.h"
#include "text/date.h"

namespace kier {

/// The words of a report in one language, and how that language writes numbers and dates. The words
/// stand in generator/reach/report/<language>.yaml.
class ReportWords {
 public:
  /// `language` is "nl" or "en"; any other gets English.
  explicit ReportWords(std::string_view language);

  std::string_view language() const { return language_; }
  const Value& all() const { return words_; }
  bool has(std::string_view key) const { return words_.find(key) != nullptr; }

  /// The text of `key`, which must be there.
  const std::string& text(std::string_view key) const;

  /// The same with its parts in braces filled in.
  std::string fill(std::string_view key,
                   const std::vector<std::pair<std::string_view, std::string>>& parts) const;

  /// `key`_one for 1, else `key`_many, with the number as {count}.
  std::string count_of(std::string_view key, double number) const;

  /// "1.234,5" or "1,234.5"; an infinite number is "∞".
  std::string number(double value, int decimals = 0) const;

  /// With no more decimals than tell something: "28", "9,2", "0,41".
  std::string rough(double value) const;

  /// "11–28"; both ends times `factor`.
  std::string range(const Interval& interval, double factor = 1) const;

  /// "54 %" and "42–65 %"; in English without the blank.
  std::string percent(double share) const;
  std::string percent_range(const Interval& interval) const;

  std::string euros(double value) const;        ///< "€ 12,50"
  std::string rough_euros(double value) const;  ///< without cents from € 10 on
  std::string euro_range(const Interval& interval) const;

  std::string date(Date day) const;         ///< "23 november 2026"
  std::string month(Date day) const;        ///< "november 2026"
  std::string short_month(Date day) const;  ///< "nov"
  std::string short_day(Date day) const;    ///< "23 nov"

  /// "p = 0,07" or "p < 0,01".
  std::string p_value(double p) const;

  /// "a, b en c".
  std::string list(const std::vector<std::string>& items) const;

 private:
  const std::string& month_name(Date day) const;
  std::string percent_sign() const;

  std::string_view language_;
  const Value& words_;
};

}  // namespace kier
