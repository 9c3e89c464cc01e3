#include "cli/print_exports.h"

#include "base/parallel.h"
#include "print/code_picture.h"
#include "print/packing.h"
#include "print/preflight.h"
#include "text/slug.h"

namespace kier {
namespace {

constexpr Rule nothing_to_pack{"print/nothing-to-pack", Severity::warning,
                               "no delivery is planned for these channels, so there is no packing "
                               "list",
                               "name what is brought with --product, or add rows with the action "
                               "deliver"};

}  // namespace

std::string file_name_of(const Channel& channel) {
  constexpr std::size_t enough = 60;
  std::string name = slugify(channel.name).substr(0, enough);
  while (name.ends_with('-')) name.pop_back();
  return name.empty() ? channel.code : channel.code + '-' + name;
}

PutCount put_codes(const Campaign& campaign, const std::vector<const Channel*>& channels,
                   unsigned threads, const PutFile& put, Diagnostics& found) {
  struct Result {
    PutCount count;
    Diagnostics found;
  };
  const auto make = [&](const Channel* channel) {
    Result result;
    const std::string path = "print/qr/" + file_name_of(*channel);
    const std::string url = encoded_url(campaign.settings.base_url, channel->code);
    const auto files = export_qr(url, path).take(result.found);
    if (!files) return result.count.refused = 2, result;
    const auto write = [&](const char* ending, const std::string& bytes) {
      ++(put({path + ending, bytes}, result.found) ? result.count.written : result.count.same);
    };
    write(".svg", files->svg);
    write(".png", files->png);
    return result;
  };
  PutCount count;
  for (Result& result : parallel_map(std::span(channels), threads, make)) {
    count.written += result.count.written;
    count.same += result.count.same;
    count.refused += result.count.refused;
    for (Diagnostic& d : result.found) found.push_back(std::move(d));
  }
  return count;
}

PutCount put_packing_list(const Campaign& campaign, const std::vector<const Channel*>& channels,
                          const std::vector<std::string>& products, const std::string& date,
                          const PutFile& put, Diagnostics& found) {
  PutCount count;
  const auto rows = packing_rows(campaign, channels, products);
  if (rows.empty()) {
    found.push_back(complain(nothing_to_pack, {"content/placements.csv"}));
    return count;
  }
  const std::string path = "print/packing/" + date;
  const auto write = [&](const char* ending, const std::string& bytes) {
    ++(put({path + ending, bytes}, found) ? count.written : count.same);
  };
  write(".csv", packing_csv(campaign, rows));
  const std::string name = path + ".pdf";
  const auto pdf = packing_pdf(campaign, rows, date, name).take(found);
  Diagnostics checked;
  if (pdf) checked = preflight(pdf->bytes, pdf->expected, name);
  if (pdf && !has_errors(checked))
    write(".pdf", pdf->bytes);
  else
    ++count.refused;
  for (Diagnostic& d : checked) found.push_back(std::move(d));
  return count;
}

}  // namespace kier
