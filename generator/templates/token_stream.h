#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "templates/syntax.h"
#include "templates/token.h"

namespace kier {

/// The tokens of one template while they are parsed. After the first complaint in
/// a tag the rest of that tag is skipped, so that one slip gives one message.
class TokenStream {
 public:
  TokenStream(std::vector<Token> tokens, const std::string& path, Diagnostics& sink)
      : tokens_(std::move(tokens)), path_(path), sink_(sink) {}

  const Token& peek(std::size_t ahead = 0) const;
  Token next();
  bool at_symbol(std::string_view text) const { return at(TokenKind::symbol, text); }
  bool at_name(std::string_view text) const { return at(TokenKind::name, text); }
  bool at_end_of_tag() const;
  bool skip_symbol(std::string_view text) { return skip(TokenKind::symbol, text); }
  bool skip_name(std::string_view text) { return skip(TokenKind::name, text); }
  bool expect_symbol(std::string_view text);
  /// A name, or "" after a complaint that `what` should stand here.
  std::string expect_name(std::string_view what);
  std::string expect_text(std::string_view what);

  /// Complains that `wanted` should stand where the stream is.
  void expected(std::string_view wanted);
  void fail(const Rule& rule, Mark mark, Parts parts = {});
  bool failed() const { return failed_; }
  /// Goes behind the token that begins a tag, quietly if the tag has been complained about.
  Mark begin_tag();
  /// After a complaint that is no reason to skip anything.
  void forgive() { failed_ = abandoned_; }
  /// Gives up the rest of the file, after a complaint.
  void abandon();

  /// Expects the end of the tag; skips to it after a complaint.
  void end_tag();

  /// The nesting that is allowed is used up: complains, once in a file.
  void too_deep();

  class Level;

 private:
  bool at(TokenKind kind, std::string_view text) const {
    return peek().kind == kind && peek().text == text;
  }
  bool skip(TokenKind kind, std::string_view text);

  std::vector<Token> tokens_;
  const std::string& path_;
  Diagnostics& sink_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  bool abandoned_ = false;
  bool said_too_deep_ = false;
};

/// One more level of nesting, for as long as it lives.
class TokenStream::Level {
 public:
  explicit Level(TokenStream& stream);
  ~Level() { --stream_.depth_; }
  Level(const Level&) = delete;
  Level& operator=(const Level&) = delete;
  bool allowed() const { return allowed_; }

 private:
  TokenStream& stream_;
  bool allowed_;
};

/// What is written in a place where something else was expected, for messages.
std::string describe(const Token& token);

}  // namespace kier
