#pragma once
// A small campaign with one flyer for parents, for tests of print/.

#include <string>

#include "catch.h"
#include "content/load.h"
#include "print/render.h"
#include "support/campaign.h"

namespace leaflet {

/// A design of 105 by 148 mm; `slots` and `art` stand inside the svg element.
inline std::string design(const std::string& slots, const std::string& art = "") {
  return R"(<svg xmlns="http://www.w3.org/2000/svg" width="111mm" height="154mm"
 viewBox="-3 -3 111 154" data-bleed="3">
<rect x="-3" y="-3" width="111" height="154" fill="#fbf7ef"/>
<rect x="-3" y="-3" width="111" height="70" fill="#262a4c"/>
)" + art +
         slots + "</svg>\n";
}

inline const std::string slots = R"(
<rect id="slot-title" x="8" y="8" width="89" height="30"><desc>font: P052 Bold; max: 28; min: 14; color: #f6f1e6; tag: H1</desc></rect>
<rect id="slot-lead" x="8" y="42" width="89" height="20"><desc>font: Lato; max: 14; min: 9; color: #f6f1e6</desc></rect>
<rect id="slot-points" x="8" y="72" width="52" height="44"><desc>font: Lato; max: 14; min: 9; color: #23243a; tag: L</desc></rect>
<rect id="slot-qr" x="65" y="78" width="32" height="32"><desc>ecc: auto; min-module: 0.5</desc></rect>
<rect id="slot-url" x="62" y="112" width="37" height="10"><desc>font: Lato; max: 12; min: 9; color: #23243a; align: center</desc></rect>
<rect id="slot-number" x="8" y="124" width="89" height="10"><desc>font: Lato; max: 12; min: 9; color: #23243a; valign: middle</desc></rect>
<rect id="slot-vu" x="8" y="138" width="89" height="5"><desc>font: Lato; max: 7; min: 5; color: #55566e</desc></rect>
)";

inline const std::string texts = R"(-- content/nl/drukwerk/ouders.md --
---
title: Komt uw kind nog buiten?
audience: ouders
lead: U bent niet de enige. U kunt iets doen, ook als uw kind volwassen is.
points:
  - wat u vandaag al kunt proberen
  - wie met u meedenkt
call: Lees verder wanneer het u past.
number: hulp/awel
number_label: "Praten kan:"
strip: Info voor ouders
short: Voor ouders.
---
Er bestaat een woord voor.
)";

inline const std::string inks = R"(print:
  inks:
    "#fbf7ef": [0, 0.02, 0.06, 0]
    "#262a4c": [0.9, 0.85, 0.35, 0.35]
    "#f6f1e6": [0, 0.03, 0.1, 0]
    "#23243a": [0, 0, 0, 0.9]
    "#55566e": [0, 0, 0, 0.7]
)";

inline kier::Campaign campaign(const std::string& print_texts = texts) {
  const kier::SourceTree minimal = minimal_campaign();
  return load("-- content/campaign.yaml --\n" + minimal.at("content/campaign.yaml").text + inks +
              print_texts);
}

inline kier::Channel channel(const std::string& code = "7FQF") {
  kier::Channel channel;
  channel.code = code;
  channel.kind = "venue";
  channel.name = "WGC Ledeberg";
  channel.audience = "ouders";
  channel.language = "nl";
  return channel;
}

inline std::shared_ptr<const kier::PrintDesign> flyer(const std::string& svg) {
  kier::Diagnostics found;
  auto design = kier::parse_design({"templates/print/a6-flyer-ouders.svg", svg}).take(found);
  INFO(lines_of(found));
  REQUIRE(found.empty());
  auto flyer = std::make_shared<kier::PrintDesign>();
  flyer->product = kier::find_product("a6-flyer");
  flyer->design = std::move(*design);
  return flyer;
}

/// A job of the flyer; `channel` must stay where it is.
inline kier::PrintJob job(const kier::Campaign& campaign, const kier::Channel& channel,
                          const std::string& svg = design(slots)) {
  const kier::Item* item = kier::find_print_texts(campaign, "ouders", "nl");
  REQUIRE(item != nullptr);
  auto common = std::make_shared<const kier::SlotTexts>(kier::common_texts(campaign, *item, "nl"));
  return {flyer(svg), std::move(common), &channel, "nl"};
}

inline kier::RenderedFile print(kier::PrintStyle style, const std::string& svg = design(slots)) {
  const kier::Campaign all = campaign();
  const kier::Channel to = channel();
  style.date = "2026-11-20";
  kier::Diagnostics found;
  const std::vector<kier::PrintJob> jobs{job(all, to, svg)};
  auto file = kier::Printer(all, style, kier::fonts_of(jobs)).render(jobs).take(found);
  INFO(lines_of(found));
  REQUIRE(file);
  CHECK(found.empty());
  return std::move(*file);
}

}  // namespace leaflet
