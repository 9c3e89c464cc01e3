// Any bytes as a template: parsing and rendering must neither crash nor hang, and what
// renders must render the same again.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "templates/engine.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kier;
  // Loops of loops are bounded by limits that take a second to reach, and find nothing.
  constexpr std::size_t most = 2048;
  if (size > most) return 0;
  const std::string text(reinterpret_cast<const char*>(data), size);
  SourceTree tree;
  tree["templates/page.html"] = {"templates/page.html", text};
  tree["templates/base.html"] = {"templates/base.html", "{% block main %}{% endblock %}"};
  tree["templates/parts.html"] = {"templates/parts.html", "{% macro m(a) %}{{ a }}{% endmacro %}"};
  const auto set = TemplateSet::parse(tree, {.globals = {"page", "t"}});
  if (!set.value) return set.diagnostics.empty() ? std::abort(), 0 : 0;
  const Value page = Value::map({{"title", Value("Één & <twee>")},
                                 {"items", Value(Value::List{Value(1), Value("b"), Value()})}});
  const Value context = Value::map({{"page", page}, {"t", Value::map({{"a", Value("{x}")}})}});
  const auto first = set.value->render("page.html", context);
  const auto second = set.value->render("page.html", context);
  if (first.value != second.value) std::abort();
  if (!first.value && first.diagnostics.empty()) std::abort();
  return 0;
}
