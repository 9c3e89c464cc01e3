#include "data/yaml_plain.h"

#include <algorithm>
#include <vector>

#include "data/yaml_scalar.h"

namespace kier {
namespace {

constexpr int most_depth = 6;
constexpr std::size_t most_keys = 32;  // they are compared pair by pair
constexpr std::size_t longest_key = 100;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool begins_key(char c) {
  return is_letter(c) || c == '_';
}
bool continues_key(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-';
}
/// Characters that begin plain text and nothing else.
bool begins_plain(char c) {
  return is_letter(c) || is_digit(c) || c == '/' || c == '(' || c == '+' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class PlainReader {
 public:
  PlainReader(std::string_view text, int first_line) : rest_(text), line_number_(first_line - 1) {
    advance();
  }

  std::optional<Value> document() {
    if (at_end_ || indent_ != 0) return std::nullopt;
    auto value = map(0, 0);
    return at_end_ ? value : std::nullopt;
  }

 private:
  /// Goes to the next line that is neither blank nor a comment at the margin.
  void advance() {
    do {
      if (rest_.empty()) {
        at_end_ = true;
        return;
      }
      const auto end = std::min(rest_.find('\n'), rest_.size());
      line_ = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      ++line_number_;
    } while (line_.empty() || line_[0] == '#');
    indent_ = std::min(line_.find_first_not_of(' '), line_.size());
  }

  bool is_list_item() const { return line_.substr(indent_).starts_with("- "); }

  Mark mark(std::string_view part) const {
    return {line_number_, static_cast<int>(part.data() - line_.data()) + 1};
  }

  std::optional<Value> map(std::size_t indent, int depth) {
    if (depth > most_depth) return std::nullopt;
    const Mark begin{line_number_, static_cast<int>(indent) + 1};
    std::vector<Value::Entry> entries;
    entries.reserve(12);
    while (!at_end_ && indent_ == indent && !is_list_item()) {
      if (!entry(entries, indent, depth)) return std::nullopt;
    }
    if (entries.empty() || (!at_end_ && indent_ > indent)) return std::nullopt;
    return Value::map(std::move(entries)).at(begin);
  }

  bool entry(std::vector<Value::Entry>& entries, std::size_t indent, int depth) {
    const std::string_view line = line_.substr(indent);
    if (line.empty() || !begins_key(line[0])) return false;
    const auto length = static_cast<std::size_t>(
        std::find_if_not(line.begin(), line.end(), continues_key) - line.begin());
    if (length > longest_key || length == line.size() || line[length] != ':') return false;
    const std::string_view key = line.substr(0, length);
    const Mark key_mark = mark(key);
    if (entries.size() == most_keys || plain_scalar(key).is_none()) return false;
    for (const Value::Entry& other : entries)
      if (other.key == key) return false;
    const std::string_view behind = line.substr(length + 1);
    if (!behind.empty() && behind[0] != ' ') return false;
    auto value = value_of(behind, key_mark, indent, depth);
    if (!value) return false;
    entries.push_back({std::string(key), *std::move(value), key_mark});
    return true;
  }

  std::optional<Value> value_of(std::string_view behind, Mark key_mark, std::size_t indent,
                                int depth) {
    const auto start = behind.find_first_not_of(' ');
    if (start != behind.npos) {
      const std::string_view style = behind.substr(start);
      if (style == ">-" || style == "|-") return block(indent, style);
      auto value = inline_value(behind.substr(start));
      advance();
      return value && value->is_none() ? Value().at(key_mark) : value;
    }
    advance();
    if (at_end_ || indent_ < indent) return Value().at(key_mark);
    if (is_list_item()) return list(indent_);
    if (indent_ == indent) return Value().at(key_mark);
    return map(indent_, depth + 1);
  }

  /// Text on lines of its own, without a line end behind it. Blank lines in it, and lines
  /// that stand further in, have a meaning that is left to the YAML parser.
  std::optional<Value> block(std::size_t indent, std::string_view style) {
    const Mark begin = mark(style);
    const char between = style[0] == '>' ? ' ' : '\n';
    std::string text;
    for (std::size_t block_indent = 0; !rest_.empty(); ++line_number_) {
      const std::string_view line = rest_.substr(0, rest_.find('\n'));
      const std::size_t here = line.find_first_not_of(' ');
      if (here == line.npos) return std::nullopt;
      if (here <= indent) break;
      if (block_indent != 0 && here != block_indent) return std::nullopt;
      if (line.back() == ' ' || line.find_first_of("\t\r") != line.npos) return std::nullopt;
      if (block_indent != 0) text += between;
      text += line.substr(here);
      block_indent = here;
      rest_.remove_prefix(std::min(line.size() + 1, rest_.size()));
    }
    if (text.empty()) return std::nullopt;
    advance();
    return Value(std::move(text)).at(begin);
  }

  std::optional<Value> list(std::size_t indent) {
    const Mark begin{line_number_, static_cast<int>(indent) + 1};
    Value::List items;
    while (!at_end_ && indent_ == indent && is_list_item()) {
      const std::string_view item = line_.substr(indent + 2);
      const auto start = item.find_first_not_of(' ');
      if (start == item.npos) return std::nullopt;
      auto value = inline_value(item.substr(start));
      if (!value) return std::nullopt;
      items.push_back(*std::move(value));
      advance();
    }
    if (!at_end_ && indent_ > indent) return std::nullopt;
    return Value(std::move(items)).at(begin);
  }

  /// What stands on one line: a scalar, a list in brackets or a map in braces.
  std::optional<Value> inline_value(std::string_view text) const {
    text = text.substr(0, text.find_last_not_of(' ') + 1);
    if (text[0] == '[') return bracketed(text);
    if (text[0] == '{') return braced(text);
    if (text[0] == '"' || text[0] == '\'') return quoted(text);
    return plain(text);
  }

  std::optional<Value> quoted(std::string_view text) const {
    if (text.size() < 2 || text.back() != text[0]) return std::nullopt;
    const std::string_view inside = text.substr(1, text.size() - 2);
    if (inside.find_first_of(text[0] == '"' ? "\"\\\t\r" : "'\t\r") != inside.npos)
      return std::nullopt;
    return Value(inside).at(mark(text));
  }

  std::optional<Value> plain(std::string_view text) const {
    const bool negative = text.size() > 1 && text[0] == '-' && is_digit(text[1]);
    if (!begins_plain(text[0]) && !negative) return std::nullopt;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\t' || c == '\r') return std::nullopt;
      if (c == ':' && (i + 1 == text.size() || text[i + 1] == ' ')) return std::nullopt;
      if (c == '#' && text[i - 1] == ' ') return std::nullopt;
    }
    return plain_scalar(text).at(mark(text));
  }

  std::optional<Value> bracketed(std::string_view text) const {
    if (text.size() < 2 || text.back() != ']') return std::nullopt;
    Value::List items;
    std::string_view inside = text.substr(1, text.size() - 2);
    if (inside.find_first_of("[]{}:?#\"'\t\r") != inside.npos) return std::nullopt;
    while (!inside.empty()) {
      const auto comma = std::min(inside.find(','), inside.size());
      std::string_view item = inside.substr(0, comma);
      item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
      item = item.substr(0, item.find_last_not_of(' ') + 1);
      if (item.empty() || !begins_plain(item[0])) return std::nullopt;
      items.push_back(plain_scalar(item).at(mark(item)));
      inside.remove_prefix(std::min(comma + 1, inside.size()));
    }
    return Value(std::move(items)).at(mark(text));
  }

  std::optional<Value> braced(std::string_view text) const {
    if (text.size() < 2 || text.back() != '}') return std::nullopt;
    std::vector<Value::Entry> entries;
    std::string_view inside = text.substr(1, text.size() - 2);
    if (inside.find_first_of("[]{}?#\"'\t\r") != inside.npos) return std::nullopt;
    while (!inside.empty()) {
      const auto comma = std::min(inside.find(','), inside.size());
      if (!braced_entry(inside.substr(0, comma), entries)) return std::nullopt;
      inside.remove_prefix(std::min(comma + 1, inside.size()));
    }
    if (entries.empty()) return std::nullopt;
    return Value::map(std::move(entries)).at(mark(text));
  }

  /// "key: value" with a plain value that holds no further colon.
  bool braced_entry(std::string_view text, std::vector<Value::Entry>& entries) const {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto colon = text.find(": ");
    if (colon == text.npos || colon > longest_key || entries.size() == most_keys) return false;
    const std::string_view key = text.substr(0, colon);
    std::string_view value = text.substr(colon + 2);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    value = value.substr(0, value.find_last_not_of(' ') + 1);
    if (key.empty() || !begins_key(key[0]) || !std::all_of(key.begin(), key.end(), continues_key) ||
        plain_scalar(key).is_none())
      return false;
    if (value.empty() || !begins_plain(value[0]) || value.find(':') != value.npos) return false;
    for (const Value::Entry& other : entries)
      if (other.key == key) return false;
    Value read = plain_scalar(value).at(mark(value));
    // What means nothing is marked with its key, as elsewhere.
    if (read.is_none()) read = Value().at(mark(key));
    entries.push_back({std::string(key), std::move(read), mark(key)});
    return true;
  }

  std::string_view rest_;
  std::string_view line_;
  std::size_t indent_ = 0;
  int line_number_;
  bool at_end_ = false;
};

}  // namespace

std::optional<Value> parse_plain_yaml(std::string_view text, int first_line) {
  return PlainReader(text, first_line).document();
}

}  // namespace kier
