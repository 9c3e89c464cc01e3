#include <algorithm>
#include <optional>
#include <utility>

#include "templates/letters.h"
#include "templates/limits.h"
#include "templates/literals.h"
#include "templates/token.h"

namespace kier {
namespace {

constexpr Rule unclosed{"template/unclosed", Severity::error, "this {what} is never closed",
                        "end it with '{close}'"};
constexpr Rule bad_character{"template/bad-character", Severity::error,
                             "'{character}' means nothing inside a tag",
                             "write a straight quotation mark: {straight}|remove it"};
constexpr Rule bad_bracket{"template/bad-bracket", Severity::error,
                           "'{bracket}' closes nothing that is open here",
                           "'{open}' is open and needs '{close}' first|remove it"};
constexpr Rule too_large{"template/too-large", Severity::error,
                         "the template is larger than {limit} bytes", "divide it with include"};

/// Jinja2 counts "\r\n" and "\r" as newlines and drops one newline at the end.
std::string normal_lines(std::string_view source) {
  if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
  std::string text;
  text.reserve(source.size());
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source[i] != '\r') {
      text += source[i];
    } else if (i + 1 >= source.size() || source[i + 1] != '\n') {
      text += '\n';
    }
  }
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

constexpr std::string_view opening = "([{";
constexpr std::string_view closing = ")]}";

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class Lexer {
 public:
  Lexer(std::string source, const std::string& path, Diagnostics& sink)
      : source_(std::move(source)), path_(path), sink_(sink) {}

  std::vector<Token> run() {
    while (at_ < source_.size()) data();
    push(TokenKind::end, "");
    return std::move(tokens_);
  }

 private:
  std::string_view rest() const { return std::string_view(source_).substr(at_); }
  bool ahead(std::string_view text) const { return rest().starts_with(text); }
  Mark here() const { return {line_, static_cast<int>(at_ - line_start_) + 1}; }

  void push(TokenKind kind, std::string text) {
    tokens_.push_back({kind, here(), std::move(text)});
  }

  void advance(std::size_t count) {
    for (const std::size_t end = at_ + count; at_ < end; ++at_) {
      if (source_[at_] != '\n') continue;
      ++line_;
      line_start_ = at_ + 1;
    }
  }

  void skip_space() { advance(rest().size() - trim_start(rest()).size()); }

  void complain_here(const Rule& rule, Mark mark, Parts parts) {
    sink_.push_back(complain(rule, Location(path_, mark), std::move(parts)));
  }

  /// Text up to the next tag, and that tag.
  void data() {
    std::size_t next = at_;
    do {
      next = source_.find('{', next);
      if (next == source_.npos) break;
      const char c = next + 1 < source_.size() ? source_[next + 1] : '\0';
      if (c == '%' || c == '{' || c == '#') break;
      ++next;
    } while (true);
    const bool last = next == source_.npos;
    std::string_view text = rest().substr(0, last ? source_.npos : next - at_);
    const std::size_t length = text.size();
    if (!last && next + 2 < source_.size() && source_[next + 2] == '-') text = trim_end(text);
    if (!text.empty()) push(TokenKind::data, std::string(text));
    advance(length);
    if (last) return;
    if (source_[at_ + 1] == '#') {
      comment();
    } else if (const auto length_of_raw = word_tag("raw", at_, "-")) {
      raw(*length_of_raw);
    } else {
      tag();
    }
  }

  void comment() {
    const Mark start = here();
    const std::size_t content = at_ + 2 + (has_sign(at_ + 2, "-+") ? 1 : 0);
    const std::size_t close = source_.find("#}", std::min(content, source_.size()));
    if (close == source_.npos) {
      complain_here(unclosed, start, {{"what", "comment"}, {"close", "#}"}});
      advance(rest().size());
      return;
    }
    const bool strip = close > content && source_[close - 1] == '-';
    advance(close + 2 - at_);
    if (strip) skip_space();
  }

  bool has_sign(std::size_t at, std::string_view signs) const {
    return at < source_.size() && signs.find(source_[at]) != signs.npos;
  }

  /// The length of "{% word %}" at `at`, with signs and space; `end_signs` are those
  /// that its end may carry.
  std::optional<std::size_t> word_tag(std::string_view word, std::size_t at,
                                      std::string_view end_signs) const {
    const std::size_t begin = at;
    if (!std::string_view(source_).substr(at).starts_with("{%")) return std::nullopt;
    at += 2;
    if (has_sign(at, "-+")) ++at;
    at = source_.size() - trim_start(std::string_view(source_).substr(at)).size();
    if (!std::string_view(source_).substr(at).starts_with(word)) return std::nullopt;
    at += word.size();
    at = source_.size() - trim_start(std::string_view(source_).substr(at)).size();
    if (has_sign(at, end_signs)) ++at;
    if (!std::string_view(source_).substr(at).starts_with("%}")) return std::nullopt;
    return at + 2 - begin;
  }

  /// The tag's last sign is the character before "%}".
  bool strips_after(std::size_t end) const { return source_[end - 3] == '-'; }

  void raw(std::size_t length) {
    const Mark start = here();
    advance(length);
    if (strips_after(at_)) skip_space();
    for (std::size_t end = at_; (end = source_.find("{%", end)) != source_.npos; ++end) {
      const auto end_length = word_tag("endraw", end, "-+");
      if (!end_length) continue;
      std::string_view text = rest().substr(0, end - at_);
      const std::size_t text_length = text.size();
      if (has_sign(end + 2, "-")) text = trim_end(text);
      if (!text.empty()) push(TokenKind::data, std::string(text));
      advance(text_length + *end_length);
      if (strips_after(at_)) skip_space();
      return;
    }
    complain_here(unclosed, start, {{"what", "raw part"}, {"close", "{% endraw %}"}});
    advance(rest().size());
  }

  void tag() {
    const bool output = source_[at_ + 1] == '{';
    const Mark start = here();
    tag_ = tokens_.size();
    push(output ? TokenKind::output_begin : TokenKind::tag_begin, output ? "{{" : "{%");
    advance(2);
    if (has_sign(at_, "-+")) advance(1);
    brackets_.clear();
    const TokenKind end = output ? TokenKind::output_end : TokenKind::tag_end;
    const std::string_view close = output ? "}}" : "%}";
    while (true) {
      skip_space();
      if (at_ >= source_.size()) {
        complain_here(unclosed, start, {{"what", "tag"}, {"close", std::string(close)}});
        tokens_.resize(tag_);  // nobody can tell what belongs to it
        return;
      }
      if (tag_closes(close, end)) return;
      if (ahead("{%") || ahead("{#")) {
        complain_here(unclosed, start, {{"what", "tag"}, {"close", std::string(close)}});
        tokens_[tag_].complained = true;
        push(end, std::string(close));
        return;
      }
      token();
    }
  }

  bool tag_closes(std::string_view close, TokenKind end) {
    const bool strip = ahead("-") && rest().substr(1).starts_with(close);
    const bool keep = end == TokenKind::tag_end && ahead("+%}");
    if (!strip && !keep && !ahead(close)) return false;
    // In {{ {'a': {'b': 1}} }} the first "}}" closes maps.
    if (!brackets_.empty() && brackets_.back() == '}' && end == TokenKind::output_end) return false;
    if (!brackets_.empty()) {
      const std::string open(1, opening[closing.find(brackets_.back())]);
      complain_tag(unclosed,
                   {{"what", "'" + open + "'"}, {"close", std::string(1, brackets_.back())}});
    }
    push(end, std::string(close));
    advance(close.size() + (strip || keep ? 1 : 0));
    if (strip) skip_space();
    return true;
  }

  /// A complaint that explains whatever else is odd in this tag.
  void complain_tag(const Rule& rule, Parts parts) {
    complain_here(rule, here(), std::move(parts));
    tokens_[tag_].complained = true;
  }

  void token() {
    const char c = rest().front();
    if (c == '"' || c == '\'') return text();
    if (c >= '0' && c <= '9') return number();
    const std::size_t name = name_length();
    if (name > 0) return take(TokenKind::name, name);
    constexpr std::string_view pairs[] = {"//", "**", "==", "!=", ">=", "<="};
    for (const std::string_view pair : pairs)
      if (ahead(pair)) return take(TokenKind::symbol, 2);
    if (std::string_view("+-/*%~[](){}<>=.:|,;").find(c) != std::string_view::npos) {
      if (bracket(c)) take(TokenKind::symbol, 1);
      return;
    }
    unknown_character();
  }

  void take(TokenKind kind, std::size_t length) {
    push(kind, std::string(rest().substr(0, length)));
    advance(length);
  }

  std::size_t name_length() const {
    const std::string_view text = rest();
    std::size_t end = 0;
    while (end < text.size()) {
      std::size_t next = end;
      const char32_t letter = decode_utf8(text, next);
      if (!is_word(letter) || (end == 0 && letter < 0x80 && !is_name_start(text[0]))) break;
      end = next;
    }
    return end;
  }

  /// Keeps count of what is open, since "}}" inside brackets may end no tag.
  bool bracket(char c) {
    if (const auto kind = opening.find(c); kind != opening.npos) brackets_ += closing[kind];
    if (closing.find(c) == closing.npos) return true;
    if (!brackets_.empty() && brackets_.back() == c) {
      brackets_.pop_back();
      return true;
    }
    Parts parts{{"bracket", std::string(1, c)}};
    if (!brackets_.empty()) {
      const auto kind = closing.find(brackets_.back());
      parts.emplace_back("open", std::string(1, opening[kind]));
      parts.emplace_back("close", std::string(1, brackets_.back()));
      brackets_.pop_back();  // it was probably meant to be the other one
    }
    complain_tag(bad_bracket, std::move(parts));
    advance(1);
    return false;
  }

  void unknown_character() {
    std::size_t length = 0;
    const char32_t letter = decode_utf8(rest(), length);
    Parts parts{{"character", letter == 0xFFFD ? "?" : std::string(rest().substr(0, length))}};
    if (letter >= 0x2018 && letter <= 0x201B) parts.emplace_back("straight", "'");
    if (letter >= 0x201C && letter <= 0x201F) parts.emplace_back("straight", "\"");
    complain_tag(bad_character, std::move(parts));
    advance(length);
  }

  void text() {
    const char quote = rest().front();
    std::size_t end = 1;
    const std::string_view text = rest();
    while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2 : 1;
    if (end >= text.size()) {
      complain_tag(unclosed, {{"what", "text"}, {"close", std::string(1, quote)}});
      end_at_line();
      return;
    }
    push(TokenKind::text, resolve_escapes(text.substr(1, end - 1)));
    advance(end + 1);
  }

  /// A text without its end: the tag is likely to end in the same line.
  void end_at_line() {
    push(TokenKind::text, "");
    const std::string_view line = rest().substr(0, rest().find('\n'));
    const std::string_view close = tokens_[tag_].kind == TokenKind::output_begin ? "}}" : "%}";
    const auto end = line.find(close);
    brackets_.clear();
    advance(end == line.npos ? line.size() : end);
  }

  void number() {
    const bool after_dot = at_ > 0 && source_[at_ - 1] == '.';
    const NumberLiteral literal = after_dot ? scan_whole_number(rest()) : scan_number(rest());
    push(literal.real ? TokenKind::real : TokenKind::integer, literal.digits);
    advance(literal.length);
  }

  std::string source_;
  const std::string& path_;
  Diagnostics& sink_;
  std::vector<Token> tokens_;
  std::size_t tag_ = 0;   ///< the token that begins the current tag
  std::string brackets_;  ///< the closing ones that are awaited
  std::size_t at_ = 0;
  int line_ = 1;
  std::size_t line_start_ = 0;
};

}  // namespace

std::vector<Token> lex_template(std::string_view source, const std::string& path,
                                Diagnostics& sink) {
  if (source.size() > TemplateLimits::source_bytes) {
    sink.push_back(complain(too_large, Location(path),
                            {{"limit", std::to_string(TemplateLimits::source_bytes)}}));
    source = {};
  }
  return Lexer(normal_lines(source), path, sink).run();
}

}  // namespace kier
