#include "markup/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/lines.h"

// cmark-gfm 0.29.0.gfm.6 (Debian 12) takes time that grows with the square of: the
// depth of lists and quotes, inline markup that is left open, table columns, lines
// that could begin a table, "<?" and "<!" without an end, and the uses of long link
// definitions. Each is counted here before the parser sees the text. A count is for
// a stretch of lines without a blank one, which no paragraph or table crosses.

namespace kier {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr int most_lines = 50000;
constexpr std::size_t longest_line = std::size_t{1} << 16;
constexpr int deepest = 100;

// In steps of the parser, of some nanoseconds each.
constexpr std::uint64_t most_bracket_steps = 40'000'000;
constexpr std::uint64_t most_emphasis_steps = 200'000'000;
constexpr std::uint64_t most_html_steps = 100'000'000;
constexpr std::uint64_t most_column_steps = 20'000'000;
constexpr std::uint64_t most_table_steps = 2'000'000;
constexpr std::uint64_t most_cells = 500'000;
constexpr std::uint64_t most_copied_bytes = std::uint64_t{1} << 25;

constexpr Rule too_long{"markup/too-long", Severity::error,
                        "the text is {size} kB long, and {limit} kB is the limit for one page",
                        "part it into pages"};
constexpr Rule too_many_lines{"markup/too-many-lines", Severity::error,
                              "the text has more than {limit} lines, the limit for one page",
                              "part it into pages"};
constexpr Rule long_line{"markup/long-line", Severity::error,
                         "this line is {size} kB long, and {limit} kB is the limit",
                         "part it into paragraphs"};
constexpr Rule too_deep{"markup/too-deep", Severity::error,
                        "more than {limit} lists and quotes stand within each other here",
                        "write fewer '>', '-' or '1.' at the start of the line"};
constexpr Rule too_tangled{"markup/too-tangled", Severity::error,
                           "too much markup between two blank lines: {what}",
                           "part it with blank lines"};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The bytes of a list marker, quote sign or footnote label at line[at]; 0 when
/// there is none.
std::size_t marker_at(std::string_view line, std::size_t at) {
  const char c = line[at];
  if (c == '>') return 1;
  const auto ends = [&](std::size_t size) {
    return at + size == line.size() || is_blank(line[at + size]) ? size : 0;
  };
  if (c == '-' || c == '+' || c == '*') return ends(1);
  if (is_digit(c)) {
    std::size_t size = 1;
    while (at + size < line.size() && is_digit(line[at + size])) ++size;
    const bool marks =
        at + size < line.size() && (line[at + size] == '.' || line[at + size] == ')');
    return marks ? ends(size + 1) : 0;
  }
  if (!line.substr(at).starts_with("[^")) return 0;
  const auto close = line.find(']', at);
  return close != line.npos && line.substr(close).starts_with("]:") ? close + 2 - at : 0;
}

/// "- - -" is a line across the page, however long.
bool is_thematic_break(std::string_view rest) {
  return (rest[0] == '-' || rest[0] == '*') &&
         std::all_of(rest.begin(), rest.end(), [&](char c) { return c == rest[0] || is_blank(c); });
}

/// An upper bound of the lists and quotes that are open after `line`: its markers,
/// and one for every two columns of the blanks before the last of them.
int depth_of(std::string_view line) {
  int markers = 0;
  int columns = 0;
  int depth = 0;
  for (std::size_t at = 0; at < line.size() && depth <= deepest;) {
    if (is_blank(line[at])) {
      columns += line[at] == '\t' ? 4 : 1;
      ++at;
      continue;
    }
    const std::size_t size = marker_at(line, at);
    if (size == 0 || is_thematic_break(line.substr(at))) break;
    depth = ++markers + columns / 2;
    at += size;
    if (at < line.size() && is_blank(line[at])) ++at;
  }
  return depth;
}

enum Count {
  brackets,
  stars,
  underscores,
  images,
  declarations,
  bytes,
  lines,
  table_starts,
  columns,
  definition
};
constexpr int counts = definition + 1;

struct Sums {
  std::uint64_t bracket_steps = 0, emphasis_steps = 0, html_steps = 0, column_steps = 0,
                table_steps = 0, cells = 0;
  std::uint64_t brackets = 0, longest_definition = 0;
};

constexpr std::array<bool, 256> counted = [] {
  std::array<bool, 256> table{};
  for (const char c : {']', '*', '_', '!', '<', '|'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// Counts the lines of one stretch after the other.
class Counter {
 public:
  void add(std::string_view line) {
    ++run_[lines];
    run_[bytes] += line.size() + 1;
    std::uint64_t pipes = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (!counted[static_cast<unsigned char>(line[i])]) continue;
      const char next = i + 1 < line.size() ? line[i + 1] : '\0';
      switch (line[i]) {
        case ']':
          ++run_[brackets];
          break;
        case '!':
          run_[images] += next == '[' ? 1 : 0;
          break;
        case '<':
          run_[declarations] += next == '!' || next == '?' ? 1 : 0;
          break;
        case '|':
          ++pipes;
          break;
        case '*':
          ++run_[stars];
          break;
        default:
          ++run_[underscores];
      }
    }
    sums_.column_steps += pipes * pipes;
    run_[columns] = std::max(run_[columns], pipes);
    if (line.find_first_not_of(" \t>|:-") == line.npos && line.find('-') != line.npos)
      ++run_[table_starts];
    count_definition(line);
  }

  /// The stretch of lines has ended.
  void end() {
    sums_.brackets += run_[brackets];
    sums_.bracket_steps += run_[brackets] * (run_[stars] + run_[underscores] + run_[images]);
    sums_.emphasis_steps += run_[stars] * run_[underscores];
    sums_.html_steps += run_[declarations] * run_[bytes];
    sums_.table_steps += run_[table_starts] * run_[bytes];
    if (run_[table_starts] != 0) sums_.cells += run_[columns] * run_[lines];
    run_ = {};
  }

  /// What there is too much of; empty when all is well.
  std::string excess() const {
    if (sums_.bracket_steps > most_bracket_steps)
      return "links or footnotes among '*', '_' and '!['";
    if (sums_.emphasis_steps > most_emphasis_steps) return "'*' among '_'";
    if (sums_.html_steps > most_html_steps) return "'<!' or '<?'";
    if (sums_.column_steps > most_column_steps) return "'|' on one line";
    if (sums_.table_steps > most_table_steps) return "lines of '|', '-' and ':'";
    if (sums_.cells > most_cells) return "table cells";
    if (sums_.brackets * sums_.longest_definition > most_copied_bytes)
      return "links that share a long address";
    return {};
  }

 private:
  /// "[label]: address" and the lines that may belong to it, up to the next one.
  void count_definition(std::string_view line) {
    const auto first = line.find_first_not_of(" \t>");
    if (first != line.npos && line[first] == '[') run_[definition] = 0;
    if (line.find("]:") != line.npos || run_[definition] != 0) run_[definition] += line.size() + 1;
    sums_.longest_definition = std::max(sums_.longest_definition, run_[definition]);
  }

  std::array<std::uint64_t, counts> run_ = {};
  Sums sums_;
};

/// A list item at the margin always begins a new block.
bool begins_item(std::string_view line) {
  const auto first = line.find_first_not_of(' ');
  return first < 4 && (line[first] == '-' || line[first] == '+' || line[first] == '*') &&
         first + 2 < line.size() && line[first + 1] == ' ' && !is_blank(line[first + 2]);
}

Diagnostic tangled(const std::string& file, int line, std::string what) {
  return complain(too_tangled, {file, line, 1}, {{"what", std::move(what)}});
}

}  // namespace

Diagnostics check_limits(std::string_view text, const std::string& file, int first_line) {
  if (text.size() > most_bytes)
    return {complain(too_long, {file, first_line, 1},
                     {{"size", fmt::to_string(text.size() >> 10)},
                      {"limit", fmt::to_string(most_bytes >> 10)}})};
  Diagnostics found;
  Counter counter;
  int number = first_line;
  int run_begin = first_line;
  const auto end_run = [&] {
    counter.end();
    if (found.empty())
      if (std::string what = counter.excess(); !what.empty())
        found.push_back(tangled(file, run_begin, std::move(what)));
  };
  for (std::size_t at = 0; at < text.size(); ++number) {
    const std::string_view line = next_line(text, at);
    if (line.size() > longest_line)
      found.push_back(complain(long_line, {file, number, 1},
                               {{"size", fmt::to_string(line.size() >> 10)},
                                {"limit", fmt::to_string(longest_line >> 10)}}));
    if (depth_of(line) > deepest) {
      found.push_back(complain(too_deep, {file, number, 1}, {{"limit", fmt::to_string(deepest)}}));
      return found;  // the lines below are as deep
    }
    const bool blank = line.find_first_not_of(" \t") == line.npos;
    if (blank || begins_item(line)) {
      end_run();
      run_begin = blank ? number + 1 : number;
    }
    if (!blank) counter.add(line);
  }
  end_run();
  if (number - first_line > most_lines)
    found.push_back(complain(too_many_lines, {file, first_line + most_lines, 1},
                             {{"limit", fmt::to_string(most_lines)}}));
  return found;
}

}  // namespace kier
