#include <algorithm>
#include <set>

#include "templates/builtins.h"
#include "templates/escaping.h"
#include "templates/letters.h"
#include "templates/operators.h"

namespace kier {
namespace {

constexpr Rule unknown_part{
    "template/unknown-part", Severity::error, "the text has no part '{part}'{via}",
    "did you mean '{nearest}'?|its parts are {known}|it has no parts at all"};
constexpr Rule missing_part{"template/missing-part", Severity::error,
                            "the text's part '{part}' is not given{via}", "write fill({name}=...)"};

Answer truncate(const Arguments& a, Work& work) {
  const auto text = text_input(a, work);
  const auto length = whole_argument(a, 0, 255, work);
  const auto end = text_argument(a, 2, "...", work);
  const auto leeway = whole_argument(a, 3, 5, work);
  if (!text || !length || !end || !leeway) return std::nullopt;
  const auto end_length = static_cast<std::int64_t>(count_letters(*end));
  if (*length < end_length || *leeway < 0)
    return work.bad_value("'truncate'", "needs a length of at least " + std::to_string(end_length) +
                                            " and a leeway of at least 0");
  const auto letters = split_letters(*text);
  const auto size = static_cast<std::int64_t>(letters.size());
  if (size - *leeway <= *length) return work.text(*text);
  std::string kept;
  for (std::int64_t i = 0; i < *length - end_length; ++i)
    kept += letters[static_cast<std::size_t>(i)];
  const auto space = kept.rfind(' ');
  if (!is_set(a, 1) && space != kept.npos) kept.resize(space);
  return work.text(kept + *end);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == text.npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::string> indentation(const Arguments& a, Work& work) {
  const Value* width = a[0];
  if (width != nullptr && width->is_text()) return width->as_text();
  const auto spaces = whole_argument(a, 0, 4, work);
  if (!spaces) return std::nullopt;
  if (*spaces > 1000) return work.bad_value("'indent'", "takes at most 1000 spaces");
  return std::string(static_cast<std::size_t>(std::max<std::int64_t>(*spaces, 0)), ' ');
}

Answer indent(const Arguments& a, Work& work) {
  const auto text = text_of(*a.input, work);
  const auto space = indentation(a, work);
  if (!text || !space) return std::nullopt;
  std::string out = is_set(a, 1) ? *space : "";
  std::string_view separator;
  for (const std::string_view line : lines_of(*text)) {
    out += separator;
    if (!separator.empty() && (!line.empty() || is_set(a, 2))) out += *space;
    out += line;
    separator = "\n";
    if (!work.may_build_text(out.size())) return std::nullopt;
  }
  return a.input->kind() == Value::Kind::html ? work.html(std::move(out))
                                              : work.text(std::move(out));
}

bool is_part_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// A text of the strings file with parts like {count}; "{ }" and the like stay text.
class Fill {
 public:
  Fill(std::string text, const Arguments& a, Work& work)
      : text_(std::move(text)), a_(a), work_(work) {
    for (std::size_t i = 0; i < a.names.size(); ++i)
      markup_ = markup_ || part(i).kind() == Value::Kind::html;
  }

  Answer run() {
    for (std::string_view rest = text_; !rest.empty();) {
      const auto open = rest.find('{');
      literal(rest.substr(0, open));
      if (open == rest.npos) break;
      rest.remove_prefix(open + 1);
      const auto close = rest.find('}');
      const std::string_view name = rest.substr(0, close);
      if (close == rest.npos || !is_part_name(name)) {
        literal("{");
        continue;
      }
      if (!put(name)) return std::nullopt;
      rest.remove_prefix(close + 1);
    }
    if (!all_used()) return std::nullopt;
    return markup_ ? work_.html(std::move(out_)) : work_.text(std::move(out_));
  }

 private:
  const Value& part(std::size_t index) const {
    return *a_.given[a_.given.size() - a_.names.size() + index];
  }

  void literal(std::string_view text) {
    if (markup_)
      escape_markup(text, out_);
    else
      out_ += text;
  }

  bool put(std::string_view name) {
    known_.insert(std::string(name));
    for (std::size_t i = 0; i < a_.names.size(); ++i) {
      if (a_.names[i] != name) continue;
      if (part(i).is_text()) {
        literal(part(i).as_text());
        return work_.may_build_text(out_.size());
      }
      return append_text(part(i), out_, work_) && work_.may_build_text(out_.size());
    }
    const std::string bare(name);
    work_.fail(missing_part, {{"part", "{" + bare + "}"}, {"name", bare}});
    return false;
  }

  bool all_used() {
    for (const std::string& name : a_.names) {
      if (known_.contains(name)) continue;
      const std::vector<std::string> known(known_.begin(), known_.end());
      std::string list;
      for (const std::string& other : known) list += (list.empty() ? "{" : ", {") + other + "}";
      work_.fail(unknown_part,
                 {{"part", "{" + name + "}"}, {"nearest", nearest(name, known)}, {"known", list}});
      return false;
    }
    return true;
  }

  std::string text_;
  const Arguments& a_;
  Work& work_;
  std::string out_;
  bool markup_ = false;
  std::set<std::string> known_;
};

Answer fill(const Arguments& a, Work& work) {
  auto text = text_input(a, work);
  if (!text) return std::nullopt;
  if (a.names.size() < a.given.size())
    return work.bad_value("'fill'", "takes only arguments with names, such as fill(count=3)");
  return Fill(std::move(*text), a, work).run();
}

constexpr Filter filters[] = {
    {"truncate", "length killwords end leeway", truncate},
    {"indent", "width first blank", indent},
    {"fill", "", fill, Takes::names},
};

}  // namespace

std::span<const Filter> shape_filters() {
  return filters;
}

}  // namespace kier
