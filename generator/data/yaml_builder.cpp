#include "data/yaml_builder.h"

#include <algorithm>
#include <numeric>

#include "data/yaml.h"
#include "data/yaml_rules.h"
#include "data/yaml_scalar.h"

namespace kier {
namespace {

constexpr Rule too_deep{"yaml/too-deep", Severity::error,
                        "lists and maps are nested more than {limit} levels deep here",
                        "write it flatter"};
constexpr Rule duplicate_key{"yaml/duplicate-key", Severity::error,
                             "the key '{key}' stands here again; it is already on line {line}",
                             "keep one of the two"};
constexpr Rule merge_key{"yaml/merge-key", Severity::error, "'<<' (a merge key) is not used here",
                         "write the keys out in full"};
constexpr Rule key_not_text{
    "yaml/key-not-text", Severity::error, "a key must be plain text",
    "put quotes round the key; or round the whole value, if it begins with a bracket"};
constexpr Rule several_documents{"yaml/several-documents", Severity::error,
                                 "a second YAML document begins here, and one file holds one",
                                 "remove this line and what follows"};
constexpr Rule hash{"yaml/hash", Severity::warning,
                    "'#' begins a comment here, so '{comment}' is not part of the value",
                    "put quotes round the value if it should be; else write a space after '#'"};

constexpr std::ptrdiff_t most_complaints = 20;  // of a severity; an alias bomb has 100,000

/// The length of the quoted scalar that `text` begins with; npos without an end.
std::size_t length_of_quoted(std::string_view text) {
  const char quote = text[0];
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return i + 1;
      ++i;
    }
  }
  return text.npos;
}

}  // namespace

Mark YamlBuilder::at(YamlSpot spot) const {
  return {static_cast<int>(spot.line) + first_line_, static_cast<int>(spot.column) + 1};
}

std::string_view YamlBuilder::from(std::size_t offset) const {
  return text_.substr(std::min(offset, text_.size()));
}

/// Beyond the limits nothing is built; the parser has no way to stop it short.
bool YamlBuilder::is_ignoring() const {
  return depth_ > yaml_max_depth || documents_ > 1;
}

bool YamlBuilder::awaits(bool key) const {
  return !open_.empty() && open_.back().shape == Shape::map && open_.back().has_key != key;
}

void YamlBuilder::report(const Rule& rule, Mark mark, Parts parts) {
  if (rule.severity == Severity::error && &rule != &duplicate_key) is_sound_ = false;
  const auto same = std::count_if(complaints_.begin(), complaints_.end(), [&](const auto& other) {
    return other.rule->severity == rule.severity;
  });
  if (same < most_complaints)
    complaints_.push_back(complain(rule, {file_, mark}, std::move(parts)));
}

std::optional<YamlSpot> YamlBuilder::open_bracket() const {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open)
    if (open->brackets == Brackets::around) return open->spot;
  return std::nullopt;
}

void YamlBuilder::begin_document(const Node& node) {
  if (++documents_ != 2) return;
  // A line that is indented less than the first one ends the document too.
  if (from(node.offset).starts_with("---") || from(node.offset).empty())
    report(several_documents, at(node.spot));
  else
    report(yaml_rules::indentation, at(node.spot));
}

void YamlBuilder::null(const Node& node) {
  if (is_ignoring()) return;
  refuse_extras(node);
  if (awaits(true)) {
    report(key_not_text, at(node.spot));
    return begin_key(node, {}, std::string_view::npos);
  }
  if (awaits(false)) {
    const Mark key_mark = open_.back().key_mark;  // the parser gives that of what follows
    check_empty_value();
    return add(Value().at(key_mark));
  }
  add(Value().at(at(node.spot)));
}

void YamlBuilder::alias(const Node& node) {
  if (is_ignoring()) return;
  report(yaml_rules::anchor, at(node.spot));
  if (awaits(true)) return begin_key(node, {}, std::string_view::npos);
  add(Value().at(at(node.spot)));
}

void YamlBuilder::scalar(const Node& node, const std::string& text) {
  if (is_ignoring()) return;
  refuse_extras(node);
  const bool plain = node.writing == Writing::plain;
  const std::size_t end = end_of_scalar(node, text);
  if (awaits(true)) {
    if (plain && text == "<<") report(merge_key, at(node.spot));
    return begin_key(node, text, end);
  }
  check_hash(end);
  root_is_plain_ = plain;
  add((plain ? plain_scalar(text) : Value(text)).at(at(node.spot)));
}

void YamlBuilder::begin(const Node& node, Shape shape, Brackets brackets) {
  if (++depth_ > yaml_max_depth) {
    if (!too_deep_) {
      complaints_.clear();  // such a text is no campaign file with other mistakes
      report(too_deep, at(node.spot), {{"limit", std::to_string(yaml_max_depth)}});
    }
    too_deep_ = true;
  }
  if (is_ignoring()) return;
  refuse_extras(node);
  if (awaits(true)) report(key_not_text, at(node.spot));
  Open& open = open_.emplace_back();
  open.shape = shape;
  open.brackets = brackets;
  open.spot = node.spot;
}

void YamlBuilder::end() {
  const bool ignored = is_ignoring();
  --depth_;
  if (ignored) return;
  Open done = std::move(open_.back());
  open_.pop_back();
  if (done.shape == Shape::map) check_duplicates(done.entries);
  if (awaits(true)) return begin_key({done.spot}, {}, std::string_view::npos);
  root_is_plain_ = false;
  add((done.shape == Shape::map ? Value::map(std::move(done.entries))
                                : Value(std::move(done.items)))
          .at(at(done.spot)));
}

/// Anchors and tags come along with the value that they are written before.
void YamlBuilder::refuse_extras(const Node& node) {
  if (node.has_anchor) report(yaml_rules::anchor, at(node.spot));
  const bool bare_tag = node.writing == Writing::quoted && from(node.offset).starts_with('!');
  if (node.writing == Writing::tagged || bare_tag) report(yaml_rules::tag, at(node.spot));
}

/// The offset behind a scalar; npos where the text does not tell it. Reports a quote without end.
std::size_t YamlBuilder::end_of_scalar(const Node& node, const std::string& text) {
  const std::string_view source = from(node.offset);
  if (node.writing == Writing::plain && source.starts_with(text)) return node.offset + text.size();
  if (!source.starts_with('"') && !source.starts_with('\'')) return text_.npos;
  const std::size_t length = length_of_quoted(source);
  if (length != source.npos) return node.offset + length;
  report(yaml_rules::unclosed_quote, at(node.spot));
  return text_.npos;
}

void YamlBuilder::begin_key(const Node& node, std::string key, std::size_t end) {
  Open& open = open_.back();
  open.key = std::move(key);
  open.key_mark = at(node.spot);
  open.key_end = end;
  open.has_key = true;
}

void YamlBuilder::add(Value value) {
  if (open_.empty()) {
    root_ = std::move(value);
    return;
  }
  Open& open = open_.back();
  if (open.shape == Shape::list) {
    open.items.push_back(std::move(value));
    return;
  }
  open.entries.push_back({std::move(open.key), std::move(value), open.key_mark});
  open.has_key = false;
}

void YamlBuilder::check_duplicates(const std::vector<Value::Entry>& entries) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return entries[a].key < entries[b].key; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Value::Entry& first = entries[order[i - 1]];
    const Value::Entry& again = entries[order[i]];
    if (first.key == again.key)
      report(duplicate_key, again.key_mark,
             {{"key", again.key}, {"line", std::to_string(first.key_mark.line)}});
  }
}

/// A key without a value: is its colon there, and has '#' taken the value?
void YamlBuilder::check_empty_value() {
  const Open& open = open_.back();
  if (open.key_end == text_.npos) return;
  std::string_view rest = from(open.key_end);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  if (rest.starts_with(':')) return check_hash(text_.size() - rest.size() + 1);
  const auto colon = open.key.find(':');
  if (colon == open.key.npos || colon == 0 || colon + 1 == open.key.size())
    return report(yaml_rules::missing_colon, open.key_mark, {{"key", open.key}});
  report(yaml_rules::missing_space,
         {open.key_mark.line, open.key_mark.column + static_cast<int>(colon)},
         {{"key", open.key.substr(0, colon)}, {"value", open.key.substr(colon + 1)}});
}

/// A comment has a space after its '#'. Without one the author may have meant a
/// hashtag or a number, and lost it.
void YamlBuilder::check_hash(std::size_t offset) {
  std::string_view rest = from(offset);
  rest = rest.substr(0, rest.find('\n'));
  const auto sign = rest.find_first_not_of(" \t");
  if (sign == rest.npos || rest[sign] != '#' || sign + 1 == rest.size()) return;
  if (std::string_view(" \t\r#!-=").find(rest[sign + 1]) != rest.npos) return;
  const std::string_view before = text_.substr(0, offset + sign);
  const auto line = std::count(before.begin(), before.end(), '\n');
  const auto column = before.size() - (before.rfind('\n') + 1);  // npos + 1 is 0
  const auto last = rest.find_last_not_of(" \t\r");
  report(hash, at({static_cast<std::size_t>(line), column}),
         {{"comment", std::string(rest.substr(sign, last - sign + 1))}});
}

/// `title:x` and nothing else is one plain text to YAML.
void YamlBuilder::check_root() {
  if (!root_is_plain_ || !root_.is_text()) return;
  const std::string& text = root_.as_text();
  const auto colon = text.find(':');
  if (colon == text.npos || colon == 0 || colon + 1 == text.size()) return;
  const Mark mark = root_.mark();
  report(yaml_rules::missing_space, {mark.line, mark.column + static_cast<int>(colon)},
         {{"key", text.substr(0, colon)}, {"value", text.substr(colon + 1)}});
}

Outcome<Value> YamlBuilder::finish() {
  check_root();
  if (!is_sound_) return std::move(complaints_);
  return {std::move(root_), std::move(complaints_)};
}

}  // namespace kier
