// The only file that includes yaml-cpp. Its parser is used through events: its
// own tree of nodes would cost as much again, and silently accepts the same key
// twice. Its habits, each held by a test:
// - it counts lines and columns from 0;
// - it takes a quote that never closes for closed at the end of the text, and a
//   byte 4 for the end of the text;
// - a line that is indented less than the first one begins a second document;
// - it recurses once per level of nesting, and throws at level 500.
#include "data/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <utility>

#include "data/yaml_builder.h"
#include "data/yaml_mistakes.h"
#include "data/yaml_plain.h"

namespace kier {
namespace {

constexpr Rule too_large{"yaml/too-large", Severity::error,
                         "this YAML text is larger than {limit} bytes",
                         "split it over several files"};
constexpr Rule control_character{"yaml/control-character", Severity::error,
                                 "there is an invisible control character (code {code}) here",
                                 "delete it, and what else was pasted with it"};

/// The characters of a string_view as a stream, without a copy.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // NOLINT: the parser only reads
    setg(begin, begin, begin + text.size());
  }
};

YamlSpot spot(const YAML::Mark& mark) {
  return {static_cast<std::size_t>(std::max(mark.line, 0)),
          static_cast<std::size_t>(std::max(mark.column, 0))};
}

/// Hands yaml-cpp's events to our builder.
class Events : public YAML::EventHandler {
 public:
  Events(std::string_view text, YamlBuilder& builder) : text_(text), builder_(builder) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    builder_.begin_document(node(mark, "?", YAML::NullAnchor));
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    builder_.null(node(mark, "?", anchor));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    builder_.alias(node(mark, "?", YAML::NullAnchor));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    builder_.scalar(node(mark, tag, anchor), text);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    builder_.begin(node(mark, tag, anchor), YamlBuilder::Shape::list, brackets(mark, '['));
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    builder_.begin(node(mark, tag, anchor), YamlBuilder::Shape::map, brackets(mark, '{'));
  }
  void OnSequenceEnd() override { builder_.end(); }
  void OnMapEnd() override { builder_.end(); }

 private:
  static YamlBuilder::Node node(const YAML::Mark& mark, const std::string& tag,
                                YAML::anchor_t anchor) {
    using Writing = YamlBuilder::Writing;
    const Writing writing = tag.empty() || tag == "?" ? Writing::plain
                            : tag == "!"              ? Writing::quoted
                                                      : Writing::tagged;
    return {spot(mark), static_cast<std::size_t>(std::max(mark.pos, 0)), writing,
            anchor != YAML::NullAnchor};
  }

  /// A block list has none, nor has the map that a pair in a [ ] makes.
  YamlBuilder::Brackets brackets(const YAML::Mark& mark, char bracket) const {
    const auto offset = static_cast<std::size_t>(std::max(mark.pos, 0));
    return offset < text_.size() && text_[offset] == bracket ? YamlBuilder::Brackets::around
                                                             : YamlBuilder::Brackets::none;
  }

  std::string_view text_;
  YamlBuilder& builder_;
};

/// Some messages go on with what the parser met, more of them in newer versions.
YamlTrouble trouble(std::string_view words) {
  using T = YamlTrouble;
  namespace E = YAML::ErrorMsg;
  static const std::pair<std::string_view, T> known[] = {
      {E::END_OF_MAP_FLOW, T::bracket},  // before END_OF_MAP, which it begins with
      {E::END_OF_SEQ_FLOW, T::bracket},    {E::END_OF_MAP, T::out_of_place},
      {E::END_OF_SEQ, T::out_of_place},    {E::MAP_VALUE, T::colon},
      {E::FLOW_END, T::character},         {E::BLOCK_ENTRY, T::character},
      {E::MAP_KEY, T::character},          {E::UNKNOWN_TOKEN, T::character},
      {E::UNKNOWN_ANCHOR, T::alias},       {E::ALIAS_NOT_FOUND, T::alias},
      {E::CHAR_IN_ALIAS, T::alias},        {E::ALIAS_CONTENT, T::alias},
      {E::ANCHOR_NOT_FOUND, T::anchor},    {E::CHAR_IN_ANCHOR, T::anchor},
      {E::MULTIPLE_ANCHORS, T::anchor},    {E::MULTIPLE_TAGS, T::tag},
      {E::CHAR_IN_TAG_HANDLE, T::tag},     {E::TAG_WITH_NO_SUFFIX, T::tag},
      {E::END_OF_VERBATIM_TAG, T::tag},    {E::CHAR_IN_BLOCK, T::block},
      {E::ZERO_INDENT_IN_BLOCK, T::block}, {E::INVALID_HEX, T::escape},
      {E::INVALID_ESCAPE, T::escape},      {E::INVALID_UNICODE, T::escape},
      {E::EOF_IN_SCALAR, T::quote},        {E::DOC_IN_SCALAR, T::quote},
      {E::TAB_IN_INDENTATION, T::tab}};
  for (const auto& [message, meaning] : known)
    if (words.starts_with(message)) return meaning;
  return T::other;
}

/// Feeds `text` to `builder`; where and why the parser gave up, if it did.
std::optional<YamlSyntaxError> run_parser(std::string_view text, YamlBuilder& builder) {
  try {
    ViewBuffer buffer(text);
    std::istream in(&buffer);
    YAML::Parser parser(in);
    Events events(text, builder);
    while (builder.documents() < 2 && parser.HandleNextDocument(events)) {
    }
    return std::nullopt;
  } catch (const YAML::Exception& error) {
    return YamlSyntaxError{trouble(error.msg), error.msg, spot(error.mark), builder.open_bracket()};
  } catch (const std::exception& error) {  // what streams and strings may throw
    return YamlSyntaxError{YamlTrouble::other, error.what(), {}, {}};
  }
}

std::optional<Diagnostic> find_control_character(std::string_view text, const std::string& file,
                                                 int first_line) {
  const auto found = std::find_if(text.begin(), text.end(), [](char c) {
    const auto code = static_cast<unsigned char>(c);
    return code == 0x7F || (code < 0x20 && c != '\n' && c != '\t' && c != '\r');
  });
  if (found == text.end()) return std::nullopt;
  const auto line = std::count(text.begin(), found, '\n');
  const auto offset = static_cast<std::size_t>(found - text.begin());
  const auto line_begin = text.substr(0, offset).rfind('\n') + 1;  // npos + 1 is 0
  return complain(
      control_character,
      {file, first_line + static_cast<int>(line), static_cast<int>(offset - line_begin) + 1},
      {{"code", std::to_string(static_cast<unsigned char>(*found))}});
}

/// Replaces the top-level key around `line` (from 0) by spaces, so that the rest
/// can be read for further mistakes. False when there is nothing to replace.
bool blank_out(std::string& text, std::size_t line) {
  std::size_t begin = 0;
  std::size_t at = 0;
  for (std::size_t n = 0; at < text.size(); ++n) {
    const bool begins_key = std::string_view(" \t\r\n#-").find(text[at]) == std::string_view::npos;
    if (begins_key && n > line) break;
    if (begins_key) begin = at;
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  }
  bool changed = false;
  for (std::size_t i = begin; i < at; ++i) {
    if (text[i] == '\n' || text[i] == ' ') continue;
    text[i] = ' ';
    changed = true;
  }
  return changed;
}

/// All mistakes of a document whose first syntax error is `error`.
Diagnostics all_mistakes(std::string_view text, const std::string& file, int first_line,
                         std::optional<YamlSyntaxError> error) {
  constexpr int most_rounds = 10;
  constexpr std::size_t worth_rereading = std::size_t{64} * 1024;
  Diagnostics complaints;
  std::string rest(text);
  for (int round = 0; round < most_rounds && error; ++round) {
    complaints.push_back(explain(*error, rest, file, first_line));
    const int culprit = complaints.back().where.line - first_line;
    if (text.size() > worth_rereading || !blank_out(rest, static_cast<std::size_t>(culprit)))
      return complaints;
    YamlBuilder builder(rest, file, first_line);
    error = run_parser(rest, builder);
    if (!error) std::move(builder.finish()).take(complaints);
  }
  return complaints;
}

}  // namespace

Outcome<Value> parse_yaml(std::string_view text, const std::string& file, int first_line) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.size() > yaml_max_bytes)
    return complain(too_large, {file, first_line, 1}, {{"limit", std::to_string(yaml_max_bytes)}});
  if (auto complaint = find_control_character(text, file, first_line)) return *complaint;
  if (auto value = parse_plain_yaml(text, first_line)) return *std::move(value);

  YamlBuilder builder(text, file, first_line);
  const auto error = run_parser(text, builder);
  if (!error) return builder.finish();
  if (builder.is_too_deep()) return std::move(builder.finish().diagnostics);
  return all_mistakes(text, file, first_line, error);
}

}  // namespace kier
