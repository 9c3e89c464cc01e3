#include "io/roll_back.h"

#include "catch.h"
#include "site.h"

using namespace kier;

namespace {

const Site first{{"www/index.html", "1"}, {"www/oud/index.html", "weg"}, {"servers/a", "1"}};
const Site second{{"www/index.html", "2"}, {"www/nieuw.css", "x"}, {"servers/a", "2"}};

std::string roll_back(const Scratch& scratch) {
  return lines_of(kier::roll_back(scratch.path("site")).diagnostics, scratch);
}

const std::string none =
    "TMP/site: error: no site was published here before the present one; only a site that was "
    "built over another one can be rolled back [io/no-previous]\n";

}  // namespace

TEST_CASE("a roll-back brings the previous site back; twice is as if never", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  REQUIRE(publish(scratch, second) == "");
  CHECK(roll_back(scratch) == "");
  CHECK(published(scratch) == first);
  CHECK(roll_back(scratch) == "");
  CHECK(published(scratch) == second);
  CHECK(kier::roll_back(scratch.path("site")).value->files == 2);
  REQUIRE(publish(scratch, second) == "");
  CHECK(published(scratch) == second);
  CHECK(roll_back(scratch) == "");
  CHECK(published(scratch) == first);
}

TEST_CASE("without a previous site there is nothing to roll back to", "[disk]") {
  const Scratch scratch;
  CHECK(roll_back(scratch) == none);
  REQUIRE(publish(scratch, first) == "");
  CHECK(roll_back(scratch) == none);
  REQUIRE(publish(scratch, first) == "");  // nothing changed, so it is the same site still
  CHECK(roll_back(scratch) == none);
  CHECK(published(scratch) == first);
}

TEST_CASE("a previous site that somebody changed does not come back", "[disk]") {
  const Scratch scratch;
  REQUIRE(publish(scratch, first) == "");
  REQUIRE(publish(scratch, second) == "");
  const auto refused = [](const std::string& file) {
    return "TMP/site/.kier/previous/www/" + file +
           ": error: this file of the previous site was changed since it was published; build the "
           "site again from its sources, as they were then [io/previous-changed]\n";
  };
  const std::string www = "site/.kier/previous/www/";
  SECTION("changed") {
    scratch.write(www + "index.html", "x");
    CHECK(roll_back(scratch) == refused("index.html"));
  }
  SECTION("added") {
    scratch.write(www + "a", "x");
    CHECK(roll_back(scratch) == refused("a"));
    std::filesystem::rename(scratch.path(www + "a"), scratch.path(www + "z"));
    CHECK(roll_back(scratch) == refused("z"));
  }
  SECTION("removed") {
    std::filesystem::remove(scratch.path(www + "oud/index.html"));
    CHECK(roll_back(scratch) == refused("oud/"));
  }
  SECTION("without manifest") {
    std::filesystem::remove(scratch.path(www + "manifest.sha256"));
    CHECK(roll_back(scratch) == refused("manifest.sha256"));
  }
  CHECK(published(scratch) == second);
}

TEST_CASE("a roll-back waits for a build", "[disk]") {
  const Scratch scratch;
  const auto building = Publication::begin(scratch.path("site"));
  PublishOptions options;
  options.patience.longest = std::chrono::milliseconds(0);
  CHECK(lines_of(kier::roll_back(scratch.path("site"), options).diagnostics, scratch) ==
        "TMP/site: error: another build is still using this output folder after 0 seconds; wait "
        "until it has ended, or end it; this build published nothing [io/busy]\n");
}
