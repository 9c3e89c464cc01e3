#include "content/new_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/front_matter_form.h"
#include "content/read_settings.h"
#include "content/read_types.h"
#include "data/yaml.h"
#include "text/slug.h"
#include "text/utf8.h"

namespace kier {
namespace {

constexpr Rule unknown_type{"new/unknown-type", Severity::error,
                            "there is no type '{type}' in this campaign",
                            "did you mean '{nearest}'?|known are: {known}"};
constexpr Rule unknown_language{"new/unknown-language", Severity::error,
                                "'{language}' is no language of this campaign",
                                "its languages are: {known}"};
constexpr Rule wrong_title{"new/title", Severity::error, "this cannot be a title: it {problem}",
                           "give one line of text, in quotes"};
constexpr Rule no_file{"new/missing-file", Severity::error, "there is no {file}",
                       "go to the campaign's folder, name it with -C, or begin a campaign with "
                       "'kier init'"};

constexpr auto command = "kier new", settings_file = "content/campaign.yaml",
               types_file = "content/types.yaml";

std::string problem_with_title(std::string_view title) {
  if (find_invalid_utf8(title)) return "is no UTF-8";
  if (std::all_of(title.begin(), title.end(), [](char c) { return c == ' '; })) return "is empty";
  const bool has_control = std::any_of(title.begin(), title.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  return has_control ? "holds a line end or another control character" : "";
}

class PageBeginning {
 public:
  PageBeginning(const SourceTree& tree, const NewPage& page) : tree_(tree), page_(page) {}

  /// Warnings about the campaign are for those who build it.
  Outcome<SourceFile> run() {
    auto page = make();
    std::erase_if(page.diagnostics,
                  [](const Diagnostic& d) { return d.rule->severity != Severity::error; });
    return page;
  }

 private:
  Outcome<SourceFile> make() {
    const auto settings_yaml = yaml(settings_file), types_yaml = yaml(types_file);
    if (!settings_yaml || !types_yaml) return std::move(found_);
    const auto settings = read_settings(*settings_yaml, settings_file).take(found_);
    if (!settings) return std::move(found_);
    const auto types = read_types(*types_yaml, types_file, *settings).take(found_);
    if (!types) return std::move(found_);
    const ItemType* type = find_type(*types);
    const std::string language = find_language(*settings);
    if (auto problem = problem_with_title(page_.title); !problem.empty())
      found_.push_back(complain(wrong_title, {command}, {{"problem", std::move(problem)}}));
    if (has_errors(found_)) return std::move(found_);
    return SourceFile{path_of(*type, language),
                      front_matter_form(*type, *settings, page_.title, page_.today)};
  }

  std::optional<Value> yaml(const std::string& path) {
    const auto file = tree_.find(path);
    if (file != tree_.end()) return parse_yaml(file->second.text, path).take(found_);
    found_.push_back(complain(no_file, {path}, {{"file", path}}));
    return std::nullopt;
  }

  const ItemType* find_type(const std::vector<ItemType>& types) {
    std::vector<std::string> names;
    for (const ItemType& type : types) {
      if (type.name == page_.type || (!type.folder.empty() && type.folder == page_.type))
        return &type;
      names.push_back(type.name);
    }
    found_.push_back(complain(unknown_type, {command},
                              {{"type", page_.type},
                               {"nearest", nearest(page_.type, names)},
                               {"known", fmt::format("{}", fmt::join(names, ", "))}}));
    return nullptr;
  }

  std::string find_language(const Settings& settings) {
    const auto& all = settings.languages;
    if (page_.language.empty()) return settings.default_language();
    if (std::find(all.begin(), all.end(), page_.language) == all.end())
      found_.push_back(complain(
          unknown_language, {command},
          {{"language", page_.language}, {"known", fmt::format("{}", fmt::join(all, ", "))}}));
    return page_.language;
  }

  std::string path_of(const ItemType& type, const std::string& language) const {
    const std::string folder = type.folder.empty() ? "" : type.folder + '/';
    return "content/" + language + '/' + folder + slugify(page_.title) + ".md";
  }

  const SourceTree& tree_;
  const NewPage& page_;
  Diagnostics found_;
};

}  // namespace

Outcome<SourceFile> begin_page(const SourceTree& tree, const NewPage& page) {
  return PageBeginning(tree, page).run();
}

}  // namespace kier
