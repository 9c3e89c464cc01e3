#include "print/check_list.h"

#include <set>

#include "catch.h"
#include "print/preflight.h"
#include "sheet.h"

using namespace kier;
using Kind = FileExpectation::Kind;

namespace {

/// "1 2 3 ...": the numbers of the checks that ended so.
std::string numbers(const std::array<CheckResult, 14>& results, CheckResult wanted) {
  std::string all;
  for (const FileCheck& check : file_checks())
    if (results[static_cast<std::size_t>(check.number) - 1] == wanted)
      all += (all.empty() ? "" : " ") + std::to_string(check.number);
  return all;
}

std::array<CheckResult, 14> checked(const std::string& pdf, const FileExpectation& file) {
  const CheckedAs kind = file.kind == Kind::press ? CheckedAs::press : CheckedAs::screen;
  return results_of(kind, true, preflight(pdf, file, "flyer.pdf"));
}

}  // namespace

TEST_CASE("checks: each has its number and a name of its own") {
  std::set<std::string_view> names;
  int number = 0;
  for (const FileCheck& check : file_checks()) {
    CHECK(check.number == ++number);
    CHECK(names.insert(check.name).second);
  }
  CHECK(number == 14);
}

TEST_CASE("checks: what was made depends on what the file is for") {
  const auto made = [](CheckedAs kind) {
    return numbers(results_of(kind, true, {}), CheckResult::passed);
  };
  CHECK(made(CheckedAs::press) == "1 2 3 4 5 6 7 8 9 10 11 12 13 14");
  CHECK(made(CheckedAs::screen) == "1 2 3 4 5 7 8 9 10 11 12 13 14");
  CHECK(made(CheckedAs::office) == "1 2 3 4 5 7 8 9 10 11 12 14");
  CHECK(made(CheckedAs::picture) == "1 7");
}

TEST_CASE("checks: a mistake fails its own check") {
  FileExpectation file = expected(Kind::press);
  file.title = "Poster";
  const auto results = checked(finished({}), file);
  CHECK(numbers(results, CheckResult::failed) == "12");
  CHECK(numbers(results, CheckResult::passed) == "1 2 3 4 5 6 7 8 9 10 11 13 14");
}

TEST_CASE("checks: what follows from a wrong code was not looked at") {
  Sheet sheet;
  sheet.flip_module = true;
  const auto results = checked(finished(sheet), expected(Kind::press));
  CHECK(numbers(results, CheckResult::failed) == "2");
  CHECK(numbers(results, CheckResult::not_made) == "1 3 4");
}

TEST_CASE("checks: a warning fails nothing") {
  Sheet weak;
  weak.kind = Kind::screen;
  weak.dark = 0.4;
  const auto results = checked(finished(weak), expected(Kind::screen));
  CHECK(numbers(results, CheckResult::failed).empty());
  CHECK(numbers(results, CheckResult::not_made) == "6");
}

TEST_CASE("checks: nothing was made of what cannot be read or drawn") {
  CHECK(numbers(checked("%PDF-1.4", expected(Kind::press)), CheckResult::not_made) ==
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14");
  CHECK(numbers(results_of(CheckedAs::press, false, {}), CheckResult::passed).empty());
}
