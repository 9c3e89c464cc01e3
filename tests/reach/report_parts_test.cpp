// The parts of a report, one by one.
#include "catch.h"
#include "reach/report_page.h"

using namespace kier;

// The numbers are those of shrinkage_test.cpp and allocation_test.cpp, which are R's.

TEST_CASE("the eight venues are compared as the vectors say") {
  SampleCampaign sample = eight_venues();
  sample.readership = Readership::internal;
  const std::string page = sample.page();
  CHECK(row(page, "t-venues", "WGC Ledeberg") ==
        "WGC Ledeberg 000A ≤\u202F200 9,0 6,8 (4,7–9,2) WGC Ledeberg: geschat 6,8 per 100, tussen "
        "4,7–9,2 waarschijnlijk boven");
  CHECK(has(row(page, "t-venues", "FACTS"), "0 4,4 (2,5–6,9)"));
  CHECK(has(row(page, "t-venues", "FACTS"), "niet te zeggen"));
  CHECK(has(row(page, "t-venues", "Huis van het Kind"), "6,0 5,7 (4,2–7,5)"));
  CHECK(has(text_of_page(page),
            "Waarschijnlijk boven het gemiddelde: WGC Ledeberg. Van de andere "
            "plaatsen valt het niet te zeggen."));
  CHECK(has(text_of_page(page), "De verschillen zijn groter dan toeval meestal maakt (p = 0,07)."));
  std::vector<std::string> pieces;
  const Value json = json_of(sample);
  const std::vector<std::pair<std::string, double>> run = {
      {"WGC Ledeberg", 325}, {"Bibliotheek De Krook", 75}, {"Huisarts", 125},
      {"FACTS", 75},         {"Dienstencentrum", 75},      {"Sporthal", 75},
      {"Buurtwinkel", 125},  {"Huis van het Kind", 125}};
  for (const auto& [label, expected] : run) CHECK(figure(json, "run", label, "pieces") == expected);
  CHECK(figure(json, "venues", "", "homogeneity_p") == Approx(0.0698462));
  CHECK(figure(json, "venues", "", "average_per_100") == Approx(5.2027));
  CHECK(figure(json, "venues", "WGC Ledeberg", "estimate_per_100") == Approx(6.75096));
  CHECK(figure(json, "venues", "WGC Ledeberg", "probability_above_average") == Approx(0.915835));
  CHECK(figure(json, "channels", "WGC Ledeberg", "scan_days", "low") == Approx(10.6679));
  CHECK(figure(json, "channels", "WGC Ledeberg", "scan_days", "high") == Approx(28.4478));
  CHECK(figure(json, "channels", "Buurtwinkel", "scan_days", "low") == Approx(0.0253178));
}

TEST_CASE("a shared report compares what it shows") {
  const SampleCampaign sample = eight_venues();
  const std::string page = sample.page();
  CHECK(row(page, "t-venues", "Huisarts") == "Huisarts ≤\u202F20 verborgen, doet hier niet mee");
  CHECK(has(row(page, "t-venues", "WGC Ledeberg"), "waarschijnlijk boven"));
  CHECK(has(text_of_page(page), "plaatsen met een verborgen getal doen niet mee"));
  const Value json = json_of(sample);
  CHECK(figure(json, "channels", "Huisarts", "scan_days") == -1);
  CHECK(figure(json, "channels", "Huisarts", "scan_days", "low") == -1);
  CHECK(figure(json, "channels", "Huisarts", "scan_days_per_100") == -1);
  CHECK(figure(json, "venues", "Huisarts", "estimate_per_100") == -1);
  CHECK(figure(json, "run", "Huisarts", "pieces") > 0);
}

TEST_CASE("without a clear difference a print run is split equally, and the report says why") {
  SampleCampaign sample;
  for (const std::string code : {"000A", "000B", "000C", "000D"}) {
    sample.add(code, "plaats " + code);
    sample.deliver(code, 100);
    sample.visit(code, code == "000A" ? 9 : 8);
  }
  const std::string text = text_of_page(sample.page());
  CHECK(has(text, "Tussen de plaatsen is geen duidelijk verschil te zien."));
  CHECK(has(text,
            "Gelijk verdeeld, want de verschillen tussen de plaatsen kunnen toeval zijn (p = "
            "0,99, meer dan 0,10)."));
  CHECK(figure(json_of(sample), "run", "plaats 000A", "pieces") == 125);
  sample.language = "en";
  CHECK(has(text_of_page(sample.page()), "There is no clear difference between the places."));
}

TEST_CASE("a zero has its placement note beside it, a number has not") {
  SampleCampaign sample = eight_venues();
  sample.all.placements[0].note = "bij de balie";
  sample.add("RD17", "Reddit", "post");
  sample.count("RD17", "discord", 37);
  sample.count("", "discord", 32);
  const std::string page = sample.page();
  CHECK(has(row(page, "t-funnel", "FACTS"), "Notitie: droge flyer tussen veel stands"));
  CHECK_FALSE(has(row(page, "t-funnel", "WGC Ledeberg"), "bij de balie"));
  CHECK(row(page, "t-hand-1", "Reddit") == "Reddit 37 (26–51) 54\u00A0% (42–65\u00A0%)");
  CHECK(has(row(page, "t-hand-1", "FACTS"), "Notitie: droge flyer tussen veel stands"));
  CHECK(has(row(page, "t-hand-1", "Kanaal niet bekend"), "32 (22–45)"));
  CHECK(has(text_of_page(page), "telde het team 69 keer “Discord”; bij 37 daarvan is bekend"));
}

TEST_CASE("collected print is not exposed; unknown leftovers are") {
  SampleCampaign sample = eight_venues();
  sample.collect("000A", 100);
  const std::string page = sample.page();
  CHECK(has(row(page, "t-funnel", "WGC Ledeberg"), " 100 18 (11–28) 18 (11–28)"));
  CHECK(has(row(page, "t-funnel", "Sporthal"), " ≤\u202F250 9 (4,1–17) ≥\u00A03,6 (1,6–6,8)"));
  CHECK(has(row(page, "t-run", "WGC Ledeberg"), "100 niet meer dan er vorige keer weg raakte"));
}

TEST_CASE("costs are split by pieces and have intervals") {
  SampleCampaign sample;
  sample.add("000A", "A");
  sample.add("000B", "B");
  sample.deliver("000A", 300);
  sample.deliver("000B", 100);
  sample.visit("000A", 30);
  sample.count("000A", "discord", 10);
  sample.all.costs.push_back({date_of(2026, 10, 1), "druk", "", 400, 120, {}});
  sample.all.costs.push_back({date_of(2026, 10, 1), "stand", "000B", 0, 20, {}});
  const std::string page = sample.page();
  CHECK(row(page, "t-costs", "A") ==
        "A €\u00A090 €\u00A03,00 (€\u00A02,10–4,45) €\u00A09,00 (€\u00A04,89–19)");
  CHECK(row(page, "t-costs", "B") == "B €\u00A050 minstens €\u00A014 minstens €\u00A014");
  CHECK(row(page, "t-costs", "Totaal") ==
        "Totaal €\u00A0140 €\u00A04,67 (€\u00A03,27–6,92) €\u00A014 (€\u00A07,61–29)");
}

TEST_CASE("the share of intakes with a code stands beside the funnel") {
  SampleCampaign sample;
  sample.add("000A", "A");
  sample.count("000A", "intake", 9, "Flyer");
  sample.count("", "intake", 12, "flyer");
  const std::string text = text_of_page(sample.page());
  CHECK(has(text,
            "Van de 21 mensen die bij een intake zeiden dat een flyer hen bracht, hadden er 9 "
            "een code bij zich (43\u00A0%; 24–63\u00A0%). Achter elke intake met een code staan "
            "er dus naar schatting 2,33 (1,58–4,09)"));
  CHECK(has(text, "+ mond-tot-mond: niet bekend"));
  sample.count("000A", "intake", 3, "vriend");
  CHECK(has(text_of_page(sample.page()), "de aantallen zijn te klein om te delen"));
}

TEST_CASE("targets are reached or not, with the reason") {
  SampleCampaign sample;
  const auto add = [&](const std::string& measure, double target, std::optional<double> counted) {
    Target& one = sample.all.targets.emplace_back();
    one.measure = {{"nl", measure}};
    one.target = target;
    one.counted = counted;
    one.reason = {{"nl", "omdat " + measure}};
  };
  add("in beeld", 20, 30);
  add("begeleid", 12, 12);
  add("eerste stap", 5, 4);
  add("drie", 3, 4);
  add("later", 40, 8);
  sample.all.targets.back().until = date_of(2027, 3, 1);
  const std::string page = sample.page();
  CHECK(row(page, "t-targets", "in beeld") == "in beeld 20 – 30 gehaald omdat in beeld");
  CHECK(row(page, "t-targets", "begeleid") == "begeleid 12 – 12 gehaald omdat begeleid");
  CHECK(row(page, "t-targets", "eerste stap") ==
        "eerste stap 5 – &lt;5 niet gehaald omdat eerste stap");
  CHECK(row(page, "t-targets", "drie") == "drie 3 – &lt;5 niet te zeggen omdat drie");
  CHECK(row(page, "t-targets", "later") == "later 40 1 maart 2027 8 nog niet gehaald omdat later");
  sample.readership = Readership::internal;
  CHECK(row(sample.page(), "t-targets", "drie") == "drie 3 – 4 gehaald omdat drie");
}

TEST_CASE("a trend is by week for the team and by month for others") {
  SampleCampaign sample = eight_venues();
  sample.visit("000A", 40, "scan", date_of(2026, 11, 4));
  sample.tally.days.erase({"site", date_of(2026, 11, 7)});
  const std::string shared = sample.page();
  CHECK(has(shared, "Scandagen per maand"));
  CHECK(row(shared, "t-trend", "oktober 2026") == "oktober 2026 77 (61–96)");
  CHECK(row(shared, "t-trend", "november 2026") == "november 2026 40 (29–54) niet alle dagen");
  CHECK_FALSE(has(text_of_page(shared), "4 november 2026"));
  sample.readership = Readership::internal;
  const std::string page = sample.page();
  CHECK(row(page, "t-trend", "5 oktober 2026") == "5 oktober 2026 77 (61–96)");
  CHECK(row(page, "t-trend", "2 november 2026") == "2 november 2026 40 (29–54) niet alle dagen");
}

TEST_CASE("too few scan-days have no months in a shared report") {
  SampleCampaign sample;
  sample.add("000A", "A");
  sample.visit("000A", 19);
  CHECK(has(text_of_page(sample.page()), "Het verloop per maand staat hier niet"));
  sample.visit("000A", 1);
  CHECK(has(sample.page(), "Scandagen per maand"));
}

TEST_CASE("the quality of the data is told") {
  SampleCampaign sample = eight_venues();
  sample.settings.reach.cdn_sources = {"rand"};
  sample.log_days("rand", date_of(2026, 10, 1), date_of(2026, 10, 3));
  sample.tally.days[{"rand", date_of(2026, 10, 9)}] = false;
  sample.tally.quality.lines = 52340;
  sample.tally.quality.candidates = 812;
  sample.tally.quality.unreadable = 7;
  sample.tally.quality.mistyped = 11;
  sample.tally.quality.walkers = 3;
  sample.estimates = {{"goatcounter", "2026-10", "000A", "scan", 188}};
  sample.confirmed = 61;
  const std::string page = sample.page();
  const std::string text = text_of_page(page);
  CHECK(row(page, "t-quality", "Regels in de logs") == "Regels in de logs 52.340");
  CHECK(row(page, "t-quality", "Daarvan onleesbaar") == "Daarvan onleesbaar 7 (0,9\u00A0%)");
  CHECK(row(page, "t-excluded", "Verkeerd getypte code") == "Verkeerd getypte code 11");
  CHECK(has(row(page, "t-excluded", "Wie vijf of meer"), " &lt;5"));
  CHECK(row(page, "t-sources", "site") == "site A: eigen logs 61 0 0");
  CHECK(row(page, "t-sources", "rand") == "rand B: logs van een CDN 4 5 1");
  CHECK(row(page, "t-sources", "goatcounter") == "goatcounter C: ingevoerd – – –");
  CHECK(row(page, "t-estimates-1", "WGC Ledeberg") == "WGC Ledeberg 188 0");
  CHECK(has(text, "Telregels en lijst van bots: v1/bots-2026-11."));
  CHECK(has(text,
            "zouden het er 77 zijn, met scandagen 77. Bij 61 daarvan laadde hetzelfde toestel"));
  CHECK(figure(json_of(sample), "totals", "", "scan_days") == 77);  // not 265
}

TEST_CASE("moments of the team have a month in a shared report, and small contacts are hidden") {
  SampleCampaign sample;
  const auto add = [&](unsigned d, const std::string& place, std::optional<double> contacts) {
    Moment& one = sample.all.moments.emplace_back();
    one.date = date_of(2026, 11, d);
    one.place = place;
    one.contacts = contacts;
  };
  add(21, "FACTS", 60);
  add(3, "Infomarkt", 3);
  add(5, "Plein", {});
  const std::string shared = text_of_page(sample.page());
  CHECK(has(shared,
            "november 2026 FACTS s november 2026 Infomarkt &lt;5 november 2026 Plein niet "
            "geteld Totaal 63"));
  sample.readership = Readership::internal;
  CHECK(has(text_of_page(sample.page()),
            "3 november 2026 Infomarkt 3 5 november 2026 Plein niet "
            "geteld 21 november 2026 FACTS 60 Totaal 63"));
}
