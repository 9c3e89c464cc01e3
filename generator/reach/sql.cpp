#include "reach/sql.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "reach/visitor_lists.h"

namespace kier {
namespace {

constexpr std::string_view duckdb =
#include "reach/data/duckdb.inc"
    ;
constexpr std::string_view clickhouse =
#include "reach/data/clickhouse.inc"
    ;

using Places = std::map<std::string, std::string, std::less<>>;

/// Replaces each @name@. What is filled in is not looked at again.
std::string fill_in(std::string_view text, const Places& places) {
  std::string out;
  for (;;) {
    const auto at = text.find('@');
    const auto end = at == text.npos ? at : text.find('@', at + 1);
    if (end == text.npos) return out.append(text);
    out.append(text.substr(0, at));
    const auto place = places.find(text.substr(at + 1, end - at - 1));
    if (place != places.end()) out.append(place->second);
    text.remove_prefix(end + 1);
  }
}

/// Writes the campaign's data in one dialect.
class SqlData {
 public:
  SqlData(SqlDialect dialect, const SqlRequest& request)
      : dialect_(dialect), rules_(request.rules), request_(request) {}

  Places places() const {
    const VisitorLists& lists = visitor_lists();
    return {{"version", rules_version()},
            {"source", request_.source},
            {"today", iso_date(request_.today)},
            {"seal", std::to_string(request_.seal_after)},
            {"grace", std::to_string(rules_.grace_days)},
            {"longest_agent", std::to_string(longest_user_agent)},
            {"proxies", rules_.trusted_proxies.empty() ? "" : " (this campaign names proxies)"},
            {"channels", channels()},
            {"steps", steps()},
            {"ignored", ignored()},
            {"logs", logs()},
            {"base", base()},
            {"ignore", quoted(regular_expression(lists.ignored))},
            {"preview", quoted(regular_expression(lists.previews))},
            {"crawler", quoted(regular_expression(lists.crawlers))},
            {"tool", quoted(regular_expression(lists.tools))},
            {"person", quoted(regular_expression(lists.persons))}};
  }

 private:
  std::string quoted(std::string_view text) const { return sql_quoted(dialect_, text); }

  std::string day(const std::optional<Date>& date, std::string_view otherwise) const {
    const std::string text = quoted(date ? iso_date(*date) : std::string(otherwise));
    return dialect_ == SqlDialect::duckdb ? "DATE " + text : "toDate32(" + text + ")";
  }

  /// Rows as a table; without any, `none` gives the columns their types.
  static std::string table(const std::vector<std::string>& rows, const std::string& none) {
    if (rows.empty()) return "SELECT * FROM (SELECT " + none + ") AS nothing WHERE 1 = 0";
    return fmt::format("\n  SELECT {}\n", fmt::join(rows, "\n  UNION ALL SELECT "));
  }

  std::string channel(const KnownChannel& channel) const {
    return fmt::format("{} AS code, {} AS opened, {} AS closed", quoted(channel.code),
                       day(channel.opened, earliest), day(channel.closed, latest));
  }

  std::string channels() const {
    std::vector<std::string> rows;
    for (const KnownChannel& one : rules_.channels) rows.push_back(channel(one));
    return table(rows, channel({}));
  }

  std::string steps() const {
    std::set<std::string> names;
    for (const KnownChannel& one : rules_.channels)
      names.insert(one.steps.begin(), one.steps.end());
    std::vector<std::string> rows;
    for (const std::string& name : names) rows.push_back(quoted(name) + " AS step");
    return table(rows, "'' AS step");
  }

  std::string exception(const IgnoredRequests& one) const {
    return fmt::format("{} AS network, {} AS code, {} AS first_day, {} AS last_day",
                       quoted(one.network ? network_expression(*one.network) : ""),
                       quoted(one.code), day(one.from, earliest), day(one.until, latest));
  }

  std::string ignored() const {
    std::vector<std::string> rows;
    for (const IgnoredRequests& one : rules_.ignored) rows.push_back(exception(one));
    return table(rows, exception({}));
  }

  std::string logs() const {
    std::vector<std::string> names;
    for (const std::string& log : request_.logs) names.push_back(quoted(log));
    if (names.empty()) names.push_back(quoted("access.log"));
    if (dialect_ == SqlDialect::duckdb) return fmt::format("{}", fmt::join(names, ", "));
    return fmt::format("\n  SELECT line FROM file({}, 'LineAsString')",
                       fmt::join(names, ", 'LineAsString')\n  UNION ALL SELECT line FROM file("));
  }

  /// The base path within a literal that is a regular expression.
  std::string base() const {
    const std::string path = quoted(regular_expression({{rules_.base_path}}));
    return path.substr(1, path.size() - 2);
  }

  static constexpr std::string_view earliest = "1970-01-01", latest = "2200-01-01";
  SqlDialect dialect_;
  const CountRules& rules_;
  const SqlRequest& request_;
};

}  // namespace

std::string sql_quoted(SqlDialect dialect, std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) continue;
    if (c == '\'') literal += '\'';
    if (c == '\\' && dialect == SqlDialect::clickhouse) literal += '\\';
    literal += c;
  }
  return literal + '\'';
}

std::string network_expression(const NetworkRange& range) {
  const ClientNetwork& first = range.first;
  const bool four = first.kind == NetworkKind::ipv4;
  const std::string digits = four ? fmt::format("{:08x}", first.high)
                                  : fmt::format("{:016x}{:016x}", first.high, first.low);
  const auto whole = static_cast<std::size_t>(range.bits / 4);
  std::string expression = (four ? "^4:" : "^6:") + digits.substr(0, whole);
  const int rest = range.bits % 4;
  if (rest == 0) return expression;
  const int digit = digits[whole] <= '9' ? digits[whole] - '0' : digits[whole] - 'a' + 10;
  const int begin = digit >> (4 - rest) << (4 - rest);
  expression += '[';
  for (int i = begin; i < begin + (16 >> rest); ++i) expression += "0123456789abcdef"[i];
  return expression + ']';
}

std::string render_sql(SqlDialect dialect, const SqlRequest& request) {
  return fill_in(dialect == SqlDialect::duckdb ? duckdb : clickhouse,
                 SqlData(dialect, request).places());
}

}  // namespace kier
