#include "reach/count_log.h"

#include <algorithm>
#include <cstring>

#include "reach/channel_lines.h"
#include "reach/channel_path.h"
#include "reach/local_day.h"
#include "reach/log_field.h"

namespace kier {
namespace {

constexpr std::size_t head_size = 256 * 1024;  // enough for 100 lines of any log but a hostile one

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}

/// Rule 3: 2xx, and 3xx that lead on or say "as before".
bool shows_page(int status) {
  return (status >= 200 && status < 300) || (status >= 300 && status < 400);
}

bool within_period(const KnownChannel& channel, Date day, int grace_days) {
  const std::chrono::sys_days at = day;
  if (channel.opened && at < std::chrono::sys_days(*channel.opened)) return false;
  return !channel.closed ||
         at <= std::chrono::sys_days(*channel.closed) + std::chrono::days(grace_days);
}

bool within(const IgnoredRequests& ignored, Date day) {
  const std::chrono::sys_days at = day;
  return (!ignored.from || at >= std::chrono::sys_days(*ignored.from)) &&
         (!ignored.until || at <= std::chrono::sys_days(*ignored.until));
}

/// The client itself: what a trusted proxy says of it, from the right, or the address.
ClientNetwork client_of(const CountRules& rules, const LogRequest& request) {
  ClientNetwork network = client_network(request.address);
  std::string_view chain = request.forwarded;
  while (!chain.empty() && contains(rules.trusted_proxies, network)) {
    const auto comma = chain.rfind(',');
    std::string_view last = comma == chain.npos ? chain : chain.substr(comma + 1);
    chain = comma == chain.npos ? std::string_view() : chain.substr(0, comma);
    while (last.starts_with(' ')) last.remove_prefix(1);
    const ClientNetwork next = client_network(last);
    if (next.kind == NetworkKind::name) break;
    network = next;
  }
  return network;
}

void append_number(std::string& out, std::uint64_t number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

std::uint16_t step_index(const KnownChannel& channel, std::string_view step) {
  if (step.empty()) return 0;
  const auto found = std::find(channel.steps.begin(), channel.steps.end(), lower_case(step));
  return found == channel.steps.end()
             ? std::uint16_t{1}
             : static_cast<std::uint16_t>(found - channel.steps.begin() + 2);
}

/// A file covers what lies between the days that were seen in it; a longer gap than a month is one.
void fill_gaps(std::set<Date>& days) {
  constexpr auto longest_gap = std::chrono::days(31);
  std::set<Date> between;
  for (auto day = days.begin(); day != days.end(); ++day) {
    const auto next = std::next(day);
    if (next == days.end()) break;
    const std::chrono::sys_days last = *next;
    if (last - std::chrono::sys_days(*day) > longest_gap) continue;
    for (auto at = std::chrono::sys_days(*day) + std::chrono::days(1); at < last;
         at += std::chrono::days(1))
      between.insert(at);
  }
  days.merge(between);
}

}  // namespace

std::string rules_version() {
  return "v1/bots-" + std::string(user_agents_version());
}

LogReader::LogReader(const CountRules& rules, const HashKey& key, std::string source)
    : rules_(rules), key_(key), visitors_(key) {
  result_.source = std::move(source);
  for (std::uint32_t i = 0; i < rules.channels.size(); ++i)
    channels_.emplace(pack_code(rules.channels[i].code), i);
}

void LogReader::feed(std::string_view bytes) {
  if (detected_) return read(bytes);
  if (head_.empty() && bytes.size() >= head_size) {
    detect(bytes.substr(0, head_size));
    return read(bytes);
  }
  head_.append(bytes);
  if (head_.size() < head_size) return;
  detect(head_);
  read(std::exchange(head_, {}));
}

LogEvents LogReader::finish() {
  if (!detected_) {
    detect(head_);
    read(std::exchange(head_, {}));
  }
  if (skipping_) {
    ++result_.quality.lines;
    ++result_.quality.too_long;
  } else if (!carry_.empty()) {
    scan(carry_);
  }
  for (const auto& day : {first_day_, last_day_})
    if (day) result_.days.insert(*day);
  fill_gaps(result_.days);
  return std::move(result_);
}

void LogReader::detect(std::string_view head) {
  detected_ = true;
  const LogDetection detection = detect_log(head);
  parser_ = LogLineParser(detection.family);
  if (!head.empty()) ++result_.quality.formats[std::string(detection.format)];
}

void LogReader::read(std::string_view bytes) {
  if (skipping_ || !carry_.empty()) {
    const auto end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end);
    if (skipping_ || carry_.size() + part.size() > longest_line)
      skipping_ = true;
    else
      carry_.append(part);
    if (end == bytes.npos) return;
    if (skipping_) {
      ++result_.quality.lines;
      ++result_.quality.too_long;
      skipping_ = false;
    } else {
      scan(carry_);
    }
    carry_.clear();
    bytes.remove_prefix(end + 1);
  }
  const auto last = bytes.rfind('\n');
  if (last != bytes.npos) scan(bytes.substr(0, last + 1));
  stash(last == bytes.npos ? bytes : bytes.substr(last + 1));
}

void LogReader::stash(std::string_view tail) {
  skipping_ = tail.size() > longest_line;
  carry_.assign(skipping_ ? std::string_view() : tail);
}

/// Whole lines. A W3C log may name its columns anew in the middle.
void LogReader::scan(std::string_view lines) {
  if (parser_.family() != LogFamily::w3c) return scan_channels(lines);
  constexpr std::string_view header = "#Fields:";
  std::size_t begin = 0;
  for (auto at = lines.find(header); at != lines.npos; at = lines.find(header, at + 1)) {
    if (at > 0 && lines[at - 1] != '\n') continue;
    scan_channels(lines.substr(begin, at - begin));
    begin = at;
    const std::string_view line = lines.substr(at, lines.find('\n', at) - at);
    parser_.parse(line, request_);
  }
  scan_channels(lines.substr(begin));
}

void LogReader::scan_channels(std::string_view lines) {
  if (parser_.family() != LogFamily::unknown) note_days(lines);
  LineScan scan;
  for (;;) {
    const std::string_view line = next_channel_line(lines, scan);
    if (line.data() == nullptr) break;
    read_line(line);
  }
  result_.quality.lines += scan.lines;
  result_.quality.too_long += scan.too_long;
  if (rules_.confirm) scan_assets(lines);
}

/// For rule 8; apart from the channels' lines, so that whoever does not ask pays nothing.
void LogReader::scan_assets(std::string_view lines) {
  constexpr std::string_view mark = "/assets";  // JSON may go on with "\/"
  for (auto at = lines.find(mark); at != lines.npos;) {
    const auto before = lines.rfind('\n', at);
    const std::size_t begin = before == lines.npos ? 0 : before + 1;
    const std::string_view line = lines.substr(begin, lines.find('\n', at) - begin);
    if (line.size() <= longest_line && parser_.parse(line, request_) == LineFault::none &&
        request_.method == LogMethod::get && shows_page(request_.status) &&
        is_asset_path(request_.target, rules_.base_path))
      result_.assets.push_back({person_of(request_, client_of(rules_, request_)),
                                static_cast<std::uint32_t>(request_.milliseconds / 1000)});
    at = lines.find(mark, begin + line.size());
  }
}

void LogReader::read_line(std::string_view line) {
  const LineFault fault = parser_.parse(line, request_);
  if (fault == LineFault::blank) return;
  ++result_.quality.candidates;
  if (fault == LineFault::none) return add(request_);
  ++result_.quality.unreadable;
  ++result_.quality.unreadable_by_reason[std::string(name_of(fault))];
}

/// The days of the file's first and last readable line, though neither may be about a channel.
/// Whatever pieces the file comes in, they are the same two lines.
void LogReader::note_days(std::string_view lines) {
  const auto day_of = [&](std::string_view line) -> std::optional<Date> {
    if (line.size() > longest_line || parser_.parse(line, request_) != LineFault::none)
      return std::nullopt;
    return brussels_day(request_.milliseconds / 1000);
  };
  for (std::string_view rest = lines; !first_day_ && !rest.empty();)
    first_day_ = day_of(take_until(rest, '\n'));
  while (!lines.empty()) {
    if (lines.ends_with('\n')) lines.remove_suffix(1);
    const auto end = lines.rfind('\n');
    const std::size_t begin = end == lines.npos ? 0 : end + 1;
    if (const auto day = day_of(lines.substr(begin))) {
      last_day_ = day;
      return;
    }
    lines = lines.substr(0, begin);
  }
}

std::uint64_t LogReader::person_of(const LogRequest& request, const ClientNetwork& network) {
  buffer_.clear();
  buffer_ += static_cast<char>(network.kind);
  append_number(buffer_, network.high);
  if (network.kind == NetworkKind::name) (buffer_ += lower_case(request.address)) += '\0';
  buffer_ += request.user_agent;
  return keyed_hash(key_, buffer_);
}

std::uint64_t LogReader::id_of(const LogRequest& request) {
  buffer_.clear();
  append_number(buffer_, static_cast<std::uint64_t>(request.milliseconds));
  append_number(buffer_, static_cast<std::uint64_t>(request.status) << 8 |
                             static_cast<std::uint64_t>(request.method) << 1 |
                             static_cast<std::uint64_t>(request.prefetch));
  for (const std::string* part : {&request.address, &request.forwarded, &request.target})
    (buffer_ += *part) += '\0';
  buffer_ += request.user_agent;
  return keyed_hash(key_, buffer_);
}

bool LogReader::is_ignored(const LogRequest& request, const ClientNetwork& network,
                           const KnownChannel* channel) const {
  const auto applies = [&](const IgnoredRequests& ignored) {
    return (!ignored.network || contains(*ignored.network, network)) &&
           (ignored.code.empty() || (channel != nullptr && channel->code == ignored.code)) &&
           within(ignored, brussels_day(request.milliseconds / 1000));
  };
  return std::any_of(rules_.ignored.begin(), rules_.ignored.end(), applies);
}

/// Rules 2 to 5. A request by a program for a code that does not exist is nobody's mistake.
EventKind LogReader::kind_of(const LogRequest& request, const ClientNetwork& network,
                             const KnownChannel* channel, bool person) {
  if (is_ignored(request, network, channel)) return EventKind::own;
  if (request.method != LogMethod::get) return EventKind::probe;
  if (!person) return EventKind::bot;
  if (request.status == 404) return EventKind::mistyped;
  if (!shows_page(request.status)) return EventKind::failure;
  if (channel == nullptr) return EventKind::unknown_code;
  if (request.prefetch) return EventKind::prefetch;
  const Date day = brussels_day(request.milliseconds / 1000);
  return within_period(*channel, day, rules_.grace_days) ? EventKind::hit
                                                         : EventKind::outside_period;
}

void LogReader::add(const LogRequest& request) {
  const auto path = parse_channel_path(request.target, rules_.base_path);
  if (!path) return;
  result_.days.insert(brussels_day(request.milliseconds / 1000));
  const auto found = channels_.find(pack_code(path->code));
  const KnownChannel* channel =
      found == channels_.end() ? nullptr : &rules_.channels[found->second];
  const ClientNetwork network = client_of(rules_, request);
  const Visitor visitor = visitors_.classify(request.user_agent);
  LogEvent event;
  event.kind = kind_of(request, network, channel, visitor == Visitor::person);
  if (channel == nullptr && (event.kind == EventKind::probe || event.kind == EventKind::bot))
    return;
  if (event.kind == EventKind::bot && visitor == Visitor::preview) event.kind = EventKind::preview;
  if (!request.has_user_agent) ++result_.quality.without_user_agent;
  event.id = id_of(request);
  event.person = person_of(request, network);
  event.second = static_cast<std::uint32_t>(request.milliseconds / 1000);
  if (channel != nullptr) {
    event.channel = found->second;
    event.step = step_index(*channel, path->step);
  }
  result_.events.push_back(event);
}

}  // namespace kier
