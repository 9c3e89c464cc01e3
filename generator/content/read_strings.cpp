#include <map>

#include "content/map_reader.h"
#include "content/read_settings.h"

namespace kier {
namespace {

constexpr Rule missing_string{"strings/missing", Severity::error,
                              "'{key}' is missing here, and stands in {other}",
                              "add a line '{key}: ...'"};
constexpr Rule other_kind{"strings/list-or-text", Severity::error,
                          "'{key}' is a list here, and one text in {other}",
                          "write it in the same way in both"};

std::string file_of(std::string_view language) {
  return "content/strings/" + std::string(language) + ".yaml";
}

}  // namespace

Outcome<Strings> read_strings(const Value& yaml, const std::string& file) {
  Diagnostics sink;
  Strings strings;
  MapReader map(yaml, file, sink);
  if (!yaml.is_map() && !yaml.is_none()) return sink;
  if (!yaml.is_map()) return {std::move(strings), std::move(sink)};
  for (const Value::Entry& entry : yaml.as_map()) {
    if (entry.value.is_list()) {
      strings.lists.emplace(entry.key, map.texts(entry.key));
    } else if (auto text = scalar_text(entry.value)) {
      strings.texts.emplace(entry.key, std::move(*text));
    } else {
      sink.push_back(complain_wrong_kind({file, entry.key_mark}, entry.key, entry.value, "text"));
      // It is there, whichever of the two it should be: complained about once.
      strings.texts.emplace(entry.key, "");
      strings.lists.emplace(entry.key, std::vector<std::string>());
    }
  }
  return {std::move(strings), std::move(sink)};
}

Diagnostics compare_strings(const std::map<std::string, Strings, std::less<>>& strings) {
  Diagnostics found;
  const auto report = [&](const Rule& rule, std::string_view key, std::string_view here,
                          std::string_view other) {
    found.push_back(complain(rule, {file_of(here), 1, 1},
                             {{"key", std::string(key)}, {"other", file_of(other)}}));
  };
  for (const auto& [here, mine] : strings)
    for (const auto& [other, theirs] : strings) {
      if (here == other) continue;
      for (const auto& [key, text] : theirs.texts)
        if (!mine.texts.contains(key) && !theirs.lists.contains(key))
          report(mine.lists.contains(key) ? other_kind : missing_string, key, here, other);
      for (const auto& [key, list] : theirs.lists)
        if (!mine.lists.contains(key) && !mine.texts.contains(key))
          report(missing_string, key, here, other);
    }
  sort_diagnostics(found);
  return found;
}

}  // namespace kier
