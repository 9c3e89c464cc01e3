#include "print/plan.h"

#include "catch.h"
#include "print/leaflet.h"

using namespace kier;
using Kind = FileExpectation::Kind;

namespace {

constexpr auto flyer_file = "templates/print/a6-flyer-ouders.svg";

SourceTree templates(const std::string& svg = leaflet::design(leaflet::slots)) {
  return {{flyer_file, {flyer_file, svg}}};
}

PrintRequest request() {
  PrintRequest request;
  request.products = {"a6-flyer"};
  return request;
}

struct Planned {
  std::size_t jobs = 0;
  std::string said;
};

Planned plan(Campaign campaign, const PrintRequest& wanted, const SourceTree& tree = templates()) {
  if (campaign.channels.channels.empty()) campaign.channels.channels = {leaflet::channel()};
  Diagnostics found;
  const auto plan = plan_print(campaign, tree, wanted).take(found);
  return {plan ? plan->jobs.size() : 0, lines_of(found)};
}

}  // namespace

TEST_CASE("a channel and a product are one page") {
  const Planned planned = plan(leaflet::campaign(), request());
  CHECK(planned.jobs == 1);
  CHECK(planned.said.empty());
}

TEST_CASE("a code may be typed as people type") {
  PrintRequest wanted = request();
  wanted.codes = {" 7fqf", "7FQF"};
  CHECK(plan(leaflet::campaign(), wanted).jobs == 1);
}

TEST_CASE("what there is none of is named") {
  PrintRequest wanted = request();
  wanted.products = {"a6-flier"};
  CHECK(plan(leaflet::campaign(), wanted).said ==
        "content/campaign.yaml: error: there is no product 'a6-flier'; did you mean 'a6-flyer'? "
        "[print/no-product]\n");
  wanted = request();
  wanted.codes = {"0012"};
  CHECK(plan(leaflet::campaign(), wanted).said ==
        "content/channels.csv: error: no channel has the code '0012'; 'kier channel list' shows "
        "all codes [print/no-channel]\n");
  wanted = request();
  wanted.audience = "oudrs";
  CHECK(plan(leaflet::campaign(), wanted).said ==
        "content/campaign.yaml: error: the campaign has no audience 'oudrs'; did you mean "
        "'ouders'? [print/no-audience]\n");
  wanted.audience = "jongeren";
  CHECK(plan(leaflet::campaign(), wanted).said ==
        "content/channels.csv: error: there is no open channel to print for; add one: kier channel "
        "add --kind venue --name \"NAME\" --audience AUDIENCE --language nl "
        "[print/no-channels]\n");
}

TEST_CASE("a retired channel gets no more print") {
  Campaign campaign = leaflet::campaign();
  campaign.channels.channels = {leaflet::channel()};
  campaign.channels.channels[0].retired = true;
  campaign.channels.channels[0].mark = {2, 1};
  PrintRequest wanted = request();
  wanted.codes = {"7FQF"};
  CHECK(plan(std::move(campaign), wanted).said ==
        "content/channels.csv:2:1: error: the channel 7FQF is retired; print for another channel, "
        "or add a new one with 'kier channel add' [print/retired]\n");
}

TEST_CASE("missing designs and texts") {
  Campaign campaign = leaflet::campaign();
  campaign.channels.channels = {leaflet::channel()};
  campaign.channels.channels[0].audience = "jongeren";
  CHECK(plan(std::move(campaign), request()).said ==
        "content/nl/drukwerk: error: there are no print texts for the audience 'jongeren'; write "
        "them in content/nl/drukwerk/jongeren.md with 'audience: jongeren' [print/no-texts]\n"
        "templates/print/a6-flyer-jongeren.svg: error: there is no design for a6-flyer and the "
        "audience 'jongeren'; draw it, as docs/print-designs.md tells; it may begin as a copy of "
        "'templates/print/a6-flyer-ouders.svg' [print/no-design]\n");
  const std::string call =
      "<rect id=\"slot-call\" width=\"9\" height=\"9\"><desc>font: Lato</desc></rect>";
  CHECK(plan(leaflet::campaign("-- content/nl/drukwerk/ouders.md --\n---\ntitle: Kort\n"
                               "audience: ouders\nlead: Kort\npoints: [een]\nnumber: hulp/awel\n"
                               "strip: x\nshort: y\ncall: z\n---\n"),
             request(), templates(leaflet::design(leaflet::slots + R"(<rect id="slot-body" width="9"
 height="9"><desc>font: Lato</desc></rect>)" + call)))
            .said ==
        "content/nl/drukwerk/ouders.md: error: there is no text for slot-body of "
        "templates/print/a6-flyer-ouders.svg; write the text below the front matter "
        "[print/no-text]\n");
}

TEST_CASE("a design has the size of its product") {
  std::string svg = leaflet::design(leaflet::slots);
  svg.replace(svg.find("height=\"154mm\""), 14, "height=\"155mm\"");
  svg.replace(svg.find("111 154"), 7, "111 155");
  CHECK(plan(leaflet::campaign(), request(), templates(svg)).said ==
        "templates/print/a6-flyer-ouders.svg: error: the trim is 105 x 149 mm; a6-flyer is 105 x "
        "148 mm; change width, height and viewBox; they are the trim and the bleed "
        "[print/design-trim]\n");
}

TEST_CASE("the press asks for more than the office") {
  PrintRequest wanted = request();
  const std::string art = "<path id=\"a\" fill=\"#123456\" opacity=\"0.5\"/>";
  const SourceTree tree = templates(leaflet::design(leaflet::slots, art));
  CHECK(plan(leaflet::campaign(), wanted, tree).said.empty());
  wanted.style.kind = Kind::press;
  CHECK(plan(leaflet::campaign(), wanted, tree).said ==
        "templates/print/a6-flyer-ouders.svg: error: the colour #123456 has no ink that it could "
        "be printed with; add it under 'print: inks:' of content/campaign.yaml, or use a colour "
        "that stands there [print/design-ink]\n"
        "templates/print/a6-flyer-ouders.svg:5:1: error: path 'a': 'opacity: 0.5' is see-through, "
        "which the press refuses; choose the colour that it looks like; or print it with --office "
        "[print/press-opacity]\n");
}

TEST_CASE("an address and a publisher that are still to be filled in") {
  const auto said = [&](Kind kind, bool proof) {
    PrintRequest wanted = request();
    wanted.style.kind = kind;
    wanted.style.proof = proof;
    Campaign copy = leaflet::campaign();
    copy.settings.publisher = "";
    copy.settings.base_url = "https://opeenkier.example";
    return plan(std::move(copy), wanted).said;
  };
  const std::string gap =
      "content/campaign.yaml: warning: 'publisher' is empty: a line to write on is printed in its "
      "place; fill in a name and an address, or write them on every copy [print/publisher-gap]\n";
  CHECK(said(Kind::office, false) == gap);
  CHECK(said(Kind::press, true) == gap);
  CHECK(said(Kind::press, false) ==
        "content/campaign.yaml: error: 'base_url' is still an example address, and codes would "
        "lead to it; fill in the address where the site will stand; --proof prints a proof "
        "[print/example-address]\n"
        "content/campaign.yaml: error: 'publisher' is empty: print for the public must name who "
        "answers for it; fill in a name and an address, such as 'publisher: An Peeters, "
        "Kerkstraat 1, 9000 Gent' [print/no-publisher]\n");
}
