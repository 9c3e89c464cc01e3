#include "print/packing.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "data/csv.h"
#include "print/product.h"

namespace kier {
namespace {

std::string name_of_item(const std::string& id) {
  const Product* product = find_product(id);
  return product == nullptr ? id : std::string(product->name);
}

std::string number_text(double quantity) {
  return quantity > 0 ? std::to_string(std::llround(quantity)) : std::string();
}

/// The deliveries of a channel behind which nothing else was done there.
std::vector<const Placement*> last_deliveries(const ChannelRegister& registered,
                                              const std::string& code) {
  std::vector<const Placement*> last;
  for (const Placement& placement : registered.placements) {
    if (placement.code != code) continue;
    if (!last.empty() && placement.date < last.front()->date) continue;
    if (!last.empty() && placement.date > last.front()->date) last.clear();
    last.push_back(&placement);
  }
  std::erase_if(last, [](const Placement* p) { return p->action != "deliver"; });
  return last;
}

void add_rows(const Campaign& campaign, const Channel& channel,
              const std::vector<std::string>& products, std::vector<PackingRow>& rows) {
  auto deliveries = last_deliveries(campaign.channels, channel.code);
  for (const std::string& product : products) {
    PackingRow row{&channel, name_of_item(product), {}};
    // A delivery that does not say of what is of the one product that is being made.
    const auto planned = std::find_if(deliveries.begin(), deliveries.end(), [&](const auto* p) {
      return p->item == product || (p->item.empty() && products.size() == 1);
    });
    if (planned != deliveries.end()) {
      row.quantity = number_text((*planned)->quantity);
      deliveries.erase(planned);
    }
    rows.push_back(std::move(row));
  }
  for (const Placement* delivery : deliveries)
    rows.push_back({&channel, name_of_item(delivery->item), number_text(delivery->quantity)});
}

}  // namespace

std::vector<PackingRow> packing_rows(const Campaign& campaign,
                                     const std::vector<const Channel*>& channels,
                                     const std::vector<std::string>& products) {
  std::vector<const Channel*> sorted = channels;
  std::sort(sorted.begin(), sorted.end(), [](const Channel* a, const Channel* b) {
    return std::tie(a->area, a->name, a->code) < std::tie(b->area, b->name, b->code);
  });
  std::vector<PackingRow> rows;
  for (const Channel* channel : sorted) add_rows(campaign, *channel, products, rows);
  return rows;
}

std::string packing_csv(const Campaign& campaign, const std::vector<PackingRow>& rows) {
  const CsvDialect dialect;
  // Spreadsheets take a file without this mark for one in another script.
  std::string csv =
      "\ufeff" + render_csv_row({"name", "area", "item", "quantity", "code", "address"}, dialect);
  for (const PackingRow& row : rows) {
    const Channel& channel = *row.channel;
    const ShownAddress shown = shown_address(campaign.settings.base_url, channel.code);
    csv += render_csv_row({channel.name, channel.area, row.item, row.quantity, channel.code,
                           shown.before + shown.code},
                          dialect);
  }
  return csv;
}

}  // namespace kier
