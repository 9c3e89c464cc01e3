#include "templates/json_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "templates/letters.h"
#include "templates/number_text.h"

namespace kier {
namespace {

constexpr int deepest = 100;

void append_unit(unsigned unit, std::string& out) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (unsigned shift = 16; shift > 0;) out += digits[unit >> (shift -= 4) & 0xFU];
}

void append_json_letter(char32_t letter, std::string& out) {
  constexpr std::string_view named = "\b\t\n\f\r\"\\";
  constexpr std::string_view letters = "btnfr\"\\";
  const auto known = letter < 0x80 ? named.find(static_cast<char>(letter)) : named.npos;
  if (letter >= 0x10000) {
    append_unit(static_cast<unsigned>(0xD800 + ((letter - 0x10000) >> 10U)), out);
    append_unit(static_cast<unsigned>(0xDC00 + ((letter - 0x10000) & 0x3FFU)), out);
  } else if (known != named.npos) {
    out += '\\';
    out += letters[known];
  } else if (letter < 0x20 || letter > 0x7E || letter == '<' || letter == '>' || letter == '&' ||
             letter == '\'') {
    if (letter == 0x7F)
      out += '\x7F';
    else
      append_unit(static_cast<unsigned>(letter), out);
  } else {
    out += static_cast<char>(letter);
  }
}

class JsonWriter {
 public:
  JsonWriter(std::optional<int> indent, Work& work) : indent_(indent), work_(work) {}

  bool write(const Value& value, int depth) {
    if (depth > deepest) {
      work_.limit("lists inside each other in tojson", deepest);
      return false;
    }
    if (!work_.step() || !work_.may_build_text(out.size())) return false;
    switch (value.kind()) {
      case Value::Kind::none:
        out += "null";
        return true;
      case Value::Kind::boolean:
        out += value.as_boolean() ? "true" : "false";
        return true;
      case Value::Kind::integer:
        out += std::to_string(value.as_integer());
        return true;
      case Value::Kind::real:
        return real(value.as_real());
      case Value::Kind::text:
      case Value::Kind::html:
        text(value.as_text());
        return true;
      case Value::Kind::list:
        return list(value.as_list(), depth);
      case Value::Kind::map:
        return map(value.as_map(), depth);
    }
    return false;
  }

  std::string out;

 private:
  bool real(double number) {
    if (!std::isfinite(number)) {
      work_.bad_value("tojson", "has no text for a number without end");
      return false;
    }
    out += text_of_real(number);
    return true;
  }

  void text(std::string_view letters) {
    out += '"';
    for (std::size_t at = 0; at < letters.size();)
      append_json_letter(decode_utf8(letters, at), out);
    out += '"';
  }

  void separate(std::size_t index, int depth) {
    if (index > 0) out += indent_ ? "," : ", ";
    line(depth);
  }

  void line(int depth) {
    if (!indent_) return;
    out += '\n';
    out.append(static_cast<std::size_t>(*indent_ * depth), ' ');
  }

  bool list(const Value::List& items, int depth) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      separate(i, depth + 1);
      if (!write(items[i], depth + 1)) return false;
    }
    if (!items.empty()) line(depth);
    out += ']';
    return true;
  }

  bool map(const std::vector<Value::Entry>& entries, int depth) {
    std::vector<const Value::Entry*> sorted;
    sorted.reserve(entries.size());
    for (const Value::Entry& entry : entries) sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto* a, const auto* b) { return a->key < b->key; });
    out += '{';
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      separate(i, depth + 1);
      text(sorted[i]->key);
      out += ": ";
      if (!write(sorted[i]->value, depth + 1)) return false;
    }
    if (!sorted.empty()) line(depth);
    out += '}';
    return true;
  }

  std::optional<int> indent_;
  Work& work_;
};

}  // namespace

std::optional<std::string> json_text(const Value& value, std::optional<int> indent, Work& work) {
  JsonWriter writer(indent, work);
  if (!writer.write(value, 0)) return std::nullopt;
  return std::move(writer.out);
}

}  // namespace kier
