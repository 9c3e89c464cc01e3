#include "reach/count_rules.h"

#include <algorithm>

#include "catch.h"
#include "reach/logs.h"
#include "reach/sql.h"
#include "reach/visitor_lists.h"

namespace kier {
namespace {

Settings settings_at(const std::string& base_url) {
  Settings settings;
  settings.base_url = base_url;
  return settings;
}

}  // namespace

TEST_CASE("a campaign as rules") {
  Settings settings = settings_at("https://deur.be/kier");
  settings.reach.proxies = {"10.0.0.0/8", "2001:db8::1", "nonsense"};
  ChannelRegister all;
  Channel channel;
  channel.code = "7FQF";
  channel.opened = date(2026, 1, 1);
  all.channels = {channel};
  all.ignored.resize(5);
  all.ignored[0].network = "198.51.100.0/24";
  all.ignored[1].code = "7FQF";
  all.ignored[1].until = date(2026, 1, 9);
  all.ignored[2].network = "nowhere";  // would otherwise be everywhere
  all.ignored[3].network = "nowhere";
  all.ignored[3].code = "7FQF";
  const CountRules rules = count_rules(settings, all, {"discord"});
  CHECK(rules.base_path == "/kier");
  REQUIRE(rules.channels.size() == 1);
  CHECK(rules.channels[0].opened == date(2026, 1, 1));
  CHECK(rules.channels[0].steps == std::vector<std::string>{"discord"});
  REQUIRE(rules.ignored.size() == 2);
  CHECK(rules.ignored[0].network->bits == 24);
  CHECK(rules.ignored[1].code == "7FQF");
  CHECK(rules.ignored[1].until == date(2026, 1, 9));
  CHECK(rules.trusted_proxies.size() == 2);
  CHECK_FALSE(rules.confirm);
  CHECK(count_rules(settings_at("https://deur.be"), all, {}).base_path.empty());
  CHECK(count_rules(settings_at(""), all, {}).base_path.empty());
}

TEST_CASE("what stands in SQL is quoted") {
  CHECK(sql_quoted(SqlDialect::duckdb, "it's \\ a\nb\x7f") == "'it''s \\ ab'");
  CHECK(sql_quoted(SqlDialect::clickhouse, "it's \\' a") == "'it''s \\\\'' a'");
}

TEST_CASE("ranges of networks as expressions") {
  const auto expression = [](const char* range) {
    return network_expression(*parse_network_range(range));
  };
  CHECK(expression("198.51.100.0/24") == "^4:c63364");
  CHECK(expression("198.51.101.7/23") == "^4:c6336[45]");
  CHECK(expression("192.0.2.7") == "^4:c0000207");
  CHECK(expression("0.0.0.0/0") == "^4:");
  CHECK(expression("2001:db8:9::/47") == "^6:20010db8000[89]");
  CHECK(expression("2001:db8::1") == "^6:20010db8000000000000000000000001");
  CHECK(expression("128.0.0.0/1") == "^4:[89abcdef]");
}

TEST_CASE("the statement holds the campaign, and nothing that was to be filled in") {
  CountRules rules;
  rules.channels = {{"7FQF", date(2026, 1, 1), {}, {"discord"}}};
  for (const SqlDialect dialect : {SqlDialect::duckdb, SqlDialect::clickhouse}) {
    const std::string sql = render_sql(dialect, {rules, "site", date(2026, 11, 20), 3, {}});
    for (const char* part : {"'7FQF'", "'2026-01-01'", "'discord'", "'access.log'", "- 3",
                             "v1/bots-2026-11", "'2026-11-20'", "cubot|"})
      CHECK(sql.find(part) != sql.npos);
    CHECK(std::count(sql.begin(), sql.end(), '@') == 3);  // of the lists: "@", two of Ecosia
    CHECK(sql.find("this campaign names proxies") == sql.npos);
  }
  rules.trusted_proxies = {*parse_network_range("10.0.0.0/8")};
  CHECK(render_sql(SqlDialect::duckdb, {rules, "site", date(2026, 11, 20), 2, {}})
            .find("this campaign names proxies") != std::string::npos);
}

TEST_CASE("patterns as a regular expression") {
  CHECK(regular_expression({{"bot", false, true}, {"ab/", true, false}, {"${a.b}("}}) ==
        "bot([^a-z]|$)|^ab/|[$][{]a[.]b[}][(]");
  for (const auto* list : {&visitor_lists().previews, &visitor_lists().crawlers})
    for (const VisitorPattern& pattern : *list)
      CHECK(pattern.text.find_first_of("\\^'") == pattern.text.npos);
}

}  // namespace kier
