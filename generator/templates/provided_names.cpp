#include "templates/program.h"
#include "templates/walk.h"

namespace kier {
namespace {

using Names = std::set<std::string>;

/// Adds the names that the top of a file sets: every file of its chain sees them.
void add_top_names(const Body& body, Names& into) {
  for (const TemplateNode& node : body) {
    if (const auto* set = std::get_if<Set>(&node.part))
      for (const AssignmentTarget& target : set->targets) into.insert(target.name);
    if (const auto* set = std::get_if<SetBody>(&node.part)) into.insert(set->target.name);
    if (const auto* choice = std::get_if<If>(&node.part))
      for (const Branch& branch : choice->branches) add_top_names(branch.body, into);
  }
}

bool has_scoped_block(const Template& file) {
  for (const auto& block : file.blocks)
    if (block->scoped) return true;
  return false;
}

class Provided {
 public:
  explicit Provided(const TemplateProgram& program) : program_(program) {
    for (const auto& file : program.templates) {
      locals_[file.get()] = local_names(*file);
      Names& own = own_[file.get()];
      add_top_names(file->root.body, own);
      if (has_scoped_block(*file))
        own.insert(locals_[file.get()].begin(), locals_[file.get()].end());
    }
  }

  NameSets run() {
    // What includes pass on may be passed on again: repeat until nothing is new.
    for (bool grown = true; grown;) {
      grown = false;
      for (const auto& file : program_.templates) grown = gather(*file) || grown;
    }
    return std::move(provided_);
  }

 private:
  bool add(Names& into, const Names& names) {
    const std::size_t before = into.size();
    into.insert(names.begin(), names.end());
    return into.size() > before;
  }

  bool gather(const Template& file) {
    bool grown = false;
    Names& mine = provided_[&file];
    for (const Template* at = &file; at != nullptr; at = at->parent)
      grown = add(mine, own_[at]) || grown;
    // An ancestor sees what those below it set and were given.
    for (const Template* at = file.parent; at != nullptr; at = at->parent)
      grown = add(provided_[at], own_[&file]) || add(provided_[at], given_[&file]) || grown;
    each_node_of_file(file, [&](const TemplateNode& node) {
      const auto* include = std::get_if<Include>(&node.part);
      if (include == nullptr || include->target == nullptr || !include->with_context) return;
      for (const Names* names : {&locals_[&file], &mine}) {
        grown = add(given_[include->target], *names) || grown;
        grown = add(provided_[include->target], *names) || grown;
      }
    });
    return grown;
  }

  const TemplateProgram& program_;
  NameSets locals_;
  NameSets own_;
  NameSets given_;
  NameSets provided_;
};

}  // namespace

std::set<std::string> local_names(const Template& file) {
  Names names;
  each_node_of_file(file, [&](const TemplateNode& node) {
    const auto add = [&](const auto& targets) {
      for (const auto& target : targets) names.insert(target.name);
    };
    if (const auto* loop = std::get_if<For>(&node.part)) {
      add(loop->targets);
      names.insert("loop");
    }
    if (const auto* set = std::get_if<Set>(&node.part)) add(set->targets);
    if (const auto* with = std::get_if<With>(&node.part)) add(with->targets);
    if (const auto* call = std::get_if<CallBlock>(&node.part)) add(call->parameters);
    if (const auto* set = std::get_if<SetBody>(&node.part)) names.insert(set->target.name);
  });
  for (const auto& macro : file.macros)
    for (const Parameter& parameter : macro->parameters) names.insert(parameter.name);
  return names;
}

std::set<std::string> top_names(const Template& file) {
  Names names;
  add_top_names(file.root.body, names);
  return names;
}

NameSets find_provided_names(const TemplateProgram& program) {
  return Provided(program).run();
}

NameSets find_mentioned_names(const TemplateProgram& program) {
  NameSets mentioned;
  std::map<const Template*, std::set<const Template*>> reaches;
  for (const auto& file : program.templates) {
    each_expression_of_file(*file, [&](const Expr& expr) {
      if (expr.operation == Operation::name) mentioned[file.get()].insert(expr.text);
    });
    if (file->parent != nullptr) reaches[file.get()].insert(file->parent);
    each_node_of_file(*file, [&](const TemplateNode& node) {
      const auto* include = std::get_if<Include>(&node.part);
      if (include != nullptr && include->target != nullptr)
        reaches[file.get()].insert(include->target);
    });
  }
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [file, targets] : reaches)
      for (const Template* target : targets)
        for (const std::string& name : mentioned[target])
          grown = mentioned[file].insert(name).second || grown;
  }
  return mentioned;
}

}  // namespace kier
