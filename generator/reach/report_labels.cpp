#include "reach/report_labels.h"

#include <map>

#include "text/utf8.h"

namespace kier {
namespace {

/// Characters that nobody sees, and that change what is around them.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
         (c >= 0xe0000 && c <= 0xe0fff);
}

/// 0 is A, 25 is Z, 26 is AA.
std::string letters_for(std::size_t number) {
  std::string result;
  for (std::size_t rest = number + 1; rest > 0; rest = (rest - 1) / 26) {
    result.insert(result.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return result;
}

}  // namespace

std::string clean_line(std::string_view text) {
  std::string result;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, at);
    if (c == '\t' || c == '\n' || c == '\r' || is_space(c)) {
      blank = !result.empty();
    } else if (!is_invisible(c)) {
      if (blank) result += ' ';
      blank = false;
      append_utf8(c, result);
    }
  }
  return result;
}

std::vector<std::string> label_channels(const std::vector<const Channel*>& channels,
                                        Readership readership, const ReportWords& words) {
  std::vector<std::string> labels;
  std::map<std::string, std::size_t> letters, seen;
  for (const Channel* channel : channels) {
    std::string label = clean_line(channel->name);
    const bool named = readership == Readership::internal || channel->may_be_named;
    if (!named || label.empty()) {
      const std::string key = "kind_" + channel->kind;
      const std::string kind = words.text(words.has(key) ? key : "kind_venue");
      label = kind + " " + letters_for(letters[kind]++);
      const std::string area = clean_line(channel->area);
      if (!area.empty()) label += ", " + area;
    }
    const std::size_t again = ++seen[label];
    if (again > 1) label += " (" + std::to_string(again) + ")";
    labels.push_back(label);
  }
  return labels;
}

}  // namespace kier
