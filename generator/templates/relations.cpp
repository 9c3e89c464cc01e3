#include <algorithm>

#include "templates/letters.h"
#include "templates/program.h"
#include "templates/shared_rules.h"
#include "templates/walk.h"

namespace kier {
namespace {

constexpr Rule unknown_file{"template/unknown-template", Severity::error,
                            "there is no template '{name}'",
                            "did you mean '{nearest}'?|names are relative to templates/"};
constexpr Rule other_language{"template/other-language", Severity::error,
                              "'{name}' is {theirs}, this is {mine}: they are escaped differently",
                              "give both files the same ending"};
constexpr Rule cycle{"template/cycle", Severity::error, "the templates need each other: {chain}",
                     "remove one of these tags"};
constexpr Rule unknown_block{"template/unknown-block", Severity::error,
                             "no file that this one extends has a block '{name}'",
                             "did you mean '{nearest}'?|what stands in it would never be shown"};
constexpr Rule outside{"template/outside-blocks", Severity::error,
                       "a file that extends another shows only its blocks; this is outside them",
                       "move it into a block"};
constexpr Rule required{"template/required-block", Severity::error,
                        "the block '{name}' of {parent} has to be written here", ""};
constexpr Rule extending_import{"template/import-of-page", Severity::error,
                                "'{name}' extends another file and cannot be imported",
                                "put the macros into a file of their own"};

std::string_view name_of(Language language) {
  constexpr std::string_view names[] = {"HTML", "XML", "JSON", "plain text"};
  return names[static_cast<int>(language)];
}

class Relations {
 public:
  Relations(TemplateProgram& program, Diagnostics& sink) : program_(program), sink_(sink) {}

  bool run() {
    for (const auto& file : program_.templates) connect(*file);
    if (has_errors(found_)) return finish();
    for (const auto& file : program_.templates) find_cycle(*file, {});
    if (has_errors(found_)) return finish();
    for (const auto& file : program_.templates) blocks(*file);
    for (const auto& file : program_.templates) check_child(*file);
    finish();
    return true;
  }

 private:
  using Way = std::vector<const Template*>;

  bool finish() {
    const bool fine = found_.empty();
    sink_.insert(sink_.end(), found_.begin(), found_.end());
    return fine;
  }

  static bool has_broken_parent(const Template& file) {
    for (const Template* at = &file; at != nullptr; at = at->parent)
      if (at->broken) return true;
    return false;
  }

  void report(const Rule& rule, const Template& file, Mark mark, Parts parts = {}) {
    found_.push_back(complain(rule, Location(file.path, mark), std::move(parts)));
  }

  Template* find(const Template& from, const std::string& name, Mark mark) {
    const auto found = program_.by_name.find(name);
    if (found == program_.by_name.end()) {
      std::vector<std::string> known;
      for (const auto& [other, file] : program_.by_name) known.push_back(other);
      report(unknown_file, from, mark, {{"name", name}, {"nearest", nearest(name, known)}});
      return nullptr;
    }
    Template* target = found->second;
    if (target->language == from.language) return target;
    report(other_language, from, mark,
           {{"name", name},
            {"theirs", std::string(name_of(target->language))},
            {"mine", std::string(name_of(from.language))}});
    return nullptr;
  }

  void connect(Template& file) {
    if (!file.parent_name.empty()) file.parent = find(file, file.parent_name, file.parent_mark);
    connect_imports(file);
    for (const auto& macro : file.macros) find_words(*macro);
    each_node_of_file(file, [&](TemplateNode& node) {
      if (auto* include = std::get_if<Include>(&node.part)) connect_include(file, *include);
    });
  }

  void connect_imports(Template& file) {
    std::map<std::string, Mark> known;
    for (const auto& macro : file.macros) known.emplace(macro->name, macro->mark);
    for (Import& import : file.imports) {
      import.target = find(file, import.file, import.file_mark);
      const auto [first, fresh] = known.emplace(import.alias, import.mark);
      if (!fresh)
        report(duplicate_name, file, import.mark,
               {{"what", "the name"},
                {"name", import.alias},
                {"line", std::to_string(first->second.line)}});
      if (import.target == nullptr) continue;
      if (!import.target->parent_name.empty())
        report(extending_import, file, import.file_mark, {{"name", import.file}});
      if (!import.name.empty()) check_import(file, import);
    }
  }

  void check_import(const Template& file, const Import& import) {
    if (import.target->broken) return;
    std::vector<std::string> known;
    for (const auto& macro : import.target->macros) known.push_back(macro->name);
    if (std::find(known.begin(), known.end(), import.name) != known.end()) return;
    report(
        unknown_macro, file, import.mark,
        {{"file", import.file}, {"name", import.name}, {"nearest", nearest(import.name, known)}});
  }

  /// A macro that mentions these words takes what they stand for.
  static void find_words(Macro& macro) {
    each_node(macro.routine.body, [&](const TemplateNode& node) {
      each_expression(node, [&](const Expr& whole) {
        each_operand(whole, [&](const Expr& expr) {
          if (expr.operation != Operation::name) return;
          if (expr.text == "caller") macro.uses_caller = true;
          if (expr.text == "varargs") macro.varargs = 0;
          if (expr.text == "kwargs") macro.kwargs = 0;
        });
      });
    });
  }

  /// The first file of the list that exists.
  void connect_include(Template& file, Include& include) {
    for (std::size_t i = 0; i < include.names.size(); ++i) {
      const bool last = i + 1 == include.names.size();
      const bool known = program_.by_name.contains(include.names[i]);
      if (!known && (!last || include.ignore_missing)) continue;
      include.target = find(file, include.names[i], include.marks[i]);
      return;
    }
  }

  /// The files that `file` needs in order to be rendered, with the places that say so.
  static std::vector<std::pair<const Template*, Mark>> needs(const Template& file) {
    std::vector<std::pair<const Template*, Mark>> list;
    if (file.parent != nullptr) list.emplace_back(file.parent, file.parent_mark);
    for (const Import& import : file.imports) list.emplace_back(import.target, import.file_mark);
    each_node_of_file(file, [&](const TemplateNode& node) {
      const auto* include = std::get_if<Include>(&node.part);
      if (include != nullptr && include->target != nullptr)
        list.emplace_back(include->target, include->marks.front());
    });
    return list;
  }

  /// Reports each cycle once, at its way back.
  void find_cycle(const Template& file, Way way) {
    const auto begin = std::find(way.begin(), way.end(), &file);
    if (begin != way.end()) return;
    if (done_.contains(&file)) return;
    way.push_back(&file);
    for (const auto& [target, mark] : needs(file)) {
      const auto back = std::find(way.begin(), way.end(), target);
      if (back == way.end()) {
        find_cycle(*target, way);
        continue;
      }
      std::string chain;
      for (auto step = back; step != way.end(); ++step) chain += (*step)->name + " > ";
      report(cycle, file, mark, {{"chain", chain + target->name}});
    }
    done_.insert(&file);
  }

  /// The bodies of each block, eldest last.
  void blocks(Template& file) {
    for (const Template* at = &file; at != nullptr; at = at->parent)
      for (const auto& block : at->blocks) file.overrides[block->name].push_back(block.get());
  }

  void check_child(const Template& file) {
    if (file.parent == nullptr || has_broken_parent(file)) return;
    check_top(file, file.root.body);
    std::vector<std::string> known;
    for (const auto& [name, bodies] : file.parent->overrides) known.push_back(name);
    for (const TemplateNode& node : file.root.body) {
      const auto* use = std::get_if<BlockUse>(&node.part);
      if (use == nullptr || file.parent->overrides.contains(use->name)) continue;
      report(unknown_block, file, node.mark,
             {{"name", use->name}, {"nearest", nearest(use->name, known)}});
    }
    const bool extended = std::any_of(program_.templates.begin(), program_.templates.end(),
                                      [&](const auto& other) { return other->parent == &file; });
    for (const auto& [name, bodies] : file.overrides)
      if (!extended && bodies.front()->required)
        report(required, file, file.parent_mark,
               {{"name", name}, {"parent", bodies.front()->home->path}});
  }

  /// At the top of a file that extends another only what leaves no text may stand.
  void check_top(const Template& file, const Body& body) {
    for (const TemplateNode& node : body) {
      const auto* text = std::get_if<Text>(&node.part);
      const auto* choice = std::get_if<If>(&node.part);
      const bool quiet = std::holds_alternative<Set>(node.part) ||
                         std::holds_alternative<SetBody>(node.part) ||
                         std::holds_alternative<SetField>(node.part) ||
                         (std::holds_alternative<BlockUse>(node.part) && &body == &file.root.body);
      if (choice != nullptr) {
        for (const Branch& branch : choice->branches) check_top(file, branch.body);
      } else if (text != nullptr ? !trim_start(text->text).empty() : !quiet) {
        report(outside, file, node.mark);
      }
    }
  }

  TemplateProgram& program_;
  Diagnostics& sink_;
  Diagnostics found_;
  std::set<const Template*> done_;
};

}  // namespace

bool relate_templates(TemplateProgram& program, Diagnostics& sink) {
  return Relations(program, sink).run();
}

}  // namespace kier
