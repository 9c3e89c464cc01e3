#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "reach/count_log.h"
#include "reach/partial_file.h"

namespace kier {

constexpr HashKey test_key = {0x0123456789abcdef, 0xfedcba9876543210};

inline std::string read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A line of tests/reach/data, or the whole file.
inline std::string log_file(const std::string& name) {
  return read_whole(std::string(KIER_SOURCE_DIR) + "/tests/reach/data/" + name);
}

/// Reads one log, in pieces of `piece` bytes.
inline LogEvents read_text(const CountRules& rules, std::string_view text,
                           std::size_t piece = std::string_view::npos,
                           const HashKey& key = test_key, const std::string& source = "site") {
  LogReader reader(rules, key, source);
  for (std::size_t at = 0; at < text.size(); at += std::min(piece, text.size() - at))
    reader.feed(text.substr(at, piece));
  return reader.finish();
}

inline Tally count_texts(const CountRules& rules, const std::vector<std::string>& texts) {
  std::vector<LogEvents> files;
  for (const std::string& text : texts) files.push_back(read_text(rules, text));
  return count_events(rules, std::move(files));
}

inline Date date(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

/// The counts as "2026-11-21 7FQ4 scan: 1/2/3 bots 4 previews 5 probes 6", a row each: scan-days,
/// sessions, requests.
inline std::string show(const Tally& tally) {
  std::string out;
  for (const auto& [key, c] : tally.counts) {
    out += iso_date(key.day) + ' ' + key.code + ' ' + key.step + ": " +
           std::to_string(c.scan_days) + '/' + std::to_string(c.sessions30) + '/' +
           std::to_string(c.hits);
    if (c.bots > 0) out += " bots " + std::to_string(c.bots);
    if (c.previews > 0) out += " previews " + std::to_string(c.previews);
    if (c.probes > 0) out += " probes " + std::to_string(c.probes);
    out += '\n';
  }
  return out;
}

}  // namespace kier
