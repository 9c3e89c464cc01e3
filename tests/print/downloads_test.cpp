#include "print/downloads.h"

#include "catch.h"
#include "print/leaflet.h"
#include "print/pdf_view.h"

using namespace kier;

namespace {

/// The flyer of leaflet.h, and the same design on a poster of another size.
SourceTree designs() {
  const std::string flyer = leaflet::design(leaflet::slots);
  std::string poster = flyer;
  poster.replace(poster.find("width=\"111mm\" height=\"154mm\""), 28,
                 "width=\"216mm\" height=\"303mm\"");
  poster.replace(poster.find("-3 -3 111 154"), 13, "-3 -3 216 303");
  const std::string small = "x=\"65\" y=\"78\" width=\"32\" height=\"32\"";
  poster.replace(poster.find(small), small.size(),
                 "x=\"110\" y=\"160\" width=\"90\" height=\"90\"");
  SourceTree tree;
  for (const auto& [name, text] : {std::pair{"a6-flyer", flyer}, std::pair{"a4-poster", poster}}) {
    const std::string path = "templates/print/" + std::string(name) + "-ouders.svg";
    tree[path] = {path, text};
  }
  return tree;
}

std::vector<std::string> paths_of(const Campaign& campaign, const SourceTree& tree) {
  Diagnostics found;
  const auto files = draw_downloads(campaign, tree).take(found);
  INFO(lines_of(found));
  REQUIRE(files);
  std::vector<std::string> paths;
  for (const Artefact& file : *files) {
    paths.push_back(file.path);
    CHECK(PdfView(file.bytes).pages() == 1);
  }
  return paths;
}

}  // namespace

TEST_CASE("leaflets are drawn for the first open channel for downloads of an audience") {
  Campaign campaign = leaflet::campaign();
  CHECK(paths_of(campaign, designs()).empty());
  Channel venue = leaflet::channel("7FQF"), old = leaflet::channel("0012"),
          first = leaflet::channel("0132"), second = leaflet::channel("0253");
  old.kind = first.kind = second.kind = "download";
  old.retired = true;
  campaign.channels.channels = {venue, old, first, second};
  CHECK(paths_of(campaign, designs()) ==
        std::vector<std::string>{"drukwerk/a6-flyer-ouders-nl.pdf",
                                 "drukwerk/a4-poster-ouders-nl.pdf"});
  SourceTree without = designs();
  without.erase("templates/print/a4-poster-ouders.svg");
  CHECK(paths_of(campaign, without).empty());
}
