#include "content/map_reader.h"

#include <algorithm>

#include "text/slug.h"

namespace kier {
namespace {

constexpr Rule unknown_key{"content/unknown-key", Severity::error, "unknown key '{key}'",
                           "did you mean '{nearest}'?|known keys are: {known}"};
constexpr Rule wrong_kind_rule{"content/wrong-kind", Severity::error,
                               "'{key}' has to be {wanted}, and is {found}",
                               "put {quotes} round it"};
constexpr Rule no_map{"content/no-map", Severity::error,
                      "here has to stand a list of 'key: value', not {found}",
                      "see docs/content-format.md"};
constexpr Rule missing_key{"content/missing-key", Severity::error, "'{key}' is missing",
                           "add a line '{key}: ...'"};
constexpr Rule wrong_word{"content/address-word", Severity::error,
                          "'{word}' cannot be part of an address",
                          "use small letters, digits and hyphens, such as '{nearest}'"};
constexpr Rule missing_language{"content/missing-language", Severity::error,
                                "'{key}' has no text for the language '{language}'",
                                "add '{language}: ...'"};
constexpr Rule other_language{
    "content/other-language", Severity::error, "'{language}' is no language of this campaign",
    "did you mean '{nearest}'?|add it to 'languages' in content/campaign.yaml, or remove it"};

}  // namespace

std::optional<std::string> scalar_text(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::text:
      return value.as_text();
    case Value::Kind::integer:
      return std::to_string(value.as_integer());
    default:  // "1.10" would become 1.1, and "True" true
      return std::nullopt;
  }
}

bool is_blank(const Value& value) {
  if (value.is_list()) return std::all_of(value.as_list().begin(), value.as_list().end(), is_blank);
  if (value.is_map())
    return std::all_of(value.as_map().begin(), value.as_map().end(),
                       [](const Value::Entry& entry) { return is_blank(entry.value); });
  return value.is_none() || (value.is_text() && value.as_text().empty());
}

Diagnostic complain_wrong_kind(const Location& where, std::string_view key, const Value& value,
                               std::string_view wanted) {
  const bool plain = value.kind() == Value::Kind::boolean || value.kind() == Value::Kind::real;
  return complain(wrong_kind_rule, where,
                  {{"key", std::string(key)},
                   {"wanted", std::string(wanted)},
                   {"found", std::string(Value::name_of(value.kind()))},
                   {"quotes", wanted == "text" && plain ? "quotes" : ""}});
}

MapReader::MapReader(const Value& map, const std::string& file, Diagnostics& sink)
    : map_(map), file_(file), sink_(sink) {
  if (!map.is_map() && !map.is_none())
    sink.push_back(
        complain(no_map, {file, map.mark()}, {{"found", std::string(Value::name_of(map.kind()))}}));
}

const Value* MapReader::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  const Value* value = map_.find(key);
  return value == nullptr || value->is_none() ? nullptr : value;
}

const Value* MapReader::require(std::string_view key) {
  const Value* value = find(key);
  if (value == nullptr && (map_.is_map() || map_.is_none()))
    sink_.push_back(complain(missing_key, where(key), {{"key", std::string(key)}}));
  return value;
}

void MapReader::wrong_kind(std::string_view key, const Value& value, std::string_view wanted) {
  sink_.push_back(complain_wrong_kind({file_, value.mark()}, key, value, wanted));
}

std::string MapReader::text(std::string_view key) {
  const Value* value = find(key);
  if (value == nullptr) return {};
  if (auto text = scalar_text(*value)) return std::move(*text);
  wrong_kind(key, *value, "text");
  return {};
}

bool MapReader::flag(std::string_view key) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  if (value->kind() == Value::Kind::boolean) return value->as_boolean();
  wrong_kind(key, *value, "true or false");
  return false;
}

std::optional<double> MapReader::number(std::string_view key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) return value->as_real();
  wrong_kind(key, *value, "a number");
  return std::nullopt;
}

std::vector<std::string> MapReader::texts(std::string_view key) {
  const Value* value = find(key);
  if (value == nullptr) return {};
  if (auto text = scalar_text(*value)) return {std::move(*text)};
  std::vector<std::string> result;
  if (!value->is_list()) {
    wrong_kind(key, *value, "a list such as [a, b]");
    return result;
  }
  for (const Value& item : value->as_list()) {
    if (auto text = scalar_text(item)) {
      result.push_back(std::move(*text));
    } else {
      wrong_kind(key, item, "a list of texts");
    }
  }
  return result;
}

PerLanguage MapReader::per_language(std::string_view key, const Settings& settings) {
  const std::vector<std::string>& languages = settings.languages;
  const Value* value = find(key);
  PerLanguage result;
  if (value == nullptr) return result;
  if (!value->is_map()) {
    wrong_kind(key, *value, "a text per language such as { nl: ..., en: ... }");
    return result;
  }
  if (languages.empty()) return result;  // has been complained about
  for (const Value::Entry& entry : value->as_map()) {
    if (std::find(languages.begin(), languages.end(), entry.key) == languages.end()) {
      sink_.push_back(
          complain(other_language, {file_, entry.key_mark},
                   {{"language", entry.key}, {"nearest", nearest(entry.key, languages)}}));
    } else if (auto text = scalar_text(entry.value)) {
      result.emplace(entry.key, std::move(*text));
    } else {
      wrong_kind(entry.key, entry.value, "text");
    }
  }
  for (std::size_t i = 0; i < settings.whole_languages; ++i)
    if (value->find(languages[i]) == nullptr)
      sink_.push_back(complain(missing_language, where(key),
                               {{"key", std::string(key)}, {"language", languages[i]}}));
  return result;
}

void MapReader::check_address_words(std::string_view key, const PerLanguage& words) {
  for (const auto& [language, word] : words)
    if (const std::string slug = slugify(word); slug != word)
      sink_.push_back(complain(wrong_word, where(key), {{"word", word}, {"nearest", slug}}));
}

Mark MapReader::mark_of(std::string_view key) const {
  if (map_.is_map())
    for (const Value::Entry& entry : map_.as_map())
      if (entry.key == key) return entry.key_mark;
  return map_.mark().line == 0 ? Mark{1, 1} : map_.mark();
}

void MapReader::report_unknown_keys() {
  if (!map_.is_map()) return;
  for (const Value::Entry& entry : map_.as_map()) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    std::string list;
    for (const std::string& key : known_) list += (list.empty() ? "" : ", ") + key;
    sink_.push_back(
        complain(unknown_key, {file_, entry.key_mark},
                 {{"key", entry.key}, {"nearest", nearest(entry.key, known_)}, {"known", list}}));
  }
}

}  // namespace kier
