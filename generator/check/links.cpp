#include <algorithm>
#include <atomic>

#include "base/parallel.h"
#include "campaign/link.h"
#include "check/check.h"

namespace kier {
namespace {

constexpr Rule missing_page{
    "link/missing-page", Severity::error, "there is no page '{target}'",
    "did you mean '{nearest}'?|write the path of an .md file, seen from this file"};
constexpr Rule missing_heading{"link/missing-heading", Severity::error,
                               "'{page}' has no heading '#{heading}'",
                               "did you mean '#{nearest}'?|its headings are: {known}"};
constexpr Rule missing_file{"link/missing-file", Severity::error, "there is no file '{target}'",
                            "did you mean '{nearest}'?|put it under assets/"};
constexpr Rule missing_address{"link/missing-address", Severity::error,
                               "the site has no page at '{target}'",
                               "link to the .md file of the page, seen from this file"};
constexpr Rule outside{"link/outside", Severity::error,
                       "'{target}' leads out of the campaign's folder",
                       "link to a page or a file of this campaign"};
constexpr Rule withdrawn{"link/withdrawn", Severity::warning,
                         "'{target}' is not shown: {reason}; this link is left out",
                         "remove the link, or let it lead elsewhere"};
constexpr Rule no_page{"link/no-page", Severity::error, "'{target}' has no page of its own",
                       "link to something that visitors can open"};

constexpr Rule foreign_picture{"link/foreign-picture", Severity::error,
                               "the picture '{target}' stands on another site",
                               "put a copy under assets/: nothing is loaded from a third party"};

constexpr Rule no_picture{"link/not-a-picture", Severity::error, "'{target}' is no picture",
                          "put a picture under assets/ and write its path, seen from this file"};

/// Finding the nearest of thousands of paths takes time: enough is enough.
constexpr int most_suggestions = 200;

class LinkCheck {
 public:
  LinkCheck(const Campaign& campaign, const HasAddress& has_address)
      : campaign_(campaign), has_address_(has_address) {}

  Diagnostics check(const Item& item) const {
    Diagnostics found;
    for (const Node& node : item.body.nodes)
      if (node.kind == NodeKind::link || node.kind == NodeKind::image)
        check_target(item, node, found);
    return found;
  }

 private:
  void check_target(const Item& item, const Node& node, Diagnostics& found) const {
    using Kind = LinkTarget::Kind;
    const std::string_view target = item.body.at(node.target);
    const Location where{item.source, node.mark};
    const LinkTarget result = resolve_link(campaign_, item, item.language, target);
    const auto report = [&](const Rule& rule, Parts parts = {}) {
      parts.emplace_back("target", std::string(target));
      found.push_back(complain(rule, where, std::move(parts)));
    };
    if (node.kind == NodeKind::image) return check_picture(item, result, report);
    switch (result.kind) {
      case Kind::external:
      case Kind::asset:
        return;
      case Kind::outside:
        return report(outside);
      case Kind::withdrawn:
        return report(withdrawn, {{"reason", result.gone->reason}});
      case Kind::missing:
        return report_missing(item, result, result.path.starts_with("assets/"), report);
      case Kind::address:
        if (!has_address_(result.path)) report(missing_address);
        return;
      case Kind::here:
      case Kind::item:
        if (!campaign_.type_of(*result.item).has_pages) return report(no_page);
        check_heading(*result.item, result.heading, where, found);
    }
  }

  template <class Report>
  void check_picture(const Item& item, const LinkTarget& result, const Report& report) const {
    using Kind = LinkTarget::Kind;
    if (result.kind == Kind::external) return report(foreign_picture);
    if (result.kind == Kind::outside) return report(outside);
    if (result.kind == Kind::missing) return report_missing(item, result, true, report);
    if (result.kind != Kind::asset) report(no_picture);
  }

  static void check_heading(const Item& page, const std::string& heading, const Location& where,
                            Diagnostics& found) {
    if (heading.empty() || !page.readable || has_heading(page.body, heading)) return;
    std::vector<std::string> ids;
    std::string known;
    for (const HeadingView& other : headings_of(page.body)) {
      ids.emplace_back(other.id);
      known.append(known.empty() ? "#" : ", #").append(other.id);
    }
    found.push_back(complain(missing_heading, where,
                             {{"page", page.source},
                              {"heading", heading},
                              {"nearest", nearest(heading, ids)},
                              {"known", known}}));
  }

  template <class Report>
  void report_missing(const Item& item, const LinkTarget& result, bool is_asset,
                      const Report& report) const {
    std::string suggestion;
    if (suggestions_.fetch_add(1) < most_suggestions)
      suggestion = is_asset ? nearest_asset(item, result.path) : nearest_page(item, result.path);
    if (!suggestion.empty() && !result.heading.empty()) suggestion += "#" + result.heading;
    report(is_asset ? missing_file : missing_page, {{"nearest", suggestion}});
  }

  /// Near is what looks like the author's own words: a link seen from the file.
  std::string nearest_asset(const Item& item, const std::string& path) const {
    std::vector<std::string> known;
    for (const std::string& asset : campaign_.assets)
      known.push_back(relative_path(item.source, asset));
    const std::string name = path.substr(path.rfind('/') + 1);
    for (const std::string& link : known)
      if (link.ends_with("/" + name)) return link;  // in another folder
    return nearest(relative_path(item.source, path), known);
  }

  std::string nearest_page(const Item& item, const std::string& path) const {
    std::vector<std::string> known;
    const std::string folder = "content/" + item.language + "/";
    for (const Item& other : campaign_.items)  // one without a translation is reached as if it had
      if (other.key != item.key)
        known.push_back(relative_path(item.source, folder + other.key + ".md"));
    std::string name = path.substr(path.rfind('/') + 1);
    name = name.substr(0, name.rfind('.')) + ".md";  // written "slaap" or "slaap.html"
    for (const std::string& link : known)
      if (link == name || link.ends_with("/" + name)) return link;  // in another folder
    return nearest(relative_path(item.source, path), known);
  }

  /// `target` as a link in `from` would write it.
  static std::string relative_path(std::string_view from, std::string_view target) {
    for (auto slash = from.find('/');
         slash != from.npos && target.substr(0, slash + 1) == from.substr(0, slash + 1);
         slash = from.find('/')) {
      from.remove_prefix(slash + 1);
      target.remove_prefix(slash + 1);
    }
    std::string result;
    for (const char c : from)
      if (c == '/') result += "../";
    return result.append(target);
  }

  const Campaign& campaign_;
  const HasAddress& has_address_;
  mutable std::atomic<int> suggestions_{0};
};

}  // namespace

Diagnostics check_links(const Campaign& campaign, const HasAddress& has_address, unsigned threads) {
  const LinkCheck check(campaign, has_address);
  std::vector<Diagnostics> found(campaign.items.size());
  parallel_for(found.size(), threads,
               [&](std::size_t i) { found[i] = check.check(campaign.items[i]); });
  Diagnostics all;
  for (Diagnostics& part : found)
    for (Diagnostic& d : part) all.push_back(std::move(d));
  return all;
}

}  // namespace kier
