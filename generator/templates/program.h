#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "templates/engine.h"
#include "templates/syntax.h"

namespace kier {

/// Gives every name of a file's or the program's variable a number.
class NameTable {
 public:
  std::int32_t index(std::string_view name) {
    const auto known = indices_.find(name);
    if (known != indices_.end()) return known->second;
    names_.emplace_back(name);
    return indices_[names_.back()] = static_cast<std::int32_t>(names_.size()) - 1;
  }
  const std::string& name(std::size_t index) const { return names_[index]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::int32_t, std::less<>> indices_;
};

/// All templates with what has been found out about them. Immutable once checked.
struct TemplateProgram {
  TemplateOptions options;
  std::vector<std::unique_ptr<Template>> templates;  ///< by name
  std::map<std::string, Template*, std::less<>> by_name;
  NameTable names;

  /// Whether a file has mistakes in its syntax, and so might set any name.
  bool incomplete() const;
  const TemplateFunction* program_filter(std::string_view name) const;
  const TemplateFunction* program_function(std::string_view name) const;
};

/// Names by template.
using NameSets = std::map<const Template*, std::set<std::string>>;

// The passes over a program whose files have been parsed, in this order. Each
// reports all it finds; a later one needs the earlier ones to have found nothing.

/// Files that extend, include and import each other; blocks and their overrides.
/// False when these are wrong, and nothing more can be told.
bool relate_templates(TemplateProgram& program, Diagnostics& sink);

/// The names that each file may find besides its own local ones: set by itself, by
/// files it extends, by files that extend it, and by files that include either.
NameSets find_provided_names(const TemplateProgram& program);

/// The names that the top of a file sets.
std::set<std::string> top_names(const Template& file);

/// All names that are given a value anywhere in the file, and `loop` when it has one.
std::set<std::string> local_names(const Template& file);

/// Every name that a file or the files it reaches mention.
NameSets find_mentioned_names(const TemplateProgram& program);

/// What names, calls, filters and tests stand for.
void resolve_names(TemplateProgram& program, Template& file, const NameSets& provided,
                   const NameSets& mentioned, Diagnostics& sink);

/// Where each output stands in the markup, and whether it may.
void find_places(TemplateProgram& program, Diagnostics& sink);

/// Complains about filters that have no meaning in the file's language, and in XML about calls
/// whose output could not be escaped.
void check_escapes(const Template& file, Diagnostics& sink);

}  // namespace kier
