#include "text/slug.h"

#include <fmt/format.h>

#include "text/letters.h"
#include "text/utf8.h"

namespace kier {
namespace {

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC;
}

std::string code_points(std::string_view title) {
  std::string out;
  int count = 0;
  for (std::size_t at = 0; at < title.size() && count < 4; ++count)
    out += fmt::format("{}u{:x}", count == 0 ? "" : "-",
                       static_cast<std::uint32_t>(decode_utf8(title, at)));
  return out.empty() ? "untitled" : out;
}

}  // namespace

std::string slugify(std::string_view title) {
  const std::string folded = fold(title);
  std::string slug;
  bool parted = false;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = decode_utf8(folded, at);
    if (c < 0x80 && is_letter_or_digit(c)) {
      if (parted && !slug.empty()) slug += '-';
      parted = false;
      slug += static_cast<char>(c);
    } else if (!is_apostrophe(c)) {
      parted = true;
    }
  }
  return slug.empty() ? code_points(title) : slug;
}

}  // namespace kier
