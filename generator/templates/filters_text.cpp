#include <algorithm>

#include "templates/builtins.h"
#include "templates/escaping.h"
#include "templates/format_text.h"
#include "templates/letters.h"
#include "templates/operators.h"

namespace kier {
namespace {

/// Filters that change letters keep markup what it is: tags and references stay
/// tags and references in capitals too.
template <class Change>
Answer change_letters(const Arguments& a, Work& work, Change change) {
  const auto text = text_of(*a.input, work);
  if (!text) return std::nullopt;
  std::string changed(change(*text));
  return a.input->kind() == Value::Kind::html ? work.html(std::move(changed))
                                              : work.text(std::move(changed));
}

Answer upper(const Arguments& a, Work& work) {
  return change_letters(a, work, to_upper);
}
Answer lower(const Arguments& a, Work& work) {
  return change_letters(a, work, to_lower);
}
Answer capitalized(const Arguments& a, Work& work) {
  return change_letters(a, work, capitalize);
}

bool begins_word_after(char32_t letter) {
  return is_python_space(letter) || letter == '-' || letter == '(' || letter == '{' ||
         letter == '[' || letter == '<';
}

Answer title(const Arguments& a, Work& work) {
  const auto text = text_input(a, work);
  if (!text) return std::nullopt;
  std::string out;
  std::size_t start = 0;
  bool between = true;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t before = at;
    const bool separator = begins_word_after(decode_utf8(*text, at));
    if (separator == between) continue;
    out += capitalize(std::string_view(*text).substr(start, before - start));
    start = before;
    between = separator;
  }
  return work.text(out + capitalize(std::string_view(*text).substr(start)));
}

Answer trim(const Arguments& a, Work& work) {
  if (a[0] == nullptr || a[0]->is_none())
    return change_letters(a, work, [](std::string_view t) { return trim_end(trim_start(t)); });
  const auto letters = text_argument(a, 0, "", work);
  const auto text = text_input(a, work);
  if (!letters || !text) return std::nullopt;
  const auto wanted = split_letters(*letters);
  auto rest = split_letters(*text);
  const auto drop = [&](std::string_view c) {
    return std::find(wanted.begin(), wanted.end(), c) != wanted.end();
  };
  const auto first = std::find_if_not(rest.begin(), rest.end(), drop);
  while (rest.end() != first && drop(rest.back())) rest.pop_back();
  std::string out;
  for (auto at = first; at < rest.end(); ++at) out += *at;
  return work.text(std::move(out));
}

/// `new_text` for at most `count` places of `old_text`; before every letter when that is empty.
std::optional<std::string> replace_in(std::string_view text, std::string_view old_text,
                                      std::string_view new_text, std::int64_t count, Work& work) {
  std::string out;
  std::size_t at = 0;
  while (count-- != 0) {
    std::size_t next = old_text.empty() ? at : text.find(old_text, at);
    if (next == text.npos || next > text.size()) break;
    out.append(text.substr(at, next - at)).append(new_text);
    at = next + old_text.size();
    if (old_text.empty()) {
      if (at == text.size()) return out;
      decode_utf8(text, at);
      out.append(text.substr(next, at - next));
    }
    if (!work.may_build_text(out.size()) || !work.step()) return std::nullopt;
  }
  return out.append(text.substr(std::min(at, text.size())));
}

Answer replace(const Arguments& a, Work& work) {
  auto text = text_input(a, work);
  const auto count = whole_argument(a, 2, -1, work);
  auto old_text = text_of(*a[0], work);
  auto new_text = text_of(*a[1], work);
  if (!text || !count || !old_text || !new_text) return std::nullopt;
  // With markup put in, the rest has to become markup too.
  const bool new_markup = a[1]->kind() == Value::Kind::html;
  const bool markup = new_markup || a[0]->kind() == Value::Kind::html;
  const auto escape = [](std::string& part) {
    std::string escaped;
    escape_markup(part, escaped);
    part = std::move(escaped);
  };
  if (markup) escape(*text);
  if (markup && a[0]->kind() != Value::Kind::html) escape(*old_text);
  if (markup && !new_markup) escape(*new_text);
  auto result = replace_in(*text, *old_text, *new_text, *count, work);
  if (!result) return std::nullopt;
  return markup ? work.html(std::move(*result)) : work.text(std::move(*result));
}

Answer string(const Arguments& a, Work& work) {
  if (is_texty(*a.input)) return *a.input;
  auto text = text_of(*a.input, work);
  return text ? work.text(std::move(*text)) : std::nullopt;
}

Answer wordcount(const Arguments& a, Work& work) {
  const auto text = text_input(a, work);
  if (!text) return std::nullopt;
  std::int64_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text->size();) {
    const bool word = is_word(decode_utf8(*text, at));
    if (word && !inside) ++words;
    inside = word;
  }
  return Value(words);
}

Answer format(const Arguments& a, Work& work) {
  const auto text = text_input(a, work);
  if (!text) return std::nullopt;
  if (a.names.empty()) return format_text(*text, a.given, work);
  if (a.names.size() < a.given.size())
    return work.bad_value("'format'", "takes arguments with names or without, not both");
  std::vector<Value::Entry> named;
  for (std::size_t i = 0; i < a.names.size(); ++i) named.push_back({a.names[i], *a.given[i]});
  return format_with(*text, Value::map(std::move(named)), work);
}

constexpr Filter filters[] = {
    {"upper", "", upper},   {"lower", "", lower},         {"capitalize", "", capitalized},
    {"title", "", title},   {"trim", "chars", trim},      {"replace", "old! new! count", replace},
    {"string", "", string}, {"wordcount", "", wordcount}, {"format", "", format, Takes::names},
};

}  // namespace

std::span<const Filter> text_filters() {
  return filters;
}

}  // namespace kier
