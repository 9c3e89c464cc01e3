#pragma once

#include <cstdint>
#include <string_view>

namespace kier {

/// Longer lines are no requests that a person made; they are counted and skipped.
constexpr std::size_t longest_line = 64 * 1024;

/// How far a text has been read.
struct LineScan {
  std::size_t at = 0;          ///< a line begins here
  std::uint64_t lines = 0;     ///< that ended before `at`; the last one may lack its line end
  std::uint64_t too_long = 0;  ///< of these, lines longer than `longest_line`
};

/// The next line at or behind `scan.at` that holds "/k/" or "/K/" (or, as JSON may write it,
/// "/k\"), without its line end; its data() is null when there is none and all was read. Few
/// lines of a log are about channels, so this is where reading spends its time: 64 bytes at
/// once where the processor can, line ends counted in the same pass.
std::string_view next_channel_line(std::string_view text, LineScan& scan);

/// The same, byte by byte: for other processors, for the end of a text, and for the tests.
std::string_view next_channel_line_slowly(std::string_view text, LineScan& scan);

}  // namespace kier
