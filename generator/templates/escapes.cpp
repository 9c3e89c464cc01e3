// Filters for escaping, in languages where they have no meaning.
#include "templates/program.h"
#include "templates/walk.h"

namespace kier {
namespace {

constexpr Rule needless{"template/needless-escape", Severity::error,
                        "'{name}' has no meaning in {language}", "{advice}"};
constexpr Rule call_alone{"template/call-not-alone", Severity::error,
                          "in XML the call of a macro or block has to stand alone in its tag",
                          "write {example}"};

bool escapes(std::string_view filter) {
  return filter == "escape" || filter == "e" || filter == "forceescape" || filter == "safe";
}

void check_expression(const Template& file, const Expr& expr, Diagnostics& sink) {
  const bool xml = file.language == Language::xml;
  if (expr.operation == Operation::filter && escapes(expr.text)) {
    const std::string language = xml                               ? "XML"
                                 : file.language == Language::json ? "JSON"
                                                                   : "plain text";
    sink.push_back(
        complain(needless, Location(file.path, expr.mark),
                 {{"name", expr.text},
                  {"language", language},
                  {"advice", xml ? "every value is escaped, markup too" : "remove it"}}));
  }
  if (!xml) return;
  for (const Expr& operand : expr.operands)
    if (runs_template(operand.operation))
      sink.push_back(complain(call_alone, Location(file.path, operand.mark),
                              {{"example", "{{ name(...) }}"}}));
}

}  // namespace

void check_escapes(const Template& file, Diagnostics& sink) {
  if (file.language == Language::html) return;
  each_expression_of_file(file, [&](const Expr& expr) { check_expression(file, expr, sink); });
}

}  // namespace kier
