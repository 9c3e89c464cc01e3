#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace kier {

/// A text per language code.
using PerLanguage = std::map<std::string, std::string, std::less<>>;

/// An audience or a theme.
struct Topic {
  std::string id;
  PerLanguage title;
  std::string page;  ///< key of its main page; may be empty
  Mark mark;
};

/// One entry of the menu or the footer.
struct MenuEntry {
  enum class Kind { page, list, audience, search, index };
  Kind kind = Kind::page;
  std::string target;  ///< page: key; list: type name; audience: id
  PerLanguage title;   ///< what it says in place of its target's title; may be empty
  Mark mark;
};

/// A page that a search for any of some words shows first.
struct SearchFirst {
  std::string page;  ///< key
  std::vector<std::string> words;
  Mark mark;
};

/// How the campaign is printed.
struct PrintSettings {
  /// Shares of cyan, magenta, yellow and black in [0, 1], by "#rrggbb"; no more than 3 together.
  std::map<std::string, std::array<double, 4>, std::less<>> inks;
  double bleed = 3;                       ///< mm around the trim of a press file, in [0, 10]
  std::string output_intent = "FOGRA39";  ///< a printing condition's registered name
};

/// How visits are counted.
struct ReachSettings {
  /// Sources whose lines come from a network of copies (CDN), and so late.
  std::vector<std::string> cdn_sources;
  /// Networks of servers in front of the site, whose word on the visitor's address is believed.
  std::vector<std::string> proxies;
};

/// A name that a user may give to where logs come from: letters, digits, '.', '_', '-', at most 64,
/// the first one a letter or digit. So it needs no quotes anywhere, and is no formula.
bool is_source_name(std::string_view name);

/// campaign.yaml, valid.
struct Settings {
  PerLanguage title;
  PerLanguage tagline;
  std::string base_url;                ///< without a slash at the end
  std::vector<std::string> languages;  ///< the default one first; never empty
  /// How many of `languages` have a whole site; those behind them have just the pages that
  /// are written in them: no lists, no search, no feed, and no page in another language.
  std::size_t whole_languages = 0;
  std::string owner;
  std::string publisher;
  std::vector<Topic> audiences;
  std::vector<Topic> themes;
  PerLanguage audience_address, theme_address, search_address, index_address;
  std::vector<MenuEntry> menu, footer;
  std::vector<std::pair<std::string, Mark>> crisis;  ///< keys of services, in order
  std::vector<SearchFirst> search_first;
  /// Landing pages stand at /K/CODE/ too. False for hosts that do not tell capitals apart.
  bool capital_codes = true;
  PrintSettings print;
  ReachSettings reach;

  const std::string& default_language() const { return languages.front(); }
  /// True for an index into `languages` of a language with a whole site.
  bool is_whole(std::size_t language) const { return language < whole_languages; }
};

/// The text for `language`, else for the default language, else empty.
std::string_view text_for(const PerLanguage& texts, std::string_view language,
                          const Settings& settings);

/// The words that templates say in one language.
struct Strings {
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, std::vector<std::string>, std::less<>> lists;

  /// The text named `key`; empty when there is none.
  std::string_view text(std::string_view key) const;
};

}  // namespace kier
