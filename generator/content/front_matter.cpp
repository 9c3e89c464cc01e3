#include "content/front_matter.h"

#include <algorithm>

namespace kier {
namespace {

constexpr Rule missing{"front-matter/missing", Severity::error, "the page has no front matter",
                       "begin the file with a line '---', 'title: ...' and again a line '---'"};
constexpr Rule unclosed{"front-matter/unclosed", Severity::error, "the front matter never ends",
                        "add a line '---' below it"};

/// Three dashes; blanks behind them, which nobody sees, do not matter.
bool is_fence(std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line == "---";
}

}  // namespace

Outcome<FrontMatter> split_front_matter(const SourceFile& file) {
  const std::string_view text = file.text;
  const auto line_at = [&](std::size_t begin) {
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  if (!is_fence(line_at(0))) return complain(missing, {file.path, 1, 1});
  int line = 1;
  const std::size_t open_end = std::min(text.find('\n'), text.size() - 1) + 1;
  for (std::size_t begin = open_end; begin < text.size();) {
    ++line;
    const std::string_view current = line_at(begin);
    const std::size_t next = std::min(begin + current.size() + 1, text.size());
    if (is_fence(current))
      return FrontMatter{.yaml = text.substr(open_end, begin - open_end),
                         .body = text.substr(next),
                         .yaml_line = 2,
                         .body_line = line + 1};
    begin = next;
  }
  return complain(unclosed, {file.path, 1, 1});
}

}  // namespace kier
