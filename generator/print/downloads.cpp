#include "print/downloads.h"

#include <algorithm>
#include <set>

#include "print/plan.h"
#include "print/preflight.h"

namespace kier {
namespace {

const std::vector<std::string> offered{"a6-flyer", "a4-poster"};

/// Whoever offers files made elsewhere has a channel, but neither texts nor designs for it.
bool can_be_drawn(const Campaign& campaign, const SourceTree& templates, const Channel& channel) {
  return find_print_texts(campaign, channel.audience, channel.language) != nullptr &&
         std::all_of(offered.begin(), offered.end(), [&](const std::string& product) {
           return templates.contains("templates/print/" + product + '-' + channel.audience +
                                     ".svg");
         });
}

/// The first open channel for downloads of each audience and language.
std::vector<const Channel*> download_channels(const Campaign& campaign,
                                              const SourceTree& templates) {
  std::vector<const Channel*> channels;
  std::set<std::pair<std::string, std::string>> known;
  for (const Channel& channel : campaign.channels.channels)
    if (channel.kind == "download" && !channel.retired &&
        can_be_drawn(campaign, templates, channel) &&
        known.insert({channel.audience, channel.language}).second)
      channels.push_back(&channel);
  return channels;
}

PrintRequest request_for(const std::vector<const Channel*>& channels) {
  PrintRequest request;
  request.products = offered;
  Date newest{std::chrono::year(2026), std::chrono::January, std::chrono::day(1)};
  for (const Channel* channel : channels) {
    request.codes.push_back(channel->code);
    newest = std::max(newest, channel->opened.value_or(newest));
  }
  request.style.kind = FileExpectation::Kind::office;
  request.style.date = iso_date(newest);
  return request;
}

}  // namespace

Outcome<std::vector<Artefact>> draw_downloads(const Campaign& campaign,
                                              const SourceTree& templates) {
  std::vector<Artefact> files;
  const auto channels = download_channels(campaign, templates);
  if (channels.empty()) return files;
  Diagnostics found;
  PrintRequest request = request_for(channels);
  const auto plan = plan_print(campaign, templates, request).take(found);
  if (!plan || has_errors(found)) return found;
  request.style.titles = title_sizes(plan->jobs);
  Printer printer(campaign, request.style, fonts_of(plan->jobs));
  for (const PrintJob& job : plan->jobs) {
    const auto drawn = printer.render({job}).take(found);
    if (!drawn) continue;
    const Channel& channel = *job.channel;
    const std::string path = "drukwerk/" + std::string(job.design->product->id) + '-' +
                             channel.audience + '-' + channel.language + ".pdf";
    for (Diagnostic& d : preflight(drawn->bytes, drawn->expected, path))
      found.push_back(std::move(d));
    files.push_back({path, drawn->bytes});
  }
  if (has_errors(found)) return found;
  return {std::move(files), std::move(found)};
}

}  // namespace kier
