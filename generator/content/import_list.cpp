#include "content/import_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/sheet.h"
#include "data/yaml.h"
#include "data/yaml_scalar.h"

namespace kier {
namespace {

constexpr Rule wrong_map{"channel/map", Severity::error,
                         "'{text}' does not say which column is which",
                         "write it such as --map name=Plaats,area=Gemeente"};
constexpr Rule unknown_fact{"channel/map-fact", Severity::error, "a channel has no '{text}'",
                            "did you mean '{nearest}'?|it has: {known}"};
constexpr Rule no_list_column{"channel/map-column", Severity::error,
                              "this list has no column '{text}'",
                              "did you mean '{nearest}'? Say so with --map|its columns are: "
                              "{known}; say with --map which is which"};
constexpr Rule no_name_column{"channel/map-name", Severity::error,
                              "nothing says which column holds the names of the places",
                              "write --map name=COLUMN; the columns are: {known}"};
constexpr Rule wrong_day{"channel/map-date", Severity::error, "'{text}' is no date",
                         "the last day of that month is {last}|write {one} or {other}|"
                         "write it as year-month-day, such as 2026-11-20"};

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::vector<std::string> columns_of(const CsvTable& table) {
  std::vector<std::string> names;
  for (const CsvCell& cell : table.header.cells) names.push_back(one_line(cell.text));
  return names;
}

class ListImport {
 public:
  ListImport(const CsvTable& list, const std::string& file, const ColumnMap& map,
             const NewChannel& otherwise, RegisterEdit& edit)
      : list_(list), file_(file), map_(map), otherwise_(otherwise), edit_(edit) {}

  Outcome<ImportSummary> run() {
    find_columns();
    if (has_errors(found_)) return std::move(found_);
    for (const CsvRow& row : list_.rows) add(row);
    if (has_errors(found_)) return std::move(found_);
    return {std::move(summary_), std::move(found_)};
  }

 private:
  void find_columns() {
    const std::vector<std::string> names = columns_of(list_);
    for (const auto& [fact, column] : map_) {
      if (const auto at = column_named(list_, column)) {
        places_[fact] = *at;
      } else {
        found_.push_back(complain(
            no_list_column, {file_, list_.header.line, 1},
            {{"text", column}, {"nearest", nearest(column, names)}, {"known", joined(names)}}));
      }
    }
    if (map_.find("name") == map_.end())
      found_.push_back(
          complain(no_name_column, {file_, list_.header.line, 1}, {{"known", joined(names)}}));
  }

  std::string text(const CsvRow& row, std::string_view fact, const std::string& fallback) const {
    const auto at = places_.find(fact);
    std::string text = at == places_.end() ? "" : one_line(row.text(at->second));
    return text.empty() ? fallback : text;
  }

  Location where(const CsvRow& row, std::string_view fact) const {
    const auto at = places_.find(fact);
    return {file_, at == places_.end() ? Mark{row.line, 1} : row.mark(at->second)};
  }

  Date opened(const CsvRow& row) {
    const std::string text = this->text(row, "opened", "");
    if (text.empty()) return otherwise_.opened;
    const DateReading reading = parse_date(text);
    if (reading.date) return *reading.date;
    if (reading.fault == DateFault::other_form) return *parse_date(reading.suggestion).date;
    const bool two = reading.fault == DateFault::two_readings;
    found_.push_back(complain(wrong_day, where(row, "opened"),
                              {{"text", text},
                               {"last", two ? "" : reading.suggestion},
                               {"one", two ? reading.suggestion : ""},
                               {"other", reading.other}}));
    return otherwise_.opened;
  }

  void add(const CsvRow& row) {
    NewChannel wanted{
        text(row, "kind", otherwise_.kind),         text(row, "name", ""),
        text(row, "area", otherwise_.area),         text(row, "audience", otherwise_.audience),
        text(row, "language", otherwise_.language), text(row, "landing", otherwise_.landing),
        text(row, "invite", otherwise_.invite),     opened(row)};
    if (edit_.find_same(wanted) != nullptr) {
      ++summary_.known;
      return;
    }
    // Once there is a mistake nothing is written, and the rest is only looked through.
    if (auto channel = edit_.add(wanted, where(row, "name")).take(found_))
      summary_.added.push_back(std::move(*channel));
  }

  const CsvTable& list_;
  const std::string& file_;
  const ColumnMap& map_;
  const NewChannel& otherwise_;
  RegisterEdit& edit_;
  std::map<std::string, std::size_t, std::less<>> places_;
  Diagnostics found_;
  ImportSummary summary_;
};

}  // namespace

const std::vector<std::string>& importable_facts() {
  static const std::vector<std::string> facts{"name",     "area",    "kind",   "audience",
                                              "language", "landing", "invite", "opened"};
  return facts;
}

Outcome<ColumnMap> parse_column_map(std::string_view text) {
  ColumnMap map;
  const Location where("kier channel");
  const std::string whole(text);
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto equals = pair.find('=');
    const std::string fact = one_line(pair.substr(0, equals));
    const std::string column = equals == pair.npos ? "" : one_line(pair.substr(equals + 1));
    if (fact.empty() || column.empty()) return complain(wrong_map, where, {{"text", whole}});
    const auto& known = importable_facts();
    if (std::find(known.begin(), known.end(), fact) == known.end())
      return complain(
          unknown_fact, where,
          {{"text", fact}, {"nearest", nearest(fact, known)}, {"known", joined(known)}});
    map[fact] = column;
  }
  return map;
}

Outcome<ColumnMap> remembered_map(const SourceTree& tree) {
  ColumnMap map;
  const auto file = tree.find(std::string_view(import_file));
  if (file == tree.end()) return map;
  Diagnostics found;
  const auto yaml = parse_yaml(file->second.text, import_file).take(found);
  if (!yaml || has_errors(found)) return found;
  if (const Value* columns = yaml->find("columns"); columns != nullptr && columns->is_map())
    for (const Value::Entry& entry : columns->as_map())
      if (entry.value.is_text()) map[entry.key] = entry.value.as_text();
  return map;
}

std::string render_column_map(const ColumnMap& map) {
  std::string text =
      "# Which column of your list is which: 'kier channel import' wrote this, and goes by it.\n"
      "# Another list: give --map again, or remove this file.\ncolumns:\n";
  for (const auto& [fact, column] : map) text += "  " + fact + ": " + quoted_scalar(column) + '\n';
  return text;
}

Outcome<ImportSummary> import_list(const CsvTable& list, const std::string& file,
                                   const ColumnMap& map, const NewChannel& otherwise,
                                   RegisterEdit& edit) {
  return ListImport(list, file, map, otherwise, edit).run();
}

}  // namespace kier
