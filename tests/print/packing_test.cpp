#include "print/packing.h"

#include "catch.h"
#include "print/leaflet.h"
#include "print/pdf_view.h"
#include "print/preflight.h"

using namespace kier;

namespace {

Channel channel(const std::string& code, const std::string& name, const std::string& area) {
  Channel made = leaflet::channel(code);
  made.name = name;
  made.area = area;
  return made;
}

Placement placement(const std::string& code, int day, const std::string& action, double quantity,
                    const std::string& item) {
  Placement made;
  made.code = code;
  made.date = Date{std::chrono::year(2026), std::chrono::November,
                   std::chrono::day(static_cast<unsigned>(day))};
  made.action = action;
  made.quantity = quantity;
  made.item = item;
  return made;
}

/// A campaign with three channels.
Campaign campaign() {
  Campaign all = leaflet::campaign();
  all.channels.channels = {channel("7FQF", "WGC", "Ledeberg"), channel("0012", "Bib", "Zuid"),
                           channel("0132", "Apotheek", "Ledeberg")};
  return all;
}

std::vector<const Channel*> all_of(const Campaign& campaign) {
  std::vector<const Channel*> all;
  for (const Channel& channel : campaign.channels.channels) all.push_back(&channel);
  return all;
}

/// "7FQF A6 flyer 20" for each row.
std::vector<std::string> rows_of(const Campaign& campaign,
                                 const std::vector<std::string>& products = {}) {
  std::vector<std::string> lines;
  for (const PackingRow& row : packing_rows(campaign, all_of(campaign), products))
    lines.push_back(row.channel->code + ' ' + row.item + ' ' + row.quantity);
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a packing list goes by area and name, and leaves unknown numbers open") {
  Campaign all = campaign();
  CHECK(rows_of(all).empty());
  CHECK(rows_of(all, {"a6-flyer"}) == Lines{"0132 A6 flyer ", "7FQF A6 flyer ", "0012 A6 flyer "});
}

TEST_CASE("deliveries count until something later was done") {
  Campaign all = campaign();
  all.channels.placements = {
      placement("7FQF", 3, "deliver", 50, "a6-flyer"),
      placement("7FQF", 20, "deliver", 20, "a6-flyer"),
      placement("7FQF", 20, "deliver", 2, "posters"),
      placement("0012", 20, "deliver", 5, "a6-flyer"),
      placement("0012", 21, "remove", 5, "a6-flyer"),
      placement("0132", 20, "deliver", 8, ""),
  };
  CHECK(rows_of(all) == Lines{"0132  8", "7FQF A6 flyer 20", "7FQF posters 2"});
  CHECK(rows_of(all, {"a6-flyer"}) ==
        Lines{"0132 A6 flyer 8", "7FQF A6 flyer 20", "7FQF posters 2", "0012 A6 flyer "});
  CHECK(rows_of(all, {"sticker", "a6-flyer"}) ==
        Lines{"0132 sticker ", "0132 A6 flyer ", "0132  8", "7FQF sticker ", "7FQF A6 flyer 20",
              "7FQF posters 2", "0012 sticker ", "0012 A6 flyer "});
}

TEST_CASE("the list for spreadsheets runs no formula") {
  Campaign all = campaign();
  all.channels.channels[0].name = "=1+1; \"A\"";
  all.channels.channels.resize(1);
  CHECK(packing_csv(all, packing_rows(all, all_of(all), {"sticker"})) ==
        "\ufeffname;area;item;quantity;code;address\n"
        "\"'=1+1; \"\"A\"\"\";Ledeberg;sticker;;7FQF;proef.be/k/7FQF\n");
}

TEST_CASE("the list on paper has all rows, over as many pages as it takes") {
  Campaign all = campaign();
  all.channels.channels.resize(1);
  const Channel one = all.channels.channels[0];
  for (int i = 0; i < 40; ++i) {
    all.channels.channels.push_back(one);
    all.channels.channels.back().name = "Plek" + std::to_string(100 + i);
  }
  // It is cut where its column ends.
  all.channels.channels[0].name = std::string(300, 'W');
  const auto rows = packing_rows(all, all_of(all), {"a6-flyer"});
  Diagnostics found;
  const auto pdf = packing_pdf(all, rows, "2026-11-20", "list.pdf").take(found);
  INFO(lines_of(found));
  REQUIRE(pdf);
  CHECK(found.empty());
  CHECK(lines_of(preflight(pdf->bytes, pdf->expected, "list.pdf")).empty());
  FileExpectation other = pdf->expected;
  other.pages[1].texts.back().text = "0012";
  other.title = "Packing list 2026-11-21";
  CHECK(lines_of(preflight(pdf->bytes, other, "list.pdf")) ==
        "list.pdf: error: on page 2, '0012' of address-Lato is not to be found; the font may lack "
        "a letter, or the text is cut off [print/text-lost]\n"
        "list.pdf: error: the file is called 'Packing list 2026-11-20' in place of 'Packing list "
        "2026-11-21'; make the file anew [print/title]\n");
  const PdfView view(pdf->bytes);
  REQUIRE(view.pages() == 2);
  std::string words;
  for (int page = 0; page < 2; ++page)
    for (const FoundWord& word : view.words(page)) words += word.text + ' ';
  CHECK(words.find("2026-11-20 (1/2) ") != words.npos);
  CHECK(words.find("2026-11-20 (2/2) ") != words.npos);
  for (int i = 0; i < 40; ++i)
    CHECK(words.find("Plek" + std::to_string(100 + i) + ", Ledeberg A6 flyer proef.be/k/7FQF ") !=
          words.npos);
  const auto again = packing_pdf(all, rows, "2026-11-20", "list.pdf").value;
  REQUIRE(again);
  CHECK(pdf->bytes == again->bytes);
}
