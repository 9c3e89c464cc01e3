#include <algorithm>
#include <utility>

#include "templates/parse_expression.h"
#include "templates/shared_rules.h"
#include "templates/tag_parser.h"

namespace kier {
namespace {

constexpr Rule not_at_top{"template/not-at-top", Severity::error,
                          "'{tag}' cannot stand inside another tag",
                          "move it out, to the beginning of the file"};
constexpr Rule wrong_end{"template/wrong-end", Severity::error,
                         "this ends the block '{open}', not '{name}'",
                         "write 'endblock' alone, or with the name '{open}'"};
constexpr Rule second_parent{"template/second-extends", Severity::error,
                             "a file extends only one other; the first 'extends' is in line {line}",
                             "remove one of them"};
constexpr Rule with_context{"template/import-with-context", Severity::error,
                            "an imported file sees what every template sees, and no more",
                            "give the macro what it needs as arguments"};
constexpr Rule no_fallback{"template/parameter-order", Severity::error,
                           "'{name}' has no default but follows one that has",
                           "put parameters without a default first"};

}  // namespace

void TagParser::check_first(std::string_view what, const std::string& name, Mark mark,
                            const std::vector<std::pair<std::string, Mark>>& before) {
  for (const auto& [known, first] : before) {
    if (known != name) continue;
    stream_.fail(
        duplicate_name, mark,
        {{"what", std::string(what)}, {"name", name}, {"line", std::to_string(first.line)}});
    return;
  }
}

bool TagParser::at_top(const Token& tag) {
  if (open_.size() <= 1) return true;
  stream_.fail(not_at_top, tag.mark, {{"tag", tag.text}});
  return false;
}

void TagParser::end_of_block(const Token& tag, const Block& block) {
  if (!skip_tag("endblock")) return close(tag, "endblock");
  if (stream_.peek().kind == TokenKind::name && stream_.peek().text != block.name)
    stream_.fail(wrong_end, stream_.peek().mark,
                 {{"open", block.name}, {"name", stream_.peek().text}});
  if (stream_.peek().kind == TokenKind::name) stream_.next();
  stream_.end_tag();
}

void TagParser::tag_block(const Token& tag, Body& into) {
  auto block = std::make_unique<Block>();
  block->mark = stream_.peek().mark;
  block->name = stream_.expect_name("the name of the block");
  block->home = &template_;
  block->scoped = stream_.skip_name("scoped");
  block->required = stream_.skip_name("required");
  block->scoped = stream_.skip_name("scoped") || block->scoped;
  std::vector<std::pair<std::string, Mark>> before;
  for (const auto& other : template_.blocks) before.emplace_back(other->name, other->mark);
  if (!stream_.failed()) check_first("the block", block->name, block->mark, before);
  stream_.end_tag();
  into.push_back({block->mark, BlockUse{block->name, {}}});
  Block& kept = *template_.blocks.emplace_back(std::move(block));
  kept.routine.body = body({"endblock"});
  end_of_block(tag, kept);
}

void TagParser::tag_extends(const Token& tag) {
  const Mark mark = stream_.peek().mark;
  std::string parent = stream_.expect_text("the file's name in quotation marks");
  if (!template_.parent_name.empty())
    stream_.fail(second_parent, tag.mark, {{"line", std::to_string(template_.parent_mark.line)}});
  if (!stream_.failed() && at_top(tag)) {
    template_.parent_name = std::move(parent);
    template_.parent_mark = mark;
  }
  stream_.end_tag();
}

void TagParser::tag_include(const Token& tag, Body& into) {
  Include part;
  const bool several = stream_.skip_symbol("[");
  do {
    if (several && stream_.at_symbol("]")) break;
    part.marks.push_back(stream_.peek().mark);
    part.names.push_back(stream_.expect_text("the file's name in quotation marks"));
  } while (several && !stream_.failed() && stream_.skip_symbol(","));
  if (several) stream_.expect_symbol("]");
  if (stream_.skip_name("ignore")) {
    part.ignore_missing = stream_.skip_name("missing");
    if (!part.ignore_missing) stream_.expected("'missing'");
  }
  if (stream_.at_name("with") || stream_.at_name("without")) {
    part.with_context = stream_.next().text == "with";
    if (!stream_.skip_name("context")) stream_.expected("'context'");
  }
  if (!stream_.failed()) into.push_back({tag.mark, std::move(part)});
  stream_.end_tag();
}

std::vector<Parameter> TagParser::parameters() {
  std::vector<Parameter> list;
  std::vector<std::pair<std::string, Mark>> before;
  stream_.expect_symbol("(");
  while (!stream_.failed() && !stream_.at_symbol(")")) {
    AssignmentTarget name = target();
    if (!stream_.failed()) check_first("the parameter", name.name, name.mark, before);
    before.emplace_back(name.name, name.mark);
    list.push_back({std::move(name.name), name.mark, -1, std::nullopt});
    if (stream_.skip_symbol("="))
      list.back().fallback = parse_expression(stream_);
    else if (list.size() > 1 && list[list.size() - 2].fallback)
      stream_.fail(no_fallback, list.back().mark, {{"name", list.back().name}});
    if (!stream_.at_symbol(")")) stream_.expect_symbol(",");
  }
  stream_.skip_symbol(")");
  return list;
}

void TagParser::tag_macro(const Token& tag) {
  at_top(tag);
  auto macro = std::make_unique<Macro>();
  macro->home = &template_;
  const AssignmentTarget name = target();
  macro->name = name.name;
  macro->mark = name.mark;
  std::vector<std::pair<std::string, Mark>> before;
  for (const auto& other : template_.macros) before.emplace_back(other->name, other->mark);
  if (!stream_.failed()) check_first("the macro", macro->name, macro->mark, before);
  if (!stream_.failed()) macro->parameters = parameters();
  macro->routine.body = whole_body(tag, "endmacro");
  template_.macros.push_back(std::move(macro));
}

void TagParser::no_context_words() {
  if (!stream_.at_name("with") && !stream_.at_name("without")) return;
  if (stream_.peek().text == "with") stream_.fail(with_context, stream_.peek().mark);
  stream_.next();
  if (!stream_.skip_name("context")) stream_.expected("'context'");
}

void TagParser::tag_import(const Token& tag) {
  Import import;
  import.file_mark = stream_.peek().mark;
  import.file = stream_.expect_text("the file's name in quotation marks");
  if (!stream_.failed() && !stream_.skip_name("as")) stream_.expected("'as' and a name");
  const AssignmentTarget alias = target();
  import.alias = alias.name;
  import.mark = alias.mark;
  no_context_words();
  at_top(tag);
  if (!stream_.failed()) template_.imports.push_back(std::move(import));
  stream_.end_tag();
}

void TagParser::imported_name(const std::string& file, Mark file_mark) {
  const AssignmentTarget name = target();
  Import import{name.name, name.mark, file, file_mark, name.name, nullptr};
  if (stream_.skip_name("as")) import.alias = target().name;
  if (!stream_.failed()) template_.imports.push_back(std::move(import));
}

void TagParser::tag_from(const Token& tag) {
  const Mark file_mark = stream_.peek().mark;
  const std::string file = stream_.expect_text("the file's name in quotation marks");
  if (!stream_.failed() && !stream_.skip_name("import")) stream_.expected("'import'");
  do {
    if (stream_.at_end_of_tag() || stream_.at_name("with") || stream_.at_name("without")) break;
    imported_name(file, file_mark);
  } while (!stream_.failed() && stream_.skip_symbol(","));
  no_context_words();
  at_top(tag);
  stream_.end_tag();
}

}  // namespace kier
