#include "reach/report.h"

#include <algorithm>
#include <chrono>

#include "catch.h"
#include "io/sha256.h"
#include "reach/report_labels.h"
#include "reach/report_page.h"

using namespace kier;

namespace {

std::string base64(const std::string& hexadecimal) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bits, result;
  for (const char c : hexadecimal) {
    const unsigned digit = static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    for (const unsigned bit : {8U, 4U, 2U, 1U}) bits += (digit & bit) != 0 ? '1' : '0';
  }
  while (bits.size() % 6 != 0) bits += '0';
  for (std::size_t i = 0; i < bits.size(); i += 6) {
    result += digits[static_cast<std::size_t>(std::stoi(bits.substr(i, 6), nullptr, 2))];
  }
  while (result.size() % 4 != 0) result += '=';
  return result;
}

/// The first element that is not closed, or closes nothing; empty when all is well.
std::string unbalanced(const std::string& page) {
  std::vector<std::string> open;
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
    if (page[at + 1] == '!') continue;
    const std::size_t end = page.find('>', at);
    const bool closes = page[at + 1] == '/';
    const std::size_t from = at + (closes ? 2 : 1);
    const std::string name = page.substr(from, page.find_first_of(" >/\n", from) - from);
    if (name == "meta" || name == "link" || page[end - 1] == '/') continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> in " + (open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
    if (name == "style" && !closes) at = page.find("</style>", at) - 1;
  }
  return open.empty() ? "" : "<" + open.back() + ">";
}

/// The order of the parts.
std::vector<std::string> parts_of(const std::string& page) {
  std::vector<std::string> ids;
  for (std::size_t at = page.find("<h2 id=\""); at != std::string::npos;
       at = page.find("<h2 id=\"", at + 1)) {
    ids.push_back(page.substr(at + 8, page.find('"', at + 8) - at - 8));
  }
  return ids;
}

}  // namespace

TEST_CASE("a report is a page, a table and data") {
  const std::vector<Artefact> files = render_report(eight_venues().input());
  REQUIRE(files.size() == 3);
  CHECK(files[0].path == "reach/index.html");
  CHECK(files[1].path == "reach/reach.csv");
  CHECK(files[2].path == "reach/reach.json");
  const std::string& page = files[0].bytes;
  CHECK(parts_of(page) == std::vector<std::string>{"summary", "funnel", "venues", "run", "costs",
                                                   "trend", "dark", "quality", "limits", "targets",
                                                   "moments"});
  CHECK(unbalanced(page) == "");
}

TEST_CASE("a month without logs is no zero") {
  SampleCampaign sample = eight_venues();
  sample.tally.days.clear();
  sample.log_days("site", date_of(2026, 10, 1), date_of(2026, 10, 31));
  const auto files = sample.render();
  CHECK(row(files.at("reach/index.html"), "t-trend", "november 2026") ==
        "november 2026 – geen log");
  CHECK_FALSE(has(files.at("reach/reach.csv"), "trend;2026-11"));
}

TEST_CASE("a shared report is about whole months") {
  SampleCampaign sample;
  sample.period = {date_of(2026, 10, 9), date_of(2026, 11, 12)};
  CHECK(has(sample.page(), "1 oktober 2026 tot en met 30 november 2026"));
  CHECK_FALSE(has(sample.page(), "voorlopig"));
  sample.today = date_of(2026, 11, 12);
  CHECK(has(sample.page(), "De periode is nog niet om, dus deze cijfers zijn voorlopig."));
  sample.readership = Readership::internal;
  CHECK(has(sample.page(), "9 oktober 2026 tot en met 12 november 2026"));
}

TEST_CASE("nothing counted is still a report") {
  for (const Readership readership : {Readership::shared, Readership::internal}) {
    for (const std::string language : {"nl", "en", "fr"}) {
      SampleCampaign sample;
      sample.tally = {};
      sample.readership = readership;
      sample.language = language;
      const std::string page = sample.page();
      CHECK(unbalanced(page) == "");
      CHECK(has(page, language == "nl" ? "Er zijn geen logs gelezen." : "No logs were read."));
      sample.add("000A", "één");
      CHECK(unbalanced(sample.page()) == "");
    }
  }
}

TEST_CASE("without logs nobody knows of visits, so there are no zeros") {
  SampleCampaign sample;
  sample.tally.days.clear();
  sample.readership = Readership::internal;
  sample.add("000A", "A");
  sample.deliver("000A", 100);
  sample.count("000A", "discord", 6);
  const auto files = sample.render();
  const std::string& page = files.at("reach/index.html");
  CHECK(row(page, "t-funnel", "A") == "A 000A ≤\u202F100 – – – –");
  CHECK(has(row(page, "t-hand-1", "A"), "6 (2,2–13)"));
  CHECK(has(text_of_page(page),
            "Er zijn geen logs gelezen, dus over scandagen zegt dit verslag "
            "niets."));
  CHECK_FALSE(has(page, "t-trend"));
  CHECK_FALSE(has(files.at("reach/reach.csv"), "scan_days"));
  sample.tally.days[{"site", date_of(2026, 10, 4)}] = true;
  CHECK(has(row(sample.page(), "t-funnel", "A"), "≤\u202F100 0 (0–3,7)"));
}

TEST_CASE("what is typed stays text in the page, the table and the data") {
  SampleCampaign sample;
  sample.readership = Readership::internal;
  sample.settings.title = {{"nl", "<b>titel</b> & co"}};
  sample.settings.owner = "\x1b[31mrood\x1b[0m";
  sample.add("000A", "=HYPERLINK(\"x\")<script>alert(1)</script>").area = "</style>";
  sample.add("000B", "+A1\t09\u202E");
  sample.add("000C", "@SOM\x07 \xff");
  sample.deliver("000A", 5, "<img src=x onerror=alert(1)>\r\n-2+3");
  sample.count("", "intake", 7, "-1+1; {count} {{ 3 }}");
  sample.tally.rules_version = "\"><svg onload=1>";
  const auto files = sample.render();
  const std::string& page = files.at("reach/index.html");
  CHECK(unbalanced(page) == "");
  for (const std::string part : {"<script", "<img", "onload=1>\"", "\x1b", "\x07", "\u202E"}) {
    CHECK_FALSE(has(page, part));
  }
  CHECK(has(page, "&lt;b&gt;titel&lt;/b&gt; &amp; co"));
  CHECK(has(page, "=HYPERLINK(&#34;x&#34;)&lt;script&gt;"));
  CHECK(has(page, "Notitie: &lt;img src=x onerror=alert(1)&gt; -2+3"));
  CHECK(has(page, "code: -1+1; {count} {{ 3 }}"));
  CHECK(has(page, "@SOM \uFFFD"));
  const std::string& csv = files.at("reach/reach.csv");
  CHECK(has(csv, "channels;\"'=HYPERLINK(\"\"x\"\")<script>alert(1)</script>\";000A;delivered;"));
  CHECK(has(csv, "channels;'+A1 09;000B;"));
  CHECK(has(csv, "channels;'@SOM \uFFFD;000C;"));
  CHECK(parse_json(files.at("reach/reach.json"), "reach.json").value);
}

TEST_CASE("numbers in the table follow the language's spreadsheets") {
  SampleCampaign sample = eight_venues();
  CHECK(has(sample.render().at("reach/reach.csv"),
            "channels;WGC Ledeberg;;scan_days;;18;10,6679;28,4478\n"));
  sample.language = "en";
  const auto files = sample.render();
  CHECK(has(files.at("reach/reach.csv"), "channels,WGC Ledeberg,,scan_days,,18,10.6679,28.4478\n"));
  CHECK(has(files.at("reach/reach.csv"), "channels,Huisarts,,scan_days,<5,,,\n"));
  CHECK(has(files.at("reach/index.html"), "<html lang=\"en-BE\">"));
  CHECK(has(files.at("reach/index.html"), "1 October 2026 to 30 November 2026"));
}

TEST_CASE("the same input gives the same bytes") {
  CHECK(eight_venues().render() == eight_venues().render());
}

TEST_CASE("the page's policy allows its style and nothing else") {
  const std::string page = eight_venues().page();
  const std::size_t begin = page.find("<style>") + 7;
  const std::string style = page.substr(begin, page.find("</style>") - begin);
  const std::string policy = "content=\"default-src 'none'; style-src 'sha256-" +
                             base64(sha256(style)) +
                             "'; img-src data:; base-uri 'none'; form-action 'none'\"";
  INFO("report.html must say " << policy);
  CHECK(has(page, policy));
  for (const std::string part : {"<script", " style=\"", "http:", "https:", "url(", "@import"}) {
    CHECK_FALSE(has(page, part));
  }
}

TEST_CASE("a thousand channels are reported at once") {
  SampleCampaign sample;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const std::string code = "c" + std::to_string(i);
    sample.add(code, "plaats " + std::to_string(i));
    sample.deliver(code, static_cast<double>(20 + i % 50));
    if (i % 7 != 0) sample.visit(code, i * i % 23);
  }
  for (const Readership readership : {Readership::shared, Readership::internal}) {
    sample.readership = readership;
    const auto begin = std::chrono::steady_clock::now();
    const std::string page = sample.page();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    CHECK(has(page, "plaats 999"));
    CHECK(took.count() < 30);  // a second without the sanitizers
  }
}

TEST_CASE("a letter stands for what has no name") {
  std::vector<Channel> channels(30);
  std::vector<const Channel*> all;
  for (Channel& channel : channels) {
    channel.kind = "venue";
    all.push_back(&channel);
  }
  channels[1].kind = "post";
  channels[2].name = "WGC";
  channels[3].name = "WGC";
  channels[3].may_be_named = channels[2].may_be_named = true;
  const ReportWords words("nl");
  const auto labels = label_channels(all, Readership::shared, words);
  CHECK(labels[0] == "Plaats A");
  CHECK(labels[1] == "Bericht A");
  CHECK(labels[2] == "WGC");
  CHECK(labels[3] == "WGC (2)");
  CHECK(labels[4] == "Plaats B");
  CHECK(labels[28] == "Plaats Z");
  CHECK(labels[29] == "Plaats AA");
}
