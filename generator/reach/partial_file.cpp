#include "reach/partial_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace kier {
namespace {

constexpr std::string_view schema = "kier-reach-1";
constexpr std::string_view header =
    "schema,rules_version,source,day,code,step,scan_days,sessions30,hits,bots,previews,probes,"
    "sealed";
constexpr std::size_t columns = 13;
constexpr std::string_view whole_day = "*";

constexpr Rule wrong_header{"reach/counts-header", Severity::error,
                            "this is no file of counts: its first line is not '{header}'",
                            "give a file that 'kier reach --partial' wrote, as it wrote it"};
constexpr Rule wrong_row{"reach/counts-row", Severity::error, "this row is damaged: {problem}",
                         "make the file again with 'kier reach --partial'"};
constexpr Rule mixed_rules{
    "reach/counts-rules", Severity::error,
    "this was counted by the rules {these}, and other rows by {others}; such "
    "counts cannot be added up",
    "read the logs again with one version of kier"};

bool is_letter_or_number(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Letters, digits and some of ._-/ : what needs no quotes and shows nothing odd.
bool is_plain(std::string_view text, std::string_view others, std::size_t longest) {
  return !text.empty() && text.size() <= longest && is_letter_or_number(text.front()) &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return is_letter_or_number(c) || others.find(c) != others.npos;
         });
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
  constexpr std::uint64_t most = 1'000'000'000'000;  // sums stay far below 2^64
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > most) return std::nullopt;
  return value;
}

struct Row {
  std::string_view rules;
  TallyKey key;
  TallyCounts counts;
  bool is_day = false;
};

/// The cells of a line; the last one keeps what is too much.
std::array<std::string_view, columns> split(std::string_view line, std::size_t& count) {
  std::array<std::string_view, columns> cells;
  for (count = 0; count < columns; ++count) {
    const auto comma = count + 1 < columns ? line.find(',') : line.npos;
    cells[count] = line.substr(0, comma);
    if (comma == line.npos) return ++count, cells;
    line.remove_prefix(comma + 1);
  }
  return cells;
}

/// Why a line is no row; empty when it is one.
std::string parse_row(std::string_view line, Row& row) {
  std::size_t count = 0;
  const auto cells = split(line, count);
  if (count != columns) return fmt::format("it has {} cells and not {}", count, columns);
  if (cells[0] != schema) return fmt::format("the schema is not {}", schema);
  row.rules = cells[1];
  if (!is_plain(row.rules, "./-", 64)) return "the rules have no name";
  if (!is_source_name(cells[2])) return "the source is no name";
  const auto day = parse_date(cells[3]);
  if (!day.date) return "the day is no date";
  row.is_day = cells[4] == whole_day && cells[5] == whole_day;
  if (!row.is_day && (!is_plain(cells[4], "", 8) || !is_plain(cells[5], "_-", 64)))
    return "code or step are no names";
  row.key = {std::string(cells[2]), *day.date, std::string(cells[4]), std::string(cells[5])};
  std::uint64_t* const numbers[] = {&row.counts.scan_days, &row.counts.sessions30,
                                    &row.counts.hits,      &row.counts.bots,
                                    &row.counts.previews,  &row.counts.probes};
  for (std::size_t i = 0; i < std::size(numbers); ++i) {
    const auto value = parse_count(cells[6 + i]);
    if (!value) return fmt::format("cell {} is no count", 7 + i);
    *numbers[i] = *value;
  }
  if (row.counts.scan_days > row.counts.sessions30 || row.counts.sessions30 > row.counts.hits)
    return "there are more scan-days than sessions, or more sessions than requests";
  if (cells[12] != "0" && cells[12] != "1") return "sealed is neither 0 nor 1";
  row.counts.sealed = cells[12] == "1";
  return {};
}

class PartialReader {
 public:
  PartialReader(std::string_view text, const std::string& file) : rest_(text), file_(file) {}

  Outcome<Tally> read() {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    if (next_line() != header)
      return complain(wrong_header, {file_, 1, 1}, {{"header", std::string(header)}});
    while (!rest_.empty()) add_line(next_line());
    if (has_errors(complaints_)) return std::move(complaints_);
    return {std::move(tally_), std::move(complaints_)};
  }

 private:
  std::string_view next_line() {
    const auto end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    ++line_;
    return line;
  }

  void refuse(std::string problem) {
    constexpr std::size_t enough = 20;
    if (complaints_.size() < enough)
      complaints_.push_back(
          complain(wrong_row, {file_, line_, 1}, {{"problem", std::move(problem)}}));
  }

  void add_line(std::string_view line) {
    if (line.empty()) return;
    Row row;
    if (std::string problem = parse_row(line, row); !problem.empty())
      return refuse(std::move(problem));
    if (tally_.rules_version.empty()) tally_.rules_version = row.rules;
    if (tally_.rules_version != row.rules) {
      complaints_.push_back(
          complain(mixed_rules, {file_, line_, 1},
                   {{"these", std::string(row.rules)}, {"others", tally_.rules_version}}));
      return;
    }
    const auto [day, is_new] =
        tally_.days.try_emplace({row.key.source, row.key.day}, row.counts.sealed);
    if (day->second != row.counts.sealed) return refuse("its day is sealed in other rows, or not");
    if (row.is_day) return;
    if (!tally_.counts.try_emplace(std::move(row.key), row.counts).second)
      refuse("the same day, code and step stand above");
  }

  std::string_view rest_;
  const std::string& file_;
  int line_ = 0;
  Tally tally_;
  Diagnostics complaints_;
};

void append_row(std::string& out, const std::string& rules, const TallyKey& key,
                const TallyCounts& counts, bool sealed) {
  fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{},{},{},{},{},{}\n", schema, rules,
                 key.source, iso_date(key.day), key.code, key.step, counts.scan_days,
                 counts.sessions30, counts.hits, counts.bots, counts.previews, counts.probes,
                 sealed ? 1 : 0);
}

}  // namespace

std::string render_partial(const Tally& tally) {
  std::string out(header);
  out += '\n';
  auto row = tally.counts.begin();
  const auto rows_before = [&](const std::pair<std::string, Date>* end) {
    for (; row != tally.counts.end(); ++row) {
      if (end != nullptr && std::pair(row->first.source, row->first.day) >= *end) break;
      append_row(out, tally.rules_version, row->first, row->second, row->second.sealed);
    }
  };
  for (const auto& [day, sealed] : tally.days) {
    rows_before(&day);
    append_row(out, tally.rules_version,
               {day.first, day.second, std::string(whole_day), std::string(whole_day)}, {}, sealed);
  }
  rows_before(nullptr);
  return out;
}

Outcome<Tally> parse_partial(std::string_view text, const std::string& file) {
  return PartialReader(text, file).read();
}

}  // namespace kier
