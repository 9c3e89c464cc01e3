#include "reach/import_estimates.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/flat_map.h"
#include "reach/channel_path.h"
#include "reach/export_form.h"
#include "text/letters.h"
#include "text/utf16.h"

namespace kier {
namespace {

constexpr Rule unknown_form{"estimates/form", Severity::error,
                            "this is no table that GoatCounter, Plausible or Matomo exports",
                            "export it again: GoatCounter's CSV, Plausible's imported_pages or "
                            "pages.csv, or Matomo's pages as CSV, and change nothing in it"};
constexpr Rule unknown_version{"estimates/version", Severity::error,
                               "this export of GoatCounter is in a form that is not known",
                               "versions 1 and 2 are read; use a newer program"};
constexpr Rule unknown_language{"estimates/language", Severity::error,
                                "the columns of this export of Matomo are named in a language that "
                                "is not known",
                                "set Matomo to English or Dutch in your profile, and export again"};
constexpr Rule wrong_number{"estimates/number", Severity::error, "'{text}' is no number of visits",
                            "export the table again, and change nothing in it"};
constexpr Rule wrong_date{"estimates/date", Severity::error, "'{text}' is no day or month",
                          "export the table again, and change nothing in it"};
constexpr Rule skipped_rows{"estimates/skipped", Severity::note,
                            "rows about no channel of the campaign, left out: {count} of {all}"};
constexpr Rule no_channel{"estimates/no-channel", Severity::warning,
                          "none of the {count} rows is about a channel of the campaign",
                          "{advice}|check that it is the export of this site"};

std::string folded_path(std::string_view label) {
  // Matomo calls the page of a folder "index": "/k/7FQF/index".
  constexpr std::string_view index = "/index";
  if (label.ends_with(index)) label.remove_suffix(index.size());
  return std::string(label);
}

/// "2026-11" of a day, a time, a month, or a stretch of days within one month; empty for longer
/// ones. nullopt for what is none of them.
std::optional<std::string> month_in(std::string_view text) {
  constexpr std::size_t month_size = 7, day_size = 10;
  std::string month;
  for (auto at = text.find("20"); at != text.npos; at = text.find("20", at + day_size)) {
    const std::string found(text.substr(at, month_size));
    if (!parse_date(found + "-01").date) break;
    if (!month.empty() && month != found) return "";
    month = found;
  }
  const bool is_year = text.size() == 4 && text.find_first_not_of("0123456789") == text.npos;
  if (month.empty() && !is_year) return std::nullopt;
  return month;
}

class EstimateReader {
 public:
  EstimateReader(const CsvTable& table, const ExportForm& form, const std::string& file,
                 const CountRules& rules)
      : table_(table), form_(form), file_(file), rules_(rules) {
    for (std::uint32_t i = 0; i < rules.channels.size(); ++i)
      channels_.emplace(pack_code(rules.channels[i].code), i);
  }

  Outcome<std::vector<Estimate>> run() {
    for (const CsvRow& row : table_.rows) {
      if (found_.size() >= most_complaints) break;
      read_row(row);
    }
    if (has_errors(found_)) return std::move(found_);
    report_skipped();
    std::vector<Estimate> estimates;
    for (const auto& [key, visits] : sums_) {
      estimates.push_back(key);
      estimates.back().visits = visits;
    }
    return {std::move(estimates), std::move(found_)};
  }

 private:
  static constexpr std::size_t most_complaints = 20;

  void read_row(const CsvRow& row) {
    Estimate key{name_of(form_.source), {}, {}, {}, 0};
    if (!read_channel(row, key)) {
      ++skipped_;
      return;
    }
    if (!is_visit(row)) return;
    std::uint64_t visits = 1;
    if (form_.visits) {
      const std::string_view text = row.text(*form_.visits);
      const char* const end = text.data() + text.size();
      const auto parsed = std::from_chars(text.data(), end, visits);
      constexpr std::uint64_t most = 1'000'000'000;
      if (parsed.ec != std::errc{} || parsed.ptr != end || visits > most)
        return complain_of(wrong_number, row, *form_.visits);
    }
    if (form_.date) {
      auto month = month_in(row.text(*form_.date));
      if (!month) return complain_of(wrong_date, row, *form_.date);
      key.month = std::move(*month);
    }
    sums_[std::move(key)] += visits;
  }

  void complain_of(const Rule& rule, const CsvRow& row, std::size_t column) {
    found_.push_back(
        complain(rule, {file_, row.mark(column)}, {{"text", shown(row.text(column))}}));
  }

  /// As much of a cell as a terminal should see.
  static std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string plain;
    for (const char c : text.substr(0, longest)) plain += c >= ' ' && c <= '~' ? c : '?';
    return plain;
  }

  bool read_channel(const CsvRow& row, Estimate& key) const {
    std::string address(row.text(form_.path));
    if (address.empty() && form_.label) address = row.text(*form_.label);
    if (form_.source == ExportForm::Source::matomo) address = folded_path(address);
    const auto path = parse_channel_path(address, rules_.base_path);
    if (!path) return false;
    const auto known = channels_.find(pack_code(path->code));
    if (known == channels_.end()) return false;
    const KnownChannel& channel = rules_.channels[known->second];
    const std::string step = lower_case(path->step);
    const bool is_declared =
        std::find(channel.steps.begin(), channel.steps.end(), step) != channel.steps.end();
    key.code = channel.code;
    key.step = step.empty() ? "scan" : is_declared ? step : "other";
    return true;
  }

  /// GoatCounter lists bots, events and later views too.
  bool is_visit(const CsvRow& row) const {
    const auto says = [&](std::optional<std::size_t> column, std::string_view wanted) {
      return !column || row.text(*column) == wanted;
    };
    return says(form_.bot, "0") && says(form_.event, "false") && says(form_.first_visit, "true");
  }

  void report_skipped() {
    const std::size_t all = table_.rows.size();
    const bool is_matomo = form_.source == ExportForm::Source::matomo;
    if (skipped_ == all && all > 0)
      found_.push_back(complain(
          no_channel, {file_},
          {{"count", std::to_string(all)},
           {"advice", is_matomo ? "in Matomo, make the report flat before you export it, since "
                                  "folders say nothing of channels"
                                : ""}}));
    else if (skipped_ > 0)
      found_.push_back(
          complain(skipped_rows, {file_},
                   {{"count", std::to_string(skipped_)}, {"all", std::to_string(all)}}));
  }

  const CsvTable& table_;
  const ExportForm& form_;
  const std::string& file_;
  const CountRules& rules_;
  FlatMap<std::uint64_t, std::uint32_t> channels_;
  std::map<Estimate, std::uint64_t> sums_;
  std::size_t skipped_ = 0;
  Diagnostics found_;
};

const Rule& rule_of(FormFault fault) {
  switch (fault) {
    case FormFault::version:
      return unknown_version;
    case FormFault::language:
      return unknown_language;
    case FormFault::unknown:
      break;
  }
  return unknown_form;
}

}  // namespace

Outcome<std::vector<Estimate>> import_estimates(std::string_view text, const std::string& file,
                                                const CountRules& rules) {
  const auto decoded = utf8_of_utf16(text);
  Diagnostics found;
  const auto table = parse_csv(decoded ? std::string_view(*decoded) : text, file).take(found);
  if (!table) return found;
  const FormReading reading = parse_export_form(table->header);
  if (!reading.form) return complain(rule_of(reading.fault), {file, table->header.line, 1});
  return EstimateReader(*table, *reading.form, file, rules).run();
}

}  // namespace kier
