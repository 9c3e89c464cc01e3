#include "templates/engine.h"

#include <algorithm>
#include <utility>

#include "templates/parse_template.h"
#include "templates/program.h"
#include "templates/rendering.h"

namespace kier {
namespace {

constexpr Rule no_template{"template/no-such-template", Severity::error,
                           "there is no template of this name",
                           "did you mean '{nearest}'?|add the file"};
constexpr Rule no_macro{"template/no-such-macro", Severity::error,
                        "this template has no macro '{name}'",
                        "did you mean '{nearest}'?|add a macro of this name"};
constexpr Rule wrong_count{"template/macro-arguments", Severity::error,
                           "the program gives the macro '{name}' {given} values, and it takes "
                           "{least} to {most}",
                           "change the macro's parameters"};

constexpr std::string_view folder = "templates/";
constexpr std::string_view print_designs = "templates/print/";

const TemplateFunction* find_in(const std::vector<TemplateFunction>& functions,
                                std::string_view name) {
  for (const TemplateFunction& function : functions)
    if (function.name == name) return &function;
  return nullptr;
}

void parse_files(const SourceTree& tree, TemplateProgram& program, Diagnostics& sink) {
  for (const auto& [path, file] : tree) {
    if (!path.starts_with(folder) || path.starts_with(print_designs)) continue;
    const std::string name = path.substr(folder.size());
    if (!language_of(name)) continue;
    Diagnostics mistakes;
    auto& parsed = program.templates.emplace_back(parse_template(name, file.text, mistakes));
    parsed->broken = has_errors(mistakes);
    program.by_name[name] = parsed.get();
    sink.insert(sink.end(), mistakes.begin(), mistakes.end());
  }
}

/// Each pass needs what the one before it has found. Files with mistakes in their
/// syntax take part as far as the others need them.
void check(TemplateProgram& program, Diagnostics& sink) {
  if (!relate_templates(program, sink)) return;
  const NameSets provided = find_provided_names(program);
  const NameSets mentioned = find_mentioned_names(program);
  for (const auto& file : program.templates)
    if (!file->broken) resolve_names(program, *file, provided, mentioned, sink);
  find_places(program, sink);
}

Outcome<std::string> result_of(Rendering& rendering) {
  if (has_errors(rendering.diagnostics)) return std::move(rendering.diagnostics);
  return Outcome<std::string>(std::move(rendering.out), std::move(rendering.diagnostics));
}

}  // namespace

bool TemplateProgram::incomplete() const {
  return std::any_of(templates.begin(), templates.end(),
                     [](const auto& file) { return file->broken; });
}

const TemplateFunction* TemplateProgram::program_filter(std::string_view name) const {
  return find_in(options.filters, name);
}

const TemplateFunction* TemplateProgram::program_function(std::string_view name) const {
  return find_in(options.functions, name);
}

Outcome<TemplateSet> TemplateSet::parse(const SourceTree& tree, TemplateOptions options) {
  auto program = std::make_shared<TemplateProgram>();
  program->options = std::move(options);
  Diagnostics diagnostics;
  parse_files(tree, *program, diagnostics);
  check(*program, diagnostics);
  sort_diagnostics(diagnostics);
  if (has_errors(diagnostics)) return diagnostics;
  return Outcome<TemplateSet>(TemplateSet(std::move(program)), std::move(diagnostics));
}

bool TemplateSet::has(std::string_view name) const {
  return program_->by_name.contains(name);
}

Outcome<std::string> TemplateSet::render(std::string_view name, const Value& context) const {
  const auto found = program_->by_name.find(name);
  if (found == program_->by_name.end()) {
    std::vector<std::string> known;
    for (const auto& [other, file] : program_->by_name) known.push_back(other);
    return complain(no_template, Location(std::string(folder).append(name)),
                    {{"nearest", nearest(name, known)}});
  }
  Rendering rendering(*program_, context);
  rendering.file(*found->second);
  return result_of(rendering);
}

Outcome<std::string> TemplateSet::render_macro(std::string_view name, std::string_view macro,
                                               std::span<const Value> arguments,
                                               const Value& context) const {
  const auto found = program_->by_name.find(name);
  if (found == program_->by_name.end()) return render(name, context);
  std::vector<std::string> known;
  for (const auto& candidate : found->second->macros) {
    known.push_back(candidate->name);
    if (candidate->name != macro) continue;
    std::size_t least = 0;
    for (const Parameter& parameter : candidate->parameters) least += parameter.fallback ? 0 : 1;
    if (arguments.size() < least || arguments.size() > candidate->parameters.size())
      return complain(wrong_count, Location(found->second->path, candidate->mark),
                      {{"name", std::string(macro)},
                       {"given", std::to_string(arguments.size())},
                       {"least", std::to_string(least)},
                       {"most", std::to_string(candidate->parameters.size())}});
    Rendering rendering(*program_, context);
    rendering.macro(*candidate, arguments);
    return result_of(rendering);
  }
  return complain(no_macro, Location(found->second->path),
                  {{"name", std::string(macro)}, {"nearest", nearest(macro, known)}});
}

}  // namespace kier
