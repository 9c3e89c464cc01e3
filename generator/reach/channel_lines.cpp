#include "reach/channel_lines.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kier {
namespace {

/// "/k/", "/K/", "/k\" or "/K\" at `at`.
bool is_mention(std::string_view text, std::size_t at) {
  return text[at] == '/' && at + 2 < text.size() && (text[at + 1] | 0x20) == 'k' &&
         (text[at + 2] == '/' || text[at + 2] == '\\');
}

/// Counts the line that ends at `end` and moves behind it.
std::size_t end_line(LineScan& scan, std::size_t end) {
  const std::size_t length = end - scan.at;
  ++scan.lines;
  if (length > longest_line) ++scan.too_long;
  scan.at = end + 1;
  return length;
}

/// The line around a mention at `at`, counted; empty with data() null when it is too long.
std::string_view take_line(std::string_view text, LineScan& scan, std::size_t at) {
  const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
  const std::size_t end =
      found == nullptr ? text.size()
                       : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
  const std::size_t begin = scan.at;
  const std::size_t length = end_line(scan, end);
  scan.at = std::min(scan.at, text.size());
  return length > longest_line ? std::string_view() : text.substr(begin, length);
}

#ifdef __SSE2__

struct Bits {
  std::uint64_t line_ends = 0, mentions = 0;
};

std::uint64_t bits_of(__m128i equal, int shift) {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(equal))) << shift;
}

/// Of the 64 bytes at `p`; reads two more.
Bits look_at(const char* p) {
  const auto all = [](char c) { return _mm_set1_epi8(c); };
  Bits bits;
  for (int i = 0; i < 64; i += 16) {
    const auto load = [&](int offset) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + i + offset));
    };
    const __m128i here = load(0);
    const __m128i last = load(2);
    const __m128i k = _mm_cmpeq_epi8(_mm_or_si128(load(1), all(0x20)), all('k'));
    const __m128i slash =
        _mm_or_si128(_mm_cmpeq_epi8(last, all('/')), _mm_cmpeq_epi8(last, all('\\')));
    const __m128i mention = _mm_and_si128(_mm_and_si128(_mm_cmpeq_epi8(here, all('/')), k), slash);
    bits.line_ends |= bits_of(_mm_cmpeq_epi8(here, all('\n')), i);
    bits.mentions |= bits_of(mention, i);
  }
  return bits;
}

/// Ends the lines whose ends are set, relative to `base`. Only the first can be too long.
void end_lines(LineScan& scan, std::size_t base, std::uint64_t ends) {
  if (ends == 0) return;
  end_line(scan, base + static_cast<std::size_t>(std::countr_zero(ends)));
  scan.lines += static_cast<std::uint64_t>(std::popcount(ends)) - 1;
  scan.at = base + 64 - static_cast<std::size_t>(std::countl_zero(ends));
}

#endif

}  // namespace

std::string_view next_channel_line_slowly(std::string_view text, LineScan& scan) {
  for (std::size_t at = scan.at; at < text.size(); ++at) {
    if (text[at] == '\n') {
      end_line(scan, at);
    } else if (is_mention(text, at)) {
      const std::string_view line = take_line(text, scan, at);
      if (line.data() != nullptr) return line;
      at = scan.at - 1;
    }
  }
  if (scan.at < text.size()) {  // the last line has no end
    end_line(scan, text.size());
    scan.at = text.size();
  }
  return {};
}

std::string_view next_channel_line(std::string_view text, LineScan& scan) {
#ifdef __SSE2__
  std::size_t at = scan.at;
  while (at + 66 <= text.size()) {
    const Bits bits = look_at(text.data() + at);
    if (bits.mentions == 0) {
      end_lines(scan, at, bits.line_ends);
      at += 64;
      continue;
    }
    const int first = std::countr_zero(bits.mentions);
    end_lines(scan, at, bits.line_ends & ((std::uint64_t{1} << first) - 1));
    const std::string_view line = take_line(text, scan, at + static_cast<std::size_t>(first));
    if (line.data() != nullptr) return line;
    at = scan.at;
  }
#endif
  return next_channel_line_slowly(text, scan);
}

}  // namespace kier
