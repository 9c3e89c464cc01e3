#include "data/yaml_mistakes.h"

#include <algorithm>
#include <vector>

#include "data/yaml_rules.h"
#include "data/yaml_scalar.h"

namespace kier {
namespace {

constexpr Rule second_colon{
    "yaml/colon", Severity::error,
    "a colon and a space begin a new value here, in the middle of another one",
    "put quotes round the whole value: {mended}|put quotes round the whole value"};
constexpr Rule unclosed_bracket{"yaml/unclosed-bracket", Severity::error,
                                "the '{bracket}' that opens here is never closed",
                                "end the list with '{closing}', or put quotes round the value"};
constexpr Rule reserved{"yaml/reserved-character", Severity::error,
                        "'{character}' has a meaning of its own in YAML at this place",
                        "put quotes round the value: {mended}|put quotes round the value"};
constexpr Rule after_quote{
    "yaml/text-after-quote", Severity::error, "there is more text after the closing quote",
    "put all of the value inside the quotes: {mended}|put all of the value inside the quotes"};
constexpr Rule bad_escape{"yaml/escape", Severity::error,
                          "a backslash inside double quotes begins a code, and this one is unknown",
                          "write two backslashes, or use single quotes"};
constexpr Rule tab{"yaml/tab", Severity::error, "a tab cannot indent a line in YAML",
                   "use spaces, two for each level"};
constexpr Rule syntax{"yaml/syntax", Severity::error, "this is not valid YAML ({words})",
                      "a value with unusual characters needs quotes round it"};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// Enough of a text to recognise it by; never half a character.
std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 40;
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

/// A line as an author reads it: indentation, `- ` signs, key, value.
struct Line {
  explicit Line(std::string_view whole) : text(whole) {
    indent = std::min(text.find_first_not_of(" \t"), text.size());
    start = indent;
    while (text.substr(start).starts_with("- "))
      start = std::min(text.find_first_not_of(' ', start + 1), text.size());
    for (std::size_t i = skip_quoted_key(); i < text.size(); ++i) {
      if (text[i] != ':') continue;
      if (i + 1 < text.size() && text[i + 1] != ' ' && text[i + 1] != '\t' && text[i + 1] != '\r')
        continue;
      colon = i;
      break;
    }
  }

  bool is_blank() const { return indent == text.size() || text[indent] == '#'; }
  bool has_tab() const { return text.substr(0, indent).find('\t') != text.npos; }
  std::string_view key() const { return trimmed(text.substr(start, colon - start)); }
  std::string_view value() const { return trimmed(text.substr(std::min(colon + 1, text.size()))); }

  std::string_view text;
  std::size_t indent = 0;
  std::size_t start = 0;          ///< where the key begins
  std::size_t colon = text.npos;  ///< the colon that ends the key

 private:
  std::size_t skip_quoted_key() const {
    if (start >= text.size() || (text[start] != '"' && text[start] != '\'')) return start;
    const auto close = text.find(text[start], start + 1);
    return close == text.npos ? start : close + 1;
  }
};

class Explanation {
 public:
  Explanation(const YamlSyntaxError& error, std::string_view text, const std::string& file,
              int first_line)
      : error_(error), file_(file), first_line_(first_line) {
    for (std::size_t at = 0; at <= text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      lines_.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    spot_ = error.spot;
    spot_.line = std::min(spot_.line, lines_.size() - 1);
    spot_.column = std::min(spot_.column, lines_[spot_.line].size());
  }

  Diagnostic diagnostic() const {
    const Line line(lines_[spot_.line]);
    if (line.has_tab() || error_.trouble == YamlTrouble::tab) return tab_in_indentation(line);
    switch (error_.trouble) {
      case YamlTrouble::colon:
        return colon(line);
      case YamlTrouble::out_of_place:
        return out_of_place(line);
      case YamlTrouble::bracket:
        return bracket();
      case YamlTrouble::character:
        return reserved_at(line, spot_.column);
      case YamlTrouble::alias:
      case YamlTrouble::anchor:
        return complain(yaml_rules::anchor, place(spot_.line, value_start(line)));
      case YamlTrouble::tag:
        return complain(yaml_rules::tag, place(spot_.line, value_start(line)));
      case YamlTrouble::block:
        return reserved_at(line, value_start(line));
      case YamlTrouble::escape:
        return escape();
      case YamlTrouble::quote:
        return unclosed_quote();
      default:
        return complain(syntax, place(spot_.line, spot_.column), {{"words", error_.words}});
    }
  }

 private:
  Location place(std::size_t line, std::size_t column) const {
    return {file_, {static_cast<int>(line) + first_line_, static_cast<int>(column) + 1}};
  }

  /// The nearest line above that is not blank; nullopt at the top.
  std::optional<std::size_t> above(std::size_t line) const {
    while (line-- > 0)
      if (!Line(lines_[line]).is_blank()) return line;
    return std::nullopt;
  }

  /// Where the value of a line begins; where the library gave up when it has none.
  std::size_t value_start(const Line& line) const {
    if (line.colon == line.text.npos || line.value().empty()) return spot_.column;
    return static_cast<std::size_t>(line.value().data() - line.text.data());
  }

  static std::string mended(const Line& line) {
    std::string_view value = line.value();
    if (line.colon == line.text.npos || value.empty() || line.text.size() > 200) return {};
    if (value.size() > 2 && value.back() == value[0] && (value[0] == '"' || value[0] == '\''))
      value = value.substr(1, value.size() - 2);  // 'it's'
    return std::string(line.key()) + ": " + quoted_scalar(value);
  }

  Diagnostic tab_in_indentation(const Line& line) const {
    const auto column = std::min(line.text.find('\t'), line.text.size());
    return complain(tab, place(spot_.line, column));
  }

  Diagnostic reserved_at(const Line& line, std::size_t column) const {
    const std::string character(column < line.text.size() ? line.text.substr(column, 1) : "");
    return complain(reserved, place(spot_.line, column),
                    {{"character", character}, {"mended", mended(line)}});
  }

  Diagnostic colon(const Line& line) const {
    if (line.colon < spot_.column)
      return complain(second_colon, place(spot_.line, spot_.column), {{"mended", mended(line)}});
    return unexpected_line(line);
  }

  /// A line that may be sound in itself, but not after the one above it.
  Diagnostic unexpected_line(const Line& line) const {
    const auto before = above(spot_.line);
    const Line previous(before ? lines_[*before] : std::string_view());
    if (before && previous.colon == line.text.npos && previous.indent == line.indent) {
      const auto colon = previous.text.find(':', previous.start);
      if (colon == previous.text.npos)
        return complain(yaml_rules::missing_colon, place(*before, previous.start),
                        {{"key", shortened(trimmed(previous.text.substr(previous.start)))}});
      const std::string key(trimmed(previous.text.substr(previous.start, colon - previous.start)));
      const auto value = trimmed(previous.text.substr(colon + 1));
      return complain(yaml_rules::missing_space, place(*before, colon),
                      {{"key", key}, {"value", shortened(value)}});
    }
    const bool deeper = before && line.indent > previous.indent && !previous.value().empty();
    return complain(yaml_rules::indentation, place(spot_.line, line.indent),
                    {{"above", deeper ? std::string(previous.key()) : ""}});
  }

  Diagnostic out_of_place(const Line& line) const {
    if (spot_.column <= line.indent) return unexpected_line(line);
    const auto before = line.text.find_last_not_of(" \t", spot_.column - 1);
    const char last = before == line.text.npos ? ' ' : line.text[before];
    if (last == '"' || last == '\'')
      return complain(after_quote, place(spot_.line, spot_.column), {{"mended", mended(line)}});
    return reserved_at(line, spot_.column);
  }

  Diagnostic bracket() const {
    const YamlSpot open = error_.bracket.value_or(spot_);
    const std::string_view line = lines_[std::min(open.line, lines_.size() - 1)];
    const bool list = open.column >= line.size() || line[open.column] == '[';
    return complain(unclosed_bracket, place(open.line, open.column),
                    {{"bracket", list ? "[" : "{"}, {"closing", list ? "]" : "}"}});
  }

  /// The library notices behind the code, maybe on the next line.
  Diagnostic escape() const {
    for (std::size_t n = spot_.line + 1; n-- > 0;) {
      const auto end = n == spot_.line ? spot_.column : lines_[n].size();
      const auto backslash = lines_[n].substr(0, end).rfind('\\');
      if (backslash != lines_[n].npos) return complain(bad_escape, place(n, backslash));
    }
    return complain(bad_escape, place(spot_.line, spot_.column));
  }

  /// The library notices at the end of the text; the quote that opened is the last
  /// one that begins a value above.
  Diagnostic unclosed_quote() const {
    for (std::size_t n = spot_.line + 1; n-- > 0;) {
      const Line line(lines_[n]);
      const auto start = line.colon == line.text.npos ? line.start : value_start(line);
      if (start < line.text.size() && (line.text[start] == '"' || line.text[start] == '\''))
        return complain(yaml_rules::unclosed_quote, place(n, start));
    }
    return complain(yaml_rules::unclosed_quote, place(spot_.line, spot_.column));
  }

  const YamlSyntaxError& error_;
  const std::string& file_;
  int first_line_;
  YamlSpot spot_;
  std::vector<std::string_view> lines_;
};

}  // namespace

Diagnostic explain(const YamlSyntaxError& error, std::string_view text, const std::string& file,
                   int first_line) {
  return Explanation(error, text, file, first_line).diagnostic();
}

}  // namespace kier
