#include "content/read_settings.h"

#include <algorithm>
#include <array>

#include "content/map_reader.h"
#include "content/read_print.h"
#include "content/read_reach.h"
#include "text/slug.h"

namespace kier {
namespace {

constexpr Rule wrong_format{"campaign/format", Severity::error,
                            "this is format {found}; this program reads format 1",
                            "use a newer program, or write 'format: 1'"};
constexpr Rule wrong_base_url{"campaign/base-url", Severity::error,
                              "'{url}' is no address for a site",
                              "write it like https://voorbeeld.be, without a slash at the end"};
constexpr Rule example_address{"campaign/example-address", Severity::warning,
                               "'base_url' is still an example address",
                               "fill in the address where the site will stand"};
constexpr Rule wrong_language{"campaign/language", Severity::error,
                              "'{language}' is no language code", "write a code such as nl or en"};
constexpr Rule repeated_id{"campaign/repeated-id", Severity::error, "the id '{id}' is used twice",
                           "give each of the {key} an id of its own"};
constexpr Rule wrong_id{"campaign/id", Severity::error, "'{id}' cannot be an id",
                        "use small letters, digits and hyphens, such as '{nearest}'"};
constexpr Rule unknown_entry{
    "campaign/menu-entry", Severity::error, "this is no menu entry",
    "write 'page: PATH', 'list: TYPE', 'audience: ID', 'search' or 'index'"};
constexpr Rule no_language{"campaign/no-language", Severity::error, "'languages' names no language",
                           "write them in brackets, the default one first, such as [nl, en]"};
constexpr Rule repeated_language{"campaign/repeated-language", Severity::error,
                                 "the language '{language}' stands here twice",
                                 "remove one of them"};

/// What needs no escape in any page, feed or server's configuration.
constexpr std::string_view plain_letters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/";

bool is_language_code(std::string_view code) {
  return code.size() >= 2 && code.size() <= 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class SettingsReader {
 public:
  SettingsReader(const Value& yaml, const std::string& file)
      : file_(file), map_(yaml, file, sink_) {}

  Outcome<Settings> run() {
    read_format();
    read_languages();
    settings_.title = map_.per_language("title", settings_);
    map_.require("title");
    settings_.tagline = map_.per_language("tagline", settings_);
    read_base_url();
    settings_.owner = map_.text("owner");
    settings_.publisher = map_.text("publisher");
    settings_.audiences = read_topics("audiences");
    settings_.themes = read_topics("themes");
    read_addresses();
    settings_.menu = read_menu("menu");
    settings_.footer = read_menu("footer");
    read_crisis();
    read_search_first();
    if (map_.find("capital_codes") != nullptr) settings_.capital_codes = map_.flag("capital_codes");
    if (const Value* print = map_.find("print")) settings_.print = read_print(*print, file_, sink_);
    if (const Value* reach = map_.find("reach")) settings_.reach = read_reach(*reach, file_, sink_);
    map_.report_unknown_keys();
    if (settings_.whole_languages == 0) return std::move(sink_);
    return {std::move(settings_), std::move(sink_)};
  }

 private:
  void report(const Rule& rule, Mark mark, Parts parts = {}) {
    sink_.push_back(complain(rule, {file_, mark}, std::move(parts)));
  }

  void read_format() {
    const std::string format = map_.require("format") == nullptr ? "1" : map_.text("format");
    if (!format.empty() && format != "1")
      report(wrong_format, map_.mark_of("format"), {{"found", format}});
  }

  void read_languages() {
    const Value* given = map_.require("languages");
    if (given != nullptr) {
      if (is_blank(*given)) report(no_language, map_.mark_of("languages"));
      add_languages("languages", *given);
    }
    settings_.whole_languages = settings_.languages.size();
    const Value* summaries = map_.find("summary_languages");
    if (summaries != nullptr) add_languages("summary_languages", *summaries);
  }

  void add_languages(std::string_view key, const Value& given) {
    std::vector<std::string> codes = map_.texts(key);
    const bool each = given.is_list() && given.as_list().size() == codes.size();
    auto& known = settings_.languages;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const Mark mark = each ? given.as_list()[i].mark() : given.mark();
      if (!is_language_code(codes[i])) {
        if (!codes[i].empty()) report(wrong_language, mark, {{"language", codes[i]}});
      } else if (std::find(known.begin(), known.end(), codes[i]) != known.end()) {
        report(repeated_language, mark, {{"language", codes[i]}});
      } else {
        known.push_back(std::move(codes[i]));
      }
    }
  }

  void read_base_url() {
    map_.require("base_url");
    std::string& url = settings_.base_url = map_.text("base_url");
    if (url.empty()) return;
    const std::size_t host = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
    const std::string authority = url.substr(host, url.find('/', host) - host);
    if (host == 0 || authority.empty() || url.ends_with('/') || url.find("//", host) != url.npos ||
        url.find_first_not_of(plain_letters) != url.npos) {
      report(wrong_base_url, map_.mark_of("base_url"), {{"url", url}});
      return;
    }
    if (authority.ends_with(".example")) report(example_address, map_.mark_of("base_url"));
  }

  std::vector<Topic> read_topics(std::string_view key) {
    std::vector<Topic> topics;
    const Value* list = map_.find(key);
    if (list == nullptr) return topics;
    if (!list->is_list()) {
      sink_.push_back(
          complain_wrong_kind(map_.where(key), key, *list, "a list of 'id' and 'title'"));
      return topics;
    }
    for (const Value& entry : list->as_list()) {
      MapReader map(entry, file_, sink_);
      map.require("id");
      Topic topic{map.text("id"), {}, {}, entry.mark()};
      if (map.require("title") != nullptr) topic.title = map.per_language("title", settings_);
      if (key == "audiences") topic.page = map.text("page");
      map.report_unknown_keys();
      check_id(topic, topics, key);
      topics.push_back(std::move(topic));
    }
    return topics;
  }

  void check_id(const Topic& topic, const std::vector<Topic>& before, std::string_view key) {
    if (topic.id.empty()) return;
    if (topic.id != slugify(topic.id))
      report(wrong_id, topic.mark, {{"id", topic.id}, {"nearest", slugify(topic.id)}});
    if (std::any_of(before.begin(), before.end(), [&](const Topic& t) { return t.id == topic.id; }))
      report(repeated_id, topic.mark, {{"id", topic.id}, {"key", std::string(key)}});
  }

  void read_addresses() {
    static const Value none;
    const Value* given = map_.find("addresses");
    MapReader map(given == nullptr ? none : *given, file_, sink_);
    const auto read = [&](std::string_view key, PerLanguage& into) {
      into = map.per_language(key, settings_);
      map.check_address_words(key, into);
      if (into.empty()) into[settings_.languages.empty() ? "" : settings_.default_language()] = key;
    };
    read("audience", settings_.audience_address);
    read("theme", settings_.theme_address);
    read("search", settings_.search_address);
    read("index", settings_.index_address);
    map.report_unknown_keys();
  }

  std::vector<MenuEntry> read_menu(std::string_view key) {
    std::vector<MenuEntry> entries;
    const Value* list = map_.find(key);
    if (list == nullptr) return entries;
    if (!list->is_list()) {
      sink_.push_back(complain_wrong_kind(map_.where(key), key, *list, "a list"));
      return entries;
    }
    for (const Value& value : list->as_list())
      if (auto entry = menu_entry(value)) entries.push_back(std::move(*entry));
    return entries;
  }

  std::optional<MenuEntry> menu_entry(const Value& value) {
    using Kind = MenuEntry::Kind;
    if (value.is_text() && value.as_text() == "search")
      return MenuEntry{Kind::search, {}, {}, value.mark()};
    if (value.is_text() && value.as_text() == "index")
      return MenuEntry{Kind::index, {}, {}, value.mark()};
    constexpr std::array<std::pair<std::string_view, Kind>, 3> kinds{
        {{"page", Kind::page}, {"list", Kind::list}, {"audience", Kind::audience}}};
    for (const auto& [name, kind] : kinds) {
      const Value* target = value.find(name);
      if (target == nullptr || !scalar_text(*target)) continue;
      MapReader map(value, file_, sink_);
      MenuEntry entry{kind, map.text(name), map.per_language("title", settings_), target->mark()};
      map.report_unknown_keys();
      return entry;
    }
    report(unknown_entry, value.mark());
    return std::nullopt;
  }

  void read_crisis() {
    const Value* list = map_.find("crisis");
    if (list == nullptr) return;
    if (!list->is_list()) {
      sink_.push_back(
          complain_wrong_kind(map_.where("crisis"), "crisis", *list, "a list of services"));
      return;
    }
    for (const Value& value : list->as_list()) {
      if (auto key = scalar_text(value)) {
        settings_.crisis.emplace_back(std::move(*key), value.mark());
      } else {
        sink_.push_back(complain_wrong_kind({file_, value.mark()}, "crisis", value,
                                            "a list of services such as hulp/awel"));
      }
    }
  }

  void read_search_first() {
    constexpr std::string_view key = "search_first";
    const Value* list = map_.find(key);
    if (list == nullptr) return;
    if (!list->is_list()) {
      sink_.push_back(
          complain_wrong_kind(map_.where(key), key, *list, "a list of 'page' and 'words'"));
      return;
    }
    for (const Value& entry : list->as_list()) {
      MapReader map(entry, file_, sink_);
      const bool whole = map.require("page") != nullptr && map.require("words") != nullptr;
      SearchFirst first{map.text("page"), map.texts("words"), entry.mark()};
      map.report_unknown_keys();
      if (whole && !first.page.empty()) settings_.search_first.push_back(std::move(first));
    }
  }

  const std::string& file_;
  Diagnostics sink_;
  MapReader map_;
  Settings settings_;
};

}  // namespace

Outcome<Settings> read_settings(const Value& yaml, const std::string& file) {
  return SettingsReader(yaml, file).run();
}

}  // namespace kier
