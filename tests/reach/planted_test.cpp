// A log with a known answer: the requests are made first, counted slowly in the plainest way, and
// then written as log lines. Whatever happens to the lines, the answer stays.
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <random>
#include <set>

#include "campaign/code.h"
#include "catch.h"
#include "io/log_input.h"
#include "reach/local_day.h"
#include "reach/logs.h"

namespace kier {
namespace {

struct Planted {
  std::vector<std::string> lines;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> people;  // of day, code
  std::size_t confirmed = 0;
};

CountRules rules_with(int channels) {
  CountRules rules;
  for (int i = 0; i < channels; ++i) rules.channels.push_back({code_of(37 * i + 1), {}, {}, {}});
  return rules;
}

std::string clf_time(std::int64_t utc) {
  const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date day = std::chrono::sys_days(std::chrono::days(utc / 86400));
  char text[64];
  std::snprintf(text, sizeof text, "%02u/%s/%d:%02d:%02d:%02d +0000", unsigned(day.day()),
                months[unsigned(day.month()) - 1], int(day.year()), int(utc / 3600 % 24),
                int(utc / 60 % 60), int(utc % 60));
  return text;
}

/// Around the change of clocks in March; few people, so that they come back.
Planted plant(const CountRules& rules, unsigned seed, int count) {
  std::mt19937 random(seed);
  const std::string agents[] = {
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Safari/604.1",
      "Mozilla/5.0 (Linux; Android 13; CUBOT P80) Chrome/133.0.0.0 Mobile Safari/537.36",
      "Mozilla/5.0 (X11) a \\\"quote\\\" \\\\ and \\xc3\\xa9"};
  const std::int64_t begin = parse_iso_time("2026-03-27T00:00:00Z").milliseconds / 1000;
  Planted planted;
  struct Visit {
    std::string day, code, person;
    std::int64_t time = 0;
  };
  std::vector<Visit> visits;
  std::multimap<std::string, std::int64_t> fetched;  // when each person fetched an asset
  for (int i = 0; i < count; ++i) {
    const std::int64_t time = begin + static_cast<std::int64_t>(random() % (4 * 86400));
    const std::string address = random() % 2 == 0
                                    ? "192.0.2." + std::to_string(random() % 200)
                                    : "2001:db8:0:" + std::to_string(random() % 200) + "::1";
    const std::string& agent = agents[random() % 3];
    const std::string& code = rules.channels[random() % rules.channels.size()].code;
    const std::string targets[] = {"/nl/", "/assets/style.css"};
    std::string target = random() % 9 == 0 ? targets[random() % 2] : "/k/" + code + "/";
    const std::string person = address + ' ' + agent;
    if (target.starts_with("/k/")) {
      planted.people[{iso_date(brussels_day(time)), code}].insert(person);
      visits.push_back({iso_date(brussels_day(time)), code, person, time});
    } else if (target != "/nl/") {
      fetched.emplace(person, time);
    }
    planted.lines.push_back(address + " - - [" + clf_time(time) + "] \"GET " + target +
                            " HTTP/1.1\" 200 5 \"-\" \"" + agent + "\"\n");
  }
  std::set<std::string> confirmed;
  for (const Visit& visit : visits)
    for (auto [at, end] = fetched.equal_range(visit.person); at != end; ++at)
      if (at->second >= visit.time && at->second <= visit.time + 60)
        confirmed.insert(visit.day + visit.code + visit.person);
  planted.confirmed = confirmed.size();
  return planted;
}

std::string join(const std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < std::min(end, lines.size()); ++i) text += lines[i];
  return text;
}

std::string gzip(const std::string& text) {
  z_stream stream = {};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

LogEvents read_file(const CountRules& rules, const std::string& bytes) {
  char path[] = "/tmp/kier-reach-XXXXXX";
  const int file = mkstemp(path);
  REQUIRE(file >= 0);
  REQUIRE(write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  close(file);
  LogReader reader(rules, test_key, "site");
  const auto complaint = read_log(path, [&](std::string_view piece) { reader.feed(piece); });
  unlink(path);
  CHECK_FALSE(complaint);
  return reader.finish();
}

std::string partial(const CountRules& rules, std::vector<LogEvents> files) {
  return render_partial(count_events(rules, std::move(files)));
}

}  // namespace

TEST_CASE("counts equal what was planted, whatever is done to the files") {
  const CountRules rules = rules_with(40);
  const unsigned seed = GENERATE(1U, 2U, 3U);
  const Planted planted = plant(rules, seed, 6000);
  const std::string whole = join(planted.lines, 0, planted.lines.size());
  const Tally tally = count_texts(rules, {whole});
  std::map<std::pair<std::string, std::string>, std::set<std::string>> people = planted.people;
  CHECK(tally.counts.size() == people.size());
  for (const auto& [key, counts] : tally.counts)
    CHECK(counts.scan_days == people[{iso_date(key.day), key.code}].size());
  CHECK(tally.quality.lines == planted.lines.size());
  CHECK(tally.quality.walkers == 0);
  const std::string expected = render_partial(tally);
  CountRules confirming = rules;
  confirming.confirm = true;
  const Tally confirmed =
      count_events(confirming, {read_text(confirming, whole, 4099), read_text(confirming, whole)});
  CHECK(confirmed.quality.confirmed == planted.confirmed);
  CHECK(render_partial(confirmed) == expected);

  std::vector<std::string> lines = planted.lines;
  std::shuffle(lines.begin(), lines.end(), std::mt19937(seed));
  lines.insert(lines.end(), planted.lines.begin(), planted.lines.begin() + 500);
  const std::string other_order = join(lines, 0, lines.size());
  CHECK(partial(rules, {read_text(rules, other_order)}) == expected);
  CHECK(partial(rules, {read_text(rules, whole), read_text(rules, whole)}) == expected);
  CHECK(partial(rules, {read_text(rules, whole, 4099)}) == expected);
  CHECK(partial(rules, {read_text(rules, whole, std::string_view::npos, {7, 8})}) == expected);
  std::vector<LogEvents> parts;  // overlapping, last one first
  for (std::size_t at = lines.size(); at > 0; at -= std::min<std::size_t>(at, 777))
    parts.push_back(read_text(rules, join(lines, at < 900 ? 0 : at - 900, at)));
  CHECK(partial(rules, std::move(parts)) == expected);
  CHECK(partial(rules, {read_file(rules, whole)}) == expected);
  CHECK(partial(rules, {read_file(rules, gzip(whole))}) == expected);
  CHECK(partial(rules, {read_file(rules, zstd(whole))}) == expected);
  const std::string front = join(lines, 0, 3000);
  const std::string back = join(lines, 3000, lines.size());
  CHECK(partial(rules, {read_file(rules, gzip(front) + gzip(back) + std::string(512, '\0'))}) ==
        expected);
  CHECK(partial(rules, {read_file(rules, zstd(front) + zstd(back))}) == expected);
}

}  // namespace kier
