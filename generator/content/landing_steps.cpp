#include "content/landing_steps.h"

#include <set>

#include "content/read_item.h"
#include "content/source_text.h"
#include "text/slug.h"

namespace kier {
namespace {

void add_steps(const Item& item, std::set<std::string>& names) {
  const FieldValue* steps = item.field("steps");
  if (steps == nullptr) return;
  for (const FieldValue& step : steps->list()) {
    const FieldValue* name = step.part("name");
    const FieldValue* label = step.part("label");
    if (name != nullptr && !name->text().empty())
      names.emplace(name->text());
    else if (label != nullptr)
      names.insert(slugify(label->text()));
  }
}

}  // namespace

std::vector<std::string> landing_steps(const SourceTree& tree, const RegisterContext& context) {
  std::set<std::string> names;
  for (const std::string& language : context.settings.languages)
    for (const std::string& key : context.scope.landings) {
      const auto file = tree.find("content/" + language + '/' + key + ".md");
      if (file == tree.end()) continue;
      SourceFile text = file->second;
      normalise_text(text);
      const auto item = read_item(text, context.settings, context.types);
      if (item.value) add_steps(*item.value, names);
    }
  return {names.begin(), names.end()};
}

}  // namespace kier
