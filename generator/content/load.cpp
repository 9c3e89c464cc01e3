#include "content/load.h"

#include <algorithm>

#include "base/parallel.h"
#include "campaign/translation.h"
#include "campaign/validate.h"
#include "campaign/visibility.h"
#include "content/read_channels.h"
#include "content/read_item.h"
#include "content/read_settings.h"
#include "content/read_targets.h"
#include "content/read_types.h"
#include "data/yaml.h"

namespace kier {
namespace {

constexpr Rule no_file{"campaign/missing-file", Severity::error, "there is no {file}",
                       "see docs/content-format.md, or begin a new campaign with 'kier init'"};
constexpr Rule stray_file{"content/stray-file", Severity::warning,
                          "this file is neither a page nor one of the campaign's own files",
                          "pages end in .md and stand in the folder of a language; "
                          "pictures belong under assets/"};

constexpr std::string_view content = "content/";
constexpr std::string_view strings = "content/strings/";
constexpr std::string_view settings_file = "content/campaign.yaml";
constexpr std::string_view types_file = "content/types.yaml";

class Loader {
 public:
  Loader(SourceTree& tree, const LoadOptions& options) : tree_(tree), options_(options) {}

  Outcome<Campaign> run() {
    if (!load_declarations()) return std::move(sink_);
    load_strings();
    if (no_type_is_readable_) return std::move(sink_);
    // Beyond this point there are types to read pages against.
    list_files();
    load_items();
    // The facts come before the filter: a translation is hidden by the date that
    // it inherits, and what is hidden is not checked for gaps.
    campaign_.index_items();
    inherit_shared_facts(campaign_, sink_);
    withdraw_hidden_items(campaign_, options_.today, sink_);
    collect(validate_settings(campaign_));
    collect(validate_items(campaign_));
    load_channels();
    return {std::move(campaign_), std::move(sink_)};
  }

 private:
  void collect(Diagnostics diagnostics) {
    for (Diagnostic& d : diagnostics) sink_.push_back(std::move(d));
  }

  std::optional<Value> yaml(std::string_view path) {
    const auto found = tree_.find(path);
    if (found == tree_.end()) {
      sink_.push_back(complain(no_file, {std::string(path)}, {{"file", std::string(path)}}));
      return std::nullopt;
    }
    return parse_yaml(found->second.text, found->first).take(sink_);
  }

  bool load_declarations() {
    if (const auto value = yaml(settings_file))
      if (auto settings = read_settings(*value, std::string(settings_file)).take(sink_)) {
        campaign_.settings = std::move(*settings);
        if (const auto types = yaml(types_file)) {
          auto outcome = read_types(*types, std::string(types_file), campaign_.settings);
          no_type_is_readable_ =
              has_errors(outcome.diagnostics) && (!outcome.value || outcome.value->empty());
          if (auto read = std::move(outcome).take(sink_)) {
            campaign_.types = std::move(*read);
            return true;
          }
        }
      }
    return false;
  }

  void load_strings() {
    for (const std::string& language : campaign_.settings.languages) {
      const std::string path = std::string(strings) + language + ".yaml";
      if (const auto value = yaml(path))
        if (auto words = read_strings(*value, path).take(sink_))
          campaign_.strings.emplace(language, std::move(*words));
    }
    collect(compare_strings(campaign_.strings));
  }

  void list_files() {
    for (auto& [path, file] : tree_) {
      if (path.starts_with("assets/")) campaign_.assets.insert(path);
      if (!path.starts_with(content)) continue;
      if (path.ends_with(".md") && path.find('/', content.size()) != path.npos) {
        pages_.push_back(&file);
      } else if (!is_own_file(path)) {
        sink_.push_back(complain(stray_file, {path}));
      }
    }
  }

  /// The campaign's declarations, the strings of its languages, and the registers of
  /// outreach, which other parts of the program read.
  bool is_own_file(std::string_view path) const {
    if (path == settings_file || path == types_file) return true;
    if (path.starts_with(strings) && path.ends_with(".yaml")) {
      path.remove_prefix(strings.size());
      path.remove_suffix(std::string_view(".yaml").size());
      const auto& languages = campaign_.settings.languages;
      return std::find(languages.begin(), languages.end(), path) != languages.end();
    }
    const bool is_register = path.ends_with(".csv") || path.ends_with(".ledger") ||
                             path == "content/channels-import.yaml" || path == targets_file;
    return is_register && path.find('/', content.size()) == path.npos;
  }

  void load_items() {
    auto items =
        parallel_map(std::span<SourceFile* const>(pages_), options_.threads, [&](SourceFile* file) {
          auto item = read_item(*file, campaign_.settings, campaign_.types);
          std::string().swap(file->text);
          return item;
        });
    campaign_.items.reserve(items.size());
    for (Outcome<Item>& outcome : items)
      if (auto item = std::move(outcome).take(sink_)) campaign_.items.push_back(std::move(*item));
  }

  void load_channels() {
    std::set<std::string> landings;
    for (const Item& item : campaign_.items)
      if (campaign_.type_of(item).name == "landing") landings.insert(item.key);
    const RegisterScope scope =
        register_scope(campaign_.settings, {landings.begin(), landings.end()});
    if (auto all = read_channels(tree_, scope).take(sink_)) campaign_.channels = std::move(*all);
    if (auto targets = read_targets(tree_, campaign_.settings).take(sink_))
      campaign_.channels.targets = std::move(*targets);
  }

  SourceTree& tree_;
  const LoadOptions& options_;
  Diagnostics sink_;
  bool no_type_is_readable_ = false;
  Campaign campaign_;
  std::vector<SourceFile*> pages_;
};

}  // namespace

Outcome<Campaign> load_campaign(SourceTree& tree, const LoadOptions& options) {
  return Loader(tree, options).run();
}

}  // namespace kier
