// The only file that includes nlohmann-json. Its events are used, not its tree:
// they cost no second tree, do not recurse, and show a key that stands twice.
// They do not tell where something stands, so a cursor follows them through the
// text; it may be simple, because what it passes has been found to be JSON.
#include "data/json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

namespace kier {
namespace {

constexpr Rule syntax{"json/syntax", Severity::error, "this is not valid JSON: {problem}",
                      "JSON needs double quotes round text and keys, a comma between values, and "
                      "no comma after the last one"};
constexpr Rule too_deep{"json/too-deep", Severity::error,
                        "lists and objects are nested more than {limit} levels deep here",
                        "write it flatter"};
constexpr Rule duplicate_key{"json/duplicate-key", Severity::error,
                             "the key '{key}' stands here again; it is already on line {line}",
                             "keep one of the two"};
constexpr Rule large_number{"json/large-number", Severity::error,
                            "the number {number} is too large", "put quotes round it"};

/// Walks over the tokens of a JSON text and knows its line and column.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  /// The place of the next token that is not a comma or colon; goes behind it.
  Mark pass_token() {
    while (at_ < text_.size() && std::string_view(" \t\r\n,:").find(text_[at_]) != text_.npos)
      step();
    const Mark mark = mark_;
    if (at_ == text_.size()) return mark;
    const char first = text_[at_];
    step();
    if (first == '"') {
      pass_text();
    } else if (std::string_view("[]{}").find(first) == text_.npos) {
      while (at_ < text_.size() &&
             std::string_view(" \t\r\n,:[]{}\"").find(text_[at_]) == text_.npos)
        step();
    }
    return mark;
  }

  /// The place of the byte at `offset`, which is not before the last token.
  Mark go_to(std::size_t offset) {
    while (at_ < std::min(offset, text_.size())) step();
    return mark_;
  }

 private:
  void pass_text() {
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\') step();
      if (at_ < text_.size()) step();
    }
    if (at_ < text_.size()) step();
  }

  void step() {
    if (text_[at_++] == '\n') {
      ++mark_.line;
      mark_.column = 1;
    } else {
      ++mark_.column;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Mark mark_{1, 1};
};

/// Makes a Value of nlohmann's events; `false` from one of them ends the parse.
class Builder : public nlohmann::json::json_sax_t {
 public:
  Builder(std::string_view text, const std::string& file)
      : text_(text), cursor_(text), file_(file) {}

  bool null() override { return add({}); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(std::int64_t{value}); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return add(static_cast<std::int64_t>(value));
    return refuse(large_number, cursor_.pass_token(), {{"number", std::to_string(value)}});
  }
  bool number_float(number_float_t value, const string_t& written) override {
    if (written.find_first_of(".eE") != written.npos) return add(value);
    return refuse(large_number, cursor_.pass_token(), {{"number", written}});
  }
  bool string(string_t& text) override { return add(Value(std::move(text))); }
  bool binary(binary_t&) override { return false; }  // JSON has none

  bool start_object(std::size_t) override { return begin(true); }
  bool start_array(std::size_t) override { return begin(false); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }
  bool key(string_t& name) override {
    Open& open = open_.back();
    open.key = std::move(name);
    open.key_mark = cursor_.pass_token();
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    const std::string_view words = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error ..."
    const auto colon = words.find(": ");
    return refuse(
        syntax, cursor_.go_to(position == 0 ? 0 : position - 1),
        {{"problem", std::string(colon == words.npos ? words : words.substr(colon + 2))}});
  }

  Outcome<Value> finish() {
    if (has_errors(complaints_)) return std::move(complaints_);
    return std::move(root_);
  }

 private:
  struct Open {
    bool is_object = false;
    Mark mark;
    Value::List items;
    std::vector<Value::Entry> entries;
    std::string key;
    Mark key_mark;
  };

  bool refuse(const Rule& rule, Mark mark, Parts parts) {
    complaints_.push_back(complain(rule, {file_, mark}, std::move(parts)));
    return false;
  }

  bool begin(bool is_object) {
    const Mark mark = cursor_.pass_token();
    if (open_.size() == json_max_depth)
      return refuse(too_deep, mark, {{"limit", std::to_string(json_max_depth)}});
    open_.push_back({is_object, mark, {}, {}, {}, {}});
    return true;
  }

  bool end() {
    cursor_.pass_token();
    Open done = std::move(open_.back());
    open_.pop_back();
    if (done.is_object) check_duplicates(done.entries);
    return place(
        (done.is_object ? Value::map(std::move(done.entries)) : Value(std::move(done.items)))
            .at(done.mark));
  }

  bool add(Value value) { return place(std::move(value).at(cursor_.pass_token())); }

  bool place(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Open& open = open_.back(); open.is_object) {
      open.entries.push_back({std::move(open.key), std::move(value), open.key_mark});
    } else {
      open.items.push_back(std::move(value));
    }
    return true;
  }

  void check_duplicates(const std::vector<Value::Entry>& entries) {
    std::unordered_map<std::string_view, int> lines;
    for (const Value::Entry& entry : entries) {
      const auto [first, is_new] = lines.try_emplace(entry.key, entry.key_mark.line);
      if (!is_new)
        refuse(duplicate_key, entry.key_mark,
               {{"key", entry.key}, {"line", std::to_string(first->second)}});
    }
  }

  std::string_view text_;
  Cursor cursor_;
  const std::string& file_;
  Value root_;
  std::vector<Open> open_;
  Diagnostics complaints_;
};

void append_real(double value, std::string& out) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char digits[32];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  const std::string_view text(digits, static_cast<std::size_t>(end - digits));
  out += text;
  if (text.find_first_of(".e") == text.npos) out += ".0";
}

void append(const Value& value, std::string& out) {
  switch (value.kind()) {
    case Value::Kind::none:
      out += "null";
      return;
    case Value::Kind::boolean:
      out += value.as_boolean() ? "true" : "false";
      return;
    case Value::Kind::integer:
      out += std::to_string(value.as_integer());
      return;
    case Value::Kind::real:
      return append_real(value.as_real(), out);
    case Value::Kind::text:
    case Value::Kind::html:
      return append_json(value.as_text(), out);
    case Value::Kind::list: {
      char before = '[';
      for (const Value& item : value.as_list()) {
        out += before;
        append(item, out);
        before = ',';
      }
      out += value.as_list().empty() ? "[]" : "]";
      return;
    }
    case Value::Kind::map: {
      char before = '{';
      for (const Value::Entry& entry : value.as_map()) {
        out += before;
        append_json(entry.key, out);
        out += ':';
        append(entry.value, out);
        before = ',';
      }
      out += value.as_map().empty() ? "{}" : "}";
      return;
    }
  }
}

}  // namespace

void append_json(std::string_view text, std::string& out) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t run = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<unsigned char>(text[i]);
    if (code >= 0x20 && code != '"' && code != '\\') continue;
    out.append(text.data() + run, i - run);
    run = i + 1;
    out += '\\';
    if (code >= 0x20)
      out += text[i];
    else if (code == '\n')
      out += 'n';
    else
      (out += "u00") += {hex[code >> 4U], hex[code & 15U]};
  }
  out.append(text.data() + run, text.size() - run);
  out += '"';
}

std::string to_json(const Value& value) {
  std::string out;
  append(value, out);
  return out;
}

Outcome<Value> parse_json(std::string_view text, const std::string& file) {
  Builder builder(text, file);
  try {
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  } catch (const std::exception& error) {  // what the library throws in spite of it all
    return complain(syntax, {file, 1, 1}, {{"problem", error.what()}});
  }
  return builder.finish();
}

}  // namespace kier
