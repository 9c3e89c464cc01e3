#include "io/manifest.h"

#include <algorithm>

namespace kier {
namespace {

constexpr std::size_t sum_length = 64;

bool is_line(std::string_view line) {
  return line.size() > sum_length + 2 && line.substr(sum_length, 2) == "  " &&
         line.substr(0, sum_length).find_first_not_of("0123456789abcdef") == line.npos;
}

}  // namespace

std::string render_manifest(const std::vector<ManifestLine>& lines) {
  std::string text;
  for (const ManifestLine& line : lines) ((((text += line.sum) += "  ") += line.path) += '\n');
  return text;
}

std::vector<ManifestLine> parse_manifest(std::string_view text) {
  std::vector<ManifestLine> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (is_line(line))
      lines.push_back(
          {std::string(line.substr(0, sum_length)), std::string(line.substr(sum_length + 2))});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace kier
