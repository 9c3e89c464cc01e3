#include "site/routes.h"

#include <algorithm>

#include "text/slug.h"

namespace kier {
namespace {

constexpr Rule same_address{"route/same-address", Severity::error,
                            "the address {address} is already taken by {other}", "{mend}"};
constexpr Rule wrong_slug{"route/slug", Severity::error, "'{slug}' cannot be part of an address",
                          "use small letters, digits and hyphens, such as '{nearest}'"};
constexpr Rule unused_slug{
    "route/unused-slug", Severity::warning,
    "'slug' changes nothing here: an index.md stands at its folder's address", "remove the line"};
constexpr Rule wrong_alias{"route/alias", Severity::error, "'{alias}' is no address of this site",
                           "write it like /oud-adres/: from the first slash to the last"};
constexpr Rule reserved{"route/reserved", Severity::error,
                        "'{alias}' is the address of a file that every site has",
                        "choose another alias"};
constexpr Rule of_codes{"route/code-address", Severity::error,
                        "the address {address} is kept for the codes on print",
                        "give the page another 'slug'"};
constexpr Rule no_home{"route/no-home", Severity::error, "there is no home page", "write {file}"};

constexpr std::string_view settings_file = "content/campaign.yaml";
constexpr std::string_view types_file = "content/types.yaml";

/// How to give two pages an address each.
enum class Claim { page, alias };
std::string mend_of(Claim claim, std::string_view file) {
  if (claim == Claim::alias) return "remove this alias, or give it another address";
  if (file == settings_file)
    return "change the word under 'addresses', or give the page another 'slug'";
  if (file == types_file) return "give the type another 'address', or the page another 'slug'";
  return "give one of them another 'slug'";
}

class RoutePlan {
 public:
  RoutePlan(const Campaign& campaign, Diagnostics& sink)
      : campaign_(campaign), settings_(campaign.settings), sink_(sink) {}

  Routes run() {
    const std::size_t count = settings_.languages.size();
    const std::vector<std::string> none(campaign_.items.size());
    routes_.of_item.assign(count, none);
    routes_.of_list.assign(count, std::vector<std::string>(campaign_.types.size()));
    routes_.of_audience.assign(count, std::vector<std::string>(settings_.audiences.size()));
    routes_.of_theme.assign(count, std::vector<std::string>(settings_.themes.size()));
    for (language_ = 0; language_ < count; ++language_) plan_language();
    for (language_ = 0; language_ < count; ++language_) plan_aliases();
    for (language_ = 0; language_ < count; ++language_) require_home();
    plan_landings(campaign_, routes_, sink_);
    return std::move(routes_);
  }

 private:
  const std::string& code() const { return settings_.languages[language_]; }
  std::string prefix() const { return language_ == 0 ? "/" : "/" + code() + "/"; }
  std::size_t index_of(const Item& item) const {
    return static_cast<std::size_t>(&item - campaign_.items.data());
  }

  bool take(const std::string& address, const Location& where, Claim claim) {
    const auto [at, fresh] = routes_.taken.emplace(address, where.file);
    if (!fresh) report_taken(address, where, at->second, claim);
    return fresh;
  }

  /// At the page whose author chose the address, when the other one did not.
  void report_taken(const std::string& address, const Location& where, const std::string& other,
                    Claim claim) {
    const auto chosen =
        std::find_if(campaign_.items.begin(), campaign_.items.end(),
                     [&](const Item& item) { return item.source == other && !item.slug.empty(); });
    const bool theirs = where.line <= 1 && chosen != campaign_.items.end();
    sink_.push_back(complain(same_address, theirs ? chosen->where("slug") : where,
                             {{"address", address},
                              {"other", theirs ? where.file : other},
                              {"mend", mend_of(claim, where.file)}}));
  }

  /// Registers a page and returns its address, empty when the address is taken.
  std::string add(Route route, std::string address, const Location& where) {
    if (is_code_address(address)) {
      sink_.push_back(complain(of_codes, where, {{"address", address}}));
      return {};
    }
    if (!take(address, where, Claim::page)) return {};
    route.language = language_;
    route.address = address;
    route.source = where.file;
    routes_.pages.push_back(std::move(route));
    return address;
  }

  void plan_language() {
    routes_.home.emplace_back();
    for (const Item& item : campaign_.items)
      if (shown_here(item)) plan_item(item);
    routes_.search.emplace_back();
    routes_.index.emplace_back();
    if (settings_.is_whole(language_)) plan_overviews();
    add({.kind = Route::Kind::not_found}, prefix() + "404.html", {std::string(settings_file)});
  }

  /// Other whole languages show the home page of the default one.
  void require_home() {
    const bool has_its_own = language_ == 0 || !settings_.is_whole(language_);
    if (has_its_own && routes_.home[language_].empty())
      sink_.push_back(complain(no_home, {std::string(settings_file)},
                               {{"file", "content/" + code() + "/index.md"}}));
  }

  void plan_overviews() {
    plan_lists();
    plan_topics(Route::Kind::audience, settings_.audiences, settings_.audience_address,
                routes_.of_audience[language_]);
    plan_topics(Route::Kind::theme, settings_.themes, settings_.theme_address,
                routes_.of_theme[language_]);
    const auto special = [&](Route::Kind kind, const PerLanguage& word) {
      return add({.kind = kind}, prefix() + std::string(text_for(word, code(), settings_)) + "/",
                 {std::string(settings_file)});
    };
    routes_.search.back() = special(Route::Kind::search, settings_.search_address);
    routes_.index.back() = special(Route::Kind::index, settings_.index_address);
  }

  /// In its own language, or in another one that has no translation of it.
  bool shown_here(const Item& item) const {
    if (item.language == code()) return true;
    return settings_.is_whole(language_) && item.language == settings_.default_language() &&
           campaign_.find(code(), item.key) == nullptr;
  }

  void plan_item(const Item& item) {
    const ItemType& type = campaign_.type_of(item);
    if (!item.slug.empty() && item.language == code() &&
        (item.key == "index" || item.introduces_list))
      sink_.push_back(complain(unused_slug, item.where("slug")));
    if (!type.has_pages || item.introduces_list) return;
    // What has no address in its own language has been complained about there.
    if (item.language != code() && routes_.of_item.front()[index_of(item)].empty()) return;
    const std::string address = address_of(item, type);
    if (address.empty()) return;
    routes_.of_item[language_][index_of(item)] =
        add({.kind = Route::Kind::item, .item = &item, .type = &type}, address, item.where("slug"));
    if (item.key == "index") routes_.home.back() = address;
  }

  std::string address_of(const Item& item, const ItemType& type) {
    std::string address = prefix();
    if (item.key == "index") return address;
    std::string_view rest = item.key;
    if (!type.folder.empty()) {
      address.append(text_for(type.address, code(), settings_)).append("/");
      rest.remove_prefix(type.folder.size() + 1);
    }
    for (auto slash = rest.find('/'); slash != rest.npos; slash = rest.find('/')) {
      address.append(slugify(rest.substr(0, slash))).append("/");
      rest.remove_prefix(slash + 1);
    }
    const std::string slug = item.slug.empty() ? slugify(rest) : item.slug;
    if (slug != slugify(slug)) {
      sink_.push_back(
          complain(wrong_slug, item.where("slug"), {{"slug", slug}, {"nearest", slugify(slug)}}));
      return {};
    }
    return address + slug + "/";
  }

  void plan_lists() {
    for (std::size_t i = 0; i < campaign_.types.size(); ++i) {
      const ItemType& type = campaign_.types[i];
      if (!type.has_list() || type.folder.empty()) continue;
      const Item* introduction = campaign_.find_best(code(), type.folder + "/index");
      const auto& addresses = routes_.of_item[language_];
      bool any = introduction != nullptr;
      for (std::size_t n = 0; n < addresses.size() && !any; ++n)
        any = campaign_.items[n].type == i && !addresses[n].empty();
      if (!any) continue;
      routes_.of_list[language_][i] =
          add({.kind = Route::Kind::list, .item = introduction, .type = &type},
              prefix() + std::string(text_for(type.address, code(), settings_)) + "/",
              introduction != nullptr ? introduction->where("title")
                                      : Location(std::string(types_file), type.mark));
    }
  }

  void plan_topics(Route::Kind kind, const std::vector<Topic>& topics, const PerLanguage& word,
                   std::vector<std::string>& addresses) {
    for (std::size_t i = 0; i < topics.size(); ++i) {
      if (!in_use(kind, topics[i].id)) continue;
      addresses[i] =
          add({.kind = kind, .topic = &topics[i]},
              prefix() + std::string(text_for(word, code(), settings_)) + "/" + topics[i].id + "/",
              {std::string(settings_file), topics[i].mark});
    }
  }

  bool in_use(Route::Kind kind, const std::string& id) const {
    return std::any_of(campaign_.items.begin(), campaign_.items.end(), [&](const Item& item) {
      const auto& ids = kind == Route::Kind::audience ? item.audiences : item.themes;
      return std::find(ids.begin(), ids.end(), id) != ids.end();
    });
  }

  void plan_aliases() {
    for (const Item& item : campaign_.items) {
      if (item.language != code()) continue;
      const std::string& to = item.introduces_list ? routes_.of_list[language_][item.type]
                                                   : routes_.of_item[language_][index_of(item)];
      for (const auto& [alias, mark] : item.aliases) {
        std::string from = in_full(alias);
        if (!is_address(from)) {
          sink_.push_back(complain(wrong_alias, {item.source, mark}, {{"alias", alias}}));
        } else if (is_reserved(from)) {
          sink_.push_back(complain(reserved, {item.source, mark}, {{"alias", alias}}));
        } else if (take(from, {item.source, mark}, Claim::alias) && !to.empty()) {
          routes_.redirects.push_back({std::move(from), to, language_});
        }
      }
    }
  }

  /// An old address ends in a slash or in ".html"; "index.html" is the folder itself.
  static std::string in_full(std::string address) {
    constexpr std::string_view index = "/index.html";
    if (address.ends_with(index)) address.resize(address.size() - index.size());
    return address.ends_with('/') || address.ends_with(".html") ? address : address + "/";
  }

  /// True for what would need a folder where the site has a file.
  bool is_reserved(std::string_view address) const {
    address.remove_prefix(1);
    for (const std::string& language : settings_.languages) {
      if (address.starts_with("search/" + language + ".json/")) return true;
      if (address.starts_with(language + "/")) address.remove_prefix(language.size() + 1);
    }
    const std::string_view first = address.substr(0, address.find('/'));
    constexpr std::string_view names[] = {
        "assets", "feed.xml", "404.html", "robots.txt", "sitemap.xml", "manifest.sha256", "k", "K"};
    return std::find(std::begin(names), std::end(names), first) != std::end(names);
  }

  static bool is_address(std::string_view address) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
    return address.size() > 1 && address.front() == '/' &&
           address.find_first_not_of(allowed) == address.npos &&
           address.find("//") == address.npos && address.find("/.") == address.npos;
  }

  const Campaign& campaign_;
  const Settings& settings_;
  Diagnostics& sink_;
  Routes routes_;
  std::size_t language_ = 0;
};

}  // namespace

bool is_for_search_engines(const Route& route) {
  using Kind = Route::Kind;
  return route.kind != Kind::search && route.kind != Kind::not_found &&
         route.kind != Kind::landing && route.kind != Kind::mistyped;
}

Routes plan_routes(const Campaign& campaign, Diagnostics& diagnostics) {
  return RoutePlan(campaign, diagnostics).run();
}

std::string file_of_address(std::string_view address) {
  std::string file(address.substr(1));
  if (file.empty() || file.ends_with('/')) file += "index.html";
  return file;
}

}  // namespace kier
