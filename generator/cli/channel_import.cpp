#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <iostream>

#include "cli/channel.h"
#include "cli/print_diagnostics.h"
#include "content/import_list.h"
#include "content/sheet.h"
#include "io/read_one.h"

namespace kier {
namespace {

bool somebody_is_there(const Options& options) {
  return options.format == Format::text && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

/// Asks on the terminal which column holds a fact; empty for none.
std::string ask(std::string_view fact, const CsvTable& list) {
  fmt::print("Which column holds the {}?\n", fact);
  const auto& cells = list.header.cells;
  for (std::size_t i = 0; i < cells.size(); ++i)
    fmt::print("  {} {}\n", i + 1, shown_text(one_line(cells[i].text)));
  for (;;) {
    fmt::print("Its number, or Enter for none: ");
    std::fflush(stdout);
    std::string answer;
    if (!std::getline(std::cin, answer) || one_line(answer).empty()) return {};
    answer = one_line(answer);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(answer.data(), answer.data() + answer.size(), number);
    if (error == std::errc{} && end == answer.data() + answer.size() && number >= 1 &&
        number <= cells.size())
      return one_line(cells[number - 1].text);
  }
}

/// Columns that bear our own names need no question.
void take_own_names(ColumnMap& map, const CsvTable& list) {
  for (const std::string& fact : importable_facts())
    if (map.find(fact) == map.end() && column_named(list, fact)) map[fact] = fact;
}

void ask_for_rest(ColumnMap& map, const CsvTable& list, const ChannelOptions& o) {
  const std::pair<const char*, bool> questions[] = {{"name", false},
                                                    {"area", o.area.has_value()},
                                                    {"kind", o.kind.has_value()},
                                                    {"audience", o.audience.has_value()},
                                                    {"language", o.language.has_value()}};
  for (const auto& [fact, is_given] : questions) {
    if (is_given || map.find(fact) != map.end()) continue;
    const std::string column = ask(fact, list);
    if (!column.empty()) map[fact] = column;
  }
}

/// From --map, else from the last time, else by asking; `is_new` when it is worth remembering.
std::optional<ColumnMap> choose_map(const Options& options, const SourceTree& tree,
                                    const CsvTable& list, Diagnostics& found, bool& is_new) {
  const ChannelOptions& o = options.channel;
  const auto before = remembered_map(tree).take(found);
  auto typed = parse_column_map(o.map).take(found);
  if (!before || !typed) return std::nullopt;
  ColumnMap map = typed->empty() ? *before : std::move(*typed);
  if (map.empty()) {
    take_own_names(map, list);
    if (somebody_is_there(options)) ask_for_rest(map, list, o);
  }
  is_new = map != *before;
  return map;
}

}  // namespace

std::vector<Channel> import_channels(const Options& options, const SourceTree& tree,
                                     RegisterEdit& edit, Date day, std::string& remembered,
                                     Diagnostics& found) {
  const ChannelOptions& o = options.channel;
  const auto bytes = read_one_file(o.subject).take(found);
  if (!bytes) return {};
  const auto list = parse_csv(*bytes, o.subject).take(found);
  if (!list) return {};
  bool is_new = false;
  const auto map = choose_map(options, tree, *list, found, is_new);
  if (!map) return {};
  const NewChannel otherwise{o.kind.value_or(""),
                             "",
                             o.area.value_or(""),
                             o.audience.value_or(""),
                             o.language.value_or(""),
                             "",
                             "",
                             day};
  auto summary = import_list(*list, o.subject, *map, otherwise, edit).take(found);
  if (!summary) return {};
  if (is_new) remembered = render_column_map(*map);
  if (options.format == Format::text)
    fmt::print("{} new channels; {} rows were in the register already\n", summary->added.size(),
               summary->known);
  return std::move(summary->added);
}

}  // namespace kier
