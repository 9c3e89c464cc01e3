#include "templates/parse_template.h"

#include <algorithm>
#include <array>
#include <utility>

#include "templates/parse_expression.h"
#include "templates/tag_parser.h"

namespace kier {
namespace {

constexpr Rule unended{"template/unended", Severity::error, "'{tag}' is never ended",
                       "write {end} where it ends"};
constexpr Rule stray{"template/stray-end", Severity::error,
                     "'{tag}' belongs to nothing that is open here", "remove it"};
constexpr Rule unknown{"template/unknown-tag", Severity::error, "there is no tag '{tag}'",
                       "{instead}|did you mean '{nearest}'?"};

constexpr std::array<std::string_view, 11> middle_and_end = {
    "elif",     "else",    "endif",     "endfor",  "endset", "endblock",
    "endmacro", "endcall", "endfilter", "endwith", "endraw"};

/// What people look for who know Jinja2 from elsewhere.
std::string instead_of(std::string_view tag) {
  if (tag == "autoescape" || tag == "endautoescape")
    return "escaping is always on; '| safe' marks markup that you trust";
  if (tag == "do") return "values do not change; make a new one with set";
  if (tag == "break" || tag == "continue") return "choose the rounds with 'for ... if ...'";
  if (tag == "trans" || tag == "endtrans" || tag == "pluralize")
    return "words come from the strings file of the language";
  if (tag == "debug") return "print one value with '| tojson'";
  return {};
}

bool ends_with(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

std::optional<Language> language_of(std::string_view name) {
  if (name.ends_with(".html")) return Language::html;
  if (ends_with(name, {".xml", ".svg"})) return Language::xml;
  if (ends_with(name, {".json", ".webmanifest"})) return Language::json;
  if (name.ends_with(".txt")) return Language::plain;
  return std::nullopt;
}

std::unique_ptr<Template> parse_template(const std::string& name, std::string_view text,
                                         Diagnostics& sink) {
  auto result = std::make_unique<Template>();
  result->name = name;
  result->path = "templates/" + name;
  result->language = language_of(name).value_or(Language::html);
  TokenStream stream(lex_template(text, result->path, sink), result->path, sink);
  TagParser(stream, *result).run();
  return result;
}

void TagParser::run() {
  template_.root.body = body({});
}

bool TagParser::at_tag(std::string_view name) const {
  return stream_.peek().kind == TokenKind::tag_begin && stream_.peek(1).text == name &&
         stream_.peek(1).kind == TokenKind::name;
}

bool TagParser::skip_tag(std::string_view name) {
  if (!at_tag(name)) return false;
  stream_.begin_tag();
  stream_.next();
  return true;
}

bool TagParser::at_end_of_outer() const {
  return std::any_of(open_.begin(), open_.end(), [&](const Ends& ends) {
    return std::any_of(ends.begin(), ends.end(), [&](auto end) { return at_tag(end); });
  });
}

Body TagParser::body(Ends ends) {
  Body nodes;
  const TokenStream::Level level(stream_);
  if (!level.allowed()) stream_.abandon();
  open_.push_back(std::move(ends));
  while (stream_.peek().kind != TokenKind::end && !at_end_of_outer()) {
    if (stream_.peek().kind == TokenKind::output_begin) {
      output(nodes);
    } else if (stream_.peek().kind == TokenKind::tag_begin) {
      statement(nodes);
    } else {
      Token text = stream_.next();
      nodes.push_back({text.mark, Text{std::move(text.text)}});
    }
  }
  open_.pop_back();
  return nodes;
}

void TagParser::close(const Token& tag, std::string_view end) {
  if (skip_tag(end)) return stream_.end_tag();
  stream_.fail(unended, tag.mark, {{"tag", tag.text}, {"end", "{% " + std::string(end) + " %}"}});
  stream_.forgive();
}

Body TagParser::whole_body(const Token& tag, std::string_view end) {
  stream_.end_tag();
  Body nodes = body({end});
  close(tag, end);
  return nodes;
}

void TagParser::output(Body& into) {
  const Mark mark = stream_.begin_tag();
  Output part{parse_expressions(stream_), {}};
  stream_.end_tag();
  into.push_back({mark, std::move(part)});
}

void TagParser::unknown_tag(const Token& tag) {
  static const std::vector<std::string> known = {
      "if",     "elif",   "else",     "for",      "set",     "block",     "extends", "include",
      "import", "from",   "macro",    "call",     "filter",  "with",      "raw",     "endif",
      "endfor", "endset", "endblock", "endmacro", "endcall", "endfilter", "endwith", "endraw"};
  const auto* ending = std::find(middle_and_end.begin(), middle_and_end.end(), tag.text);
  if (ending != middle_and_end.end())
    stream_.fail(stray, tag.mark, {{"tag", tag.text}});
  else
    stream_.fail(unknown, tag.mark,
                 {{"tag", tag.text},
                  {"instead", instead_of(tag.text)},
                  {"nearest", nearest(tag.text, known)}});
  stream_.end_tag();
}

void TagParser::statement(Body& into) {
  stream_.begin_tag();
  if (stream_.peek().kind != TokenKind::name) {
    stream_.expected("the name of a tag");
    return stream_.end_tag();
  }
  const Token tag = stream_.next();
  if (tag.text == "if") return tag_if(tag, into);
  if (tag.text == "for") return tag_for(tag, into);
  if (tag.text == "set") return tag_set(tag, into);
  if (tag.text == "with") return tag_with(tag, into);
  if (tag.text == "filter") return tag_filter(tag, into);
  if (tag.text == "call") return tag_call(tag, into);
  if (tag.text == "block") return tag_block(tag, into);
  if (tag.text == "extends") return tag_extends(tag);
  if (tag.text == "include") return tag_include(tag, into);
  if (tag.text == "macro") return tag_macro(tag);
  if (tag.text == "import") return tag_import(tag);
  if (tag.text == "from") return tag_from(tag);
  unknown_tag(tag);
}

}  // namespace kier
