#include <algorithm>

#include "templates/builtins.h"
#include "templates/escaping.h"
#include "templates/json_text.h"
#include "templates/operators.h"
#include "templates/plain_words.h"

namespace kier {
namespace {

Answer force_escape(const Arguments& a, Work& work) {
  const auto text = text_of(*a.input, work);
  if (!text) return std::nullopt;
  std::string escaped;
  escape_markup(*text, escaped);
  return work.html(std::move(escaped));
}

Answer escape(const Arguments& a, Work& work) {
  if (a.input->kind() == Value::Kind::html) return *a.input;
  return force_escape(a, work);
}

Answer safe(const Arguments& a, Work& work) {
  if (a.input->kind() == Value::Kind::html) return *a.input;
  auto text = text_of(*a.input, work);
  return text ? work.html(std::move(*text)) : std::nullopt;
}

Answer striptags(const Arguments& a, Work& work) {
  const auto text = text_of(*a.input, work);
  if (!text) return std::nullopt;
  return work.text(words_of_markup(*text));
}

Answer tojson(const Arguments& a, Work& work) {
  std::optional<int> indent;
  if (a[0] != nullptr && !a[0]->is_none()) {
    const auto given = whole_argument(a, 0, 0, work);
    if (!given) return std::nullopt;
    if (*given < 0 || *given > 20)
      return work.bad_value("'tojson'", "takes an indent from 0 to 20");
    indent = static_cast<int>(*given);
  }
  auto text = json_text(*a.input, indent, work);
  return text ? work.html(std::move(*text)) : std::nullopt;
}

/// `kept` stays as it is besides letters, digits and -._~
std::string percent_encoded(std::string_view text, char kept) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain || c == kept)
      out += c;
    else if (c == ' ' && kept != '/')
      out += '+';
    else
      (((out += '%') += digits[byte / 16]) += digits[byte % 16]);
  }
  return out;
}

bool append_pair(const Value& key, const Value& value, std::string& out, Work& work) {
  const auto name = text_of(key, work);
  const auto text = text_of(value, work);
  if (!name || !text) return false;
  if (!out.empty()) out += '&';
  out += percent_encoded(*name, '\0') + "=" + percent_encoded(*text, '\0');
  return work.may_build_text(out.size());
}

Answer urlencode(const Arguments& a, Work& work) {
  std::string out;
  if (a.input->is_map()) {
    for (const Value::Entry& entry : a.input->as_map())
      if (!append_pair(entry.key, entry.value, out, work)) return std::nullopt;
    return work.text(std::move(out));
  }
  if (a.input->is_list()) {
    for (const Value& pair : a.input->as_list()) {
      if (!pair.is_list() || pair.as_list().size() != 2)
        return work.bad_type("'urlencode' of a list", "pairs of a name and a value", pair);
      if (!append_pair(pair.as_list()[0], pair.as_list()[1], out, work)) return std::nullopt;
    }
    return work.text(std::move(out));
  }
  const auto text = text_of(*a.input, work);
  return text ? work.text(percent_encoded(*text, '/')) : std::nullopt;
}

constexpr Filter filters[] = {
    {"escape", "", escape},
    {"e", "", escape},
    {"forceescape", "", force_escape},
    {"safe", "", safe},
    {"striptags", "", striptags},
    {"tojson", "indent", tojson},
    {"urlencode", "", urlencode},
};

}  // namespace

std::span<const Filter> markup_filters() {
  return filters;
}

}  // namespace kier
