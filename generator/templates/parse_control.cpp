#include <utility>

#include "templates/parse_expression.h"
#include "templates/shared_rules.h"
#include "templates/tag_parser.h"

namespace kier {
namespace {

constexpr Rule reserved{"template/reserved-name", Severity::error,
                        "'{name}' is a word of the language and cannot be given a value",
                        "choose another name"};

Expr captured(Mark mark) {
  Expr expr;
  expr.operation = Operation::captured;
  expr.mark = mark;
  return expr;
}

bool is_reserved(std::string_view name) {
  for (const std::string_view word :
       {"true", "false", "none", "True", "False", "None", "and", "or", "not", "in", "is", "if",
        "else", "loop", "self", "super", "caller", "varargs", "kwargs"})
    if (name == word) return true;
  return false;
}

}  // namespace

AssignmentTarget TagParser::target() {
  AssignmentTarget result;
  result.mark = stream_.peek().mark;
  result.name = stream_.expect_name("a name");
  if (is_reserved(result.name)) stream_.fail(reserved, result.mark, {{"name", result.name}});
  return result;
}

std::vector<AssignmentTarget> TagParser::targets() {
  const bool brackets = stream_.skip_symbol("(");
  std::vector<AssignmentTarget> names;
  names.push_back(target());
  while (!stream_.failed() && stream_.skip_symbol(",")) {
    if (stream_.at_symbol("=") || stream_.at_symbol(")") || stream_.at_name("in")) break;
    names.push_back(target());
  }
  if (brackets) stream_.expect_symbol(")");
  return names;
}

void TagParser::tag_if(const Token& tag, Body& into) {
  If part;
  Branch branch{parse_unconditional_list(stream_), {}};
  stream_.end_tag();
  while (true) {
    const bool otherwise = !branch.condition.has_value();
    branch.body = otherwise ? body({"endif"}) : body({"elif", "else", "endif"});
    part.branches.push_back(std::move(branch));
    branch = Branch{};
    if (otherwise) break;
    if (skip_tag("elif")) {
      branch.condition = parse_unconditional_list(stream_);
    } else if (!skip_tag("else")) {
      break;
    }
    stream_.end_tag();
  }
  close(tag, "endif");
  into.push_back({tag.mark, std::move(part)});
}

void TagParser::tag_for(const Token& tag, Body& into) {
  For part;
  part.targets = targets();
  if (!stream_.skip_name("in")) stream_.expected("'in'");
  part.items = parse_unconditional_list(stream_);
  if (stream_.skip_name("if")) part.condition = parse_expression(stream_);
  part.recursive = stream_.skip_name("recursive");
  stream_.end_tag();
  part.body = body({"else", "endfor"});
  if (skip_tag("else")) {
    stream_.end_tag();
    part.otherwise = body({"endfor"});
  }
  close(tag, "endfor");
  into.push_back({tag.mark, std::move(part)});
}

void TagParser::set_body(const Token& tag, AssignmentTarget name, Body& into) {
  SetBody part{std::move(name), std::nullopt, {}, {}};
  if (stream_.skip_symbol("|")) part.filter = parse_filter_chain(stream_, captured(tag.mark));
  part.body = whole_body(tag, "endset");
  into.push_back({tag.mark, std::move(part)});
}

void TagParser::tag_set(const Token& tag, Body& into) {
  std::vector<AssignmentTarget> names = targets();
  if (stream_.failed()) return stream_.end_tag();
  if (names.size() == 1 && stream_.skip_symbol(".")) {
    SetField part{std::move(names[0]), stream_.expect_name("a name after the dot"), {}};
    stream_.expect_symbol("=");
    part.value = parse_expressions(stream_);
    stream_.end_tag();
    into.push_back({tag.mark, std::move(part)});
  } else if (names.size() == 1 && !stream_.at_symbol("=")) {
    set_body(tag, std::move(names[0]), into);
  } else {
    stream_.expect_symbol("=");
    Set part{std::move(names), parse_expressions(stream_)};
    stream_.end_tag();
    into.push_back({tag.mark, std::move(part)});
  }
}

void TagParser::tag_with(const Token& tag, Body& into) {
  With part;
  while (!stream_.failed() && !stream_.at_end_of_tag()) {
    part.targets.push_back(target());
    stream_.expect_symbol("=");
    part.values.push_back(parse_expression(stream_));
    if (!stream_.at_end_of_tag()) stream_.expect_symbol(",");
  }
  part.body = whole_body(tag, "endwith");
  into.push_back({tag.mark, std::move(part)});
}

void TagParser::tag_filter(const Token& tag, Body& into) {
  FilterBody part{parse_filter_chain(stream_, captured(tag.mark)), {}, {}};
  part.body = whole_body(tag, "endfilter");
  into.push_back({tag.mark, std::move(part)});
}

void TagParser::tag_call(const Token& tag, Body& into) {
  CallBlock part;
  if (stream_.at_symbol("(")) part.parameters = parameters();
  const Mark mark = stream_.peek().mark;
  part.call = parse_expression(stream_);
  if (part.call.operation != Operation::call)
    stream_.fail(call_needs_macro, mark, {{"example", "{% call box() %}"}});
  part.body = whole_body(tag, "endcall");
  into.push_back({tag.mark, std::move(part)});
}

}  // namespace kier
