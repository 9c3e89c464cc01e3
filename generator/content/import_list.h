#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "content/edit_register.h"
#include "data/csv.h"

namespace kier {

constexpr auto import_file = "content/channels-import.yaml";

/// Which column of somebody's list holds which of our facts: "name" -> "Plaats".
using ColumnMap = std::map<std::string, std::string, std::less<>>;

/// The facts that a list can hold: name area kind audience language landing invite opened.
const std::vector<std::string>& importable_facts();

/// Reads "name=Plaats,area=Gemeente". Errors: another form, a fact that there is not.
Outcome<ColumnMap> parse_column_map(std::string_view text);

/// The mapping of the last import, from the tree; an empty one when there is none.
Outcome<ColumnMap> remembered_map(const SourceTree& tree);

/// `import_file` for a mapping.
std::string render_column_map(const ColumnMap& map);

/// What import did.
struct ImportSummary {
  std::vector<Channel> added;
  std::size_t known = 0;  ///< rows whose place was in the register already, or twice in the list
};

/// Adds each row of a list as a channel, unless its place is there already. `otherwise` says what
/// rows are that have no column, or nothing in it, for a fact. Mistakes name the list's cells;
/// with one, nothing must be written.
Outcome<ImportSummary> import_list(const CsvTable& list, const std::string& file,
                                   const ColumnMap& map, const NewChannel& otherwise,
                                   RegisterEdit& edit);

}  // namespace kier
