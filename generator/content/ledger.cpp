#include "content/ledger.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "campaign/code.h"
#include "content/source_text.h"
#include "text/lines.h"

namespace kier {
namespace {

constexpr Rule wrong_line{"ledger/line", Severity::error, "this line of the ledger cannot be read",
                          "nobody writes here by hand: take the line from an older copy of the "
                          "file"};
constexpr Rule issued_twice{"ledger/issued-twice", Severity::error,
                            "the code {code} was already issued in line {line}",
                            "two computers gave it out at once: remove this line and its channel "
                            "in content/channels.csv, and add that channel again for a code of "
                            "its own; print that bears the code must go"};
constexpr Rule never_issued{"ledger/never-issued", Severity::error,
                            "this line is about the code {code}, which was not issued above it",
                            "take the missing line from an older copy of the file"};
constexpr Rule after_retirement{"ledger/after-retirement", Severity::error,
                                "the code {code} was retired in line {line}, and is not used again",
                                "remove this line, and add a channel with a code of its own"};
constexpr Rule removed{"ledger/removed", Severity::error,
                       "the code {code} was issued here, and is no longer in "
                       "content/channels.csv",
                       "put its row back; a channel that is over has the status retired: 'kier "
                       "channel retire {code}'"};
constexpr Rule moved{"ledger/moved", Severity::error,
                     "the code {code} leads elsewhere than what is printed: its {what} was "
                     "{old} in line {line} of content/codes.ledger, and is {new} here",
                     "put that back; or, if it is meant, 'kier channel move {code} --{what} "
                     "{argument}'"};
constexpr Rule reopened{"ledger/reopened", Severity::error,
                        "the code {code} was retired in line {line} of content/codes.ledger, and "
                        "is in use again here",
                        "put the status retired back, and add a channel with a code of its own"};
constexpr Rule not_issued{"register/not-issued", Severity::error,
                          "the code {code} is not in content/codes.ledger",
                          "'kier channel enter' enters it; new channels come from 'kier channel "
                          "add'"};

constexpr std::string_view no_landing = "-";
constexpr std::array<std::string_view, 3> events{"issue", "move", "retire"};

std::vector<std::string_view> split(std::string_view line) {
  std::vector<std::string_view> parts;
  for (auto tab = line.find('\t'); tab != line.npos; tab = line.find('\t')) {
    parts.push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  parts.push_back(line);
  return parts;
}

std::optional<LedgerLine> parse_line(std::string_view text) {
  const auto parts = split(text);
  if (parts.size() < 3 || !number_of_code(parts[0])) return std::nullopt;
  const auto date = parse_date(parts[1]).date;
  const auto event = std::find(events.begin(), events.end(), parts[2]);
  if (!date || event == events.end()) return std::nullopt;
  LedgerLine line{std::string(parts[0]), *date,
                  static_cast<LedgerLine::Event>(event - events.begin())};
  const bool leads = line.event != LedgerLine::Event::retire;
  if (parts.size() != (leads ? 6U : 3U)) return std::nullopt;
  if (!leads) return line;
  line.audience = parts[3];
  line.language = parts[4];
  if (parts[5] != no_landing) line.landing = parts[5];
  if (line.audience.empty() || line.language.empty() || parts[5].empty()) return std::nullopt;
  return line;
}

/// What the ledger says last about a code.
struct Standing {
  const LedgerLine* leads = nullptr;    // the last issue or move
  const LedgerLine* retired = nullptr;  // nullptr: in use
};

using Standings = std::map<std::string, Standing, std::less<>>;

/// Takes a line into account; or says why it cannot be.
std::optional<Diagnostic> follow(Standings& standings, const LedgerLine& line) {
  const auto refuse = [&](const Rule& rule, int earlier) {
    return complain(rule, {ledger_file, line.line, 1},
                    {{"code", line.code}, {"line", std::to_string(earlier)}});
  };
  const auto known = standings.find(line.code);
  if (line.event == LedgerLine::Event::issue) {
    if (known != standings.end()) return refuse(issued_twice, known->second.leads->line);
    standings[line.code].leads = &line;
    return std::nullopt;
  }
  if (known == standings.end()) return refuse(never_issued, 0);
  Standing& standing = known->second;
  if (standing.retired != nullptr) return refuse(after_retirement, standing.retired->line);
  (line.event == LedgerLine::Event::move ? standing.leads : standing.retired) = &line;
  return std::nullopt;
}

std::string named(const std::string& word) {
  return word.empty() ? "none of its own" : "'" + word + "'";
}

void check_target(const Channel& channel, const LedgerLine& line, Diagnostics& found) {
  const auto compare = [&](std::string_view what, const std::string& old, const std::string& now) {
    if (old == now) return;
    found.push_back(complain(moved, {"content/channels.csv", channel.mark},
                             {{"code", channel.code},
                              {"what", std::string(what)},
                              {"old", named(old)},
                              {"new", named(now)},
                              {"argument", now.empty() ? "\"\"" : now},
                              {"line", std::to_string(line.line)}}));
  };
  compare("audience", line.audience, channel.audience);
  compare("language", line.language, channel.language);
  compare("landing", line.landing, channel.landing);
}

}  // namespace

Outcome<std::vector<LedgerLine>> parse_ledger(const SourceTree& tree) {
  std::vector<LedgerLine> lines;
  const auto file = tree.find(std::string_view(ledger_file));
  if (file == tree.end()) return lines;
  SourceFile normal = file->second;
  Diagnostics found = normalise_text(normal);
  if (has_errors(found)) return found;
  int number = 0;
  for (std::size_t at = 0; at < normal.text.size();) {
    const std::string_view text = next_line(normal.text, at);
    ++number;
    if (text.empty() || text.front() == '#') continue;
    if (auto line = parse_line(text)) {
      line->line = number;
      lines.push_back(std::move(*line));
    } else {
      found.push_back(complain(wrong_line, {ledger_file, number, 1}));
    }
  }
  Standings standings;
  for (const LedgerLine& line : lines)
    if (auto problem = follow(standings, line)) found.push_back(std::move(*problem));
  return {std::move(lines), std::move(found)};
}

std::string render_ledger_line(const LedgerLine& line) {
  std::string text = line.code + '\t' + iso_date(line.date) + '\t' +
                     std::string(events[static_cast<std::size_t>(line.event)]);
  if (line.event != LedgerLine::Event::retire)
    text += '\t' + line.audience + '\t' + line.language + '\t' +
            (line.landing.empty() ? std::string(no_landing) : line.landing);
  return text + '\n';
}

std::string_view ledger_heading() {
  return "# Every code that was ever printed. 'kier channel' adds lines; nobody changes or removes "
         "one.\n";
}

Diagnostics compare_with_ledger(const std::vector<LedgerLine>& ledger,
                                const std::vector<Channel>& channels) {
  Standings standings;
  for (const LedgerLine& line : ledger) follow(standings, line);
  std::map<std::string_view, const Channel*> by_code;
  for (const Channel& channel : channels) by_code.emplace(channel.code, &channel);
  Diagnostics found;
  for (const auto& [code, standing] : standings) {
    const auto channel = by_code.find(code);
    if (channel == by_code.end()) {
      found.push_back(complain(removed, {ledger_file, standing.leads->line, 1}, {{"code", code}}));
      continue;
    }
    check_target(*channel->second, *standing.leads, found);
    if (standing.retired != nullptr && !channel->second->retired)
      found.push_back(complain(reopened, {"content/channels.csv", channel->second->mark},
                               {{"code", code}, {"line", std::to_string(standing.retired->line)}}));
  }
  return found;
}

Diagnostics find_not_issued(const std::vector<LedgerLine>& ledger,
                            const std::vector<Channel>& channels) {
  std::set<std::string_view> issued;
  for (const LedgerLine& line : ledger) issued.insert(line.code);
  Diagnostics found;
  for (const Channel& channel : channels)
    if (issued.count(channel.code) == 0)
      found.push_back(
          complain(not_issued, {"content/channels.csv", channel.mark}, {{"code", channel.code}}));
  return found;
}

}  // namespace kier
