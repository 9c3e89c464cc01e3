#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "campaign/campaign.h"
#include "print/render.h"

namespace kier {

/// A line of a packing list: so many pieces of this go there.
struct PackingRow {
  const Channel* channel = nullptr;
  std::string item;      ///< "A6 flyer", or what placements.csv says; may be empty
  std::string quantity;  ///< empty: to be filled in by hand
};

/// What is to be brought to each of `channels`: the deliveries that placements.csv has of it, if
/// nothing later was done there, and `products` (ids), whose number is left open when it is not
/// in that table. By area, name and code.
std::vector<PackingRow> packing_rows(const Campaign& campaign,
                                     const std::vector<const Channel*>& channels,
                                     const std::vector<std::string>& products);

/// The list for spreadsheets, with the columns name, area, item, quantity, code, address.
std::string packing_csv(const Campaign& campaign, const std::vector<PackingRow>& rows);

/// The list on A4 with boxes to tick, in the campaign's default language: a tagged PDF. `date`:
/// "2026-11-21"; `file` is what complaints are about: letters that no font has. Texts that are too
/// long for their column are cut. The file is as preflight() takes it.
Outcome<RenderedFile> packing_pdf(const Campaign& campaign, const std::vector<PackingRow>& rows,
                                  const std::string& date, const std::string& file);

}  // namespace kier
