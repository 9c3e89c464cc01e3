#include "cli/reach_counts.h"

#include <algorithm>

#include "base/parallel.h"
#include "cli/progress.h"
#include "io/log_input.h"
#include "io/random_key.h"
#include "io/read_one.h"
#include "reach/ledger.h"
#include "reach/partial_file.h"

namespace kier {
namespace {

struct ReadLog {
  std::string file;
  LogEvents events;
  Diagnostics found;
};

void collect(Diagnostics from, Diagnostics& found) {
  for (Diagnostic& d : from) found.push_back(std::move(d));
}

/// "access.log", or what standard input is called.
std::string shown(const std::string& file) {
  return file == "-" ? "standard input" : file;
}

Outcome<std::string> read_whole(const std::string& file) {
  if (file != "-") return read_one_file(file, largest_counts);
  std::string text;
  if (auto complaint = read_log(file, [&](std::string_view bytes) { text += bytes; }))
    return {std::move(text), {std::move(*complaint)}};
  return text;
}

}  // namespace

std::optional<Tally> count_logs(const Options& options, const CountRules& rules,
                                Diagnostics& found) {
  const HashKey key = random_key();
  const std::string source = options.reach.source.value_or("site");
  Progress progress("reading", options.format, Progress::Unit::bytes);
  std::size_t size = 0;
  for (const std::string& file : options.reach.files) size += log_size(file);
  progress.expect(size);
  auto logs =
      parallel_map(std::span(options.reach.files), options.threads, [&](const std::string& file) {
        ReadLog log{file, {}, {}};
        LogReader reader(rules, key, source);
        auto complaint = read_log(
            file, [&](std::string_view bytes) { reader.feed(bytes); },
            [&](std::size_t bytes) { progress.step(bytes); });
        if (complaint) log.found.push_back(std::move(*complaint));
        log.events = reader.finish();
        return log;
      });
  std::vector<LogEvents> events;
  for (ReadLog& log : logs) {
    collect(std::move(log.found), found);
    collect(check_log(log.events.quality, shown(log.file)), found);
    events.push_back(std::move(log.events));
  }
  if (has_errors(found)) return std::nullopt;
  return count_events(rules, std::move(events));
}

std::optional<Tally> merge_partial_files(const std::vector<std::string>& files,
                                         Diagnostics& found) {
  std::vector<NamedTally> tallies;
  for (const std::string& file : files) {
    const auto text = read_whole(file).take(found);
    auto tally = text ? parse_partial(*text, shown(file)).take(found) : std::nullopt;
    if (tally) tallies.push_back({shown(file), std::move(*tally)});
  }
  if (has_errors(found)) return std::nullopt;
  return merge_tallies(tallies).take(found);
}

}  // namespace kier
