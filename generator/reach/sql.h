#pragma once

#include <span>
#include <string>

#include "reach/count_log.h"

namespace kier {

enum class SqlDialect { duckdb, clickhouse };

struct SqlRequest {
  const CountRules& rules;
  std::string source;                 ///< a source name (partial_file.h)
  Date today;                         ///< on which days are sealed
  int seal_after = 2;                 ///< days
  std::span<const std::string> logs;  ///< as the engine names them; none: "access.log"
};

/// One statement that counts as LogReader and count_events do, for engines that stand where the
/// logs are; its rows are those of partial_file.h. What it leaves out stands at its head. The
/// campaign's words are quoted, whatever is in them.
std::string render_sql(SqlDialect dialect, const SqlRequest& request);

/// `text` as a literal of either dialect: control characters are left out.
std::string sql_quoted(SqlDialect dialect, std::string_view text);

/// A range as a regular expression on "4:c0000207" or "6:20010db8..." (all 32 digits).
std::string network_expression(const NetworkRange& range);

}  // namespace kier
