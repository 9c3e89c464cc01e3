#include <set>

#include "content/edit_register.h"
#include "content/read_settings.h"
#include "content/read_types.h"
#include "data/yaml.h"

namespace kier {
namespace {

constexpr Rule no_file{"register/no-campaign", Severity::error, "this file is not there",
                       "go to the campaign's folder, name it with -C, or begin a campaign with "
                       "'kier init'"};

std::optional<Value> read_yaml(const SourceTree& tree, const std::string& path,
                               Diagnostics& found) {
  const auto file = tree.find(path);
  if (file != tree.end()) return parse_yaml(file->second.text, path).take(found);
  found.push_back(complain(no_file, {path}));
  return std::nullopt;
}

/// content/nl/welkom/ouders.md -> welkom/ouders, of all languages, each once.
std::vector<std::string> landings_of(const SourceTree& tree, const Settings& settings,
                                     const std::vector<ItemType>& types) {
  std::set<std::string> keys;
  for (const ItemType& type : types)
    for (const std::string& language : settings.languages) {
      if (type.name != "landing") continue;
      const std::string top = "content/" + language + '/';
      const std::string folder = top + type.folder + '/';
      for (auto file = tree.lower_bound(folder);
           file != tree.end() && file->first.starts_with(folder); ++file) {
        const std::string& path = file->first;
        constexpr std::string_view ending = ".md";
        if (path.ends_with(ending))
          keys.insert(path.substr(top.size(), path.size() - top.size() - ending.size()));
      }
    }
  return {keys.begin(), keys.end()};
}

std::optional<RegisterContext> read_context(const SourceTree& tree, Diagnostics& found) {
  const std::string settings_file = "content/campaign.yaml", types_file = "content/types.yaml";
  const auto settings_yaml = read_yaml(tree, settings_file, found);
  const auto types_yaml = read_yaml(tree, types_file, found);
  if (!settings_yaml || !types_yaml) return std::nullopt;
  auto settings = read_settings(*settings_yaml, settings_file).take(found);
  if (!settings) return std::nullopt;
  auto types = read_types(*types_yaml, types_file, *settings).take(found);
  if (!types) return std::nullopt;
  RegisterScope scope = register_scope(*settings, landings_of(tree, *settings, *types));
  return RegisterContext{std::move(*settings), std::move(scope), std::move(*types)};
}

}  // namespace

Outcome<RegisterContext> read_register_context(const SourceTree& tree) {
  Diagnostics found;
  auto context = read_context(tree, found);
  std::erase_if(found, [](const Diagnostic& d) { return d.rule->severity != Severity::error; });
  if (!context || has_errors(found)) return found;
  return std::move(*context);
}

}  // namespace kier
