#include "reach/count_log.h"

#include "campaign/code.h"
#include "catch.h"
#include "reach/channel_path.h"
#include "reach/logs.h"

namespace kier {
namespace {

const std::string browser =
    "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

/// A line as Apache writes it; `time` as in "21/Nov/2026:10:00:00".
std::string line(const std::string& time, const std::string& request, int status = 200,
                 const std::string& address = "192.0.2.7", const std::string& agent = browser) {
  return address + " - - [" + time + " +0100] \"" + request + " HTTP/1.1\" " +
         std::to_string(status) + " 5 \"-\" \"" + agent + "\"\n";
}

std::string at(const std::string& clock) {
  return "21/Nov/2026:" + clock;
}

CountRules rules_of(std::vector<KnownChannel> channels) {
  CountRules rules;
  rules.channels = std::move(channels);
  return rules;
}

CountRules usual_rules() {
  return rules_of({{"7FQF", {}, {}, {"discord", "intake"}}, {"0Z83", {}, {}, {}}});
}

}  // namespace

TEST_CASE("the real files, counted") {
  const CountRules rules = rules_of({{"7FQ4", {}, {}, {}}, {"9AB2", {}, {}, {}}});
  // GET by curl; two HEADs; the quoted user agent is no browser's; "Mozilla/5.0 pre" neither.
  CHECK(show(count_texts(rules, {log_file("apache.log")})) ==
        "2026-11-21 7FQ4 scan: 0/0/0 bots 1 probes 2\n2026-11-21 9AB2 scan: 0/0/0 bots 2\n");
  // The same five requests twice within a second are one each.
  CHECK(show(count_texts(rules, {log_file("nginx.log")})) ==
        "2026-11-21 7FQ4 scan: 1/1/1 bots 1 probes 2\n2026-11-21 9AB2 scan: 0/0/0 bots 2\n");
  CHECK(show(count_texts(rules, {log_file("caddy-2.11.log")})) ==
        "2026-11-21 7FQ4 scan: 0/0/0 bots 1 probes 2\n2026-11-21 9AB2 scan: 0/0/0 bots 1\n");
  const Tally haproxy = count_texts(rules, {log_file("haproxy.log")});
  CHECK(show(haproxy) ==
        "2026-11-21 7FQ4 scan: 1/1/1 bots 1 probes 1\n2026-11-21 9AB2 scan: 0/0/0 bots 1\n");
  CHECK(haproxy.quality.lines == 5);
  CHECK(haproxy.quality.candidates == 4);
  CHECK(haproxy.quality.unreadable == 0);
  CHECK(haproxy.quality.formats == std::map<std::string, std::uint64_t>{{"haproxy", 1}});
  const Tally apache = count_texts(rules, {log_file("apache.log")});
  CHECK(apache.quality.mistyped == 1);
}

TEST_CASE("rule 2: ways to write one code and its steps") {
  const std::string text =
      line(at("10:00:00"), "GET /k/7FQF") + line(at("10:00:01"), "GET /K/7fqf/?fbclid=x") +
      line(at("10:00:02"), "GET /k/7-fqf/index.html") +
      line(at("10:00:03"), "GET https://x.be/k/7FQF/") +
      line(at("10:01:00"), "GET /k/7FQF/Discord") + line(at("10:02:00"), "GET /k/7FQF/discord/") +
      line(at("10:03:00"), "GET /k/7FQF/else/") + line(at("10:04:00"), "GET /k/oz83/") +
      line(at("10:05:00"), "GET /k/7FQF/style.css") + line(at("10:06:00"), "GET /k/7FQF/a/b") +
      line(at("10:07:00"), "GET /x/k/7FQF/") + line(at("10:08:00"), "GET /k/");
  CHECK(show(count_texts(usual_rules(), {text})) ==
        "2026-11-21 0Z83 scan: 1/1/1\n2026-11-21 7FQF discord: 1/1/2\n"
        "2026-11-21 7FQF other: 1/1/1\n2026-11-21 7FQF scan: 1/1/4\n");
  CountRules below = usual_rules();
  below.base_path = "/x";
  CHECK(show(count_texts(below, {text})) == "2026-11-21 7FQF scan: 1/1/1\n");
}

TEST_CASE("codes are folded as the register folds them") {
  for (const int number : {0, 1, 7, 1000, 12345, 32767}) {
    const std::string code = code_of(number);
    std::string typed;
    for (const char c : code) {
      typed += c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
      typed += '-';
    }
    CHECK(read_code(typed).code == code);
    CHECK(pack_code(typed) == pack_code(code));
  }
  CHECK(pack_code("7FQF") != pack_code("7FQ4"));
  CHECK(pack_code("123456789") == 0);
  CHECK(pack_code("7FQ%") == 0);
  CHECK(pack_code("") == 0);
}

TEST_CASE("rule 2: a channel counts from its opening until some days after its closing") {
  CountRules rules = rules_of({{"7FQF", date(2026, 11, 20), date(2026, 11, 22), {}}});
  rules.grace_days = 2;
  std::string text;
  for (int day = 18; day <= 26; ++day)
    text += line(std::to_string(day) + "/Nov/2026:10:00:00", "GET /k/7FQF/");
  const Tally tally = count_texts(rules, {text});
  CHECK(show(tally) ==
        "2026-11-20 7FQF scan: 1/1/1\n2026-11-21 7FQF scan: 1/1/1\n2026-11-22 7FQF scan: 1/1/1\n"
        "2026-11-23 7FQF scan: 1/1/1\n2026-11-24 7FQF scan: 1/1/1\n");
  CHECK(tally.quality.outside_period == 4);
  CHECK(tally.days.size() == 9);
}

TEST_CASE("rules 3 to 5: probes, mistakes, failures, programs, prefetching") {
  const std::string text =
      line(at("10:00:00"), "HEAD /k/7FQF/") + line(at("10:00:01"), "POST /k/7FQF/") +
      line(at("10:00:02"), "HEAD /k/XXXX/") + line(at("10:00:03"), "GET /k/7FQG/", 404) +
      line(at("10:00:04"), "GET /k/7FQ/", 404) + line(at("10:00:05"), "GET /k/7FQG/", 200) +
      line(at("10:00:06"), "GET /k/7FQF/", 503) + line(at("10:00:07"), "GET /k/7FQF/", 403) +
      line(at("10:00:08"), "GET /k/7FQG/", 404, "192.0.2.8", "curl/8.5.0") +
      line(at("10:00:09"), "GET /k/7FQF/", 200, "192.0.2.8", "curl/8.5.0") +
      line(at("10:00:10"), "GET /k/7FQF/", 200, "192.0.2.8", "") +
      line(at("10:00:11"), "GET /k/7FQF/", 200, "192.0.2.8", "WhatsApp/2.24.20.89 A") +
      line(at("10:00:12"), "GET /k/7FQF/", 304) +
      "192.0.2.7 - - [21/Nov/2026:10:00:13 +0100] \"GET /k/7FQF/ HTTP/1.1\" 200 5 \"-\" \"" +
      browser + "\" prefetch\n";
  const Tally tally = count_texts(usual_rules(), {text});
  CHECK(show(tally) == "2026-11-21 7FQF scan: 1/1/1 bots 2 previews 1 probes 2\n");
  CHECK(tally.quality.mistyped == 2);
  CHECK(tally.quality.unknown_codes == 1);
  CHECK(tally.quality.failures == 2);
  CHECK(tally.quality.prefetches == 1);
}

TEST_CASE("rule 6: networks, user agents and gaps") {
  const std::string text = line(at("10:00:00"), "GET /k/7FQF/") +
                           line(at("10:30:00"), "GET /k/7FQF/") +
                           line(at("11:00:01"), "GET /k/7FQF/") +
                           line(at("10:00:00"), "GET /k/7FQF/", 200, "192.0.2.8") +
                           line(at("10:00:00"), "GET /k/7FQF/", 200, "2001:db8:1:2::1") +
                           line(at("10:00:00"), "GET /k/7FQF/", 200, "2001:db8:1:2:ffff::9") +
                           line(at("10:00:00"), "GET /k/7FQF/", 200, "2001:db8:1:3::1") +
                           line(at("10:00:00"), "GET /k/7FQF/", 200, "192.0.2.7", browser + " x") +
                           line(at("10:00:05"), "GET /k/7FQF/", 200, "::ffff:192.0.2.7");
  CHECK(show(count_texts(usual_rules(), {text})) == "2026-11-21 7FQF scan: 5/6/9\n");
}

TEST_CASE("rule 6: the day is Brussels', whatever the log's zone") {
  const auto utc_line = [](const std::string& time) {
    return "192.0.2.7 - - [" + time + " +0000] \"GET /k/7FQF/ HTTP/1.1\" 200 5 \"-\" \"" + browser +
           "\"\n";
  };
  const std::string text = utc_line("28/Mar/2026:22:59:59") + utc_line("28/Mar/2026:23:00:00") +
                           utc_line("29/Mar/2026:21:59:59") + utc_line("29/Mar/2026:22:00:00") +
                           utc_line("24/Oct/2026:22:00:00") + utc_line("25/Oct/2026:22:59:59") +
                           utc_line("25/Oct/2026:23:00:00");
  CHECK(show(count_texts(usual_rules(), {text})) ==
        "2026-03-28 7FQF scan: 1/1/1\n2026-03-29 7FQF scan: 1/2/2\n2026-03-30 7FQF scan: 1/1/1\n"
        "2026-10-25 7FQF scan: 1/2/2\n2026-10-26 7FQF scan: 1/1/1\n");
}

TEST_CASE("rule 7: five codes within an hour are a walk; four, or slower, are not") {
  std::vector<KnownChannel> channels;
  for (int i = 1; i <= 6; ++i) channels.push_back({code_of(i), {}, {}, {}});
  const CountRules rules = rules_of(channels);
  const auto walk = [&](int codes, int minutes, const std::string& address) {
    std::string text;
    for (int i = 0; i < codes; ++i) {
      const int minute = 600 + i * minutes;
      const std::string clock = std::to_string(minute / 60) + ":" +
                                std::to_string(minute % 60 / 10) + std::to_string(minute % 10) +
                                ":00";
      text += line(at(clock), "GET /k/" + channels[static_cast<std::size_t>(i)].code + "/", 200,
                   address);
    }
    return text;
  };
  const auto walkers = [&](const std::string& text) {
    const Tally tally = count_texts(rules, {text});
    std::uint64_t kept = 0;
    for (const auto& [key, counts] : tally.counts) kept += counts.scan_days;
    return std::pair(tally.quality.walkers, kept);
  };
  CHECK(walkers(walk(5, 15, "192.0.2.7")) == std::pair<std::uint64_t, std::uint64_t>(5, 0));
  CHECK(walkers(walk(5, 16, "192.0.2.7")) == std::pair<std::uint64_t, std::uint64_t>(0, 5));
  CHECK(walkers(walk(4, 1, "192.0.2.7")) == std::pair<std::uint64_t, std::uint64_t>(0, 4));
  CHECK(walkers(walk(6, 15, "192.0.2.7")) == std::pair<std::uint64_t, std::uint64_t>(6, 0));
  CHECK(walkers(walk(6, 1, "192.0.2.7") + walk(2, 1, "192.0.2.8")) ==
        std::pair<std::uint64_t, std::uint64_t>(6, 2));
}

TEST_CASE("the team's own networks do not count, and only listed proxies are believed") {
  const auto proxied = [](const std::string& address, const std::string& chain) {
    return address + " - - [21/Nov/2026:10:00:00 +0100] \"GET /k/7FQF/ HTTP/1.1\" 200 5 \"-\" \"" +
           browser + "\" \"" + chain + "\"\n";
  };
  CountRules rules = usual_rules();
  rules.ignored = {{parse_network_range("198.51.100.0/24"), {}, {}, {}},
                   {parse_network_range("2001:db8:9::/48"), {}, {}, {}}};
  rules.trusted_proxies = {*parse_network_range("10.0.0.0/8")};
  const Tally tally = count_texts(
      rules, {proxied("10.0.0.1", "203.0.113.1, 203.0.113.5, 10.9.9.9") +
              proxied("10.0.0.2", "203.0.113.2, 203.0.113.5") +
              proxied("192.0.2.1", "203.0.113.5") + proxied("10.0.0.1", "198.51.100.77") +
              line(at("10:00:00"), "GET /k/7FQF/", 200, "2001:db8:9:1::1")});
  CHECK(show(tally) == "2026-11-21 7FQF scan: 2/2/3\n");
  CHECK(tally.quality.own_networks == 2);
}

TEST_CASE("trials of a code do not count, on their days and from their network") {
  CountRules rules = usual_rules();
  rules.ignored = {{{}, "7FQF", date(2026, 11, 21), date(2026, 11, 22)},
                   {parse_network_range("192.0.2.8"), "0Z83", {}, date(2026, 11, 22)}};
  std::string text;
  for (int day = 20; day <= 23; ++day)
    for (const char* address : {"192.0.2.7", "192.0.2.8"})
      for (const char* code : {"7FQF", "0Z83"})
        text += line(std::to_string(day) + "/Nov/2026:10:00:00",
                     "GET /k/" + std::string(code) + "/", 200, address);
  const Tally tally = count_texts(rules, {text});
  CHECK(show(tally) ==
        "2026-11-20 0Z83 scan: 1/1/1\n2026-11-20 7FQF scan: 2/2/2\n2026-11-21 0Z83 scan: 1/1/1\n"
        "2026-11-22 0Z83 scan: 1/1/1\n2026-11-23 0Z83 scan: 2/2/2\n2026-11-23 7FQF scan: 2/2/2\n");
  CHECK(tally.quality.own_networks == 7);
}

TEST_CASE("rule 8: a scan-day is confirmed by a file of the site within a minute") {
  CountRules rules = usual_rules();
  const auto confirmed = [&](const std::string& text) {
    rules.confirm = true;
    const Tally tally = count_texts(rules, {text});
    const Tally in_pieces = count_events(rules, {read_text(rules, text, 7)});
    CHECK(in_pieces.quality.confirmed == tally.quality.confirmed);
    rules.confirm = false;
    const Tally usual = count_texts(rules, {text});
    CHECK(usual.quality.confirmed == 0);
    CHECK(usual.counts == tally.counts);
    return tally.quality.confirmed;
  };
  const std::string visit = line(at("10:00:00"), "GET /k/7FQF/");
  const std::string style = "GET /assets/style.0a1b.css";
  CHECK(confirmed(visit) == 0);
  CHECK(confirmed(visit + line(at("10:00:00"), style)) == 1);
  CHECK(confirmed(line(at("10:01:00"), style) + visit) == 1);
  CHECK(confirmed(visit + line(at("10:01:01"), style)) == 0);
  CHECK(confirmed(visit + line(at("09:59:59"), style)) == 0);
  CHECK(confirmed(visit + line(at("10:00:01"), style, 304)) == 1);
  CHECK(confirmed(visit + line(at("10:00:01"), style, 404)) == 0);
  CHECK(confirmed(visit + line(at("10:00:01"), "HEAD /assets/style.0a1b.css")) == 0);
  CHECK(confirmed(visit + line(at("10:00:01"), "GET /x/assets/style.css")) == 0);
  CHECK(confirmed(visit + line(at("10:00:01"), style, 200, "192.0.2.8")) == 0);
  CHECK(confirmed(visit + line(at("10:00:01"), style, 200, "192.0.2.7", browser + "x")) == 0);
  CHECK(confirmed(visit + visit + line(at("10:00:01"), style) + line(at("10:00:02"), style)) == 1);
  // The second visit of the day is followed, the first is not.
  CHECK(confirmed(visit + line(at("11:00:00"), "GET /k/7FQF/") + line(at("11:00:09"), style)) == 1);
  CHECK(confirmed(line(at("10:00:00"), "GET /k/7FQF/discord/") + line(at("10:00:01"), style)) == 0);
  rules.base_path = "/x";
  CHECK(confirmed(line(at("10:00:00"), "GET /x/k/7FQF/") +
                  line(at("10:00:01"), "GET /x/assets/a.svg?v=2")) == 1);
}

TEST_CASE("network ranges") {
  CHECK_FALSE(parse_network_range("192.0.2.0/33"));
  CHECK_FALSE(parse_network_range("somewhere"));
  CHECK_FALSE(parse_network_range("192.0.2.0/"));
  CHECK(contains(*parse_network_range("0.0.0.0/0"), client_network("8.8.8.8")));
  CHECK(contains(*parse_network_range("192.0.2.7"), client_network("192.0.2.7:443")));
  CHECK_FALSE(contains(*parse_network_range("192.0.2.7"), client_network("192.0.2.6")));
  CHECK(contains(*parse_network_range("2001:db8::/127"), client_network("[2001:db8::1]:443")));
  CHECK_FALSE(contains(*parse_network_range("2001:db8::/127"), client_network("2001:db8::2")));
  CHECK_FALSE(contains(*parse_network_range("::/0"), client_network("192.0.2.7")));
  for (const char* none :
       {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1:2", "::1::", ":::", "1:2:3:4:5:6:7:8:9",
        "12345::", "1:2:3:4:5:6:7:8::", "g::", "1.2.3.4x", "[", "[]", "1:2:3:4:5:6:7:"})
    CHECK(client_network(none).kind == NetworkKind::name);
}

TEST_CASE("a log without user agents counts nobody, and says so") {
  const Tally tally =
      count_texts(usual_rules(),
                  {"192.0.2.7 - - [21/Nov/2026:10:00:00 +0100] \"GET /k/7FQF/ HTTP/1.1\" 200 5\n"});
  CHECK(show(tally) == "2026-11-21 7FQF scan: 0/0/0 bots 1\n");
  CHECK(tally.quality.without_user_agent == 1);
}

TEST_CASE("hostile lines are counted by reason and change nothing else") {
  const std::string good = line(at("10:00:00"), "GET /k/7FQF/");
  const std::string bad = "/k/\n" + std::string("\0\0/k/\0\n", 7) +
                          "192.0.2.7 - - [99/Nov/2026:10:00:00 +0100] \"GET /k/7FQF/\n" +
                          "\x1b[31m/k/\x1b]0;title\x07\n" + "<script>/k/</script>\n" +
                          "=cmd|'/k/'!A1\n" + std::string(70000, 'A') + "/k/7FQF/\n" +
                          line(at("10:00:01"), "GET /k/=1+1/", 404) +
                          line(at("10:00:02"), "GET /k/%1b%5b31m/");
  const Tally tally = count_texts(usual_rules(), {good + good + bad + good});
  CHECK(show(tally) == "2026-11-21 7FQF scan: 1/1/1\n");
  CHECK(tally.quality.unreadable == 6);
  CHECK(tally.quality.too_long == 1);
  CHECK(tally.quality.unreadable_by_reason == std::map<std::string, std::uint64_t>{{"garbled", 6}});
  for (std::size_t piece : {1, 2, 7, 64, 1000, 65536, 65537})
    CHECK(show(count_events(usual_rules(), {read_text(usual_rules(), good + bad + good, piece)})) ==
          "2026-11-21 7FQF scan: 1/1/1\n");
}

}  // namespace kier
