#include "print/series.h"

#include "catch.h"
#include "print/leaflet.h"
#include "print/preflight.h"

using namespace kier;

namespace {

/// `job` with another title, as if in another language.
PrintJob renamed(PrintJob job, const std::string& title) {
  SlotTexts texts = *job.texts;
  texts["slot-title"] = {{title}};
  job.texts = std::make_shared<const SlotTexts>(std::move(texts));
  return job;
}

double title_of(const Campaign& campaign, const PrintJob& job, TitleSizes titles) {
  PrintStyle style;
  style.date = "2026-11-20";
  style.titles = std::move(titles);
  Diagnostics found;
  const auto file = Printer(campaign, style, fonts_of({job})).render({job}).take(found);
  INFO(lines_of(found));
  REQUIRE(file);
  CHECK(lines_of(preflight(file->bytes, file->expected, "flyer.pdf")).empty());
  return file->expected.pages.at(0).texts.at(0).size;
}

}  // namespace

TEST_CASE("titles of one design have the size of the smallest") {
  const Campaign campaign = leaflet::campaign();
  const Channel first = leaflet::channel("7FQF"), second = leaflet::channel("0012");
  const PrintJob brief = leaflet::job(campaign, first);
  PrintJob wordy = renamed(leaflet::job(campaign, second),
                           "Komt uw kind al maanden of jaren bijna niet meer buiten?");
  wordy.design = brief.design;
  const double large = title_of(campaign, brief, {}), small = title_of(campaign, wordy, {});
  CHECK(small < large);

  const TitleSizes titles = title_sizes({brief, wordy});
  CHECK(titles == title_sizes({wordy, brief, brief}));
  CHECK(title_of(campaign, brief, titles) == small);
  CHECK(title_of(campaign, wordy, titles) == small);
}

TEST_CASE("a title by itself is as large as it may be") {
  const Campaign campaign = leaflet::campaign();
  const Channel channel = leaflet::channel();
  const PrintJob job = leaflet::job(campaign, channel);
  CHECK(title_sizes({job, job}).empty());
}
