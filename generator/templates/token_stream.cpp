#include "templates/token_stream.h"

#include <algorithm>

#include "templates/limits.h"

namespace kier {
namespace {

constexpr Rule unexpected{"template/unexpected", Severity::error,
                          "{wanted} should stand here, not {found}"};
constexpr Rule nesting{"template/too-deep", Severity::error,
                       "more than {limit} tags or brackets inside each other",
                       "divide the template with include or macro"};

}  // namespace

std::string describe(const Token& token) {
  switch (token.kind) {
    case TokenKind::data:
      return "text";
    case TokenKind::end:
      return "the end of the file";
    case TokenKind::tag_end:
    case TokenKind::output_end:
      return "the end of the tag";
    case TokenKind::text:
      return "the text \"" + token.text + "\"";
    default:
      return "'" + token.text + "'";
  }
}

const Token& TokenStream::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

Token TokenStream::next() {
  Token token = peek();
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool TokenStream::at_end_of_tag() const {
  const TokenKind kind = peek().kind;
  return kind == TokenKind::tag_end || kind == TokenKind::output_end || kind == TokenKind::end;
}

bool TokenStream::skip(TokenKind kind, std::string_view text) {
  if (!at(kind, text)) return false;
  next();
  return true;
}

bool TokenStream::expect_symbol(std::string_view text) {
  if (skip_symbol(text)) return true;
  expected("'" + std::string(text) + "'");
  return false;
}

std::string TokenStream::expect_name(std::string_view what) {
  if (peek().kind == TokenKind::name) return next().text;
  expected(what);
  return {};
}

std::string TokenStream::expect_text(std::string_view what) {
  if (peek().kind == TokenKind::text) return next().text;
  expected(what);
  return {};
}

void TokenStream::expected(std::string_view wanted) {
  fail(unexpected, peek().mark, {{"wanted", std::string(wanted)}, {"found", describe(peek())}});
}

void TokenStream::fail(const Rule& rule, Mark mark, Parts parts) {
  if (!failed_) sink_.push_back(complain(rule, Location(path_, mark), std::move(parts)));
  failed_ = true;
}

Mark TokenStream::begin_tag() {
  const Token token = next();
  failed_ = failed_ || token.complained;
  return token.mark;
}

void TokenStream::end_tag() {
  if (!failed_ && !at_end_of_tag()) expected("the end of the tag");
  while (!at_end_of_tag()) next();
  if (peek().kind != TokenKind::end) next();
  forgive();
}

void TokenStream::abandon() {
  at_ = tokens_.size() - 1;
  abandoned_ = true;
  failed_ = true;
}

void TokenStream::too_deep() {
  failed_ = failed_ || said_too_deep_;
  said_too_deep_ = true;
  fail(nesting, peek().mark, {{"limit", std::to_string(TemplateLimits::syntax_nesting)}});
}

TokenStream::Level::Level(TokenStream& stream)
    : stream_(stream), allowed_(++stream.depth_ <= TemplateLimits::syntax_nesting) {
  if (!allowed_) stream.too_deep();
}

}  // namespace kier
