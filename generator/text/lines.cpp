#include "text/lines.h"

#include <algorithm>

namespace kier {

LineIndex::LineIndex(std::string_view text) : starts_{0} {
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
}

Mark LineIndex::mark(std::size_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return {static_cast<int>(next - starts_.begin()), static_cast<int>(offset - *(next - 1)) + 1};
}

std::string_view next_line(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  at = end + (end < text.size() ? 1 : 0);
  return text.substr(begin, end - begin);
}

}  // namespace kier
